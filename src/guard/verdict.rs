//! What a hit means: nothing, a question or a leak.
//!
//! Takes hits; a hit is dropped only where the page, or the organ, makes the same thing
//! public. Gives findings, each once a place, none with the value in it.

use super::compare::{Digits, Number};
use super::findings::Findings;
use super::recognise::{Entry, folded_text};
use super::withheld::{Telling, Wanted, WithheldValues};
use super::{DisclosedBy, Finding, PageFacts};
use crate::diag::Code;
use crate::disclosure::{Class, Needle};
use crate::model::{Private, Uscc};
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
    pub findings: Findings,
}

impl<'g> Verdict<'g> {
    /// On a file of which nothing is known yet.
    pub fn new(values: &'g WithheldValues, facts: &'g dyn PageFacts) -> Self {
        Self { values, facts, path: Cow::default(), findings: Findings::default() }
    }

    /// On a number that is recognised by its form.
    pub fn number(&mut self, number: Number, place: &str) {
        let identifies = |digits: Digits| {
            let by = self.facts.discloses(None, Class::Identifier, digits.as_str());
            by != DisclosedBy::Nobody
        };
        let is_contact = |digits: Digits| self.facts.is_contact(digits.as_str());
        let (code, digits, lawful) = match number {
            // a social credit code without letters may read as an ID number by chance
            Number::ResidentId(digits) => {
                let is_code = Uscc::parse(digits.as_str()).is_ok();
                (Code::LeakResidentId, digits, is_code && identifies(digits))
            }
            Number::PerhapsResidentId(digits) => (Code::AskResidentId, digits, identifies(digits)),
            Number::Mobile(digits) => (Code::LeakMobile, digits, is_contact(digits)),
            Number::PerhapsMobile(digits) => {
                (Code::AskMobile, digits, is_contact(digits) || identifies(digits))
            }
            Number::BankCard(digits) => (Code::LeakBankCard, digits, identifies(digits)),
            Number::OldResidentId(digits) => (Code::AskOldId, digits, identifies(digits)),
            Number::PerhapsBankCard(digits) => (Code::AskBankCard, digits, identifies(digits)),
        };
        if !lawful {
            self.add(Finding { said: said(digits.as_str()), ..self.found(code, place) });
        }
    }

    /// On a resident ID number of which the middle is covered: no page makes that lawful.
    pub fn masked_id(&mut self, place: &str) {
        self.add(self.found(Code::AskPartialId, place));
    }

    /// On a text that decodes to more than can be looked at, or takes too long.
    pub fn undecoded(&mut self, place: &str) {
        self.add(self.found(Code::LeakUndecoded, place));
    }

    /// On a withheld value.
    pub fn value(&mut self, hit: usize, place: &str) {
        if let Some(wanted) = self.values.get(hit)
            && let Some((code, needle)) = self.betrayed(wanted)
        {
            let owner = Some(needle.owner.clone());
            let field = Some(needle.field.clone());
            let said = said(&folded_text(needle.text.reveal()));
            self.add(Finding { owner, field, said, ..self.found(code, place) });
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
        let found = self.found(entry.policy.code(), place);
        self.add(Finding { entry: Some(entry.id.clone()), said: said(told(words)), ..found });
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
        let told = told(words);
        self.facts.gives(class, &mut |value| {
            let value = folded_text(value);
            let is_told = !told.is_empty() && value.contains(told);
            is_told || class == Class::Address && words.contains(&value)
        })
    }

    /// Drops findings from `before` on that rest on the form of a number alone.
    pub fn keep_known_values(&mut self, before: usize) {
        let later = self.findings.split_off(before).into_iter();
        let known = later.filter(|finding| finding.owner.is_some());
        known.for_each(|finding| self.findings.add(finding));
    }

    /// A finding of this class at this place.
    fn found(&self, code: Code, place: &str) -> Finding {
        let (path, place) = (self.path.to_string(), place.to_owned());
        Finding { code, owner: None, field: None, entry: None, path, place, said: None }
    }

    fn add(&mut self, finding: Finding) {
        self.findings.add(finding);
    }
}

/// What stands behind the label.
fn told(words: &str) -> &str {
    words.rsplit([':', '(', '\u{1F}']).next().unwrap_or(words)
}

fn said(text: &str) -> Option<Private<String>> {
    Some(Private::new(text.to_owned()))
}
