//! Folding of text for comparison: full width to ASCII, capitals to small letters,
//! compatibility forms to plain ones; white space, quotes and invisible characters
//! vanish. Takes any bytes, valid UTF-8 or not, and finds in the same pass where a
//! withheld value may begin. Never allocates once its buffers have grown.

mod ascii;
mod breaks;
mod plain;

use super::pairs::key;
use super::starts::Starts;
use super::{Beginning, Pairs};
use crate::guard::decode::SEPARATOR;
use ascii::{Noticed, SMALL, ascii_length, fold_ascii};
use breaks::{Breaks, within};
use plain::{Plain, plain};
use std::ops::RangeInclusive;
use std::sync::LazyLock;
use unicode_normalization::char::decompose_compatible;

/// Folded text, and what was noticed while folding it.
#[derive(Default)]
pub struct Folded {
    bytes: Vec<u8>,
    starts: Starts,
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
                0xE3..=0xE9 => match self.hanzi_run(&input[at..], pairs) {
                    0 => self.rare(input, at, pairs),
                    length => length,
                },
                0xEF => self.three(input, at, pairs),
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

    /// Where in the folded bytes something may begin.
    pub fn starts(&self, what: Beginning) -> &[usize] {
        self.starts.of(what)
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
        let run = &input[..length];
        let (from, last) = (self.bytes.len(), self.last());
        if let Some(first) = run.iter().map(|byte| SMALL[usize::from(*byte)]).find(|one| *one != 0)
        {
            self.start(u32::from(first), pairs);
        }
        let Self { bytes, starts, breaks, .. } = self;
        bytes.resize(from + length, 0);
        let noticed = |noticed: Noticed| match noticed {
            Noticed::Break { byte, before, at } => {
                breaks.ascii(byte, if at == 0 { last } else { before }, from + at);
            }
            Noticed::Start { begin, at } => starts.note(begin, from + at),
        };
        let count = fold_ascii(run, &mut bytes[from..], pairs, noticed);
        bytes.truncate(from + count);
        if count > 0 {
            self.previous = u32::from(self.last());
            self.previous_at = self.bytes.len() - 1;
        }
        length
    }

    /// Characters in a row that fold to themselves; gives how many bytes.
    #[inline(never)]
    fn hanzi_run(&mut self, input: &[u8], pairs: &Pairs) -> usize {
        let (mut previous, mut length) = (self.previous, 0);
        while let Some(key) = three_bytes(input, length) {
            if !is_hanzi(key) && !is_mark(key) {
                break;
            }
            if pairs.may_begin_any(previous, key) {
                self.note_in_run(pairs, (previous, key), length);
            }
            previous = key;
            length += 3;
        }
        if length > 0 {
            self.previous = previous;
            self.previous_at = self.bytes.len() + length - 3;
            self.bytes.extend_from_slice(&input[..length]);
        }
        length
    }

    /// Takes note of what begins with two characters, of which the second stands so many bytes
    /// behind the beginning of a run.
    #[inline(never)]
    fn note_in_run(&mut self, pairs: &Pairs, (one, two): (u32, u32), at: usize) {
        let first = at.checked_sub(3).map(|at| self.bytes.len() + at);
        self.starts.note(pairs.what_begins(one, two), first.unwrap_or(self.previous_at));
    }

    #[inline]
    fn ascii(&mut self, byte: u8, pairs: &Pairs) {
        match SMALL[usize::from(byte)] {
            0 => self.breaks.ascii(byte, self.last(), self.bytes.len()),
            folded => self.put(&[folded], u32::from(folded), pairs),
        }
    }

    /// Three bytes: full-width letters, digits and punctuation.
    #[inline]
    fn three(&mut self, input: &[u8], at: usize, pairs: &Pairs) -> usize {
        match input[at..].first_chunk::<3>() {
            Some(&[_, b, c]) if ((b ^ 0x80) | (c ^ 0x80)) & 0xC0 != 0 => {
                self.rare(input, at, pairs)
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
        self.start(key, pairs);
        self.previous = key;
        self.previous_at = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
    }

    /// Notices what may begin with the last character, before one with this key.
    #[inline]
    fn start(&mut self, key: u32, pairs: &Pairs) {
        if pairs.may_begin(self.previous, key) {
            self.starts.note(pairs.what_begins(self.previous, key), self.previous_at);
        }
    }

    fn gap(&mut self) {
        self.breaks.gap(self.last(), self.bytes.len());
    }

    fn last(&self) -> u8 {
        self.bytes.last().copied().unwrap_or_default()
    }
}

/// The key of the three bytes at a place.
#[inline]
fn three_bytes(input: &[u8], at: usize) -> Option<u32> {
    match input.get(at..at + 4).and_then(<[u8]>::first_chunk) {
        Some(four) => Some(u32::from_be_bytes(*four) >> 8),
        None => input.get(at..at + 3).map(key),
    }
}

/// Whether the key of three bytes is that of a hanzi, by its first byte, and well formed.
#[inline]
fn is_hanzi(key: u32) -> bool {
    matches!(key, 0xE4_0000..0xEA_0000) && key & 0xC0C0 == 0x8080
}

/// Whether it is that of a Chinese mark that folds to itself: 、。《》
#[cold]
fn is_mark(key: u32) -> bool {
    matches!(key, 0xE3_8081..=0xE3_80A0 | 0xE3_80AA..=0xE3_80AF)
}

#[cfg(test)]
mod tests;
