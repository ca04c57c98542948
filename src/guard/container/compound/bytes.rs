//! Numbers and texts in the records of old Office files: little-endian, never past the end.

use super::super::image::little;
use encoding_rs::{GB18030, WINDOWS_1252};

/// Two bytes at a place.
pub fn two(bytes: &[u8], at: usize) -> Option<usize> {
    little(bytes, at, 2)
}

/// Four bytes at a place.
pub fn four(bytes: &[u8], at: usize) -> Option<usize> {
    little(bytes, at, 4)
}

/// A floating-point number at a place.
pub fn real(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

/// A number as people write it.
pub fn written(number: f64) -> String {
    if number.abs() < 1e21 { number.to_string() } else { String::new() }
}

/// Text in UTF-16.
pub fn wide(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{FFFD}')).collect()
}

/// Text in one byte a character, the lower half of UTF-16.
pub fn half(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// Text in the code page of Western Windows.
pub fn western(bytes: &[u8]) -> String {
    WINDOWS_1252.decode(bytes).0.into_owned()
}

/// Text in the code page of Chinese Windows, or in UTF-8 where it is that.
pub fn local(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => GB18030.decode(bytes).0.into_owned(),
    }
}

/// Overwrites what was read, so that a sweep finds the rest alone.
pub fn blank(bytes: &mut [u8], from: usize, to: usize) {
    let to = to.min(bytes.len());
    if let Some(read) = bytes.get_mut(from..to) {
        read.fill(0);
    }
}
