//! Resident ID numbers whose parts stand in cells, lines or brackets of their own:
//! 110105 | 19491231 | 002X.
//!
//! Takes the groups of digits of a text in their order; gives the numbers. A region, a day of
//! birth and a check digit make one of them, but three columns of a table may do so by
//! chance: what is found here is a question.

use super::super::number::{is_province, two};
use crate::guard::decode::SEPARATOR;
use crate::model::is_resident_id;

/// How the number is parted: the region, the day of birth, and the rest.
const PARTS: [&[usize]; 3] = [&[6, 8, 4], &[6, 12], &[14, 4]];
/// Most characters of one part.
const LONGEST_PART: usize = 14;
/// So many bytes of signs stand between two parts at most.
const WIDEST: usize = 12;
/// Later days are those of notices, not of births.
const LATEST: &[u8] = b"2010";
/// Signs of two bytes and more that keep cells apart.
const SIGNS: [&str; 7] = ["（", "）", "，", "、", "；", "｜", "\u{3000}"];

/// The last groups of digits.
#[derive(Default)]
pub struct PartedIds {
    parts: Vec<Part>,
    /// Every number that was found, one a piece.
    pub numbers: Vec<u8>,
}

#[derive(Clone, Copy)]
struct Part {
    /// Whether a run of digits begins with it.
    begins: bool,
    characters: [u8; LONGEST_PART],
    length: usize,
}

impl PartedIds {
    /// Forgets everything.
    pub fn clear(&mut self) {
        self.parts.clear();
        self.numbers.clear();
    }

    /// Whether a number may go on behind the last group.
    pub fn goes_on(&self) -> bool {
        !self.parts.is_empty()
    }

    /// The next group has nothing to do with those so far.
    pub fn end(&mut self) {
        self.parts.clear();
    }

    /// The next group of digits, whether a run begins with it, and whether the check letter
    /// follows it.
    pub fn push(&mut self, digits: &[u8], begins: bool, x: bool) {
        let length = digits.len() + usize::from(x);
        let is_part = PARTS.iter().any(|parts| parts.contains(&length));
        if !is_part || length > LONGEST_PART {
            self.parts.clear();
            return;
        }
        let mut characters = [b'X'; LONGEST_PART];
        characters[..digits.len()].copy_from_slice(digits);
        if self.parts.len() == PARTS[0].len() {
            self.parts.remove(0);
        }
        self.parts.push(Part { begins, characters, length });
        PARTS.iter().for_each(|parts| self.put_together(parts));
    }

    fn put_together(&mut self, lengths: &[usize]) {
        let Some(first) = self.parts.len().checked_sub(lengths.len()) else { return };
        let parts = &self.parts[first..];
        // the parts of one run are one number already
        let stand_apart = parts[1..].iter().any(|part| part.begins);
        if !stand_apart || !parts.iter().map(|part| &part.length).eq(lengths) {
            return;
        }
        let number: Vec<u8> =
            parts.iter().flat_map(|part| &part.characters[..part.length]).copied().collect();
        if is_resident_id(&number) && is_province(two(&number)) && &number[6..10] < LATEST {
            self.numbers.extend(number);
            self.numbers.push(SEPARATOR);
        }
    }
}

/// Whether only signs stand between two groups, and not many.
pub fn is_between(mut text: &[u8]) -> bool {
    let is_near = text.len() <= WIDEST;
    while is_near && let Some(first) = text.first() {
        let sign = SIGNS.iter().find(|sign| text.starts_with(sign.as_bytes()));
        let length = match sign {
            Some(sign) => sign.len(),
            None if first.is_ascii() && !first.is_ascii_alphanumeric() => 1,
            None => return false,
        };
        text = &text[length..];
    }
    is_near
}
