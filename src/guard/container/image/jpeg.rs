//! JPEG: segments, scans, and what follows the end.
//! Takes bytes; gives its parts, or nothing where it is no whole JPEG.

use super::layout::{Part, Role, big};

const EXIF: &[u8] = b"Exif\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
/// What one segment of the long form begins with: the name, a digest, a length, a place.
pub const XMP_MORE: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const XMP_MORE_HEAD: usize = XMP_MORE.len() + 40;
/// Which text a segment belongs to, and where in it, stand before and behind its length.
const DIGEST: std::ops::Range<usize> = XMP_MORE.len()..XMP_MORE.len() + 32;
const OFFSET: usize = XMP_MORE.len() + 36;
/// A head of JFIF without its small picture.
const JFIF_HEAD: usize = 14;

/// The parts of a JPEG.
pub fn parts(bytes: &[u8]) -> Option<Vec<Part>> {
    let mut parts = vec![Part::new(Role::Picture, 0, 2, 0, 0)];
    let mut at = 2;
    loop {
        let start = at;
        if bytes.get(at) != Some(&0xFF) {
            return None;
        }
        // any number of fill bytes may stand before a marker
        while bytes.get(at) == Some(&0xFF) {
            at += 1;
        }
        let marker = *bytes.get(at)?;
        at += 1;
        match marker {
            0xD9 => {
                parts.push(Part::new(Role::Picture, start, at, 0, 0));
                break;
            }
            0x01 | 0xD0..=0xD7 => parts.push(Part::new(Role::Picture, start, at, 0, 0)),
            _ => {
                let end = at.checked_add(big(bytes, at, 2)?).filter(|end| *end >= at + 2)?;
                let inside = bytes.get(at + 2..end)?;
                let role = role(marker, inside);
                let head = at + 2 - start;
                at = if marker == 0xDA { end_of_scan(bytes, end)? } else { end };
                parts.push(Part::new(role, start, at, head, 0));
            }
        }
    }
    if at < bytes.len() {
        parts.push(Part::new(Role::Tail, at, bytes.len(), 0, 0));
    }
    Some(parts)
}

fn role(marker: u8, inside: &[u8]) -> Role {
    match marker {
        0xE0 if inside.starts_with(b"JFIF\0") && inside.len() <= JFIF_HEAD => Role::Picture,
        0xE1 if inside.starts_with(EXIF) => Role::Exif,
        0xE1 if inside.starts_with(XMP) || inside.starts_with(XMP_MORE) => Role::Xmp,
        0xE2 if inside.starts_with(b"ICC_PROFILE\0") => Role::Profile,
        0xED => Role::Iptc,
        // how the colours are coded
        0xEE if inside.starts_with(b"Adobe") => Role::Picture,
        0xE0..=0xEF => Role::Private,
        0xFE => Role::Comment,
        _ => Role::Picture,
    }
}

/// In a scan the byte FF stands for itself only before 00.
fn end_of_scan(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr::memchr(0xFF, bytes.get(at..)?)?;
        match bytes.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

/// The segments of the long form as one text, whatever their order.
pub fn joined(mut segments: Vec<&[u8]>) -> Vec<u8> {
    segments.sort_by_key(|segment| (segment.get(DIGEST), big(segment, OFFSET, 4)));
    let texts = segments.iter().map(|segment| segment.get(XMP_MORE_HEAD..).unwrap_or_default());
    texts.collect::<Vec<_>>().concat()
}
