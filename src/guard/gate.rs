//! The gate itself: which parts of a file are looked at, and what a hit means.
//!
//! Takes the withheld values and the organ's own facts once, then one file after the
//! other; gives findings. A hit is dropped only where the page, or the organ, makes
//! the same thing public. Never repeats the value.

use super::compare::{Digits, Folded, Joining, Number, NumberRuns};
use super::decode::{Streams, decode_entities, decode_escapes, decode_markup, decode_percent};
use super::withheld::{Wanted, WithheldValues};
use super::{Finding, Form, PageFacts};
use crate::diag::Code;
use crate::disclosure::{Class, Needle};
use crate::model::Uscc;
use memchr::{memchr, memchr2, memmem};
use std::borrow::Cow;
use std::cell::Cell;
use unicode_normalization::UnicodeNormalization;

/// The fewest digits of a number that nobody may publish: a mobile number.
const SHORTEST_NUMBER: usize = 11;
/// In binary data shorter values are found by chance.
const SHORTEST_IN_RAW: usize = 6;
/// Buffers of more bytes are given back.
const KEPT_BUFFER: usize = 1 << 24;

/// Looks for what must not be public. Built once a run, shared by all threads.
pub struct Gate {
    values: WithheldValues,
    shortest_run: usize,
    /// Whether a value holds characters that markup and escapes use: only then can the
    /// undecoded bytes hold a value that the decoded text does not.
    raw_differs: bool,
}

impl Gate {
    /// `organ`: what the site itself makes public about the organ (names, phones,
    /// addresses): never a needle.
    pub fn new(needles: Vec<Needle>, organ: &[(Class, String)]) -> Self {
        let values = WithheldValues::new(needles, organ);
        let shortest_run = values.shortest_phone().unwrap_or(SHORTEST_NUMBER).min(SHORTEST_NUMBER);
        let raw_differs = values.patterns().hold_any(b"<>&%\\");
        Self { values, shortest_run, raw_differs }
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
        let mut look = Look { gate: self, path: path.into(), facts, findings: Vec::new() };
        look.at_path(&mut buffers);
        match form {
            Form::Html | Form::Xml => look.at_markup(bytes, form, &mut buffers),
            Form::Json | Form::Text => look.at_text(bytes, &mut buffers),
            Form::Extracted => look.at(bytes, "附件文字", Joining::Separated, &mut buffers.tools),
            Form::Raw => look.at(bytes, RAW, Joining::Unbroken, &mut buffers.tools),
        }
        let findings = look.findings;
        if buffers.size() <= KEPT_BUFFER {
            BUFFERS.set(buffers);
        }
        findings
    }
}

/// Stands for a part of a path that must not be repeated.
const COVER: &str = "＊＊＊";
const RAW: &str = "原始字节";

thread_local! {
    /// A thread looks at thousands of pages: its buffers grow once.
    static BUFFERS: Cell<Buffers> = Cell::default();
}

#[derive(Default)]
struct Buffers {
    streams: Streams,
    plain: Vec<u8>,
    tools: Tools,
}

#[derive(Default)]
struct Tools {
    folded: Folded,
    runs: NumberRuns,
    hits: Vec<usize>,
}

impl Buffers {
    fn size(&self) -> usize {
        let Streams { text, attributes, hidden, .. } = &self.streams;
        text.capacity()
            + attributes.capacity()
            + hidden.capacity()
            + self.plain.capacity()
            + self.tools.folded.capacity()
    }
}

/// One file under inspection.
struct Look<'g> {
    gate: &'g Gate,
    /// The path, covered where it repeats a value itself.
    path: Cow<'g, str>,
    facts: &'g dyn PageFacts,
    findings: Vec<Finding>,
}

impl Look<'_> {
    fn at_path(&mut self, Buffers { plain, tools, .. }: &mut Buffers) {
        let path = std::mem::take(&mut self.path);
        let leaks = self.name(&path, plain, tools);
        self.path = if leaks { self.covered(&path, plain, tools).into() } else { path };
        for finding in &mut self.findings {
            finding.path.push_str(&self.path);
        }
    }

    /// Looks at a path or a part of one; whether anything was found.
    fn name(&mut self, name: &str, plain: &mut Vec<u8>, tools: &mut Tools) -> bool {
        const PLACE: &str = "文件路径";
        let before = self.findings.len();
        self.at(name.as_bytes(), PLACE, Joining::Separated, tools);
        plain.clear();
        if decode_percent(name.as_bytes(), plain) {
            self.at(plain, PLACE, Joining::Separated, tools);
        }
        self.findings.len() > before
    }

    /// The path without the parts that must not be repeated.
    fn covered(&mut self, path: &str, plain: &mut Vec<u8>, tools: &mut Tools) -> String {
        let found = std::mem::take(&mut self.findings);
        let parts: Vec<&str> = path
            .split('/')
            .map(|part| {
                self.findings.clear();
                if self.name(part, plain, tools) { COVER } else { part }
            })
            .collect();
        self.findings = found;
        if parts.contains(&COVER) { parts.join("/") } else { COVER.to_owned() }
    }

    fn at_markup(&mut self, page: &[u8], form: Form, buffers: &mut Buffers) {
        let Buffers { streams, plain, tools } = buffers;
        streams.clear();
        decode_markup(page, streams);
        self.at_streams(streams, plain, tools);
        if self.gate.raw_differs || streams.joins_digits {
            self.at(page, RAW, Joining::Separated, tools);
        }
        // a feed carries HTML as text
        if form == Form::Xml && memmem::find(page, b"&lt;").is_some() {
            plain.clear();
            decode_entities(page, plain);
            streams.clear();
            decode_markup(plain, streams);
            self.at_streams(streams, &mut Vec::new(), tools);
        }
    }

    fn at_streams(&mut self, streams: &Streams, plain: &mut Vec<u8>, tools: &mut Tools) {
        self.at(&streams.text, "正文", Joining::Separated, tools);
        self.at(&streams.attributes, "标签属性", Joining::Separated, tools);
        self.at(&streams.hidden, HIDDEN, Joining::Separated, tools);
        if memchr(b'\\', &streams.hidden).is_some() {
            plain.clear();
            decode_escapes(&streams.hidden, plain);
            self.at(plain, HIDDEN, Joining::Separated, tools);
        }
    }

    /// Data and code: as it stands, with its escapes decoded, and as the markup that
    /// its strings may hold.
    fn at_text(&mut self, text: &[u8], buffers: &mut Buffers) {
        let Buffers { streams, plain, tools } = buffers;
        self.at(text, TEXT, Joining::Separated, tools);
        let mut decoded = text;
        if memchr(b'\\', text).is_some() {
            plain.clear();
            decode_escapes(text, plain);
            self.at(plain, TEXT, Joining::Separated, tools);
            decoded = plain;
        }
        if memchr2(b'<', b'&', decoded).is_some() {
            streams.clear();
            decode_markup(decoded, streams);
            for stream in [&streams.text, &streams.attributes, &streams.hidden] {
                self.at(stream, TEXT, Joining::Separated, tools);
            }
        }
    }

    /// Looks at decoded bytes.
    fn at(&mut self, stream: &[u8], place: &'static str, joining: Joining, tools: &mut Tools) {
        if stream.is_empty() {
            return;
        }
        let Tools { folded, runs, hits } = tools;
        let patterns = self.gate.values.patterns();
        folded.fold(stream, patterns.pairs());
        hits.clear();
        let shortest = if joining == Joining::Unbroken { SHORTEST_IN_RAW } else { 0 };
        patterns.find(folded, shortest, &mut |hit| note(hits, hit));
        let normal;
        let digits = if folded.is_wide() {
            normal = String::from_utf8_lossy(stream).nfkc().collect::<String>();
            normal.as_bytes()
        } else {
            stream
        };
        runs.read(digits, joining, self.gate.shortest_run, &mut |window| {
            if let Some(hit) = self.gate.values.phone(window.digits)
                && window.stands_alone()
            {
                note(hits, hit);
            }
            if let Some(number) = Number::of(window) {
                self.number(number, place);
            }
        });
        for hit in hits.drain(..) {
            self.value(hit, place);
        }
    }

    fn number(&mut self, number: Number, place: &'static str) {
        let identifies = |digits: Digits| self.facts.discloses(Class::Identifier, digits.as_str());
        let (code, lawful) = match number {
            // a social credit code without letters may read as an ID number by chance
            Number::ResidentId(digits) => {
                let is_code = Uscc::parse(digits.as_str()).is_ok();
                (Code::LeakResidentId, is_code && identifies(digits))
            }
            Number::Mobile(digits) => (Code::LeakMobile, self.facts.is_contact(digits.as_str())),
            Number::BankCard(digits) => (Code::LeakBankCard, identifies(digits)),
            Number::PerhapsBankCard(digits) => (Code::AskBankCard, identifies(digits)),
        };
        if !lawful {
            self.report(code, None, place);
        }
    }

    fn value(&mut self, hit: usize, place: &'static str) {
        let Some(wanted) = self.gate.values.get(hit) else { return };
        if let Some((code, needle)) = self.judge(wanted) {
            self.report(code, Some(needle), place);
        }
    }

    /// The first owner that is betrayed; one whose hit only asks gives way to one whose
    /// hit blocks.
    fn judge<'n>(&self, wanted: &'n Wanted) -> Option<(Code, &'n Needle)> {
        let mut asks = None;
        for needle in &wanted.needles {
            if self.facts.discloses(needle.class, needle.text.reveal()) {
                continue;
            }
            if !wanted.is_short || self.facts.is_output_of(&needle.owner) {
                return Some((Code::LeakNeedle, needle));
            }
            asks = asks.or(Some((Code::AskNeedle, needle)));
        }
        asks
    }

    fn report(&mut self, code: Code, needle: Option<&Needle>, place: &'static str) {
        let finding = Finding {
            code,
            owner: needle.map(|needle| needle.owner.clone()),
            field: needle.map(|needle| needle.field.clone()),
            path: self.path.clone().into_owned(),
            place,
        };
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}

const HIDDEN: &str = "注释或脚本";
const TEXT: &str = "文字";

fn note(hits: &mut Vec<usize>, hit: usize) {
    if !hits.contains(&hit) {
        hits.push(hit);
    }
}
