//! The records of a workbook of old: sheets and their cells, comments, headers.
//!
//! Takes record after record; keeps the words by where they stand, and which records it
//! has read: a sweep sees the rest.

use super::super::grid::{Grid, behind};
use super::super::{Unreadable, Walk};
use super::bytes::{four, local, real, two};
use super::excel::Record;
use super::excel_beside::{all_of, beside_cells};
use super::excel_days::Days;
use super::excel_formula::held;
use super::excel_headers::{FOOTER, HEADER, OTHER_HEADERS, header_words};
use super::excel_strings::{long, shared, text};
use std::collections::{BTreeMap, HashSet};
use std::ops::RangeInclusive;

const BOF: usize = 0x0809;
const BOUND_SHEET: usize = 0x0085;
const SHARED: usize = 0x00FC;
const CONTINUE: usize = 0x003C;
const SHARED_LABEL: usize = 0x00FD;
const LABEL: usize = 0x0204;
const RICH_LABEL: usize = 0x00D6;
const NUMBER: usize = 0x0203;
const PACKED: usize = 0x027E;
const PACKED_ROW: usize = 0x00BD;
const FORMULA: usize = 0x0006;
const RESULT: usize = 0x0207;
const ROW: usize = 0x0208;
const COLUMNS: usize = 0x007D;
const OBJECT_TEXT: usize = 0x01B6;
const NOTE: usize = 0x001C;

/// What the cells may show in all.
const LARGEST: usize = 64 << 20;
/// A sheet has no more columns.
const MOST_COLUMNS: usize = 256;
/// Kinds of sheets that hold programs.
const MACROS: [u8; 2] = [1, 6];

/// A sheet as the list of sheets has it.
struct Listed {
    at: usize,
    state: u8,
}

/// What was read of a workbook so far.
pub struct Book {
    sheets: Vec<Listed>,
    shared: Vec<String>,
    place: String,
    grid: Grid,
    cell: (u32, u32),
    hidden_rows: HashSet<u32>,
    hidden_columns: Vec<RangeInclusive<u32>>,
    cells: Vec<(u32, u32, String)>,
    /// Words by where they stand.
    pub texts: BTreeMap<String, String>,
    /// What was read, from where to where.
    pub read: Vec<(usize, usize)>,
    in_object: bool,
    days: Days,
    /// How much text the cells may still take from what they share.
    pub left: usize,
}

impl Book {
    /// What stands before the sheets: their list, and the texts that their cells share.
    pub fn of(bytes: &[u8], records: &[Record], walk: &mut Walk) -> Self {
        let mut book = Self {
            sheets: Vec::new(),
            shared: Vec::new(),
            place: "工作簿".into(),
            grid: Grid::default(),
            cell: (0, 0),
            hidden_rows: HashSet::new(),
            hidden_columns: Vec::new(),
            cells: Vec::new(),
            texts: BTreeMap::new(),
            read: Vec::new(),
            in_object: false,
            days: Days::default(),
            left: LARGEST,
        };
        for (index, record) in records.iter().enumerate() {
            let data = &bytes[record.range()];
            book.days.record(record.kind, data);
            if record.kind == BOUND_SHEET {
                let (at, state) = (four(data, 0), data.get(4).copied());
                book.sheets
                    .push(Listed { at: at.unwrap_or_default(), state: state.unwrap_or_default() });
                if data.get(5).is_some_and(|kind| MACROS.contains(kind)) {
                    walk.cannot("宏", Unreadable::Partial);
                }
                let name = data.get(6).and_then(|length| text(data, 7, usize::from(*length)));
                book.say("工作表名称", &name.unwrap_or_default().0);
            }
            if record.kind == SHARED {
                let more = records[index + 1..].iter().take_while(|next| next.kind == CONTINUE);
                let all: Vec<&Record> = std::iter::once(record).chain(more).collect();
                let data: Vec<&[u8]> = all.iter().map(|record| &bytes[record.range()]).collect();
                let (texts, is_whole) = shared(&data);
                book.shared = texts;
                if is_whole {
                    book.read.extend(all.iter().map(|record| (record.start, record.end)));
                    // a text that no cell shows stands in the file all the same
                    let unused = book.unused(bytes, records);
                    book.say("未用到的单元格文字", &unused);
                } else {
                    walk.cannot("", Unreadable::Partial);
                }
            }
        }
        book
    }

    fn unused(&self, bytes: &[u8], records: &[Record]) -> String {
        let labels = records.iter().filter(|record| record.kind == SHARED_LABEL);
        let used: HashSet<usize> =
            labels.filter_map(|record| four(&bytes[record.range()], 6)).collect();
        let unused = self.shared.iter().enumerate().filter(|(index, _)| !used.contains(index));
        unused.flat_map(|(_, text)| [text.as_str(), "\n"]).collect()
    }

    fn say(&mut self, place: &str, text: &str) {
        let all = self.texts.entry(place.to_owned()).or_default();
        all.push_str(text);
        all.push('\n');
    }

    /// Reads one record, in the order of the stream.
    pub fn record(&mut self, record: &Record, bytes: &[u8]) {
        let data = &bytes[record.range()];
        let is_read = match record.kind {
            BOF => {
                self.begin_sheet(record.start - 4);
                true
            }
            ROW | COLUMNS => {
                self.hidden(record.kind, data);
                true
            }
            NUMBER | PACKED | PACKED_ROW | SHARED_LABEL => {
                self.numbers(record.kind, data).is_some()
            }
            LABEL | RICH_LABEL => self.label(data).is_some(),
            FORMULA => {
                if let (Some(cell), Some(value)) = (place(data), real(data, 6)) {
                    self.cell = cell;
                    // a text follows in a record of its own
                    if data.get(12..14) != Some(&[0xFF, 0xFF]) {
                        self.put(cell, &self.days.shown(two(data, 4), value));
                    }
                }
                self.formula(data);
                // the formula itself is left to the sweep
                false
            }
            RESULT => match long(data, 0) {
                Some(text) => {
                    self.put(self.cell, &text);
                    true
                }
                None => false,
            },
            HEADER | FOOTER | OTHER_HEADERS => {
                let words = header_words(record.kind, data);
                let place = [&self.place, " › 页眉页脚"].concat();
                self.say(&place, words.as_deref().unwrap_or_default());
                words.is_some()
            }
            NOTE => {
                let author = long(data, 8).unwrap_or_default();
                self.say("批注作者", &author);
                true
            }
            OBJECT_TEXT => {
                self.in_object = true;
                return;
            }
            CONTINUE if self.in_object => self.object(data),
            kind => {
                if let Some((what, words)) = beside_cells(kind, data) {
                    let place = [&self.place, " › ", what].concat();
                    self.say(&place, &words);
                }
                false
            }
        };
        self.in_object = false;
        if is_read {
            self.read.push((record.start, record.end));
        }
    }

    /// What a cell works out is made of texts and numbers, and of lists behind the tokens.
    fn formula(&mut self, data: &[u8]) {
        let Some(length) = two(data, 20) else { return };
        let rest = data.get(22..).unwrap_or_default();
        let (tokens, behind) = rest.split_at(length.min(rest.len()));
        let place = [&self.place, " › 公式"].concat();
        self.say(&place, &all_of(held(tokens, behind)));
    }

    /// The text of a comment or a box follows its record.
    fn object(&mut self, data: &[u8]) -> bool {
        let Some(flags) = data.first() else { return false };
        let width = if flags & 1 == 0 { 1 } else { 2 };
        let found = text(data, 0, data.len().saturating_sub(1) / width);
        let place = [&self.place, " › 批注或文本框"].concat();
        match found {
            Some((text, _)) => {
                self.say(&place, &text);
                true
            }
            None => false,
        }
    }

    fn begin_sheet(&mut self, at: usize) {
        self.end_sheet();
        let listed = self.sheets.iter().position(|sheet| sheet.at == at);
        self.place = match listed {
            Some(index) => {
                let state = match self.sheets[index].state & 3 {
                    1 => "（隐藏）",
                    2 => "（深度隐藏）",
                    _ => "",
                };
                format!("第 {} 个工作表{state}", index + 1)
            }
            None if at == 0 => "工作簿".into(),
            None => "图表".into(),
        };
    }

    /// Keeps the cells of a sheet. Which rows are hidden may stand behind them.
    pub fn end_sheet(&mut self) {
        let place = self.place.clone();
        for (row, column, text) in std::mem::take(&mut self.cells) {
            let is_hidden = self.hidden_rows.contains(&row)
                || self.hidden_columns.iter().any(|all| all.contains(&column));
            let within = if is_hidden { " › 隐藏的行或列" } else { "" };
            self.say(&[&place, within].concat(), &[&text, behind(&text)].concat());
        }
        let words = std::mem::take(&mut self.grid).words();
        self.say(&[&place, " › 逐格填写的文字"].concat(), &words);
        self.hidden_rows.clear();
        self.hidden_columns.clear();
    }

    fn hidden(&mut self, kind: usize, data: &[u8]) {
        let number = |at| two(data, at).and_then(|number| u32::try_from(number).ok());
        let is_hidden = |at, mask| two(data, at).is_some_and(|flags| flags & mask != 0);
        match (kind, number(0), number(2)) {
            (ROW, Some(row), _) if is_hidden(12, 0x20) => {
                self.hidden_rows.insert(row);
            }
            (COLUMNS, Some(first), Some(last))
                if is_hidden(8, 1) && self.hidden_columns.len() < MOST_COLUMNS =>
            {
                self.hidden_columns.push(first..=last);
            }
            _ => {}
        }
    }

    fn put(&mut self, (row, column): (u32, u32), text: &str) {
        self.grid.put(row, column, text);
        self.cells.push((row, column, text.to_owned()));
    }

    fn numbers(&mut self, kind: usize, data: &[u8]) -> Option<()> {
        let cell = place(data)?;
        match kind {
            NUMBER => self.put(cell, &self.days.shown(two(data, 4), real(data, 6)?)),
            PACKED => {
                let number = unpacked(four(data, 6)?);
                self.put(cell, &self.days.shown(two(data, 4), number));
            }
            SHARED_LABEL => {
                let text = self.shared.get(four(data, 6)?)?.clone();
                // many cells may show one long text
                self.left = self.left.saturating_sub(text.len());
                if self.left > 0 {
                    self.put(cell, &text);
                }
            }
            _ => {
                let all = data.get(4..data.len().checked_sub(2)?)?;
                for (column, number) in (cell.1..).zip(all.chunks_exact(6)) {
                    let shown = self.days.shown(two(number, 0), unpacked(four(number, 2)?));
                    self.put((cell.0, column), &shown);
                }
            }
        }
        Some(())
    }

    fn label(&mut self, data: &[u8]) -> Option<()> {
        let cell = place(data)?;
        let text = long(data, 6).or_else(|| data.get(8..).map(local))?;
        self.put(cell, &text);
        Some(())
    }
}

/// Row and column.
fn place(data: &[u8]) -> Option<(u32, u32)> {
    Some((u32::try_from(two(data, 0)?).ok()?, u32::try_from(two(data, 2)?).ok()?))
}

/// A number of thirty bits: the upper part of a floating-point number, or a whole one, a
/// hundredth of it perhaps.
fn unpacked(packed: usize) -> f64 {
    let packed = u32::try_from(packed).unwrap_or_default();
    let number = match packed & 2 {
        0 => f64::from_bits(u64::from(packed & !3) << 32),
        _ => f64::from(packed.cast_signed() >> 2),
    };
    if packed & 1 == 0 { number } else { number / 100.0 }
}
