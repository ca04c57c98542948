//! One XML part of an Office file: its words, paragraph by paragraph.
//!
//! Takes the text of a part; appends what a reader of the document could come to see,
//! deleted and hidden words too. Runs of one paragraph are joined, so that formatting
//! splits no value; cells and paragraphs are kept apart.

use super::Unreadable;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// Elements whose end ends a piece of text.
const BLOCKS: &[&str] = &[
    "p",
    "tc",
    "tr",
    "br",
    "cr",
    "tab",
    "si",
    "c",
    "v",
    "f",
    "is",
    "row",
    "author",
    "comment",
    "text",
    "definedName",
    "pt",
    "sheet",
    "oddHeader",
    "oddFooter",
    "evenHeader",
    "evenFooter",
    "firstHeader",
    "firstFooter",
    "instrText",
    "docPr",
    "textpath",
    "alias",
    "tag",
];

/// Attributes that carry words.
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

/// Appends the words of `part`; in a part of properties every element is a piece.
pub fn part_text(part: &str, properties: bool, into: &mut String) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(part);
    reader.config_mut().check_end_names = false;
    let mut value_start = into.len();
    loop {
        match reader.read_event().map_err(|_| Unreadable::Broken)? {
            Event::Start(start) => {
                attributes(&start, into)?;
                value_start = into.len();
            }
            Event::Empty(empty) => {
                attributes(&empty, into)?;
                if properties || BLOCKS.contains(&empty.local_name().as_ref()) {
                    into.push('\n');
                }
            }
            Event::End(end) => {
                let name = end.local_name();
                if name.as_ref() == "v" {
                    plain_number(into, value_start);
                }
                if properties || BLOCKS.contains(&name.as_ref()) {
                    into.push('\n');
                }
            }
            Event::Text(text) => {
                let text = text.into_inner();
                // the indentation of the XML itself
                if !(text.contains('\n') && text.trim().is_empty()) {
                    into.push_str(&text);
                }
            }
            Event::CData(text) => into.push_str(&text.into_inner()),
            Event::Comment(text) => {
                into.push_str(&text.into_inner());
                into.push('\n');
            }
            Event::GeneralRef(reference) => {
                let reference = format!("&{};", reference.into_inner());
                into.push_str(&unescape(&reference).map_err(|_| Unreadable::Broken)?);
            }
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof => break,
        }
    }
    into.push('\n');
    Ok(())
}

fn attributes(element: &BytesStart<'_>, into: &mut String) -> Result<(), Unreadable> {
    let is_label = ["alias", "tag"].contains(&element.local_name().as_ref());
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Unreadable::Broken)?;
        let key = attribute.key.local_name();
        if WORDED.contains(&key.as_ref()) || is_label && key.as_ref() == "val" {
            into.push('\n');
            into.push_str(&unescape(&attribute.value).map_err(|_| Unreadable::Broken)?);
            into.push('\n');
        }
    }
    Ok(())
}

/// A cell may hold a long number as 1.38E10.
fn plain_number(into: &mut String, start: usize) {
    let Some(value) = into.get(start..) else { return };
    if !value.contains(['E', 'e']) || value.len() > 30 {
        return;
    }
    if let Ok(number) = value.parse::<f64>()
        && number.abs() < 1e21
    {
        into.truncate(start);
        into.push_str(&format!("{number}"));
    }
}
