//! WebP: the chunks of a RIFF file, and what follows it.
//! Takes bytes; gives its parts.

use super::layout::{Part, Role, little};

const HEAD: usize = 12;

/// The parts of a WebP.
pub fn parts(bytes: &[u8]) -> Option<Vec<Part>> {
    let stated = little(bytes, 4, 4)?.checked_add(8)?;
    let end = Some(stated).filter(|end| *end >= HEAD && *end <= bytes.len())?;
    let mut parts = vec![Part::new(Role::Picture, 0, HEAD, 0, 0)];
    let mut at = HEAD;
    while at < end {
        let name = bytes.get(at..at + 4)?;
        let length = little(bytes, at + 4, 4)?;
        let inside = at.checked_add(8)?.checked_add(length)?;
        // an odd chunk has one byte more
        let next = (inside + length % 2).min(end);
        if inside > end {
            return None;
        }
        parts.push(Part::new(role(name), at, next, 8, next - inside));
        at = next;
    }
    if end < bytes.len() {
        parts.push(Part::new(Role::Tail, end, bytes.len(), 0, 0));
    }
    Some(parts)
}

fn role(name: &[u8]) -> Role {
    match name {
        b"VP8 " | b"VP8L" | b"VP8X" | b"ALPH" | b"ANIM" | b"ANMF" => Role::Picture,
        b"ICCP" => Role::Profile,
        b"EXIF" => Role::Exif,
        b"XMP " => Role::Xmp,
        _ => Role::Private,
    }
}
