//! Folding of text for comparison: full width to ASCII, capitals to small letters,
//! compatibility forms to plain ones; white space, quotes and invisible characters
//! vanish. Takes any bytes, valid UTF-8 or not, and finds in the same pass where a
//! withheld value may begin. Never allocates once its buffers have grown.

mod ascii;
mod breaks;
mod plain;

use super::Pairs;
use super::pairs::key;
use crate::guard::decode::SEPARATOR;
use ascii::{SMALL, ascii_length, fold_ascii};
use breaks::{Breaks, within};
use plain::{Plain, plain};
use std::ops::RangeInclusive;
use std::sync::LazyLock;
use unicode_normalization::char::decompose_compatible;

/// Folded text, and what was noticed while folding it.
#[derive(Default)]
pub struct Folded {
    bytes: Vec<u8>,
    starts: Vec<usize>,
    breaks: Breaks,
    wide: bool,
    previous: u32,
    previous_at: usize,
}

impl Folded {
    /// The folded text on its own.
    pub fn of(text: &str) -> Vec<u8> {
        static NOTHING: LazyLock<Pairs> = LazyLock::new(Pairs::default);
        let mut folded = Self::default();
        folded.fold(text.as_bytes(), &NOTHING);
        folded.bytes
    }

    /// Folds `input`, in place of what was folded before.
    pub fn fold(&mut self, input: &[u8], pairs: &Pairs) {
        self.bytes.clear();
        self.starts.clear();
        self.breaks.gaps.clear();
        self.breaks.lines.clear();
        self.wide = false;
        self.previous = 0;
        self.previous_at = 0;
        self.bytes.reserve(input.len());
        let mut at = 0;
        while let Some(&first) = input.get(at) {
            at += match first {
                SEPARATOR if input.get(at + 1).is_none_or(|next| !next.is_ascii()) => {
                    self.put(&[SEPARATOR], u32::from(SEPARATOR), pairs);
                    1
                }
                0x00..0x80 => self.ascii_run(&input[at..], pairs),
                0xE4..=0xE9 => match self.hanzi_run(&input[at..], pairs) {
                    0 => self.rare(input, at, pairs),
                    length => length,
                },
                0xE3 | 0xEF => self.three(input, at, pairs),
                _ => self.rare(input, at, pairs),
            };
        }
    }

    /// The folded bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How much memory is kept for them.
    pub fn capacity(&self) -> usize {
        self.bytes.capacity()
    }

    /// Where in the folded bytes a withheld value may begin.
    pub fn starts(&self) -> &[usize] {
        &self.starts
    }

    /// Whether letters or digits stood there in another width or form.
    pub fn is_wide(&self) -> bool {
        self.wide
    }

    /// Whether `start..end` is no part of a longer word or number of ASCII characters.
    pub fn is_bounded(&self, start: usize, end: usize) -> bool {
        !self.runs_on(start) && !self.runs_on(end)
    }

    /// Whether white space stood here, behind a letter or digit of ASCII.
    pub fn is_gap(&self, at: usize) -> bool {
        self.breaks.gaps.binary_search(&at).is_ok()
    }

    /// Where in a part of the text white space stood, as `is_gap` says.
    pub fn gaps_in(&self, part: RangeInclusive<usize>) -> &[usize] {
        within(&self.breaks.gaps, part)
    }

    /// Where in a part of the text a line ended.
    pub fn lines_in(&self, part: RangeInclusive<usize>) -> &[usize] {
        within(&self.breaks.lines, part)
    }

    fn runs_on(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.bytes.get(at));
        let (Some(before), Some(after)) = (before, self.bytes.get(at)) else { return false };
        let same = before.is_ascii_digit() && after.is_ascii_digit()
            || before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
        same && !self.is_gap(at)
    }

    /// Characters of ASCII in a row; gives how many.
    fn ascii_run(&mut self, input: &[u8], pairs: &Pairs) -> usize {
        let length = ascii_length(input);
        let (from, last) = (self.bytes.len(), self.last());
        self.bytes.resize(from + length, 0);
        let count = fold_ascii(&input[..length], &mut self.bytes[from..], |byte, before, count| {
            self.breaks.ascii(byte, if count == 0 { last } else { before }, from + count);
        });
        self.bytes.truncate(from + count);
        self.ascii_starts(from, pairs);
        length
    }

    /// Notices what may begin in front of folded characters of ASCII, or among them.
    #[inline(never)]
    fn ascii_starts(&mut self, from: usize, pairs: &Pairs) {
        let Some(&first) = self.bytes.get(from) else { return };
        if pairs.may_begin(self.previous, u32::from(first)) {
            self.starts.push(self.previous_at);
        }
        let folded = &self.bytes[from..];
        for (nth, (&one, &two)) in folded.iter().zip(&folded[1..]).enumerate() {
            if pairs.may_begin_ascii(one, two) {
                self.starts.push(from + nth);
            }
        }
        self.previous = u32::from(self.last());
        self.previous_at = self.bytes.len() - 1;
    }

    /// Hanzi in a row, which fold to themselves; gives how many bytes.
    #[inline(never)]
    fn hanzi_run(&mut self, input: &[u8], pairs: &Pairs) -> usize {
        let (mut previous, mut previous_at) = (self.previous, self.previous_at);
        let start = self.bytes.len();
        let (characters, _) = input.as_chunks::<3>();
        let mut length = 0;
        for character in characters {
            let key = key(character);
            if !is_hanzi(key) {
                break;
            }
            if pairs.may_begin_any(previous, key) {
                self.starts.push(previous_at);
            }
            previous = key;
            previous_at = start + length;
            length += 3;
        }
        self.bytes.extend_from_slice(&input[..length]);
        (self.previous, self.previous_at) = (previous, previous_at);
        length
    }

    #[inline]
    fn ascii(&mut self, byte: u8, pairs: &Pairs) {
        match SMALL[usize::from(byte)] {
            0 => self.breaks.ascii(byte, self.last(), self.bytes.len()),
            folded => self.put(&[folded], u32::from(folded), pairs),
        }
    }

    /// Three bytes: Chinese and full-width punctuation.
    #[inline]
    fn three(&mut self, input: &[u8], at: usize, pairs: &Pairs) -> usize {
        match input[at..].first_chunk::<3>() {
            Some(&[_, b, c]) if ((b ^ 0x80) | (c ^ 0x80)) & 0xC0 != 0 => {
                self.rare(input, at, pairs)
            }
            Some(bytes @ [0xE3, 0x80, 0x81..=0xA0 | 0xAA..=0xAF]) => {
                self.put(bytes, key(bytes), pairs);
                3
            }
            Some(&[0xEF, 0xBC, c @ 0x81..=0xBF]) => {
                self.full_width(c - 0x60, pairs);
                3
            }
            Some(&[0xEF, 0xBD, c @ 0x80..=0x9E]) => {
                self.full_width(c - 0x20, pairs);
                3
            }
            _ => self.rare(input, at, pairs),
        }
    }

    fn full_width(&mut self, ascii: u8, pairs: &Pairs) {
        self.wide |= ascii.is_ascii_alphanumeric();
        self.ascii(ascii, pairs);
    }

    /// Everything else, character by character; bytes that are no UTF-8 stand as they are.
    fn rare(&mut self, input: &[u8], at: usize, pairs: &Pairs) -> usize {
        let end = input.len().min(at + 4);
        let window = &input[at..end];
        let first = window.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next());
        let Some(character) = first else {
            self.put(&window[..1], u32::from(window[0]), pairs);
            return 1;
        };
        match plain(character) {
            Plain::Nothing => {}
            Plain::Gap => self.gap(),
            Plain::Line => self.breaks.line(self.last(), self.bytes.len()),
            Plain::Is(folded) => {
                self.wide |= folded.is_ascii_alphanumeric();
                self.character(folded, pairs);
            }
            Plain::Decomposed => decompose_compatible(character, |part| match plain(part) {
                Plain::Nothing => {}
                Plain::Gap | Plain::Line => self.gap(),
                Plain::Is(folded) => self.character(folded, pairs),
                Plain::Decomposed => {
                    self.wide |= part.is_ascii_alphanumeric();
                    part.to_lowercase().for_each(|small| self.character(small, pairs));
                }
            }),
        }
        character.len_utf8()
    }

    fn character(&mut self, character: char, pairs: &Pairs) {
        let mut buffer = [0; 4];
        let bytes = character.encode_utf8(&mut buffer).as_bytes();
        self.put(bytes, key(bytes), pairs);
    }

    #[inline]
    fn put(&mut self, bytes: &[u8], key: u32, pairs: &Pairs) {
        if pairs.may_begin(self.previous, key) {
            self.starts.push(self.previous_at);
        }
        self.previous = key;
        self.previous_at = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
    }

    fn gap(&mut self) {
        self.breaks.gap(self.last(), self.bytes.len());
    }

    fn last(&self) -> u8 {
        self.bytes.last().copied().unwrap_or_default()
    }
}

/// Whether the key of three bytes is that of a hanzi, by its first byte, and well formed.
#[inline]
fn is_hanzi(key: u32) -> bool {
    matches!(key, 0xE4_0000..0xEA_0000) && key & 0xC0C0 == 0x8080
}

#[cfg(test)]
mod tests;
