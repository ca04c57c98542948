//! The characters of a page by where they stand.
//!
//! Takes characters with their places; gives the words in the order in which they were
//! drawn, and in the order in which they are seen: along lines, cell by cell, column by
//! column. What stands far apart is never made one number, unless it stands one character
//! a cell.

use super::super::overprint::{Drawn, Spot};
use super::cells::{in_cells, in_columns};

/// Less space than this part of the size of the font parts no word.
pub const PARTS_NO_WORD: f64 = 0.2;
/// More space than this parts columns.
const PARTS_COLUMNS: f64 = 1.5;
/// How far a line may be from straight.
pub const STRAIGHT: f64 = 0.4;
/// The fewest characters one a cell.
pub const FEWEST_CELLS: usize = 8;
/// The fewest characters of a string that holds a number.
const FEWEST_APART: usize = 11;

/// A character.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Where it begins along its line.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
    /// How high it is.
    pub across: f64,
    /// How high its line is, if it is raised.
    pub level: f64,
    /// Which string it belongs to, counted as they are drawn.
    pub string: usize,
    /// The size of its font.
    pub size: f64,
    /// The direction of its line, in degrees.
    pub angle: i32,
    /// What it means.
    pub text: String,
    /// What it means by the encoding of its font, if that is something else.
    pub other: Option<String>,
}

impl Mark {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.other.is_none()
    }

    /// Whether it is digits.
    pub fn is_digit(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether it draws a rule of a table.
    pub fn is_rule(&self) -> bool {
        self.text.chars().all(|c| matches!(c, '|' | '｜' | '\u{2500}'..='\u{257F}'))
    }

    /// Whether it is one character.
    pub fn is_single(&self) -> bool {
        self.text.trim().chars().count() == 1
    }
}

/// Every reading of these characters, each once.
pub fn readings(marks: &[Mark]) -> Vec<String> {
    let mut all = readings_of(marks);
    if marks.iter().any(|mark| mark.other.is_some()) {
        let others: Vec<Mark> = marks
            .iter()
            .map(|mark| Mark {
                text: mark.other.clone().unwrap_or_else(|| mark.text.clone()),
                ..mark.clone()
            })
            .collect();
        all.extend(readings_of(&others));
    }
    let mut unique: Vec<String> = Vec::new();
    for text in all {
        if !text.trim().is_empty() && !unique.contains(&text) {
            unique.push(text);
        }
    }
    unique
}

fn readings_of(marks: &[Mark]) -> Vec<String> {
    let mut all = as_drawn(marks);
    let once = once(marks);
    if once.len() < marks.len() {
        all.extend(as_drawn(&once));
    }
    all
}

/// Each character once that is drawn again in nearly the same place, to look bold.
fn once(marks: &[Mark]) -> Vec<Mark> {
    let mut drawn = Drawn::default();
    let once = marks.iter().filter_map(|mark| {
        let (angle, size, width) = (mark.angle, mark.size, mark.end - mark.start);
        let spot = Spot { angle, across: mark.start, down: mark.across, size, width };
        (!drawn.has(&mark.text, spot)).then(|| mark.clone())
    });
    once.collect()
}

fn as_drawn(marks: &[Mark]) -> Vec<String> {
    let drawn = joined(marks.iter());
    let mut sorted: Vec<&Mark> = marks.iter().filter(|mark| !mark.is_blank()).collect();
    let lines = lines(&mut sorted);
    let seen = joined(lines.iter().flatten().copied());
    let cells = in_cells(&lines);
    vec![drawn, seen, cells, in_columns(&lines), apart(marks), on_lines(marks)]
}

fn joined<'m>(marks: impl Iterator<Item = &'m Mark>) -> String {
    let mut text = String::new();
    let mut last: Option<&Mark> = None;
    for mark in marks {
        if let Some(last) = last {
            text.push_str(between(last, mark));
        }
        text.push_str(&mark.text);
        last = Some(mark);
    }
    text
}

/// What stands between two characters, one drawn or seen after the other.
fn between(last: &Mark, next: &Mark) -> &'static str {
    let size = last.size.max(next.size);
    let gap = next.start - last.end;
    let same_line = last.angle == next.angle && (last.across - next.across).abs() < STRAIGHT * size;
    match () {
        () if !same_line || gap > PARTS_COLUMNS * size || gap < -2.0 * size => "\n",
        () if gap < PARTS_NO_WORD * size => "",
        () => " ",
    }
}

/// The lines as they are seen.
fn lines<'m>(marks: &mut [&'m Mark]) -> Vec<Vec<&'m Mark>> {
    marks.sort_by(|a, b| a.angle.cmp(&b.angle).then(b.across.total_cmp(&a.across)));
    let mut lines: Vec<Vec<&Mark>> = Vec::new();
    for mark in marks.iter() {
        match lines.last_mut() {
            Some(line)
                if line.last().is_some_and(|last| {
                    last.angle == mark.angle
                        && (last.across - mark.across).abs() < STRAIGHT * last.size.min(mark.size)
                }) =>
            {
                line.push(mark);
            }
            _ => lines.push(vec![mark]),
        }
    }
    for line in &mut lines {
        line.sort_by(|a, b| a.start.total_cmp(&b.start));
    }
    lines
}

/// Strings that were drawn each by itself and touch figures before or behind them: what
/// does not fit into a cell lies hidden under the next one.
fn apart(marks: &[Mark]) -> String {
    let strings: Vec<&[Mark]> = marks.chunk_by(|one, other| one.string == other.string).collect();
    let touch = |one: Option<&&[Mark]>, other: Option<&&[Mark]>| {
        let (Some(last), Some(next)) =
            (one.and_then(|one| one.last()), other.and_then(|other| other.first()))
        else {
            return false;
        };
        last.is_digit() && next.is_digit() && between(last, next).is_empty()
    };
    let mut all = String::new();
    for (at, string) in strings.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| strings.get(before));
        let touches = touch(before, Some(string)) || touch(Some(string), strings.get(at + 1));
        if string.len() >= FEWEST_APART && touches {
            all.push_str(&joined(string.iter()));
            all.push('\n');
        }
    }
    all
}

/// The characters as they were drawn, those that are raised on their lines.
fn on_lines(marks: &[Mark]) -> String {
    if marks.iter().all(|mark| mark.level == mark.across) {
        return String::new();
    }
    let level: Vec<Mark> =
        marks.iter().map(|mark| Mark { across: mark.level, ..mark.clone() }).collect();
    joined(level.iter())
}

/// Rows of strings of one character each, put together.
pub fn singles<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut all = String::new();
    let mut row = String::new();
    let mut length = 0;
    for text in texts.map(str::trim).chain(std::iter::once("")) {
        if text.chars().count() == 1 {
            row.push_str(text);
            length += 1;
            continue;
        }
        if length >= FEWEST_CELLS {
            all.push_str(&row);
            all.push('\n');
        }
        row.clear();
        length = 0;
    }
    all
}
