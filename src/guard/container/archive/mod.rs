//! Archives: every file in them, what they are called, and whatever lies between.
//!
//! Takes bytes; hands the files on. Unpacks within the limits of the walk. The names of
//! files are words to be looked at, never a place.

mod gzip;
mod tar;
#[cfg(test)]
mod tests;
mod zip;

pub use gzip::read as gzip;
pub use tar::read as tar;
pub use zip::read as zip;

/// What comes after the last dot of a name, in small letters.
fn extension(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    file.rsplit_once('.').map_or_else(String::new, |(_, last)| last.to_ascii_lowercase())
}

/// Whether bytes say nothing at all.
fn is_padding(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}
