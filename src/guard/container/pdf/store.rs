//! The objects of a file by their numbers, each as it was in a revision.
//!
//! Takes what the scan found, unpacks object streams, and answers what a reference
//! means. Of two objects with one number the one that stands later counts: so does a
//! reader that has to build the table anew.

use super::filter::{Unpacked, unpack};
use super::lane::Patience;
use super::lexer::Lexer;
use super::object::{Dict, Object};
use super::scan::{Entry, Scan};
use std::collections::HashMap;

/// References to references.
const MOST_STEPS: usize = 8;
/// Objects with one number.
const MOST_VERSIONS: usize = 1000;
/// What is as large is no text of a page.
const MOST_IN_OBJECT_STREAM: usize = 1 << 20;

/// All objects of a file.
pub struct Store<'b> {
    /// Whether anybody still waits.
    pub patience: Patience,
    /// In the order in which they stand.
    pub entries: Vec<Entry<'b>>,
    by_number: HashMap<u32, Vec<usize>>,
    /// Whether something could not be unpacked or was nested too deep.
    pub is_lost: bool,
    /// Whether something is nested deeper, or is there more often, than anything should be.
    pub is_deep: bool,
}

impl<'b> Store<'b> {
    /// Of what was found.
    pub fn new(scan: Scan<'b>, patience: Patience) -> Self {
        let (entries, is_lost) = (scan.entries, scan.is_lost);
        let by_number = HashMap::new();
        let mut store = Self { patience, entries, by_number, is_lost, is_deep: is_lost };
        store.number();
        let mut packed = Vec::new();
        for entry in &store.entries {
            if entry.dict().is_some_and(|dict| dict.is("Type", "ObjStm")) {
                let unpacked = store.unpacked(entry);
                store.is_lost |= !unpacked.is_whole;
                let (objects, is_deep) = objects_in(entry, &unpacked);
                packed.extend(objects);
                store.is_deep |= is_deep;
            }
        }
        store.is_deep |= packed.len() >= MOST_IN_OBJECT_STREAM;
        store.entries.extend(packed);
        store.entries.sort_by_key(|entry| entry.offset);
        store.number();
        store.is_lost |= store.is_deep;
        store
    }

    fn number(&mut self) {
        self.by_number.clear();
        for (index, entry) in self.entries.iter().enumerate() {
            if let Some(number) = entry.number {
                let versions = self.by_number.entry(number).or_default();
                versions.push(index);
                self.is_deep |= versions.len() > MOST_VERSIONS;
                versions.truncate(MOST_VERSIONS);
            }
        }
    }

    /// Where the object of this number stands, as it was in a revision.
    pub fn index(&self, number: u32, revision: usize) -> Option<usize> {
        let all = self.by_number.get(&number)?;
        let known = |index: &&usize| self.entries[**index].revision <= revision;
        let outside = |index: &&usize| !self.entries[**index].is_inside;
        let latest = all.iter().rev().filter(known).find(outside);
        latest.or_else(|| all.iter().rev().find(outside)).or(all.last()).copied()
    }

    /// Whether a later object has taken the place of this one.
    pub fn is_replaced(&self, index: usize) -> bool {
        let entry = &self.entries[index];
        !entry.is_inside
            && entry.number.is_some_and(|number| self.index(number, usize::MAX) != Some(index))
    }

    /// What a value means: itself, or the object to which it refers.
    pub fn resolve<'s>(&'s self, value: &'s Object, revision: usize) -> &'s Object {
        match self.find(value, revision) {
            Some(index) => &self.entries[index].value,
            None => match value {
                Object::Reference(_) => &Object::Null,
                value => value,
            },
        }
    }

    /// Where the object stands to which a value refers.
    pub fn find(&self, value: &Object, revision: usize) -> Option<usize> {
        let mut found = None;
        let mut value = value;
        for _ in 0..MOST_STEPS {
            let Object::Reference(number) = value else { break };
            let index = self.index(*number, revision)?;
            found = Some(index);
            value = &self.entries[index].value;
        }
        found
    }

    /// Where all objects stand to which a value may refer, whichever of those with one
    /// number a reader takes.
    pub fn versions(&self, value: &Object) -> Vec<usize> {
        let mut found = Vec::new();
        let mut waiting = vec![value];
        let mut left = MOST_VERSIONS;
        while let (Some(Object::Reference(number)), Some(rest)) =
            (waiting.pop(), left.checked_sub(1))
        {
            left = rest;
            for index in self.by_number.get(number).into_iter().flatten() {
                match &self.entries[*index].value {
                    other @ Object::Reference(_) => waiting.push(other),
                    _ => found.push(*index),
                }
            }
        }
        found
    }

    /// What a value may mean: itself, or one of the objects to which it may refer.
    pub fn meanings<'s>(&'s self, value: &'s Object) -> Vec<&'s Object> {
        match value {
            Object::Reference(_) => {
                self.versions(value).into_iter().map(|index| &self.entries[index].value).collect()
            }
            value => vec![value],
        }
    }

    /// The value of a key, wherever it stands.
    pub fn get<'s>(&'s self, dict: &'s Dict, key: &str, revision: usize) -> Option<&'s Object> {
        dict.get(key).map(|value| self.resolve(value, revision))
    }

    /// A dictionary under a key, wherever it stands.
    pub fn dict<'s>(&'s self, dict: &'s Dict, key: &str, revision: usize) -> Option<&'s Dict> {
        self.get(dict, key, revision)?.dict()
    }

    /// What a stream unpacks to.
    pub fn unpacked(&self, entry: &Entry<'_>) -> Unpacked {
        // once nobody waits, nothing is worth the work
        if self.patience.is_over() {
            return Unpacked::default();
        }
        let (Some(raw), Some(dict)) = (entry.stream, entry.dict()) else {
            return Unpacked::default();
        };
        let plain = |keys: [&str; 2]| {
            let value = keys.iter().find_map(|key| self.get(dict, key, entry.revision));
            let items = value.map_or(&[][..], Object::items);
            let resolved = items.iter().map(|item| self.resolve(item, entry.revision).clone());
            Object::List(resolved.collect())
        };
        let mut unpacked = unpack(raw, &plain(["Filter", "F"]), &plain(["DecodeParms", "DP"]));
        // the data is in another file altogether
        unpacked.is_whole &= dict.get("F").is_none_or(|file| file.text().is_none());
        unpacked
    }
}

/// The objects in an object stream, those too of which its own table says nothing.
fn objects_in(entry: &Entry<'_>, unpacked: &Unpacked) -> (Vec<Entry<'static>>, bool) {
    let data = &unpacked.data;
    let first = entry.dict().and_then(|dict| dict.get("First")).and_then(Object::count);
    let first = first.unwrap_or(0).min(data.len());
    let mut table = Lexer::objects(&data[..first], 0);
    let mut numbers: Vec<(usize, u32)> = Vec::new();
    let (mut counts, mut strays) = (Vec::new(), Vec::new());
    while let Some(value) = table.next() {
        match value.count() {
            Some(count) => counts.push(count),
            None => strays.push(value),
        }
    }
    for pair in counts.chunks_exact(2) {
        let number = u32::try_from(pair[0]).unwrap_or(u32::MAX);
        numbers.push((first.saturating_add(pair[1]), number));
    }
    numbers.sort_unstable();
    let mut found = vec![inner(entry, None, Object::List(strays), table.asides)];
    let mut is_deep = false;
    let mut at = first;
    let mut rest = numbers.iter().peekable();
    while at < data.len() && found.len() < MOST_IN_OBJECT_STREAM {
        let mut number = None;
        while let Some((_, known)) = rest.next_if(|(start, _)| *start <= at) {
            number = Some(*known);
        }
        let mut lexer = Lexer::objects(data, at);
        let Some(value) = lexer.next() else {
            found.push(inner(entry, None, Object::Null, lexer.asides));
            break;
        };
        is_deep |= lexer.is_lost;
        at = lexer.at.max(at + 1);
        lexer.skip_space();
        at = at.max(lexer.at);
        found.push(inner(entry, number, value, lexer.asides));
    }
    (found, is_deep)
}

fn inner(
    entry: &Entry<'_>,
    number: Option<u32>,
    value: Object,
    asides: Vec<Vec<u8>>,
) -> Entry<'static> {
    Entry {
        number,
        offset: entry.offset,
        revision: entry.revision,
        is_inside: entry.is_inside,
        value,
        stream: None,
        asides,
    }
}
