//! What lies packed in bytes that have no form of their own: zlib, wherever it begins, as
//! private parts of pictures and records of old documents hold it.
//!
//! Takes bytes; gives what can be unpacked to its end. Works within the limits of the walk;
//! where there is too much to try, a person has to look.

use super::{Unreadable, Walk};
use flate2::bufread::ZlibDecoder;
use std::io::Read;

/// Two bytes that may begin packed data stand in noise once in so many bytes, or less.
const SELDOM: usize = 4096;
const FEWEST_TRIES: usize = 64;
/// How often every byte may be read in vain.
const MOST_READINGS: usize = 4;
const LEAST_WORK: usize = 1 << 20;
/// Less is there by chance.
const SHORTEST: usize = 8;
/// What bytes that begin by chance unpack to before they are found to be none.
const FIRST: usize = 64;

/// Everything that is packed in `bytes`.
pub fn unpacked_in(bytes: &[u8], walk: &mut Walk) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    let mut at = 0;
    let mut tries = FEWEST_TRIES + bytes.len() / SELDOM;
    let mut work = LEAST_WORK + bytes.len() * MOST_READINGS;
    while let Some(next) = memchr::memchr(0x78, bytes.get(at..).unwrap_or_default()) {
        at += next;
        let rest = &bytes[at..];
        at += 1;
        if !begins(rest) || !is_any(rest) {
            continue;
        }
        let (inner, used) = unpacked(rest, walk);
        (tries, work) = (tries.saturating_sub(1), work.saturating_sub(used));
        if let Some(inner) = inner {
            at += used.max(1) - 1;
            all.push(inner);
        }
        if tries == 0 || work == 0 {
            walk.cannot("", Unreadable::TimedOut);
            break;
        }
    }
    all
}

/// What a stream at the start of `bytes` unpacks to, and how many bytes it takes.
pub fn unpacked(bytes: &[u8], walk: &mut Walk) -> (Option<Vec<u8>>, usize) {
    let mut decoder = ZlibDecoder::new(bytes);
    let inner = walk.unpack(&mut decoder, bytes.len() as u64).ok();
    (inner, usize::try_from(decoder.total_in()).unwrap_or(usize::MAX))
}

/// Most of what is no stream shows it at once.
fn is_any(bytes: &[u8]) -> bool {
    let mut first = Vec::new();
    let probe = ZlibDecoder::new(bytes).take(FIRST as u64).read_to_end(&mut first);
    probe.is_ok() && first.len() >= SHORTEST
}

/// Whether a stream may begin here: the check of its first two bytes.
fn begins(bytes: &[u8]) -> bool {
    let head = bytes.first_chunk::<2>().map(|head| u16::from_be_bytes(*head));
    head.is_some_and(|head| head % 31 == 0 && head & 0x20 == 0)
}

#[cfg(test)]
mod tests {
    use super::super::tests::words;
    use super::super::{Unreadable, read_file};

    /// Blocks that are not packed, each inside all that stand before it.
    #[test]
    fn streams_within_streams_end_somewhere() {
        let mut bytes = b"\x89PNG\r\n\x1A\n".to_vec();
        let inside = b"\x78\x01\0\x37\0\xC8\xFF________".repeat(200_000);
        bytes.extend(u32::try_from(inside.len()).expect("short").to_be_bytes());
        bytes.extend([b"prVt", &inside[..], &[0; 4], &[0; 4], b"IEND", &[0; 4]].concat());
        let reading = read_file(&bytes, "png");
        assert!(reading.unread.iter().any(|unread| unread.why == Unreadable::TimedOut));
        assert_eq!(words(b"\x78\x01", "mp4"), Err(Unreadable::UnknownFormat));
    }
}
