//! Runs through the content of a page, a form or an appearance, and notes each character
//! that is shown: in what colour, under which layer or outside which edge does not matter.
//!
//! Takes bytes and resources; gives characters with their places, strings that are no
//! text of the page, and what cannot be read. Paints nothing; its work is bounded.

use super::canvas::Mark;
use super::drawn::{Drawn, State, Studio};
use super::lexer::Lexer;
use super::object::{Dict, Object};
use super::operators::{PAINTS, end_of_picture};
use super::signs::Signs;
use super::strings::readings;
use super::transform::{Matrix, UNIT, matrix, transformed};

/// Forms within forms.
const DEEPEST: usize = 12;
/// Values before an operator.
const MOST_OPERANDS: usize = 1 << 16;

/// So many bytes of a form take as long to unpack as a value to read.
const BYTES_A_STEP: usize = 16;
/// Characters of one content: a page of small print has twenty thousand.
const MOST_MARKS: usize = 1 << 18;

/// A run through contents.
pub struct Run<'r, 's, 'b> {
    studio: &'r mut Studio<'s, 'b>,
    revision: usize,
    depth: usize,
    state: State,
    stack: Vec<State>,
    text: Matrix,
    line: Matrix,
    /// How many strings were drawn.
    string: usize,
    signs: Signs,
    /// What was found.
    pub drawn: Drawn,
}

impl<'r, 's, 'b> Run<'r, 's, 'b> {
    /// A run that has found nothing yet.
    pub fn new(studio: &'r mut Studio<'s, 'b>, revision: usize) -> Self {
        let state = State::default();
        let (stack, drawn) = (Vec::new(), Drawn::default());
        let (text, line, signs) = (UNIT, UNIT, Signs::default());
        Self { studio, revision, depth: 0, state, stack, text, line, string: 0, signs, drawn }
    }

    /// Notes that a stream has been run through.
    pub fn seen(&mut self, index: usize) {
        self.studio.seen.insert(index);
    }

    /// Runs through a stream that stands at `index`, moved by `by`.
    pub fn form(&mut self, index: usize, outer: Option<&'s Dict>, by: Matrix) {
        let store = self.studio.store;
        let entry = &store.entries[index];
        let Some(dict) = entry.dict() else { return };
        if dict.is("Subtype", "Image") {
            self.drawn.is_painted = true;
            return self.drawn.pictures.push(index);
        }
        if entry.stream.is_none() || self.depth > DEEPEST {
            return;
        }
        self.studio.seen.insert(index);
        let Some(left) = self.studio.left.checked_sub(1) else {
            self.drawn.is_lost = true;
            return;
        };
        let unpacked = store.unpacked(entry);
        self.studio.left = left.saturating_sub(unpacked.data.len() / BYTES_A_STEP);
        self.drawn.is_lost |= !unpacked.is_whole;
        let own = store.dict(dict, "Resources", self.revision).or(outer);
        let outside = self.state.clone();
        let (text, line) = (self.text, self.line);
        let stack = std::mem::take(&mut self.stack);
        let inner = matrix(store.get(dict, "Matrix", self.revision));
        self.state.page = transformed(&transformed(&inner, &by), &outside.page);
        self.depth += 1;
        self.content(&unpacked.data, own);
        self.depth -= 1;
        (self.state, self.stack, self.text, self.line) = (outside, stack, text, line);
    }

    /// Runs through content.
    pub fn content(&mut self, bytes: &[u8], resources: Option<&'s Dict>) {
        let mut lexer = Lexer::content(bytes);
        let mut operands: Vec<Object> = Vec::new();
        let mut in_picture = false;
        while let Some(value) = lexer.next() {
            let is_over = self.studio.store.patience.is_over();
            let left = self.studio.left.checked_sub(1).filter(|_| !is_over);
            let Some(left) = left else {
                self.drawn.is_lost = true;
                break;
            };
            self.studio.left = left;
            let Object::Word(word) = value else {
                if operands.len() < MOST_OPERANDS {
                    operands.push(value);
                } else {
                    self.drawn.is_lost = true;
                }
                continue;
            };
            if PAINTS.contains(&word.as_slice()) {
                self.drawn.is_painted = true;
            }
            in_picture |= word == b"BI";
            if word == b"ID" && in_picture {
                self.picture(&mut lexer, &operands);
                in_picture = false;
            }
            if !self.shows(&word, &operands) && !self.moves(&word, &operands) {
                self.other(&word, &operands, resources);
            }
            operands.clear();
        }
        self.aside_all(&operands);
        self.drawn.is_lost |= lexer.is_lost;
        self.drawn.is_deep |= lexer.is_lost;
        for aside in &lexer.asides {
            self.drawn.asides.extend(readings(aside));
        }
    }

    /// Goes past the grains of a picture in the middle of a content.
    fn picture(&mut self, lexer: &mut Lexer<'_>, operands: &[Object]) {
        let rest = lexer.bytes.get(lexer.at..).unwrap_or_default();
        let end = end_of_picture(rest);
        self.drawn.is_lost |= end.is_none();
        let grains = &rest[..end.unwrap_or(rest.len())];
        lexer.at += grains.len();
        let is_packed = operands.iter().any(|one| matches!(one.name(), Some(b"F" | b"Filter")));
        if let (false, Ok(text)) = (is_packed, std::str::from_utf8(grains)) {
            self.drawn.asides.push(text.to_owned());
        }
    }

    fn aside_all(&mut self, operands: &[Object]) {
        for operand in operands {
            super::sweep::strings_of(operand, &mut |key, text| {
                let texts = readings(text);
                if key == b"ActualText" {
                    self.drawn.actual.extend(texts.first().cloned());
                }
                self.drawn.asides.extend(texts);
            });
        }
    }

    /// What stands for the text that comes, where a name leads to it. All else that
    /// stands there is said with the other objects.
    fn named(&mut self, operands: &[Object], resources: Option<&'s Dict>) {
        let store = self.studio.store;
        let properties = || {
            let name = std::str::from_utf8(operands.get(1)?.name()?).ok()?;
            let all = store.dict(resources?, "Properties", self.revision)?;
            store.dict(all, name, self.revision)
        };
        let Some(properties) = properties() else { return };
        let actual = store.get(properties, "ActualText", self.revision);
        if let Some(text) = actual.and_then(Object::text) {
            // one text may stand for a million places
            self.studio.left = self.studio.left.saturating_sub(text.len() / BYTES_A_STEP);
            self.drawn.actual.extend(readings(text).into_iter().next());
        }
    }

    /// Operators that show text.
    fn shows(&mut self, word: &[u8], operands: &[Object]) -> bool {
        match word {
            b"Tj" | b"TJ" => {}
            b"'" => self.next_line(),
            b"\"" => {
                let number = |at: usize| operands.get(at).and_then(Object::number).unwrap_or(0.0);
                (self.state.word_spacing, self.state.spacing) = (number(0), number(1));
                self.next_line();
            }
            _ => return false,
        }
        self.string += 1;
        for operand in operands {
            for item in operand.items() {
                match item {
                    Object::Text(text) => self.show(text),
                    Object::Number(back) if operand.items().len() > 1 => {
                        let by = -back / 1000.0 * self.state.size * self.state.stretch;
                        self.text = transformed(&[1.0, 0.0, 0.0, 1.0, by, 0.0], &self.text);
                    }
                    _ => {}
                }
            }
        }
        true
    }

    fn show(&mut self, text: &[u8]) {
        let font = self.state.font.clone().unwrap_or_default();
        let mut is_unknown = false;
        if self.drawn.marks.len() + text.len() > MOST_MARKS {
            self.drawn.is_lost = true;
            return;
        }
        for glyph in font.glyphs(text) {
            let state = &self.state;
            let placed = transformed(&[1.0, 0.0, 0.0, 1.0, 0.0, state.rise], &self.text);
            let [a, b, c, d, x, y] = transformed(&placed, &state.page);
            let [.., line_x, line_y] = transformed(&self.text, &state.page);
            let extra = state.spacing + if glyph.is_space { state.word_spacing } else { 0.0 };
            let step = (glyph.width * state.size + extra) * state.stretch;
            let angle = b.atan2(a);
            let (sine, cosine) = angle.sin_cos();
            let start = x * cosine + y * sine;
            let scale = a.hypot(b) * state.stretch;
            is_unknown |= glyph.text.is_none();
            self.drawn.is_unknown |= self.signs.tell(glyph.sign);
            self.drawn.is_unknown |=
                glyph.blank.is_some_and(|code| self.studio.is_hidden(&font, code));
            self.drawn.marks.push(Mark {
                start,
                end: start + glyph.width * state.size * scale,
                across: y * cosine - x * sine,
                level: line_y * cosine - line_x * sine,
                string: self.string,
                size: (c.hypot(d) * state.size).abs().max(1e-6),
                angle: angle.to_degrees().round() as i32,
                text: glyph.text.unwrap_or_else(|| char::REPLACEMENT_CHARACTER.into()),
                other: glyph.other,
            });
            self.text = transformed(&[1.0, 0.0, 0.0, 1.0, step, 0.0], &self.text);
        }
        if is_unknown {
            *(match font.is_explained {
                true => &mut self.drawn.is_unsure,
                false => &mut self.drawn.is_unknown,
            }) = true;
            self.drawn.asides.extend(readings(text));
        }
    }

    fn next_line(&mut self) {
        self.line = transformed(&[1.0, 0.0, 0.0, 1.0, 0.0, -self.state.leading], &self.line);
        self.text = self.line;
    }

    /// Operators that say where text stands.
    fn moves(&mut self, word: &[u8], operands: &[Object]) -> bool {
        let number = |at: usize| operands.get(at).and_then(Object::number).unwrap_or(0.0);
        match word {
            b"BT" => (self.text, self.line) = (UNIT, UNIT),
            b"Td" | b"TD" => {
                if word == b"TD" {
                    self.state.leading = -number(1);
                }
                self.line = transformed(&[1.0, 0.0, 0.0, 1.0, number(0), number(1)], &self.line);
                self.text = self.line;
            }
            b"Tm" => {
                self.line = [number(0), number(1), number(2), number(3), number(4), number(5)];
                self.text = self.line;
            }
            b"T*" => self.next_line(),
            b"Tc" => self.state.spacing = number(0),
            b"Tw" => self.state.word_spacing = number(0),
            b"Tz" => self.state.stretch = number(0) / 100.0,
            b"TL" => self.state.leading = number(0),
            b"Ts" => self.state.rise = number(0),
            b"q" if self.stack.len() < 4096 => self.stack.push(self.state.clone()),
            b"Q" => {
                if let Some(state) = self.stack.pop() {
                    self.state = state;
                }
            }
            b"cm" => {
                let by = [number(0), number(1), number(2), number(3), number(4), number(5)];
                self.state.page = transformed(&by, &self.state.page);
            }
            _ => return false,
        }
        true
    }

    /// Operators that use resources, and all the rest.
    fn other(&mut self, word: &[u8], operands: &[Object], resources: Option<&'s Dict>) {
        let store = self.studio.store;
        let name = operands.first().and_then(Object::name).unwrap_or_default();
        let under = |kind: &str| {
            let all = store.dict(resources?, kind, self.revision)?;
            all.get(std::str::from_utf8(name).ok()?)
        };
        match word {
            b"Tf" => {
                let font = under("Font");
                self.state.font = self.studio.fonts.get(store, font, name, self.revision);
                self.drawn.is_deep |= self.state.font.as_ref().is_some_and(|font| font.is_deep);
                self.state.size = operands.get(1).and_then(Object::number).unwrap_or(1.0);
            }
            b"gs" => {
                let own =
                    under("ExtGState").and_then(|own| store.resolve(own, self.revision).dict());
                let font = own.and_then(|own| store.get(own, "Font", self.revision));
                if let Some([font, size]) = font.map(Object::items) {
                    self.state.font = self.studio.fonts.get(store, Some(font), b"", self.revision);
                    self.state.size = size.number().unwrap_or(1.0);
                }
            }
            b"Do" => {
                let form = under("XObject").and_then(|form| store.find(form, self.revision));
                if let Some(index) = form {
                    self.form(index, resources, UNIT);
                }
            }
            b"BDC" | b"DP" => {
                self.aside_all(operands);
                self.named(operands, resources);
            }
            _ => self.aside_all(operands),
        }
    }
}
