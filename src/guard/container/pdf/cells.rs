//! Characters that stand one a cell: in a row, in a column, at even distances.
//!
//! Takes the characters of a page by where they stand; gives the words that they make. What
//! may be counts is read by the words beside it.

use super::canvas::{FEWEST_CELLS, Mark, PARTS_NO_WORD, STRAIGHT};
use crate::guard::counted::{as_read, is_in_doubt};

/// How far apart cells may be, and how uneven.
const WIDEST_CELL: f64 = 8.0;
const UNEVEN: f64 = 0.25;
/// How far beside a column the words above it may stand.
const BESIDE: f64 = 6.0;
/// So many columns of one page are named by the words above them.
const MOST_NAMED: usize = 256;

/// Rows of characters that stand one a cell.
pub fn in_cells(lines: &[Vec<&Mark>]) -> String {
    let mut all = String::new();
    for line in lines {
        let mut rows = Rows::default();
        for (at, mark) in line.iter().enumerate() {
            let is_alone = mark.is_single() && touching(line, at).next().is_none();
            rows.next(is_alone.then_some((*mark, mark.start)));
        }
        for (first, text) in rows.done() {
            let before = line.iter().take_while(|mark| mark.start < first.start);
            let before: String = before.map(|mark| mark.text.as_str()).collect();
            all.push_str(&as_read(&text, &[&before]));
            all.push('\n');
        }
    }
    all
}

/// What stands in a line so close to one of its characters that it parts no word.
fn touching<'l, 'm>(line: &'l [&'m Mark], at: usize) -> impl Iterator<Item = &'l &'m Mark> {
    let mark = line.get(at);
    let closest = mark.map_or(0.0, |mark| PARTS_NO_WORD * mark.size);
    let before = at.checked_sub(1).and_then(|before| line.get(before));
    let before = before.filter(move |other| mark.is_some_and(|m| m.start - other.end <= closest));
    let behind = line.get(at + 1);
    let behind = behind.filter(move |other| mark.is_some_and(|m| other.start - m.end <= closest));
    before.into_iter().chain(behind)
}

/// Columns of characters, one a line. A digit that touches others of its line is a digit of
/// an amount, not one a line; a rule that is drawn by characters parts cells.
pub fn in_columns(lines: &[Vec<&Mark>]) -> String {
    let mut sorted: Vec<(&Mark, bool)> = Vec::new();
    for line in lines {
        sorted.extend(line.iter().enumerate().map(|(at, mark)| {
            let is_within = mark.is_digit() && touching(line, at).any(|other| !other.is_rule());
            (*mark, mark.is_single() && !is_within)
        }));
    }
    let marks: Vec<&Mark> = sorted.iter().map(|(mark, _)| *mark).collect();
    let marks = marks.as_slice();
    let column = |mark: &Mark| (mark.angle, (mark.start / mark.size.max(1.0)).round() as i64);
    sorted.sort_by(|(a, _), (b, _)| column(a).cmp(&column(b)).then(b.across.total_cmp(&a.across)));
    let mut rows = Rows::default();
    let mut last = None;
    for (mark, is_alone) in sorted {
        if last.is_some_and(|last| last != column(mark)) {
            rows.end();
        }
        last = Some(column(mark));
        rows.next(is_alone.then_some((mark, -mark.across)));
    }
    let mut all = String::new();
    let mut left = MOST_NAMED;
    for (first, text) in rows.done() {
        let is_named = is_in_doubt(&text) && left > 0;
        left -= usize::from(is_named);
        let names =
            if is_named { [word_at(marks, first), above(marks, first)] } else { <_>::default() };
        all.push_str(&as_read(&text, &[&names[0], &names[1]]));
        all.push('\n');
    }
    all
}

/// The word that begins with a character: its first one may stand in the column, too.
fn word_at(marks: &[&Mark], first: &Mark) -> String {
    let is_near = |mark: &&&Mark| {
        mark.angle == first.angle
            && (mark.across - first.across).abs() < STRAIGHT * first.size
            && (0.0..BESIDE * first.size).contains(&(mark.start - first.start))
    };
    let mut near: Vec<&&Mark> = marks.iter().filter(is_near).collect();
    near.sort_by(|a, b| a.start.total_cmp(&b.start));
    let mut end = first.end;
    let touches = |mark: &&&&Mark| {
        let is_next = mark.start - end < PARTS_NO_WORD * first.size;
        end = mark.end;
        is_next
    };
    near.iter().take_while(touches).map(|mark| mark.text.as_str()).collect()
}

/// The words that stand next above a character.
fn above(marks: &[&Mark], below: &Mark) -> String {
    let is_above = |mark: &&&Mark| {
        mark.angle == below.angle
            && mark.across - below.across > STRAIGHT * below.size
            && (mark.start - below.start).abs() < BESIDE * below.size
    };
    let lowest = marks.iter().filter(is_above).map(|mark| mark.across).min_by(f64::total_cmp);
    let is_lowest = |mark: &&&Mark| {
        lowest.is_some_and(|lowest| (mark.across - lowest).abs() < STRAIGHT * below.size)
    };
    let mut words: Vec<&&Mark> = marks.iter().filter(is_above).filter(is_lowest).collect();
    words.sort_by(|a, b| a.start.total_cmp(&b.start));
    words.into_iter().map(|mark| mark.text.as_str()).collect()
}

/// Rows of characters at even distances.
#[derive(Default)]
struct Rows<'m> {
    all: Vec<(&'m Mark, String)>,
    first: Option<&'m Mark>,
    text: String,
    length: usize,
    at: f64,
    pitch: Option<f64>,
}

impl<'m> Rows<'m> {
    fn next(&mut self, mark: Option<(&'m Mark, f64)>) {
        let Some((mark, at)) = mark else { return self.end() };
        let pitch = at - self.at;
        let is_even = self.pitch.is_none_or(|usual| (pitch - usual).abs() < UNEVEN * usual.abs());
        let fits = self.length == 0 || is_even && pitch > 0.0 && pitch < WIDEST_CELL * mark.size;
        if !fits {
            self.end();
        }
        if self.length > 0 {
            self.pitch = Some(pitch);
        }
        self.first = self.first.or(Some(mark));
        self.text.push_str(mark.text.trim());
        self.length += 1;
        self.at = at;
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        if let (Some(first), true) = (self.first.take(), self.length >= FEWEST_CELLS) {
            self.all.push((first, text));
        }
        (self.length, self.at, self.pitch) = (0, 0.0, None);
    }

    fn done(mut self) -> Vec<(&'m Mark, String)> {
        self.end();
        self.all
    }
}
