//! One worksheet: its cells, as they are seen, hidden, or worked out.
//!
//! Takes the text of the part and the shared texts; gives the words of cells in rows,
//! those of hidden rows and columns, formulas and what they join, and words written one
//! character a cell. What stands beside the cells is read like any other part.

use super::super::cut_number::{cut, cut_of_power};
use super::super::grid::{Grid, behind};
use super::super::part::{part_words, written_out};
use super::super::part_attributes::attribute;
use super::super::{Unreadable, Walk};
use super::conditional::{cell, conditions};
use super::formula::{join_beside, joined};
use super::number_format::NumberFormats;
use super::shared_strings::{SharedStrings, text_of};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// More ranges of hidden columns than this are told as seen.
const MOST_RANGES: usize = 1024;
/// Formulas that put together more than this are a bomb.
const MOST_JOINED: usize = 8 << 20;
/// Rules are tried on so many cells, all of them together.
const MOST_TRIED: usize = 16 << 20;

/// Tells the words of a worksheet.
///
/// # Errors
/// It is no XML.
pub fn say(
    part: &str,
    shared: &mut SharedStrings,
    formats: &mut NumberFormats,
    walk: &mut Walk,
) -> Result<bool, Unreadable> {
    let mut sheet = Sheet::default();
    let cells = sheet.read(part, &mut Told { shared, formats })?;
    let (before, after) = match cells {
        Some((start, end)) => {
            (part.get(..start).unwrap_or_default(), part.get(end..).unwrap_or_default())
        }
        None => (part, ""),
    };
    let mut rest = part_words(&[before, after].concat(), false)?;
    join_beside(&mut rest);
    let by_rule = sheet.shown_by_rules(after, formats);
    sheet.shown.push_str(&by_rule);
    let has_words = !sheet.seen.trim().is_empty() || !sheet.hidden.trim().is_empty();
    rest.running.insert_str(0, &sheet.seen);
    rest.say(walk);
    walk.say("隐藏的行或列", &*sheet.hidden);
    let (formulas, is_whole) = sheet.formulas();
    walk.say("公式", formulas);
    if !is_whole {
        walk.cannot("公式", Unreadable::TooLarge);
    }
    walk.say("按单元格格式显示的文字", sheet.shown);
    walk.say("逐格填写的文字", sheet.grid.words());
    walk.say("单元格之外的文字", sheet.aside);
    Ok(has_words)
}

/// What the workbook tells of its cells.
struct Told<'w> {
    shared: &'w mut SharedStrings,
    formats: &'w mut NumberFormats,
}

#[derive(Default)]
struct Sheet {
    seen: String,
    hidden: String,
    shown: String,
    /// What stands among the cells and is no value of one.
    aside: String,
    formulas: Vec<String>,
    values: HashMap<String, String>,
    grid: Grid,
    hidden_columns: Vec<RangeInclusive<u32>>,
    row: u32,
    column: u32,
    row_is_hidden: bool,
    cell: Cell,
}

/// The cell that is being read.
#[derive(Default)]
struct Cell {
    kind: String,
    style: String,
    place: String,
    value: String,
    formula: String,
    /// What the text that comes belongs to.
    open: Option<Inside>,
    aside: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Value,
    Formula,
}

impl Sheet {
    /// Reads the cells; gives where in the part they stand.
    fn read(
        &mut self,
        part: &str,
        told: &mut Told<'_>,
    ) -> Result<Option<(usize, usize)>, Unreadable> {
        let mut reader = Reader::from_str(part);
        reader.config_mut().check_end_names = false;
        let (mut start, mut end) = (None, part.len());
        loop {
            let before = position(&reader);
            match reader.read_event().map_err(|_| Unreadable::Broken)? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "sheetData" => start = start.or(Some(before)),
                    name => self.open(&element, name),
                },
                Event::Empty(element) => {
                    let name = element.local_name();
                    self.open(&element, name.as_ref());
                    self.close(name.as_ref(), told);
                }
                Event::End(element) => match element.local_name().as_ref() {
                    "sheetData" => end = position(&reader),
                    name => self.close(name, told),
                },
                Event::Eof => break,
                Event::Comment(text) if start.is_some() => self.aside(&text.into_inner()),
                Event::PI(text) if start.is_some() => self.aside(&text.into_inner()),
                event => self.text(event, start.is_some() && end == part.len())?,
            }
        }
        Ok(start.map(|start| (start, end.max(start))))
    }

    fn text(&mut self, event: Event<'_>, among_cells: bool) -> Result<(), Unreadable> {
        if let Some(text) = text_of(event)? {
            match self.cell.open.filter(|_| !self.cell.aside) {
                Some(Inside::Value) => self.cell.value.push_str(&text),
                Some(Inside::Formula) => self.cell.formula.push_str(&text),
                None if among_cells => self.aside.push_str(&text),
                // what stands before and behind the cells is read like any other part
                None => {}
            }
        }
        Ok(())
    }

    /// A piece of its own of what is no value.
    fn aside(&mut self, text: &str) {
        self.end_aside();
        self.aside.push_str(text);
        self.end_aside();
    }

    fn end_aside(&mut self) {
        if self.aside.chars().next_back().is_some_and(|last| !last.is_whitespace()) {
            self.aside.push('\n');
        }
    }

    fn open(&mut self, element: &BytesStart<'_>, name: &str) {
        let number = |name: &str| attribute(element, name)?.parse::<u32>().ok();
        let is_set = |name: &str| {
            attribute(element, name).is_some_and(|value| value == "1" || value == "true")
        };
        match name {
            "col" if is_set("hidden") || number("width") == Some(0) => {
                if let (Some(first), Some(last)) = (number("min"), number("max"))
                    && self.hidden_columns.len() < MOST_RANGES
                {
                    self.hidden_columns.push(first..=last);
                }
            }
            "row" => {
                self.row = number("r").unwrap_or(self.row.saturating_add(1));
                self.column = 0;
                self.row_is_hidden = is_set("hidden") || number("ht") == Some(0);
            }
            "c" => {
                let place = attribute(element, "r").unwrap_or_default();
                let column = cell(&place).map(|(column, _)| column);
                self.column = column.unwrap_or(self.column.saturating_add(1));
                let kind = attribute(element, "t").unwrap_or_default();
                let style = attribute(element, "s").unwrap_or_default();
                self.cell = Cell { kind, style, place, ..Cell::default() };
            }
            "v" | "t" => self.cell.open = Some(Inside::Value),
            "f" => self.cell.open = Some(Inside::Formula),
            "rPh" => self.cell.aside = true,
            _ => {}
        }
    }

    fn close(&mut self, name: &str, told: &mut Told<'_>) {
        self.end_aside();
        match name {
            "v" | "t" | "f" => self.cell.open = None,
            "rPh" => self.cell.aside = false,
            "c" => self.finish(told),
            "row" => self.seen.push('\n'),
            _ => {}
        }
    }

    fn finish(&mut self, told: &mut Told<'_>) {
        let Cell { kind, style, place, value, formula, .. } = std::mem::take(&mut self.cell);
        let value = match kind.as_str() {
            "s" => match told.shared.get(&value) {
                Some(text) => text.to_owned(),
                // a number without a text is damage, and no word that a cell shows
                None => {
                    self.aside(&value);
                    String::new()
                }
            },
            "str" | "inlineStr" | "e" | "d" => value,
            _ => number(&value),
        };
        self.shown.push_str(&told.formats.shown(&style, &value));
        let is_number = !matches!(kind.as_str(), "s" | "str" | "inlineStr" | "e" | "d" | "b");
        let day = is_number.then(|| told.formats.day(&style, &value)).flatten();
        let seen = day.as_ref().unwrap_or(&value);
        self.grid.put(self.row, self.column, seen);
        let column_is_hidden = self.hidden_columns.iter().any(|all| all.contains(&self.column));
        let into = match self.row_is_hidden || column_is_hidden {
            true => &mut self.hidden,
            false => &mut self.seen,
        };
        into.push_str(seen);
        into.push_str(behind(seen));
        if !formula.is_empty() {
            self.formulas.push(formula);
        }
        if !place.is_empty() {
            self.values.insert(place, value);
        }
    }

    /// What cells show to which rules give another format.
    fn shown_by_rules(&self, after: &str, formats: &mut NumberFormats) -> String {
        let mut rules = conditions(after);
        rules.retain(|(_, rule)| formats.has_rule(*rule));
        let places: usize = rules.iter().map(|(cells, _)| cells.len()).sum();
        if places.saturating_mul(self.values.len()) > MOST_TRIED {
            formats.is_cut = true;
            return String::new();
        }
        let mut shown = Vec::new();
        for (place, value) in &self.values {
            let Some(place) = cell(place) else { continue };
            for (_, rule) in rules.iter().filter(|(cells, _)| cells.iter().any(|c| c.hold(place))) {
                shown.push((place, formats.shown_by_rule(*rule, value)));
            }
        }
        shown.sort();
        shown.into_iter().map(|(_, words)| words).collect()
    }

    /// The formulas and what they join, and whether that is all.
    fn formulas(&self) -> (String, bool) {
        let mut all = String::new();
        let mut left = MOST_JOINED;
        for formula in &self.formulas {
            all.push_str(formula);
            all.push('\n');
            if let Some(joined) = joined(formula, |cell| self.values.get(cell).cloned()) {
                left = left.saturating_sub(joined.len());
                if left == 0 {
                    return (all, false);
                }
                all.push_str(&joined);
                all.push('\n');
            }
        }
        (all, true)
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// A number as it is read. A cell keeps fifteen digits: of a longer number the rest is
/// gone, and what is left is a part of it.
fn number(value: &str) -> String {
    let (whole, cut) = match written_out(value) {
        Some(whole) => (whole.clone(), cut_of_power(&whole)),
        None => (value.to_owned(), cut(value)),
    };
    match cut {
        Some(cut) => [&whole, "\n", &cut].concat(),
        None => whole,
    }
}
