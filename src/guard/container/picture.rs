//! Pictures inside a document: what is asked of them is decided here, for every format.
//!
//! Takes a picture; hands it to the reader of its format, which tells the words that its
//! bytes hold. What it shows nobody can read here, nor what a format without a reader
//! holds: a drawing by strokes is swept, and a file of another kind is read as what it is.

use super::format::Format;
use super::{Walk, sweep};

/// What pictures are called.
const NAMES: &[&str] =
    &["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "emf", "wmf", "wdp", "ico", "jb2"];
/// Drawings by strokes, which carry their lettering as text.
const DRAWN: &[&str] = &["emf", "wmf"];
/// Pictures that have no reader.
const UNREAD: &[&str] = &["bmp", "wdp", "ico", "jb2"];

/// Whether a file of this name is a picture.
pub fn is_one(extension: &str) -> bool {
    NAMES.contains(&extension)
}

/// Tells a picture that stands at `place`.
pub fn say(place: &str, bytes: &[u8], extension: &str, walk: &mut Walk) {
    let is_known = Format::of(bytes, "") != Format::Unknown;
    match extension {
        _ if bytes.is_empty() => {}
        _ if is_known => walk.file(place, bytes, extension),
        _ if DRAWN.contains(&extension) => walk.say(place, sweep::words(bytes)),
        _ if UNREAD.contains(&extension) => {}
        _ => walk.file(place, bytes, extension),
    }
}
