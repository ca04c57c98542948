//! The attributes of one element of an Office file, each value a piece of its own.
//!
//! Takes an element; appends every value but those that only build the file: the names
//! of its vocabularies, and numbers so short that they are positions, sizes and marks.
//! An address is decoded as well. Never skips a word.

use super::Unreadable;
use crate::guard::decode::decode_percent;
use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;

/// Attributes in which a person writes: a short number is a word here, too.
const WORDED: &[&str] = &[
    "author",
    "initials",
    "descr",
    "title",
    "tooltip",
    "Target",
    "display",
    "displayText",
    "name",
    "alt",
    "anchor",
    "string",
    "userName",
    "caption",
    "prompt",
    "promptTitle",
    "error",
    "errorTitle",
];

/// Elements whose every attribute a person wrote.
const LABELS: &[&str] = &["alias", "tag", "docVar", "listItem", "property", "docProperty"];

/// Marks and measures are numbers of thirty-two bits.
const MOST_DIGITS: usize = 10;

/// Appends the values; in a part of properties short numbers, too.
pub fn attributes(
    element: &BytesStart<'_>,
    properties: bool,
    into: &mut String,
) -> Result<(), Unreadable> {
    let all = properties || LABELS.contains(&element.local_name().as_ref());
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Unreadable::Broken)?;
        let name: &str = attribute.key.as_ref();
        let local = attribute.key.local_name();
        if name == "xmlns" || name.starts_with("xmlns:") {
            continue;
        }
        let value = unescape(&attribute.value).map_err(|_| Unreadable::Broken)?;
        if value.is_empty() || !all && !WORDED.contains(&local.as_ref()) && builds(&value) {
            continue;
        }
        into.push_str(&value);
        into.push('\n');
        let mut decoded = Vec::new();
        if value.contains('%') && decode_percent(value.as_bytes(), &mut decoded) {
            into.push_str(&String::from_utf8_lossy(&decoded));
            into.push('\n');
        }
    }
    Ok(())
}

/// Whether a value is a mark or a measure: nothing but a short number.
fn builds(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let is_number = digits > 0 && value.parse::<f64>().is_ok();
    is_number && (digits <= MOST_DIGITS || value.contains('.'))
}
