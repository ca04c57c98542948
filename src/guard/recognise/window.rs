//! The characters around an anchor, as patterns look at them.
//! Takes folded text and where the anchor stands; bytes that are no UTF-8 are one unknown
//! character each. Never reaches further than it is told.

use crate::guard::compare::Folded;
use std::ops::Range;

/// A few characters of a folded text.
pub struct Window {
    characters: Vec<char>,
    /// Where each begins in the folded text, and where the last one ends.
    offsets: Vec<usize>,
    /// Where white space stood between two letters or digits, as offsets of characters.
    gaps: Vec<usize>,
    /// Where a line ended, in the same way.
    lines: Vec<usize>,
    /// Whether the text begins, or ends, with the window.
    begins: bool,
    ends: bool,
}

impl Window {
    /// Where `near` characters before the anchor stand, but for those long before `least`,
    /// the anchor, and `near` behind it.
    pub fn reach(text: &Folded, least: usize, anchor: Range<usize>, near: usize) -> Range<usize> {
        let bytes = text.bytes();
        let is_lead = |byte: &u8| byte & 0xC0 != 0x80;
        let (mut from, mut left) = (anchor.start, near);
        while from > 0 && left > 0 && !(from < least && is_lead(&bytes[from])) {
            from -= 1;
            left -= usize::from(is_lead(&bytes[from]));
        }
        let (mut to, mut right) = (anchor.end, near + 1);
        while let Some(byte) = bytes.get(to) {
            right -= usize::from(is_lead(byte));
            if right == 0 {
                break;
            }
            to += 1;
        }
        from..to
    }

    /// The characters in some bytes of the text.
    pub fn of(text: &Folded, reach: Range<usize>) -> Self {
        let (bytes, Range { start: from, end: to }) = (text.bytes(), reach);
        let mut window = Self {
            characters: Vec::with_capacity(to - from),
            offsets: Vec::with_capacity(to - from + 1),
            gaps: Vec::new(),
            lines: Vec::new(),
            begins: from == 0,
            ends: to == bytes.len(),
        };
        let mut at = from;
        for chunk in bytes[from..to].utf8_chunks() {
            for (place, character) in chunk.valid().char_indices() {
                window.push(character, at + place);
            }
            at += chunk.valid().len();
            for _ in chunk.invalid() {
                window.push(char::REPLACEMENT_CHARACTER, at);
                at += 1;
            }
        }
        window.offsets.push(at);
        window.gaps = text.gaps_in(from..=to).iter().map(|at| window.place_of(*at)).collect();
        window.lines = text.lines_in(from..=to).iter().map(|at| window.place_of(*at)).collect();
        window
    }

    fn push(&mut self, character: char, at: usize) {
        self.characters.push(character);
        self.offsets.push(at);
    }

    /// How many characters there are.
    pub fn len(&self) -> usize {
        self.characters.len()
    }

    /// The character at a place.
    pub fn at(&self, place: usize) -> Option<char> {
        self.characters.get(place).copied()
    }

    /// The character before a place.
    pub fn before(&self, place: usize) -> Option<char> {
        self.at(place.checked_sub(1)?)
    }

    /// The characters from a place on.
    pub fn from(&self, place: usize) -> &[char] {
        self.characters.get(place..).unwrap_or_default()
    }

    /// Whether white space stood at a place.
    pub fn is_gap(&self, place: usize) -> bool {
        self.gaps.contains(&place)
    }

    /// Whether the text or a line begins at a place.
    pub fn line_begins(&self, place: usize) -> bool {
        place == 0 && self.begins || self.lines.contains(&place)
    }

    /// Whether the text or a line ends at a place.
    pub fn line_ends(&self, place: usize) -> bool {
        place == self.len() && self.ends || self.lines.contains(&place)
    }

    /// Whether the text goes on behind a place, and the window does not.
    pub fn is_cut(&self, place: usize) -> bool {
        place == self.len() && !self.ends
    }

    /// The words between two places; the window may end sooner.
    pub fn text(&self, start: usize, end: usize) -> String {
        let end = end.min(self.len());
        self.characters[start.min(end)..end].iter().collect()
    }

    /// Where a place is in the folded text.
    pub fn offset(&self, place: usize) -> usize {
        self.offsets.get(place).or(self.offsets.last()).copied().unwrap_or(0)
    }

    /// The first place at an offset of the folded text, or behind it.
    pub fn place_of(&self, offset: usize) -> usize {
        self.offsets.partition_point(|known| *known < offset)
    }
}
