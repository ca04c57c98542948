//! The records of an enhanced metafile that hold text.

use super::super::image::little;
use super::lettering::Lettering;
use encoding_rs::GB18030;

const HEADER: usize = 1;
const COMMENT: usize = 70;
const NARROW: usize = 83;
const WIDE: usize = 84;
const MANY_NARROW: usize = 96;
const MANY_WIDE: usize = 97;
const SMALL: usize = 108;
/// Records of the newer form inside comments.
const PLUS: &[u8] = b"EMF+";
const PLUS_STRING: usize = 0x401C;
const PLUS_GLYPHS: usize = 0x4036;
/// Where the description of one text begins, and how long it is.
const TEXT: usize = 36;
const TEXT_LENGTH: usize = 40;
/// Options: characters are numbers of a font; one byte a character; no frame.
const BY_NUMBER: usize = 0x10;
const SMALL_CHARACTERS: usize = 0x200;
const NO_FRAME: usize = 0x100;

/// Whether bytes are such a drawing.
pub fn is_one(bytes: &[u8]) -> bool {
    little(bytes, 0, 4) == Some(HEADER) && bytes.get(40..44) == Some(b" EMF")
}

/// Reads the records; whether they reach to the end.
pub fn read(bytes: &[u8], into: &mut Lettering) -> bool {
    let mut at = 0;
    while let (Some(kind), Some(size)) = (little(bytes, at, 4), little(bytes, at + 4, 4)) {
        let Some(record) = at.checked_add(size).and_then(|end| bytes.get(at..end)) else {
            return false;
        };
        if size < 8 {
            return false;
        }
        self::record(kind, record, into);
        at += size;
    }
    at > 0
}

fn record(kind: usize, record: &[u8], into: &mut Lettering) {
    match kind {
        NARROW | WIDE => one(record, TEXT, kind == WIDE, into),
        MANY_NARROW | MANY_WIDE => {
            let count = little(record, TEXT, 4).unwrap_or(0).min(record.len() / TEXT_LENGTH);
            for text in 0..count {
                one(record, TEXT + 4 + text * TEXT_LENGTH, kind == MANY_WIDE, into);
            }
        }
        SMALL => small(record, into),
        COMMENT if record.get(12..16) == Some(PLUS) => plus(&record[16..], into),
        _ => {}
    }
}

/// A number with a sign.
fn signed(bytes: &[u8], at: usize) -> i64 {
    let number = bytes.get(at..).and_then(|rest| rest.first_chunk::<4>());
    number.map_or(0, |number| i64::from(i32::from_le_bytes(*number)))
}

fn one(record: &[u8], at: usize, is_wide: bool, into: &mut Lettering) {
    let number = |offset: usize| little(record, at + offset, 4).unwrap_or(0);
    let (count, start, options) = (number(8), number(12), number(16));
    put(record, (at, start, count), options, is_wide, into);
}

fn small(record: &[u8], into: &mut Lettering) {
    let number = |at: usize| little(record, at, 4).unwrap_or(0);
    let (count, options) = (number(16), number(20));
    let start = if options & NO_FRAME == 0 { 52 } else { 36 };
    put(record, (8, start, count), options, options & SMALL_CHARACTERS == 0, into);
}

/// A text by where its place, its characters and their number stand.
fn put(
    record: &[u8],
    (place, start, count): (usize, usize, usize),
    options: usize,
    is_wide: bool,
    into: &mut Lettering,
) {
    if count == 0 {
        return;
    }
    if options & BY_NUMBER != 0 {
        return into.unknown();
    }
    let length = if is_wide { count.saturating_mul(2) } else { count };
    let bytes = record.get(start..start.saturating_add(length)).unwrap_or_default();
    let text =
        if is_wide { wide(bytes) } else { GB18030.decode_without_bom_handling(bytes).0.into() };
    into.put(signed(record, place), signed(record, place + 4), text);
}

fn wide(bytes: &[u8]) -> String {
    encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned()
}

/// The newer records in one comment.
fn plus(records: &[u8], into: &mut Lettering) {
    let mut rest = records;
    while let (Some(kind), Some(size)) = (little(rest, 0, 2), little(rest, 4, 4)) {
        let Some(record) = rest.get(12..size).filter(|_| size >= 12) else { return };
        match kind {
            PLUS_STRING => {
                let length = little(record, 8, 4).unwrap_or(0).saturating_mul(2);
                let text = record.get(28..28_usize.saturating_add(length)).unwrap_or_default();
                into.put(real(record, 12), real(record, 16), wide(text));
            }
            PLUS_GLYPHS => glyphs(record, into),
            _ => {}
        }
        rest = rest.get(size..).unwrap_or_default();
    }
}

/// Characters with a place for each.
fn glyphs(record: &[u8], into: &mut Lettering) {
    let options = little(record, 4, 4).unwrap_or(0);
    let count = little(record, 12, 4).unwrap_or(0);
    // numbers of a font, not of characters
    if options & 1 == 0 {
        return into.unknown();
    }
    let Some(text) = record.get(16..16_usize.saturating_add(count.saturating_mul(2))) else {
        return;
    };
    let places = 16 + text.len();
    for (index, character) in text.as_chunks::<2>().0.iter().enumerate() {
        let place = places + index * 8;
        into.put(real(record, place), real(record, place + 4), wide(character));
    }
}

/// A place in hundredths.
fn real(bytes: &[u8], at: usize) -> i64 {
    let number = bytes.get(at..).and_then(|rest| rest.first_chunk::<4>());
    number.map_or(0, |number| (f64::from(f32::from_le_bytes(*number)) * 100.0) as i64)
}
