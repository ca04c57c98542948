//! What the pages of a PDF draw: their contents, and what these draw with, down to the forms
//! inside of forms.
//!
//! Takes a document; gives the same for two files if no reader sees a difference. Bytes of
//! pictures are left out, since photographs are cleaned themselves.

use super::everywhere::{dictionary, is};
use lopdf::{Dictionary, Document, Object};
use std::collections::HashSet;
use std::ptr;

/// What is drawn.
#[derive(Default, PartialEq)]
pub struct Drawn {
    /// The content of every page, in their order.
    pages: Vec<Vec<u8>>,
    /// The names of what is drawn with: fonts, pictures, colours, forms.
    names: Vec<Vec<u8>>,
    /// What forms and patterns say, each once, however often it is drawn.
    forms: Vec<Vec<u8>>,
}

impl Drawn {
    /// By a document, each dictionary of resources looked at once: they may lead in a circle.
    pub fn by(document: &Document) -> Self {
        let mut drawn = Self::default();
        let mut open: Vec<&Dictionary> = Vec::new();
        for page in document.get_pages().into_values() {
            drawn.pages.push(document.get_page_content(page));
            if let Ok((own, inherited)) = document.get_page_resources(page) {
                let inherited =
                    inherited.into_iter().filter_map(|id| document.get_dictionary(id).ok());
                open.extend(own.into_iter().chain(inherited));
            }
        }
        let (mut resources, mut objects) = (HashSet::new(), HashSet::new());
        while let Some(next) = open.pop() {
            if resources.insert(ptr::from_ref(next)) {
                drawn.take(document, next, &mut objects, &mut open);
            }
        }
        drawn.names.sort_unstable();
        drawn.forms.sort_unstable();
        drawn
    }

    fn take<'d>(
        &mut self,
        document: &'d Document,
        resources: &'d Dictionary,
        objects: &mut HashSet<*const Object>,
        open: &mut Vec<&'d Dictionary>,
    ) {
        for (kind, inside) in resources {
            let inside = resolved(document, inside).and_then(dictionary);
            for (name, object) in inside.into_iter().flat_map(Dictionary::iter) {
                self.names.push([kind, &b"/"[..], name].concat());
                let object = resolved(document, object);
                if let Some(object) = object.filter(|object| objects.insert(ptr::from_ref(*object)))
                {
                    self.forms.extend(words(object));
                    open.extend(within(document, object));
                }
            }
        }
    }
}

/// The resources of a form, a pattern or a font of drawings, and of the form by which
/// something is made transparent.
fn within<'d>(document: &'d Document, object: &'d Object) -> Vec<&'d Dictionary> {
    let of =
        |object: &'d Object, key: &[u8]| resolved(document, dictionary(object)?.get(key).ok()?);
    let mask = of(object, b"SMask").and_then(|mask| of(mask, b"G"));
    let all = [Some(object), mask].into_iter().flatten();
    all.filter_map(|object| of(object, b"Resources").and_then(dictionary)).collect()
}

/// What a stream says that is no picture.
fn words(object: &Object) -> Option<Vec<u8>> {
    let stream =
        object.as_stream().ok().filter(|stream| !is(&stream.dict, b"Subtype", b"Image"))?;
    Some(stream.get_plain_content().unwrap_or_else(|_| stream.content.clone()))
}

fn resolved<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}
