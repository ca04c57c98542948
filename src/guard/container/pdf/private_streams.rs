//! Streams that one program keeps for itself: what `/PieceInfo` leads to (ISO 32000-2, 14.5),
//! as Illustrator keeps its own drawing there. No reader shows them and only that program
//! understands them.

use super::object::{Dict, Object};
use super::store::Store;
use std::collections::HashSet;

/// How far from the entry they are followed, and how many objects in all.
const DEEPEST: usize = 16;
const MOST: usize = 10_000;

/// Where they stand.
pub fn private_streams(store: &Store<'_>) -> HashSet<usize> {
    let mut found = Found { store, seen: HashSet::new(), streams: HashSet::new() };
    for entry in &store.entries {
        if let Some(piece) = entry.dict().and_then(|dict| dict.get("PieceInfo")) {
            found.follow(piece, entry.revision, 0);
        }
    }
    found.streams
}

struct Found<'f, 's> {
    store: &'f Store<'s>,
    seen: HashSet<usize>,
    streams: HashSet<usize>,
}

impl Found<'_, '_> {
    fn follow(&mut self, value: &Object, revision: usize, depth: usize) {
        if depth > DEEPEST || self.seen.len() > MOST {
            return;
        }
        match value {
            Object::Reference(_) => {
                let Some(index) = self.store.find(value, revision) else { return };
                let entry = &self.store.entries[index];
                if entry.stream.is_some() {
                    self.streams.insert(index);
                }
                if self.seen.insert(index) {
                    self.follow(&entry.value, revision, depth + 1);
                }
            }
            Object::List(items) => {
                items.iter().for_each(|item| self.follow(item, revision, depth + 1));
            }
            Object::Dict(dict) => self.inside(dict, revision, depth),
            _ => {}
        }
    }

    fn inside(&mut self, dict: &Dict, revision: usize, depth: usize) {
        for (key, value) in &dict.0 {
            // back to the page and its fonts: those are read as what they are
            if !matches!(key.as_slice(), b"Parent" | b"P" | b"Resources" | b"Pages") {
                self.follow(value, revision, depth + 1);
            }
        }
    }
}
