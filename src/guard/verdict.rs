//! What a hit means: nothing, a question or a leak.
//!
//! Takes hits; a hit is dropped only where the page, or the organ, makes the same thing
//! public. Gives findings, each once a place, none with the value in it.

use super::compare::{Digits, Number};
use super::recognise::{Entry, folded_text};
use super::withheld::{Telling, Wanted, WithheldValues};
use super::{DisclosedBy, Finding, PageFacts};
use crate::diag::Code;
use crate::disclosure::{Class, Needle};
use crate::model::Uscc;
use crate::policy::PermittedIn;
use std::borrow::Cow;

/// The verdicts on one file.
pub struct Verdict<'g> {
    values: &'g WithheldValues,
    /// What its page discloses.
    pub facts: &'g dyn PageFacts,
    /// The path as findings may show it.
    pub path: Cow<'g, str>,
    /// What was found so far.
    pub findings: Vec<Finding>,
}

impl<'g> Verdict<'g> {
    /// On a file of which nothing is known yet.
    pub fn new(values: &'g WithheldValues, facts: &'g dyn PageFacts) -> Self {
        Self { values, facts, path: Cow::default(), findings: Vec::new() }
    }

    /// On a number that is recognised by its form.
    pub fn number(&mut self, number: Number, place: &str) {
        let identifies = |digits: Digits| {
            let by = self.facts.discloses(None, Class::Identifier, digits.as_str());
            by != DisclosedBy::Nobody
        };
        let (code, lawful) = match number {
            // a social credit code without letters may read as an ID number by chance
            Number::ResidentId(digits) => {
                let is_code = Uscc::parse(digits.as_str()).is_ok();
                (Code::LeakResidentId, is_code && identifies(digits))
            }
            Number::PerhapsResidentId(digits) => (Code::AskResidentId, identifies(digits)),
            Number::Mobile(digits) => (Code::LeakMobile, self.facts.is_contact(digits.as_str())),
            Number::PerhapsMobile(digits) => {
                (Code::AskMobile, self.facts.is_contact(digits.as_str()) || identifies(digits))
            }
            Number::BankCard(digits) => (Code::LeakBankCard, identifies(digits)),
            Number::OldResidentId(digits) => (Code::AskOldId, identifies(digits)),
            Number::PerhapsBankCard(digits) => (Code::AskBankCard, identifies(digits)),
        };
        if !lawful {
            self.report(code, None, place);
        }
    }

    /// On a resident ID number of which the middle is covered: no page makes that lawful.
    pub fn masked_id(&mut self, place: &str) {
        self.report(Code::AskPartialId, None, place);
    }

    /// On a text that decodes to more than can be looked at, or takes too long.
    pub fn undecoded(&mut self, place: &str) {
        self.report(Code::LeakUndecoded, None, place);
    }

    /// On a withheld value.
    pub fn value(&mut self, hit: usize, place: &str) {
        if let Some(wanted) = self.values.get(hit)
            && let Some((code, needle)) = self.betrayed(wanted)
        {
            self.report(code, Some(needle), place);
        }
    }

    /// The first owner that is betrayed; one whose hit only asks gives way to one whose
    /// hit blocks.
    fn betrayed(&self, wanted: &'g Wanted) -> Option<(Code, &'g Needle)> {
        let mut asks = None;
        for needle in &wanted.needles {
            let text = needle.text.reveal();
            let by = self.facts.discloses(Some(&needle.owner), needle.class, text);
            let is_own_page = self.facts.is_output_of(&needle.owner);
            let is_leak = match wanted.telling {
                Telling::AsksOnOwnPages => false,
                Telling::OnOwnPages | Telling::AsksElsewhere => is_own_page,
                Telling::Everywhere => true,
            };
            match by {
                DisclosedBy::Another => continue,
                _ if !is_own_page && wanted.telling <= Telling::OnOwnPages => continue,
                DisclosedBy::Nobody if is_leak => return Some((Code::LeakNeedle, needle)),
                DisclosedBy::Owner | DisclosedBy::Nobody => {}
            }
            asks = asks.or(Some((Code::AskNeedle, needle)));
        }
        asks
    }

    /// On something of the list, by the words in which it was found; whether it was
    /// reported.
    pub fn listed(&mut self, entry: &Entry, words: &str, place: &str) -> bool {
        if entry.policy.permitted.iter().any(|field| self.is_lawful_in(*field, words)) {
            return false;
        }
        self.add(entry.policy.code(), None, Some(entry), place);
        true
    }

    /// Whether a field in which the words are lawful holds them.
    fn is_lawful_in(&self, field: PermittedIn, words: &str) -> bool {
        let class = match field {
            PermittedIn::Phone => {
                let digits: String = words.chars().filter(char::is_ascii_digit).collect();
                return self.facts.is_contact(&digits);
            }
            PermittedIn::Email => Class::Email,
            PermittedIn::Address => Class::Address,
        };
        // what stands behind the label
        let told = words.rsplit([':', '(', '\u{1F}']).next().unwrap_or(words);
        self.facts.gives(class, &mut |value| {
            let value = folded_text(value);
            let is_told = !told.is_empty() && value.contains(told);
            is_told || class == Class::Address && words.contains(&value)
        })
    }

    /// Drops findings from `before` on that were made at `place` already, or less deep in it:
    /// what a text says openly it says in its decoded forms, too.
    pub fn forget_repeated(&mut self, before: usize, place: &str) {
        let later = self.findings.split_off(before);
        let is_known = |finding: &Finding| {
            self.findings.iter().any(|known| known.place == place && known.is_of_the_same(finding))
                || later.iter().any(|other| finding.repeats_within(other))
        };
        let new: Vec<Finding> =
            later.iter().filter(|finding| !is_known(finding)).cloned().collect();
        self.findings.extend(new);
    }

    /// Drops findings from `before` on that rest on the form of a number alone.
    pub fn keep_known_values(&mut self, before: usize) {
        let mut later = self.findings.split_off(before);
        later.retain(|finding| finding.owner.is_some());
        self.findings.extend(later);
    }

    fn report(&mut self, code: Code, needle: Option<&Needle>, place: &str) {
        self.add(code, needle, None, place);
    }

    fn add(&mut self, code: Code, needle: Option<&Needle>, entry: Option<&Entry>, place: &str) {
        let finding = Finding {
            code,
            owner: needle.map(|needle| needle.owner.clone()),
            field: needle.map(|needle| needle.field.clone()),
            entry: entry.map(|entry| entry.id.clone()),
            path: self.path.to_string(),
            place: place.to_owned(),
        };
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}
