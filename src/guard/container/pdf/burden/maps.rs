//! How many codes a map of characters explains.
//!
//! Takes the text of a map; counts what its ranges are written out to. Reads it as the
//! other reader does, which knows no comments.

use super::weights::count;
use memchr::{memchr, memmem};

/// How many codes there are in all ranges.
pub fn entries(map: &[u8]) -> u64 {
    let mut sum = 0_u64;
    let mut rest = map;
    while let Some(start) = memmem::find(rest, b"beginbfrange") {
        rest = &rest[start + b"beginbfrange".len()..];
        let end = memmem::find(rest, b"endbfrange").unwrap_or(rest.len());
        sum = sum.saturating_add(ranges(&rest[..end]));
    }
    sum
}

fn ranges(mut block: &[u8]) -> u64 {
    let mut sum = 0_u64;
    loop {
        let Some((first, after)) = code(block) else { return sum };
        block = after;
        let Some(first) = first else { continue };
        let Some((last, after)) = code(block) else { return sum };
        block = after;
        let Some(last) = last else { continue };
        if let Some(codes) = last.checked_sub(first) {
            sum = sum.saturating_add(u64::from(codes)).saturating_add(1);
        }
        let target = block.trim_ascii_start();
        block = match target.first() {
            Some(b'[') => {
                let end = memchr(b']', target).map_or(target.len(), |end| end + 1);
                sum = sum.saturating_add(count(end / 4));
                &target[end..]
            }
            _ => code(target).map_or(&[][..], |(_, after)| after),
        };
    }
}

/// The number that stands in the next angles, if it is one, and what follows.
fn code(text: &[u8]) -> Option<(Option<u32>, &[u8])> {
    let start = memchr(b'<', text)? + 1;
    let end = memchr(b'>', &text[start..])? + start;
    let digits = std::str::from_utf8(&text[start..end]).ok();
    let number = digits.and_then(|digits| u32::from_str_radix(digits.trim(), 16).ok());
    Some((number, &text[end + 1..]))
}
