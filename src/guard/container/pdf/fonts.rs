//! The fonts of a file, each read once.
//!
//! Takes a reference or a name; gives a font. A content that stands alone, since nothing
//! refers to it any more, finds its fonts by their names among all resources.

use super::font::Font;
use super::object::{Dict, Object};
use super::store::Store;
use std::collections::HashMap;
use std::rc::Rc;

/// All fonts of a file.
pub struct Fonts<'s> {
    read: HashMap<*const Dict, Rc<Font>>,
    by_name: HashMap<&'s [u8], &'s Object>,
}

impl<'s> Fonts<'s> {
    /// Of the objects of a file.
    pub fn of(store: &'s Store<'_>) -> Self {
        let mut by_name = HashMap::new();
        for entry in &store.entries {
            let Some(dict) = entry.dict() else { continue };
            let resources = store.dict(dict, "Resources", entry.revision).unwrap_or(dict);
            let Some(fonts) = store.dict(resources, "Font", entry.revision) else { continue };
            by_name.extend(fonts.0.iter().map(|(name, font)| (name.as_slice(), font)));
        }
        Self { read: HashMap::new(), by_name }
    }

    /// The font that a value is, or one of this name.
    pub fn get(
        &mut self,
        store: &'s Store<'_>,
        font: Option<&'s Object>,
        name: &[u8],
        revision: usize,
    ) -> Option<Rc<Font>> {
        let font = font.or_else(|| self.by_name.get(name).copied())?;
        let dict = store.resolve(font, revision).dict()?;
        let read = self.read.entry(std::ptr::from_ref(dict));
        Some(read.or_insert_with(|| Rc::new(Font::new(dict, store, revision))).clone())
    }
}
