//! The two machine readable lines of a passport (ICAO 9303, TD3), by their check digits.
//! Takes them folded; says whether they are what they look like.

/// How long a line is.
const LINE: usize = 44;
/// The parts of the second line that have a check digit behind them.
const CHECKED: [std::ops::Range<usize>; 3] = [0..9, 13..19, 21..27];
/// The parts over which the last check digit is made.
const WHOLE: [std::ops::Range<usize>; 3] = [0..10, 13..20, 21..43];

/// Whether both lines stand there, and every check digit of the second is right.
pub fn is_machine_readable(text: &str) -> bool {
    let characters: Vec<u8> = text.bytes().filter(|byte| byte.is_ascii_graphic()).collect();
    let Some(line) = characters.get(LINE..2 * LINE) else { return false };
    let parts = CHECKED.iter().all(|part| is_checked(&line[part.clone()], line[part.end]));
    let whole: Vec<u8> = WHOLE.iter().flat_map(|part| &line[part.clone()]).copied().collect();
    parts && is_checked(&whole, line[LINE - 1])
}

fn is_checked(part: &[u8], digit: u8) -> bool {
    let value = |byte: &u8| match byte {
        b'0'..=b'9' => u32::from(byte - b'0'),
        b'a'..=b'z' => u32::from(byte - b'a') + 10,
        _ => 0,
    };
    let sum: u32 =
        part.iter().map(value).zip([7, 3, 1].into_iter().cycle()).map(|(v, w)| v * w).sum();
    let expected = if digit == b'<' { 0 } else { value(&digit) };
    digit.is_ascii_digit() | (digit == b'<') && sum % 10 == expected
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The specimen of ICAO 9303 part 4, of a country that is none.
    const SPECIMEN: &str =
        "p<utoeriksson<<anna<maria<<<<<<<<<<<<<<<<<<<l898902c36uto7408122f1204159ze184226b<<<<<10";

    #[test]
    fn check_digits_tell() {
        assert!(is_machine_readable(SPECIMEN));
        for at in 0..SPECIMEN.len() - LINE {
            let mut other = SPECIMEN.to_owned().into_bytes();
            let digit = &mut other[LINE + at];
            if digit.is_ascii_digit() {
                *digit = (*digit - b'0' + 1) % 10 + b'0';
                assert!(!is_machine_readable(&String::from_utf8_lossy(&other)), "{at}");
            }
        }
        assert!(!is_machine_readable("p<utoeriksson"));
    }
}
