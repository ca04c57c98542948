//! Reads the text of a pattern, character by character.
//! Takes the text and the named pieces; gives the pieces in order, or says what is wrong.
//! Nothing may be nested or repeated without end.

use super::{Boundary, CharSet, NamedPieces, Piece};
use crate::diag::Code;
use crate::model::Refused;

/// Deeper nesting is a mistake.
const DEEPEST: usize = 12;
/// More repetitions are no form of a number or an address.
const MOST: usize = 80;

fn refused(cause: &str) -> Refused {
    let mend = "照内置清单里的写法改；只要认出一个词，写 words 就够了，不必写 forms";
    Refused::new(Code::BadValue, format!("这个样式写得不对：{cause}"), mend)
}

/// Reads a pattern that stands so deep within others.
///
/// # Errors
/// It is not of this language.
pub fn parse(text: &str, named: &NamedPieces, depth: usize) -> Result<Vec<Piece>, Refused> {
    let characters: Vec<char> = text.chars().collect();
    let mut reader = Reader { characters: &characters, at: 0, named, depth };
    let mut ways = reader.ways()?;
    if reader.at < characters.len() {
        return Err(refused("多了一个右括号"));
    }
    if ways.iter().all(Vec::is_empty) {
        return Err(refused("是空的"));
    }
    Ok(if ways.len() == 1 { ways.remove(0) } else { vec![Piece::Either(ways)] })
}

struct Reader<'t> {
    characters: &'t [char],
    at: usize,
    named: &'t NamedPieces,
    depth: usize,
}

impl Reader<'_> {
    fn next(&mut self) -> Result<char, Refused> {
        let next = self.characters.get(self.at).copied().ok_or_else(|| refused("没有写完"))?;
        self.at += 1;
        Ok(next)
    }

    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    /// Sequences with `|` between them, up to a closing bracket or the end.
    fn ways(&mut self) -> Result<Vec<Vec<Piece>>, Refused> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(refused("括号套得太深"));
        }
        let mut ways = vec![Vec::new()];
        while let Some(next) = self.peek().filter(|next| *next != ')') {
            if next == '|' {
                self.at += 1;
                ways.push(Vec::new());
                continue;
            }
            let piece = self.piece()?;
            let piece = self.repeated(piece)?;
            if let Some(way) = ways.last_mut() {
                way.push(piece);
            }
        }
        self.depth -= 1;
        Ok(ways)
    }

    fn piece(&mut self) -> Result<Piece, Refused> {
        Ok(match self.next()? {
            '(' => {
                let ways = self.ways()?;
                if self.next()? != ')' {
                    return Err(refused("少了一个右括号"));
                }
                Piece::Either(ways)
            }
            '[' => Piece::One(self.set()?),
            '<' => return self.reference(),
            '^' => Piece::At(Boundary::WordStart),
            '$' => Piece::At(Boundary::WordEnd),
            '\\' => match self.next()? {
                'a' => Piece::At(Boundary::Ascii),
                'A' => Piece::At(Boundary::LineStart),
                'Z' => Piece::At(Boundary::LineEnd),
                escaped => Piece::One(escape(escaped)),
            },
            '?' | '{' | '*' | '+' => return Err(refused("重复的记号前面没有内容")),
            literal => {
                let folded = fold(literal);
                Piece::One(CharSet::of(&[(folded, folded)]))
            }
        })
    }

    fn reference(&mut self) -> Result<Piece, Refused> {
        let mut word = String::new();
        loop {
            match self.next()? {
                '>' => break,
                character => word.push(character),
            }
        }
        if word == "name" {
            return Ok(Piece::Name);
        }
        let text = self.named.iter().find(|(name, _)| *name == word).map(|(_, text)| text);
        let text = text.ok_or_else(|| refused("尖括号里的名称没有定义"))?;
        if self.depth > DEEPEST {
            return Err(refused("括号套得太深"));
        }
        Ok(Piece::Either(vec![parse(text, self.named, self.depth + 1)?]))
    }

    fn set(&mut self) -> Result<CharSet, Refused> {
        let mut set = CharSet { ranges: Vec::new(), negated: false };
        if self.peek() == Some('^') {
            self.at += 1;
            set.negated = true;
        }
        loop {
            let from = match self.next()? {
                ']' => break,
                '\\' => {
                    let escaped = self.next()?;
                    set.ranges.extend(escape(escaped).ranges);
                    continue;
                }
                from => fold(from),
            };
            let is_range = self.peek() == Some('-')
                && self.characters.get(self.at + 1).is_some_and(|next| *next != ']');
            let to = if is_range {
                self.at += 1;
                fold(self.next()?)
            } else {
                from
            };
            if to < from {
                return Err(refused("方括号里的范围前后颠倒"));
            }
            set.ranges.push((from, to));
        }
        if set.ranges.is_empty() { Err(refused("方括号里是空的")) } else { Ok(set) }
    }

    fn repeated(&mut self, piece: Piece) -> Result<Piece, Refused> {
        match self.peek() {
            Some('?') => {
                self.at += 1;
                Ok(Piece::Times(vec![piece], 0, 1))
            }
            Some('{') => {
                self.at += 1;
                let (least, closing) = self.number()?;
                let most = match closing {
                    ',' => self.number()?.0,
                    _ => least,
                };
                if most > MOST || least > most || most == 0 {
                    return Err(refused("花括号里的次数不对"));
                }
                Ok(Piece::Times(vec![piece], least, most))
            }
            _ => Ok(piece),
        }
    }

    /// A number, and the comma or bracket behind it.
    fn number(&mut self) -> Result<(usize, char), Refused> {
        let mut digits = String::new();
        loop {
            match self.next()? {
                closing @ (',' | '}') => {
                    let number = digits.parse().map_err(|_| refused("花括号里应当是数字"))?;
                    return Ok((number, closing));
                }
                digit => digits.push(digit),
            }
        }
    }
}

fn escape(character: char) -> CharSet {
    match character {
        'd' => CharSet::of(&[('0', '9')]),
        'h' => CharSet::of(&[
            ('\u{3400}', '\u{4DBF}'),
            ('\u{4E00}', '\u{9FFF}'),
            ('\u{20000}', '\u{323AF}'),
        ]),
        's' => CharSet::of(&[('\u{1F}', '\u{1F}')]),
        other => CharSet::of(&[(other, other)]),
    }
}

/// Texts are compared in small letters and half width: so are patterns.
fn fold(character: char) -> char {
    let narrow = match character {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        other => other,
    };
    narrow.to_ascii_lowercase()
}
