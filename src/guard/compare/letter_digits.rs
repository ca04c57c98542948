//! Letters that are typed for digits: O for 0, l and I for 1.
//! Takes text; gives the words that are numbers but for such letters, as digits, and
//! nothing where there is none. A word in which another letter stands is no number.

use crate::guard::decode::SEPARATOR;

/// A mobile number, and the longest number of a bank card.
const LENGTHS: std::ops::RangeInclusive<usize> = 11..=19;

/// With fewer digits it is a word.
const FEWEST_DIGITS: usize = 4;

/// Whether a letter that may stand for a digit is the first byte, and a digit or such a
/// letter the next.
pub fn begins_with_letter_digit(text: &[u8]) -> bool {
    let is_one = |byte: &u8| byte.is_ascii_digit() || digit_of(*byte).is_some();
    matches!(text, [letter, next, ..] if digit_of(*letter).is_some() && is_one(next))
}

/// The words that are numbers with letters for digits, one a piece.
pub fn letter_digits_as_digits(text: &[u8]) -> Vec<u8> {
    let mut numbers = Vec::new();
    for word in text.split(|byte| !byte.is_ascii_alphanumeric()) {
        let body = word.strip_suffix(b"X").or(word.strip_suffix(b"x")).unwrap_or(word);
        let digit = |byte: &u8| if byte.is_ascii_digit() { Some(*byte) } else { digit_of(*byte) };
        let all: Option<Vec<u8>> = body.iter().map(digit).collect();
        let Some(digits) = all.filter(|_| LENGTHS.contains(&word.len())) else { continue };
        let letters = body.iter().filter(|byte| !byte.is_ascii_digit()).count();
        if letters > 0 && body.len() - letters >= FEWEST_DIGITS {
            numbers.extend_from_slice(&digits);
            numbers.extend_from_slice(&word[body.len()..]);
            numbers.push(SEPARATOR);
        }
    }
    numbers
}

fn digit_of(letter: u8) -> Option<u8> {
    match letter {
        b'O' | b'o' => Some(b'0'),
        b'l' | b'I' => Some(b'1'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_are_read() {
        let read = |text: &str| {
            String::from_utf8_lossy(&letter_digits_as_digits(text.as_bytes())).into_owned()
        };
        assert_eq!(read("号11O1O519491231OO2X。"), "11010519491231002X\u{1F}");
        assert_eq!(read("I38OOl38OOO 138O0138000"), "13800138000\u{1F}".repeat(2));
        for text in ["11010519491231002X", "l38OOOOOOOO", "138O0138O0", "1380O13800A", ""] {
            assert_eq!(read(text), "", "{text}");
        }
        assert!(begins_with_letter_digit(b"O1") && begins_with_letter_digit(b"lO"));
        assert!(!begins_with_letter_digit(b"11") && !begins_with_letter_digit(b"l"));
    }
}
