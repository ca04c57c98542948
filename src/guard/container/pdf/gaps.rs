//! What stands in a PDF outside of its objects: before its beginning, after its end,
//! between. Readers pass over it; whoever opens the file as text sees it.
//!
//! Takes the bytes that no object covers; gives text without the tables of offsets.

use super::super::{Unreadable, runs};
use super::found::Found;
use super::scan::Scan;
use super::strings::{pieces, readings, utf16};
use std::borrow::Cow;
use std::ops::Range;

/// The mark of a binary file behind its first line is shorter.
const SHORT: usize = 64;
/// What is longer is no text of one encoding.
const ONE_TEXT: usize = 64 << 10;
/// The digits of an offset, and of what a table counts.
const LONGEST_OFFSET: usize = 10;
const LONGEST_COUNT: usize = 7;

/// Says what stands outside of objects.
pub fn read(bytes: &[u8], scan: &Scan<'_>, found: &mut Found) {
    let body = scan.body.clone();
    let parts = [
        ("文件开头之前", 0..body.start),
        ("对象之间", body.clone()),
        ("文件末尾之后", body.end..bytes.len()),
    ];
    for (place, part) in parts {
        for gap in &scan.gaps {
            let within = common(gap, &part);
            let bytes = bytes.get(within).unwrap_or_default();
            outside(place, bytes, found);
            if !part.contains(&body.start) && bytes.len() <= ONE_TEXT {
                in_every_encoding(place, bytes, found);
            }
        }
    }
}

/// Says what stands before or behind the file: nobody says in which encoding it is, nor
/// where in a character it begins. Two bytes of ASCII may be one hanzi.
fn in_every_encoding(place: &str, bytes: &[u8], found: &mut Found) {
    if bytes.trim_ascii().is_empty() {
        return;
    }
    readings(bytes).iter().for_each(|text| found.say(place, &words(text)));
    for bytes in [bytes, bytes.get(1..).unwrap_or_default()] {
        found.say(place, &words(&utf16(bytes, u16::from_be_bytes)));
        found.say(place, &words(&utf16(bytes, u16::from_le_bytes)));
    }
}

/// Says one gap: as a text, and what of it is one in another encoding.
fn outside(place: &str, bytes: &[u8], found: &mut Found) {
    let gap = bytes.trim_ascii();
    let text = pieces(gap);
    let as_it_stands = text.as_deref().map_or_else(|| String::from_utf8_lossy(gap), Cow::Borrowed);
    found.say(place, &words(&as_it_stands));
    if gap.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\t' | b'\r' | b'\n')) {
        return;
    }
    found.say(place, &words(&runs::amid_bytes(bytes)));
    if text.is_none() && gap.len() > SHORT {
        found.cannot(place, Unreadable::Partial);
    }
}

fn common(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    let start = a.start.max(b.start);
    start..a.end.min(b.end).max(start)
}

/// The lines that do not build the file.
fn words(text: &str) -> String {
    let mut all = String::new();
    let mut is_offset = false;
    for line in text.split(['\n', '\r']).map(|line| line.trim_matches(['\0', ' ', '\t'])) {
        let is_structure = is_offset && is_count(line, LONGEST_OFFSET)
            || matches!(line, "" | "xref" | "startxref" | "trailer" | "%%EOF")
            || line.starts_with("%PDF-") && line.len() <= 8
            || is_entry(line)
            || is_section(line);
        if !is_structure {
            all.push_str(line);
            all.push('\n');
        }
        is_offset = line == "startxref";
    }
    all
}

fn is_count(text: &str, longest: usize) -> bool {
    (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `0000000016 00000 n`: the offset of an object.
fn is_entry(line: &str) -> bool {
    let mut parts = line.split(' ');
    let (offset, generation) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    offset.len() == 10
        && is_count(offset, 10)
        && generation.len() == 5
        && is_count(generation, 5)
        && matches!(parts.next(), Some("n" | "f"))
        && parts.next().is_none()
}

/// `0 6`: the first number of a table, and how many follow.
fn is_section(line: &str) -> bool {
    line.split_once(' ').is_some_and(|(first, count)| {
        is_count(first, LONGEST_COUNT) && is_count(count, LONGEST_COUNT)
    })
}
