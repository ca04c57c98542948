//! Words written one character a cell: a number in a row of boxes, a name down a column.
//!
//! Takes the cells of a table that hold one character; gives the words that neighbours
//! make, along rows and along columns. Never joins a short row of counts: eleven columns
//! of one digit each are a table, not a telephone number.

use crate::guard::counted::as_read;
use std::collections::BTreeMap;

/// How many empty cells may lie between two boxes: merged cells leave some.
const WIDEST_GAP: u32 = 2;
/// Figures of one digit stand beside each other by chance; so many do not.
const SURELY_ONE: usize = 15;

/// How far a word may stand before figures that says what they are.
const FARTHEST_LABEL: u32 = 16;
/// So many characters of it are looked at.
const LONGEST_LABEL: usize = 64;
/// Stands for the names of figures that have one each.
const NAMED: &str = "人数";

/// So wide a gap keeps characters apart wherever else they would be joined: here it is
/// known which of them belong together, there it is not.
const APART: &str = "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n";

/// What is to stand behind a cell in running text.
pub fn behind(cell: &str) -> &'static str {
    let mut characters = cell.trim().chars();
    let is_digit = characters.next().is_some_and(|first| first.is_ascii_digit());
    if is_digit && characters.next().is_none() { APART } else { "\n" }
}

/// The cells of one table that hold one character.
#[derive(Default)]
pub struct Grid {
    cells: BTreeMap<(u32, u32), char>,
    /// What cells begin with that hold more: they keep what stands beside them apart.
    full: BTreeMap<(u32, u32), String>,
}

impl Grid {
    /// Takes note of a cell.
    pub fn put(&mut self, row: u32, column: u32, text: &str) {
        let mut characters = text.trim().chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => {
                self.cells.insert((row, column), character);
            }
            (Some(_), Some(_)) => {
                let words = text.trim().chars().take(LONGEST_LABEL).collect();
                self.full.insert((row, column), words);
            }
            (None, _) => {}
        }
    }

    /// The words, one a line.
    pub fn words(&self) -> String {
        let mut into = String::new();
        self.lines(&self.cells, |(row, column)| (row, column), &mut into);
        let turned = self.cells.iter().map(|((row, column), text)| ((*column, *row), *text));
        self.lines(&turned.collect(), |(column, row)| (row, column), &mut into);
        into
    }

    /// Words along the second place of the keys; `place` gives the cell of a key.
    fn lines(
        &self,
        cells: &BTreeMap<(u32, u32), char>,
        place: fn((u32, u32)) -> (u32, u32),
        into: &mut String,
    ) {
        let mut word: Vec<((u32, u32), char)> = Vec::new();
        for (key, character) in cells {
            let joins = word.last().is_some_and(|((line, at), _)| {
                *line == key.0
                    && key.1.saturating_sub(*at) <= WIDEST_GAP + 1
                    && !(at.saturating_add(1)..key.1)
                        .any(|between| self.full.contains_key(&place((*line, between))))
            });
            if !joins {
                self.keep(&word, cells, place, into);
                word.clear();
            }
            word.push((*key, *character));
        }
        self.keep(&word, cells, place, into);
    }

    fn keep(
        &self,
        word: &[((u32, u32), char)],
        cells: &BTreeMap<(u32, u32), char>,
        place: fn((u32, u32)) -> (u32, u32),
        into: &mut String,
    ) {
        let [((line, at), _), _, ..] = word else { return };
        let is_figures = word.iter().all(|(_, character)| character.is_ascii_digit());
        if is_figures && word.len() < SURELY_ONE && !stands_alone(word, cells) {
            return;
        }
        let words: String = word.iter().map(|(_, character)| *character).collect();
        let before = (1..=FARTHEST_LABEL).filter_map(|far| Some((*line, at.checked_sub(far)?)));
        let before = before.filter_map(|key| self.full.get(&place(key))).next();
        let across = self.across(*line, *at, place);
        let beside = [before, across].map(|label| label.map_or("", String::as_str));
        // figures with a name each are those of a table
        let is_table = word.iter().all(|((line, at), _)| self.across(*line, *at, place).is_some());
        let beside = if is_table { &[beside[0], NAMED][..] } else { &beside };
        let words = as_read(&words, beside);
        if !words.is_empty() && words != "\n" {
            into.push_str(&words);
            into.push('\n');
        }
    }

    /// What stands in the line before, at the same place.
    fn across(&self, line: u32, at: u32, place: fn((u32, u32)) -> (u32, u32)) -> Option<&String> {
        self.full.get(&place((line.checked_sub(1)?, at)))
    }
}

/// Whether the lines beside hold no figures of their own: then it is no table of counts.
fn stands_alone(word: &[((u32, u32), char)], cells: &BTreeMap<(u32, u32), char>) -> bool {
    let beside = |((line, at), _): &&((u32, u32), char)| {
        let above = line.checked_sub(1).map(|line| (line, *at));
        let near = [above, line.checked_add(1).map(|line| (line, *at))];
        near.iter().flatten().any(|key| cells.get(key).is_some_and(char::is_ascii_digit))
    };
    word.iter().filter(beside).count() * 4 < word.len()
}

#[cfg(test)]
mod tests {
    use super::Grid;

    fn words(rows: &[&str]) -> String {
        let mut grid = Grid::default();
        for (row, text) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(text.split(',')) {
                grid.put(row, column, cell);
            }
        }
        grid.words()
    }

    #[test]
    fn joins_rows_and_columns() {
        assert_eq!(words(&["号码,1,3,8,0,0", "甲乙"]), "13800\n");
        assert_eq!(words(&["演", "示", "甲"]), "演示甲\n");
        assert_eq!(words(&["1,,3,,8"]), "138\n");
        assert_eq!(words(&["1,,,,8"]), "");
        assert_eq!(words(&["1,甲乙,8"]), "");
    }

    #[test]
    fn a_table_of_counts_is_no_number() {
        assert_eq!(words(&["1,3,8,0,0,1,3,8,0,0,0", "2,0,1,5,5,1,0,0,0,7,1"]), "");
        let column = |heading: &'static str, name: &str| {
            let rows = "15023100421".chars().map(|count| format!("{name},{count}"));
            let rows: Vec<String> =
                std::iter::once(format!("某镇,{heading}")).chain(rows).collect();
            words(&rows.iter().map(String::as_str).collect::<Vec<_>>())
        };
        assert_eq!(column("走访人数", ""), "");
        assert_eq!(column("某镇", "某村"), "");
        assert_eq!(column("某镇", ""), "编号15023100421\n");
        assert_eq!(column("联系电话", "某村"), "15023100421\n");
        let names = ["甲乡"; 11].join(",");
        assert_eq!(words(&[&names, "1,5,0,2,3,1,0,0,4,2,1"]), "");
        assert_eq!(words(&["优待证办理数,1,5,0,2,3,1,0,0,4,2,1"]), "");
        assert_eq!(words(&["1,5,0,2,3,1,0,0,4,2,1"]), "编号15023100421\n");
        assert_eq!(words(&["联系电话,1,5,0,2,3,1,0,0,4,2,1"]), "15023100421\n");
    }
}
