//! Takes the values out of the fields that an exception names; they survive only as
//! needles of the gate.

use super::needle::{Needle, needles_of};
use super::value::{Field, Shown, Value};
use super::withheld::Mask;
use crate::model::ItemRef;
use crate::schema::same_key;
use std::sync::Arc;

/// Masks the field at `path` (`subject.name`, `notice.n1.supplier`); gives its needles.
/// A path that leads nowhere masks nothing: `content` has refused it already.
pub fn mask(fields: &mut [Field], path: &str, mask: &Mask, owner: &Arc<ItemRef>) -> Vec<Needle> {
    mask_under(fields, path, path, mask, owner)
}

fn mask_under(
    fields: &mut [Field],
    path: &str,
    full: &str,
    mask: &Mask,
    owner: &Arc<ItemRef>,
) -> Vec<Needle> {
    let (head, rest) = split(path);
    let Some(field) = fields.iter_mut().find(|field| same_key(head, field.name)) else {
        return Vec::new();
    };
    let Some(rest) = rest else {
        let withheld = std::mem::replace(&mut field.shown, Shown::Withheld(mask.clone()));
        return match withheld {
            Shown::Open(value) => needles_of(&value, field.class, full, owner),
            Shown::Withheld(_) => Vec::new(),
        };
    };
    match &mut field.shown {
        Shown::Open(value) => mask_value(value, rest, full, mask, owner),
        Shown::Withheld(_) => Vec::new(),
    }
}

fn mask_value(
    value: &mut Value,
    path: &str,
    full: &str,
    mask: &Mask,
    owner: &Arc<ItemRef>,
) -> Vec<Needle> {
    match value {
        Value::Group(_, fields) => mask_under(fields, path, full, mask, owner),
        Value::List(values) => {
            let (id, rest) = split(path);
            let mut needles = Vec::new();
            for value in values {
                match (value, rest) {
                    (Value::Group(Some(of), fields), Some(rest)) if of == id => {
                        needles.extend(mask_under(fields, rest, full, mask, owner));
                    }
                    (Value::Group(Some(of), fields), None) if of == id => {
                        needles.extend(mask_all(fields, full, mask, owner));
                    }
                    _ => {}
                }
            }
            needles
        }
        _ => Vec::new(),
    }
}

/// A whole entry of a list: every field of it.
fn mask_all(fields: &mut [Field], full: &str, mask: &Mask, owner: &Arc<ItemRef>) -> Vec<Needle> {
    let names: Vec<&'static str> = fields.iter().map(|field| field.name).collect();
    names.into_iter().flat_map(|name| mask_under(fields, name, full, mask, owner)).collect()
}

fn split(path: &str) -> (&str, Option<&str>) {
    path.split_once('.').map_or((path, None), |(head, rest)| (head, Some(rest)))
}
