//! Reads values out of bytes, however damaged: the one grammar of objects, pages and
//! character maps.
//!
//! Takes bytes and a place in them. Keeps aside what is no value but may be read by a
//! person: comments, and numbers too long for anything that builds a file. Never fails,
//! never goes deeper than a limit, and says when it lost something.

use super::object::{Dict, Object};

/// Values within values.
const DEEPEST: usize = 64;
/// No coordinate, offset or number of an object has so many digits.
const LONG_NUMBER: usize = 11;

/// A reader of values.
pub struct Lexer<'b> {
    /// All bytes.
    pub bytes: &'b [u8],
    /// Where it stands.
    pub at: usize,
    /// Comments and long numbers.
    pub asides: Vec<Vec<u8>>,
    /// Whether something was too deep to be read, or is not closed.
    pub is_lost: bool,
    /// Whether `1 0 R` stands for another object.
    has_references: bool,
}

/// Whether a byte is empty space.
pub fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !b"()<>[]{}/%".contains(&byte)
}

impl<'b> Lexer<'b> {
    /// A reader of objects.
    pub fn objects(bytes: &'b [u8], at: usize) -> Self {
        Self { bytes, at, asides: Vec::new(), is_lost: false, has_references: true }
    }

    /// A reader of the content of a page.
    pub fn content(bytes: &'b [u8]) -> Self {
        Self { has_references: false, ..Self::objects(bytes, 0) }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Goes past empty space and comments.
    pub fn skip_space(&mut self) {
        while let Some(byte) = self.peek(0) {
            if byte == b'%' {
                let line = self.rest();
                let end = line.iter().position(|byte| matches!(byte, 10 | 13));
                let line = &line[..end.unwrap_or(line.len())];
                self.asides.push(line[1..].to_vec());
                self.at += line.len();
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// The next value; none at the end.
    pub fn next(&mut self) -> Option<Object> {
        self.value(0)
    }

    fn value(&mut self, depth: usize) -> Option<Object> {
        self.skip_space();
        let byte = self.peek(0)?;
        Some(match byte {
            b'(' => Object::Text(self.literal()),
            b'<' if self.peek(1) == Some(b'<') => {
                self.at += 2;
                self.dict(depth)
            }
            b'<' => Object::Text(self.hex()),
            b'/' => Object::Name(self.name()),
            b'[' => {
                self.at += 1;
                self.list(depth)
            }
            _ if is_regular(byte) => self.word(),
            // a closing sign without its opening one
            _ => {
                self.at += 1;
                Object::Null
            }
        })
    }

    /// Whether an object ends here although it is not closed.
    fn is_broken_off(&self) -> bool {
        self.has_references
            && [&b"endobj"[..], b"obj", b"stream", b"endstream", b"trailer", b"xref"]
                .iter()
                .any(|word| self.rest().starts_with(word))
    }

    fn list(&mut self, depth: usize) -> Object {
        let mut items = Vec::new();
        loop {
            self.skip_space();
            match self.peek(0) {
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                _ if depth > DEEPEST || self.is_broken_off() => {
                    self.is_lost = true;
                    break;
                }
                _ => {}
            }
            match self.value(depth + 1) {
                Some(item) => items.push(item),
                None => break,
            }
        }
        Object::List(items)
    }

    fn dict(&mut self, depth: usize) -> Object {
        let mut entries = Vec::new();
        loop {
            self.skip_space();
            if self.peek(0) == Some(b'>') {
                self.at += if self.peek(1) == Some(b'>') { 2 } else { 1 };
                break;
            }
            if depth > DEEPEST || self.is_broken_off() {
                self.is_lost = true;
                break;
            }
            let Some(key) = self.value(depth + 1) else { break };
            match key {
                Object::Name(key) => {
                    self.skip_space();
                    if self.peek(0) == Some(b'>') || self.is_broken_off() {
                        entries.push((key, Object::Null));
                        continue;
                    }
                    let Some(value) = self.value(depth + 1) else { break };
                    entries.push((key, value));
                }
                // what has no key is still in the file
                stray => entries.push((Vec::new(), stray)),
            }
        }
        Object::Dict(Dict(entries))
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek(0).filter(|byte| is_regular(*byte)) {
            let escaped = (byte == b'#').then(|| hex_pair(self.peek(1)?, self.peek(2)?)).flatten();
            name.push(escaped.unwrap_or(byte));
            self.at += if escaped.is_some() { 3 } else { 1 };
        }
        name
    }

    fn word(&mut self) -> Object {
        let rest = self.rest();
        let length = rest.iter().take_while(|byte| is_regular(**byte)).count();
        let word = &rest[..length];
        self.at += length;
        let Some(number) = number(word) else { return Object::Word(word.to_vec()) };
        if word.iter().filter(|byte| byte.is_ascii_digit()).count() >= LONG_NUMBER
            && !word.contains(&b'.')
        {
            self.asides.push(word.to_vec());
        }
        if self.has_references && word.iter().all(u8::is_ascii_digit) && self.is_reference() {
            let (number, _) = self.reference(word);
            return Object::Reference(number);
        }
        Object::Number(number)
    }

    fn after_number(&self) -> Option<usize> {
        let rest = self.rest();
        let space = rest.iter().take_while(|byte| is_space(**byte)).count();
        let digits = rest[space..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let after = &rest[space + digits..];
        let more = after.iter().take_while(|byte| is_space(**byte)).count();
        (space > 0 && (1..6).contains(&digits) && more > 0).then_some(space + digits + more)
    }

    fn is_reference(&self) -> bool {
        self.after_number().is_some_and(|ahead| {
            self.peek(ahead) == Some(b'R')
                && self.peek(ahead + 1).is_none_or(|byte| !is_regular(byte))
        })
    }

    fn reference(&mut self, number: &[u8]) -> (u32, usize) {
        let ahead = self.after_number().unwrap_or_default();
        self.at += ahead + 1;
        let number = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
        (number.unwrap_or(u32::MAX), ahead)
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = self.rest();
        let end = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
        self.at += (end + 1).min(rest.len());
        let digits: Vec<u8> = rest[..end].iter().copied().filter(u8::is_ascii_hexdigit).collect();
        let pairs = digits.chunks(2);
        pairs.filter_map(|pair| hex_pair(pair[0], *pair.get(1).unwrap_or(&b'0'))).collect()
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut text = Vec::new();
        let mut open = 1_usize;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    self.escape(&mut text);
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                break;
            }
            text.push(byte);
        }
        text
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek(0) else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' if self.peek(0) == Some(b'\n') => self.at += 1,
            b'\r' | b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek(0) else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push((code & 0xFF) as u8);
            }
            other => text.push(other),
        }
    }
}

fn hex_pair(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

fn number(word: &[u8]) -> Option<f64> {
    let is_number = word.iter().all(|byte| byte.is_ascii_digit() || b"+-.".contains(byte));
    let digits = word.iter().any(u8::is_ascii_digit);
    if !is_number || !digits {
        return None;
    }
    // what is damaged counts as nothing, as it does where it is shown
    Some(std::str::from_utf8(word).ok()?.parse().unwrap_or(0.0))
}
