//! Files inside a PDF: those that hang on the document or a part of it, and those that
//! are pinned to a page.

use super::DEEPEST;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// Entries that lead to files.
const LEADS: [&[u8]; 2] = [b"EmbeddedFiles", b"AF"];

/// How many files there are.
pub fn files(document: &Document) -> usize {
    document.objects.values().map(|object| files_in(object, 0)).sum()
}

fn files_in(object: &Object, depth: usize) -> usize {
    if depth > DEEPEST {
        return 0;
    }
    let dictionary = match object {
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &stream.dict,
        Object::Array(list) => return list.iter().map(|object| files_in(object, depth + 1)).sum(),
        _ => return 0,
    };
    let inside: usize = dictionary.iter().map(|(_, object)| files_in(object, depth + 1)).sum();
    inside + usize::from(dictionary.has(b"EF"))
}

/// Takes out everything that leads to them; whether anything did.
pub fn take(document: &mut Document) -> bool {
    let pinned: Vec<ObjectId> = document
        .objects
        .iter()
        .filter(|(_, object)| object.as_dict().is_ok_and(is_pin))
        .map(|(id, _)| *id)
        .collect();
    let mut had = !pinned.is_empty();
    for object in document.objects.values_mut() {
        had |= without(object, &pinned, 0);
    }
    pinned.iter().for_each(|id| {
        document.objects.remove(id);
    });
    had
}

fn is_pin(dictionary: &Dictionary) -> bool {
    let subtype = dictionary.get(b"Subtype").and_then(Object::as_name);
    subtype.is_ok_and(|name| name == b"FileAttachment")
}

fn without(object: &mut Object, pinned: &[ObjectId], depth: usize) -> bool {
    if depth > DEEPEST {
        return false;
    }
    if let Object::Array(list) = object {
        let before = list.len();
        list.retain(|entry| match entry {
            Object::Reference(id) => !pinned.contains(id),
            Object::Dictionary(dictionary) => !is_pin(dictionary),
            _ => true,
        });
        let mut had = list.len() < before;
        for entry in list {
            had |= without(entry, pinned, depth + 1);
        }
        return had;
    }
    let Some(dictionary) = super::dictionary(object) else { return false };
    let mut had = false;
    for key in LEADS {
        had |= dictionary.remove(key).is_some();
    }
    for (_, inside) in dictionary.iter_mut() {
        had |= without(inside, pinned, depth + 1);
    }
    had
}
