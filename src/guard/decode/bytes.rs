//! Escapes that stand for single bytes of a text: `\xe5\xbc\xa0` and `\345\274\240`, as
//! programs print what they cannot show, and pairs of hexadecimal digits one by one.
//! Takes text; appends it with the bytes in place of the escapes.

use super::SEPARATOR;
use super::escape::hexadecimal;
use super::gbk::read_as_gbk_too;
use super::marked::replace_marked;
use super::together::any_three;
use memchr::{memchr_iter, memmem};

/// Fewer pairs are a date, a colour, a version.
const FEWEST_PAIRS: usize = 8;
/// What may stand between two pairs: `e6 bc 94`, `e6:bc:94`, `E6-BC-94`, `0xe6, 0xbc, 0x94`.
const BETWEEN: [&[u8]; 6] = [b" ", b":", b"-", b", 0x", b",0x", b" 0x"];

/// Appends `text` with `\xHH` and `\OOO` replaced; whether there was any.
pub fn decode_byte_escapes(text: &[u8], into: &mut Vec<u8>) -> bool {
    replace_marked(text, b'\\', into, replace)
}

fn replace<'t>(text: &'t [u8], into: &mut Vec<u8>) -> Option<&'t [u8]> {
    let (code, behind) = match text.strip_prefix(b"\\x") {
        Some(digits) => hexadecimal(digits, 2)?,
        None => octal(&text[1..])?,
    };
    into.push(u8::try_from(code).ok()?);
    Some(behind)
}

fn octal(text: &[u8]) -> Option<(u32, &[u8])> {
    let (digits, rest) = text.split_at_checked(3)?;
    let more = |code: u32, digit: &u8| Some(code * 8 + char::from(*digit).to_digit(8)?);
    Some((digits.iter().try_fold(0, more)?, rest))
}

/// Appends what rows of hexadecimal pairs say, one a piece; whether there was any.
pub fn decode_pairs(text: &[u8], into: &mut Vec<u8>) -> bool {
    let before = into.len();
    let plain = any_three(text, 3, 6, is_row) && may_hold_row(text);
    let marked = memchr_iter(b'x', text).any(|at| text[..at].ends_with(b"0"));
    let is_there = |between: &&[u8]| if between.len() == 1 { plain } else { marked };
    for between in BETWEEN.iter().copied().filter(is_there) {
        let mut rest = text;
        while let Some(at) = first_pair(rest, between) {
            let (bytes, behind) = row(&rest[at..], between);
            rest = behind;
            if bytes.len() >= FEWEST_PAIRS {
                let start = into.len();
                into.extend_from_slice(&bytes);
                read_as_gbk_too(into, start);
                into.push(SEPARATOR);
            }
        }
    }
    into.len() > before
}

/// Whether three characters, with two others between, may be signs of a row: a date has but
/// two.
fn is_row(one: u8, two: u8, three: u8) -> bool {
    (one == two) & (two == three) & ((one == b' ') | (one == b':') | (one == b'-'))
}

/// Whether pairs of characters stand between single signs, by looking at every sixteenth
/// byte: the shortest row is longer than that and two of its pairs.
fn may_hold_row(text: &[u8]) -> bool {
    let is_step = |[before, one, two, behind]: [u8; 4]| {
        before == behind && matches!(before, b' ' | b':' | b'-') && one != before && two != before
    };
    text.chunks(SAMPLE).enumerate().any(|(nth, part)| {
        let Some([a, b, c, d, e, f]) = part.first_chunk() else { return false };
        let steps = [[*a, *b, *c, *d], [*b, *c, *d, *e], [*c, *d, *e, *f]];
        let mut at = nth * SAMPLE..;
        steps.into_iter().any(|step| {
            let at = at.next().unwrap_or_default();
            is_step(step) && goes_on(text, at, step[0])
        })
    })
}

/// Whether one more sign stands before the two at `at` and three bytes on, or behind them: a
/// date has but two.
fn goes_on(text: &[u8], at: usize, sign: u8) -> bool {
    let is_sign = |at: Option<usize>| at.and_then(|at| text.get(at)) == Some(&sign);
    is_sign(at.checked_sub(3)) || is_sign(at.checked_add(6))
}

/// The bytes of the shortest row, less what two steps take.
const SAMPLE: usize = 3 * FEWEST_PAIRS - 8;

/// Where a pair stands that is followed by what stands between pairs, and by another.
fn first_pair(text: &[u8], between: &[u8]) -> Option<usize> {
    memmem::find_iter(text, between).find_map(|at| {
        let start = at.checked_sub(2)?;
        let before = start.checked_sub(1).and_then(|before| text.get(before));
        let is_alone = between.len() > 1 || !before.is_some_and(u8::is_ascii_alphanumeric);
        hexadecimal(text.get(start..)?, 2)?;
        hexadecimal(text.get(at + between.len()..)?, 2)?;
        is_alone.then_some(start)
    })
}

fn row<'t>(mut text: &'t [u8], between: &[u8]) -> (Vec<u8>, &'t [u8]) {
    let mut bytes = Vec::new();
    while let Some((code, rest)) = hexadecimal(text, 2) {
        bytes.extend(u8::try_from(code));
        let Some(next) = rest.strip_prefix(between) else { return (bytes, rest) };
        text = next;
    }
    (bytes, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str, by: fn(&[u8], &mut Vec<u8>) -> bool) -> Option<String> {
        let mut into = Vec::new();
        by(text.as_bytes(), &mut into).then(|| String::from_utf8_lossy(&into).into_owned())
    }

    #[test]
    fn replaces_escapes_of_bytes() {
        let bytes = |text| decoded(text, decode_byte_escapes);
        assert_eq!(bytes(r"\xe5\xbc\xa0 \345\274\240 \n").as_deref(), Some("张 张 \\n"));
        assert!(bytes(r"\xd5\xc5\xc8\xfd").is_some_and(|text| text.contains("张三")));
        assert_eq!(bytes(r"C:\new\99"), None);
    }

    #[test]
    fn reads_rows_of_pairs() {
        let pairs = |text: &str| decoded(text, decode_pairs);
        for text in [
            "31 31 30 31 30 35 31 39 34",
            "x 31:31:30:31:30:35:31:39:34.",
            "31-31-30-31-30-35-31-39",
            "31-31-30-31-30-35-31-39-34",
            "[0x31, 0x31, 0x30, 0x31, 0x30, 0x35, 0x31, 0x39, 0x34]",
        ] {
            for before in 0..16 {
                let text = format!("{}|{text}", "a".repeat(before));
                assert!(pairs(&text).is_some_and(|row| row.contains("11010519")), "{text}");
            }
        }
        for text in ["2026-05-02 09:30:00", "12 34 56", "a b c d e f", "", "31 3"] {
            assert_eq!(pairs(text), None, "{text}");
        }
    }
}
