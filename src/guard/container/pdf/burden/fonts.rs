//! What the tables of fonts say, each as often as a font refers to it: what codes mean, how
//! wide glyphs are, the programs of fonts.

use super::super::super::Unreadable;
use super::super::object::{Dict, Object, whole};
use super::super::store::Store;
use super::maps::entries;
use super::weights::count;
use std::collections::HashMap;

/// The entries of all tables: fifty fonts of all characters that Chinese has.
const MOST: u64 = 4_000_000;
/// A range of widths that is longer is none.
const LONGEST_RANGE: f64 = 65_536.0;
/// So many bytes of a table take as long as an entry.
const BYTES_AN_ENTRY: usize = 16;
/// How often each byte of a file may stand in the program of a font.
const MOST_USES: u64 = 8;
/// What programs of fonts may have anyway.
const LEAST_PROGRAMS: u64 = 64 << 20;

/// Weighs all fonts.
pub fn weigh(store: &Store<'_>) -> Result<(), Unreadable> {
    let mut tables = Tables { store, maps: HashMap::new(), entries: 0, programs: 0 };
    for entry in &store.entries {
        tables.all(&entry.value);
        if tables.entries > MOST {
            return Err(Unreadable::TooLarge);
        }
    }
    let streams = store.entries.iter().filter_map(|entry| entry.stream);
    let bytes: usize = streams.map(<[u8]>::len).sum();
    let most = count(bytes).saturating_mul(MOST_USES).saturating_add(LEAST_PROGRAMS);
    if tables.programs > most { Err(Unreadable::TooLarge) } else { Ok(()) }
}

struct Tables<'s, 'b> {
    store: &'s Store<'b>,
    maps: HashMap<usize, u64>,
    entries: u64,
    programs: u64,
}

impl Tables<'_, '_> {
    /// Adds every font in a value.
    fn all(&mut self, value: &Object) {
        match value {
            Object::List(items) => items.iter().for_each(|item| self.all(item)),
            Object::Dict(dict) => {
                self.font(dict);
                dict.0.iter().for_each(|(_, value)| self.all(value));
            }
            _ => {}
        }
    }

    fn font(&mut self, dict: &Dict) {
        let own = ["ToUnicode", "Encoding"].map(|key| self.heaviest_map(dict, key));
        let mut sum = own[0].saturating_add(own[1]).saturating_add(self.widths(dict));
        let below = dict.get("DescendantFonts").map_or(Vec::new(), |all| self.store.meanings(all));
        for below in below.into_iter().flat_map(Object::items) {
            let dicts = self.store.meanings(below).into_iter().filter_map(Object::dict);
            let widths = dicts.clone().map(|dict| self.widths(dict)).max();
            sum = sum.saturating_add(widths.unwrap_or(0));
            dicts.for_each(|dict| self.program(dict));
        }
        self.program(dict);
        self.entries = self.entries.saturating_add(sum);
    }

    /// The entries of a map under this key.
    fn heaviest_map(&mut self, dict: &Dict, key: &str) -> u64 {
        let Some(map) = dict.get(key) else { return 0 };
        let mut most = 0;
        for index in self.store.versions(map) {
            let store = self.store;
            let weight = *self.maps.entry(index).or_insert_with(|| {
                let data = store.unpacked(&store.entries[index]).data;
                entries(&data).saturating_add(count(data.len() / BYTES_AN_ENTRY))
            });
            most = most.max(weight);
        }
        let lists = self.store.meanings(map).into_iter().filter_map(Object::dict);
        let lists = lists.filter_map(|encoding| encoding.get("Differences"));
        let names = lists.flat_map(|names| self.store.meanings(names));
        let names = names.map(|names| count(names.items().len())).max();
        most.saturating_add(names.unwrap_or(0))
    }

    /// The entries of the tables of widths of a font.
    fn widths(&self, dict: &Dict) -> u64 {
        let heaviest = |(key, numbers): (&str, usize)| {
            let tables = dict.get(key).map_or(Vec::new(), |table| self.store.meanings(table));
            let weights = tables.into_iter().map(|table| self.ranges(table.items(), numbers));
            weights.max().unwrap_or(0)
        };
        // behind a range stand one number, three, or no ranges at all
        let tables = [("W", 1), ("W2", 3), ("Widths", usize::MAX)];
        tables.into_iter().map(heaviest).fold(0, u64::saturating_add)
    }

    fn ranges(&self, items: &[Object], numbers: usize) -> u64 {
        let mut sum = count(items.len());
        let mut at = 0;
        while let (Some(first), Some(next)) = (items.get(at), items.get(at + 1)) {
            if numbers == usize::MAX {
                break;
            }
            let meanings = self.store.meanings(next).into_iter();
            let lists = meanings.filter(|next| matches!(next, Object::List(_)));
            if let Some(longest) = lists.map(|list| list.items().len()).max() {
                sum = sum.saturating_add(count(longest));
                at += 2;
                continue;
            }
            // nobody knows which number a reference means
            let length = match (first.number(), next.number()) {
                (Some(first), Some(last)) => last - first,
                _ => LONGEST_RANGE,
            };
            if length <= LONGEST_RANGE {
                sum = sum.saturating_add(count(whole(length)));
            }
            at += 2 + numbers;
        }
        sum
    }

    /// Adds the program of a font.
    fn program(&mut self, dict: &Dict) {
        let about =
            dict.get("FontDescriptor").map_or(Vec::new(), |about| self.store.meanings(about));
        let about = about.into_iter().filter_map(Object::dict);
        let programs = about.flat_map(|about| {
            let keys = ["FontFile", "FontFile2", "FontFile3"].into_iter();
            keys.filter_map(|key| about.get(key))
        });
        let streams = programs.flat_map(|program| self.store.versions(program));
        let streams = streams.filter_map(|index| self.store.entries[index].stream);
        let longest = streams.map(<[u8]>::len).max().unwrap_or(0);
        self.programs = self.programs.saturating_add(count(longest));
    }
}
