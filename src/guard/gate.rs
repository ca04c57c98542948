//! The gate itself: what it is told once a run, and one question a file.
//!
//! Takes the withheld values and the organ's own facts once, then one file after the
//! other; gives findings. Keeps nothing of a file but the memory it lay in.

use super::compare::{Beginning, COVER_PAIRS, Joining, Pairs, numeral_pairs};
use super::known_blocks::KnownBlocks;
use super::known_tags::KnownTags;
use super::look::{Buffers, Look, place};
use super::partial::{EarlierForm, Partials};
use super::recognise::Recognisers;
use super::withheld::WithheldValues;
use super::{Finding, Form, PageFacts, Portion, Reading};
use crate::disclosure::{Class, Needle};
use crate::policy::PartialForms;
use crate::policy::SensitiveList;
use std::cell::Cell;

/// The fewest digits of a number that nobody may publish: a mobile number.
const SHORTEST_NUMBER: usize = 11;
/// Buffers of more bytes are given back.
const KEPT_BUFFERS: usize = 1 << 24;

/// Looks for what must not be public. Built once a run, shared by all threads.
pub struct Gate {
    pub(super) values: WithheldValues,
    /// What is known by its form and the words around it.
    pub(super) recognisers: Recognisers,
    /// How anything begins that is looked for: one filter for all of it.
    pub(super) pairs: Pairs,
    /// The fewest digits that are looked at.
    pub(super) shortest_run: usize,
    /// Whether a value holds characters that markup and escapes use: only then can the
    /// undecoded bytes hold a value that the decoded text does not.
    pub(super) raw_differs: bool,
    /// What is shown of values of which a part is covered.
    pub(super) partials: Partials,
    /// What the site makes public about the organ.
    pub(super) organ: Vec<(Class, String)>,
    /// Headers and footers that were looked at.
    pub(super) blocks: KnownBlocks,
    /// Tags that say nothing.
    pub(super) tags: KnownTags,
}

impl Gate {
    /// `organ`: what the site itself makes public about the organ (names, phones,
    /// addresses): never a needle.
    pub fn new(needles: Vec<Needle>, organ: &[(Class, String)]) -> Self {
        let values = WithheldValues::new(needles, organ);
        let shortest_run = values.shortest_number().unwrap_or(SHORTEST_NUMBER).min(SHORTEST_NUMBER);
        let raw_differs = values.patterns().hold_any(b"<>&%\\");
        let partials = Partials::default();
        let recognisers = Recognisers::new(&SensitiveList::default());
        let pairs = pairs(&values, &recognisers);
        let (organ, blocks) = (organ.to_vec(), KnownBlocks::default());
        let tags = KnownTags::default();
        Self {
            values,
            recognisers,
            pairs,
            shortest_run,
            raw_differs,
            partials,
            organ,
            blocks,
            tags,
        }
    }

    /// Looks for parts of the values, too, where the rest is covered.
    #[must_use]
    pub fn with_partial_forms(mut self, forms: PartialForms) -> Self {
        self.partials = Partials::new(self.values.needles(), forms);
        self
    }

    /// What earlier packages showed of covered values.
    pub fn look_back(&self, earlier: &[EarlierForm]) {
        earlier.iter().for_each(|form| self.partials.look_back(form));
    }

    /// What all files together show of single values, once every file was looked at.
    pub fn partial_findings(&self) -> Vec<Finding> {
        self.partials.findings()
    }

    /// Every finding in an attachment: in its words, and in its bytes. A number of which the
    /// words tell what it is, the bytes cannot tell better.
    pub fn inspect_attachment(
        &self,
        path: &str,
        reading: &Reading,
        bytes: &[u8],
        facts: &dyn PageFacts,
    ) -> Vec<Finding> {
        let mut findings = self.inspect_reading(path, reading, facts);
        let mut of_bytes = self.inspect(path, bytes, Form::Raw, facts);
        if !of_bytes.is_empty() {
            let numbers = reading.numbers();
            of_bytes.retain(|finding| !finding.is_number_among(&numbers));
        }
        findings.extend(of_bytes);
        findings
    }

    /// Every finding in the words of an attachment.
    pub fn inspect_reading(
        &self,
        path: &str,
        reading: &Reading,
        facts: &dyn PageFacts,
    ) -> Vec<Finding> {
        let mut buffers = BUFFERS.take();
        let mut look = Look::new(self, facts);
        look.at_path(path, &mut buffers);
        for Portion { place, text } in &reading.portions {
            let place = match place.as_str() {
                "" => place::ATTACHMENT.to_owned(),
                within => format!("{} › {within}", place::ATTACHMENT),
            };
            look.at(text.as_bytes(), &place, Joining::Separated, &mut buffers);
            look.at_rows(text.as_bytes(), &place, &mut buffers);
            look.at_encoded(text.as_bytes(), &place, &mut buffers);
        }
        keep(buffers);
        look.into_findings()
    }

    /// The same gate, that also looks for what stands on the list.
    #[must_use]
    pub fn watching(mut self, list: &SensitiveList) -> Self {
        self.recognisers = Recognisers::new(list);
        self.pairs = pairs(&self.values, &self.recognisers);
        self
    }

    /// Every finding in one file of the site; `facts` tells what its page discloses.
    pub fn inspect(
        &self,
        path: &str,
        bytes: &[u8],
        form: Form,
        facts: &dyn PageFacts,
    ) -> Vec<Finding> {
        let mut buffers = BUFFERS.take();
        let mut look = Look::new(self, facts);
        look.at_path(path, &mut buffers);
        match form {
            Form::Html | Form::Xml => look.at_markup(bytes, form, &mut buffers),
            Form::Json | Form::Text => look.at_text(bytes, &mut buffers),
            Form::Raw => look.at(bytes, place::RAW, Joining::Unbroken, &mut buffers),
        }
        keep(buffers);
        look.into_findings()
    }
}

fn keep(buffers: Buffers) {
    if buffers.size() <= KEPT_BUFFERS {
        BUFFERS.set(buffers);
    }
}

fn pairs(values: &WithheldValues, recognisers: &Recognisers) -> Pairs {
    let numerals = numeral_pairs();
    let known = values.patterns().beginnings().chain(recognisers.anchors().beginnings());
    let numerals = numerals.iter().map(|pair| (Beginning::Numeral, pair.as_slice()));
    let covers = COVER_PAIRS.map(|pair| (Beginning::Cover, pair));
    let all: Vec<_> = known.chain(numerals).chain(covers).collect();
    Pairs::of(&all)
}

thread_local! {
    /// A thread looks at thousands of pages: its buffers grow once.
    static BUFFERS: Cell<Buffers> = Cell::default();
}
