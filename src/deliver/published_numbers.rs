//! Which index number earlier packages of this site gave to which item. Takes the folder of
//! packages; reads the catalogue of every archive that is still there.

use super::ledger::Ledger;
use crate::model::{IndexNumber, ItemRef};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;
use zip::ZipArchive;
use zip::result::ZipError;

const CATALOGUE: &str = "data/catalogue.json";

/// The number that an item had in the first package that held it, and which package that was.
///
/// # Errors
/// The ledger is damaged, or an archive cannot be read.
pub fn published_numbers(folder: &Path) -> io::Result<BTreeMap<ItemRef, (IndexNumber, u32)>> {
    let mut numbers = BTreeMap::new();
    if !folder.is_dir() {
        return Ok(numbers);
    }
    for entry in Ledger::read(folder)?.entries() {
        let archive = folder.join(&entry.archive);
        // old archives may be cleared away
        if archive.try_exists()? {
            for (item, number) in of_archive(&archive)? {
                numbers.entry(item).or_insert((number, entry.package));
            }
        }
    }
    Ok(numbers)
}

fn of_archive(archive: &Path) -> io::Result<Vec<(ItemRef, IndexNumber)>> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(archive)?))?;
    let catalogue = match archive.by_name(CATALOGUE) {
        Ok(file) => serde_json::from_reader(file).unwrap_or(Json::Null),
        Err(ZipError::FileNotFound) => Json::Null,
        Err(error) => return Err(error.into()),
    };
    let number = |line: &Json| {
        let full = line.get("indexNumber")?.as_str()?;
        // the code of the organ stands before it, once it is known
        let number = IndexNumber::parse(full.rsplit('/').next()?).ok()?;
        Some((ItemRef::parse(line.get("id")?.as_str()?)?, number))
    };
    Ok(catalogue
        .as_array()
        .map(|lines| lines.iter().filter_map(number).collect())
        .unwrap_or_default())
}
