//! The pages of a file, of every revision, and whatever else is drawn.
//!
//! Takes the objects; says the characters of each page, of its annotations, of pages
//! that nothing lists any more, and of contents that no page shows.

use super::super::Unreadable;
use super::canvas::{Mark, readings, singles};
use super::content::Run;
use super::drawn::{Drawn, Studio};
use super::found::Found;
use super::object::{Dict, Object};
use super::operators::is_drawing;
use super::store::Store;
use super::transform::UNIT;
use std::collections::{HashMap, HashSet};

/// Pages above pages.
const DEEPEST: usize = 64;
/// The bytes of a page, all its contents together.
const LONGEST: usize = 32 << 20;
/// Revisions that are looked at as they were.
const MOST_REVISIONS: usize = 64;

/// How a page is called.
pub fn page_place(page: usize) -> String {
    format!("第 {page} 页")
}

/// How a revision is called.
pub fn revision_place(revision: usize) -> String {
    format!("早先版本 {}", revision + 1)
}

/// On which page things stand, by where they stand among the objects.
#[derive(Debug, Default)]
pub struct Located {
    /// The page of an annotation.
    pub annotations: HashMap<usize, usize>,
    /// The place of a picture.
    pub pictures: HashMap<usize, String>,
}

/// Reads all pages.
pub fn read<'s>(studio: &mut Studio<'s, '_>, found: &mut Found) -> Located {
    let store = studio.store;
    let mut located = Located::default();
    let current = current_pages(store);
    for (page, index) in (1..).zip(&current) {
        let place = page_place(page);
        show_page(studio, *index, usize::MAX, &place, found, &mut located);
        let dict = store.entries[*index].dict();
        for annotation in dict.map_or(Vec::new(), |dict| list(store, dict, "Annots", usize::MAX)) {
            if let Some(index) = store.find(annotation, usize::MAX) {
                located.annotations.insert(index, page);
            }
        }
        if let Some(thumbnail) = dict.and_then(|dict| store.find(dict.get("Thumb")?, usize::MAX)) {
            let place = format!("{place}的缩略图");
            // it shows what the page showed when it was made
            found.cannot(&place, Unreadable::NoText);
            located.pictures.insert(thumbnail, place);
        }
    }
    earlier_pages(studio, &current, found, &mut located);
    let last = store.entries.iter().map(|entry| entry.revision).max().unwrap_or(0);
    for (index, entry) in store.entries.iter().enumerate() {
        if !studio.seen.contains(&index) && is_content(store, index) {
            let place = if store.is_replaced(index) {
                revision_place(entry.revision)
            } else {
                ELSEWHERE.to_owned()
            };
            let mut run = Run::new(studio, entry.revision.min(last));
            run.form(index, None, UNIT);
            let drawn = run.drawn;
            say(&drawn, &place, found, &mut located);
        }
    }
    located
}

/// Where something is drawn that no page shows.
const ELSEWHERE: &str = "不在任何页上的内容";

/// Pages that were replaced, that nothing lists, or that once showed something else.
fn earlier_pages(
    studio: &mut Studio<'_, '_>,
    current: &[usize],
    found: &mut Found,
    located: &mut Located,
) {
    let store = studio.store;
    let last = store.entries.iter().map(|entry| entry.revision).max().unwrap_or(0);
    let listed: HashSet<usize> = current.iter().copied().collect();
    let pages = |(index, entry): (usize, &super::scan::Entry<'_>)| {
        entry.dict().is_some_and(|dict| dict.is("Type", "Page")).then_some(index)
    };
    let pages: Vec<usize> = store.entries.iter().enumerate().filter_map(pages).collect();
    for index in &pages {
        let revision = store.entries[*index].revision;
        if !listed.contains(index) {
            let is_replaced = store.is_replaced(*index);
            let place = if is_replaced { revision_place(revision) } else { ELSEWHERE.to_owned() };
            show_page(studio, *index, revision, &place, found, located);
        }
        for revision in (revision..last).take(MOST_REVISIONS) {
            let dict = store.entries[*index].dict();
            let contents = dict.map_or(Vec::new(), |dict| list(store, dict, "Contents", revision));
            let is_new = contents
                .iter()
                .filter_map(|content| store.find(content, revision))
                .any(|content| !studio.seen.contains(&content));
            if is_new {
                let place = revision_place(revision);
                show_page(studio, *index, revision, &place, found, located);
            }
        }
    }
}

/// The pages as a reader counts them.
fn current_pages(store: &Store<'_>) -> Vec<usize> {
    let roots = store.entries.iter().rev().filter_map(|entry| {
        let dict = entry.dict()?;
        let is_trailer = !entry.is_inside && (entry.number.is_none() || dict.is("Type", "XRef"));
        if is_trailer { store.find(dict.get("Root")?, usize::MAX) } else { None }
    });
    let catalogs = store.entries.iter().enumerate().rev();
    let catalogs = catalogs
        .filter(|(_, entry)| entry.dict().is_some_and(|dict| dict.is("Type", "Catalog")))
        .map(|(index, _)| index);
    for root in roots.chain(catalogs) {
        let tree = store.entries[root].dict().and_then(|root| root.get("Pages"));
        let mut pages = Vec::new();
        if let Some(top) = tree.and_then(|tree| store.find(tree, usize::MAX)) {
            gather(store, top, &mut HashSet::new(), 0, &mut pages);
        }
        if !pages.is_empty() {
            return pages;
        }
    }
    Vec::new()
}

fn gather(
    store: &Store<'_>,
    index: usize,
    seen: &mut HashSet<usize>,
    depth: usize,
    pages: &mut Vec<usize>,
) {
    if depth > DEEPEST || !seen.insert(index) {
        return;
    }
    let Some(dict) = store.entries[index].dict() else { return };
    if !dict.has("Kids") {
        return pages.push(index);
    }
    for kid in list(store, dict, "Kids", usize::MAX) {
        if let Some(kid) = store.find(kid, usize::MAX) {
            gather(store, kid, seen, depth + 1, pages);
        }
    }
}

fn list<'s>(store: &'s Store<'_>, dict: &'s Dict, key: &str, revision: usize) -> Vec<&'s Object> {
    match dict.get(key) {
        Some(value @ Object::Reference(_)) => match store.resolve(value, revision) {
            Object::List(items) => items.iter().collect(),
            _ => vec![value],
        },
        Some(value) => value.items().iter().collect(),
        None => Vec::new(),
    }
}

fn show_page<'s>(
    studio: &mut Studio<'s, '_>,
    index: usize,
    revision: usize,
    place: &str,
    found: &mut Found,
    located: &mut Located,
) {
    let store = studio.store;
    let Some(page) = store.entries[index].dict() else { return };
    let resources = inherited(store, page, revision);
    let mut run = Run::new(studio, revision);
    // a value may begin in one part of the content and end in the next
    let mut content = Vec::new();
    for part in list(store, page, "Contents", revision) {
        if let Some(index) = store.find(part, revision) {
            run.seen(index);
            if content.len() > LONGEST {
                run.drawn.is_lost = true;
                break;
            }
            let unpacked = store.unpacked(&store.entries[index]);
            run.drawn.is_lost |= !unpacked.is_whole;
            content.extend_from_slice(&unpacked.data);
            content.push(b'\n');
        }
    }
    run.content(&content, resources);
    let drawn = run.drawn;
    let is_silent = drawn.marks.iter().all(|mark| mark.text.trim().is_empty());
    if is_silent && drawn.is_painted {
        found.cannot(place, Unreadable::NoText);
    }
    say(&drawn, place, found, located);
    let mut run = Run::new(studio, revision);
    for annotation in list(store, page, "Annots", revision) {
        if let Some(annotation) = store.resolve(annotation, revision).dict() {
            appearances(store, annotation, revision, &mut run);
        }
    }
    let drawn = run.drawn;
    say(&drawn, &format!("{place} › 批注"), found, located);
}

/// The resources of a page, which it may have from the pages above it.
fn inherited<'s>(store: &'s Store<'_>, page: &'s Dict, revision: usize) -> Option<&'s Dict> {
    let mut page = page;
    for _ in 0..DEEPEST {
        if let Some(resources) = store.dict(page, "Resources", revision) {
            return Some(resources);
        }
        page = store.dict(page, "Parent", revision)?;
    }
    None
}

/// All appearances of an annotation, whichever is shown.
fn appearances<'s>(
    store: &'s Store<'_>,
    annotation: &'s Dict,
    revision: usize,
    run: &mut Run<'_, 's, '_>,
) {
    let corner = list(store, annotation, "Rect", revision);
    let corner = |at: usize| corner.get(at).and_then(|item| item.number()).unwrap_or(0.0);
    let by = [1.0, 0.0, 0.0, 1.0, corner(0), corner(1)];
    let Some(all) = store.dict(annotation, "AP", revision) else { return };
    for (_, appearance) in &all.0 {
        let Some(index) = store.find(appearance, revision) else {
            for (_, state) in appearance.dict().map_or(&[][..], |states| states.0.as_slice()) {
                if let Some(index) = store.find(state, revision) {
                    run.form(index, None, by);
                }
            }
            continue;
        };
        match (store.entries[index].stream, store.entries[index].dict()) {
            (None, Some(states)) => {
                for index in states.0.iter().filter_map(|(_, state)| store.find(state, revision)) {
                    run.form(index, None, by);
                }
            }
            _ => run.form(index, None, by),
        }
    }
}

fn say(drawn: &Drawn, place: &str, found: &mut Found, located: &mut Located) {
    for text in readings(&drawn.marks) {
        found.say(place, &text);
    }
    found.say(place, &drawn.asides.join("\n"));
    found.say(place, &singles(drawn.actual.iter().map(String::as_str)));
    let is_lost = drawn.is_unknown || drawn.is_deep || drawn.is_unsure || drawn.is_lost;
    let is_shown = |mark: &Mark| !mark.text.chars().any(char::is_control);
    if !is_lost && !drawn.marks.is_empty() && drawn.marks.iter().all(is_shown) {
        found.whole(place);
    }
    if drawn.is_unknown {
        found.cannot(place, Unreadable::Partial);
    }
    if drawn.is_deep {
        found.deep();
    }
    if drawn.is_unsure {
        found.unknown(place);
    }
    if drawn.is_lost {
        found.cannot(place, Unreadable::Broken);
    }
    for picture in &drawn.pictures {
        located.pictures.entry(*picture).or_insert_with(|| format!("{place}的图片"));
    }
}

/// What programs of fonts call themselves.
const FONT_PROGRAMS: [&str; 3] = ["Type1C", "CIDFontType0C", "OpenType"];

/// Whether a stream draws: a form, a pattern, a glyph.
fn is_content(store: &Store<'_>, index: usize) -> bool {
    let entry = &store.entries[index];
    let Some(dict) = entry.dict().filter(|_| entry.stream.is_some()) else { return false };
    let is_other = dict.is("Subtype", "Image")
        || ["XRef", "ObjStm", "Metadata", "EmbeddedFile"].iter().any(|kind| dict.is("Type", kind))
        || dict.has("Length1")
        || FONT_PROGRAMS.iter().any(|kind| dict.is("Subtype", kind));
    if is_other {
        return false;
    }
    let unpacked = store.unpacked(entry);
    unpacked.picture.is_none() && is_drawing(&unpacked.data)
}
