//! The fields of forms, each as often as the tree of them leads to it.

use super::super::super::Unreadable;
use super::super::object::{Dict, Object};
use super::super::store::Store;
use super::weights::{Thing, Weights, count};

/// A form of many pages has some thousands.
const MOST: u64 = 20_000;
/// So many bytes of a value weigh as much as a field.
const BYTES_A_FIELD: usize = 1 << 10;
/// A name in a form is shorter; each field has the names of all above it.
const LONGEST_NAME: usize = 512;

/// Weighs the largest form.
pub fn weigh(store: &Store<'_>) -> Result<(), Unreadable> {
    let mut weights = Weights::default();
    for entry in &store.entries {
        let Some(dict) = entry.dict() else { continue };
        let forms = dict.get("AcroForm").map_or(Vec::new(), |form| store.meanings(form));
        let forms = forms.into_iter().filter_map(Object::dict).chain([dict]);
        for fields in forms.filter_map(|form| form.get("Fields")) {
            let mut sum = 0_u64;
            for way in ways(store, fields) {
                let mut thing = |index| field(store, index);
                sum = sum.saturating_add(weights.heaviest(&way, 0, &mut thing)?);
            }
            if sum > MOST {
                return Err(Unreadable::TooLarge);
            }
        }
    }
    Ok(())
}

fn field(store: &Store<'_>, index: usize) -> Thing {
    let Some(dict) = store.entries[index].dict() else { return Thing::default() };
    let name = dict.get("T").and_then(Object::text).map_or(0, <[u8]>::len);
    if name > LONGEST_NAME {
        return Thing { weight: MOST + 1, ways: Vec::new() };
    }
    let bytes = length(store, dict, "V") + length(store, dict, "DV");
    let kids = dict.get("Kids").map_or(Vec::new(), |kids| ways(store, kids));
    let ways = kids.into_iter().map(|way| (1, way)).collect();
    Thing { weight: 1 + count(bytes / BYTES_A_FIELD), ways }
}

/// Where a list of fields leads.
fn ways(store: &Store<'_>, fields: &Object) -> Vec<Vec<usize>> {
    let lists = store.meanings(fields).into_iter();
    let items = lists.flat_map(Object::items);
    items.map(|item| store.versions(item)).filter(|way| !way.is_empty()).collect()
}

/// How long the longest text is that a value may be.
fn length(store: &Store<'_>, dict: &Dict, key: &str) -> usize {
    let values = dict.get(key).map_or(Vec::new(), |value| store.meanings(value));
    let texts = |value: &Object| -> usize {
        value.items().iter().filter_map(Object::text).map(<[u8]>::len).sum()
    };
    values.into_iter().map(texts).max().unwrap_or(0)
}
