//! The last door: a staged site → a deterministic archive, its manifest, and the list
//! of files to delete on the server.

use super::ledger::{Ledger, LedgerEntry, archive_name};
use crate::model::{Digests, Sha256Hex, SitePath};
use crate::output::{Staged, lock};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// One file of a package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ManifestEntry {
    /// Path in the site.
    pub path: String,
    /// Size.
    pub bytes: usize,
    /// SHA-256, hexadecimal.
    pub sha256: String,
    /// SM3 (GB/T 32905-2016), hexadecimal.
    pub sm3: String,
}

/// A package on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Its number.
    pub number: u32,
    /// The archive to upload and unpack.
    pub archive: PathBuf,
    /// Path, size and digests of every file.
    pub manifest: PathBuf,
    /// One path a line: what to delete on the server.
    pub delete_list: PathBuf,
    /// How many files the archive holds.
    pub files: usize,
    /// How many paths are to be deleted.
    pub deletions: usize,
    /// SHA-256 of the archive.
    pub sha256: String,
}

/// Packs a staged site into `folder` and enters it in the ledger.
///
/// The ledger is written before any file of the package gets its name: a package that
/// somebody could have uploaded is always in the ledger, and files that the ledger does
/// not know are never left over from an interrupted run.
///
/// # Errors
/// Another run packs into the same folder, the ledger is damaged, cut or lost, an archive
/// is not the one in the ledger, or a file cannot be written; nothing is replaced.
pub fn seal(staged: &Staged, folder: &Path) -> io::Result<Sealed> {
    fs::create_dir_all(folder)?;
    let _lock = lock_folder(folder)?;
    let mut ledger = Ledger::read(folder)?;
    refuse_changed_archives(&ledger, folder)?;
    let number = ledger.next_number();
    let archive = Draft::new(folder, archive_name(number));
    let manifest = pack(staged, &archive.temporary)?;
    let sha256 = sha256_of(&archive.temporary)?;
    let present: BTreeSet<&str> = staged.files().iter().map(SitePath::as_str).collect();
    let ever = ledger.ever();
    let delete: Vec<&str> = ever.iter().filter(|path| !present.contains(**path)).copied().collect();
    let deletions = delete.len();
    let delete_text = delete.iter().map(|path| format!("{path}\n")).collect::<String>();
    let delete_list = Draft::new(folder, format!("site-{number:04}.delete.txt"));
    fs::write(&delete_list.temporary, delete_text)?;
    let files = manifest.len();
    let manifest_text = serde_json::to_string_pretty(&manifest).map_err(io::Error::other)?;
    let manifest = Draft::new(folder, format!("site-{number:04}.manifest.json"));
    fs::write(&manifest.temporary, manifest_text + "\n")?;
    let added = staged.files().iter().filter(|path| !ever.contains(path.as_str())).cloned();
    ledger.append(LedgerEntry {
        package: number,
        archive: archive_name(number),
        sha256: sha256.clone(),
        added: added.collect(),
    })?;
    Ok(Sealed {
        number,
        manifest: manifest.put()?,
        delete_list: delete_list.put()?,
        archive: archive.put()?,
        files,
        deletions,
        sha256,
    })
}

/// One run at a time: two would take the same number.
fn lock_folder(folder: &Path) -> io::Result<File> {
    let busy = format!("另一个 gongkai 正在往 {} 里打包，请等它结束后再运行", folder.display());
    lock(&folder.join(".lock"), &busy)
}

/// Old archives may be cleared away; one that is there must be the one that was packed.
fn refuse_changed_archives(ledger: &Ledger, folder: &Path) -> io::Result<()> {
    for entry in ledger.entries() {
        let archive = folder.join(&entry.archive);
        if archive.try_exists()? && sha256_of(&archive)? != entry.sha256 {
            return Err(ledger.disagrees(&entry.archive));
        }
    }
    Ok(())
}

/// A file of a package that has no name yet. Dropped, it leaves nothing behind.
struct Draft {
    temporary: PathBuf,
    target: PathBuf,
}

impl Draft {
    fn new(folder: &Path, name: String) -> Self {
        Self { temporary: folder.join(format!(".{name}.tmp")), target: folder.join(name) }
    }

    /// Gives it its name, which nothing else has.
    fn put(self) -> io::Result<PathBuf> {
        if self.target.try_exists()? {
            let cause = format!("{} 已经存在，不能覆盖", self.target.display());
            return Err(io::Error::other(cause));
        }
        fs::rename(&self.temporary, &self.target)?;
        Ok(self.target.clone())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.temporary);
    }
}

fn sha256_of(file: &Path) -> io::Result<String> {
    Ok(Sha256Hex::of(&fs::read(file)?).to_string())
}

/// The same bytes for the same site: sorted names, one date, one compression.
fn pack(staged: &Staged, target: &Path) -> io::Result<Vec<ManifestEntry>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(BufWriter::new(File::create(target)?));
    let mut manifest = Vec::with_capacity(staged.files().len());
    for path in staged.files() {
        let bytes = staged.read(path)?;
        archive.start_file(path.as_str(), options).map_err(io::Error::from)?;
        archive.write_all(&bytes)?;
        let Digests { sha256, sm3 } = Digests::of(&bytes);
        manifest.push(ManifestEntry { path: path.to_string(), bytes: bytes.len(), sha256, sm3 });
    }
    let file = archive.finish().map_err(io::Error::from)?;
    file.into_inner().map_err(|error| error.into_error())?.sync_all()?;
    Ok(manifest)
}
