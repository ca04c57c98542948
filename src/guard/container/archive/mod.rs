//! Archives: every file in them, what they are called, and whatever lies between.
//!
//! Takes bytes; hands the files on. Unpacks within the limits of the walk. The names of
//! files are words to be looked at, never a place.

mod gzip;
mod tar;
#[cfg(test)]
pub mod tests;
mod zip;
mod zlib;

pub use gzip::read as gzip;
pub use tar::read as tar;
pub use zip::{each as each_zipped, read as zip};
pub use zlib::{deflated, inflate};

use super::plain::is_text;
use super::runs::text_of;
use super::{Unreadable, Walk};

/// What comes after the last dot of a name, in small letters.
fn extension(name: &[u8]) -> String {
    let file = name.rsplit(|byte| matches!(byte, b'/' | b'\\')).next().unwrap_or_default();
    let dot = memchr::memrchr(b'.', file);
    let last = dot.and_then(|dot| file.get(dot + 1..)).unwrap_or_default();
    String::from_utf8_lossy(last).to_ascii_lowercase()
}

/// Whether bytes say nothing at all.
fn is_padding(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}

/// Bytes that belong to no file: text, a file that somebody put there, or nothing that can
/// be read.
fn stray(place: &str, bytes: &[u8], walk: &mut Walk) {
    if is_padding(bytes) {
        return;
    }
    walk.say(place, text_of(bytes));
    if !walk.embedded_anywhere(place, bytes) && !is_text(bytes) {
        walk.cannot(place, Unreadable::Partial);
    }
}
