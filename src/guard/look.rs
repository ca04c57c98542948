//! One look at one file: which parts of it are read, and in which decoded forms.
//!
//! Takes the bytes of the file; hands every hit to the verdict. A file is read as a
//! person or a machine would read it, and its path too.

use super::compare::{
    Folded, Joining, Number, NumberRuns, has_masked_id, has_numeral_run, letter_digits_as_digits,
    numerals_as_digits, pieces, powers_as_digits, taken_for, torn_ids, torn_numbers,
};
use super::decode::{
    SEPARATOR, Streams, decode_entities, decode_escapes, decode_markup, decode_markup_but,
    decode_percent,
};
use super::encoded::{FIGURES, each_encoded};
use super::finding::WITHIN;
use super::findings::Findings;
use super::known_tags::{Asked, without_part_signs};
use super::page_facts::AnyPage;
use super::verdict::Verdict;
use super::{Finding, Form, Gate, PageFacts};
use memchr::{memchr, memchr2, memmem};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// In binary data shorter values are found by chance.
const SHORTEST_IN_RAW: usize = 6;
/// Stands for a part of a path that must not be repeated.
const COVER: &str = "＊＊＊";

/// Where in a file something was found.
pub mod place {
    /// The path or the name of the file.
    pub const PATH: &str = "文件路径";
    /// The text of a page.
    pub const BODY: &str = "正文";
    /// The attributes of a page.
    pub const ATTRIBUTES: &str = "标签属性";
    /// What a page holds but does not show.
    pub const HIDDEN: &str = "注释或脚本";
    /// Data and code.
    pub const TEXT: &str = "文字";
    /// The words of an attachment.
    pub const ATTACHMENT: &str = "附件文字";
    /// The bytes as they stand.
    pub const RAW: &str = "原始字节";
}

/// Memory that serves one file after the other.
#[derive(Default)]
pub struct Buffers {
    streams: Streams,
    plain: Vec<u8>,
    folded: Folded,
    runs: NumberRuns,
    hits: Vec<usize>,
}

impl Buffers {
    /// How many bytes are kept.
    pub fn size(&self) -> usize {
        self.streams.capacity() + self.plain.capacity() + self.folded.capacity()
    }
}

/// One file under inspection.
pub struct Look<'g> {
    gate: &'g Gate,
    verdict: Verdict<'g>,
    /// Of a look whose findings are not told: whether parts of values were seen.
    trial: Option<bool>,
}

impl<'g> Look<'g> {
    /// A look that has seen nothing yet.
    pub fn new(gate: &'g Gate, facts: &'g dyn PageFacts) -> Self {
        Self { gate, verdict: Verdict::new(&gate.values, facts), trial: None }
    }

    /// Whether nothing would be found in a block, whatever page it stands on.
    fn finds_nothing(gate: &Gate, block: &[u8]) -> bool {
        let facts = AnyPage { organ: &gate.organ };
        let mut look = Look { trial: Some(false), ..Look::new(gate, &facts) };
        let (mut buffers, mut streams) = (Buffers::default(), Streams::default());
        decode_markup(block, &mut streams);
        look.at_streams(&streams, &mut buffers);
        look.verdict.findings.is_empty() && look.trial == Some(false)
    }

    /// What was found.
    pub fn into_findings(self) -> Vec<Finding> {
        self.verdict.findings.into_vec()
    }

    /// Looks at the path, and keeps it for the findings without what it repeats.
    pub fn at_path(&mut self, path: &'g str, buffers: &mut Buffers) {
        self.verdict.path = if self.at_name(path, buffers) {
            self.covered(path, buffers).into()
        } else {
            path.into()
        };
        for finding in self.verdict.findings.split_off(0) {
            let path = self.verdict.path.to_string();
            self.verdict.findings.add(Finding { path, ..finding });
        }
    }

    /// Looks at a path or a part of one; whether anything was found.
    fn at_name(&mut self, name: &str, buffers: &mut Buffers) -> bool {
        let before = self.verdict.findings.len();
        self.at(name.as_bytes(), place::PATH, Joining::Separated, buffers);
        let mut plain = std::mem::take(&mut buffers.plain);
        plain.clear();
        if decode_percent(name.as_bytes(), &mut plain) {
            self.at(&plain, place::PATH, Joining::Separated, buffers);
        }
        buffers.plain = plain;
        self.verdict.findings.len() > before
    }

    fn covered(&mut self, path: &str, buffers: &mut Buffers) -> String {
        let found = std::mem::take(&mut self.verdict.findings);
        let mut parts = Vec::new();
        for part in path.split('/') {
            self.verdict.findings = Findings::default();
            parts.push(if self.at_name(part, buffers) { COVER } else { part });
        }
        self.verdict.findings = found;
        if parts.contains(&COVER) { parts.join("/") } else { COVER.to_owned() }
    }

    /// Looks at a page, a feed or a drawing.
    pub fn at_markup(&mut self, page: &[u8], form: Form, buffers: &mut Buffers) {
        let mut streams = std::mem::take(&mut buffers.streams);
        let before = self.verdict.findings.len();
        self.take_apart(page, &mut streams);
        if !streams.has_loose_attributes {
            self.at_taken_apart(page, form, &mut streams, buffers);
        }
        // where tags are passed over, what stands around them seems nearer than it is
        if streams.has_loose_attributes || self.verdict.findings.len() > before {
            self.verdict.findings.split_off(before);
            streams.clear();
            decode_markup(page, &mut streams);
            self.at_taken_apart(page, form, &mut streams, buffers);
        }
        buffers.streams = streams;
    }

    /// Takes a page apart, but for headers, footers and tags that are known to say nothing.
    fn take_apart(&self, page: &[u8], streams: &mut Streams) {
        let gate = self.gate;
        streams.clear();
        decode_markup_but(page, streams, &mut |rest, streams| {
            let is_clean = |block: &[u8]| Self::finds_nothing(gate, block);
            let behind = gate.blocks.pass_over(rest, streams, is_clean);
            behind.or_else(|| gate.tags.pass_over(rest, streams, gate))
        });
    }

    fn at_taken_apart(
        &mut self,
        page: &[u8],
        form: Form,
        streams: &mut Streams,
        buffers: &mut Buffers,
    ) {
        self.at_streams(streams, buffers);
        if self.gate.raw_differs || streams.joins_digits {
            self.at(page, place::RAW, Joining::Separated, buffers);
        }
        // a feed carries HTML as text
        if form == Form::Xml && memmem::find(page, b"&lt;").is_some() {
            let mut plain = std::mem::take(&mut buffers.plain);
            plain.clear();
            decode_entities(page, &mut plain);
            streams.clear();
            decode_markup(&plain, streams);
            buffers.plain = plain;
            self.at_streams(streams, buffers);
        }
    }

    fn at_streams(&mut self, streams: &Streams, buffers: &mut Buffers) {
        self.at(&streams.text, place::BODY, Joining::Separated, buffers);
        self.at(&streams.attributes, place::ATTRIBUTES, Joining::Separated, buffers);
        self.at(&streams.hidden, place::HIDDEN, Joining::Separated, buffers);
        self.at_encoded(&streams.text, place::BODY, buffers);
        self.at_encoded(&streams.attributes, place::ATTRIBUTES, buffers);
        self.at_encoded(&streams.hidden, place::HIDDEN, buffers);
        if memchr(b'\\', &streams.hidden).is_some() {
            let mut plain = std::mem::take(&mut buffers.plain);
            plain.clear();
            decode_escapes(&streams.hidden, &mut plain);
            self.at(&plain, place::HIDDEN, Joining::Separated, buffers);
            self.at_encoded(&plain, place::HIDDEN, buffers);
            buffers.plain = plain;
        }
    }

    /// Looks at data and code: as it stands, with its escapes decoded, and as the markup
    /// that its strings may hold.
    pub fn at_text(&mut self, text: &[u8], buffers: &mut Buffers) {
        self.at(text, place::TEXT, Joining::Separated, buffers);
        let mut plain = std::mem::take(&mut buffers.plain);
        plain.clear();
        if memchr(b'\\', text).is_some() {
            decode_escapes(text, &mut plain);
            self.at(&plain, place::TEXT, Joining::Separated, buffers);
        }
        let decoded = if plain.is_empty() { text } else { &plain };
        if memchr2(b'<', b'&', decoded).is_some() {
            let mut streams = std::mem::take(&mut buffers.streams);
            streams.clear();
            decode_markup(decoded, &mut streams);
            for stream in [&streams.text, &streams.attributes, &streams.hidden] {
                self.at(stream, place::TEXT, Joining::Separated, buffers);
            }
            buffers.streams = streams;
        }
        self.at_encoded(text, place::TEXT, buffers);
        if !plain.is_empty() {
            self.at_encoded(&plain, place::TEXT, buffers);
        }
        buffers.plain = plain;
    }

    /// Looks at what stands encoded in a text that was looked at as it stands.
    pub fn at_encoded(&mut self, text: &[u8], place: &str, buffers: &mut Buffers) {
        let before = self.verdict.findings.len();
        let is_whole = each_encoded(text, &mut |within, words| {
            let at = self.verdict.findings.len();
            let place = [place, WITHIN, within].concat();
            self.at(words, &place, Joining::Separated, buffers);
            if within.ends_with(FIGURES) {
                self.verdict.keep_known_values(at);
            }
        });
        if !is_whole {
            self.verdict.undecoded(place);
        }
        self.verdict.findings.forget_repeated(before, place);
    }

    /// Looks once more at the words of a file whose cells and lines are kept apart by tabs
    /// and new lines: what is known by the cells beside it is known there too.
    pub fn at_rows(&mut self, text: &[u8], place: &str, buffers: &mut Buffers) {
        if memchr2(b'\t', b'\n', text).is_none() {
            return;
        }
        let apart = |byte: &u8| if matches!(byte, b'\t' | b'\n') { SEPARATOR } else { *byte };
        let mut rows: Vec<u8> = text.iter().map(apart).collect();
        rows.dedup_by(|later, earlier| *later == SEPARATOR && *earlier == SEPARATOR);
        for piece in pieces(&rows, self.gate.values.patterns().longest()) {
            buffers.folded.fold(piece, &self.gate.pairs);
            self.listed(&buffers.folded, place);
        }
    }

    /// Looks for parts of values of which the rest is covered.
    fn parts(&mut self, text: &[u8], place: &str) {
        let partials = &self.gate.partials;
        match &mut self.trial {
            None => partials.look(text, &self.verdict.path, place, self.verdict.facts),
            Some(saw) => *saw |= partials.see(text, self.verdict.facts),
        }
    }

    fn listed(&mut self, folded: &Folded, place: &str) {
        let recognisers = &self.gate.recognisers;
        let verdict = &mut self.verdict;
        let is_whole =
            recognisers.find(folded, &mut |entry, words| verdict.listed(entry, words, place));
        if !is_whole {
            verdict.undecoded(place);
        }
    }

    /// Looks at decoded bytes.
    pub fn at(&mut self, stream: &[u8], place: &str, joining: Joining, buffers: &mut Buffers) {
        for piece in pieces(stream, self.gate.values.patterns().longest()) {
            self.at_piece(piece, place, joining, buffers);
        }
    }

    fn at_piece(&mut self, stream: &[u8], place: &str, joining: Joining, buffers: &mut Buffers) {
        buffers.folded.fold(stream, &self.gate.pairs);
        buffers.hits.clear();
        match joining {
            Joining::Unbroken => self.in_noise(stream, place, buffers),
            Joining::Separated => self.in_text(stream, place, buffers),
        }
        let values = &self.gate.values;
        for hit in buffers.hits.drain(..) {
            if !values.is_explained(hit, buffers.folded.bytes()) {
                self.verdict.value(hit, place);
            }
        }
    }

    /// Binary data has short values and signs of every kind by chance, and no end of them.
    fn in_noise(&mut self, stream: &[u8], place: &str, buffers: &mut Buffers) {
        let Buffers { folded, runs, hits, .. } = buffers;
        self.gate.values.find(folded, SHORTEST_IN_RAW, &mut |hit| note(hits, hit));
        self.numbers(stream, Joining::Unbroken, place, |number| number, (runs, hits));
    }

    fn in_text(&mut self, stream: &[u8], place: &str, buffers: &mut Buffers) {
        let Buffers { folded, runs, hits, .. } = buffers;
        self.gate.values.find(folded, 0, &mut |hit| note(hits, hit));
        let seen = if folded.is_wide() { Cow::Owned(as_taken(stream)) } else { stream.into() };
        self.numbers_of_text(&seen, folded, place, (runs, hits));
        if has_masked_id(folded, &seen) {
            self.verdict.masked_id(place);
        }
        self.parts(&seen, place);
        // the tags themselves are no text
        if place != place::RAW {
            self.listed(folded, place);
        }
    }

    /// Numbers as they stand, and as they would stand if they were written out or put
    /// together.
    fn numbers_of_text(
        &mut self,
        text: &[u8],
        folded: &Folded,
        place: &str,
        (runs, hits): (&mut NumberRuns, &mut Vec<usize>),
    ) {
        let shortest = self.gate.shortest_run;
        let mut read = |text: &[u8], taken_as: fn(Number) -> Number| {
            self.numbers(text, Joining::Separated, place, taken_as, (runs, hits));
            (runs.saw_letter_digits, runs.saw_power, runs.parted_ids().to_vec())
        };
        let (saw_letter_digits, saw_power, parted) = read(text, |number| number);
        read(&parted, Number::of_parts);
        if saw_power {
            read(&powers_as_digits(text), Number::in_doubt);
        }
        if saw_letter_digits {
            read(&letter_digits_as_digits(text), |number| number);
        }
        if has_numeral_run(folded, shortest) {
            let mut written_out = Vec::with_capacity(text.len());
            numerals_as_digits(text, &mut written_out);
            read(&written_out, |number| number);
        }
        read(&torn_ids(folded), |number| number);
        read(&torn_numbers(folded), |number| number);
    }

    /// Numbers by their form, and those that are withheld.
    fn numbers(
        &mut self,
        text: &[u8],
        joining: Joining,
        place: &str,
        taken_as: fn(Number) -> Number,
        (runs, hits): (&mut NumberRuns, &mut Vec<usize>),
    ) {
        let Self { gate, verdict, .. } = self;
        runs.read(text, joining, gate.shortest_run, &mut |window| {
            if window.stands_alone() {
                gate.values.numbers(window).for_each(|hit| note(hits, hit));
            }
            if let Some(number) = Number::of(window) {
                verdict.number(taken_as(number), place);
            }
        });
    }
}

/// Characters as they are taken to be: full width, digits of other scripts, look-alikes.
fn as_taken(text: &[u8]) -> Vec<u8> {
    let plain = String::from_utf8_lossy(text);
    plain.nfkc().map(|c| taken_for(c).unwrap_or(c)).collect::<String>().into_bytes()
}

impl Asked for Gate {
    fn says_nothing(&self, shape: &[u8]) -> bool {
        let digits = shape.iter().filter(|byte| byte.is_ascii_digit()).count();
        let is_covered = || self.partials.is_covered(&without_part_signs(shape));
        let may_have_others = digits == 0 || digits < self.shortest_run && !is_covered();
        may_have_others && Look::finds_nothing(self, shape) && !self.recognisers.go_by(shape)
    }

    fn holds_value(&self, tag: &[u8]) -> bool {
        self.values.holds_in_latin(tag)
    }
}

fn note(hits: &mut Vec<usize>, hit: usize) {
    if !hits.contains(&hit) {
        hits.push(hit);
    }
}
