//! One XML part of an Office file: its words, paragraph by paragraph.
//!
//! Takes the text of a part; gives the running text as it is read, and aside from it
//! everything else: attributes, comments, instructions, annotations. Nothing that stands
//! aside splits a word. A text with tracked changes is read as it was before, too.

use super::Unreadable;
use super::part_attributes::attributes;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

/// Elements whose end ends a piece of text.
const BLOCKS: &[&str] = &[
    "p",
    "tc",
    "tr",
    "br",
    "cr",
    "tab",
    "si",
    "c",
    "v",
    "f",
    "is",
    "row",
    "author",
    "comment",
    "text",
    "definedName",
    "pt",
    "sheet",
    "oddHeader",
    "oddFooter",
    "evenHeader",
    "evenFooter",
    "firstHeader",
    "firstFooter",
    "docPr",
    "textpath",
    "alias",
    "tag",
];

/// Elements that are no part of the sentence in which they stand: readings of
/// characters, codes of fields, anchored pictures.
const ASIDE: &[&str] =
    &["rt", "rPh", "instrText", "delInstrText", "drawing", "pict", "object", "fldData"];

/// Aside from the text, too, where it is read as it stands, and where as it stood before.
const DELETED: &[&str] = &["del", "moveFrom", "delText"];
const INSERTED: &[&str] = &["ins", "moveTo"];

/// Elements whose end does not end a word that stands aside.
const WITHIN_WORDS: &[&str] = &["r", "t", "rPr", "instrText", "delInstrText", "delText"];

/// The words of a file.
#[derive(Default)]
pub struct Words {
    /// What is read as one text.
    pub running: String,
    /// Readings, codes and the words of pictures, as far as they belong together.
    pub aside: String,
    /// Attributes and comments, each a piece.
    pub pieces: String,
}

/// Appends the words of `part`; in a part of properties every element is a piece, and
/// none of it is running text.
pub fn part_text(part: &str, properties: bool, words: &mut Words) -> Result<(), Unreadable> {
    let mut now = PartReader::new(properties, DELETED);
    now.read(part)?;
    words.aside.push_str(&now.words.aside);
    words.pieces.push_str(&now.words.pieces);
    let running = if properties { &mut words.aside } else { &mut words.running };
    running.push_str(&now.words.running);
    if part.contains("delText") || part.contains("moveFrom") {
        let mut before = PartReader::new(properties, INSERTED);
        before.read(part)?;
        words.running.push_str(&before.words.running);
    }
    Ok(())
}

struct PartReader {
    words: Words,
    properties: bool,
    /// What this reading leaves out of the sentences.
    left_out: &'static [&'static str],
    /// How many elements that stand aside are open.
    aside: usize,
    /// Sentences that a text box interrupts, and what stood aside in them.
    interrupted: Vec<(String, usize)>,
    value_start: usize,
}

impl PartReader {
    fn new(properties: bool, left_out: &'static [&'static str]) -> Self {
        let words = Words::default();
        Self { words, properties, left_out, aside: 0, interrupted: Vec::new(), value_start: 0 }
    }

    fn read(&mut self, part: &str) -> Result<(), Unreadable> {
        let mut reader = Reader::from_str(part);
        reader.config_mut().check_end_names = false;
        loop {
            match reader.read_event().map_err(|_| Unreadable::Broken)? {
                Event::Start(start) => {
                    attributes(&start, self.properties, &mut self.words.pieces)?;
                    self.open(start.local_name().as_ref());
                }
                Event::Empty(empty) => {
                    attributes(&empty, self.properties, &mut self.words.pieces)?;
                    self.empty(empty.local_name().as_ref());
                }
                Event::End(end) => self.close(end.local_name().as_ref()),
                Event::Text(text) => {
                    let text = text.into_inner();
                    // the indentation of the XML itself
                    if !(text.contains('\n') && text.trim().is_empty()) {
                        self.text().push_str(&text);
                    }
                }
                Event::CData(text) => self.text().push_str(&text.into_inner()),
                Event::GeneralRef(reference) => {
                    let reference = format!("&{};", reference.into_inner());
                    let character = unescape(&reference).map_err(|_| Unreadable::Broken)?;
                    self.text().push_str(&character);
                }
                Event::Comment(text) => self.piece(&text.into_inner()),
                Event::PI(text) => self.piece(&text.into_inner()),
                Event::DocType(text) => self.piece(&text.into_inner()),
                Event::Decl(_) => {}
                Event::Eof => break,
            }
        }
        while let Some((sentence, _)) = self.interrupted.pop() {
            self.words.running.push_str(&sentence);
        }
        self.words.running.push('\n');
        self.words.aside.push('\n');
        Ok(())
    }

    /// Where the text of the element that is open goes.
    fn text(&mut self) -> &mut String {
        if self.aside > 0 { &mut self.words.aside } else { &mut self.words.running }
    }

    fn piece(&mut self, text: &str) {
        self.words.pieces.push_str(text);
        self.words.pieces.push('\n');
    }

    fn open(&mut self, name: &str) {
        if name == "txbxContent" {
            let sentence = std::mem::take(&mut self.words.running);
            self.interrupted.push((sentence, std::mem::take(&mut self.aside)));
        }
        if self.stands_aside(name) {
            self.aside += 1;
        }
        self.value_start = self.text().len();
    }

    fn stands_aside(&self, name: &str) -> bool {
        ASIDE.contains(&name) || self.left_out.contains(&name)
    }

    fn empty(&mut self, name: &str) {
        match name {
            "noBreakHyphen" => self.text().push('-'),
            _ if self.properties || BLOCKS.contains(&name) => self.text().push('\n'),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        let start = self.value_start;
        if name == "v" {
            plain_number(self.text(), start);
        }
        let ends = match self.aside {
            0 => BLOCKS.contains(&name),
            _ => !WITHIN_WORDS.contains(&name),
        };
        if ends || self.properties {
            self.text().push('\n');
        }
        if self.stands_aside(name) {
            self.aside = self.aside.saturating_sub(1);
        }
        if name == "txbxContent"
            && let Some((sentence, aside)) = self.interrupted.pop()
        {
            let said = std::mem::replace(&mut self.words.running, sentence);
            self.words.aside.push('\n');
            self.words.aside.push_str(&said);
            self.aside = aside;
        }
    }
}

/// A cell may hold a long number as 1.38E10.
fn plain_number(into: &mut String, start: usize) {
    let Some(value) = into.get(start..) else { return };
    if !value.contains(['E', 'e']) || value.len() > 30 {
        return;
    }
    if let Ok(number) = value.parse::<f64>()
        && number.abs() < 1e21
    {
        into.truncate(start);
        into.push_str(&format!("{number}"));
    }
}
