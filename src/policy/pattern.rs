//! What something that must not be public looks like: a small pattern language for tables.
//!
//! Takes the text of a pattern and the named pieces of its table; gives a tree of pieces.
//! Matches nothing: the gate does. `[…]` one of these, `\d` digit, `\h` Han character, `\s`
//! end of a cell, `(a|b)`, `?`, `{1,3}`, `<piece>`, `<name>` a person's name; `\a` no letter
//! or digit of ASCII runs on here, `^` `$` no word does, `\A` `\Z` a line begins, ends.

mod reader;

use crate::model::Refused;

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
        reader::parse(text, named, 0).map(Self)
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
        all = all
            .iter()
            .flat_map(|head| ways.iter().map(move |way| format!("{head}{way}")))
            .collect();
    }
    Some(all)
}

#[cfg(test)]
mod tests;
