//! What a run through contents needs, and what it gives.
//!
//! The studio holds what all contents of a file share; what was drawn is characters with
//! their places, and whatever else stands in a content.

use super::canvas::Mark;
use super::font::Font;
use super::fonts::Fonts;
use super::store::Store;
use super::transform::{Matrix, UNIT};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// All values of all contents of a file.
const MOST_STEPS: usize = 8_000_000;

/// So many glyphs of one font are blank: spaces of some widths, a tab, the end of a line.
const MOST_BLANKS: usize = 4;

/// What all contents of a file share.
pub struct Studio<'s, 'b> {
    /// The objects.
    pub store: &'s Store<'b>,
    /// The fonts.
    pub fonts: Fonts<'s>,
    /// Which streams have been run through.
    pub seen: HashSet<usize>,
    /// How many values may still be read.
    pub left: usize,
    /// The codes of each font that are drawn and said to be blank.
    blanks: HashMap<*const Font, HashSet<u32>>,
}

impl<'s, 'b> Studio<'s, 'b> {
    /// For the objects of a file.
    pub fn new(store: &'s Store<'b>) -> Self {
        Self {
            store,
            fonts: Fonts::of(store),
            seen: HashSet::new(),
            left: MOST_STEPS,
            blanks: HashMap::new(),
        }
    }

    /// Takes a code that a font says is blank. Whether it says so of so many that they are
    /// letters which nobody is to copy.
    pub fn is_hidden(&mut self, font: &Rc<Font>, code: u32) -> bool {
        let codes = self.blanks.entry(Rc::as_ptr(font)).or_default();
        codes.insert(code);
        codes.len() > MOST_BLANKS
    }
}

/// What was found in a content.
#[derive(Debug, Default)]
pub struct Drawn {
    /// Characters.
    pub marks: Vec<Mark>,
    /// Strings that are not shown, comments, long numbers.
    pub asides: Vec<String>,
    /// Replacements of what is shown.
    pub actual: Vec<String>,
    /// Pictures, by where they stand among the objects.
    pub pictures: Vec<usize>,
    /// Whether anything but text is painted.
    pub is_painted: bool,
    /// Whether a character is shown of which nobody knows what it is.
    pub is_unknown: bool,
    /// Whether one is shown that the reader of the text layer may know.
    pub is_unsure: bool,
    /// Whether a stream could not be read to its end.
    pub is_lost: bool,
    /// Whether something is nested deeper than anything should be.
    pub is_deep: bool,
}

/// What decides where text stands.
#[derive(Clone)]
pub struct State {
    /// Where the page lies.
    pub page: Matrix,
    /// The font, if it could be found.
    pub font: Option<Rc<Font>>,
    /// Its size.
    pub size: f64,
    /// What is added behind each character.
    pub spacing: f64,
    /// What is added behind each space.
    pub word_spacing: f64,
    /// How wide it is drawn.
    pub stretch: f64,
    /// How far apart lines are.
    pub leading: f64,
    /// How far above its line it is.
    pub rise: f64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            page: UNIT,
            font: None,
            size: 1.0,
            spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}
