//! Word, Excel and PowerPoint files without properties, comments, tracked changes and
//! small pictures of the first page.
//!
//! Takes a package; gives one with the same parts in the same order, less those that go
//! and everything that leads to them. Files and pictures inside are cleaned, too.

use super::{Kind, Taken, picture, tiff, word};
use crate::guard::Format;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const LARGEST: u64 = 256 << 20;
/// Documents inside documents.
const DEEPEST: usize = 3;
const UNREADABLE: &str = "文件的内部结构读不出来，没有改动";
const SIGNED: &str = "文件有数字签名，改动会使签名失效，没有改动";

/// Parts that go, by how their names begin, and what they are.
const GONE: &[(&str, Kind)] = &[
    ("docprops/custom", Kind::Properties),
    ("docprops/thumbnail", Kind::Thumbnail),
    ("word/comments", Kind::Comments),
    ("word/people", Kind::Comments),
    ("xl/comments", Kind::Comments),
    ("xl/threadedcomments/", Kind::Comments),
    ("xl/persons/", Kind::Comments),
    ("xl/revisions/", Kind::Revisions),
    ("ppt/comments/", Kind::Comments),
    ("ppt/commentauthors", Kind::Comments),
    ("ppt/authors", Kind::Comments),
    ("ppt/changesinfos/", Kind::Revisions),
    ("ppt/revisioninfo", Kind::Revisions),
];
/// Elements of a sheet that lead to the boxes of its comments.
const LEADS: &[&str] = &["legacyDrawing"];

struct Part {
    name: String,
    bytes: Vec<u8>,
}

/// Cleans a package.
pub fn clean(
    bytes: &[u8],
    taken: &mut Taken,
    left: &mut Vec<String>,
    depth: usize,
) -> Result<Vec<u8>, String> {
    let parts = unpacked(bytes)?;
    if parts.iter().any(|part| part.name.starts_with("_xmlsignatures/")) {
        return Err(SIGNED.to_owned());
    }
    let mut found = Taken::default();
    let gone: Vec<String> = parts
        .iter()
        .filter_map(|part| {
            let kind = going(part)?;
            found.add(kind, 1);
            Some(part.name.to_ascii_lowercase())
        })
        .collect();
    let mut new = Vec::new();
    let mut leads: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let (relations, others): (Vec<Part>, Vec<Part>) =
        parts.into_iter().partition(|part| part.name.ends_with(".rels"));
    for part in relations {
        let (part, ids) = without_relations(part, &gone)?;
        leads.insert(owner(&part.name), ids);
        new.push(part);
    }
    for part in others.into_iter().filter(|part| !gone.contains(&part.name.to_ascii_lowercase())) {
        let ids = leads.get(&part.name).map(Vec::as_slice).unwrap_or_default();
        new.push(cleaned(part, &gone, ids, &mut found, left, depth)?);
    }
    taken.merge(&found);
    packed(new)
}

fn unpacked(bytes: &[u8]) -> Result<Vec<Part>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| UNREADABLE)?;
    let mut parts = Vec::new();
    let mut room = LARGEST;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| UNREADABLE)?;
        let name = part.name().map_err(|_| UNREADABLE)?.into_owned();
        let mut bytes = Vec::new();
        part.take(room).read_to_end(&mut bytes).map_err(|_| UNREADABLE)?;
        room = room.saturating_sub(bytes.len() as u64);
        parts.push(Part { name, bytes });
    }
    if room == 0 { Err("文件解压后过大，没有改动".to_owned()) } else { Ok(parts) }
}

/// What part goes as a whole, and what it is.
fn going(part: &Part) -> Option<Kind> {
    let name = part.name.to_ascii_lowercase();
    let named = GONE.iter().find(|(start, _)| name.starts_with(start)).map(|(_, kind)| *kind);
    named.or_else(|| is_notes(&name, &part.bytes).then_some(Kind::Comments))
}

/// A drawing of a sheet that holds nothing but the boxes of comments.
fn is_notes(name: &str, bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let mut objects = text.split("ObjectType=").skip(1).peekable();
    name.starts_with("xl/")
        && name.ends_with(".vml")
        && objects.peek().is_some()
        && objects.all(|rest| rest.get(1..5) == Some("Note"))
}

/// `word/_rels/document.xml.rels` belongs to `word/document.xml`.
fn owner(relations: &str) -> String {
    relations.replacen("_rels/", "", 1).trim_end_matches(".rels").to_owned()
}

fn folder(part: &str) -> &str {
    part.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The full name of what a relation leads to, in small letters.
fn target(owner: &str, to: &str) -> String {
    let mut names: Vec<&str> = match to.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder(owner).split('/').filter(|name| !name.is_empty()).collect(),
    };
    for name in to.split('/').filter(|name| !name.is_empty() && *name != ".") {
        if name == ".." {
            names.pop();
        } else {
            names.push(name);
        }
    }
    names.join("/").to_ascii_lowercase()
}

/// Relations that lead to what goes are gone; their marks.
fn without_relations(part: Part, gone: &[String]) -> Result<(Part, Vec<String>), String> {
    let owner = owner(&part.name);
    let mut ids = Vec::new();
    let text = std::str::from_utf8(&part.bytes).map_err(|_| UNREADABLE)?;
    let new = without_elements(text, &mut |element| {
        let to = attribute(element, "Target").map(|to| target(&owner, &to));
        let goes = to.is_some_and(|to| gone.contains(&to));
        if goes {
            ids.extend(attribute(element, "Id"));
        }
        goes
    })?;
    let bytes = if ids.is_empty() { part.bytes } else { new.into_bytes() };
    Ok((Part { name: part.name, bytes }, ids))
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = element.attributes();
    let found = all.with_checks(false).flatten().find(|attribute| {
        let key: &str = attribute.key.as_ref();
        key == name
    })?;
    Some(found.value.into_owned())
}

/// A part without the elements that `goes` names; none of them holds another.
fn without_elements(
    text: &str,
    goes: &mut dyn FnMut(&BytesStart<'_>) -> bool,
) -> Result<String, String> {
    let mut writer = Writer::new(Vec::new());
    let mut reader = Reader::from_str(text);
    let mut within = false;
    loop {
        match reader.read_event().map_err(|_| UNREADABLE)? {
            Event::Eof => break,
            Event::Empty(empty) if goes(&empty) => {}
            Event::Start(start) if goes(&start) => within = true,
            Event::End(_) if within => within = false,
            event => writer.write_event(event).map_err(|_| UNREADABLE)?,
        }
    }
    String::from_utf8(writer.into_inner()).map_err(|_| UNREADABLE.to_owned())
}

fn cleaned(
    part: Part,
    gone: &[String],
    leads: &[String],
    taken: &mut Taken,
    left: &mut Vec<String>,
    depth: usize,
) -> Result<Part, String> {
    let Part { name, bytes } = part;
    let small = name.to_ascii_lowercase();
    let text = || std::str::from_utf8(&bytes).map_err(|_| UNREADABLE);
    let new = match small.as_str() {
        "[content_types].xml" => without_elements(text()?, &mut |element| {
            let named = attribute(element, "PartName");
            named.is_some_and(|part| gone.contains(&target("", &part)))
        })?
        .into_bytes(),
        "docprops/core.xml" | "docprops/app.xml" => properties(text()?, taken)?.into_bytes(),
        _ if small.starts_with("word/") && small.ends_with(".xml") => {
            let text = text()?;
            let mut found = Taken::default();
            let new = word::clean(text, &mut found)?;
            taken.merge(&found);
            if found.is_empty() { bytes } else { new.into_bytes() }
        }
        _ if small.starts_with("xl/worksheets/") && !leads.is_empty() => {
            without_elements(text()?, &mut |element| {
                let local = element.local_name();
                let local: &str = local.as_ref();
                let id = attribute(element, "r:id");
                LEADS.contains(&local) && id.is_some_and(|id| leads.contains(&id))
            })?
            .into_bytes()
        }
        _ => inner(bytes, &small, taken, left, depth)?,
    };
    Ok(Part { name, bytes: new })
}

/// The root of a part of properties, without any of them.
fn properties(text: &str, taken: &mut Taken) -> Result<String, String> {
    let mut writer = Writer::new(Vec::new());
    let mut reader = Reader::from_str(text);
    let (mut depth, mut values) = (0_usize, 0);
    loop {
        match reader.read_event().map_err(|_| UNREADABLE)? {
            Event::Eof => break,
            Event::Start(start) => {
                depth += 1;
                if depth == 1 {
                    writer.write_event(Event::Start(start)).map_err(|_| UNREADABLE)?;
                }
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    writer.write_event(Event::End(end)).map_err(|_| UNREADABLE)?;
                }
            }
            Event::Text(text) if depth > 0 => {
                values += usize::from(!text.into_inner().trim().is_empty());
            }
            Event::Empty(empty) if depth == 0 => {
                writer.write_event(Event::Empty(empty)).map_err(|_| UNREADABLE)?;
            }
            Event::Decl(declaration) => {
                writer.write_event(Event::Decl(declaration)).map_err(|_| UNREADABLE)?;
            }
            _ => {}
        }
    }
    taken.add(Kind::Properties, values);
    String::from_utf8(writer.into_inner()).map_err(|_| UNREADABLE.to_owned())
}

/// A file inside; one that cannot be cleaned stays, and is told.
fn inner(
    bytes: Vec<u8>,
    name: &str,
    taken: &mut Taken,
    left: &mut Vec<String>,
    depth: usize,
) -> Result<Vec<u8>, String> {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let mut found = Taken::default();
    let result = match Format::of(&bytes, extension) {
        Format::Tiff => tiff::clean(&bytes, &mut found),
        format if format.is_picture() => picture::clean(format, &bytes, &mut found),
        Format::Office if depth < DEEPEST => clean(&bytes, &mut found, left, depth + 1),
        _ => return Ok(bytes),
    };
    match result {
        Ok(new) if !found.is_empty() => {
            taken.merge(&found);
            Ok(new)
        }
        Ok(_) => Ok(bytes),
        Err(why) => {
            left.push(format!("嵌入的文件：{why}"));
            Ok(bytes)
        }
    }
}

fn packed(mut parts: Vec<Part>) -> Result<Vec<u8>, String> {
    // programs read the list of types first
    parts.sort_by_key(|part| part.name != "[Content_Types].xml");
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts.into_iter().filter(|part| !part.name.ends_with('/')) {
        writer.start_file(part.name, options).map_err(|_| UNREADABLE)?;
        writer.write_all(&part.bytes).map_err(|_| UNREADABLE)?;
    }
    writer.finish().map(Cursor::into_inner).map_err(|_| UNREADABLE.to_owned())
}
