//! Which cells of a workbook of old show days: by the number of their format.
//!
//! Takes the records that stand before the sheets; gives the text of a number as its cell
//! shows it.

use super::super::day_cell::DayFormat;
use super::bytes::{two, written};
use super::excel_strings::long;
use std::collections::HashMap;

const FORMAT: usize = 0x041E;
const STYLE: usize = 0x00E0;
const COUNTS_FROM_1904: usize = 0x0022;

/// The formats of days, by the style of a cell.
#[derive(Default)]
pub struct Days {
    codes: HashMap<usize, Option<DayFormat>>,
    styles: Vec<usize>,
    is_1904: bool,
}

impl Days {
    /// Takes note of a record, if it tells something of days.
    pub fn record(&mut self, kind: usize, data: &[u8]) {
        match kind {
            FORMAT => {
                if let (Some(id), Some(code)) = (two(data, 0), long(data, 2)) {
                    self.codes.insert(id, DayFormat::of(&code));
                }
            }
            STYLE => self.styles.push(two(data, 2).unwrap_or_default()),
            COUNTS_FROM_1904 => self.is_1904 = two(data, 0) == Some(1),
            _ => {}
        }
    }

    /// A number as a cell of this style shows it.
    pub fn shown(&self, style: Option<usize>, number: f64) -> String {
        let id = style.and_then(|style| self.styles.get(style));
        let known = |id: &usize| self.codes.get(id).copied().unwrap_or(DayFormat::built_in(*id));
        let day = id.and_then(known).and_then(|day| day.shown(number, self.is_1904));
        day.unwrap_or_else(|| written(number))
    }
}
