//! Excel 97 to 2003, and older workbooks as far as they read as text.
//!
//! Takes the stream; tells the cells of every sheet with its state, hidden rows and
//! columns, comments, names, links and headers, and what else reads as text. What has a
//! password or is older is not read with confidence, and says so.

use super::super::{Unreadable, Walk, picture, runs};
use super::bytes::{blank, two};
use super::excel_book::Book;

const EXCEL_97: usize = 0x0600;

const BOF: usize = 0x0809;
const FILE_PASS: usize = 0x002F;
const DRAWINGS: usize = 0x00EB;
const CONTINUE: usize = 0x003C;
/// The kind and the length of a record.
const HEAD: usize = 4;

/// Reads a workbook.
pub fn read(mut bytes: Vec<u8>, walk: &mut Walk) {
    let records = records(&bytes);
    let has = |kind| records.iter().any(|record| record.kind == kind);
    if has(FILE_PASS) {
        return walk.cannot("", Unreadable::Encrypted);
    }
    let first = records.first().filter(|first| first.kind == BOF);
    let is_known = first.and_then(|first| two(&bytes[first.range()], 0)) == Some(EXCEL_97);
    if !is_known {
        walk.cannot("", Unreadable::Partial);
        return walk.say("其他部分", runs::amid_bytes(&bytes));
    }
    let mut book = Book::of(&bytes, &records, walk);
    for record in &records {
        book.record(record, &bytes);
    }
    book.end_sheet();
    let Book { texts, read, left, .. } = book;
    if left == 0 {
        walk.cannot("", Unreadable::TooLarge);
    }
    for (place, text) in texts {
        walk.say(&place, text);
    }
    picture::say_within("图片", &drawings(&bytes, &records), walk);
    // what one record ends with is no word with what the next begins with
    let heads = records.iter().map(|record| (record.start - HEAD, record.start));
    for (start, end) in read.into_iter().chain(heads) {
        blank(&mut bytes, start, end);
    }
    walk.say("其他部分", runs::amid_bytes(&bytes));
}

/// What the drawings of all sheets share, pictures among it: it runs over into the records
/// behind it.
fn drawings(bytes: &[u8], records: &[Record]) -> Vec<u8> {
    let mut all = Vec::new();
    let mut is_drawn = false;
    for record in records {
        is_drawn = record.kind == DRAWINGS || is_drawn && record.kind == CONTINUE;
        if is_drawn {
            all.extend_from_slice(&bytes[record.range()]);
        }
    }
    all
}

/// A record of the stream.
pub struct Record {
    /// What it holds.
    pub kind: usize,
    /// Where its data begins.
    pub start: usize,
    /// Where its data ends.
    pub end: usize,
}

impl Record {
    /// Where its data stands.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.start..self.end
    }
}

/// The records of a stream.
pub fn records(bytes: &[u8]) -> Vec<Record> {
    let mut all = Vec::new();
    let mut at = 0;
    while let (Some(kind), Some(size)) = (two(bytes, at), two(bytes, at + 2)) {
        let (start, end) = (at + HEAD, at + HEAD + size);
        // the last sector is filled with zeros
        if end > bytes.len() || kind == 0 && size == 0 {
            break;
        }
        all.push(Record { kind, start, end });
        at = end;
    }
    all
}
