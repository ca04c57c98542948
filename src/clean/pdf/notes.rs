//! The comments on the pages of a PDF.
//!
//! Takes a document. A note that shows no more than a sign goes as a whole; of what is
//! drawn on the page (a line over words, a stamp) the drawing stays, and the words that
//! only show when somebody points at it go. The words of a text box are seen: they stay.

use super::everywhere::{any_dictionary, change_each, dictionary_mut};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashSet;

/// Shown as a sign, or as a window that opens.
const SIGNS: [&[u8]; 3] = [b"Text", b"Popup", b"Caret"];
/// A window belongs to a note that is counted itself.
const WINDOW: &[u8] = b"Popup";
/// Drawn on the page.
const DRAWN: [&[u8]; 14] = [
    b"FreeText",
    b"Line",
    b"Square",
    b"Circle",
    b"Polygon",
    b"PolyLine",
    b"Highlight",
    b"Underline",
    b"Squiggly",
    b"StrikeOut",
    b"Stamp",
    b"Ink",
    b"Redact",
    b"Projection",
];
/// What a drawn one says only to whom points at it, or to programs.
const SAID: [&[u8]; 8] = [b"Contents", b"RC", b"T", b"Subj", b"NM", b"M", b"CreationDate", b"IRT"];
/// What a text box shows.
const SHOWN: [&[u8]; 2] = [b"Contents", b"RC"];
/// Those of them that are words.
const WORDS: [&[u8]; 4] = [b"Contents", b"RC", b"T", b"Subj"];

/// Takes the comments out; how many there were.
pub fn take(document: &mut Document) -> usize {
    let signs: HashSet<ObjectId> = document
        .objects
        .iter()
        .filter(|(_, object)| object.as_dict().is_ok_and(is_sign))
        .map(|(id, _)| *id)
        .collect();
    let mut count = 0;
    change_each(document, &mut |object| count += without(object, &signs));
    for id in &signs {
        let sign = document.objects.remove(id);
        let is_window = sign.as_ref().and_then(|sign| sign.as_dict().ok()).is_some_and(is_window);
        count += usize::from(!is_window);
    }
    count
}

/// Whether some are drawn on pages.
pub fn are_drawn(document: &Document) -> bool {
    any_dictionary(document, is_drawn)
}

fn is_among(dictionary: &Dictionary, kinds: &[&[u8]]) -> bool {
    let subtype = dictionary.get(b"Subtype").and_then(Object::as_name);
    // what is no note has no place on the page
    subtype.is_ok_and(|name| kinds.contains(&name)) && dictionary.has(b"Rect")
}

fn is_sign(dictionary: &Dictionary) -> bool {
    is_among(dictionary, &SIGNS)
}

fn is_window(dictionary: &Dictionary) -> bool {
    is_among(dictionary, &[WINDOW])
}

fn is_drawn(dictionary: &Dictionary) -> bool {
    is_among(dictionary, &DRAWN)
}

/// Takes signs and what leads to them out of an object, and the words of what is drawn; how
/// many comments that were.
fn without(object: &mut Object, signs: &HashSet<ObjectId>) -> usize {
    let mut count = 0;
    let leads = |object: &Object| matches!(object, Object::Reference(id) if signs.contains(id));
    if let Object::Array(list) = object {
        list.retain(|entry| {
            let direct = entry.as_dict().ok().filter(|dictionary| is_sign(dictionary));
            count += usize::from(direct.is_some_and(|sign| !is_window(sign)));
            direct.is_none() && !leads(entry)
        });
        return count;
    }
    let Some(dictionary) = dictionary_mut(object) else { return count };
    let leading: Vec<Vec<u8>> =
        dictionary.iter().filter(|(_, inside)| leads(inside)).map(|(key, _)| key.clone()).collect();
    leading.iter().for_each(|key| drop(dictionary.remove(key)));
    if is_drawn(dictionary) {
        count += usize::from(without_words(dictionary));
    }
    count
}

/// Takes the words out of one that is drawn; whether there were any.
fn without_words(dictionary: &mut Dictionary) -> bool {
    let is_box = is_among(dictionary, &[b"FreeText"]);
    let mut had = false;
    for key in SAID.into_iter().filter(|key| !(is_box && SHOWN.contains(key))) {
        had |= dictionary.remove(key).is_some() && WORDS.contains(&key);
    }
    had
}
