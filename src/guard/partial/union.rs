//! What all pages together show of each withheld value. Filled by many threads, read once
//! at the end; what it says does not depend on who came first. Never prints a value.

use super::align::{Middle, NumberForm, middles, name_around};
use super::covered::{Around, CoverWords};
use super::pieces::{Pieces, is_part, public_part};
use super::{EarlierForm, LONGEST, Shown};
use crate::diag::Code;
use crate::disclosure::{Class, Needle};
use crate::guard::{DisclosedBy, Finding, PageFacts};
use crate::model::Private;
use crate::policy::PartialForms;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};
use unicode_normalization::UnicodeNormalization;

/// A name of fewer characters than this has no part that tells it from others.
const SHORTEST_NAME: usize = 2;

/// A number of fewer digits inside words is a date, a sum, a quantity.
const SHORTEST_NUMBER: usize = 11;

/// The withheld values, and what was seen of each.
#[derive(Default)]
pub struct Partials {
    words: CoverWords,
    known: Vec<Known>,
    heads: HashMap<[char; 2], Vec<usize>>,
    tails: HashMap<[char; 2], Vec<usize>>,
    middles: HashMap<Middle, Vec<usize>>,
    names: HashMap<char, Vec<usize>>,
    addresses: HashMap<[char; 2], Vec<usize>>,
    seen: Mutex<BTreeMap<usize, BTreeSet<Sight>>>,
}

struct Known {
    needle: Needle,
    characters: Vec<char>,
    /// Which characters its one published form shows.
    published: Shown,
}

/// One place at which a part of a value is shown.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Sight {
    path: String,
    place: String,
    shown: Shown,
}

impl Partials {
    /// Of the values that are told apart by their characters: numbers, names, addresses.
    pub fn new<'n>(needles: impl Iterator<Item = &'n Needle>, forms: PartialForms) -> Self {
        let words = CoverWords::new(forms);
        let mut partials = Self { words, ..Self::default() };
        needles.for_each(|needle| partials.add(needle));
        partials
    }

    fn add(&mut self, needle: &Needle) {
        if needle.class == Class::FreeText {
            numbers_in(needle).for_each(|number| self.add(&number));
            return;
        }
        let index = self.known.len();
        let characters = told_apart_by(needle);
        let length = characters.len();
        if length > LONGEST - 1 {
            return;
        }
        let shown = needle.shown.as_deref().map_or(0, |form| shown_by(form, &characters));
        let public = match needle.class {
            Class::PersonName if length >= SHORTEST_NAME => {
                for character in characters.iter().collect::<BTreeSet<_>>() {
                    self.names.entry(*character).or_default().push(index);
                }
                0
            }
            Class::Identifier | Class::Phone if length > self.fewest() => {
                self.heads.entry([characters[0], characters[1]]).or_default().push(index);
                let tail = [characters[length - 2], characters[length - 1]];
                self.tails.entry(tail).or_default().push(index);
                for middle in middles(&characters) {
                    self.middles.entry(middle).or_default().push(index);
                }
                0
            }
            Class::Address | Class::Email if length > self.fewest() => {
                for pair in characters.windows(2) {
                    self.addresses.entry([pair[0], pair[1]]).or_default().push(index);
                }
                public_part(&characters)
            }
            _ => return,
        };
        self.known.push(Known { needle: needle.clone(), characters, published: shown | public });
    }

    fn fewest(&self) -> usize {
        usize::try_from(self.words.forms.smallest_shown).unwrap_or(usize::MAX)
    }

    /// Looks at decoded text of a page.
    pub fn look(&self, text: &[u8], path: &str, place: &str, facts: &dyn PageFacts) {
        if self.known.is_empty() {
            return;
        }
        self.words.each(text, &mut |around| {
            for (index, shown) in self.aligned(around, Some(facts)) {
                let Known { needle, .. } = &self.known[index];
                let by = facts.discloses(Some(&needle.owner), needle.class, needle.text.reveal());
                if by != DisclosedBy::Another {
                    self.note(index, Sight { path: path.into(), place: place.into(), shown });
                }
            }
        });
    }

    /// Whether anything is covered in a text, or said to be.
    pub fn is_covered(&self, text: &[u8]) -> bool {
        let mut any = false;
        self.words.each(text, &mut |_| any = true);
        any
    }

    /// Whether a part of a value is shown in a text; keeps nothing.
    pub fn see(&self, text: &[u8], facts: &dyn PageFacts) -> bool {
        let mut seen = false;
        if !self.known.is_empty() {
            self.words.each(text, &mut |around| {
                seen |= !self.aligned(around, Some(facts)).is_empty();
            });
        }
        seen
    }

    /// Looks at what an earlier package showed, as `snippets` gave it.
    pub fn look_back(&self, earlier: &EarlierForm) {
        let EarlierForm { package, path, snippet } = earlier;
        self.words.each(snippet.as_bytes(), &mut |around| {
            for (index, shown) in self.aligned(around, None) {
                self.note(index, Sight { path: path.clone(), place: package.clone(), shown });
            }
        });
    }

    fn note(&self, index: usize, sight: Sight) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.entry(index).or_default().insert(sight);
    }

    /// The values of which a part is shown here, and which.
    fn aligned(&self, around: &Around, facts: Option<&dyn PageFacts>) -> Vec<(usize, Shown)> {
        let numbers =
            [NumberForm::read(around, &self.words), NumberForm::announced(around, &self.words)];
        let mut found: Vec<(usize, Shown)> = Vec::new();
        for form in numbers.iter().flatten() {
            let of_key = |(is_head, pair): (bool, [char; 2])| {
                let index = if is_head { &self.heads } else { &self.tails };
                index.get(&pair).into_iter().flatten().copied()
            };
            let between = form.middle().and_then(|middle| self.middles.get(&middle));
            let candidates: BTreeSet<usize> = form
                .keys()
                .flat_map(of_key)
                .chain(between.into_iter().flatten().copied())
                .collect();
            found.extend(candidates.into_iter().filter_map(|index| {
                let shown = form.shown_of(&self.known[index].characters, self.fewest())?;
                self.is_more(index, shown).then_some((index, shown))
            }));
        }
        found.extend(self.names_around(around, facts));
        found.extend(self.addresses_around(around));
        found
    }

    fn addresses_around(&self, around: &Around) -> Vec<(usize, Shown)> {
        if self.addresses.is_empty() {
            return Vec::new();
        }
        let Some(pieces) = Pieces::read(around, &self.words) else { return Vec::new() };
        let candidates: BTreeSet<usize> =
            pieces.keys().filter_map(|pair| self.addresses.get(&pair)).flatten().copied().collect();
        let aligned = candidates.into_iter().filter_map(|index| {
            let Known { characters, published, .. } = &self.known[index];
            let shown = pieces.shown_of(characters, *published)?;
            self.is_more(index, shown).then_some((index, shown))
        });
        aligned.collect()
    }

    /// A character or two of a name tell nobody apart, but on the pages of its own item.
    fn names_around(&self, around: &Around, facts: Option<&dyn PageFacts>) -> Vec<(usize, Shown)> {
        let covers = |c: &char| self.words.covers_name(*c);
        if !around.characters.get(around.at).is_some_and(covers) {
            return Vec::new();
        }
        let near = around.at.saturating_sub(4)..(around.at + 5).min(around.characters.len());
        let near: BTreeSet<&char> = around.characters[near].iter().collect();
        let candidates: BTreeSet<usize> =
            near.into_iter().filter_map(|c| self.names.get(c)).flatten().copied().collect();
        let aligned = candidates.into_iter().filter_map(|index| {
            let Known { needle, characters, .. } = &self.known[index];
            let shown = name_around(around, characters, &self.words)?;
            let is_own = facts.is_some_and(|facts| facts.is_output_of(&needle.owner));
            let is_telling = is_own || shown.count_ones() >= 2;
            (is_telling && self.is_more(index, shown)).then_some((index, shown))
        });
        aligned.collect()
    }

    /// Whether more is shown than the published form of the value shows.
    fn is_more(&self, index: usize, shown: Shown) -> bool {
        shown & !self.known[index].published != 0
    }

    /// One finding for each value of which more is shown than its published form, at the
    /// first place that does so.
    pub fn findings(&self) -> Vec<Finding> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let findings = seen.iter().filter_map(|(index, sights)| {
            let known = &self.known[*index];
            let first = sights.first()?;
            let union = sights.iter().fold(known.published, |union, sight| union | sight.shown);
            Some(Finding {
                entry: None,
                said: None,
                code: self.code(known, union),
                owner: Some(known.needle.owner.clone()),
                field: Some(known.needle.field.clone()),
                path: first.path.clone(),
                place: match first.shown | known.published == union {
                    true => first.place.clone(),
                    false => format!("{}（与其他 {} 处合起来看）", first.place, sights.len() - 1),
                },
            })
        });
        findings.collect()
    }

    fn code(&self, known: &Known, union: Shown) -> Code {
        let is_number = matches!(known.needle.class, Class::Identifier | Class::Phone);
        let is_whole = union.count_ones() as usize == known.characters.len();
        let blocks = is_whole || is_number && union.count_ones() >= self.words.forms.blocks_from;
        if blocks { Code::LeakPartialForm } else { Code::AskPartialForm }
    }
}

/// The characters of a value that are aligned, in plain form.
fn told_apart_by(needle: &Needle) -> Vec<char> {
    let plain = needle.text.reveal().nfkc().flat_map(char::to_lowercase);
    let counts = |c: &char| match needle.class {
        Class::PersonName => !c.is_whitespace(),
        Class::Address | Class::Email => is_part(*c),
        _ => c.is_ascii_alphanumeric(),
    };
    plain.filter(counts).collect()
}

/// The numbers inside withheld words that are long enough to be somebody's.
fn numbers_in(needle: &Needle) -> impl Iterator<Item = Needle> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let words = needle.text.reveal().split(move |c| !is_part(c));
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).count();
    words.filter(move |word| digits(word) >= SHORTEST_NUMBER).map(|word| Needle {
        text: Private::new(word.to_owned()),
        class: Class::Identifier,
        ..needle.clone()
    })
}

/// Which characters of a value a published form shows: those with which it begins.
fn shown_by(form: &str, characters: &[char]) -> Shown {
    let same = form.chars().zip(characters).take_while(|(shown, own)| shown == *own).count();
    (0..same).fold(0, |bits, at| bits | 1 << at)
}
