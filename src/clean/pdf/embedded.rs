//! Files inside a PDF: those that hang on the document or a part of it, and those that
//! are pinned to a page.

use super::everywhere::{change_each, dictionary_mut, each_dictionary, is};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashSet;

/// How many files there are.
pub fn files(document: &Document) -> usize {
    let mut count = 0;
    each_dictionary(document, &mut |dictionary| count += usize::from(dictionary.has(b"EF")));
    count
}

/// Takes out everything that leads to them; whether anything did.
pub fn take(document: &mut Document) -> bool {
    let leads = Leads::of(document);
    let mut had = !leads.pins.is_empty();
    change_each(document, &mut |object| {
        if let Object::Array(list) = object {
            let before = list.len();
            list.retain(|entry| !leads.is_pin(entry));
            had |= list.len() < before;
        } else if let Some(dictionary) = dictionary_mut(object) {
            had |= leads.take_out_of(dictionary);
        }
    });
    leads.pins.iter().for_each(|id| {
        document.objects.remove(id);
    });
    had
}

/// What leads to files. The names in a dictionary of resources are free, and a picture that
/// a page draws may be called AF: an entry is known by what it holds.
struct Leads {
    /// Files that are pinned to a page.
    pins: HashSet<ObjectId>,
    /// Files, and lists of them (ISO 32000-2, 7.11.3, 14.13).
    files: HashSet<ObjectId>,
    /// Trees of names (7.9.6).
    trees: HashSet<ObjectId>,
}

impl Leads {
    fn of(document: &Document) -> Self {
        let such = |is_one: &dyn Fn(&Object) -> bool| -> HashSet<ObjectId> {
            let objects = document.objects.iter().filter(|(_, object)| is_one(object));
            objects.map(|(id, _)| *id).collect()
        };
        let is = |is_one: fn(&Dictionary) -> bool| {
            move |object: &Object| object.as_dict().is_ok_and(is_one)
        };
        let mut leads =
            Self { pins: such(&is(is_pin)), files: such(&is(is_file)), trees: such(&is(is_tree)) };
        let lists = such(&|object| object.as_array().is_ok() && leads.is_files(object));
        leads.files.extend(lists);
        leads
    }

    fn is_pin(&self, entry: &Object) -> bool {
        match entry {
            Object::Reference(id) => self.pins.contains(id),
            other => other.as_dict().is_ok_and(is_pin),
        }
    }

    fn is_files(&self, object: &Object) -> bool {
        match object {
            Object::Reference(id) => self.files.contains(id),
            Object::Array(list) => list.iter().any(|file| match file {
                Object::Reference(id) => self.files.contains(id),
                other => other.as_dict().is_ok_and(is_file),
            }),
            other => other.as_dict().is_ok_and(is_file),
        }
    }

    fn is_tree(&self, object: &Object) -> bool {
        match object {
            Object::Reference(id) => self.trees.contains(id),
            other => other.as_dict().is_ok_and(is_tree),
        }
    }

    fn take_out_of(&self, dictionary: &mut Dictionary) -> bool {
        let leads =
            |key: &[u8], is_lead: &dyn Fn(&Object) -> bool| dictionary.get(key).is_ok_and(is_lead);
        let found = [
            (&b"AF"[..], leads(b"AF", &|object| self.is_files(object))),
            (b"EmbeddedFiles", leads(b"EmbeddedFiles", &|object| self.is_tree(object))),
        ];
        let keys = found.into_iter().filter(|(_, is_lead)| *is_lead);
        keys.fold(false, |had, (key, _)| dictionary.remove(key).is_some() || had)
    }
}

fn is_pin(dictionary: &Dictionary) -> bool {
    is(dictionary, b"Subtype", b"FileAttachment")
}

fn is_file(dictionary: &Dictionary) -> bool {
    let has_name = |key: &[u8]| dictionary.get(key).is_ok_and(|name| name.as_str().is_ok());
    is(dictionary, b"Type", b"Filespec")
        || dictionary.has(b"EF")
        || !dictionary.has(b"Type") && (has_name(b"F") || has_name(b"UF"))
}

fn is_tree(dictionary: &Dictionary) -> bool {
    !dictionary.has(b"Type") && (dictionary.has(b"Names") || dictionary.has(b"Kids"))
}
