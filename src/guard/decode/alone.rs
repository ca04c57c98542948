//! A glance at text that asks whether characters stand alone in it, closely enough to be a
//! row: 64 bytes at once, as almost no text holds any.
//!
//! Takes text; may say yes where there is no row, and never no where there is one.

/// The bits of every eighth.
const HIGH: u64 = 0x8080_8080_8080_8080;
/// One in every byte.
const ONES: u64 = 0x0101_0101_0101_0101;
/// Gathers the lowest bits of eight bytes in the highest byte.
const GATHER: u64 = 0x0102_0408_1020_4080;
/// What is asked of 128 bytes can be told of the 64 in the middle.
const EDGE: u32 = 32;

/// Whether `fewest` characters stand alone in a row, each at most `widest` bytes behind the
/// beginning of the one before it.
pub fn may_stand_alone(text: &[u8], fewest: usize, widest: usize) -> bool {
    let mut row = Row { last: None, count: 0, widest };
    let (mut words, mut beyond) = (0_u128, 0_u128);
    let (blocks, rest) = text.as_chunks::<64>();
    let mut last = [0; 64];
    last[..rest.len()].copy_from_slice(rest);
    let blocks = blocks.iter().chain([&last, &[0; 64]]);
    blocks.enumerate().any(|(nth, block)| {
        let (new_words, new_beyond) = bits_of(block);
        words = words >> 64 | u128::from(new_words) << 64;
        beyond = beyond >> 64 | u128::from(new_beyond) << 64;
        // the block before this one begins at bit 0
        row.goes_on(alone(words, beyond), 64 * nth) >= fewest
    })
}

/// Where words begin that are one character: one byte, or two to four beyond ASCII.
fn alone(words: u128, beyond: u128) -> u64 {
    let starts = words & !(words << 1);
    let ends = words & !(words >> 1);
    let several = ends >> 1 | words >> 1 & (ends >> 2 | words >> 2 & ends >> 3);
    let all = starts & (ends | beyond & several);
    (all >> EDGE) as u64
}

struct Row {
    last: Option<usize>,
    count: usize,
    widest: usize,
}

impl Row {
    /// Takes the places of 64 bytes; the most that stood in a row.
    fn goes_on(&mut self, mut places: u64, from: usize) -> usize {
        let mut most = 0;
        while places != 0 {
            let at = from + places.trailing_zeros() as usize;
            let is_near = self.last.is_some_and(|last| at - last <= self.widest);
            self.count = if is_near { self.count + 1 } else { 1 };
            self.last = Some(at);
            most = most.max(self.count);
            places &= places - 1;
        }
        most
    }
}

/// Which of 64 bytes belong to words, and which are beyond ASCII, a bit each.
fn bits_of(block: &[u8; 64]) -> (u64, u64) {
    let (eights, _) = block.as_chunks::<8>();
    eights.iter().enumerate().fold((0, 0), |(words, beyond), (nth, eight)| {
        let eight = u64::from_le_bytes(*eight);
        let high = eight & HIGH;
        let low = eight & !HIGH;
        let letter_or_digit = among(low, b'0', b'9') | among(low | (0x20 * ONES), b'a', b'z');
        let gather = |bits: u64| ((bits >> 7).wrapping_mul(GATHER) >> 56) << (8 * nth);
        (words | gather(high | letter_or_digit & !high), beyond | gather(high))
    })
}

/// The highest bit of every byte of ASCII from `first` to `last`.
fn among(bytes: u64, first: u8, last: u8) -> u64 {
    let at_least = |least: u8| bytes + u64::from(0x80 - least) * ONES;
    at_least(first) & !at_least(last + 1) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_bytes_of_words() {
        for byte in 0..=u8::MAX {
            let (words, beyond) = bits_of(&[byte; 64]);
            let is_word = byte >= 0x80 || byte.is_ascii_alphanumeric();
            assert_eq!(words, if is_word { u64::MAX } else { 0 }, "{byte}");
            assert_eq!(beyond, if byte >= 0x80 { u64::MAX } else { 0 }, "{byte}");
        }
    }

    #[test]
    fn sees_a_row_wherever_it_stands() {
        for before in 0..140 {
            let text = format!("{}|1|中|3|8|", "字".repeat(before));
            assert!(may_stand_alone(text.as_bytes(), 4, 16), "{before}");
            let text = format!("{}1|中|3|x8", "a".repeat(before));
            assert!(!may_stand_alone(text.as_bytes(), 4, 16), "{before}");
        }
        assert!(!may_stand_alone(b"1 2 3                4", 4, 16));
        assert!(!may_stand_alone(b"", 4, 16));
    }
}
