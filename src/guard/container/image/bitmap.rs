//! Windows bitmaps: what stands before, between and behind their rows.
//!
//! Takes bytes; gives its parts. Grains stand in it as they are: they are not swept.

use super::layout::{Part, Role, little};
use std::ops::Range;

/// The head of the file, before that of the picture.
const HEAD: usize = 14;
/// How long the head of a picture may be, by its version.
const HEADS: [usize; 7] = [12, 40, 52, 56, 64, 108, 124];
const OLD: usize = 12;

/// Whether bytes are a bitmap.
pub fn is_bitmap(bytes: &[u8]) -> bool {
    bytes.starts_with(b"BM")
        && little(bytes, HEAD, 4).is_some_and(|head| HEADS.contains(&head))
        && rows(bytes).is_some()
}

/// The parts of a bitmap; its rows are none of them.
pub fn parts(bytes: &[u8]) -> Option<Vec<Part>> {
    let rows = rows(bytes)?;
    let head = HEAD + little(bytes, HEAD, 4)?;
    let mut parts = vec![Part::new(Role::Picture, 0, head.min(rows.start), 0, 0)];
    for (role, range) in [(Role::Private, head..rows.start), (Role::Tail, rows.end..bytes.len())] {
        if !range.is_empty() {
            parts.push(Part::new(role, range.start, range.end, 0, 0));
        }
    }
    Some(parts)
}

/// Where the rows lie.
fn rows(bytes: &[u8]) -> Option<Range<usize>> {
    let start = little(bytes, 10, 4)?;
    let is_old = little(bytes, HEAD, 4)? == OLD;
    let number = |at, size| little(bytes, HEAD + at, size);
    let (width, height, bits) = match is_old {
        true => (number(4, 2)?, number(6, 2)?, number(10, 2)?),
        false => (number(4, 4)?, number(8, 4)?, number(14, 2)?),
    };
    // a height below zero turns the picture
    let height = u32::try_from(height).ok()?.cast_signed().unsigned_abs() as usize;
    let compression = if is_old { 0 } else { number(16, 4)? };
    let size = match compression {
        1 | 2 | 4 | 5 => number(20, 4)?,
        _ => width.checked_mul(bits)?.div_ceil(32).checked_mul(4)?.checked_mul(height)?,
    };
    let end = start.checked_add(size).filter(|end| *end <= bytes.len())?;
    Some(start..end)
}
