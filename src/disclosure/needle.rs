//! A value that must not occur in the finished site, and whose it is.

use super::value::{Class, Field, Shown, Value};
use crate::model::{ItemRef, Private};
use std::sync::Arc;

/// A withheld value. It can be looked for; it cannot be printed.
#[derive(Clone, Debug)]
pub struct Needle {
    /// The value itself.
    pub text: Private<String>,
    /// What it says.
    pub class: Class,
    /// The item that withholds it.
    pub owner: Arc<ItemRef>,
    /// The field that holds it, as a key path.
    pub field: Arc<str>,
    /// The one form in which a part of it is public, if there is one: 张某.
    pub shown: Option<Arc<str>>,
    /// Why it must not occur.
    pub hold: Hold,
}

/// Why a value must not occur, which decides what others may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// An exception withholds it, or a rule masks it: whoever says it tells a secret.
    Secret,
    /// Its item is public no more, or is too slight to be: what other items say in their
    /// own right stays theirs.
    Lapsed,
}

/// Clauses shorter than this are too common to be looked for on their own.
const SHORTEST_CLAUSE: usize = 10;

/// The needles of one open value at `path`.
pub fn needles_of(value: &Value, class: Class, path: &str, owner: &Arc<ItemRef>) -> Vec<Needle> {
    let mut needles = Vec::new();
    let field: Arc<str> = path.into();
    value.texts(class, &mut |class, text| {
        for piece in pieces(class, text) {
            needles.push(Needle {
                text: Private::new(piece.to_owned()),
                class,
                owner: Arc::clone(owner),
                field: Arc::clone(&field),
                shown: None,
                hold: Hold::Secret,
            });
        }
    });
    needles
}

/// The needles of words that belong to an item but to no field of it.
pub fn needles_of_words(text: &str, field: &str, owner: &ItemRef, hold: Hold) -> Vec<Needle> {
    let value = Value::Prose(text.to_owned());
    let needles = needles_of(&value, Class::FreeText, field, &Arc::new(owner.clone()));
    needles.into_iter().map(|needle| Needle { hold, ..needle }).collect()
}

/// The needles of every field, for an item that is withheld or ended whole.
pub fn needles_of_fields(fields: &[Field], owner: &Arc<ItemRef>, hold: Hold) -> Vec<Needle> {
    let open = fields.iter().filter_map(|field| match &field.shown {
        Shown::Open(value) => Some(needles_of(value, field.class, field.name, owner)),
        Shown::Withheld(_) => None,
    });
    // other items name the body too, and a date is looked for on pages that this item has not
    let is_told_apart = |class| !matches!(class, Class::PublicBody | Class::Date);
    let told_apart = open.flatten().filter(|needle| is_told_apart(needle.class));
    told_apart.map(|needle| Needle { hold, ..needle }).collect()
}

/// The whole text, and of prose every clause that is long enough to be told apart.
pub fn pieces(class: Class, text: &str) -> Vec<&str> {
    if class == Class::Common {
        return Vec::new();
    }
    let mut pieces = vec![text.trim()];
    if class == Class::FreeText {
        let clauses = text.split(['。', '；', '！', '？', '\n', '\r']).map(str::trim);
        pieces.extend(clauses.filter(|clause| clause.chars().count() >= SHORTEST_CLAUSE));
    }
    pieces.sort_unstable();
    pieces.dedup();
    pieces.retain(|piece| !piece.is_empty());
    pieces
}
