//! Words in bytes of which nobody knows the structure: free space, old formats, gaps.
//!
//! Takes any bytes; gives every run that reads as text in UTF-16, in GB 2312 or in UTF-8,
//! one a line. A run is long enough, and its characters common enough, that noise is not
//! taken for a name. A safety net: what has a structure is read by its own reader first.

use encoding_rs::{GB18030, GBK};

/// Runs of fewer bytes are noise: four Chinese characters, or eight others.
const SHORTEST: usize = 8;

/// Every run of text, in any of the encodings.
pub fn words(bytes: &[u8]) -> String {
    let mut into = String::new();
    wide_runs(bytes, &mut into);
    wide_runs(bytes.get(1..).unwrap_or_default(), &mut into);
    narrow_runs(bytes, two_bytes, &mut into, |run| GB18030.decode(run).0.into_owned());
    narrow_runs(bytes, three_bytes, &mut into, |run| {
        if run.is_ascii() { String::new() } else { String::from_utf8_lossy(run).into_owned() }
    });
    into
}

/// The words in which so many digits stand that they could be somebody's number: all that
/// is asked of what programs wrote for themselves.
pub fn numbers(bytes: &[u8], fewest: usize) -> String {
    let words = words(bytes);
    let digits = |line: &&str| line.bytes().filter(u8::is_ascii_digit).count() >= fewest;
    words.lines().filter(digits).flat_map(|line| [line, "\n"]).collect()
}

fn wide_runs(bytes: &[u8], into: &mut String) {
    let mut run = String::new();
    let mut before = 0;
    for pair in bytes.chunks_exact(2) {
        let unit = u32::from(pair[0]) | u32::from(pair[1]) << 8;
        match char::from_u32(unit).filter(|character| reads_as_text(*character)) {
            Some(character) => run.push(character),
            None => {
                end(&mut run, before, into);
                before = unit;
            }
        }
    }
    end(&mut run, before, into);
}

fn reads_as_text(character: char) -> bool {
    matches!(
        character,
        ' '..='~' | '\t' | '·' | '\u{2010}'..='\u{2026}' | '\u{3000}'..='\u{303F}'
            | '\u{4E00}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}'
    )
}

/// Keeps a run if it is text: long enough, or as long as the number before it says.
fn end(run: &mut String, before: u32, into: &mut String) {
    let all = run.chars().count();
    let is_counted = all > 1 && u32::try_from(all) == Ok(before);
    // any two bytes are a character, but rarely one that people use
    let is_text = || run.chars().filter(|character| is_common(*character)).count() * 4 >= all * 3;
    if (all * 2 >= SHORTEST || is_counted) && is_text() {
        into.push_str(run);
        into.push('\n');
    }
    run.clear();
}

fn is_common(character: char) -> bool {
    if !('\u{4E00}'..='\u{9FFF}').contains(&character) {
        return true;
    }
    let mut utf8 = [0; 4];
    let (bytes, _, _) = GBK.encode(character.encode_utf8(&mut utf8));
    two_bytes(&bytes) == 2
}

fn narrow_runs(
    bytes: &[u8],
    length: fn(&[u8]) -> usize,
    into: &mut String,
    decode: impl Fn(&[u8]) -> String,
) {
    let (mut start, mut at) = (0, 0);
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let long = match rest[0] {
            b' '..=b'~' | b'\t' => 1,
            _ => length(rest),
        };
        if long > 0 {
            at += long;
            continue;
        }
        keep(bytes, start, at, into, &decode);
        at += 1;
        start = at;
    }
    keep(bytes, start, bytes.len(), into, &decode);
}

fn keep(
    bytes: &[u8],
    start: usize,
    end: usize,
    into: &mut String,
    decode: &impl Fn(&[u8]) -> String,
) {
    let run = bytes.get(start..end).unwrap_or_default();
    if run.len() >= SHORTEST || is_counted(&bytes[..start.min(bytes.len())], run) {
        into.push_str(&decode(run));
        into.push('\n');
    }
}

/// Whether the number before a run says how long it is, with a zero at its end perhaps.
fn is_counted(before: &[u8], run: &[u8]) -> bool {
    let Some(number) = before.last_chunk::<4>() else { return false };
    let number = u32::from_le_bytes(*number);
    let length = u32::try_from(run.len()).unwrap_or(u32::MAX);
    run.len() >= 4 && !run.is_ascii() && (number == length || number == length + 1)
}

/// The length of a character of GB 2312 at the start, or 0.
fn two_bytes(bytes: &[u8]) -> usize {
    if matches!(bytes, [0xA1..=0xF7, 0xA1..=0xFE, ..]) { 2 } else { 0 }
}

/// The length of a Chinese character in UTF-8 at the start, or 0.
fn three_bytes(bytes: &[u8]) -> usize {
    match bytes {
        [0xE3..=0xE9 | 0xEF, 0x80..=0xBF, 0x80..=0xBF, ..] => 3,
        [0xC2, 0xB7, ..] => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_text_in_any_encoding_between_bytes() {
        let name = "演示人员甲 11010519491231002X";
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for text in [wide, GBK.encode(name).0.into_owned(), name.as_bytes().to_vec()] {
            for before in [&[0, 1, 2][..], &[0xFF, 0, 0, 3]] {
                let all = words(&[before, &text, &[0, 0, 1]].concat());
                assert!(all.lines().any(|line| line == name), "{all}");
            }
        }
    }

    #[test]
    fn finds_short_words_where_their_length_is_told() {
        let wide: Vec<u8> = "甲乙".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(words(&[&[9, 0, 2, 0], &wide[..], &[3, 0]].concat()), "甲乙\n");
        assert_eq!(words(&[&[9, 0, 3, 0], &wide[..], &[3, 0]].concat()), "");
        let narrow = GBK.encode("甲乙").0;
        assert_eq!(words(&[&[1, 5, 0, 0, 0], &narrow[..], &[0]].concat()), "甲乙\n");
    }

    #[test]
    fn noise_is_no_text() {
        let mut state = 7_u32;
        let mut noise = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        let bytes: Vec<u8> = (0..100_000).map(|_| noise()).collect();
        assert!(words(&bytes).len() < 12_000, "{}", words(&bytes).len());
        assert_eq!(numbers(&bytes, 11), "");
    }
}
