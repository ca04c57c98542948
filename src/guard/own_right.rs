//! What others say in their own right. Of an item that is public no more, only what it
//! alone said has to vanish: the name of the buyer, a telephone of the office or a phrase
//! of the trade stands on other pages lawfully, and must not keep anybody from taking it
//! down. What is secret is looked for whoever else says it.

use super::compare::{Beginning, Folded, Pairs, Patterns};
use crate::disclosure::{Class, Disclosed, Hold, Lens, Needle, pieces};
use std::collections::HashMap;

/// Words of fewer characters are not told apart from those of others.
const FEWEST_CHARACTERS: usize = 10;

/// The needles without those of lapsed items that tell nothing of them: what a public item
/// holds as a value or in its head, short words, the address of a whole web site.
pub fn without_common<L: Lens>(needles: Vec<Needle>, disclosed: &[Disclosed<L>]) -> Vec<Needle> {
    let (mut kept, lapsed): (Vec<_>, Vec<_>) =
        needles.into_iter().partition(|needle| needle.hold != Hold::Lapsed);
    if lapsed.is_empty() {
        return kept;
    }
    let mut common = Common::among(&lapsed);
    for item in disclosed {
        item.public_values(&mut |class, text| common.hear_value(class, text));
        common.hear_head(item);
    }
    let told_apart: Vec<bool> = lapsed.iter().map(|needle| common.leaves(needle)).collect();
    kept.extend(lapsed.into_iter().zip(told_apart).filter(|(_, left)| *left).map(|(n, _)| n));
    kept
}

/// Which texts of lapsed items others say, too.
struct Common {
    /// Each text, and whether somebody says it.
    said: HashMap<String, bool>,
    /// Prose and addresses: they may stand within words of another item.
    parts: Vec<String>,
    patterns: Patterns,
    pairs: Pairs,
    folded: Folded,
}

impl Common {
    fn among(lapsed: &[Needle]) -> Self {
        let said = lapsed.iter().map(|needle| (needle.text.reveal().clone(), false)).collect();
        let may_be_part =
            |needle: &&Needle| matches!(needle.class, Class::FreeText | Class::Address);
        let parts = lapsed.iter().filter(may_be_part).map(|needle| needle.text.reveal().clone());
        let (parts, folded): (Vec<_>, Vec<_>) = parts
            .map(|text| (Folded::of(&text), text))
            .filter(|(folded, _)| !folded.is_empty())
            .map(|(folded, text)| (text, folded))
            .unzip();
        let patterns = Patterns::new(Beginning::Value, folded);
        let pairs = Pairs::of(&patterns.beginnings().collect::<Vec<_>>());
        Self { said, parts, patterns, pairs, folded: Folded::default() }
    }

    /// A value of another item, and what stands within it where it is in words.
    fn hear_value(&mut self, class: Class, text: &str) {
        self.hear(text);
        if matches!(class, Class::FreeText | Class::Address) {
            self.hear_within(text);
        }
    }

    /// A whole text.
    fn hear(&mut self, text: &str) {
        for piece in pieces(Class::FreeText, text) {
            if let Some(said) = self.said.get_mut(piece) {
                *said = true;
            }
        }
    }

    /// What stands above the fields of another item, and what lists show of it.
    fn hear_head<L: Lens>(&mut self, item: &Disclosed<L>) {
        let card = &item.card;
        let titles = [Some(&card.title), card.summary.as_ref(), card.document_number.as_ref()];
        let files = item.attachments.iter().map(|entry| entry.title.reveal());
        let changes = item.changes.iter().map(|change| change.what.as_str());
        let titles = titles.into_iter().flatten().map(String::as_str);
        let basis = item.basis.iter().map(String::as_str);
        for text in titles.chain(files).chain(changes).chain(basis) {
            self.hear(text);
            self.hear_within(text);
        }
        let names = card.issuer.iter().chain(&item.department).chain(&item.topics);
        for name in names {
            self.hear(name);
        }
    }

    fn hear_within(&mut self, text: &str) {
        let Self { said, parts, patterns, pairs, folded } = self;
        folded.fold(text.as_bytes(), pairs);
        patterns.find(folded, 0, &mut |index, _, _| {
            if let Some(said) = parts.get(index).and_then(|text| said.get_mut(text)) {
                *said = true;
            }
        });
    }

    /// Whether a needle still tells something of its item.
    fn leaves(&self, needle: &Needle) -> bool {
        let text = needle.text.reveal();
        let is_said = self.said.get(text).copied().unwrap_or(false);
        let is_short = needle.class == Class::FreeText && text.chars().count() < FEWEST_CHARACTERS;
        !is_said && !is_short && !is_whole_site(text)
    }
}

/// Whether a web address names a site and nothing on it.
fn is_whole_site(address: &str) -> bool {
    let is_web = address.starts_with("http://") || address.starts_with("https://");
    let behind = address.split_once("://").map_or("", |(_, rest)| rest);
    is_web && !behind.trim_end_matches('/').contains(['/', '?', '#'])
}
