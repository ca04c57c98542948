//! Reads one XML part in one way, event by event.

use super::super::Unreadable;
use super::super::part_attributes::{attribute, attributes};
use super::concealed::Run;
use super::struck::Struck;
use super::styles::Styles;
use super::tables::Tables;
use super::words::HEADERS;
use super::{DELETED, LeftOut, Words};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

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

/// Elements that are no part of the sentence in which they stand, and what they are:
/// readings of characters, codes of fields, anchored pictures, and what Excel keeps
/// beside its cells.
const ASIDE: &[(&str, &str)] = &[
    ("rt", "注音"),
    ("rPh", "注音"),
    ("instrText", "域代码"),
    ("delInstrText", "域代码"),
    ("fldData", "域代码"),
    ("drawing", "图形"),
    ("pict", "图形"),
    ("object", "嵌入对象"),
    ("dataValidations", "数据有效性"),
    ("conditionalFormatting", "条件格式"),
    ("headerFooter", HEADERS),
    ("definedNames", "名称"),
    ("sheets", "工作表名称"),
    ("docVars", "文档变量"),
];

/// Those whose attributes are what they are themselves.
const LISTS: &[&str] = &["数据有效性", "名称", "工作表名称", "文档变量"];

/// Elements whose end does not end a word that stands aside.
const WITHIN_WORDS: &[&str] = &["r", "t", "rPr", "instrText", "delInstrText", "delText"];

/// Elements with text of their own that is a piece of a sentence. What any other holds, the
/// place of a text box say, is a piece by itself.
const PIECES: &[&str] = &["t", "delText", "instrText", "delInstrText", "span", "a", "r", "h"];

const NOTES: &str = "代码注释";

/// A reader of one part.
pub struct PartReader<'s> {
    words: Words,
    properties: bool,
    left_out: LeftOut,
    shows_all: bool,
    /// What the elements are that stand aside and are open.
    aside: Vec<&'static str>,
    /// Sentences that a text box interrupts, and what stood aside in them.
    interrupted: Vec<(String, Vec<&'static str>)>,
    run: Run<'s>,
    struck: Struck,
    tables: Tables,
    value_start: usize,
    /// Whether the last thing read was text.
    ends_in_text: bool,
}

impl<'s> PartReader<'s> {
    /// Reads as a person would, but for `left_out`.
    pub fn new(properties: bool, left_out: LeftOut, styles: &'s Styles) -> Self {
        Self {
            words: Words::default(),
            properties,
            left_out,
            shows_all: false,
            aside: Vec::new(),
            interrupted: Vec::new(),
            run: Run::new(styles),
            struck: Struck::default(),
            tables: Tables::default(),
            value_start: 0,
            ends_in_text: false,
        }
    }

    /// Reads hidden words where they stand.
    pub fn showing_all(self) -> Self {
        Self { shows_all: true, ..self }
    }

    /// The words of `part`.
    ///
    /// # Errors
    /// It is no XML.
    pub fn read(mut self, part: &str) -> Result<Words, Unreadable> {
        let mut reader = Reader::from_str(part);
        reader.config_mut().check_end_names = false;
        loop {
            let event = reader.read_event().map_err(|_| Unreadable::Broken)?;
            let is_text = matches!(event, Event::Text(_) | Event::CData(_) | Event::GeneralRef(_));
            let ended_in_text = std::mem::replace(&mut self.ends_in_text, is_text);
            match event {
                Event::Start(start) => {
                    self.attributes(&start)?;
                    self.open(&start, start.local_name().as_ref());
                }
                Event::Empty(empty) => {
                    self.attributes(&empty)?;
                    self.empty(&empty, empty.local_name().as_ref());
                }
                Event::End(end) => self.close(end.local_name().as_ref(), ended_in_text),
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
                Event::Comment(text) => self.words.piece(NOTES, &text.into_inner()),
                Event::PI(text) => self.words.piece(NOTES, &text.into_inner()),
                Event::DocType(text) => self.words.piece(NOTES, &text.into_inner()),
                Event::Decl(_) => {}
                Event::Eof => break,
            }
        }
        while let Some((sentence, _)) = self.interrupted.pop() {
            self.words.running.push_str(&sentence);
        }
        self.words.running.push('\n');
        let in_boxes = self.tables.into_words();
        if !in_boxes.is_empty() {
            self.words.piece("逐格填写的文字", &in_boxes);
        }
        Ok(self.words)
    }

    fn attributes(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        let Self { words, aside, .. } = self;
        // within a list of names or rules all that is written belongs to it
        let within = aside.last().filter(|what| LISTS.contains(what)).copied();
        let mut give = |what, value: &str| words.piece(within.unwrap_or(what), value);
        attributes(element, self.properties, &mut give)
    }

    /// Where the text of the element that is open goes.
    fn text(&mut self) -> &mut String {
        let concealed = if self.shows_all { None } else { self.run.is_concealed() };
        match self.aside.last().copied().or(concealed) {
            Some(what) => self.words.apart(what),
            None => &mut self.words.running,
        }
    }

    fn open(&mut self, element: &BytesStart<'_>, name: &str) {
        if name == "txbxContent" {
            let sentence = std::mem::take(&mut self.words.running);
            self.interrupted.push((sentence, std::mem::take(&mut self.aside)));
        }
        self.run.open(element, name);
        self.struck.open(name);
        self.struck.note(name, self.words.running.len());
        self.tables.open(name, self.words.running.len());
        self.aside.extend(self.stands_aside(name));
        self.value_start = self.text().len();
    }

    fn stands_aside(&self, name: &str) -> Option<&'static str> {
        let mut all = ASIDE.iter().chain(self.left_out);
        all.find(|(aside, _)| *aside == name).map(|(_, what)| *what)
    }

    fn empty(&mut self, element: &BytesStart<'_>, name: &str) {
        self.run.empty(element, name);
        self.struck.note(name, self.words.running.len());
        match name {
            "noBreakHyphen" => self.text().push('-'),
            "sym" => self.text().extend(symbol(element)),
            _ if self.properties || BLOCKS.contains(&name) => self.text().push('\n'),
            _ => {}
        }
    }

    fn close(&mut self, name: &str, ends_text: bool) {
        let start = self.value_start;
        if name == "v" {
            plain_number(self.text(), start);
        }
        let ends = match self.aside.len() {
            0 => BLOCKS.contains(&name),
            _ => !WITHIN_WORDS.contains(&name),
        };
        let is_apart = !ends && !self.properties && self.aside.is_empty();
        if ends_text && is_apart && !PIECES.contains(&name) {
            // columns and rows that follow each other are not the digits of one number
            self.words.running.extend([" ", name, "\n"]);
        }
        let behind = self.tables.close(name, &self.words.running);
        self.words.running.push_str(behind);
        if let Some(start) = self.struck.close(name) {
            let struck = self.words.running.get(start..).unwrap_or_default().to_owned();
            self.words.piece(DELETED, &struck);
        }
        self.run.close(name);
        if ends || self.properties {
            self.text().push('\n');
            self.words.end_concealed();
        }
        if self.stands_aside(name).is_some() {
            self.aside.pop();
        }
        if name == "txbxContent"
            && let Some((sentence, aside)) = self.interrupted.pop()
        {
            let said = std::mem::replace(&mut self.words.running, sentence);
            self.words.piece("文本框", &said);
            self.aside = aside;
        }
    }
}

/// A character of a font of symbols, which has those of ASCII in a place of its own.
fn symbol(element: &BytesStart<'_>) -> Option<char> {
    let code = u32::from_str_radix(&attribute(element, "char")?, 16).ok()?;
    char::from_u32(if (0xF020..0xF07F).contains(&code) { code - 0xF000 } else { code })
}

/// A cell may hold a long number as 1.38E10.
fn plain_number(into: &mut String, start: usize) {
    let number = into.get(start..).and_then(written_out);
    if let Some(number) = number {
        into.truncate(start);
        into.push_str(&number);
    }
}

/// A number with an exponent, written without one.
pub fn written_out(value: &str) -> Option<String> {
    let has_exponent = value.contains(['E', 'e']) && value.len() <= 30;
    let number = value.parse::<f64>().ok().filter(|number| has_exponent && number.abs() < 1e21);
    number.map(|number| number.to_string())
}
