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
    /// It is a clause of a secret sentence: others write the same by chance.
    Clause,
    /// Its item is public no more, or is too slight to be: what other items say in their
    /// own right stays theirs.
    Lapsed,
}

/// Sentences shorter than this are too common to be looked for on their own.
const SHORTEST_SENTENCE: usize = 10;
/// What stands between two commas is looked for from so many characters on.
const SHORTEST_CLAUSE: usize = 12;

/// The needles of one open value at `path`.
pub fn needles_of(value: &Value, class: Class, path: &str, owner: &Arc<ItemRef>) -> Vec<Needle> {
    let mut needles = Vec::new();
    let field: Arc<str> = path.into();
    let mut add = |class, text: &str, hold| {
        let (text, owner) = (Private::new(text.to_owned()), Arc::clone(owner));
        needles.push(Needle { text, class, owner, field: Arc::clone(&field), shown: None, hold });
    };
    value.texts(class, &mut |class, text| {
        let pieces = pieces(class, text);
        for clause in clauses(class, text).filter(|clause| !pieces.contains(clause)) {
            add(class, clause, Hold::Clause);
        }
        pieces.into_iter().for_each(|piece| add(class, piece, Hold::Secret));
    });
    needles
}

/// The needles of words that belong to an item but to no field of it.
pub fn needles_of_words(text: &str, field: &str, owner: &ItemRef, hold: Hold) -> Vec<Needle> {
    let value = Value::Prose(text.to_owned());
    held(needles_of(&value, Class::FreeText, field, &Arc::new(owner.clone())), hold)
}

/// Needles of an item that is secret as a whole, or public no more: of the latter no clause
/// is looked for by itself.
fn held(needles: Vec<Needle>, hold: Hold) -> Vec<Needle> {
    match hold {
        Hold::Secret | Hold::Clause => needles,
        Hold::Lapsed => {
            let whole = needles.into_iter().filter(|needle| needle.hold == Hold::Secret);
            whole.map(|needle| Needle { hold, ..needle }).collect()
        }
    }
}

/// The needles of every field, for an item that is withheld or ended whole.
pub fn needles_of_fields(fields: &[Field], owner: &Arc<ItemRef>, hold: Hold) -> Vec<Needle> {
    let open = fields.iter().filter_map(|field| match &field.shown {
        Shown::Open(value) => Some(needles_of(value, field.class, field.name, owner)),
        Shown::Withheld(_) => None,
    });
    // other items name the body too, and a date is looked for on pages that this item has not
    let is_told_apart = |class| !matches!(class, Class::PublicBody | Class::Date);
    held(open.flatten().filter(|needle| is_told_apart(needle.class)).collect(), hold)
}

/// Of prose every clause that is long enough to be told apart, and cites nothing.
fn clauses(class: Class, text: &str) -> impl Iterator<Item = &str> {
    let is_prose = class == Class::FreeText;
    let all = text.split(['。', '；', '！', '？', '\n', '\r', '，', ',', '：', ':']);
    let all = all.map(str::trim).filter(move |_| is_prose);
    all.filter(|clause| clause.chars().count() >= SHORTEST_CLAUSE && !clause.contains('《'))
}

/// The whole text, and of prose every sentence that is long enough to be told apart.
pub fn pieces(class: Class, text: &str) -> Vec<&str> {
    if class == Class::Common {
        return Vec::new();
    }
    let mut pieces = vec![text.trim()];
    if class == Class::FreeText {
        let sentences = text.split(['。', '；', '！', '？', '\n', '\r']).map(str::trim);
        pieces.extend(sentences.filter(|one| one.chars().count() >= SHORTEST_SENTENCE));
    }
    pieces.sort_unstable();
    pieces.dedup();
    pieces.retain(|piece| !piece.is_empty());
    pieces
}
