//! The machine readable lines of passports, identity cards and visas (ICAO 9303, parts 4 to
//! 7), by their check digits. Takes them folded; says whether they are what they look like.

use std::ops::Range;

/// Where the check digits of a format are, counted over all lines together.
struct Format {
    /// How many characters the lines have together.
    length: usize,
    /// The parts that have a check digit behind them.
    checked: [Range<usize>; 3],
    /// The parts over which the last check digit is made, and where it is; visas have none.
    whole: &'static [Range<usize>],
    last: usize,
}

/// Passports, of two lines of 44.
const TD3: Format = Format {
    length: 88,
    checked: [44..53, 57..63, 65..71],
    whole: &[44..54, 57..64, 65..87],
    last: 87,
};
/// Larger cards, of two lines of 36.
const TD2: Format = Format {
    length: 72,
    checked: [36..45, 49..55, 57..63],
    whole: &[36..46, 49..56, 57..71],
    last: 71,
};
/// Cards, of three lines of 30.
const TD1: Format = Format {
    length: 90,
    checked: [5..14, 30..36, 38..44],
    whole: &[5..30, 30..37, 38..45, 48..59],
    last: 59,
};

/// The second line of a passport, or of a larger card, on its own.
const SECOND_LINES: [Format; 2] = [
    Format { length: 44, checked: SECOND, whole: &[0..10, 13..20, 21..43], last: 43 },
    Format { length: 36, checked: SECOND, whole: &[0..10, 13..20, 21..35], last: 35 },
];
const SECOND: [Range<usize>; 3] = [0..9, 13..19, 21..27];

/// Whether lines stand there of which every check digit is right.
pub fn is_machine_readable(text: &str) -> bool {
    let lines: Vec<u8> = text.bytes().filter(|byte| byte.is_ascii_graphic()).collect();
    let is_visa = lines.first() == Some(&b'v');
    [TD3, TD2, TD1].iter().any(|format| format.fits(&lines, is_visa))
        || SECOND_LINES.iter().any(|format| format.fits(&lines, false))
}

impl Format {
    fn fits(&self, lines: &[u8], is_visa: bool) -> bool {
        let is_right = |part: &Range<usize>| is_checked(&lines[part.clone()], lines[part.end]);
        let whole = || self.whole.iter().flat_map(|part| &lines[part.clone()]).copied().collect();
        lines.len() == self.length
            && self.checked.iter().all(is_right)
            && (is_visa || is_checked::<Vec<u8>>(whole(), lines[self.last]))
    }
}

fn is_checked<P: AsRef<[u8]>>(part: P, digit: u8) -> bool {
    let value = |byte: &u8| match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        b'a'..=b'z' => u32::from(byte - b'a') + 10,
        _ => 0,
    };
    let weighted = part.as_ref().iter().map(value).zip([7, 3, 1].into_iter().cycle());
    let sum: u32 = weighted.map(|(value, weight)| value * weight).sum();
    let expected = if digit == b'<' { 0 } else { value(&digit) };
    digit.is_ascii_digit() | (digit == b'<') && sum % 10 == expected
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The specimens of ICAO 9303 parts 4, 5, 6 and 7, of a country that is none.
    const SPECIMENS: [&str; 4] = [
        "p<utoeriksson<<anna<maria<<<<<<<<<<<<<<<<<<<l898902c36uto7408122f1204159ze184226b<<<<<10",
        "i<utod231458907<<<<<<<<<<<<<<<7408122f1204159uto<<<<<<<<<<<6eriksson<<anna<maria<<<<<<<<<<",
        "i<utoeriksson<<anna<maria<<<<<<<<<<<d231458907uto7408122f1204159<<<<<<<6",
        "v<utoeriksson<<anna<maria<<<<<<<<<<<<<<<<<<<l8988901c4xxx4009078f96121096zer9uw<<<<<<<<",
    ];

    #[test]
    fn check_digits_tell() {
        for specimen in SPECIMENS {
            let specimen = specimen.to_owned() + &"<".repeat(specimen.len() % 2);
            assert!(is_machine_readable(&specimen), "{specimen}");
            let checked = [44..80, 5..45, 36..64, 44..72];
            let which = SPECIMENS.iter().position(|other| specimen.starts_with(other));
            for at in checked[which.expect("a specimen")].clone() {
                let mut other = specimen.clone().into_bytes();
                if other[at].is_ascii_digit() {
                    other[at] = (other[at] - b'0' + 1) % 10 + b'0';
                    assert!(!is_machine_readable(&String::from_utf8_lossy(&other)), "{at}");
                }
            }
        }
        assert!(!is_machine_readable("p<utoeriksson"));
        let second = [&SPECIMENS[0][44..], &SPECIMENS[2][36..]];
        assert!(second.iter().all(|line| is_machine_readable(line)));
        assert!(!is_machine_readable(&second[0].replace("7408122", "7408132")));
    }
}
