//! Every string of every object, so that nothing falls through: annotations, bookmarks,
//! forms, properties, links, scripts, and what nobody has thought of.
//!
//! Takes the objects; says their strings under the name of what they belong to. Names
//! and numbers that only build the file are no strings.

use super::super::Unreadable;
use super::super::plain::markup;
use super::canvas::singles;
use super::found::Found;
use super::kinds::{self, OTHER, PROPERTIES, SCRIPT};
use super::object::{Dict, Object};
use super::pages::{Located, page_place, revision_place};
use super::store::Store;
use super::strings::readings;
use crate::guard::decode::{decode_escapes, decode_percent};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A name with fewer digits builds the file.
const FEW_DIGITS: usize = 6;

/// Calls `found` with every string in a value, and the key under which it stands.
pub fn strings_of(value: &Object, found: &mut dyn FnMut(&[u8], &[u8])) {
    under(b"", value, found);
}

fn under(key: &[u8], value: &Object, found: &mut dyn FnMut(&[u8], &[u8])) {
    match value {
        Object::Text(text) => found(key, text),
        Object::Name(name) => name_under(key, name, found),
        Object::List(items) => items.iter().for_each(|item| under(key, item, found)),
        Object::Dict(dict) => {
            for (key, value) in &dict.0 {
                name_under(b"", key, found);
                under(key, value, found);
            }
        }
        Object::Null | Object::Word(_) | Object::Number(_) | Object::Reference(_) => {}
    }
}

/// A name that may be words: a person's, or a long number.
fn name_under(key: &[u8], name: &[u8], found: &mut dyn FnMut(&[u8], &[u8])) {
    let is_font = matches!(key, b"BaseFont" | b"FontName");
    let digits = name.iter().filter(|byte| byte.is_ascii_digit()).count();
    if !is_font && (digits >= FEW_DIGITS || !name.is_ascii()) {
        found(key, name);
    }
}

/// Strings by their places.
#[derive(Default)]
struct Said {
    by_place: BTreeMap<String, Vec<String>>,
}

/// What the streams are to which a key leads: scripts, forms, rich text.
pub type Roles = HashMap<usize, &'static str>;

/// Says all strings.
pub fn read(store: &Store<'_>, located: &Located, found: &mut Found) -> Roles {
    let mut roles = Roles::new();
    let mut said = Said::default();
    let properties: HashSet<usize> = store
        .entries
        .iter()
        .filter_map(|entry| store.find(entry.dict()?.get("Info")?, entry.revision))
        .collect();
    for (index, entry) in store.entries.iter().enumerate() {
        let before = match located.annotations.get(&index) {
            Some(page) => format!("{} › ", page_place(*page)),
            None if store.is_replaced(index) => format!("{} › ", revision_place(entry.revision)),
            None => String::new(),
        };
        let usual = if properties.contains(&index) { PROPERTIES } else { OTHER };
        let mut walk = Walked {
            store,
            revision: entry.revision,
            before: &before,
            said: &mut said,
            roles: &mut roles,
            has_script: false,
        };
        walk.value(b"", &entry.value, usual);
        if walk.has_script {
            found.cannot(SCRIPT, Unreadable::Script);
        }
        for aside in &entry.asides {
            said.add(&before, OTHER, aside);
        }
    }
    for (place, texts) in said.by_place {
        found.say(&place, &texts.join("\n"));
        found.say(&place, &singles(texts.iter().map(String::as_str)));
    }
    roles
}

struct Walked<'w, 's> {
    store: &'w Store<'s>,
    revision: usize,
    before: &'w str,
    said: &'w mut Said,
    roles: &'w mut Roles,
    has_script: bool,
}

impl Walked<'_, '_> {
    fn value(&mut self, key: &[u8], value: &Object, kind: &'static str) {
        match value {
            Object::List(items) => items.iter().for_each(|item| self.value(key, item, kind)),
            Object::Dict(dict) => self.dict(dict, kinds::of_dict(dict).unwrap_or(kind)),
            Object::Reference(_) => {
                if let Some(role) = kinds::of_key(key)
                    && let Some(index) = self.store.find(value, self.revision)
                {
                    self.roles.insert(index, role);
                }
            }
            value => {
                let (before, said) = (self.before, &mut *self.said);
                let kind = kinds::of_key(key).unwrap_or(kind);
                under(key, value, &mut |_, text| said.add(before, kind, text));
            }
        }
    }

    fn dict(&mut self, dict: &Dict, kind: &'static str) {
        self.has_script |= dict.has("JS") || dict.is("S", "JavaScript");
        for (key, value) in &dict.0 {
            let (before, said) = (self.before, &mut *self.said);
            name_under(b"", key, &mut |_, text| said.add(before, kind, text));
            self.value(key, value, kind);
        }
    }
}

impl Said {
    fn add(&mut self, before: &str, kind: &str, text: &[u8]) {
        let place = [before, kind].concat();
        let texts = self.by_place.entry(place).or_default();
        for text in readings(text) {
            let mut plain = Vec::new();
            if decode_percent(text.as_bytes(), &mut plain) {
                texts.push(String::from_utf8_lossy(&plain).into_owned());
            }
            if kind == SCRIPT && text.contains('\\') {
                plain.clear();
                decode_escapes(text.as_bytes(), &mut plain);
                texts.push(String::from_utf8_lossy(&plain).into_owned());
            }
            if text.contains('<')
                && let Ok(text) = markup(text.as_bytes())
            {
                texts.push(text);
            }
            texts.push(text);
        }
    }
}
