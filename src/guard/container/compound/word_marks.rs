//! Which parts of an old Word text were deleted, inserted or hidden.
//!
//! Takes the main stream and its table; gives ranges of the stream with what they are.
//! Where the lists are damaged the words are told all the same, as text that is seen.

use super::bytes::{four, two};

/// What a run of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Struck out by a tracked change.
    Deleted,
    /// Put in by one.
    Inserted,
    /// Hidden.
    Hidden,
}

/// A run of the stream that has a mark.
pub struct Marked {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it is.
    pub mark: Mark,
}

/// Where the header tells of the list of pages.
const LIST_AT: usize = 0xFA;
const PAGE: usize = 512;

const DELETED: usize = 0x0800;
const INSERTED: usize = 0x0801;
const HIDDEN: usize = 0x083C;

/// The marked runs, in the order of the stream.
pub fn marks(document: &[u8], table: &[u8]) -> Vec<Marked> {
    let mut all = Vec::new();
    let list = four(document, LIST_AT).zip(four(document, LIST_AT + 4));
    let list = list.and_then(|(at, length)| table.get(at..at.checked_add(length)?));
    let list = list.unwrap_or_default();
    let count = list.len().saturating_sub(4) / 8;
    for index in 0..count {
        let number = four(list, (count + 1) * 4 + index * 4).unwrap_or_default() & 0x3F_FFFF;
        let page = document.get(number * PAGE..(number + 1) * PAGE).unwrap_or_default();
        of_page(page, &mut all);
    }
    all.sort_by_key(|marked: &Marked| marked.start);
    all
}

fn of_page(page: &[u8], into: &mut Vec<Marked>) {
    let runs = page.last().map_or(0, |runs| usize::from(*runs));
    for run in 0..runs {
        let range = four(page, run * 4).zip(four(page, run * 4 + 4));
        let Some((start, end)) = range.filter(|(start, end)| start < end) else { continue };
        let at = page.get((runs + 1) * 4 + run).map_or(0, |half| usize::from(*half) * 2);
        let length = page.get(at).map_or(0, |length| usize::from(*length));
        let properties = page.get(at + 1..at + 1 + length).filter(|_| at > 0);
        if let Some(mark) = properties.and_then(mark) {
            into.push(Marked { start, end, mark });
        }
    }
}

/// What a list of properties makes of its run. What is hidden and deleted is hidden.
fn mark(mut properties: &[u8]) -> Option<Mark> {
    let mut found = None;
    while let Some(code) = two(properties, 0) {
        let operand = properties.get(2..)?;
        let size = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            _ => usize::from(*operand.first()?) + 1,
        };
        let is_set = operand.first().is_some_and(|set| *set & 1 == 1);
        match code {
            HIDDEN if is_set => return Some(Mark::Hidden),
            DELETED if is_set => found = Some(Mark::Deleted),
            INSERTED if is_set => found = found.or(Some(Mark::Inserted)),
            _ => {}
        }
        properties = operand.get(size..)?;
    }
    found
}

/// What stands at a place of the stream.
pub fn at(marks: &[Marked], place: usize) -> Option<Mark> {
    let next = marks.partition_point(|marked| marked.start <= place);
    let marked = marks.get(next.checked_sub(1)?)?;
    (place < marked.end).then_some(marked.mark)
}
