//! The records of a metafile of Windows that hold text, and the enhanced one inside it.

use super::super::image::little;
use super::emf;
use super::lettering::Lettering;
use encoding_rs::GB18030;

/// A head that tells where the drawing is placed.
const PLACEABLE: &[u8] = b"\xD7\xCD\xC6\x9A";
const PLACEABLE_HEAD: usize = 22;
const HEAD: usize = 18;
const TEXT_OUT: usize = 0x0521;
const EXT_TEXT_OUT: usize = 0x0A32;
const ESCAPE: usize = 0x0626;
/// Options: there is a frame; characters are numbers of a font.
const FRAME: usize = 0x06;
const BY_NUMBER: usize = 0x10;
/// A piece of the enhanced drawing stands behind its head.
const ENHANCED: &[u8] = b"WMFC";
const ENHANCED_HEAD: usize = 34;

/// Whether bytes are such a drawing.
pub fn is_one(bytes: &[u8]) -> bool {
    let head = bytes.get(start(bytes)..).unwrap_or_default();
    matches!(little(head, 0, 2), Some(1 | 2))
        && little(head, 2, 2) == Some(HEAD / 2)
        && matches!(little(head, 4, 2), Some(0x0100 | 0x0300))
}

fn start(bytes: &[u8]) -> usize {
    if bytes.starts_with(PLACEABLE) { PLACEABLE_HEAD } else { 0 }
}

/// Reads the records; whether they reach to their end.
pub fn read(bytes: &[u8], into: &mut Lettering) -> bool {
    let mut at = start(bytes) + HEAD;
    let mut enhanced = Vec::new();
    loop {
        let (Some(words), Some(kind)) = (little(bytes, at, 4), little(bytes, at + 4, 2)) else {
            return false;
        };
        let end = words.checked_mul(2).and_then(|size| at.checked_add(size));
        let Some(record) = end.and_then(|end| bytes.get(at + 6..end)) else { return false };
        match kind {
            0 => break,
            TEXT_OUT => text_out(record, into),
            EXT_TEXT_OUT => ext_text_out(record, into),
            ESCAPE if record.get(4..8) == Some(ENHANCED) => {
                enhanced.extend_from_slice(record.get(4 + ENHANCED_HEAD..).unwrap_or_default());
            }
            _ => {}
        }
        at += words * 2;
    }
    if emf::is_one(&enhanced) {
        emf::read(&enhanced, into);
    }
    true
}

fn signed(bytes: &[u8], at: usize) -> i64 {
    let number = bytes.get(at..).and_then(|rest| rest.first_chunk::<2>());
    number.map_or(0, |number| i64::from(i16::from_le_bytes(*number)))
}

fn text_out(record: &[u8], into: &mut Lettering) {
    let length = little(record, 0, 2).unwrap_or(0);
    let behind = 2 + length.next_multiple_of(2);
    let text = record.get(2..2 + length).unwrap_or_default();
    into.put(signed(record, behind + 2), signed(record, behind), local(text));
}

fn ext_text_out(record: &[u8], into: &mut Lettering) {
    let length = little(record, 4, 2).unwrap_or(0);
    let options = little(record, 6, 2).unwrap_or(0);
    if options & BY_NUMBER != 0 && length > 0 {
        return into.unknown();
    }
    let start = if options & FRAME == 0 { 8 } else { 16 };
    let text = record.get(start..start + length).unwrap_or_default();
    into.put(signed(record, 2), signed(record, 0), local(text));
}

fn local(text: &[u8]) -> String {
    GB18030.decode_without_bom_handling(text).0.into_owned()
}
