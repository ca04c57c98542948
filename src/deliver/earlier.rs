//! What earlier packages of this site showed of values of which a part is covered: copies
//! of them may be anywhere by now. Takes the folder of packages; reads every archive that
//! is still there, and a file that several packages share once.

use super::ledger::Ledger;
use crate::guard::{CoverWords, EarlierForm, covered_places};
use crate::policy::PartialForms;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;
use zip::ZipArchive;

/// A page or an attachment is smaller; what is not is read so far.
const LARGEST: u64 = 64 << 20;

/// Every such place in every package; none where nothing was packed yet.
///
/// # Errors
/// The ledger is damaged, or an archive cannot be read.
pub fn earlier_forms(folder: &Path, forms: PartialForms) -> io::Result<Vec<EarlierForm>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let words = &CoverWords::new(forms);
    let (mut forms, mut seen) = (Vec::new(), HashSet::new());
    for entry in Ledger::read(folder)?.entries() {
        let archive = folder.join(&entry.archive);
        // old archives may be cleared away
        if archive.try_exists()? {
            let package = format!("第 {} 个包", entry.package);
            of_archive(&archive, &package, words, &mut seen, &mut forms)?;
        }
    }
    Ok(forms)
}

fn of_archive(
    archive: &Path,
    package: &str,
    words: &CoverWords,
    seen: &mut HashSet<(String, u32, u64)>,
    forms: &mut Vec<EarlierForm>,
) -> io::Result<()> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(archive)?))?;
    for index in 0..archive.len() {
        let file = archive.by_index(index)?;
        let path = file.name()?.into_owned();
        if file.is_dir() || !seen.insert((path.clone(), file.crc32(), file.size())) {
            continue;
        }
        let mut bytes = Vec::new();
        file.take(LARGEST).read_to_end(&mut bytes)?;
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        forms.extend(covered_places(&bytes, extension, words).into_iter().map(|snippet| {
            EarlierForm { package: package.to_owned(), path: path.clone(), snippet }
        }));
    }
    Ok(())
}
