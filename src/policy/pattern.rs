//! What something that must not be public looks like: a small pattern language for tables.
//!
//! Takes the text of a pattern and the named pieces of its table; gives a tree of pieces.
//! Matches nothing: the gate does. `[…]` one of these, `\d` digit, `\h` Han character, `\s`
//! end of a cell, `(a|b)`, `?`, `{1,3}`, `<piece>`, `<name>` a person's name; `\a` no letter
//! or digit of ASCII runs on here, `^` `$` no word does, `\A` `\Z` a line begins, ends.

use crate::diag::Code;
use crate::model::Refused;

/// Deeper nesting is a mistake.
const DEEPEST: usize = 12;
/// More repetitions are no form of a number or an address.
const MOST: usize = 80;

/// Characters, as ranges.
#[derive(Clone, Debug, PartialEq)]
pub struct CharSet {
    /// First and last of each range.
    pub ranges: Vec<(char, char)>,
    /// Whether every other character is meant.
    pub negated: bool,
}

impl CharSet {
    fn of(ranges: &[(char, char)]) -> Self {
        Self { ranges: ranges.to_vec(), negated: false }
    }

    /// Whether a character is one of them.
    pub fn holds(&self, character: char) -> bool {
        let within = self.ranges.iter().any(|(from, to)| (*from..=*to).contains(&character));
        within != self.negated
    }
}

/// A place between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Boundary {
    /// No letter or digit of ASCII runs on here.
    Ascii,
    /// No word, Chinese or not, begins before and runs on here.
    WordStart,
    /// No word goes on behind.
    WordEnd,
    /// The text or a line begins.
    LineStart,
    /// The text or a line ends.
    LineEnd,
}

/// One piece of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// One character.
    One(CharSet),
    /// The name of a person.
    Name,
    /// A place between two.
    At(Boundary),
    /// One of several sequences.
    Either(Vec<Vec<Piece>>),
    /// A sequence, so many times.
    Times(Vec<Piece>, usize, usize),
}

/// A pattern: its pieces in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern(pub Vec<Piece>);

/// Named parts of patterns.
pub type NamedPieces = [(String, String)];

impl Pattern {
    /// Reads a pattern; `<word>` stands for a named piece.
    ///
    /// # Errors
    /// It is not of this language.
    pub fn parse(text: &str, named: &NamedPieces) -> Result<Self, Refused> {
        parse(text, named, 0).map(Self)
    }

    /// Every text of a pattern that has no names, boundaries or open ends: one a way.
    /// None if there are more than `most`.
    pub fn spelled_out(&self, most: usize) -> Option<Vec<String>> {
        spell(&self.0, most)
    }
}

fn spell(pieces: &[Piece], most: usize) -> Option<Vec<String>> {
    let mut all = vec![String::new()];
    for piece in pieces {
        let ways: Vec<String> = match piece {
            Piece::One(set) if !set.negated => {
                let each = set.ranges.iter().flat_map(|(from, to)| *from..=*to);
                each.take(most + 1).map(String::from).collect()
            }
            Piece::Either(sequences) => {
                let ways: Option<Vec<_>> = sequences.iter().map(|way| spell(way, most)).collect();
                ways?.concat()
            }
            Piece::Times(once, least, times) => {
                let so_many = |count| -> Vec<Piece> {
                    std::iter::repeat_n(once.iter().cloned(), count).flatten().collect()
                };
                let times = (*least..=*times).map(|count| spell(&so_many(count), most));
                times.collect::<Option<Vec<_>>>()?.concat()
            }
            _ => return None,
        };
        if all.len() * ways.len() > most {
            return None;
        }
        all = all.iter().flat_map(|head| ways.iter().map(move |way| format!("{head}{way}"))).collect();
    }
    Some(all)
}

fn refused(cause: &str) -> Refused {
    let mend = "照内置清单里的写法改；只要认出一个词，写 words 就够了，不必写 forms";
    Refused::new(Code::BadValue, format!("这个样式写得不对：{cause}"), mend)
}

fn parse(text: &str, named: &NamedPieces, depth: usize) -> Result<Vec<Piece>, Refused> {
    let characters: Vec<char> = text.chars().collect();
    let mut reader = Reader { characters: &characters, at: 0, named, depth };
    let mut ways = reader.ways()?;
    if reader.at < characters.len() {
        return Err(refused("多了一个右括号"));
    }
    match ways.len() {
        0 => Err(refused("是空的")),
        1 => Ok(ways.remove(0)),
        _ => Ok(vec![Piece::Either(ways)]),
    }
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
        'h' => CharSet::of(&[('\u{3400}', '\u{4DBF}'), ('\u{4E00}', '\u{9FFF}'), ('\u{20000}', '\u{323AF}')]),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(text: &str) -> Vec<String> {
        let pattern = Pattern::parse(text, &[("z".into(), "[xy]".into())]).expect("a pattern");
        pattern.spelled_out(100).expect("few ways")
    }

    #[test]
    fn a_pattern_is_spelled_out() {
        assert_eq!(spelled("粤[A-C]"), ["粤a", "粤b", "粤c"]);
        assert_eq!(spelled("(甲|乙{2})丙?"), ["甲", "甲丙", "乙乙", "乙乙丙"]);
        assert_eq!(spelled("<z>１：\\-"), ["x1:-", "y1:-"]);
        let open = Pattern::parse("[^a]", &[]).expect("a pattern");
        assert_eq!(open.spelled_out(100), None);
    }

    #[test]
    fn what_is_no_pattern_is_refused() {
        for text in
            ["", "(甲", "甲)", "[甲", "[]", "[b-a]", "?", "甲{", "甲{x}", "甲{3,2}", "甲{0}", "<甲>", "\\", "甲{99}"]
        {
            assert!(Pattern::parse(text, &[]).is_err(), "{text}");
        }
        let within_itself = [("z".to_owned(), "<z>".to_owned())];
        assert!(Pattern::parse("<z>", &within_itself).is_err());
        assert!(Pattern::parse(&"(".repeat(5000), &[]).is_err());
    }
}
