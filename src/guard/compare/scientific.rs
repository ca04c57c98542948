//! Numbers as a table shows what is too long for a cell: 1.38001380000E+10.
//! Takes text; gives those that have kept all their digits, written out, and nothing where
//! there is none. What was rounded, as most are, is the number of nobody.

use crate::guard::decode::SEPARATOR;

/// The digits of a mobile number, and of the longest bank card.
const LENGTHS: std::ops::RangeInclusive<usize> = 11..=19;
/// So many zeros at the end of a number are left out by some programs.
const MOST_DROPPED: usize = 3;

/// Whether a power of ten stands at the head of `text`: E+10, e17.
pub fn begins_with_power(text: &[u8]) -> bool {
    power(text).is_some()
}

/// Ten to which power stands there.
fn power(text: &[u8]) -> Option<usize> {
    let signed = text.strip_prefix(b"E").or(text.strip_prefix(b"e"))?;
    let digits = signed.strip_prefix(b"+").unwrap_or(signed);
    let &[b'1', one @ b'0'..=b'9', ..] = digits else { return None };
    let is_whole = !digits.get(2).is_some_and(u8::is_ascii_alphanumeric);
    is_whole.then_some(10 + usize::from(one - b'0'))
}

/// The numbers that keep all their digits, one a piece.
pub fn powers_as_digits(text: &[u8]) -> Vec<u8> {
    let mut numbers = Vec::new();
    for at in memchr::memchr2_iter(b'E', b'e', text) {
        let Some(power) = power(&text[at..]) else { continue };
        let fraction = count(&text[..at]);
        let before = &text[..at - fraction];
        let Some([head @ .., whole @ b'1'..=b'9']) = before.strip_suffix(b".") else { continue };
        let is_whole =
            !head.last().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'.');
        let (digits, rest) = text[at - fraction..at].split_at(fraction.min(power));
        let keeps_all =
            power - digits.len() <= MOST_DROPPED && rest.iter().all(|digit| *digit == b'0');
        if is_whole && keeps_all && LENGTHS.contains(&(power + 1)) {
            numbers.push(*whole);
            numbers.extend_from_slice(digits);
            numbers.resize(numbers.len() + power - digits.len(), b'0');
            numbers.push(SEPARATOR);
        }
    }
    numbers
}

/// How many digits stand at the end, none of a number that is too long for anything.
fn count(text: &[u8]) -> usize {
    let digits = text.iter().rev().take(*LENGTHS.end() + MOST_DROPPED);
    digits.take_while(|byte| byte.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keeps_its_digits_is_written_out() {
        let read = |text: &str| {
            String::from_utf8_lossy(&powers_as_digits(text.as_bytes())).replace('\u{1F}', "|")
        };
        for text in ["1.38001380000E+10", "号1.38001380000e+10，", "1.3800138E10", "(1.3800138e10)"]
        {
            assert_eq!(read(text), "13800138000|", "{text}");
        }
        assert_eq!(read("1.10105194912310021E+17 1.3800138E10"), "110105194912310021|13800138000|");
        for text in [
            "1.38E+10",
            "1.380014E+10",
            "1.38001380001E+10",
            "13.8001380000E+10",
            "0.38001380000E+10",
            "1.38001380000E+9",
            "1.38001380000E-10",
            "1.38001380000E+101",
            "a1.38001380000E+10",
            "E+10",
            ".E+10",
        ] {
            assert_eq!(read(text), "", "{text}");
        }
    }
}
