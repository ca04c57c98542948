//! The gate as a whole: every class, every form, what passes and what does not.
//! Here stand the facts of a page and the questions that the tests ask.

mod columns;
mod encodings;
pub(in crate::guard) mod listed;
mod look_alikes;
mod numbers;
mod offices;
mod properties;
mod several;
mod values;

use super::{DisclosedBy, Form, Gate, PageFacts};
use crate::diag::Code;
use crate::disclosure::{Class, Hold, Needle};
use crate::model::{ItemId, ItemRef, Kind, Private};
use std::sync::Arc;

#[derive(Default)]
pub(super) struct Facts {
    disclosed: Vec<(Class, &'static str)>,
    contacts: Vec<&'static str>,
    own: bool,
}

impl Facts {
    /// Of a page that is the output of every item, or of none.
    pub fn of_own(own: bool) -> Self {
        Self { own, ..Self::default() }
    }
}

impl PageFacts for Facts {
    fn discloses(&self, _: Option<&ItemRef>, class: Class, text: &str) -> DisclosedBy {
        match self.disclosed.contains(&(class, text)) {
            true => DisclosedBy::Another,
            false => DisclosedBy::Nobody,
        }
    }
    fn is_contact(&self, digits: &str) -> bool {
        self.contacts.contains(&digits)
    }
    fn gives(&self, class: Class, test: &mut dyn FnMut(&str) -> bool) -> bool {
        self.disclosed.iter().any(|(of, value)| *of == class && test(value))
    }
    fn shows(&self, _: &ItemRef) -> bool {
        self.own
    }
    fn tells(&self, _: &ItemRef, _: &mut dyn FnMut(&str) -> bool) -> bool {
        false
    }
    fn is_output_of(&self, _: &ItemRef) -> bool {
        self.own
    }
}

fn owner(id: &str) -> Arc<ItemRef> {
    let id = ItemId::parse(id).expect("an id");
    Arc::new(ItemRef { kind: Kind::ALL[0], id })
}

fn needle(class: Class, text: &str) -> Needle {
    let text = Private::new(text.to_owned());
    Needle {
        text,
        class,
        owner: owner("2026-001"),
        field: "subject.name".into(),
        shown: None,
        hold: Hold::Secret,
    }
}

fn gate(class: Class, text: &str) -> Gate {
    Gate::new(vec![needle(class, text)], &[])
}

fn codes(gate: &Gate, page: &str, form: Form, facts: &Facts) -> Vec<Code> {
    let findings = gate.inspect("records/2026-001.html", page.as_bytes(), form, facts);
    let mut codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    codes.dedup();
    codes
}

/// The codes found in a page of HTML by a gate that looks for `text`.
fn html(class: Class, text: &str, page: &str) -> Vec<Code> {
    codes(&gate(class, text), page, Form::Html, &Facts::default())
}

fn numbers(page: &str, form: Form) -> Vec<Code> {
    codes(&Gate::new(Vec::new(), &[]), page, form, &Facts::default())
}
