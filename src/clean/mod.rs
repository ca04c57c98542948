//! Takes out of a file what no reader of it sees: who wrote it, where a photograph was
//! taken, comments, revisions, small pictures, files inside.
//!
//! Takes bytes; gives new bytes, and what was taken by kind and count, never a value. What
//! a reader sees stays: pixels and pages byte for byte, texts word for word; a file of
//! which that cannot be shown is left alone. Cleaning twice is cleaning once.

mod office;
mod pdf;
mod picture;
mod taken;
#[cfg(test)]
mod tests;
mod tiff;
mod tree;
mod word;

pub use taken::{Kind, Taken};

use crate::guard::{Format, PictureRole, Reading, Unread, Unreadable, read_file};

/// A file without what could be taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// All of it; the same bytes where there was nothing to take.
    pub bytes: Vec<u8>,
    /// What was taken.
    pub taken: Taken,
    /// What is still there, and has to be taken out by hand.
    pub left: Vec<String>,
}

/// Cleans a file.
///
/// # Errors
/// Why it was left alone, in Chinese.
pub fn clean(bytes: &[u8], extension: &str) -> Result<Cleaned, String> {
    let format = Format::of(bytes, extension);
    let before = read_file(bytes, extension);
    let hopeless = [Unreadable::Encrypted, Unreadable::Broken, Unreadable::TooLarge];
    if let Some(unread) = before.unread.iter().find(|unread| hopeless.contains(&unread.why)) {
        return Err(unread.why.reason().to_owned());
    }
    let mut taken = Taken::default();
    let mut left = Vec::new();
    let new = match format {
        Format::Tiff => tiff::clean(bytes, &mut taken)?,
        format if format.is_picture() => picture::clean(format, bytes, &mut taken)?,
        Format::Office => office::clean(bytes, &mut taken, &mut left, 0)?,
        Format::Pdf => pdf::clean(bytes, &mut taken, &mut left)?,
        _ => return Err(format!("只能清理 {}", CLEANABLE)),
    };
    if taken.is_empty() {
        say_unseen(&before, &mut left);
        return Ok(Cleaned { bytes: bytes.to_vec(), taken, left });
    }
    let after = read_file(&new, extension);
    let is_new = |unread: &&Unread| {
        // all its words may have been deleted ones
        unread.why != Unreadable::NoText && !before.unread.iter().any(|old| old.why == unread.why)
    };
    if after.unread.iter().any(|unread| is_new(&unread)) {
        return Err("清理之后的文件读不出来，原文件没有改动".to_owned());
    }
    if format.is_picture() {
        // tables and grains read as words by chance, and colours are no secret
        let is_seen = |place: &str| {
            [PictureRole::Picture, PictureRole::Profile].iter().any(|role| role.place() == place)
        };
        let places = after.portions.iter().map(|portion| portion.place.as_str());
        let mut places: Vec<&str> = places.filter(|place| !is_seen(place)).collect();
        places.dedup();
        left.extend(places.into_iter().map(str::to_owned));
    }
    say_unseen(&after, &mut left);
    Ok(Cleaned { bytes: new, taken, left })
}

/// Adds what the gate reads and whoever opens the file does not see, unless it is said.
fn say_unseen(reading: &Reading, left: &mut Vec<String>) {
    let is_said = |kind: &&str| left.iter().any(|said| said.contains(*kind));
    let unseen: Vec<&str> = reading.unseen().into_iter().filter(|kind| !is_said(kind)).collect();
    left.extend(unseen.into_iter().map(|kind| format!("打开时看不见的文字（{kind}）")));
}

/// What can be cleaned, for people.
pub const CLEANABLE: &str =
    "图片（JPEG、PNG、GIF、WebP、TIFF）、Office 文件（DOCX、XLSX、PPTX）和 PDF";
