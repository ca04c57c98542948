//! The lines of one part of an OFD.
//!
//! Takes XML; gives what is written there: on a page the pieces of text that stand at one
//! height, joined from left to right, however many objects draw them. Attributes are told
//! apart. Text that is not seen is told like any other, as what it is.

use super::super::Unreadable;
use super::super::part::Words;
use super::super::part_attributes::{attribute, attributes};
use super::glyphs::{Drawing, Glyphs, numbers};
use super::pictures::{Area, Pictures};
use super::pieces::{Piece, boxes, columns, in_order, lines, once, stacked};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

const BY_PLACE: &str = "按位置排列的文字";
/// The fewest bytes of a piece that holds a number.
const FEWEST_APART: usize = 11;
const UNSEEN: &str = "不显示的文字";
/// The size of letters where the file does not say it, in millimetres.
const USUAL_SIZE: f64 = 4.0;
/// A coordinate has fewer digits.
const MOST_DIGITS: usize = 11;

/// What a part shows.
pub struct Shown {
    /// Its words.
    pub words: Words,
    /// What of it is drawn by glyphs.
    pub glyphs: Glyphs,
    /// What of it is pictures.
    pub pictures: Pictures,
}

/// What a part shows, a page or another.
///
/// # Errors
/// It is no XML.
pub fn shown(part: &str, is_page: bool) -> Result<Shown, Unreadable> {
    let mut lines = Lines { is_page, ..Lines::default() };
    let mut reader = Reader::from_str(part);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event().map_err(|_| Unreadable::Broken)? {
            Event::Start(start) => {
                lines.attributes(&start)?;
                lines.open(&start);
            }
            Event::Empty(empty) => {
                lines.attributes(&empty)?;
                lines.note(&empty);
            }
            Event::End(end) => lines.close(end.local_name().as_ref()),
            Event::Text(text) => lines.push(&text.into_inner()),
            Event::CData(text) => lines.push(&text.into_inner()),
            Event::GeneralRef(reference) => {
                let reference = format!("&{};", reference.into_inner());
                lines.push(&unescape(&reference).map_err(|_| Unreadable::Broken)?);
            }
            Event::Comment(text) => lines.words.piece("代码注释", &text.into_inner()),
            Event::PI(text) => lines.words.piece("代码注释", &text.into_inner()),
            Event::DocType(text) => lines.words.piece("代码注释", &text.into_inner()),
            Event::Decl(_) => {}
            Event::Eof => break,
        }
    }
    Ok(lines.into_shown())
}

/// What the text that comes is, where it is no word.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Other,
    Glyphs,
    Page,
}

#[derive(Default)]
struct Lines {
    is_page: bool,
    words: Words,
    pieces: Vec<Piece>,
    /// Where the object that is open begins.
    object: (f64, f64),
    size: f64,
    object_is_unseen: bool,
    code: Option<Piece>,
    /// The text that comes draws a line.
    is_path: bool,
    drawing: Drawing,
    glyphs: Glyphs,
    pictures: Pictures,
    inside: Inside,
    /// The steps between its characters, as they are written.
    steps: Option<String>,
}

impl Lines {
    fn attributes(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        let name = element.local_name();
        // outlines and positions are long lists of numbers
        if matches!(name.as_ref(), "TextCode" | "CGTransform" | "TextObject" | "PathObject") {
            return Ok(());
        }
        let words = &mut self.words;
        attributes(element, false, &mut |what, value| {
            if !value.contains(|c: char| c.is_alphabetic()) && value.contains([' ', '.']) {
                return;
            }
            words.piece(what, value);
        })
    }

    /// What an element says of pictures and glyphs.
    fn note(&mut self, element: &BytesStart<'_>) {
        let boundary = || attribute(element, "Boundary").and_then(|text| Area::of(&text));
        self.inside = Inside::Other;
        match element.local_name().as_ref() {
            "ImageObject" | "CompositeObject" => self.pictures.all.extend(boundary()),
            "Template" => self.pictures.has_template = true,
            "PhysicalBox" => self.inside = Inside::Page,
            "TextObject" => {
                let font = attribute(element, "Font").unwrap_or_default();
                self.drawing = Drawing { font, ..Drawing::default() };
            }
            "CGTransform" => {
                let start = attribute(element, "CodePosition").and_then(|text| text.parse().ok());
                self.drawing.glyphs.push((start.unwrap_or_default(), Vec::new()));
            }
            "Glyphs" => self.inside = Inside::Glyphs,
            _ => {}
        }
    }

    fn open(&mut self, element: &BytesStart<'_>) {
        self.note(element);
        let number = |name| attribute(element, name).and_then(|value| value.parse::<f64>().ok());
        match element.local_name().as_ref() {
            "AbbreviatedData" => self.is_path = true,
            "TextObject" => {
                let place = attribute(element, "Boundary").unwrap_or_default();
                let mut numbers = place.split_whitespace().map(|number| number.parse().ok());
                let mut next = || numbers.next().flatten().unwrap_or_default();
                self.object = (next(), next());
                self.size = number("Size").unwrap_or(USUAL_SIZE);
                let is =
                    |name: &str, value: &str| attribute(element, name).as_deref() == Some(value);
                self.object_is_unseen =
                    is("Visible", "false") || is("Alpha", "0") || is("Fill", "false");
            }
            "TextCode" => {
                self.steps = attribute(element, "DeltaX");
                self.code = Some(Piece {
                    across: self.object.0 + number("X").unwrap_or(0.0),
                    down: self.object.1 + number("Y").unwrap_or(0.0),
                    size: self.size,
                    steps: None,
                    places: Vec::new(),
                    text: String::new(),
                });
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if text.contains('\n') && text.trim().is_empty() {
            return;
        }
        match (self.inside, self.drawing.glyphs.last_mut()) {
            (Inside::Page, _) => self.pictures.page = Area::of(text),
            (Inside::Glyphs, Some((_, glyphs))) => glyphs.extend(numbers(text)),
            _ => {}
        }
        match &mut self.code {
            Some(code) => {
                code.text.push_str(text);
                self.drawing.text.push_str(text);
                self.pictures.characters += text.chars().filter(|c| !c.is_whitespace()).count();
            }
            None if self.is_path => {
                let words = text.split_whitespace().filter(|word| !draws(word));
                words.for_each(|word| self.words.piece("内容", word));
            }
            None => self.words.apart("内容").push_str(text),
        }
    }

    fn close(&mut self, name: &str) {
        self.inside = Inside::Other;
        match name {
            "TextCode" => {
                if let Some(mut code) = self.code.take() {
                    let count = code.text.chars().count().saturating_sub(1);
                    if let Some(steps) = self.steps.take() {
                        code.places = places(&steps, count);
                        code.steps = code.places.last().copied();
                    }
                    if self.object_is_unseen {
                        self.words.apart(UNSEEN).push_str(&code.text);
                    }
                    self.pieces.push(code);
                }
            }
            "TextObject" => {
                if self.object_is_unseen {
                    self.words.apart(UNSEEN).push('\n');
                }
                self.object_is_unseen = false;
                self.glyphs.note(&std::mem::take(&mut self.drawing));
            }
            _ => {
                self.is_path = false;
                self.words.apart("内容").push('\n');
            }
        }
    }

    /// The pieces of a page by where they stand.
    fn by_place(&mut self, mut pieces: Vec<Piece>) {
        // what touches the figures beside it may be a number of its own
        let apart = pieces.iter().map(|piece| piece.text.as_str());
        let apart = apart.filter(|text| text.len() >= FEWEST_APART);
        self.words.add_otherwise(BY_PLACE, &apart.collect::<Vec<_>>().join("\n"));
        let stacked = stacked(&pieces);
        if !stacked.is_empty() {
            self.words.piece(BY_PLACE, &stacked);
        }
        let lines = lines(&mut pieces);
        let rows = boxes(&lines);
        self.words.add_otherwise(BY_PLACE, &in_lines(&lines));
        self.words.piece("逐格填写的文字", &rows);
        let columns = boxes(&columns(&mut lines.concat()));
        self.words.piece("逐格填写的文字", &columns);
    }

    fn into_shown(mut self) -> Shown {
        // as the file has them: a line may be turned or bent
        self.words.running = in_order(&self.pieces);
        if self.is_page {
            let pieces = std::mem::take(&mut self.pieces);
            if let Some(once) = once(&pieces) {
                self.words.add_otherwise(BY_PLACE, &in_order(&once));
                self.by_place(once);
            }
            self.by_place(pieces);
        }
        Shown { words: self.words, glyphs: self.glyphs, pictures: self.pictures }
    }
}

fn in_lines(lines: &[Vec<Piece>]) -> String {
    lines.iter().map(|line| in_order(line)).collect()
}

/// Whether a word of a path is a command or a coordinate.
fn draws(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let is_coordinate = word.parse::<f64>().is_ok() && (digits < MOST_DIGITS || word.contains('.'));
    is_coordinate || word.len() == 1
}

/// How far each character is from the first, over `count` steps from one to the next:
/// `g 3 5` is three steps of five; where there are too few, the last one stands for the rest.
fn places(steps: &str, count: usize) -> Vec<f64> {
    let (mut all, mut at, mut last) = (vec![0.0], 0.0, 0.0);
    let mut words = steps.split_whitespace();
    while let Some(word) = words.next() {
        let number = |word: Option<&str>| word.and_then(|word| word.parse::<f64>().ok());
        let (times, step) = match word {
            "g" => (words.next().and_then(|times| times.parse().ok()), number(words.next())),
            _ => (Some(1), number(Some(word))),
        };
        last = step.unwrap_or_default();
        for _ in 0..times.unwrap_or(0_usize).min(count + 1 - all.len()) {
            at += last;
            all.push(at);
        }
    }
    while all.len() <= count {
        at += last;
        all.push(at);
    }
    all
}
