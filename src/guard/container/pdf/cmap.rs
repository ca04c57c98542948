//! Character maps: what the codes of a font mean.
//!
//! Takes the text of a map; gives characters by code, and how long codes are. A map is
//! read as a list of values: nothing in it is run.

use super::lexer::Lexer;
use super::object::Object;
use super::strings::utf16;
use std::collections::HashMap;

/// No font has more characters.
const MOST: usize = 1 << 17;
/// How many are looked at, those that are explained twice included.
const MOST_STEPS: usize = 1 << 19;

/// A map.
#[derive(Debug, Default)]
pub struct CMap {
    /// Characters by code.
    pub characters: HashMap<u32, String>,
    /// Codes from, to, and their length in bytes.
    pub spaces: Vec<(u32, u32, usize)>,
    /// Whether something is nested deeper than anything should be.
    pub is_deep: bool,
    steps: usize,
}

impl CMap {
    /// Reads a map.
    pub fn read(text: &[u8]) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::content(text);
        let mut values: Vec<Object> = Vec::new();
        while let Some(value) = lexer.next() {
            let Object::Word(word) = &value else {
                values.push(value);
                continue;
            };
            match word.as_slice() {
                b"endbfchar" => values.chunks_exact(2).for_each(|pair| map.one(pair)),
                b"endbfrange" => values.chunks_exact(3).for_each(|three| map.range(three)),
                b"endcodespacerange" => {
                    for pair in values.chunks_exact(2) {
                        if let (Some(from), Some(to)) = (pair[0].text(), pair[1].text()) {
                            map.spaces.push((code(from), code(to), from.len()));
                        }
                    }
                }
                _ => {}
            }
            values.clear();
        }
        map.is_deep = lexer.is_lost;
        map
    }

    fn one(&mut self, pair: &[Object]) {
        if let (Some(from), Some(to)) = (pair[0].text(), pair[1].text()) {
            self.put(code(from), to, 0);
        }
    }

    fn range(&mut self, three: &[Object]) {
        let (Some(from), Some(to)) = (three[0].text(), three[1].text()) else { return };
        let codes = code(from)..=code(to);
        match &three[2] {
            Object::List(items) => {
                for (code, item) in codes.zip(items) {
                    self.put(code, item.text().unwrap_or_default(), 0);
                }
            }
            Object::Text(first) => {
                for (step, code) in (0..).zip(codes) {
                    if self.steps >= MOST_STEPS {
                        break;
                    }
                    self.put(code, first, step);
                }
            }
            _ => {}
        }
    }

    fn put(&mut self, code: u32, to: &[u8], step: u32) {
        self.steps += 1;
        let text = match to {
            [one] => char::from_u32(u32::from(*one) + step).map(String::from),
            to => {
                let text = utf16(to, u16::from_be_bytes);
                let mut characters: Vec<char> = text.chars().collect();
                let last = characters.pop();
                let last = last.and_then(|last| char::from_u32(u32::from(last) + step));
                characters.extend(last);
                Some(characters.into_iter().collect())
            }
        };
        if let (Some(text), true) = (text, self.characters.len() < MOST) {
            self.characters.insert(code, text);
        }
    }
}

/// The number that bytes are.
pub fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, byte| code << 8 | u32::from(*byte))
}
