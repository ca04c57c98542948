//! Objects in object streams: a table may say of many that they stand at one place, and
//! each of them is read anew.

use super::super::super::Unreadable;
use super::super::lexer::Lexer;
use super::super::object::{Dict, Object};
use super::super::scan::Entry;
use super::super::store::Store;
use std::collections::{HashMap, HashSet};

/// How often a byte of an object stream may be read.
const MOST_READINGS: usize = 4;
/// What a small one may take anyway.
const LEAST_WORK: usize = 64 << 10;
/// How many numbers one object may have.
const MOST_NUMBERS: usize = 4;
/// The bytes of a number in a table.
const WIDEST: usize = 8;

/// Weighs the object streams, and the tables that refer to what is in them.
pub fn weigh(store: &Store<'_>) -> Result<(), Unreadable> {
    let mut numbers: HashMap<(u64, u64), HashSet<u64>> = HashMap::new();
    for entry in &store.entries {
        let Some(dict) = entry.dict().filter(|_| entry.stream.is_some()) else { continue };
        if dict.is("Type", "ObjStm") || dict.has("First") && dict.has("N") {
            places(dict, &store.unpacked(entry).data)?;
        }
        if dict.is("Type", "XRef") || dict.has("W") && dict.has("Root") {
            table(store, entry, dict, &mut numbers)?;
        }
    }
    Ok(())
}

/// Reads what stands at each place that the table of a stream names.
fn places(dict: &Dict, data: &[u8]) -> Result<(), Unreadable> {
    let first = dict.get("First").and_then(Object::count).unwrap_or(0);
    let pairs = dict.get("N").and_then(Object::count).unwrap_or(usize::MAX);
    let mut work = data.len().saturating_mul(MOST_READINGS).saturating_add(LEAST_WORK);
    let mut table = Lexer::content(data);
    for _ in 0..pairs {
        let number = table.next().and_then(|number| number.count());
        let place = table.next().and_then(|place| place.count());
        let (Some(_), Some(place)) = (number, place) else { break };
        let start = first.saturating_add(place).min(data.len());
        let mut lexer = Lexer::objects(data, start);
        lexer.next();
        let read = lexer.at.saturating_sub(start) + 1;
        work = work.checked_sub(read).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
}

/// Notes which numbers the objects have of which a table says that they are packed.
fn table(
    store: &Store<'_>,
    entry: &Entry<'_>,
    dict: &Dict,
    numbers: &mut HashMap<(u64, u64), HashSet<u64>>,
) -> Result<(), Unreadable> {
    let widths = dict.get("W").map_or(&[][..], Object::items).iter();
    let widths: Vec<usize> = widths.map(|width| width.count().unwrap_or(0)).collect();
    let [kind, stream, index, ..] = widths[..] else { return Ok(()) };
    let is_known = [kind, stream, index].iter().all(|width| *width <= WIDEST);
    let length = kind + stream + index;
    if !is_known || length == 0 {
        return if is_known { Ok(()) } else { Err(Unreadable::TooLarge) };
    }
    let data = store.unpacked(entry).data;
    let mut rows = data.chunks_exact(length);
    for (first, count) in parts(dict) {
        for (number, row) in (first..).zip(rows.by_ref().take(count)) {
            if kind == 0 || value(&row[..kind]) != 2 {
                continue;
            }
            let place = (value(&row[kind..kind + stream]), value(&row[kind + stream..]));
            let own = numbers.entry(place).or_default();
            own.insert(number);
            if own.len() > MOST_NUMBERS {
                return Err(Unreadable::TooLarge);
            }
        }
    }
    Ok(())
}

/// The first number of each part of a table, and how many follow.
fn parts(dict: &Dict) -> Vec<(u64, usize)> {
    let size = dict.get("Size").and_then(Object::count).unwrap_or(0);
    let Some(index) = dict.get("Index") else { return vec![(0, size)] };
    let pairs = index.items().chunks_exact(2);
    let pairs = pairs.filter_map(|pair| Some((pair[0].count()?, pair[1].count()?)));
    pairs.map(|(first, count)| (super::weights::count(first), count)).collect()
}

fn value(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |value, byte| value << 8 | u64::from(*byte))
}
