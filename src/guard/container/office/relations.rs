//! Which sheets and slides there are, in their order, and which part each of them is.
//!
//! Takes the part that lists them and its relations; gives part names and states. What is
//! listed nowhere gets no ordinal, and is read all the same.

use super::super::part_attributes::attribute;
use super::super::xml;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// One sheet or slide of the list.
pub struct Listed {
    /// The name of its part, in small letters.
    pub part: String,
    /// As the list says: visible, hidden, veryHidden.
    pub state: String,
}

/// What the part `list` names in elements called `element`; `relations` are its relations.
pub fn listed(list: &[u8], relations: &[u8], folder: &str, element: &str) -> Vec<Listed> {
    let targets = targets(relations, folder);
    let mut all = Vec::new();
    each_element(list, |found| {
        if found.local_name().as_ref() != element {
            return;
        }
        let id = found.attributes().with_checks(false).flatten().find(|attribute| {
            let key: &str = attribute.key.as_ref();
            key.ends_with(":id")
        });
        let id = id.map(|attribute| attribute.value.into_owned()).unwrap_or_default();
        let part = targets.get(id.as_str()).cloned().unwrap_or_default();
        all.push(Listed { part, state: attribute(found, "state").unwrap_or_default() });
    });
    all
}

/// The parts of relations, by their marks.
fn targets(relations: &[u8], folder: &str) -> HashMap<String, String> {
    let mut all = HashMap::new();
    each_element(relations, |found| {
        if let (Some(id), Some(target)) = (attribute(found, "Id"), attribute(found, "Target")) {
            let part = match target.strip_prefix('/') {
                Some(part) => part.to_owned(),
                None => [folder, &target].concat(),
            };
            all.insert(id, part.to_ascii_lowercase());
        }
    });
    all
}

/// Damage ends the list: the part itself is read elsewhere, and refused there.
fn each_element(part: &[u8], mut take: impl FnMut(&BytesStart<'_>)) {
    let Ok(text) = xml::text(part) else { return };
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(found) | Event::Empty(found) => take(&found),
            Event::Eof => return,
            _ => {}
        }
    }
}
