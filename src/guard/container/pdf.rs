//! PDF: everything in it that a person or a program can read, shown or not.
//!
//! Takes bytes of any kind. Reads them twice: the text layer as a reader shows it, and
//! every object as it stands, of all revisions, in threads of their own with limits of
//! time and size. Files inside are handed on outside of these threads.

mod burden;
mod canvas;
mod cells;
mod cmap;
mod content;
mod drawn;
mod encoding;
mod filter;
mod font;
mod fonts;
mod found;
mod gaps;
mod glyph_names;
mod kinds;
mod lane;
mod layer;
mod lexer;
mod object;
mod operators;
mod pages;
mod private_streams;
mod scan;
mod signs;
mod size;
mod store;
mod streams;
mod strings;
mod sweep;
#[cfg(test)]
mod tests;
mod transform;
mod unlock;

use super::{Unreadable, Walk};
use drawn::Studio;
use found::Found;
use lane::Patience;
pub use lane::read as patiently;
use std::sync::Arc;
use store::Store;

/// A PDF says that it is one within its first bytes.
const HEADER_WITHIN: usize = 1024;

/// Reads a PDF.
pub fn read(bytes: &[u8], walk: &mut Walk) {
    let head = bytes.get(..HEADER_WITHIN).unwrap_or(bytes);
    if memchr::memmem::find(head, b"%PDF-").is_none() {
        return walk.cannot("", Unreadable::Broken);
    }
    let bytes: Arc<[u8]> = bytes.into();
    let own = Arc::clone(&bytes);
    let mut objects = match lane::read(move |patience| objects(&own, &patience)) {
        Ok(objects) => objects,
        Err(why) => return walk.cannot("", why),
    };
    // nothing stops the other reader from following whatever a file leads to
    if objects.is_deep() {
        objects.unless(&Found::default());
        return objects.tell(walk);
    }
    let mut layer = lane::read(move |patience| layer::read(&bytes, &patience));
    objects.unless(layer.as_ref().unwrap_or(&Found::default()));
    if let Ok(layer) = &mut layer {
        layer.unless(&objects);
    }
    match layer {
        Ok(layer) => layer.tell(walk),
        // it needs many times as long as the reader of objects, which has come to an end;
        // among what is packed only noise would be found
        Err(Unreadable::TimedOut) => walk.cannot_again("", Unreadable::TimedOut),
        Err(why) => walk.cannot("", why),
    }
    objects.tell(walk);
}

/// Reads every object as it stands.
fn objects(bytes: &[u8], patience: &Patience) -> Result<Found, Unreadable> {
    size::measure(bytes)?;
    let scan = scan::scan(bytes)?;
    let mut found = Found::default();
    gaps::read(bytes, &scan, &mut found);
    let is_encrypted = scan
        .entries
        .iter()
        .filter(|entry| !entry.is_inside)
        .filter_map(scan::Entry::dict)
        .any(|dict| dict.has("Encrypt") && (dict.has("Root") || dict.has("Size")));
    let store = Store::new(scan, patience.clone());
    if !is_encrypted {
        words(&store, &mut found);
        return Ok(found);
    }
    let plain = match unlock::unlocked(bytes) {
        Ok(plain) => plain,
        Err(why) => {
            found.cannot("", why);
            return Ok(found);
        }
    };
    // what was replaced is lost when the encryption is taken away
    if (0..store.entries.len()).any(|index| store.is_replaced(index)) {
        found.cannot("早先版本", Unreadable::Encrypted);
    }
    let plain = Store::new(scan::scan(&plain)?, patience.clone());
    if !holds_all(&plain, &store) {
        found.cannot("其他对象", Unreadable::Encrypted);
    }
    words(&plain, &mut found);
    Ok(found)
}

/// Whether every object is still there, those aside that only build the file.
fn holds_all(plain: &Store<'_>, encrypted: &Store<'_>) -> bool {
    let lock = encrypted.entries.iter().filter(|entry| !entry.is_inside);
    let lock: Vec<usize> = lock
        .filter_map(|entry| encrypted.find(entry.dict()?.get("Encrypt")?, usize::MAX))
        .collect();
    encrypted.entries.iter().enumerate().all(|(index, entry)| {
        let builds = entry.is_inside
            || lock.contains(&index)
            || entry
                .dict()
                .is_some_and(|dict| dict.is("Type", "ObjStm") || dict.is("Type", "XRef"));
        builds || entry.number.is_none_or(|number| plain.index(number, usize::MAX).is_some())
    })
}

fn words(store: &Store<'_>, found: &mut Found) {
    if store.is_deep {
        found.deep();
    }
    if store.is_lost {
        found.cannot("", Unreadable::Partial);
    }
    if let Err(why) = burden::weigh(store) {
        found.cannot("", why);
        found.deep();
    }
    let mut studio = Studio::new(store);
    let located = pages::read(&mut studio, found);
    let roles = sweep::read(store, &located, found);
    streams::read(store, &studio.seen, &located, &roles, found);
}
