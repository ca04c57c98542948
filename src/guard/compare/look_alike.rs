//! Digits of other scripts, and letters of other alphabets that look like Latin ones:
//! ١١٠, Х for X. Takes one character; gives the ASCII character that a reader takes it for.
//! Compatibility forms (１, 𝟏) are no business of this file.

/// The zeros of the scripts that have decimal digits of their own (Unicode, general
/// category Nd): the nine others follow each.
const ZEROS: [u32; 39] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6,
    0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
    0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0x104A0,
    0x11066, 0x1E140, 0x1E950,
];

/// Ones that stand for digits without a zero beside them, up to nine: the numerals of
/// Suzhou, with which merchants marked prices, and digits in circles of every make.
const ONES: [u32; 5] = [0x3021, 0x2776, 0x2780, 0x278A, 0x24F5];
/// The zeros that belong to circles.
const CIRCLED_ZEROS: [u32; 3] = [0x24FF, 0x1F10B, 0x1F10C];

/// Letters of Cyrillic and Greek with the Latin ones that nobody can tell from them.
#[rustfmt::skip]
const LETTERS: [(char, char); 52] = [
    ('А', 'a'), ('В', 'b'), ('Е', 'e'), ('К', 'k'), ('М', 'm'), ('Н', 'h'), ('О', 'o'),
    ('Р', 'p'), ('С', 'c'), ('Т', 't'), ('У', 'y'), ('Х', 'x'), ('Ѕ', 's'), ('І', 'i'),
    ('Ј', 'j'), ('а', 'a'), ('е', 'e'), ('о', 'o'), ('р', 'p'), ('с', 'c'), ('у', 'y'),
    ('х', 'x'), ('ѕ', 's'), ('і', 'i'), ('ј', 'j'), ('к', 'k'), ('м', 'm'), ('т', 't'),
    ('в', 'b'), ('н', 'h'), ('Α', 'a'), ('Β', 'b'), ('Ε', 'e'), ('Ζ', 'z'), ('Η', 'h'),
    ('Ι', 'i'), ('Κ', 'k'), ('Μ', 'm'), ('Ν', 'n'), ('Ο', 'o'), ('Ρ', 'p'), ('Τ', 't'),
    ('Υ', 'y'), ('Χ', 'x'), ('ο', 'o'), ('ρ', 'p'), ('υ', 'y'), ('χ', 'x'), ('ν', 'v'),
    ('α', 'a'), ('κ', 'k'), ('ι', 'i'),
];

/// The digit or small letter of ASCII for which a character is taken.
pub fn taken_for(character: char) -> Option<char> {
    let code = u32::from(character);
    if !(0x370..0x1_F200).contains(&code) {
        return None;
    }
    if let Some((_, latin)) = LETTERS.iter().find(|(other, _)| *other == character) {
        return Some(*latin);
    }
    if CIRCLED_ZEROS.contains(&code) {
        return Some('0');
    }
    if let Some(one) = ONES.iter().find(|one| (**one..**one + 9).contains(&code)) {
        return char::from_digit(code - one + 1, 10);
    }
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}
