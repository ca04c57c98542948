//! Pictures that lie somewhere in bytes, one behind the other: behind the end of another, or
//! in the streams of old documents.
//!
//! Takes bytes; hands on every picture that is whole, and gives what lies between them.

use super::{Role, picture_parts};
use crate::guard::container::{Unreadable, Walk};
use memchr::memmem;
use std::ops::Range;

/// What whole pictures begin with.
const STARTS: [&[u8]; 5] = [b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1A\n", b"GIF87a", b"GIF89a", b"RIFF"];
/// A start that leads to no picture is looked at no more often.
const MOST_FALSE: usize = 256;

/// Hands on the pictures; gives the ranges that belong to none.
pub fn say_pictures(place: &str, bytes: &[u8], walk: &mut Walk) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> =
        STARTS.iter().flat_map(|start| memmem::find_iter(bytes, start)).collect();
    starts.sort_unstable();
    let mut between = Vec::new();
    let (mut at, mut failed) = (0, 0);
    for start in starts {
        if start < at {
            continue;
        }
        if failed > MOST_FALSE {
            walk.cannot(place, Unreadable::TimedOut);
            break;
        }
        let Some(end) = end_of(&bytes[start..]).filter(|_| walk.count(1).is_ok()) else {
            failed += 1;
            continue;
        };
        between.push(at..start);
        at = start + end;
        walk.embedded(place, &bytes[start..at]);
    }
    between.push(at..bytes.len());
    between.retain(|range| !range.is_empty());
    between
}

/// Where a picture ends, what follows it left aside.
fn end_of(bytes: &[u8]) -> Option<usize> {
    let parts = picture_parts(bytes)?;
    parts.iter().rfind(|part| part.role != Role::Tail).map(|part| part.range.end)
}
