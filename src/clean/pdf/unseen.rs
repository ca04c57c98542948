//! Entries of a PDF that nobody sees: metadata, what one program keeps for itself, small
//! pictures of pages. Only where they mean that: the names in a dictionary of resources are
//! free, and a picture that a page draws may be called Thumb.

use super::everywhere::{change_each, dictionary_mut, is};
use crate::clean::{Kind, Taken};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::HashSet;

/// Takes them out of every object.
pub fn take(document: &mut Document, taken: &mut Taken) {
    let is_metadata = |(id, object): (&ObjectId, &Object)| {
        let stream = object.as_stream().ok()?;
        let is_named =
            is(&stream.dict, b"Type", b"Metadata") || is(&stream.dict, b"Subtype", b"XML");
        (is_named || is_markup(stream)).then_some(*id)
    };
    let metadata: HashSet<ObjectId> = document.objects.iter().filter_map(is_metadata).collect();
    change_each(document, &mut |object| {
        if let Some(dictionary) = dictionary_mut(object) {
            without(dictionary, &metadata, taken);
        }
    });
}

fn without(dictionary: &mut Dictionary, metadata: &HashSet<ObjectId>, taken: &mut Taken) {
    for (key, kind) in
        [(&b"Metadata"[..], Kind::Xmp), (b"PieceInfo", Kind::Private), (b"Thumb", Kind::Thumbnail)]
    {
        if means_it(dictionary, key, metadata) {
            taken.add(kind, usize::from(dictionary.remove(key).is_some()));
        }
    }
}

/// Whether an entry of this name is what the standard calls so (ISO 32000-2, 14.3.2, 14.5,
/// 12.3.4).
fn means_it(dictionary: &Dictionary, key: &[u8], metadata: &HashSet<ObjectId>) -> bool {
    let is_page = is(dictionary, b"Type", b"Page");
    let is_form = is(dictionary, b"Subtype", b"Form");
    match key {
        b"Thumb" => is_page,
        b"PieceInfo" => is_page || is_form || is(dictionary, b"Type", b"Catalog"),
        _ => dictionary
            .get(key)
            .and_then(Object::as_reference)
            .is_ok_and(|id| metadata.contains(&id)),
    }
}

/// Whether a stream of which nothing is said holds markup, and so nothing that is drawn.
fn is_markup(stream: &Stream) -> bool {
    let says_nothing = [&b"Type"[..], b"Subtype"].iter().all(|key| !stream.dict.has(key));
    says_nothing
        && stream.get_plain_content().is_ok_and(|words| words.trim_ascii_start().starts_with(b"<"))
}
