//! Eleven digits that are the number of an officer's warrant (执法证), and no telephone: every
//! decision of a bureau has to name it.
//!
//! Takes the text before the number; says whether a word for a warrant announces it, or the
//! head of its column does. Nothing is certain where a telephone is spoken of, or where the
//! table has a column for remarks.

use super::beside::{ENDS, FARTHEST, TELEPHONES, is_border, table};

/// How words end that announce it.
const WARRANTS: [&str; 6] =
    ["执法证号", "执法证", "执法证件号", "执法证件号码", "执法证号码", "执法证编号"];
/// Columns in which anything may stand.
const REMARKS: [&str; 4] = ["备注", "说明", "其他", "附注"];
/// How long such a number is.
const DIGITS: usize = 11;
/// No name of an officer has more characters.
const LONGEST_NAME: usize = 4;
/// Longer texts are looked at from there on.
const NEAR: usize = 240;

/// Whether a number that has a cell for itself, or none, is announced so.
pub fn is_announced((before, behind): (&[u8], &[u8]), is_cell: bool) -> bool {
    if is_cell {
        return by_heads(before);
    }
    by_words(before) || goes_on(behind) && others_before(before).is_some_and(by_heads)
}

/// Whether another such number follows, or nothing.
fn goes_on(behind: &[u8]) -> bool {
    behind.first().is_none_or(|byte| is_border(*byte)) || behind.starts_with("、".as_bytes())
}

/// What stands before a cell, if there is nothing in the cell but numbers of this kind.
fn others_before(before: &[u8]) -> Option<&[u8]> {
    let near = &before[before.len().saturating_sub(NEAR)..];
    let cell = near.rsplit(|byte| is_border(*byte)).next()?;
    let text = std::str::from_utf8(cell).ok()?;
    let others = text.trim_start_matches(ENDS).strip_suffix('、').unwrap_or(text);
    let is_first = text.trim_matches(ENDS).is_empty();
    let all = is_first || text.ends_with('、') && others.split('、').all(is_one_of_them);
    all.then(|| &before[..before.len() - cell.len()])
}

/// By the word before it, and before others of its kind: 执法证号：甲 1…、乙 1….
fn by_words(before: &[u8]) -> bool {
    let near = &before[before.len().saturating_sub(NEAR)..];
    let line = near.rsplit(|byte| matches!(byte, b'\n' | b'\t' | b'|')).next().unwrap_or(near);
    let line = String::from_utf8_lossy(line);
    let last = WARRANTS.iter().filter_map(|word| Some(line.rfind(word)? + word.len())).max();
    let Some(rest) = last.and_then(|end| line.get(end..)) else { return false };
    let mut others: Vec<&str> =
        rest.trim_start_matches(['：', ':', '（', '(', '为', '是']).split('、').collect();
    let own = others.pop().unwrap_or_default();
    is_name(own.trim()) && others.into_iter().all(is_one_of_them)
}

/// A name, perhaps, and a number.
fn is_one_of_them(text: &str) -> bool {
    let text = text.trim_matches(['）', ')', ' ', '\u{3000}']);
    let name = text.trim_end_matches(|c: char| c.is_ascii_digit());
    text.len() - name.len() == DIGITS && is_name(name.trim())
}

fn is_name(text: &str) -> bool {
    let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    text.chars().count() <= LONGEST_NAME && text.chars().all(is_han)
}

/// By the heads above it, if the cell before it holds no such number itself.
fn by_heads(before: &[u8]) -> bool {
    let (table, _) = table(&before[before.len().saturating_sub(FARTHEST)..]);
    let cells = table.split(|byte| is_border(*byte)).map(String::from_utf8_lossy);
    let mut cells: Vec<String> = cells.map(|cell| cell.trim_matches(ENDS).to_owned()).collect();
    cells.retain(|cell| !cell.is_empty());
    let is_number =
        |cell: &String| cell.len() == DIGITS && cell.bytes().all(|b| b.is_ascii_digit());
    let ends = |words: &[&str]| cells.iter().any(|cell| words.iter().any(|w| cell.ends_with(w)));
    let holds = |words: &[&str]| cells.iter().any(|cell| words.iter().any(|w| cell.contains(w)));
    ends(&WARRANTS)
        && !holds(&TELEPHONES)
        && !holds(&REMARKS)
        && !cells.last().is_some_and(is_number)
}
