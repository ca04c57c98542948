//! The withheld values as the gate holds them: folded, without what the organ itself
//! makes public, each with its owners. Takes needles; gives which of them stand in a
//! text. Has no way to print one.

use super::compare::{Folded, Patterns};
use crate::disclosure::{Class, Needle};
use memchr::memmem;
use std::collections::{BTreeMap, HashMap};

/// Values of so few characters are found by chance too.
const SHORT: usize = 3;
/// A number of fewer digits is found by chance too.
const FEWEST_DIGITS: usize = 6;

/// One value to look for, with every item that withholds it.
pub struct Wanted {
    /// Whether it is so short that only its owner's own pages give it away.
    pub is_short: bool,
    /// The needles that hold it, in the order in which they were given.
    pub needles: Vec<Needle>,
}

/// All values to look for.
pub struct WithheldValues {
    wanted: Vec<Wanted>,
    patterns: Patterns,
    /// Telephone numbers by their digits alone.
    phones: HashMap<Box<str>, usize>,
}

impl WithheldValues {
    /// Of `needles`, without those that a text of the organ contains.
    pub fn new(needles: Vec<Needle>, organ: &[(Class, String)]) -> Self {
        let organ: Vec<Vec<u8>> = organ.iter().map(|(_, text)| Folded::of(text)).collect();
        let mut by_text: BTreeMap<Vec<u8>, Vec<Needle>> = BTreeMap::new();
        for needle in needles {
            let folded = Folded::of(needle.text.reveal());
            if is_sought(needle.class, &folded) {
                by_text.entry(folded).or_default().push(needle);
            }
        }
        let own_phones: Vec<String> = organ.iter().filter_map(|own| phone_digits(own)).collect();
        by_text.retain(|text, _| {
            let is_own = organ.iter().any(|own| memmem::find(own, text).is_some());
            !is_own && !phone_digits(text).is_some_and(|digits| own_phones.contains(&digits))
        });
        let mut phones = HashMap::new();
        let mut wanted = Vec::with_capacity(by_text.len());
        let mut folded = Vec::with_capacity(by_text.len());
        for (text, needles) in by_text {
            if needles.iter().any(|needle| needle.class == Class::Phone)
                && let Some(digits) = phone_digits(&text)
            {
                phones.insert(digits.into(), wanted.len());
            }
            wanted.push(Wanted { is_short: characters(&text) <= SHORT, needles });
            folded.push(text);
        }
        Self { wanted, patterns: Patterns::new(folded), phones }
    }

    /// The value with this index.
    pub fn get(&self, index: usize) -> Option<&Wanted> {
        self.wanted.get(index)
    }

    /// The folded forms.
    pub fn patterns(&self) -> &Patterns {
        &self.patterns
    }

    /// The fewest digits of a telephone number to look for, if there is one.
    pub fn shortest_phone(&self) -> Option<usize> {
        self.phones.keys().map(|digits| digits.len()).min()
    }

    /// The telephone number with these digits.
    pub fn phone(&self, digits: &[u8]) -> Option<usize> {
        std::str::from_utf8(digits).ok().and_then(|digits| self.phones.get(digits)).copied()
    }
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
