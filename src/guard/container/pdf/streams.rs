//! The streams of a PDF that are no pages: files and pictures inside it, XML, scripts,
//! fonts, and what nobody has thought of.
//!
//! Takes the objects; hands files on, says text as text, and of bytes that are no text
//! the rows of characters in them. The grains of a picture are not looked at.

use super::super::format::Format;
use super::super::plain::markup;
use super::super::{Unreadable, runs};
use super::found::Found;
use super::kinds::{OTHER, PROPERTIES};
use super::object::{Dict, Object};
use super::pages::{Located, revision_place};
use super::private_streams::private_streams;
use super::store::Store;
use super::strings::{pieces, readings};
use super::sweep::Roles;
use std::collections::{HashMap, HashSet};

/// The one way of packing that gzip has (RFC 1952).
const GZIP_DEFLATE: u8 = 8;
/// A longer extension is none.
const LONGEST_EXTENSION: usize = 8;

/// Reads all streams but those in `drawn`.
pub fn read(
    store: &Store<'_>,
    drawn: &HashSet<usize>,
    located: &Located,
    roles: &Roles,
    found: &mut Found,
) {
    let (names, private) = (embedded(store), private_streams(store));
    let (mut files, mut pictures) = (0, 0);
    for (index, entry) in store.entries.iter().enumerate() {
        let (Some(_), Some(dict)) = (entry.stream, entry.dict()) else { continue };
        let before = match store.is_replaced(index) {
            true => format!("{} › ", revision_place(entry.revision)),
            false => String::new(),
        };
        let unpacked = store.unpacked(entry);
        if !unpacked.behind.is_empty() {
            let place = [&before, OTHER].concat();
            let text =
                pieces(&unpacked.behind).unwrap_or_else(|| runs::amid_grains(&unpacked.behind));
            found.say(&place, &text);
        }
        if let Some(name) = names.get(&index).map(String::as_str).or_else(|| unnamed(dict)) {
            files += 1;
            let place = format!("{before}附件 {files}");
            match unpacked.is_whole {
                true => found.file(place, unpacked.data, name.to_owned()),
                false => found.cannot(&place, Unreadable::Broken),
            }
            continue;
        }
        if let Some(format) = unpacked.picture {
            if matches!(format, "jpg" | "jp2") {
                pictures += 1;
                let known = located.pictures.get(&index).cloned();
                let place = known.unwrap_or_else(|| format!("{before}图片 {pictures}"));
                found.file(place, unpacked.data, format.to_owned());
            } else {
                // fax and JBIG2 are grains; the latter has room for a remark
                let place = [&before, OTHER].concat();
                found.say(&place, &runs::amid_grains(&unpacked.data));
            }
            continue;
        }
        let is_played = ["Sound", "3D"].iter().any(|kind| dict.is("Type", kind));
        if !unpacked.is_whole || is_played {
            found.cannot(&[&before, OTHER].concat(), Unreadable::Partial);
        }
        if drawn.contains(&index) {
            continue;
        }
        let kind = roles.get(&index).copied().unwrap_or(OTHER);
        let kind = if dict.is("Type", "Metadata") { PROPERTIES } else { kind };
        let place = [&before, kind].concat();
        if !is_structure(dict) && is_packed(&unpacked.data) {
            files += 1;
            let extension = Format::of(&unpacked.data, "").usual_extension().to_owned();
            found.file(format!("{before}附件 {files}"), unpacked.data, extension);
            continue;
        }
        if private.contains(&index) && pieces(&unpacked.data).is_none() {
            found.cannot(&place, Unreadable::Partial);
        }
        // grains of a picture and tables of objects are text only where they are false
        if !is_structure(dict) || is_false(dict, &unpacked.data) {
            text(&place, &unpacked.data, found);
        }
    }
}

/// Whether the data is a file of its own that packs others: nothing in a PDF is built so.
fn is_packed(data: &[u8]) -> bool {
    match Format::of(data, "") {
        // two bytes alone are those of many tables
        Format::Gzip => data.get(2) == Some(&GZIP_DEFLATE),
        Format::Pdf => data.starts_with(b"%PDF-"),
        Format::Compound | Format::Office | Format::Ofd | Format::Packed => true,
        format => format.is_archive(),
    }
}

/// Grains of pictures, tables of objects, and objects that were read as such.
fn is_structure(dict: &Dict) -> bool {
    dict.is("Subtype", "Image") || ["XRef", "ObjStm"].iter().any(|kind| dict.is("Type", kind))
}

/// Whether what should be grains or a table can be read as it stands.
fn is_false(dict: &Dict, data: &[u8]) -> bool {
    let is_text = std::str::from_utf8(data).is_ok_and(|text| !text.contains('\0'));
    is_text && !dict.is("Type", "ObjStm")
}

fn text(place: &str, data: &[u8], found: &mut Found) {
    let Some(text) = pieces(data) else { return found.say(place, &runs::amid_grains(data)) };
    if text.contains('<')
        && let Ok(plain) = markup(text.as_bytes())
    {
        found.say(place, &plain);
    }
    found.say(place, &text);
}

/// A file of which nobody says the name.
fn unnamed(dict: &Dict) -> Option<&'static str> {
    dict.is("Type", "EmbeddedFile").then_some("")
}

/// The extensions of the files inside, by where they stand.
fn embedded(store: &Store<'_>) -> HashMap<usize, String> {
    let mut all = HashMap::new();
    for entry in &store.entries {
        specifications(store, &entry.value, entry.revision, &mut all);
    }
    all
}

fn specifications(
    store: &Store<'_>,
    value: &Object,
    revision: usize,
    all: &mut HashMap<usize, String>,
) {
    match value {
        Object::List(items) => {
            items.iter().for_each(|item| specifications(store, item, revision, all));
        }
        Object::Dict(dict) => {
            if let Some(files) = store.dict(dict, "EF", revision) {
                let name = ["UF", "F"]
                    .iter()
                    .find_map(|key| store.get(dict, key, revision).and_then(Object::text));
                let extension = name.map(extension).unwrap_or_default();
                for (_, file) in &files.0 {
                    if let Some(index) = store.find(file, revision) {
                        all.insert(index, extension.clone());
                    }
                }
            }
            for (_, value) in &dict.0 {
                specifications(store, value, revision, all);
            }
        }
        _ => {}
    }
}

fn extension(name: &[u8]) -> String {
    let name = readings(name).into_iter().next().unwrap_or_default();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_one = extension.len() <= LONGEST_EXTENSION;
    if is_one { extension.to_ascii_lowercase() } else { String::new() }
}
