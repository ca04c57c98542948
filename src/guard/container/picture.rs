//! Pictures inside a document: what is asked of them is decided here, for every format.
//!
//! Takes a picture; hands it to the reader of its format, which tells the words that its
//! bytes hold. What it shows nobody can read here. A format without a reader is swept, and a
//! file of another kind is read as what it is.

use super::format::Format;
use super::packed::unpacked_in;
use super::{Walk, image, runs};

/// What pictures are called.
const NAMES: &[&str] =
    &["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "emf", "wmf", "wdp", "ico", "jb2"];
/// Pictures that have no reader.
const UNREAD: &[&str] = &["wdp", "ico", "jb2"];

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
        _ if UNREAD.contains(&extension) => {
            walk.say(place, runs::amid_grains(bytes));
            say_within(place, bytes, walk);
        }
        _ => walk.file(place, bytes, extension),
    }
}

/// Tells every picture that lies somewhere in `bytes`, at `place`, and what is packed
/// between them: drawings, in old documents.
pub fn say_within(place: &str, bytes: &[u8], walk: &mut Walk) {
    for between in image::say_pictures(place, bytes, walk) {
        for inner in unpacked_in(&bytes[between], walk) {
            if !walk.embedded(place, &inner) {
                walk.say(place, runs::amid_bytes(&inner));
            }
        }
    }
}
