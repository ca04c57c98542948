//! Runs of digits in decoded text: groups of digits that single separators may join.
//!
//! Takes text; gives every window of whole groups, with what stands at its edges.
//! A new line, a comma or a cell ends a run, but for the end of a line behind a hyphen: two
//! numbers are never made one. ID numbers over several cells are put together in `parted`.

mod beside;
mod edge;
mod parted;
mod several;
mod tail;
mod warrant;
mod window;

use super::gap::{Gap, gap_to_digit};
use super::letter_digits::begins_with_letter_digit;
use super::scientific::begins_with_power;
use edge::edge_before;
use parted::{PartedIds, is_between};
use several::{LONGEST_PAIR, parted_at, side_by_side};
use tail::Tail;
use window::Group;

pub use edge::Edge;
pub use window::Window;

/// The longest number that anything looks for.
const LONGEST: usize = 24;
/// So many groups of one run are kept at a time.
const MOST_GROUPS: usize = 1024;
/// How the number of a telephone begins for those who call from abroad.
const COUNTRY: [&[u8]; 2] = [b"86", b"0086"];
/// How many bytes are skipped at once where there is no digit.
const STRIDE: usize = 32;

/// Whether separators may stand inside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joining {
    /// Text: 138-0013-8000 is one number.
    Separated,
    /// Program code and binary data: only unbroken digits are a number.
    Unbroken,
}

/// What stands around a run.
#[derive(Clone, Copy)]
struct Around<'t> {
    before: Edge,
    tail: Tail,
    text: (&'t [u8], &'t [u8]),
}

impl<'t> Around<'t> {
    fn read(text: &'t [u8], start: usize, end: usize) -> Self {
        let behind = text.get(end..).unwrap_or_default();
        Self {
            tail: Tail::read(text, end),
            text: (&text[..start], behind),
            ..Self::cut(text, start)
        }
    }

    /// Of a run that goes on.
    fn cut(text: &'t [u8], start: usize) -> Self {
        Self { before: edge_before(text, start), tail: Tail::NONE, text: (&text[..start], b"") }
    }
}

/// Reads runs; its buffers serve one text after the other.
#[derive(Default)]
pub struct NumberRuns {
    digits: Vec<u8>,
    groups: Vec<Group>,
    /// Whether letters stood between digits that may have been typed for digits.
    pub saw_letter_digits: bool,
    /// Whether a power of ten stood behind digits.
    pub saw_power: bool,
    parted: PartedIds,
}

impl NumberRuns {
    /// Calls `found` with every window of a run of `shortest` digits or more.
    pub fn read(
        &mut self,
        text: &[u8],
        joining: Joining,
        shortest: usize,
        found: &mut dyn FnMut(&Window<'_>),
    ) {
        let mut at = 0;
        (self.saw_letter_digits, self.saw_power) = (false, false);
        self.parted.clear();
        while let Some(start) = next_digit(text, at) {
            if self.parted.goes_on() && !is_between(&text[at..start]) {
                self.parted.end();
            }
            at = self.run(text, start, joining, &mut |run| {
                let around = Around::cut(text, start);
                run.windows(MOST_GROUPS - LONGEST, shortest, around, found);
            });
            self.saw_letter_digits |= begins_with_letter_digit(&text[at..]);
            self.saw_power |= begins_with_power(&text[at..]);
            self.part(text, at);
            if self.digits.len() >= shortest {
                let around = Around::read(text, start, at);
                self.windows(usize::MAX, shortest, around, found);
                self.several(around, found);
            }
        }
    }

    /// Resident ID numbers whose parts stand apart, one a piece.
    pub fn parted_ids(&self) -> &[u8] {
        &self.parted.numbers
    }

    /// Takes the groups of the run that was read, and ends at `end`.
    fn part(&mut self, text: &[u8], end: usize) {
        for (nth, group) in self.groups.iter().enumerate() {
            let is_last = nth + 1 == self.groups.len();
            let x = is_last && self.parted.goes_on() && Tail::read(text, end).x;
            self.parted.push(&self.digits[group.first..group.end], nth == 0, x);
        }
    }

    /// Reads the run that begins at `start`; gives where it ends. Whenever the groups are
    /// as many as may be, `full` looks at all but the last, and only those are kept.
    fn run(
        &mut self,
        text: &[u8],
        start: usize,
        joining: Joining,
        full: &mut dyn FnMut(&Self),
    ) -> usize {
        self.digits.clear();
        self.groups.clear();
        let (mut at, mut gap) = (start, None);
        loop {
            let rest = text.get(at..).unwrap_or_default();
            let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            at += length;
            self.group(&rest[..length], gap);
            if self.groups.len() == MOST_GROUPS {
                full(self);
                self.forget(MOST_GROUPS - LONGEST);
            }
            match gap_to_digit(text, at) {
                Some((next, found)) if found.is_none() || joining == Joining::Separated => {
                    (at, gap) = (next, found);
                }
                _ => return at,
            }
        }
    }

    /// Of a group that is too long for any number only so much is kept as shows it.
    fn group(&mut self, digits: &[u8], gap: Option<Gap>) {
        let first = self.digits.len();
        match self.groups.last_mut() {
            // what cannot be seen keeps no digits apart
            Some(last) if gap.is_none() => {
                let room = (LONGEST_PAIR + 1).saturating_sub(last.end - last.first);
                self.digits.extend_from_slice(&digits[..digits.len().min(room)]);
                last.end = self.digits.len();
            }
            _ => {
                self.digits.extend_from_slice(&digits[..digits.len().min(LONGEST_PAIR + 1)]);
                self.groups.push(Group { first, end: self.digits.len(), gap });
            }
        }
    }

    /// Whether the rest is the fraction that programs write behind whole numbers: `.0`.
    fn is_fraction(&self, at: usize, zeros: &[u8]) -> bool {
        self.groups.get(at).is_some_and(|group| {
            let is_last = at + 1 == self.groups.len();
            is_last && group.gap == Some(Gap::Dot) && &self.digits[group.first..group.end] == zeros
        })
    }

    /// Whether a group is the code of the country.
    fn is_country(&self, at: usize) -> bool {
        self.groups
            .get(at)
            .is_some_and(|group| COUNTRY.contains(&&self.digits[group.first..group.end]))
    }

    fn forget(&mut self, groups: usize) {
        let digits = self.groups.get(groups).map_or(0, |group| group.first);
        self.groups.drain(..groups);
        self.digits.drain(..digits);
        for group in &mut self.groups {
            group.first -= digits;
            group.end -= digits;
        }
    }

    /// The windows that begin in the first `starts` groups.
    fn windows(
        &self,
        starts: usize,
        shortest: usize,
        Around { before, tail, text }: Around<'_>,
        found: &mut dyn FnMut(&Window<'_>),
    ) {
        for (from, group) in self.groups.iter().enumerate().take(starts) {
            for (to, last) in self.groups.iter().enumerate().skip(from) {
                let length = last.end - group.first;
                if length > LONGEST {
                    break;
                }
                if length < shortest {
                    continue;
                }
                let has_cents = self.is_fraction(to + 1, b"00");
                let is_last = to + 1 == self.groups.len();
                let is_last = is_last || has_cents || self.is_fraction(to + 1, b"0");
                let next = self.groups.get(to + 1).filter(|_| !is_last);
                let next = next.and_then(|group| group.gap);
                found(&Window {
                    digits: &self.digits[group.first..last.end],
                    before: group.gap.map_or(before, Edge::Gap),
                    after: next.map_or(tail.edge, Edge::Gap),
                    x: next.is_none() && tail.x,
                    is_covered: next.is_none() && tail.is_covered,
                    is_amount: next.is_none() && tail.is_amount,
                    is_second: from == 1 && !self.is_country(0),
                    groups: &self.groups[from..=to],
                    is_behind_ordinal: from == 1 && self.is_ordinal(group),
                    has_cents,
                    text,
                });
            }
        }
    }

    /// Whether the first group may number an item of a list, of which `next` is the rest.
    fn is_ordinal(&self, next: &Group) -> bool {
        next.gap == Some(Gap::Dot)
            && next.first <= 2
            && self.groups.len() == 2
            && self.digits.first() != Some(&b'0')
    }

    /// The numbers of a run that nothing keeps apart.
    fn several(&self, around: Around<'_>, found: &mut dyn FnMut(&Window<'_>)) {
        for (nth, group) in self.groups.iter().enumerate() {
            let before = if nth == 0 { around.before } else { Edge::Clear };
            let digits = &self.digits[group.first..group.end];
            if let Some(at) = parted_at(digits, before) {
                let middle = group.first + at;
                self.one(&[Group { end: middle, ..*group }], around, found);
                self.one(&[Group { first: middle, ..*group }], around, found);
            }
        }
        if let Some(groups) = side_by_side(&self.groups, &self.digits) {
            self.groups.chunks(groups).for_each(|number| self.one(number, around, found));
        }
    }

    /// Groups that are one number, whatever stands beside them.
    fn one(&self, groups: &[Group], around: Around<'_>, found: &mut dyn FnMut(&Window<'_>)) {
        let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return };
        found(&Window {
            digits: &self.digits[first.first..last.end],
            before: if first.first == 0 { around.before } else { Edge::Clear },
            after: if last.end == self.digits.len() { around.tail.edge } else { Edge::Clear },
            x: false,
            is_covered: false,
            is_amount: false,
            is_second: false,
            groups,
            is_behind_ordinal: false,
            has_cents: false,
            text: around.text,
        });
    }
}

/// Where the next digit is, `text[from]` included.
fn next_digit(text: &[u8], mut from: usize) -> Option<usize> {
    while let Some(chunk) = text.get(from..from + STRIDE) {
        if chunk.iter().fold(false, |any, byte| any | byte.is_ascii_digit()) {
            break;
        }
        from += STRIDE;
    }
    let rest = text.get(from..)?;
    rest.iter().position(u8::is_ascii_digit).map(|found| from + found)
}

#[cfg(test)]
mod tests;
