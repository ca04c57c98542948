//! What a workbook of old keeps beside its cells: values of other workbooks, names, rules,
//! filters, and tables that pivot tables are made of.
//!
//! Takes the data of a record; gives its texts and numbers, one a line, and where they
//! stand. Numbers are no characters: no sweep sees them.

use super::super::Walk;
use super::super::grid::behind;
use super::bytes::{real, two, written};
use super::excel::{Record, records};
use super::excel_formula::{Held, constants, held};
use super::excel_strings::{long, text};

const CACHED: usize = 0x005A;
const NAME: usize = 0x0018;
const VALIDATION: usize = 0x01BE;
const CONDITION: usize = 0x01B1;
const FILTER: usize = 0x009E;
const SHARED_FORMULA: usize = 0x04BC;
const FORMULA_OF_MANY: usize = 0x0221;

/// The texts and numbers of a record, and what it is.
pub fn beside_cells(kind: usize, data: &[u8]) -> Option<(&'static str, String)> {
    match kind {
        CACHED => Some(("外部链接缓存", cached(data)?)),
        NAME => Some(("名称", name(data)?)),
        VALIDATION => Some(("数据有效性", validation(data)?)),
        CONDITION => Some(("条件格式", condition(data)?)),
        FILTER => Some(("自动筛选", filter(data)?)),
        SHARED_FORMULA => Some(("公式", formula(data, 8)?)),
        FORMULA_OF_MANY => Some(("公式", formula(data, 12)?)),
        _ => None,
    }
}

/// All that tokens hold.
pub fn all_of(Held { mut constants, joined }: Held) -> String {
    constants.push_str(&joined.unwrap_or_default());
    constants
}

/// Cells of another workbook: the last column and the first, the row, and the values.
fn cached(data: &[u8]) -> Option<String> {
    let (last, first) = (*data.first()?, *data.get(1)?);
    let count = usize::from(last.checked_sub(first)?) + 1;
    let mut all = String::new();
    // what is there of a record that is cut off
    let _ = constants(data, 4, count, &mut all);
    Some(all)
}

fn name(data: &[u8]) -> Option<String> {
    let (name, start) = text(data, 14, usize::from(*data.get(3)?))?;
    let end = start.checked_add(two(data, 4)?)?;
    let held = held(data.get(start..end)?, data.get(end..)?);
    Some([&name, "\n", &all_of(held)].concat())
}

/// Four texts of what is shown, and two formulas of what may be entered.
fn validation(data: &[u8]) -> Option<String> {
    let (mut all, mut at) = (String::new(), 4);
    for _ in 0..4 {
        let (said, end) = text(data, at + 2, two(data, at)?)?;
        all.extend([&said, "\n"]);
        at = end;
    }
    for _ in 0..2 {
        let start = at + 4;
        let end = start.checked_add(two(data, at)?)?;
        all.push_str(&all_of(held(data.get(start..end)?, &[])));
        all.push('\n');
        at = end;
    }
    Some(all)
}

/// Two formulas at the end of a record.
fn condition(data: &[u8]) -> Option<String> {
    let (first, second) = (two(data, 2)?, two(data, 4)?);
    let start = data.len().checked_sub(first.checked_add(second)?)?;
    let (first, second) = data.get(start..)?.split_at_checked(first)?;
    Some([first, second].map(|tokens| all_of(held(tokens, &[]))).join("\n"))
}

/// Two criteria, and behind them the texts of those that are texts.
fn filter(data: &[u8]) -> Option<String> {
    const NUMBER: u8 = 4;
    const TEXT: u8 = 6;
    let (mut all, mut at) = (String::new(), 24);
    for criterion in [4, 14] {
        match *data.get(criterion)? {
            NUMBER => all.push_str(&written(real(data, criterion + 2)?)),
            TEXT => {
                let (said, end) = text(data, at, usize::from(*data.get(criterion + 6)?))?;
                all.push_str(&said);
                at = end;
            }
            _ => {}
        }
        all.push('\n');
    }
    Some(all)
}

fn formula(data: &[u8], at: usize) -> Option<String> {
    let start = at + 2;
    let end = start.checked_add(two(data, at)?)?;
    Some(all_of(held(data.get(start..end)?, data.get(end..)?)))
}

/// Tells the values that a pivot table was made of, and what reads as text beside them.
pub fn say_cache(bytes: &[u8], walk: &mut Walk) {
    const NUMBER: usize = 0x00C9;
    const TEXT: usize = 0x00CD;
    let mut all = String::new();
    for Record { kind, start, end } in records(bytes) {
        let data = &bytes[start..end];
        let value = match kind {
            NUMBER => real(data, 0).map(written),
            TEXT => long(data, 0),
            _ => None,
        };
        let value = value.unwrap_or_default();
        all.extend([value.as_str(), behind(&value)]);
    }
    walk.say("", all);
}
