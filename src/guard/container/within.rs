//! Where files begin in bytes that hold them behind something else: a length, a version, or
//! another file, as programs keep what they wrote themselves.
//!
//! Takes bytes that were decoded from a text; gives what of them is a file of its own. What
//! begins like one by chance is none: a head must be sound from end to end.

use super::Unreadable;
use super::archive::{deflated, inflate};
use super::format::Format;
use super::image::little;
use super::plain::is_text;
use memchr::memmem;
use std::ops::Range;

/// How much may stand before a file that says nothing of its length.
const FARTHEST: usize = 64;
/// More archives stand nowhere one behind the other.
const MOST: usize = 64;
const LOCAL: &[u8] = b"PK\x03\x04";
const END: &[u8] = b"PK\x05\x06";
const LOCAL_HEAD: usize = 30;
const END_HEAD: usize = 22;
/// Archives of a later version are read by nobody.
const LATEST: usize = 63;
/// The longest name of a file that programs write.
const LONGEST_NAME: usize = 1024;
/// Ways to pack, of which there are fewer than a hundred.
const METHODS: usize = 100;
/// What is less is there by chance.
const SHORTEST: usize = 8;

/// The files in `bytes`, in their order: archives anywhere, others near the start.
pub fn files_within(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(start) = archive_from(bytes, at).filter(|_| all.len() < MOST) {
        let end = archive_end(bytes, start);
        all.push(start..end);
        at = end;
    }
    if all.is_empty() {
        all.extend(near_the_start(bytes).map(|start| start..bytes.len()));
    }
    all
}

/// What `bytes` unpack to that are packed without a head, or behind a length.
pub fn packed_within(bytes: &[u8], left: usize) -> Option<Result<Vec<u8>, Unreadable>> {
    let words = |inner: &[u8]| inner.len() >= SHORTEST && (is_text(inner) || is_file(inner));
    let whole = deflated(bytes, left);
    if let Some(unpacked) = whole.filter(|unpacked| unpacked.as_ref().map_or(true, |i| words(i))) {
        return Some(unpacked);
    }
    let head = bytes.get(..FARTHEST).unwrap_or(bytes);
    let mut starts = memchr::memchr_iter(0x78, head).filter(|start| *start > 0);
    starts.find_map(|start| {
        let unpacked = inflate(&bytes[start..], left)?;
        unpacked.as_ref().map_or(true, |inner| words(inner)).then_some(unpacked)
    })
}

fn is_file(bytes: &[u8]) -> bool {
    !Format::of(bytes, "").usual_extension().is_empty()
}

/// Where the next archive begins.
fn archive_from(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    memmem::find_iter(rest, LOCAL).map(|start| at + start).find(|start| is_head(bytes, *start))
}

/// Whether the head of an entry stands here, and not four bytes that look so.
fn is_head(bytes: &[u8], at: usize) -> bool {
    let number = |offset| little(bytes, at + offset, 2);
    let is_sound = |most: usize| move |number: usize| number <= most;
    bytes.len() >= at + LOCAL_HEAD
        && number(4).map(|version| version & 0xFF).is_some_and(is_sound(LATEST))
        && number(8).is_some_and(is_sound(METHODS))
        && number(26).is_some_and(|length| length > 0 && length <= LONGEST_NAME)
}

/// Where the archive ends that begins here: behind the first end that leads back to it, and
/// with the bytes where none does.
fn archive_end(bytes: &[u8], start: usize) -> usize {
    let archive = &bytes[start..];
    let leads_back = |end: &usize| {
        let number = |offset, size| little(archive, end + offset, size);
        let ends = number(12, 4).zip(number(16, 4)).and_then(|(size, at)| at.checked_add(size));
        ends == Some(*end) && number(10, 2) > Some(0)
    };
    let end = memmem::find_iter(archive, END).find(leads_back);
    let comment = end.and_then(|end| little(archive, end + 20, 2));
    let length = end.zip(comment).map(|(end, comment)| end + END_HEAD + comment);
    start + length.unwrap_or(archive.len()).min(archive.len())
}

/// Where another file begins near the start, if one does.
fn near_the_start(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..FARTHEST).unwrap_or(bytes);
    let packed = || {
        let mut starts = memmem::find_iter(head, b"\x1F\x8B\x08");
        starts.find(|start| is_gzip(&bytes[*start..]))
    };
    // a picture is no place for words
    let known = Format::first_in(head).filter(|start| Format::of(&bytes[*start..], "").has_words());
    known.or_else(packed)
}

/// Whether the head of a packed file stands here: its flags, and who packed it.
fn is_gzip(bytes: &[u8]) -> bool {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(1);
    byte(3) & 0xE0 == 0 && matches!(byte(8), 0 | 2 | 4) && matches!(byte(9), 0..=13 | 255)
}
