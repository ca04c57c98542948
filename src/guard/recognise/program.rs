//! A pattern of the policy as steps that are tried one after the other.
//! Takes a window and a place; gives how far the pattern reaches, or nothing. Spends the
//! effort that the text is worth.

use super::effort::Effort;
use super::names::{Names, is_han};
use super::window::Window;
use crate::policy::{Boundary, CharSet, Pattern, Piece};

/// So many characters behind a place tell whether a name begins there.
const LONGEST_NAME: usize = 5;

enum Step {
    One(CharSet),
    Name,
    At(Boundary),
    /// Here, or there.
    Either(usize, usize),
    Jump(usize),
    Found,
}

/// The steps of one pattern.
pub struct Program {
    steps: Vec<Step>,
    first: First,
}

/// What one try after the other uses.
pub struct Tries {
    /// Places of a pattern and of a window that are still to be tried.
    open: Vec<(usize, usize)>,
    /// What the text is worth.
    pub effort: Effort,
}

impl Tries {
    /// For a text of so many bytes.
    pub fn for_text(bytes: usize) -> Self {
        Self { open: Vec::new(), effort: Effort::for_text(bytes) }
    }
}

/// What a pattern begins with, so that almost every place is passed over at once.
pub struct First {
    /// Characters of ASCII, as bits.
    ascii: u128,
    /// All characters, in order; none where anything may begin it.
    ranges: Option<Vec<(char, char)>>,
    /// The last ten bits of each of them.
    ends: [u64; 16],
}

impl First {
    fn of(steps: &[Step], names: &Names) -> Self {
        let mut ranges = Some(Vec::new());
        let (mut open, mut seen) = (vec![0], vec![false; steps.len()]);
        while let Some(step) = open.pop() {
            if seen.get(step).is_none_or(|seen| *seen) {
                continue;
            }
            seen[step] = true;
            match &steps[step] {
                Step::One(set) => {
                    let of_set =
                        if set.negated { all_but(&set.ranges) } else { set.ranges.clone() };
                    ranges.iter_mut().for_each(|ranges| ranges.extend(&of_set));
                }
                Step::Name => ranges.iter_mut().for_each(|ranges| ranges.extend(names.begin())),
                Step::Found => ranges = None,
                Step::At(_) => open.push(step + 1),
                Step::Either(here, there) => open.extend([*here, *there]),
                Step::Jump(there) => open.push(*there),
            }
        }
        Self::among(ranges)
    }

    /// What any of several patterns begins with.
    pub fn of_any<'p>(programs: impl Iterator<Item = &'p Program>) -> Self {
        let ranges = programs.map(|program| program.first.ranges.clone());
        Self::among(ranges.collect::<Option<Vec<_>>>().map(|ranges| ranges.concat()))
    }

    fn among(mut ranges: Option<Vec<(char, char)>>) -> Self {
        ranges.iter_mut().for_each(join);
        let mut first = Self { ascii: 0, ends: ends(ranges.as_deref()), ranges };
        let ascii = (0..128_u8).filter(|byte| first.is_among(char::from(*byte)));
        first.ascii = ascii.fold(0, |bits, byte| bits | 1 << byte);
        first
    }

    /// Whether a pattern may begin with this character.
    pub fn holds(&self, character: char) -> bool {
        match u8::try_from(character) {
            Ok(byte) if byte.is_ascii() => self.ascii >> byte & 1 == 1,
            _ => self.ends_like_one(character) && self.is_among(character),
        }
    }

    /// Almost no other character does.
    fn ends_like_one(&self, character: char) -> bool {
        let end = u32::from(character) & LAST_BITS;
        self.ends[(end >> 6) as usize] >> (end & 63) & 1 == 1
    }

    fn is_among(&self, character: char) -> bool {
        let Some(ranges) = &self.ranges else { return true };
        let before = ranges.partition_point(|(from, _)| *from <= character);
        before.checked_sub(1).and_then(|at| ranges.get(at)).is_some_and(|(_, to)| character <= *to)
    }
}

/// Ten bits.
const LAST_BITS: u32 = 0x3FF;

/// The last bits of all characters in some ranges, as bits; all where there are too many.
fn ends(ranges: Option<&[(char, char)]>) -> [u64; 16] {
    let is_long = |(from, to): &(char, char)| u32::from(*to) - u32::from(*from) >= LAST_BITS;
    let Some(ranges) = ranges.filter(|ranges| !ranges.iter().any(is_long)) else {
        return [u64::MAX; 16];
    };
    let mut ends = [0; 16];
    for end in ranges.iter().flat_map(|(from, to)| u32::from(*from)..=u32::from(*to)) {
        ends[(end >> 6 & 15) as usize] |= 1 << (end & 63);
    }
    ends
}

/// Puts ranges in order, and makes one of those that overlap.
fn join(ranges: &mut Vec<(char, char)>) {
    ranges.sort_unstable();
    ranges.dedup_by(|later, earlier| {
        let overlaps = later.0 <= earlier.1;
        if overlaps {
            earlier.1 = earlier.1.max(later.1);
        }
        overlaps
    });
}

/// The characters that are in none of some ranges.
fn all_but(ranges: &[(char, char)]) -> Vec<(char, char)> {
    let mut ranges = ranges.to_vec();
    join(&mut ranges);
    let (mut others, mut from) = (Vec::new(), Some('\0'));
    for (first, last) in ranges {
        let before = from.and_then(|from| Some((from, ('\0'..first).next_back()?)));
        others.extend(before.filter(|(from, to)| from <= to));
        from = (last..=char::MAX).nth(1);
    }
    others.extend(from.map(|from| (from, char::MAX)));
    others
}

impl Program {
    /// Of a pattern.
    pub fn new(pattern: &Pattern, names: &Names) -> Self {
        let mut steps = Steps(Vec::new());
        steps.sequence(&pattern.0);
        steps.0.push(Step::Found);
        Self { first: First::of(&steps.0, names), steps: steps.0 }
    }

    /// Where the pattern ends that begins at `start`: the first way that leads to its end.
    /// Sets `is_cut` if what stands behind the window could change that.
    pub fn end(
        &self,
        window: &Window,
        start: usize,
        names: &Names,
        Tries { open, effort }: &mut Tries,
        is_cut: &mut bool,
    ) -> Option<usize> {
        if !self.first.holds(window.at(start)?) {
            return None;
        }
        let sure = window.len().saturating_sub(LONGEST_NAME);
        open.clear();
        open.push((0, start));
        while let Some((step, place)) = open.pop() {
            effort.spend(1)?;
            *is_cut |= place >= sure;
            match self.steps.get(step)? {
                Step::Found => return Some(place),
                Step::One(set) => {
                    if window.at(place).is_some_and(|character| set.holds(character)) {
                        open.push((step + 1, place + 1));
                    }
                }
                Step::Name => {
                    let lengths = names.lengths(window.from(place)).rev();
                    open.extend(lengths.map(|length| (step + 1, place + length)));
                }
                Step::At(boundary) => {
                    if holds(*boundary, window, place) {
                        open.push((step + 1, place));
                    }
                }
                Step::Either(here, there) => {
                    open.extend(self.onwards(*there, place, window));
                    open.extend(self.onwards(*here, place, window));
                }
                Step::Jump(there) => open.push((*there, place)),
            }
        }
        None
    }

    /// What is to be tried of one of two ways: nothing if the character there shuts it.
    fn onwards(&self, step: usize, place: usize, window: &Window) -> Option<(usize, usize)> {
        match (self.steps.get(step)?, window.at(place)) {
            (Step::One(set), Some(character)) => {
                set.holds(character).then_some((step + 1, place + 1))
            }
            _ => Some((step, place)),
        }
    }
}

/// Steps while they are put together.
struct Steps(Vec<Step>);

impl Steps {
    fn sequence(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::One(set) => self.0.push(Step::One(set.clone())),
                Piece::Name => self.0.push(Step::Name),
                Piece::At(boundary) => self.0.push(Step::At(*boundary)),
                Piece::Either(ways) => self.either(ways),
                Piece::Times(once, least, most) => {
                    (0..*least).for_each(|_| self.sequence(once));
                    let mut skips = Vec::new();
                    for _ in *least..*most {
                        skips.push(self.0.len());
                        self.0.push(Step::Either(self.0.len() + 1, 0));
                        self.sequence(once);
                    }
                    let end = self.0.len();
                    skips.into_iter().for_each(|skip| self.0[skip] = Step::Either(skip + 1, end));
                }
            }
        }
    }

    fn either(&mut self, ways: &[Vec<Piece>]) {
        let mut jumps = Vec::new();
        for (nth, way) in ways.iter().enumerate() {
            let split = self.0.len();
            if nth + 1 < ways.len() {
                self.0.push(Step::Found);
            }
            self.sequence(way);
            if nth + 1 < ways.len() {
                jumps.push(self.0.len());
                self.0.push(Step::Found);
                self.0[split] = Step::Either(split + 1, self.0.len());
            }
        }
        let end = self.0.len();
        jumps.into_iter().for_each(|jump| self.0[jump] = Step::Jump(end));
    }
}

fn holds(boundary: Boundary, window: &Window, place: usize) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || is_han(c);
    let (before, behind) = (window.before(place), window.at(place));
    match boundary {
        Boundary::Ascii => {
            let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let ends_here = !(is_letter(before) && is_letter(behind)) || window.is_gap(place);
            ends_here && !window.is_cut(place)
        }
        // at the edge of a window nobody knows
        Boundary::WordStart => window.line_begins(place) || before.is_some_and(|c| !is_word(c)),
        Boundary::WordEnd => window.line_ends(place) || behind.is_some_and(|c| !is_word(c)),
        Boundary::LineStart => window.line_begins(place),
        Boundary::LineEnd => window.line_ends(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_a_set_leaves_out_is_what_it_does_not_hold(
            ends in prop::collection::vec(any::<(char, char)>(), 0..6),
            near in 0_u32..3,
            at in any::<prop::sample::Index>(),
            any in any::<char>(),
        ) {
            let ordered = |(one, other): (char, char)| (one.min(other), one.max(other));
            let ranges: Vec<(char, char)> = ends.into_iter().map(ordered).collect();
            let others = First::among(Some(all_but(&ranges)));
            let set = CharSet { ranges, negated: true };
            prop_assert_eq!(others.holds(any), set.holds(any));
            // where mistakes are: beside the ends
            if !set.ranges.is_empty() {
                let (first, last) = set.ranges[at.index(set.ranges.len())];
                for end in [first, last] {
                    let beside = char::from_u32((u32::from(end) + near).saturating_sub(1));
                    let is_right = |c: char| others.holds(c) == set.holds(c);
                    prop_assert!(beside.is_none_or(is_right));
                }
            }
        }
    }

    #[test]
    fn nothing_is_left_of_all() {
        assert!(all_but(&[('\0', char::MAX)]).is_empty());
        assert_eq!(all_but(&[]), [('\0', char::MAX)]);
        let around_surrogates = [('\u{D7FF}', '\u{D7FF}'), ('\u{E000}', '\u{E000}')];
        assert_eq!(all_but(&around_surrogates), [('\0', '\u{D7FE}'), ('\u{E001}', char::MAX)]);
    }
}
