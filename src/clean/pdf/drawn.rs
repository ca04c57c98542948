//! What the pages of a PDF draw: their contents, and what these draw with, down to the forms
//! inside of forms.
//!
//! Takes a document; gives the same for two files if no reader sees a difference. Bytes of
//! pictures are left out, since photographs are cleaned themselves.

use super::everywhere::{dictionary, is};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashSet;

/// What is drawn: the content of every page, and the names of what it draws with, each with
/// what that says.
pub type Drawn = Vec<(Vec<u8>, Vec<Vec<u8>>)>;

/// What every page draws, in their order.
pub fn drawn(document: &Document) -> Drawn {
    let pages = document.get_pages().into_values();
    pages.map(|page| (document.get_page_content(page), resources(document, page))).collect()
}

fn resources(document: &Document, page: ObjectId) -> Vec<Vec<u8>> {
    let Ok((own, inherited)) = document.get_page_resources(page) else { return Vec::new() };
    let inherited = inherited.into_iter().filter_map(|id| document.get_dictionary(id).ok());
    let mut open: Vec<&Dictionary> = own.into_iter().chain(inherited).collect();
    let mut seen = HashSet::new();
    let mut names = Vec::new();
    while let Some(resources) = open.pop() {
        for (kind, inside) in resources {
            let inside = resolved(document, inside).1.and_then(dictionary);
            for (name, object) in inside.into_iter().flat_map(Dictionary::iter) {
                let (id, object) = resolved(document, object);
                let says = object.map(words).unwrap_or_default();
                names.push([kind, &b"/"[..], name, b" ", &says].concat());
                if id.is_none_or(|id| seen.insert(id)) {
                    open.extend(object.into_iter().flat_map(|o| within(document, o)));
                }
            }
        }
    }
    names.sort_unstable();
    names
}

/// The resources of a form, a pattern or a font of drawings, and of the form by which
/// something is made transparent.
fn within<'d>(document: &'d Document, object: &'d Object) -> Vec<&'d Dictionary> {
    let of = |object: &'d Object, key: &[u8]| {
        let inside = dictionary(object)?.get(key).ok()?;
        resolved(document, inside).1
    };
    let mask = of(object, b"SMask").and_then(|mask| of(mask, b"G"));
    let all = [Some(object), mask].into_iter().flatten();
    all.filter_map(|object| of(object, b"Resources").and_then(dictionary)).collect()
}

/// What a stream says that is no picture.
fn words(object: &Object) -> Vec<u8> {
    match object {
        Object::Stream(stream) if !is(&stream.dict, b"Subtype", b"Image") => {
            stream.get_plain_content().unwrap_or_else(|_| stream.content.clone())
        }
        _ => Vec::new(),
    }
}

fn resolved<'d>(
    document: &'d Document,
    object: &'d Object,
) -> (Option<ObjectId>, Option<&'d Object>) {
    document.dereference(object).map_or((None, None), |(id, object)| (id, Some(object)))
}
