//! Pictures: everything in them that is no pixel.
//!
//! Takes the bytes of a picture; gives the words of its metadata, its thumbnails, and what
//! follows its end. Pixels are not read: whoever calls says what that means.

mod bitmap;
mod gif;
mod jpeg;
mod layout;
mod png;
mod search;
mod surplus;
mod tags;
#[cfg(test)]
pub mod tests;
mod webp;

use super::format::Format;
use super::packed::unpacked_in;
use super::runs::{amid_grains, sweep, text_of};
use super::{Unreadable, Walk, plain};
pub use bitmap::is_bitmap;
use layout::{Part, Role, THUMBNAIL};
pub use layout::{is_about_pictures, little};
use memchr::memmem;
use tags::{Tag, Tags};

pub use layout::{Part as PicturePart, Role as PictureRole};
pub use search::say_pictures;
pub use tags::{Tag as PictureTag, Tags as PictureTags};

/// Tags whose values are in the characters of Windows.
const WIDE: std::ops::RangeInclusive<u16> = 0x9C9B..=0x9C9F;
/// Tags that hold metadata of another kind.
const XMP: u16 = 700;
const IPTC: [u16; 2] = [33723, 34377];
const PROFILE: u16 = 34675;

/// The parts of a picture in the order of the file, without a gap; nothing for TIFF, whose
/// parts lie anywhere, and for what is damaged.
pub fn picture_parts(bytes: &[u8]) -> Option<Vec<Part>> {
    match Format::of(bytes, "") {
        Format::Jpeg => jpeg::parts(bytes),
        Format::Png => png::parts(bytes),
        Format::Gif => gif::parts(bytes),
        Format::Webp => webp::parts(bytes),
        _ => None,
    }
}

/// Reads a picture.
pub fn read(format: Format, bytes: &[u8], walk: &mut Walk) {
    if format == Format::Tiff {
        return tiff(bytes, walk);
    }
    let parts = match format {
        Format::Bitmap => bitmap::parts(bytes),
        _ => picture_parts(bytes),
    };
    let Some(parts) = parts else {
        walk.say("", sweep(bytes));
        return walk.cannot("", Unreadable::Broken);
    };
    let mut more = Vec::new();
    let mut iptc = Vec::new();
    if format == Format::Png {
        for rest in surplus::behind(bytes, &parts, walk) {
            private(&rest, walk);
        }
    }
    for part in &parts {
        let inside = bytes.get(part.payload.clone()).unwrap_or_default();
        match part.role {
            Role::Picture if format == Format::Gif => {
                walk.say(part.role.place(), amid_grains(&gif::joined(inside)));
            }
            Role::Picture => walk.say(part.role.place(), amid_grains(inside)),
            Role::Profile => profile(inside, walk),
            Role::Exif => exif(inside, walk),
            Role::Xmp if inside.starts_with(jpeg::XMP_MORE) => {
                more.push(inside);
            }
            Role::Xmp => {
                xmp(inside, walk);
                if format == Format::Gif {
                    xmp(&gif::joined(inside), walk);
                }
            }
            // a text may go on in the next segment
            Role::Iptc => iptc.extend_from_slice(inside),
            Role::Comment => comment(format, bytes, part, walk),
            Role::Private if format == Format::Gif => private(&gif::joined(inside), walk),
            Role::Private => private(inside, walk),
            Role::Tail => tail(inside, walk),
        }
    }
    xmp(&jpeg::joined(more), walk);
    walk.say(Role::Iptc.place(), text_of(&iptc));
}

/// EXIF, with or without its name in front.
fn exif(bytes: &[u8], walk: &mut Walk) {
    let bytes = bytes.strip_prefix(b"Exif\0").map_or(bytes, |rest| rest.get(1..).unwrap_or(rest));
    let place = Role::Exif.place();
    let Some(tags) = Tags::of(bytes) else {
        walk.say(place, sweep(bytes));
        return walk.cannot(place, Unreadable::Partial);
    };
    if tags.is_located() {
        walk.cannot(place, Unreadable::Located);
    }
    if !tags.whole {
        walk.cannot(place, Unreadable::Partial);
    }
    values(&tags, walk);
    walk.say(place, sweep(bytes));
    for thumbnail in tags.thumbnails() {
        walk.embedded(THUMBNAIL, thumbnail);
    }
}

/// The words of every tag, each for itself.
fn values(tags: &Tags<'_>, walk: &mut Walk) {
    let mut words = String::new();
    for tag in &tags.tags {
        match tag.number {
            XMP => xmp(tags.value(tag), walk),
            number if IPTC.contains(&number) => {
                walk.say(Role::Iptc.place(), text_of(tags.value(tag)));
            }
            PROFILE => {}
            _ => words.push_str(&value(tags, tag)),
        }
    }
    walk.say(Role::Exif.place(), words);
}

fn value(tags: &Tags<'_>, tag: &Tag) -> String {
    let bytes = tags.value(tag);
    let text = match tag.kind {
        1 if WIDE.contains(&tag.number) => encoding_rs::UTF_16LE.decode(bytes).0.into_owned(),
        1 | 2 | 6 | 7 => text_of(bytes),
        _ => return String::new(),
    };
    [text.trim_end_matches('\0'), "\n"].concat()
}

fn xmp(bytes: &[u8], walk: &mut Walk) {
    let start = memmem::find(bytes, b"<").unwrap_or(0);
    let place = Role::Xmp.place();
    if bytes.is_empty() {
        return;
    }
    let words = plain::markup(&bytes[start..]).unwrap_or_default();
    let located = ["GPSLatitude", "GPSLongitude", "GPSDest"];
    if located.iter().any(|name| memmem::find(bytes, name.as_bytes()).is_some()) {
        walk.cannot(place, Unreadable::Located);
    }
    walk.say(place, words);
    walk.say(place, text_of(bytes));
}

fn comment(format: Format, bytes: &[u8], part: &Part, walk: &mut Walk) {
    let inside = bytes.get(part.payload.clone()).unwrap_or_default();
    let place = Role::Comment.place();
    let words = match format {
        Format::Gif => Ok(gif::joined(inside)),
        Format::Png => {
            let name = bytes.get(part.range.start + 4..part.range.start + 8).unwrap_or_default();
            png::words(name, inside, walk)
        }
        _ => Ok(inside.to_vec()),
    };
    let words = match words {
        Ok(words) => words,
        Err(why) => return walk.cannot(place, why),
    };
    if let Some(at) = memmem::find(&words, b"Exif\0\0") {
        exif(&words[at..], walk);
    }
    if memmem::find(&words, b"<x:xmpmeta").is_some() {
        xmp(&words, walk);
    }
    walk.say(place, text_of(&words));
}

fn private(bytes: &[u8], walk: &mut Walk) {
    let place = Role::Private.place();
    walk.say(place, text_of(bytes));
    for inner in unpacked_in(bytes, walk) {
        walk.say(place, text_of(&inner));
        walk.embedded_anywhere(place, &inner);
    }
    // a small picture, or a file that somebody put there
    walk.embedded_anywhere(place, bytes);
}

/// How colours are meant: tables, and a few words about them, packed perhaps.
fn profile(bytes: &[u8], walk: &mut Walk) {
    let place = Role::Profile.place();
    walk.say(place, amid_grains(bytes));
    for inner in unpacked_in(bytes, walk) {
        walk.say(place, amid_grains(&inner));
    }
}

/// What follows the end: other pictures, one behind the other, and what lies between.
fn tail(bytes: &[u8], walk: &mut Walk) {
    let place = Role::Tail.place();
    for rest in search::say_pictures(place, bytes, walk) {
        let rest = &bytes[rest];
        if rest.iter().all(|byte| matches!(byte, 0 | 0xFF | b' ' | b'\r' | b'\n')) {
            continue;
        }
        walk.say(place, text_of(rest));
        for inner in unpacked_in(rest, walk) {
            walk.say(place, text_of(&inner));
        }
        if !walk.embedded_anywhere(place, rest) && !plain::is_text(rest) {
            walk.cannot(place, Unreadable::Partial);
        }
    }
}

/// Pages, each with its tags, and what lies between them.
fn tiff(bytes: &[u8], walk: &mut Walk) {
    let Some(tags) = Tags::of(bytes) else { return walk.cannot("", Unreadable::Broken) };
    if !tags.whole {
        walk.cannot("", Unreadable::Broken);
    }
    if tags.is_located() {
        walk.cannot(Role::Exif.place(), Unreadable::Located);
    }
    values(&tags, walk);
    let mut pixels = tags.pixels();
    pixels.sort_by_key(|range| range.start);
    let mut at = 0;
    let mut between = String::new();
    for range in pixels {
        between.push_str(&sweep(bytes.get(at..range.start).unwrap_or_default()));
        at = at.max(range.end);
    }
    between.push_str(&sweep(bytes.get(at..).unwrap_or_default()));
    walk.say(Role::Private.place(), between);
    for thumbnail in tags.thumbnails() {
        walk.embedded(THUMBNAIL, thumbnail);
    }
    let end = tags.directories.iter().chain(&tags.pixels()).map(|range| range.end).max();
    let end = end.into_iter().chain(tags.tags.iter().map(|tag| tag.value.end)).max();
    if let Some(rest) = end.and_then(|end| bytes.get(end..)) {
        tail(rest, walk);
    }
}
