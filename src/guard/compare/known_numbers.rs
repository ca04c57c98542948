//! Numbers that are looked for, by their digits.
//!
//! Takes numbers, each with what it stands for; answers what digits stand for. Most digits
//! of a long text begin no number that is known: those are told apart without a search.

use std::collections::HashMap;

/// How many first digits tell numbers apart.
const FIRST: usize = 3;
/// As many ways to begin are there.
const WAYS: usize = 1000;

/// Numbers by their digits.
pub struct KnownNumbers {
    by_digits: HashMap<Box<[u8]>, Vec<usize>>,
    /// For each way to begin, how long the numbers are that begin so, a bit a length.
    lengths: Vec<u32>,
    /// The same for all of them.
    any_length: u32,
}

impl Default for KnownNumbers {
    fn default() -> Self {
        Self { by_digits: HashMap::new(), lengths: vec![0; WAYS], any_length: 0 }
    }
}

impl KnownNumbers {
    /// Adds a number.
    pub fn add(&mut self, digits: String, stands_for: usize) {
        let digits = digits.into_bytes().into_boxed_slice();
        let bit = bit(&digits);
        self.any_length |= bit;
        match first(&digits).and_then(|first| self.lengths.get_mut(first)) {
            Some(lengths) => *lengths |= bit,
            None => self.lengths.fill(u32::MAX),
        }
        self.by_digits.entry(digits).or_default().push(stands_for);
    }

    /// What digits stand for.
    pub fn get(&self, digits: &[u8]) -> &[usize] {
        let bit = bit(digits);
        if self.any_length & bit == 0 {
            return &[];
        }
        let lengths = first(digits).and_then(|first| self.lengths.get(first));
        match lengths.is_none_or(|lengths| lengths & bit != 0) {
            true => self.by_digits.get(digits).map_or(&[], Vec::as_slice),
            false => &[],
        }
    }

    /// The fewest digits of a number.
    pub fn shortest(&self) -> Option<usize> {
        self.by_digits.keys().map(|digits| digits.len()).min()
    }
}

/// A length; all that are longer than any number share one bit.
fn bit(digits: &[u8]) -> u32 {
    let length = u32::try_from(digits.len()).unwrap_or(u32::MAX);
    1 << length.min(u32::BITS - 1)
}

/// How a number begins.
fn first(digits: &[u8]) -> Option<usize> {
    let first = digits.get(..FIRST)?.iter();
    first.copied().try_fold(0, |sum, digit| {
        Some(sum * 10 + usize::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?))
    })
}

#[cfg(test)]
mod tests {
    use super::KnownNumbers;

    #[test]
    fn every_number_is_found_and_no_other() {
        let all = ["13900000000", "139000000001", "770012345678", "0571", "12", "1"];
        let long = "7".repeat(40);
        let mut known = KnownNumbers::default();
        for (stands_for, digits) in all.into_iter().chain([long.as_str()]).enumerate() {
            assert!(known.get(digits.as_bytes()).is_empty());
            known.add(digits.to_owned(), stands_for);
            assert_eq!(known.get(digits.as_bytes()), [stands_for]);
        }
        for other in ["13900000001", "1390000000", "13", "77001234567", "", "x", "甲"] {
            assert!(known.get(other.as_bytes()).is_empty(), "{other}");
        }
        assert_eq!(known.shortest(), Some(1));
    }

    #[test]
    fn digits_that_begin_no_number_are_not_searched_for() {
        let mut known = KnownNumbers::default();
        known.add("13900000000".to_owned(), 0);
        assert_eq!(known.lengths.iter().filter(|lengths| **lengths != 0).count(), 1);
    }
}
