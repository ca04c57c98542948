//! Which index number the last package of this site gave to which item. Takes the folder of
//! packages; reads the catalogue in the newest archive that is still there.

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

/// The number that an item had in the newest package that is still there, and which package
/// that is. A package whose numbers are not those of the one before it is not made, so that
/// one is enough, however many there are.
///
/// # Errors
/// The ledger is damaged, or the archive cannot be read.
pub fn published_numbers(folder: &Path) -> io::Result<BTreeMap<ItemRef, (IndexNumber, u32)>> {
    if !folder.is_dir() {
        return Ok(BTreeMap::new());
    }
    let ledger = Ledger::read(folder)?;
    // old archives may be cleared away
    let newest = ledger.entries().iter().rev().find(|entry| folder.join(&entry.archive).exists());
    let Some(newest) = newest else { return Ok(BTreeMap::new()) };
    let numbers = of_archive(&folder.join(&newest.archive))?;
    Ok(numbers.into_iter().map(|(item, number)| (item, (number, newest.package))).collect())
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
