//! One XML part of an Office file: its words, paragraph by paragraph.
//!
//! Takes the text of a part; gives the running text as it is read, and apart from it
//! everything else by what it is: attributes, comments, codes, hidden and deleted words.
//! Nothing that stands apart splits a word. What can be read in more than one way, with
//! tracked changes or hidden words, is read in every way.

mod concealed;
mod reader;
mod tables;
mod words;

use super::Unreadable;
use reader::PartReader;
pub use reader::written_out;
pub use words::Words;

/// Elements that a way of reading leaves out of the sentences, and what they are.
type LeftOut = &'static [(&'static str, &'static str)];

const DELETED: &str = "修订（已删除的文字）";
const OTHERWISE: &str = "备选内容";

/// As it stands.
const NOW: LeftOut =
    &[("del", DELETED), ("moveFrom", DELETED), ("delText", DELETED), ("Fallback", OTHERWISE)];
/// As it stood before the tracked changes.
const BEFORE: LeftOut = &[("ins", DELETED), ("moveTo", DELETED), ("Fallback", OTHERWISE)];
/// As an older program shows it.
const OLDER: LeftOut =
    &[("del", DELETED), ("moveFrom", DELETED), ("delText", DELETED), ("Choice", OTHERWISE)];

/// The words of `part`; in a part of properties every element is a piece, and none of it
/// is running text.
///
/// # Errors
/// It is no XML.
pub fn part_words(part: &str, properties: bool) -> Result<Words, Unreadable> {
    let mut words = PartReader::new(properties, NOW).read(part)?;
    if part.contains("delText") || part.contains("moveFrom") {
        let before = PartReader::new(properties, BEFORE).read(part)?;
        words.add_otherwise("修订之前的文字", &before.running);
    }
    if part.contains("Fallback") {
        let older = PartReader::new(properties, OLDER).read(part)?;
        words.add_otherwise(OTHERWISE, &older.running);
    }
    if words.has_concealed() {
        let whole = PartReader::showing_all(properties, NOW).read(part)?;
        words.add_otherwise("连同隐藏文字", &whole.running);
    }
    if properties {
        let running = std::mem::take(&mut words.running);
        words.apart("内容").push_str(&running);
    }
    Ok(words)
}
