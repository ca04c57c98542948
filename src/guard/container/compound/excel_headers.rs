//! What a workbook of old prints above and below its sheets.
//!
//! Takes the data of a record; gives the words of its headers and footers without their
//! codes. Gives nothing where the record is damaged: a sweep sees it then.

use super::super::header_codes;
use super::bytes::two;
use super::excel_strings::{long, text};

/// The record of the header of all pages.
pub const HEADER: usize = 0x0014;
/// Of the footer.
pub const FOOTER: usize = 0x0015;
/// Of those of even pages, and of the first.
pub const OTHER_HEADERS: usize = 0x089C;
/// The lengths of the four stand behind a head, a mark of the view, and flags.
const LENGTHS: usize = 30;
const FOUR: usize = 4;

/// The words of a header or footer, or of several.
pub fn header_words(kind: usize, data: &[u8]) -> Option<String> {
    match kind {
        // an empty one takes the old one away
        _ if data.is_empty() => Some(String::new()),
        OTHER_HEADERS => others(data),
        _ => long(data, 0).map(|header| header_codes::words(&header)),
    }
}

fn others(data: &[u8]) -> Option<String> {
    let mut at = LENGTHS + 2 * FOUR;
    let mut all = String::new();
    for index in 0..FOUR {
        let length = two(data, LENGTHS + 2 * index)?;
        if length > 0 {
            let (header, end) = text(data, at + 2, length)?;
            all.extend([&header_codes::words(&header), "\n"]);
            at = end;
        }
    }
    Some(all)
}
