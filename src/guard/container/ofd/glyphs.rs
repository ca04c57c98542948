//! Text of an OFD that is drawn by numbers of glyphs, with other characters beside it for
//! those who search and copy.
//!
//! Takes the text objects of a page; says whether the characters can be what is drawn. A
//! program that knows them writes one glyph for one character; one that does not writes a
//! placeholder, nothing, or characters of its own for all of them. Which glyph looks like
//! which character only the font knows.

use std::collections::{BTreeMap, BTreeSet};

/// A character is drawn upright or turned: more glyphs of one font are more characters.
const MOST_GLYPHS: usize = 2;
/// Signs of lists are characters of private use, too, but there are not many of them.
const FEWEST_PRIVATE: usize = 4;
/// Side by side so many different ones are a word.
const PRIVATE_WORD: usize = 2;
/// What is drawn is no more than a page may hold.
const MOST_KEPT: usize = 1 << 20;

/// One object of text.
#[derive(Default)]
pub struct Drawing {
    /// The font, as the page names it.
    pub font: String,
    /// Where its glyphs begin among the characters, and which they are.
    pub glyphs: Vec<(usize, Vec<u32>)>,
    /// The characters.
    pub text: String,
}

/// What was drawn on a page.
#[derive(Default)]
pub struct Glyphs {
    /// The glyphs of each character in each font; of none for those that have none.
    of: BTreeMap<(String, Option<char>), BTreeSet<u32>>,
    private: BTreeSet<char>,
    kept: usize,
    is_unknown: bool,
}

impl Glyphs {
    /// Takes note of an object.
    pub fn note(&mut self, drawing: &Drawing) {
        let characters: Vec<char> = drawing.text.chars().collect();
        self.private.extend(characters.iter().copied().filter(is_private));
        for word in characters.split(|character| !is_private(character)) {
            self.is_unknown |= word.iter().collect::<BTreeSet<_>>().len() >= PRIVATE_WORD;
        }
        for (start, glyphs) in &drawing.glyphs {
            for (at, glyph) in glyphs.iter().enumerate().filter(|(_, glyph)| **glyph > 0) {
                let character = characters.get(start.saturating_add(at)).copied();
                let of = self.of.entry((drawing.font.clone(), character)).or_default();
                self.kept += usize::from(of.insert(*glyph));
                self.is_unknown |= of.len() > MOST_GLYPHS || self.kept > MOST_KEPT;
            }
        }
    }

    /// Whether something is drawn of which nobody knows what it is.
    pub fn is_unknown(&self) -> bool {
        self.is_unknown || self.private.len() >= FEWEST_PRIVATE
    }
}

/// Whether a character has no meaning but in a font.
fn is_private(character: &char) -> bool {
    matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{F0000}'..)
}

/// The numbers of glyphs as they are written.
pub fn numbers(text: &str) -> Vec<u32> {
    text.split_whitespace().map(|number| number.parse().unwrap_or(u32::MAX)).collect()
}
