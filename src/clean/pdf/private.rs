//! Entries of the catalogue and of pages of a PDF that the standard does not know, or that
//! it leaves to the programs that captured the pages; and who wrote an article thread.
//!
//! No reader shows them. Names: ISO 32000-2, tables 29, 31 and 162.

use crate::clean::{Kind, Taken};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// What the standard calls the entries of a catalogue, but for what a program captured.
const OF_CATALOG: &[&[u8]] = &[
    b"Type",
    b"Version",
    b"Extensions",
    b"Pages",
    b"PageLabels",
    b"Names",
    b"Dests",
    b"ViewerPreferences",
    b"PageLayout",
    b"PageMode",
    b"Outlines",
    b"Threads",
    b"OpenAction",
    b"AA",
    b"URI",
    b"AcroForm",
    b"Metadata",
    b"StructTreeRoot",
    b"MarkInfo",
    b"Lang",
    b"OutputIntents",
    b"PieceInfo",
    b"OCProperties",
    b"Perms",
    b"Legal",
    b"Requirements",
    b"Collection",
    b"NeedsRendering",
    b"DSS",
    b"AF",
    b"DPartRoot",
];
/// What the standard calls the entries of a page, but for when and whence it was captured.
const OF_PAGE: &[&[u8]] = &[
    b"Type",
    b"Parent",
    b"Resources",
    b"MediaBox",
    b"CropBox",
    b"BleedBox",
    b"TrimBox",
    b"ArtBox",
    b"BoxColorInfo",
    b"Contents",
    b"Rotate",
    b"Group",
    b"Thumb",
    b"B",
    b"Dur",
    b"Trans",
    b"Annots",
    b"AA",
    b"Metadata",
    b"PieceInfo",
    b"StructParents",
    b"PZ",
    b"SeparationInfo",
    b"Tabs",
    b"TemplateInstantiated",
    b"PresSteps",
    b"UserUnit",
    b"VP",
    b"AF",
    b"OutputIntents",
    b"DPart",
];

/// Takes them out.
pub fn take(document: &mut Document, taken: &mut Taken) {
    let threads = threads(document);
    for id in threads {
        if let Ok(thread) = document.get_dictionary_mut(id) {
            taken.add(Kind::Properties, usize::from(thread.remove(b"I").is_some()));
        }
    }
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    for id in pages {
        if let Ok(page) = document.get_dictionary_mut(id) {
            taken.add(Kind::Private, without_others(page, OF_PAGE));
        }
    }
    if let Ok(catalog) = document.catalog_mut() {
        taken.add(Kind::Private, without_others(catalog, OF_CATALOG));
    }
}

/// Takes out what is not among these names; how many there were.
fn without_others(dictionary: &mut Dictionary, names: &[&[u8]]) -> usize {
    let others: Vec<Vec<u8>> = dictionary
        .iter()
        .map(|(key, _)| key.clone())
        .filter(|key| !names.contains(&&key[..]))
        .collect();
    others.iter().filter(|key| dictionary.remove(key).is_some()).count()
}

/// The threads of articles that the catalogue lists.
fn threads(document: &Document) -> Vec<ObjectId> {
    let list = document.catalog().and_then(|catalog| catalog.get(b"Threads"));
    let list = list.and_then(|list| document.dereference(list));
    let list = list.ok().and_then(|(_, list)| list.as_array().ok());
    list.into_iter().flatten().filter_map(|thread| Object::as_reference(thread).ok()).collect()
}
