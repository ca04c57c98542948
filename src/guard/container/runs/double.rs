//! Runs of hanzi of two bytes, as old programs of this country write them, with what
//! stands between them. Runs of letters and digits alone are left to UTF-8.

use super::{SHORTEST, Sweep, Written};
use encoding_rs::GB18030;

/// Gives every run.
pub fn runs(bytes: &[u8], sweep: &mut Sweep) {
    let mut at = 0;
    while at < bytes.len() {
        let (end, hanzi) = run(bytes, at);
        if hanzi == 0 {
            at = end.max(at + 1);
            continue;
        }
        keep(bytes, at, end, sweep);
        // a byte of something else may stand in front of the first half
        let mut next = end;
        if !bytes[at].is_ascii() {
            let (other, _) = run(bytes, at + 1);
            let letters = bytes[at + 1..other].iter().position(u8::is_ascii);
            let same = letters.map_or(other, |letters| at + 1 + letters);
            keep(bytes, at + 1, if other > end { other } else { same }, sweep);
            next = end.max(other);
        }
        at = next.max(at + 1);
    }
}

/// Where a run ends that begins at a place, and how many hanzi it has.
fn run(bytes: &[u8], start: usize) -> (usize, usize) {
    let (mut at, mut hanzi) = (start, 0);
    loop {
        let is_first = at == start;
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b' '..=b'~' | b'\t'), _) => at += 1,
            (Some(0xA1..=0xF7), Some(0xA1..=0xFE)) => (at, hanzi) = (at + 2, hanzi + 1),
            // rare characters stand only among others
            (Some(0x81..=0xFE), Some(0x40..=0x7E | 0x80..=0xFE)) if !is_first => {
                (at, hanzi) = (at + 2, hanzi + 1);
            }
            _ => return (at, hanzi),
        }
    }
}

fn keep(bytes: &[u8], start: usize, end: usize, sweep: &mut Sweep) {
    let run = bytes.get(start..end).unwrap_or_default();
    if run.len() < SHORTEST {
        return;
    }
    let (text, _) = GB18030.decode_without_bom_handling(run);
    sweep.keep(&text, Written::Double, is_counted(&bytes[..start], run.len()));
}

/// Whether the number before a run says how long it is, with a zero at its end perhaps.
fn is_counted(before: &[u8], length: usize) -> bool {
    let Some(number) = before.last_chunk::<4>() else { return false };
    let number = u32::from_le_bytes(*number);
    let length = u32::try_from(length).unwrap_or(u32::MAX);
    length >= 4 && (number == length || number == length.saturating_add(1))
}
