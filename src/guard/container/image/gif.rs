//! GIF: blocks, and what follows the end.
//! Takes bytes; gives its parts, and the words of a block that is cut into pieces.

use super::layout::{Part, Role, little};

/// Programs whose blocks say how often a film is shown.
const SHOWN: &[&[u8]] = &[b"NETSCAPE2.0", b"ANIMEXTS1.0"];
/// An extension begins with two bytes and the length of its head.
const HEAD: usize = 3;
const NAME: usize = 11;

/// The parts of a GIF.
pub fn parts(bytes: &[u8]) -> Option<Vec<Part>> {
    let flags = *bytes.get(10)?;
    let mut at = 13 + table(flags);
    let mut parts = vec![Part::new(Role::Picture, 0, at, 0, 0)];
    loop {
        let start = at;
        let (role, head) = match bytes.get(at)? {
            0x21 => {
                let (role, head) = extension(bytes, at)?;
                at = end_of_pieces(bytes, at + 2)?;
                (role, head)
            }
            0x2C => {
                let flags = *bytes.get(at + 9)?;
                at = end_of_pieces(bytes, at + 11 + table(flags))?;
                (Role::Picture, 0)
            }
            0x3B => {
                parts.push(Part::new(Role::Picture, at, at + 1, 0, 0));
                at += 1;
                break;
            }
            // an end too many
            0x00 => {
                at += 1;
                (Role::Picture, 0)
            }
            _ => return None,
        };
        parts.push(Part::new(role, start, at, head, 0));
    }
    if at < bytes.len() {
        parts.push(Part::new(Role::Tail, at, bytes.len(), 0, 0));
    }
    Some(parts)
}

fn table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

fn extension(bytes: &[u8], at: usize) -> Option<(Role, usize)> {
    Some(match bytes.get(at + 1)? {
        // a text that is drawn over the picture stands behind its measures
        0xFE | 0x01 => (Role::Comment, 2),
        0xFF => {
            let name = bytes.get(at + HEAD..at + HEAD + NAME)?;
            let role = match name {
                b"XMP DataXMP" => Role::Xmp,
                b"ICCRGBG1012" => Role::Profile,
                name if SHOWN.contains(&name) && is_loop(bytes, at + HEAD + NAME) => Role::Picture,
                _ => Role::Private,
            };
            (role, HEAD + NAME)
        }
        _ => (Role::Picture, 0),
    })
}

/// How often, in two bytes, and nothing else.
fn is_loop(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at..at + 5), Some([3, 1, _, _, 0]))
}

/// Pieces of at most 255 bytes, the last of them empty.
fn end_of_pieces(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = little(bytes, at, 1)?;
        at = at + 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

/// What the pieces say together.
pub fn joined(mut pieces: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    while let Some((length, rest)) = pieces.split_first() {
        let length = usize::from(*length).min(rest.len());
        all.extend_from_slice(&rest[..length]);
        pieces = &rest[length..];
    }
    all
}
