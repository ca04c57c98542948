//! What the pages show: their contents and the forms within them, each as often as it is
//! shown.

use super::super::super::Unreadable;
use super::super::lexer::{Lexer, is_space};
use super::super::object::{Dict, Object};
use super::super::store::Store;
use super::weights::{Thing, Weights, count};
use memchr::memmem;
use std::collections::{BTreeSet, HashMap};

/// The values of a page: a map with a million lines has as many.
const MOST_ON_A_PAGE: u64 = 3_000_000;
/// The values of all pages.
const MOST: u64 = 16_000_000;
/// So many bytes weigh as much as a value.
const BYTES_A_VALUE: usize = 8;

/// Weighs all pages.
pub fn weigh(store: &Store<'_>) -> Result<(), Unreadable> {
    let mut shown = Shown::of(store);
    let mut weights = Weights::default();
    let mut pages: HashMap<Option<u32>, u64> = HashMap::new();
    for entry in &store.entries {
        let Some(dict) = entry.dict() else { continue };
        let sum = page(store, dict, &mut shown, &mut weights)?;
        if sum > MOST_ON_A_PAGE {
            return Err(Unreadable::TooLarge);
        }
        let heaviest = pages.entry(entry.number).or_default();
        *heaviest = sum.max(*heaviest);
    }
    let all = pages.values().fold(0_u64, |sum, page| sum.saturating_add(*page));
    if all > MOST { Err(Unreadable::TooLarge) } else { Ok(()) }
}

/// Weighs the contents of what may be a page.
fn page(
    store: &Store<'_>,
    dict: &Dict,
    shown: &mut Shown,
    weights: &mut Weights,
) -> Result<u64, Unreadable> {
    let contents = dict.get("Contents").filter(|contents| contents.text().is_none());
    let Some(contents) = contents else { return Ok(0) };
    let mut heaviest = 0;
    for list in store.meanings(contents) {
        // one that is no list is the content itself
        let items = if matches!(list, Object::List(_)) { list } else { contents };
        let mut sum = 0_u64;
        for item in items.items() {
            let part = shown.streams(store, &store.versions(item), dict);
            sum = sum.saturating_add(part.weight);
            for (times, way) in &part.ways {
                let mut thing = |index| shown.form(store, index);
                let weight = weights.heaviest(way, 1, &mut thing)?;
                sum = sum.saturating_add(weight.saturating_mul(*times));
            }
        }
        heaviest = sum.max(heaviest);
    }
    Ok(heaviest)
}

/// What a stream shows.
#[derive(Default)]
struct Content {
    weight: u64,
    /// Names that may be those of forms, each as often as it stands there.
    names: HashMap<Vec<u8>, u64>,
}

/// What streams show, each looked at once.
struct Shown {
    contents: HashMap<usize, Content>,
    /// Where the names of forms lead anywhere in the file.
    by_name: HashMap<Vec<u8>, BTreeSet<usize>>,
}

impl Shown {
    fn of(store: &Store<'_>) -> Self {
        let mut by_name: HashMap<Vec<u8>, BTreeSet<usize>> = HashMap::new();
        for entry in &store.entries {
            let Some(dict) = entry.dict() else { continue };
            for forms in forms_of(store, dict).into_iter().chain(own_forms(store, dict)) {
                for (name, form) in &forms.0 {
                    by_name.entry(name.clone()).or_default().extend(store.versions(form));
                }
            }
        }
        Self { contents: HashMap::new(), by_name }
    }

    /// A form, and the forms within it.
    fn form(&mut self, store: &Store<'_>, index: usize) -> Thing {
        match store.entries[index].dict() {
            Some(dict) if !dict.is("Subtype", "Image") => self.streams(store, &[index], dict),
            _ => Thing::default(),
        }
    }

    /// Streams of which one is shown, with the resources of a page or form.
    fn streams(&mut self, store: &Store<'_>, streams: &[usize], owner: &Dict) -> Thing {
        let mut heaviest = Thing::default();
        let resources = forms_of(store, owner);
        for index in streams {
            let content = self.contents.entry(*index).or_insert_with(|| read(store, *index));
            heaviest.weight = heaviest.weight.max(content.weight);
            for (name, times) in &content.names {
                let own = resources.iter().map(|forms| find(forms, name));
                let mut way: Vec<usize> =
                    own.clone().flatten().flat_map(|form| store.versions(form)).collect();
                // what a form has not may be found with the page, or with the pages above it
                if resources.is_empty() || own.into_iter().any(|form| form.is_none()) {
                    way.extend(self.by_name.get(name).into_iter().flatten());
                }
                heaviest.ways.push((*times, way));
            }
        }
        heaviest
    }
}

fn find<'d>(forms: &'d Dict, name: &[u8]) -> Option<&'d Object> {
    forms.0.iter().rev().find(|(known, _)| known == name).map(|(_, form)| form)
}

/// The forms among the resources of a page or form.
fn forms_of<'s>(store: &'s Store<'_>, owner: &'s Dict) -> Vec<&'s Dict> {
    let resources = owner.get("Resources").map_or(Vec::new(), |own| store.meanings(own));
    let resources = resources.into_iter().filter_map(Object::dict);
    resources.flat_map(|resources| own_forms(store, resources)).collect()
}

fn own_forms<'s>(store: &'s Store<'_>, resources: &'s Dict) -> Vec<&'s Dict> {
    let forms = resources.get("XObject").map_or(Vec::new(), |forms| store.meanings(forms));
    forms.into_iter().filter_map(Object::dict).collect()
}

fn read(store: &Store<'_>, index: usize) -> Content {
    let entry = &store.entries[index];
    let is_picture = entry.dict().is_none_or(|dict| dict.is("Subtype", "Image"));
    if entry.stream.is_none() || is_picture {
        return Content::default();
    }
    let data = store.unpacked(entry).data;
    let weight = values(&data).saturating_add(count(data.len() / BYTES_A_VALUE));
    Content { weight, names: names(&data) }
}

/// About how many values there are.
fn values(data: &[u8]) -> u64 {
    let mut values = 0;
    let mut was_space = true;
    for byte in data {
        let is_space = is_space(*byte);
        let begins = b"(<[/".contains(byte) || was_space && !is_space;
        values += u64::from(begins);
        was_space = is_space || b")>]".contains(byte);
    }
    values
}

/// The names that stand before an operator that shows forms, each with how often.
fn names(data: &[u8]) -> HashMap<Vec<u8>, u64> {
    let mut all = HashMap::new();
    if memmem::find(data, b"Do").is_none() {
        return all;
    }
    let mut lexer = Lexer::content(data);
    let mut names: Vec<Vec<u8>> = Vec::new();
    while let Some(value) = lexer.next() {
        match value {
            Object::Name(name) => names.push(name),
            Object::Word(word) if word == b"Do" => {
                for name in names.drain(..) {
                    *all.entry(name).or_default() += 1;
                }
            }
            // these are values, too
            Object::Word(word) if matches!(word.as_slice(), b"true" | b"false" | b"null") => {}
            Object::Word(_) => names.clear(),
            _ => {}
        }
    }
    all
}
