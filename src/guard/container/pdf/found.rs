//! What a reader of PDF found, before it is told to the walk.
//!
//! Reading runs in a thread that may be given up; telling what was read, and reading the
//! files inside, happens outside of it.

use super::super::{Unreadable, Walk};
use std::collections::HashSet;
use std::io::Cursor;
use unicode_normalization::UnicodeNormalization;

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    said: Vec<(String, String)>,
    known: HashSet<(String, String)>,
    unread: Vec<(String, Unreadable)>,
    files: Vec<(String, Vec<u8>, String)>,
    unknown: Vec<String>,
    whole: HashSet<String>,
    is_deep: bool,
}

impl Found {
    /// Words that stand at a place, once.
    pub fn say(&mut self, place: &str, text: &str) {
        let text: String = text.nfkc().collect();
        if !text.trim().is_empty() && self.known.insert((place.to_owned(), text.clone())) {
            self.said.push((place.to_owned(), text));
        }
    }

    /// Something that cannot be read.
    pub fn cannot(&mut self, place: &str, why: Unreadable) {
        self.unread.push((place.to_owned(), why));
    }

    /// A place where characters are drawn of which nobody knows what they are.
    pub fn unknown(&mut self, place: &str) {
        self.unknown.push(place.to_owned());
    }

    /// Whether there is such a place.
    pub fn is_in_doubt(&self) -> bool {
        !self.unknown.is_empty()
    }

    /// Something is nested deeper, or leads to more, than anything should.
    pub fn deep(&mut self) {
        self.is_deep = true;
    }

    /// Whether no reader that trusts the file may be given it.
    pub fn is_deep(&self) -> bool {
        self.is_deep
    }

    /// A place at which every character was understood.
    pub fn whole(&mut self, place: &str) {
        self.whole.insert(place.to_owned());
    }

    /// What this reader did not understand is not understood, unless `other` did.
    pub fn unless(&mut self, other: &Self) {
        for place in std::mem::take(&mut self.unknown) {
            if !other.whole.contains(&place) {
                self.cannot(&place, Unreadable::Partial);
            }
        }
    }

    /// A file inside.
    pub fn file(&mut self, place: String, bytes: Vec<u8>, extension: String) {
        self.files.push((place, bytes, extension));
    }

    /// Tells everything to the walk.
    pub fn tell(self, walk: &mut Walk) {
        for (place, text) in self.said {
            walk.say(&place, text);
        }
        for (place, why) in self.unread {
            walk.cannot(&place, why);
        }
        for (place, bytes, extension) in self.files {
            let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            let counted = walk.count(1).and_then(|()| walk.unpack(Cursor::new(bytes), size));
            match counted {
                Ok(bytes) => walk.file(&place, &bytes, &extension),
                Err(why) => walk.cannot(&place, why),
            }
        }
    }
}
