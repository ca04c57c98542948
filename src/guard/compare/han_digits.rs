//! Numbers written with Chinese numerals: 一三八〇〇…, 壹叁捌零零…, mixed with digits too.
//!
//! Takes folded text and says whether a long run of them stands in it; takes decoded text
//! and gives it with digits in place of numerals. Reads no amounts: 十, 百, 拾 end a run.

use super::{Beginning, Folded};

/// Every numeral of one digit, and the digit.
const NUMERALS: [(char, u8); 25] = [
    ('〇', b'0'),
    ('○', b'0'),
    ('零', b'0'),
    ('一', b'1'),
    ('幺', b'1'),
    ('壹', b'1'),
    ('二', b'2'),
    ('贰', b'2'),
    ('貳', b'2'),
    ('三', b'3'),
    ('叁', b'3'),
    ('參', b'3'),
    ('四', b'4'),
    ('肆', b'4'),
    ('五', b'5'),
    ('伍', b'5'),
    ('六', b'6'),
    ('陆', b'6'),
    ('陸', b'6'),
    ('七', b'7'),
    ('柒', b'7'),
    ('八', b'8'),
    ('捌', b'8'),
    ('九', b'9'),
    ('玖', b'9'),
];
/// Each of them has so many bytes.
const WIDTH: usize = 3;

/// Every two digits of which one is a numeral: where such a pair stands, a run may.
pub fn numeral_pairs() -> Vec<Vec<u8>> {
    let numerals = NUMERALS.iter().map(|(numeral, _)| numeral.to_string());
    let digits = (0..10).map(|digit: u8| digit.to_string());
    let all: Vec<String> = numerals.chain(digits).collect();
    let pairs = all.iter().flat_map(|first| all.iter().map(move |second| first.clone() + second));
    pairs.filter(|pair| pair.len() > 2).map(String::into_bytes).collect()
}

/// Whether a run of at least `shortest` digits, one of them a numeral, stands in the text.
/// Looks only where the text may begin something.
pub fn has_numeral_run(text: &Folded, shortest: usize) -> bool {
    text.starts(Beginning::Numeral).iter().any(|start| {
        let (Some((first, length)), bytes) = (digit_at(text.bytes(), *start), text.bytes()) else {
            return false;
        };
        let Some((second, _)) = digit_at(bytes, start + length) else { return false };
        let is_pair = first.is_some() || second.is_some();
        is_pair && before(bytes, *start, shortest) + behind(bytes, *start, shortest) >= shortest
    })
}

/// Appends `text` with digits in place of numerals.
pub fn numerals_as_digits(text: &[u8], into: &mut Vec<u8>) {
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        match digit_at(text, at) {
            Some((Some(digit), length)) => {
                into.push(digit);
                at += length;
            }
            _ => {
                into.push(*byte);
                at += 1;
            }
        }
    }
}

/// The digit that begins here: what a numeral stands for, and how many bytes it has.
fn digit_at(text: &[u8], at: usize) -> Option<(Option<u8>, usize)> {
    let first = *text.get(at)?;
    if first.is_ascii() {
        return first.is_ascii_digit().then_some((None, 1));
    }
    let bytes = text.get(at..at + WIDTH)?;
    let character = std::str::from_utf8(bytes).ok()?.chars().next()?;
    let (_, digit) = NUMERALS.iter().find(|(numeral, _)| *numeral == character)?;
    Some((Some(*digit), WIDTH))
}

/// How many digits follow, as far as it matters.
fn behind(text: &[u8], mut at: usize, enough: usize) -> usize {
    let mut count = 0;
    while count < enough {
        let separated = || {
            let separator = separator_at(text, at)?;
            digit_at(text, at + separator).map(|(digit, length)| (digit, length + separator))
        };
        let Some((_, length)) = digit_at(text, at).or_else(separated) else { break };
        count += 1;
        at += length;
    }
    count
}

/// How many digits stand before, as far as it matters.
fn before(text: &[u8], mut at: usize, enough: usize) -> usize {
    let mut count = 0;
    while count < enough {
        let ends_here = |end: usize| {
            let length = if text.get(end.checked_sub(1)?)?.is_ascii() { 1 } else { WIDTH };
            digit_at(text, end.checked_sub(length)?).map(|_| end - length)
        };
        let separated = || {
            let separator = text.get(at.checked_sub(1)?)?;
            b"-./".contains(separator).then(|| ends_here(at - 1)).flatten()
        };
        let Some(start) = ends_here(at).or_else(separated) else { break };
        count += 1;
        at = start;
    }
    count
}

/// How many bytes a separator of groups has that stands here.
fn separator_at(text: &[u8], at: usize) -> Option<usize> {
    match text.get(at)? {
        b'-' | b'.' | b'/' => Some(1),
        _ if text.get(at..)?.starts_with("·".as_bytes()) => Some("·".len()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Pairs;
    use super::*;

    fn is_run(text: &str) -> bool {
        let pairs = numeral_pairs();
        let mut folded = Folded::default();
        let pairs: Vec<_> =
            pairs.iter().map(|pair| (Beginning::Numeral, pair.as_slice())).collect();
        folded.fold(text.as_bytes(), &Pairs::of(&pairs));
        has_numeral_run(&folded, 11)
    }

    #[test]
    fn runs_are_noticed() {
        for text in [
            "一三八〇〇一三八〇〇〇",
            "壹叁捌零零壹叁捌零零零",
            "电话幺三八 〇〇一三 八〇〇〇",
            "1380013800〇 ",
            "13800138〇〇0",
            "一三八-〇〇一三-八〇〇〇",
            "138-0013-八〇〇〇",
            "一1〇1〇5一9四91",
        ] {
            assert!(is_run(text), "{text}");
        }
        for text in [
            "二〇二六年十一月二十三日",
            "一三八〇〇一三八〇〇",
            "13800138000",
            "一、三八〇〇一三八〇〇〇",
            "壹拾贰万叁仟肆佰伍拾陆元柒角捌分",
            "",
        ] {
            assert!(!is_run(text), "{text}");
        }
    }

    #[test]
    fn numerals_become_digits() {
        let digits = |text: &str| {
            let mut into = Vec::new();
            numerals_as_digits(text.as_bytes(), &mut into);
            String::from_utf8_lossy(&into).into_owned()
        };
        assert_eq!(digits("号一三〇x贰零○5幺。"), "号130x20051。");
    }
}
