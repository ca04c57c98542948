//! One XML part of an Office file: its words, paragraph by paragraph.
//!
//! Takes the text of a part; gives the running text as it is read, and apart from it
//! everything else by what it is: attributes, comments, codes, hidden and deleted words.
//! Nothing that stands apart splits a word. What can be read in more than one way, with
//! tracked changes or hidden words, is read in every way.

mod concealed;
mod reader;
mod struck;
mod styles;
mod tables;
mod words;

use super::Unreadable;
use reader::PartReader;
pub use reader::written_out;
pub use styles::Styles;
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
/// What a part has that was changed: rejecting what was inserted shows what stood there.
const TRACKED: [&str; 5] = ["delText", "moveFrom", "moveTo", ":ins", "<ins"];
/// As an older program shows it.
const OLDER: LeftOut =
    &[("del", DELETED), ("moveFrom", DELETED), ("delText", DELETED), ("Choice", OTHERWISE)];

/// The words of `part`; in a part of properties every element is a piece, and none of it
/// is running text.
///
/// # Errors
/// It is no XML.
pub fn part_words(part: &str, properties: bool) -> Result<Words, Unreadable> {
    styled_words(part, properties, &Styles::default())
}

/// The same, of a document of these styles.
///
/// # Errors
/// It is no XML.
pub fn styled_words(part: &str, properties: bool, styles: &Styles) -> Result<Words, Unreadable> {
    let read = |left_out| PartReader::new(properties, left_out, styles).read(part);
    let mut words = read(NOW)?;
    if TRACKED.iter().any(|change| part.contains(change)) {
        words.add_otherwise("修订之前的文字", &read(BEFORE)?.running);
    }
    if part.contains("Fallback") {
        words.add_otherwise(OTHERWISE, &read(OLDER)?.running);
    }
    words.add_headers();
    if words.has_concealed() {
        let whole = PartReader::new(properties, NOW, styles).showing_all().read(part)?;
        words.add_otherwise("连同隐藏文字", &whole.running);
    }
    if properties {
        let running = std::mem::take(&mut words.running);
        words.apart("内容").push_str(&running);
    }
    Ok(words)
}
