//! One part of a Word file without tracked changes, comments and marks of sittings.
//!
//! Takes the XML of a part; gives it with insertions accepted and deletions gone. What a
//! reader sees is compared word for word. A table row that was deleted is left to a person.

use super::{Kind, Taken};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

/// Elements that go with all that is in them, and what they are.
const GONE: &[(&str, Kind)] = &[
    ("w:del", Kind::Revisions),
    ("w:moveFrom", Kind::Revisions),
    ("w:rPrChange", Kind::Revisions),
    ("w:pPrChange", Kind::Revisions),
    ("w:sectPrChange", Kind::Revisions),
    ("w:tblPrChange", Kind::Revisions),
    ("w:tblPrExChange", Kind::Revisions),
    ("w:tblGridChange", Kind::Revisions),
    ("w:tcPrChange", Kind::Revisions),
    ("w:trPrChange", Kind::Revisions),
    ("w:numberingChange", Kind::Revisions),
    ("w:moveFromRangeStart", Kind::Revisions),
    ("w:moveFromRangeEnd", Kind::Revisions),
    ("w:moveToRangeStart", Kind::Revisions),
    ("w:moveToRangeEnd", Kind::Revisions),
    ("w:trackRevisions", Kind::Revisions),
    ("w:commentRangeStart", Kind::Comments),
    ("w:commentRangeEnd", Kind::Comments),
    ("w:commentReference", Kind::Comments),
    ("w:rsids", Kind::RevisionMarks),
];
/// Elements that go, but not what is in them.
const OPENED: &[&str] = &["w:ins", "w:moveTo"];
const UNREADABLE: &str = "文件的内部结构读不出来，没有改动";
const ROW: &str = "表格里有被删除或插入的行，请先在 Word 里“接受所有修订”，再清理";

/// Cleans a part.
pub fn clean(part: &str, taken: &mut Taken) -> Result<String, String> {
    let mut writer = Writer::new(Vec::new());
    let mut reader = Reader::from_str(part);
    let mut path: Vec<String> = Vec::new();
    // how many elements that go are open
    let mut gone = 0_usize;
    loop {
        let event = reader.read_event().map_err(|_| UNREADABLE)?;
        let kept = match event {
            Event::Eof => break,
            Event::Start(start) => {
                let name = name(&start);
                refuse_row(&name, &path)?;
                path.push(name.clone());
                if gone > 0 || is_gone(&name, taken) {
                    gone += 1;
                    continue;
                }
                if is_opened(&name, taken) {
                    continue;
                }
                Event::Start(without_marks(start, taken)?)
            }
            Event::Empty(empty) => {
                let name = name(&empty);
                refuse_row(&name, &path)?;
                if gone > 0 || is_gone(&name, taken) || is_opened(&name, taken) {
                    continue;
                }
                Event::Empty(without_marks(empty, taken)?)
            }
            Event::End(end) => {
                let name = path.pop().ok_or(UNREADABLE)?;
                if gone > 0 {
                    gone -= 1;
                    continue;
                }
                if OPENED.contains(&name.as_str()) {
                    continue;
                }
                Event::End(end)
            }
            _ if gone > 0 => continue,
            other => other,
        };
        writer.write_event(kept).map_err(|_| UNREADABLE)?;
    }
    let new = String::from_utf8(writer.into_inner()).map_err(|_| UNREADABLE)?;
    if shown(&new)? != shown(part)? {
        return Err("清理会改动正文，没有改动文件".to_owned());
    }
    Ok(new)
}

fn name(element: &BytesStart<'_>) -> String {
    let name = element.name();
    let name: &str = name.as_ref();
    name.to_owned()
}

fn is_gone(name: &str, taken: &mut Taken) -> bool {
    let found = GONE.iter().find(|(gone, _)| *gone == name);
    if let Some((_, kind)) = found {
        let counts = !name.ends_with("RangeEnd") && name != "w:commentReference";
        taken.add(*kind, usize::from(counts || *kind == Kind::Comments));
    }
    found.is_some()
}

fn is_opened(name: &str, taken: &mut Taken) -> bool {
    let found = OPENED.contains(&name);
    taken.add(Kind::Revisions, usize::from(found));
    found
}

fn refuse_row(name: &str, path: &[String]) -> Result<(), String> {
    let in_row = path.last().is_some_and(|parent| parent == "w:trPr");
    if in_row && ["w:del", "w:ins"].contains(&name) { Err(ROW.to_owned()) } else { Ok(()) }
}

/// An element without the marks that tell one sitting from another.
fn without_marks<'e>(element: BytesStart<'e>, taken: &mut Taken) -> Result<BytesStart<'e>, String> {
    let attributes: Result<Vec<Attribute<'_>>, _> =
        element.attributes().with_checks(false).collect();
    let attributes = attributes.map_err(|_| UNREADABLE)?;
    let is_mark = |attribute: &&Attribute<'_>| {
        let key: &str = attribute.key.as_ref();
        key.starts_with("w:rsid")
    };
    let marks = attributes.iter().filter(is_mark).count();
    if marks == 0 {
        drop(attributes);
        return Ok(element);
    }
    taken.add(Kind::RevisionMarks, marks);
    let mut new = BytesStart::new(name(&element));
    attributes.iter().filter(|a| !is_mark(a)).for_each(|a| new.push_attribute(a.clone()));
    Ok(new.into_owned())
}

/// The words that a reader sees with all changes accepted.
fn shown(part: &str) -> Result<String, String> {
    let mut reader = Reader::from_str(part);
    let (mut words, mut path) = (String::new(), Vec::<String>::new());
    loop {
        match reader.read_event().map_err(|_| UNREADABLE)? {
            Event::Eof => return Ok(words),
            Event::Start(start) => path.push(name(&start)),
            Event::End(_) if path.pop().is_some_and(|name| name == "w:p") => words.push('\n'),
            Event::Text(text) if is_shown(&path) => words.push_str(&text.into_inner()),
            Event::GeneralRef(text) if is_shown(&path) => {
                words.push_str(&format!("&{};", text.into_inner()));
            }
            _ => {}
        }
    }
}

fn is_shown(path: &[String]) -> bool {
    let gone = |name: &String| ["w:del", "w:moveFrom"].contains(&name.as_str());
    path.last().is_some_and(|name| name.ends_with(":t")) && !path.iter().any(gone)
}
