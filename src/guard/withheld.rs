//! The withheld values as the gate holds them: folded, without what the organ itself
//! makes public, each with its owners. Takes needles; gives which of them stand in a
//! text. Has no way to print one.

use super::compare::{Beginning, Folded, KnownNumbers, Pairs, Patterns, Window};
use super::spelling::{significant_digits, spellings};
use crate::disclosure::{Class, Hold, Needle};
use memchr::memmem;
use std::collections::BTreeMap;

/// Values of so few characters are found by chance too.
const SHORT: usize = 3;
/// A number of fewer digits is found by chance too.
const FEWEST_DIGITS: usize = 6;

/// An amount of fewer digits that tell it apart stands on other pages by chance too.
const FEWEST_SIGNIFICANT: usize = 7;

/// What it means that a value stands on a page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Telling {
    /// A question on pages of its owner, nothing elsewhere: a date.
    AsksOnOwnPages,
    /// A leak on pages of its owner, nothing elsewhere: an amount of few digits.
    OnOwnPages,
    /// A leak on pages of its owner, a question elsewhere: what is found by chance too.
    AsksElsewhere,
    /// A leak everywhere.
    Everywhere,
}

/// One value to look for, with every item that withholds it.
pub struct Wanted {
    /// Where it gives its owner away.
    pub telling: Telling,
    /// Whether it is a number among whose digits commas and points may stand.
    is_amount: bool,
    /// The needles that hold it, in the order in which they were given.
    pub needles: Vec<Needle>,
    /// Longer texts of the organ that contain it: their own occurrences give nothing away.
    within_organ: Vec<Vec<u8>>,
}

impl Wanted {
    fn new(text: &[u8], needles: Vec<Needle>, organ: &[Vec<u8>]) -> Self {
        let telling = needles.iter().map(|needle| telling(needle, text)).max();
        Self {
            telling: telling.unwrap_or(Telling::Everywhere),
            is_amount: needles.iter().all(|needle| needle.class == Class::Amount),
            needles,
            within_organ: organ
                .iter()
                .filter(|own| memmem::find(own, text).is_some())
                .cloned()
                .collect(),
        }
    }

    /// Whether every occurrence in a folded text is part of a text of the organ.
    pub fn is_explained(&self, value: &[u8], folded: &[u8]) -> bool {
        if self.within_organ.is_empty() {
            return false;
        }
        let count = |text: &[u8], part: &[u8]| memmem::find_iter(text, part).count();
        let explained = self.within_organ.iter().map(|own| count(folded, own) * count(own, value));
        // a number that was found by its digits alone is spelled otherwise than the organ does
        (1..=explained.sum()).contains(&count(folded, value))
    }
}

/// All values to look for.
pub struct WithheldValues {
    wanted: Vec<Wanted>,
    patterns: Patterns,
    /// Telephone numbers by their digits alone.
    phones: KnownNumbers,
    /// Runs of digits in identifiers.
    identifiers: KnownNumbers,
    /// Those with digits, and nothing beyond ASCII.
    latin: Patterns,
    /// What these begin with.
    latin_pairs: Pairs,
}

impl WithheldValues {
    /// Of `needles`, without those that the organ itself makes public word for word.
    pub fn new(needles: Vec<Needle>, organ: &[(Class, String)]) -> Self {
        let organ: Vec<Vec<u8>> = organ.iter().map(|(_, text)| Folded::of(text)).collect();
        let mut by_text: BTreeMap<Vec<u8>, Vec<Needle>> = BTreeMap::new();
        for needle in needles {
            for spelling in spellings(needle.class, needle.text.reveal()) {
                let folded = Folded::of(&spelling);
                if is_sought(needle.class, &folded) {
                    by_text.entry(folded).or_default().push(needle.clone());
                }
            }
        }
        let own_phones: Vec<String> = organ.iter().filter_map(|own| phone_digits(own)).collect();
        by_text.retain(|text, _| {
            !organ.contains(text)
                && !phone_digits(text).is_some_and(|digits| own_phones.contains(&digits))
        });
        let mut phones = KnownNumbers::default();
        let mut identifiers = KnownNumbers::default();
        let mut wanted = Vec::with_capacity(by_text.len());
        let mut folded = Vec::with_capacity(by_text.len());
        for (text, needles) in by_text {
            if needles.iter().any(|needle| needle.class == Class::Phone)
                && let Some(digits) = phone_digits(&text)
            {
                phones.add(digits, wanted.len());
            }
            if needles.iter().any(|needle| needle.class == Class::Identifier) {
                for digits in digit_runs(&text).filter(|digits| !own_phones.contains(digits)) {
                    identifiers.add(digits, wanted.len());
                }
            }
            wanted.push(Wanted::new(&text, needles, &organ));
            folded.push(text);
        }
        let is_latin = |text: &&Vec<u8>| text.is_ascii() && text.iter().any(u8::is_ascii_digit);
        let latin = folded.iter().filter(is_latin).cloned().collect();
        let latin = Patterns::new(Beginning::Value, latin);
        let latin_pairs = Pairs::of(&latin.beginnings().collect::<Vec<_>>());
        let patterns = Patterns::new(Beginning::Value, folded);
        Self { wanted, patterns, phones, identifiers, latin, latin_pairs }
    }

    /// The value with this index.
    pub fn get(&self, index: usize) -> Option<&Wanted> {
        self.wanted.get(index)
    }

    /// Calls `found` with every value of at least `shortest` bytes that stands in `text`.
    pub fn find(&self, text: &Folded, shortest: usize, found: &mut dyn FnMut(usize)) {
        self.patterns.find(text, shortest, &mut |index, start, end| {
            let is_amount = self.get(index).is_some_and(|wanted| wanted.is_amount);
            if !is_amount || is_whole_figure(text.bytes(), start, end) {
                found(index);
            }
        });
    }

    /// Whether a value with digits stands in Latin text, by itself or not.
    pub fn holds_in_latin(&self, text: &[u8]) -> bool {
        if self.latin.longest() == 0 {
            return false;
        }
        let (mut folded, mut any) = (Folded::default(), false);
        folded.fold(text, &self.latin_pairs);
        self.latin.find_anywhere(&folded, &mut |_, _, _| any = true);
        any
    }

    /// Whether a hit stands only within texts of the organ.
    pub fn is_explained(&self, index: usize, folded: &[u8]) -> bool {
        let value = self.patterns.text(index);
        self.get(index).is_some_and(|wanted| wanted.is_explained(value, folded))
    }

    /// Every needle that is looked for as it stands, once.
    pub fn needles(&self) -> impl Iterator<Item = &Needle> {
        let texts = self.wanted.iter().zip(self.patterns.texts());
        texts.flat_map(|(wanted, folded)| {
            let is_whole = move |needle: &&Needle| Folded::of(needle.text.reveal()) == folded;
            wanted.needles.iter().filter(is_whole)
        })
    }

    /// The folded forms.
    pub fn patterns(&self) -> &Patterns {
        &self.patterns
    }

    /// The fewest digits of a number to look for, if there is one.
    pub fn shortest_number(&self) -> Option<usize> {
        self.phones.shortest().into_iter().chain(self.identifiers.shortest()).min()
    }

    /// The values that hold the number in this window.
    pub fn numbers(&self, window: &Window<'_>) -> impl Iterator<Item = usize> {
        let phones = self.phones.get(window.digits);
        let identifiers = self.identifiers.get(window.digits);
        let identifiers = if identifiers.is_empty() || window.is_one() { identifiers } else { &[] };
        phones.iter().chain(identifiers).copied()
    }
}

fn telling(needle: &Needle, text: &[u8]) -> Telling {
    match needle.class {
        Class::Date => Telling::AsksOnOwnPages,
        Class::Amount if significant_digits(needle.text.reveal()) < FEWEST_SIGNIFICANT => {
            Telling::OnOwnPages
        }
        Class::Amount => Telling::AsksElsewhere,
        // others write the same clause; the same sentence, where it was public itself
        Class::FreeText if needle.hold != Hold::Secret => Telling::AsksElsewhere,
        _ if characters(text) <= SHORT => Telling::AsksElsewhere,
        _ => Telling::Everywhere,
    }
}

/// Whether no more digits belong to the amount in `start..end`: 1,234.50 holds no 234.50,
/// and 1234 with .50 behind it is another amount.
fn is_whole_figure(text: &[u8], start: usize, end: usize) -> bool {
    let digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(u8::is_ascii_digit);
    let amount = &text[start..end];
    let (before, after) = (start.checked_sub(1).map(|at| text[at]), text.get(end).copied());
    let is_grouped = amount.contains(&b',');
    let whole = amount.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let more_before = match before {
        Some(b',') => (is_grouped || whole <= 3) && digit(start.checked_sub(2)),
        Some(b'.') => digit(start.checked_sub(2)),
        _ => false,
    };
    let has_point = amount.contains(&b'.');
    let more_behind = match after {
        Some(b'.') => digit(Some(end + 1)),
        Some(b',') => is_grouped && !has_point && digit(Some(end + 1)),
        _ => false,
    };
    !more_before && !more_behind
}

fn is_sought(class: Class, folded: &[u8]) -> bool {
    let is_number = folded.iter().all(u8::is_ascii_digit);
    class != Class::Common && characters(folded) > 1 && !(is_number && folded.len() < FEWEST_DIGITS)
}

fn characters(folded: &[u8]) -> usize {
    folded.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

fn phone_digits(folded: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(folded).ok()?;
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_number = text.chars().all(|c| c.is_ascii_digit() || "-·.()+/".contains(c));
    (is_number && digits.len() >= FEWEST_DIGITS).then_some(digits)
}

/// The numbers that give an identifier away on their own: all of its digits, if it has
/// nothing else but separators, or every unbroken run of them. A year with a few digits
/// behind it, like a date or the number of an item, is none: it stands on every page.
fn digit_runs(folded: &[u8]) -> impl Iterator<Item = String> {
    let whole = phone_digits(folded);
    let runs = folded.split(|byte| !byte.is_ascii_digit());
    let runs = runs.map(|run| String::from_utf8_lossy(run).into_owned());
    let is_telling = |digits: &String| digits.len() >= FEWEST_DIGITS && !is_dated(digits);
    whole.into_iter().chain(runs).filter(is_telling)
}

fn is_dated(digits: &str) -> bool {
    digits.len() <= 8 && (digits.starts_with("19") || digits.starts_with("20"))
}
