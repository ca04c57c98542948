//! What the packed grains of a PNG hold beyond the picture: a picture has so many rows, and
//! whatever follows them no reader shows.
//!
//! Takes the chunks; gives the bytes behind the last row of each frame, and those behind
//! the end of the packed data. Never looks at grains.

use super::layout::{Part, big};
use crate::guard::container::Walk;
use crate::guard::container::packed::unpacked;

/// Columns and rows that each of the seven passes leaves out: where it begins, how far it
/// steps.
const PASSES: [(usize, usize, usize, usize); 7] = [
    (0, 8, 0, 8),
    (4, 8, 0, 8),
    (0, 4, 4, 8),
    (2, 4, 0, 4),
    (0, 2, 2, 4),
    (1, 2, 0, 2),
    (0, 1, 1, 2),
];

/// A frame: its packed grains, and how many bytes they unpack to.
struct Frame {
    packed: Vec<u8>,
    size: usize,
}

/// What follows the grains of each frame.
pub fn behind(bytes: &[u8], parts: &[Part], walk: &mut Walk) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for frame in frames(bytes, parts) {
        let (grains, used) = unpacked(&frame.packed, walk);
        let Some(grains) = grains else { continue };
        all.extend(grains.get(frame.size..).map(<[u8]>::to_vec));
        all.extend(frame.packed.get(used..).map(<[u8]>::to_vec));
    }
    all.retain(|rest| rest.iter().any(|byte| *byte != 0));
    all
}

fn frames(bytes: &[u8], parts: &[Part]) -> Vec<Frame> {
    let mut frames = Vec::new();
    let mut head = &[][..];
    for part in parts {
        let name = bytes.get(part.range.start + 4..part.range.start + 8).unwrap_or_default();
        let inside = bytes.get(part.payload.clone()).unwrap_or_default();
        match name {
            b"IHDR" => {
                head = inside;
                let size = grains(head, big(head, 0, 4), big(head, 4, 4)).unwrap_or(usize::MAX);
                frames.push(Frame { packed: Vec::new(), size });
            }
            b"fcTL" => {
                let size = grains(head, big(inside, 4, 4), big(inside, 8, 4)).unwrap_or(usize::MAX);
                frames.push(Frame { packed: Vec::new(), size });
            }
            b"IDAT" => {
                if let Some(frame) = frames.first_mut() {
                    frame.packed.extend_from_slice(inside);
                }
            }
            b"fdAT" => {
                if let Some(frame) = frames.last_mut() {
                    frame.packed.extend_from_slice(inside.get(4..).unwrap_or_default());
                }
            }
            _ => {}
        }
    }
    frames
}

/// How many bytes the rows of a picture take, each with the byte in front of it.
fn grains(head: &[u8], width: Option<usize>, height: Option<usize>) -> Option<usize> {
    let (width, height) = (width?, height?);
    let samples = match head.get(9)? {
        2 => 3,
        4 => 2,
        6 => 4,
        _ => 1,
    };
    let bits = usize::from(*head.get(8)?).checked_mul(samples)?;
    let rows = |width: usize, height: usize| {
        let row = width.checked_mul(bits)?.div_ceil(8).checked_add(1)?;
        if width == 0 { Some(0) } else { row.checked_mul(height) }
    };
    if head.get(12) != Some(&1) {
        return rows(width, height);
    }
    let of = |all: usize, start: usize, step: usize| all.saturating_sub(start).div_ceil(step);
    PASSES.iter().try_fold(0_usize, |sum, (x, across, y, down)| {
        sum.checked_add(rows(of(width, *x, *across), of(height, *y, *down))?)
    })
}
