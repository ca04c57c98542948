//! The bookmarks, which are followed from one to the next as deep as there are any, and
//! looked for among all pages each.

use super::super::super::Unreadable;
use super::super::object::Object;
use super::super::store::Store;
use super::weights::count;
use std::collections::HashSet;

/// The headings of a book of a thousand pages are fewer.
const MOST: usize = 8_000;
/// Bookmarks times pages.
const MOST_LOOKS: u64 = 16_000_000;
/// The bytes of all titles.
const MOST_BYTES: usize = 8 << 20;

/// Weighs the bookmarks.
pub fn weigh(store: &Store<'_>) -> Result<(), Unreadable> {
    let pages = store.entries.iter().filter_map(|entry| entry.dict());
    let pages = pages.filter(|dict| dict.is("Type", "Page")).count();
    let mut seen = HashSet::new();
    let mut bytes = 0_usize;
    let outlines = store.entries.iter().filter_map(|entry| entry.dict()?.get("Outlines"));
    let firsts = outlines.flat_map(|outlines| store.meanings(outlines));
    let firsts = firsts.filter_map(|outlines| outlines.dict()?.get("First"));
    let mut waiting: Vec<usize> = firsts.flat_map(|first| store.versions(first)).collect();
    while let Some(index) = waiting.pop() {
        let Some(dict) = store.entries[index].dict().filter(|_| seen.insert(index)) else {
            continue;
        };
        let titles = dict.get("Title").map_or(Vec::new(), |title| store.meanings(title));
        let title = titles.into_iter().filter_map(Object::text).map(<[u8]>::len).max();
        bytes = bytes.saturating_add(title.unwrap_or(0));
        let looks = count(seen.len()).saturating_mul(count(pages));
        if seen.len() > MOST || bytes > MOST_BYTES || looks > MOST_LOOKS {
            return Err(Unreadable::TooLarge);
        }
        for key in ["First", "Next"] {
            waiting.extend(dict.get(key).map_or(Vec::new(), |next| store.versions(next)));
        }
    }
    Ok(())
}
