//! Pieces of text on a page, joined by where they stand.
//!
//! Takes pieces with their places; gives the lines that a reader sees. Two figures of a
//! table stand apart and stay apart; boxes of one character each make a word.

use super::super::grid::{Grid, behind};
use super::super::overprint::{Drawn, Spot};

/// By how many millimetres pieces of one line may differ.
const SAME_LINE: f64 = 1.5;
/// The lines that a number may fill in a cell.
const MOST_LINES: usize = 3;

/// A piece of text, and where its left end stands, in millimetres.
#[derive(Clone)]
pub struct Piece {
    /// From the left.
    pub across: f64,
    /// From above.
    pub down: f64,
    /// The size of its letters.
    pub size: f64,
    /// How far it is from the first character to the last, if the file says so.
    pub steps: Option<f64>,
    /// How far each character is from the first, if the file says so.
    pub places: Vec<f64>,
    /// Its characters.
    pub text: String,
}

impl Piece {
    fn end(&self) -> f64 {
        let guessed = || self.text.chars().skip(1).map(width).sum::<f64>() * self.size;
        self.across + self.steps.unwrap_or_else(guessed) + self.last()
    }

    /// How wide the last character is.
    fn last(&self) -> f64 {
        self.text.chars().last().map_or(0.0, width) * self.size
    }

    /// Whether these are figures, and those of another stand right below.
    fn is_above(&self, other: &Self) -> bool {
        let is_figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        is_figures(&self.text)
            && is_figures(&other.text)
            && (self.across - other.across).abs() <= SAME_LINE
            && other.down - self.down > SAME_LINE
    }

    /// Its characters, each with how far it is from the first.
    fn characters(&self) -> impl Iterator<Item = (f64, &str)> {
        let mut guessed = 0.0;
        self.text.char_indices().enumerate().map(move |(nth, (start, character))| {
            let place = self.places.get(nth).copied().unwrap_or(guessed);
            guessed = place + width(character) * self.size;
            (place, &self.text[start..start + character.len_utf8()])
        })
    }

    /// What stands between this piece and the next.
    fn before(&self, next: &Self) -> &'static str {
        let gap = next.across - self.end();
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let figures = is_digit(self.text.chars().last()) && is_digit(next.text.chars().next());
        match () {
            () if (self.down - next.down).abs() > SAME_LINE => behind(&self.text),
            () if next.across < self.across => behind(&self.text),
            () if gap <= self.size * 0.6 => "",
            () if figures => behind(&self.text),
            () => " ",
        }
    }
}

/// How wide a character is, measured by the size of its letters.
fn width(character: char) -> f64 {
    if character.is_ascii() { 0.5 } else { 1.0 }
}

/// The pieces with each character once that is drawn again in nearly the same place, to
/// look bold; nothing if there is none.
pub fn once(pieces: &[Piece]) -> Option<Vec<Piece>> {
    let mut drawn = Drawn::default();
    let mut all = Vec::new();
    let mut is_less = false;
    for piece in pieces {
        let mut left: Option<Piece> = None;
        for (place, text) in piece.characters() {
            let across = piece.across + place;
            let width = text.chars().map(width).sum::<f64>() * piece.size;
            let spot = Spot { angle: 0, across, down: piece.down, size: piece.size, width };
            if drawn.has(text, spot) {
                is_less = true;
                continue;
            }
            let empty = || Piece { across, text: String::new(), places: Vec::new(), ..*piece };
            let left = left.get_or_insert_with(empty);
            left.text.push_str(text);
            left.steps = piece.steps.map(|_| across - left.across);
        }
        all.extend(left);
    }
    is_less.then_some(all)
}

/// The pieces as they come, one line after the other.
pub fn in_order(pieces: &[Piece]) -> String {
    let mut all = String::new();
    let mut last: Option<&Piece> = None;
    for piece in pieces {
        all.push_str(last.map_or("", |last| last.before(piece)));
        all.push_str(&piece.text);
        last = Some(piece);
    }
    all.push('\n');
    all
}

/// Figures of two or three lines of one cell, with what is drawn before and behind them.
pub fn stacked(pieces: &[Piece]) -> String {
    let mut all = String::new();
    let mut start = 0;
    for cell in pieces.chunk_by(Piece::is_above) {
        let end = start + cell.len();
        if (2..=MOST_LINES).contains(&cell.len()) {
            let around = start.saturating_sub(1)..(end + 1).min(pieces.len());
            for piece in pieces.get(around).unwrap_or_default() {
                all.push_str(&piece.text);
                all.push('\n');
            }
        }
        start = end;
    }
    all
}

/// The lines of a page, each from left to right; what touches is one piece.
pub fn lines(pieces: &mut [Piece]) -> Vec<Vec<Piece>> {
    let mut all = grouped(pieces, |piece| (piece.down, piece.across));
    for line in &mut all {
        let mut joined: Vec<Piece> = Vec::new();
        for piece in line.drain(..) {
            match joined.last_mut().filter(|last| last.before(&piece).is_empty()) {
                Some(last) => {
                    last.steps = Some(piece.end() - last.across - piece.last());
                    last.text.push_str(&piece.text);
                }
                None => joined.push(piece),
            }
        }
        *line = joined;
    }
    all
}

/// The columns of a page, each from above.
pub fn columns(pieces: &mut [Piece]) -> Vec<Vec<Piece>> {
    grouped(pieces, |piece| (piece.across, piece.down))
}

fn grouped(pieces: &mut [Piece], place: fn(&Piece) -> (f64, f64)) -> Vec<Vec<Piece>> {
    pieces.sort_by(|one, other| place(one).0.total_cmp(&place(other).0));
    let mut all = Vec::new();
    for line in pieces.chunk_by(|one, other| place(other).0 - place(one).0 <= SAME_LINE) {
        let mut line = line.to_vec();
        line.sort_by(|one, other| place(one).1.total_cmp(&place(other).1));
        all.push(line);
    }
    all
}

/// The words that pieces of one character make.
pub fn boxes(lines: &[Vec<Piece>]) -> String {
    let mut grid = Grid::default();
    for (row, line) in (0..).zip(lines) {
        for (column, piece) in (0..).zip(line) {
            grid.put(row, column, &piece.text);
        }
    }
    grid.words()
}
