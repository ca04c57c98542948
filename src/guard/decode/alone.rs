//! A glance at text that asks whether characters stand alone in it, closely enough to be a
//! row: 64 bytes at once, as almost no text holds any.
//!
//! Takes text; may say yes where there is no row, and never no where there is one.

/// One in every byte.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The highest bit of every byte.
const HIGHEST: u64 = 0x80 * ONES;
/// Gathers the lowest bits of eight bytes in the highest byte.
const GATHER: u64 = 0x0102_0408_1020_4080;
/// What is asked of 128 bytes can be told of the 64 in the middle.
const EDGE: u32 = 32;

/// Whether `fewest` characters stand alone in a row, each at most `widest` bytes behind the
/// beginning of the one before it, with no longer word between them.
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
        row.goes_on(&Starts::of(words, beyond), 64 * nth) >= fewest
    })
}

/// Where words begin, of 64 bytes.
struct Starts {
    /// Words that are one character: one byte, or two to four beyond ASCII.
    alone: u64,
    /// Longer words.
    longer: u64,
}

impl Starts {
    fn of(words: u128, beyond: u128) -> Self {
        let starts = words & !(words << 1);
        let ends = words & !(words >> 1);
        let several = ends >> 1 | words >> 1 & (ends >> 2 | words >> 2 & ends >> 3);
        let alone = starts & (ends | beyond & several);
        Self { alone: (alone >> EDGE) as u64, longer: ((starts & !alone) >> EDGE) as u64 }
    }
}

struct Row {
    last: Option<usize>,
    count: usize,
    widest: usize,
}

impl Row {
    /// Takes the words of 64 bytes; the most characters that stood in a row.
    fn goes_on(&mut self, starts: &Starts, from: usize) -> usize {
        let (mut most, mut alone, mut longer) = (0, starts.alone, starts.longer);
        while alone != 0 {
            let place = alone.trailing_zeros();
            let at = from + place as usize;
            let is_next = longer & ((1 << place) - 1) == 0;
            let is_near = is_next && self.last.is_some_and(|last| at - last <= self.widest);
            self.count = if is_near { self.count + 1 } else { 1 };
            self.last = Some(at);
            most = most.max(self.count);
            alone &= alone - 1;
            longer &= !((1 << place) - 1);
        }
        self.last = self.last.filter(|_| longer == 0);
        most
    }
}

/// Which of 64 bytes belong to words, and which are beyond ASCII, a bit each.
fn bits_of(block: &[u8; 64]) -> (u64, u64) {
    let (eights, _) = block.as_chunks::<8>();
    let are_beyond = eights.iter().fold(HIGHEST, |all, eight| all & u64::from_le_bytes(*eight));
    // most of a sentence is beyond ASCII
    if are_beyond == HIGHEST {
        return (u64::MAX, u64::MAX);
    }
    let mut words = [0; 64];
    for (word, byte) in words.iter_mut().zip(block) {
        let is_letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        let is_digit = byte.wrapping_sub(b'0') < 10;
        *word = byte >> 7 | u8::from(is_letter) | u8::from(is_digit);
    }
    (gathered(&words, 0), gathered(block, 7))
}

/// The bit of every one of 64 bytes that stands at `bit`.
fn gathered(bytes: &[u8; 64], bit: u32) -> u64 {
    let (eights, _) = bytes.as_chunks::<8>();
    eights.iter().enumerate().fold(0, |bits, (nth, eight)| {
        let ones = u64::from_le_bytes(*eight) >> bit & ONES;
        bits | (ones.wrapping_mul(GATHER) >> 56) << (8 * nth)
    })
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
            let text = format!("{}|1 3 no 8 0", "字".repeat(before));
            assert!(!may_stand_alone(text.as_bytes(), 4, 16), "{before}");
        }
        assert!(!may_stand_alone(b"1 2 3                4", 4, 16));
        assert!(!may_stand_alone(b"", 4, 16));
    }
}
