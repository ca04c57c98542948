//! Words in bytes of which nobody knows the form: runs of characters in every encoding
//! that people here use. Takes any bytes; gives each run as a line. Never fails.

use super::plain::decoded_text;
use encoding_rs::GB18030;
use std::borrow::Cow;

/// Shorter runs are there by chance.
const SHORTEST: usize = 4;
/// What stands between the characters of a file in hanzi.
const PUNCTUATION: std::ops::RangeInclusive<u16> = 0x3000..=0x303F;

/// The words of bytes that are one text, or may be, and of every run in others.
pub fn text_of(bytes: &[u8]) -> String {
    match decoded_text(bytes) {
        Ok(Cow::Borrowed(text)) => text.to_owned(),
        // the encoding is a guess
        Ok(text) => [&text, "\n", &sweep(bytes)].concat(),
        Err(_) => sweep(bytes),
    }
}

/// Every run of characters.
pub fn sweep(bytes: &[u8]) -> String {
    let mut words = String::new();
    for chunk in bytes.utf8_chunks() {
        for run in chunk.valid().split(|c: char| c.is_control() && c != '\t') {
            if run.chars().nth(SHORTEST - 1).is_some() {
                words.push_str(run);
                words.push('\n');
            }
        }
    }
    for start in 0..2 {
        for from_bytes in [u16::from_le_bytes, u16::from_be_bytes] {
            wide(bytes.get(start..).unwrap_or_default(), from_bytes, &mut words);
        }
    }
    double(bytes, &mut words);
    words
}

/// Characters of two bytes as Windows and cameras write them.
fn wide(bytes: &[u8], from_bytes: fn([u8; 2]) -> u16, words: &mut String) {
    let mut run = Vec::new();
    for pair in bytes.chunks_exact(2) {
        let unit = from_bytes([pair[0], pair[1]]);
        let is_word = (0x20..0x7F).contains(&unit)
            || (0x4E00..=0x9FFF).contains(&unit)
            || (0xFF01..=0xFF5E).contains(&unit)
            || PUNCTUATION.contains(&unit);
        if is_word {
            run.push(unit);
        } else {
            end_wide(&mut run, words);
        }
    }
    end_wide(&mut run, words);
}

fn end_wide(run: &mut Vec<u16>, words: &mut String) {
    if run.len() >= SHORTEST {
        words.push_str(&String::from_utf16_lossy(run));
        words.push('\n');
    }
    run.clear();
}

/// Hanzi of two bytes as old programs write them, with what stands between them.
fn double(bytes: &[u8], words: &mut String) {
    let (mut start, mut at, mut hanzi) = (0, 0, 0);
    loop {
        let step = match (bytes.get(at), bytes.get(at + 1)) {
            (Some(0x20..=0x7E), _) => 1,
            (Some(0xA1..=0xF7), Some(0xA1..=0xFE)) => 2,
            _ => 0,
        };
        if step > 0 {
            hanzi += step - 1;
            at += step;
            continue;
        }
        if hanzi > 0 && at - start >= SHORTEST {
            words.push_str(&GB18030.decode_without_bom_handling(&bytes[start..at]).0);
            words.push('\n');
        }
        if at >= bytes.len() {
            return;
        }
        at += 1;
        (start, hanzi) = (at, 0);
    }
}
