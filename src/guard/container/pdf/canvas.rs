//! The characters of a page by where they stand.
//!
//! Takes characters with their places; gives the words in the order in which they were
//! drawn, and in the order in which they are seen: along lines, cell by cell, column by
//! column. What stands far apart is never made one number, unless it stands one character
//! a cell.

/// Less space than this part of the size of the font parts no word.
const PARTS_NO_WORD: f64 = 0.2;
/// More space than this parts columns.
const PARTS_COLUMNS: f64 = 1.5;
/// How far a line may be from straight.
const STRAIGHT: f64 = 0.4;
/// The fewest characters one a cell.
const FEWEST_CELLS: usize = 8;
/// How far apart cells may be, and how uneven.
const WIDEST_CELL: f64 = 8.0;
const UNEVEN: f64 = 0.25;
/// The digits of a number that two lines may share.
const WRAPPED: usize = 18;

/// A character.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Where it begins along its line.
    pub start: f64,
    /// Where it ends.
    pub end: f64,
    /// How high its line is.
    pub across: f64,
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

    fn is_single(&self) -> bool {
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
    let drawn = joined(marks.iter());
    let mut sorted: Vec<&Mark> = marks.iter().filter(|mark| !mark.is_blank()).collect();
    let lines = lines(&mut sorted);
    let seen = joined(lines.iter().flatten().copied());
    let cells = in_cells(&lines);
    let wrapped = [wrapped(&drawn), wrapped(&seen)].concat();
    vec![drawn, seen, cells, in_columns(&sorted), wrapped]
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

/// Rows of characters that stand one a cell.
fn in_cells(lines: &[Vec<&Mark>]) -> String {
    let mut all = String::new();
    for line in lines {
        let mut alone = Alone::default();
        for (at, mark) in line.iter().enumerate() {
            let apart = |other: Option<&&Mark>, gap: fn(&Mark, &Mark) -> f64| {
                other.is_none_or(|other| gap(other, mark) > PARTS_NO_WORD * mark.size)
            };
            let before = at.checked_sub(1).and_then(|before| line.get(before));
            let is_alone = mark.is_single()
                && apart(before, |other, mark| mark.start - other.end)
                && apart(line.get(at + 1), |other, mark| other.start - mark.end);
            alone.next(is_alone.then_some((mark, mark.start)), &mut all);
        }
        alone.end(&mut all);
    }
    all
}

/// Columns of characters, one a line.
fn in_columns(marks: &[&Mark]) -> String {
    let mut sorted = marks.to_vec();
    let column = |mark: &Mark| (mark.angle, (mark.start / mark.size.max(1.0)).round() as i64);
    sorted.sort_by(|a, b| column(a).cmp(&column(b)).then(b.across.total_cmp(&a.across)));
    let mut all = String::new();
    let mut alone = Alone::default();
    let mut last = None;
    for mark in sorted {
        if last.is_some_and(|last| last != column(mark)) {
            alone.end(&mut all);
        }
        last = Some(column(mark));
        alone.next(mark.is_single().then_some((mark, -mark.across)), &mut all);
    }
    alone.end(&mut all);
    all
}

/// A row of characters at even distances.
#[derive(Default)]
struct Alone {
    text: String,
    length: usize,
    at: f64,
    pitch: Option<f64>,
}

impl Alone {
    fn next(&mut self, mark: Option<(&Mark, f64)>, all: &mut String) {
        let Some((mark, at)) = mark else { return self.end(all) };
        let pitch = at - self.at;
        let is_even = self.pitch.is_none_or(|usual| (pitch - usual).abs() < UNEVEN * usual.abs());
        let fits = self.length == 0 || is_even && pitch > 0.0 && pitch < WIDEST_CELL * mark.size;
        if !fits {
            self.end(all);
        }
        if self.length > 0 {
            self.pitch = Some(pitch);
        }
        self.text.push_str(mark.text.trim());
        self.length += 1;
        self.at = at;
    }

    fn end(&mut self, all: &mut String) {
        if self.length >= FEWEST_CELLS {
            all.push_str(&self.text);
            all.push('\n');
        }
        *self = Self::default();
    }
}

/// Numbers of the length of an ID number that begin on one line and end on the next.
fn wrapped(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut all = String::new();
    for pair in lines.windows(2) {
        let head = tail_of(pair[0]);
        let rest = head_of(pair[1]);
        if !head.is_empty() && !rest.is_empty() && head.len() + rest.len() == WRAPPED {
            all.push_str(&[head, rest, "\n"].concat());
        }
    }
    all
}

fn tail_of(line: &str) -> &str {
    let rest = line.trim_end_matches(|c: char| c.is_ascii_digit());
    &line[rest.len()..]
}

fn head_of(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = rest.strip_prefix(['X', 'x']).unwrap_or(rest);
    &line[..line.len() - rest.len()]
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
