//! What the strings of a PDF say.
//!
//! Takes the bytes of a string; gives every way in which they may be read: by the mark
//! in front of them, and without one as the producers of this country write them. Never
//! decides which of them was meant.

use super::super::runs;
use encoding_rs::{GB18030, WINDOWS_1252};

/// Every reading of a string, the likeliest first.
pub fn readings(bytes: &[u8]) -> Vec<String> {
    match bytes {
        [0xFE, 0xFF, text @ ..] => marked(text, u16::from_be_bytes),
        [0xFF, 0xFE, text @ ..] => marked(text, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, text @ ..] => vec![String::from_utf8_lossy(text).into_owned()],
        text if text.is_ascii() && !text.contains(&0) => vec![plain_of(text)],
        text => unmarked(text),
    }
}

fn marked(text: &[u8], unit: fn([u8; 2]) -> u16) -> Vec<String> {
    let mut all = vec![utf16(text, unit)];
    // the mark may be wrong, or that of four bytes a character
    if text.contains(&0) {
        all.push(runs::sweep(text));
    }
    if text.is_ascii() && !text.contains(&0) {
        all.push(plain_of(text));
    }
    all
}

fn unmarked(text: &[u8]) -> Vec<String> {
    match std::str::from_utf8(text) {
        Ok(text) if !text.contains('\0') => return vec![text.to_owned()],
        _ => {}
    }
    let (chinese, _) = GB18030.decode_without_bom_handling(text);
    let (latin, _) = WINDOWS_1252.decode_without_bom_handling(text);
    let mut all = vec![chinese.into_owned(), latin.into_owned()];
    all.push(String::from_utf8_lossy(text).into_owned());
    all.push(tagged(text));
    all.push(runs::sweep(text));
    for text in [text, text.get(1..).unwrap_or_default()] {
        all.push(utf16(text, u16::from_be_bytes));
        all.push(utf16(text, u16::from_le_bytes));
    }
    all
}

/// The texts in a certificate, such as a signature has: each with its kind and its length
/// in front of it, and often with a byte behind it that looks like a digit.
fn tagged(bytes: &[u8]) -> String {
    let mut all = String::new();
    for (at, head) in bytes.windows(2).enumerate() {
        // numerals, UTF-8, ASCII of three kinds, UTF-16
        let is_text = matches!(head[0], 0x0C | 0x12 | 0x13 | 0x14 | 0x16 | 0x1E);
        let text = bytes.get(at + 2..).and_then(|rest| rest.get(..usize::from(head[1])));
        let Some(text) = text.filter(|text| is_text && text.len() > 1) else { continue };
        if head[0] == 0x1E {
            all.push_str(&utf16(text, u16::from_be_bytes));
            all.push('\n');
        } else if let Ok(text) = std::str::from_utf8(text) {
            all.push_str(text);
            all.push('\n');
        }
    }
    all
}

/// ASCII as it stands.
fn plain_of(text: &[u8]) -> String {
    text.iter()
        .filter(|byte| byte.is_ascii() && **byte != 0)
        .map(|byte| char::from(*byte))
        .collect()
}

/// UTF-16, the marks of a language in it left out.
pub fn utf16(text: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = text.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut is_mark = false;
    let text = char::decode_utf16(units).map(|found| found.unwrap_or(char::REPLACEMENT_CHARACTER));
    text.filter(|character| {
        let escape = *character == '\u{1B}';
        let shown = !escape && !is_mark;
        is_mark ^= escape;
        shown
    })
    .collect()
}

/// Bytes that may be text: the text, or the pieces of it between bytes that are none.
pub fn pieces(bytes: &[u8]) -> Option<String> {
    if let [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] = bytes {
        return readings(bytes).into_iter().next();
    }
    let text = std::str::from_utf8(bytes).ok().map(str::to_owned).or_else(|| {
        let (text, is_damaged) = GB18030.decode_without_bom_handling(bytes);
        (!is_damaged).then(|| text.into_owned())
    })?;
    let odd = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    (odd * 50 <= text.chars().count()).then_some(text)
}
