//! Aligns what is shown around one cover with the values that are withheld.
//! Takes the characters around it and one value; gives which characters of the value are
//! shown, if it can be that value.

use super::covered::{Around, CoverWords};
use super::{LONGEST, Shown};

/// So many characters in a row of a value whose ends are covered are looked up.
const MIDDLE: usize = 4;

/// The length of a value, and characters in a row of it from a place on.
pub type Middle = (usize, usize, [char; MIDDLE]);

/// Every row of characters by which a value can be found whose ends are covered.
pub fn middles(value: &[char]) -> impl Iterator<Item = Middle> {
    let rows = value.windows(MIDDLE).enumerate();
    rows.filter_map(|(at, row)| Some((value.len(), at, <[char; MIDDLE]>::try_from(row).ok()?)))
}

/// One character of a number as it stands in a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    Seen(char),
    Covered,
}

/// What is shown of a number: at its head, at its tail, or at every place.
pub struct NumberForm {
    slots: Vec<Slot>,
    head: Vec<char>,
    tail: Vec<char>,
    /// Whether one cover stands between head and tail.
    is_elastic: bool,
}

impl NumberForm {
    /// The form around a cover; none where there is too little to tell numbers apart.
    pub fn read(around: &Around, words: &CoverWords) -> Option<Self> {
        let slots = token(around, words);
        let fewest = usize::try_from(words.forms.smallest_shown).unwrap_or(usize::MAX);
        let seen = slots.iter().filter(|slot| **slot != Slot::Covered).count();
        if seen < fewest || seen == slots.len() || slots.len() > 2 * LONGEST {
            return None;
        }
        let head: Vec<char> = slots.iter().map_while(seen_in).collect();
        let mut tail: Vec<char> = slots.iter().rev().map_while(seen_in).collect();
        tail.reverse();
        let is_elastic = head.len() + tail.len() == seen;
        Some(Self { slots, head, tail, is_elastic })
    }

    /// The form that a word before a part announces: 尾号 8000, 前六位 110105.
    pub fn announced(around: &Around, words: &CoverWords) -> Option<Self> {
        let rest: String = around.characters[around.at..].iter().collect();
        let said = |all: &[String]| {
            let longest = all.iter().filter(|word| rest.starts_with(word.as_str()));
            longest.map(String::len).max()
        };
        let (last, first) =
            (said(&words.forms.before_the_last), said(&words.forms.before_the_first));
        let behind = rest.get(last.max(first)?..)?;
        let part = behind.chars().skip_while(|c| !c.is_alphanumeric()).collect::<String>();
        let gap = behind.chars().count() - part.chars().count();
        let is_part = |c: &char| c.is_ascii_alphanumeric();
        let part: Vec<char> =
            part.trim_start_matches(['为', '是']).chars().take_while(is_part).collect();
        let fewest = usize::try_from(words.forms.smallest_shown).unwrap_or(usize::MAX);
        if gap > 3 || part.len() < fewest {
            return None;
        }
        let (head, tail) = if last >= first { (Vec::new(), part) } else { (part, Vec::new()) };
        Some(Self { slots: Vec::new(), head, tail, is_elastic: true })
    }

    /// Pairs of characters that a value of this form begins or ends with.
    pub fn keys(&self) -> impl Iterator<Item = (bool, [char; 2])> {
        let heads = (0..self.head.len().saturating_sub(1))
            .map(|at| (true, [self.head[at], self.head[at + 1]]));
        let tails = (0..self.tail.len().saturating_sub(1))
            .map(|at| (false, [self.tail[at], self.tail[at + 1]]));
        heads.chain(tails)
    }

    /// Where both ends are covered: how long it is, and the first characters in a row that
    /// are not, with where they stand.
    pub fn middle(&self) -> Option<Middle> {
        if !self.head.is_empty() || !self.tail.is_empty() {
            return None;
        }
        let rows = self.slots.windows(MIDDLE).enumerate();
        let mut seen = rows.filter_map(|(at, row)| {
            let row: Vec<char> = row.iter().map_while(seen_in).collect();
            Some((self.slots.len(), at, <[char; MIDDLE]>::try_from(row).ok()?))
        });
        seen.next()
    }

    /// Which characters of `value` are shown.
    pub fn shown_of(&self, value: &[char], fewest: usize) -> Option<Shown> {
        let at_every_place = || {
            let fits = self.slots.len() == value.len();
            let same =
                |(slot, c): (&Slot, &char)| *slot == Slot::Covered || *slot == Slot::Seen(*c);
            (fits && self.slots.iter().zip(value).all(same)).then(|| {
                let seen =
                    self.slots.iter().enumerate().filter(|(_, slot)| **slot != Slot::Covered);
                seen.fold(0, |shown, (at, _)| shown | 1 << at)
            })
        };
        at_every_place()
            .or_else(|| self.is_elastic.then(|| self.at_the_ends(value, fewest)).flatten())
    }

    fn at_the_ends(&self, value: &[char], fewest: usize) -> Option<Shown> {
        let head = (0..=self.head.len()).find(|from| value.starts_with(&self.head[*from..]))?;
        let tail = (0..=self.tail.len()).rev().find(|to| value.ends_with(&self.tail[..*to]))?;
        let (shown_head, shown_tail) = (self.head.len() - head, tail);
        // digits that touch the cover and are not the value's own speak against it
        let strays = [self.head[..head].last(), self.tail[tail..].first()];
        let is_stray = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
        let contradicts = shown_head == 0 && !self.head.is_empty()
            || shown_tail == 0 && !self.tail.is_empty()
            || strays.into_iter().any(is_stray);
        let count = shown_head + shown_tail;
        if contradicts || count < fewest || count >= value.len() {
            return None;
        }
        let of_tail = (value.len() - shown_tail..value.len()).fold(0, |bits, at| bits | 1 << at);
        Some((0..shown_head).fold(of_tail, |bits, at| bits | 1 << at))
    }
}

fn seen_in(slot: &Slot) -> Option<char> {
    match slot {
        Slot::Seen(character) => Some(*character),
        Slot::Covered => None,
    }
}

/// The number around the cover: letters, digits and covers, with single separators.
fn token(around: &Around, words: &CoverWords) -> Vec<Slot> {
    let characters = &around.characters;
    let in_a_row = usize::try_from(words.forms.letters_in_a_row).unwrap_or(usize::MAX);
    let is_row = |at: usize| {
        let same = |other: &&char| **other == characters[at];
        let before = characters[..at].iter().rev().take_while(same).count();
        before + characters[at..].iter().take_while(same).count() >= in_a_row
    };
    let belongs = |at: usize| {
        let character = characters.get(at)?;
        let is_cover = words.covers(*character) || words.is_letter(*character) && is_row(at);
        (character.is_ascii_alphanumeric() || is_cover).then_some(at)
    };
    let separates = |c: char| matches!(c, ' ' | '-' | '·' | '/' | ',' | '\t' | '\u{1F}');
    let step = |at: usize, next: &dyn Fn(usize) -> Option<usize>| {
        let one = next(at)?;
        belongs(one).or_else(|| {
            belongs(next(one).filter(|_| characters.get(one).is_some_and(|c| separates(*c)))?)
        })
    };
    let (mut from, mut to) = (around.at, around.at);
    while let Some(at) = step(from, &|at| at.checked_sub(1)) {
        from = at;
    }
    while let Some(at) = step(to, &|at| at.checked_add(1)) {
        to = at;
    }
    let run = characters.get(from..=to).unwrap_or_default();
    let mut slots = Vec::with_capacity(run.len());
    for piece in run.chunk_by(|a, b| a == b) {
        let covers = words.covers(piece[0]) || words.is_letter(piece[0]) && piece.len() >= in_a_row;
        match piece[0] {
            _ if covers => slots.extend(piece.iter().map(|_| Slot::Covered)),
            c if separates(c) => {}
            _ => slots.extend(piece.iter().map(|c| Slot::Seen(*c))),
        }
    }
    slots
}

/// Which characters of a name are shown around a cover, at its best place.
pub fn name_around(around: &Around, name: &[char], words: &CoverWords) -> Option<Shown> {
    // spaces between the characters of a name are typography
    let close = |c: &&char| !c.is_whitespace();
    let at = around.characters[..around.at].iter().filter(close).count();
    let characters: Vec<char> = around.characters.iter().filter(close).copied().collect();
    let first = at.saturating_sub(name.len() - 1);
    let places = (first..=at).filter_map(|start| {
        let there = characters.get(start..start + name.len())?;
        let mut shown: Shown = 0;
        for (at, (seen, own)) in there.iter().zip(name).enumerate() {
            if seen == own {
                shown |= 1 << at;
            } else if !words.covers_name(*seen) {
                return None;
            }
        }
        (shown != 0 && shown.count_ones() < u32::try_from(name.len()).ok()?).then_some(shown)
    });
    places.max_by_key(|shown| shown.count_ones())
}
