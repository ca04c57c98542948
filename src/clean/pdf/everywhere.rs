//! Everything that a PDF is made of, however deep it stands in something else.
//!
//! Takes a document; calls for every object, what holds others before what it holds. No
//! recursion: nothing is too deep to be seen.

use lopdf::{Dictionary, Document, Object};

/// Every dictionary, those of streams included.
pub fn each_dictionary<'d>(document: &'d Document, visit: &mut dyn FnMut(&'d Dictionary)) {
    let mut open: Vec<&Object> = document.objects.values().collect();
    while let Some(object) = open.pop() {
        if let Object::Array(list) = object {
            open.extend(list);
        } else if let Some(dictionary) = dictionary(object) {
            visit(dictionary);
            open.extend(dictionary.iter().map(|(_, inside)| inside));
        }
    }
}

/// Whether there is such a dictionary.
pub fn any_dictionary(document: &Document, is_one: impl Fn(&Dictionary) -> bool) -> bool {
    let mut any = false;
    each_dictionary(document, &mut |dictionary| any |= is_one(dictionary));
    any
}

/// Every object, to be changed.
pub fn change_each(document: &mut Document, change: &mut dyn FnMut(&mut Object)) {
    let mut open: Vec<&mut Object> = document.objects.values_mut().collect();
    while let Some(object) = open.pop() {
        change(object);
        match object {
            Object::Array(list) => open.extend(list.iter_mut()),
            Object::Dictionary(dictionary) => {
                open.extend(dictionary.iter_mut().map(|(_, inside)| inside));
            }
            Object::Stream(stream) => {
                open.extend(stream.dict.iter_mut().map(|(_, inside)| inside));
            }
            _ => {}
        }
    }
}

/// The entries of a dictionary or of a stream.
pub fn dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The same, to be changed.
pub fn dictionary_mut(object: &mut Object) -> Option<&mut Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&mut stream.dict),
        _ => None,
    }
}

/// Whether an entry is this name.
pub fn is(dictionary: &Dictionary, key: &[u8], name: &[u8]) -> bool {
    dictionary.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
}
