//! The last door: a staged site → a deterministic archive, its manifest, and the list
//! of files to delete on the server.

use super::ledger::{Ledger, LedgerEntry};
use super::write_in_one_step;
use crate::model::{Digests, SitePath};
use crate::output::Staged;
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
/// The ledger is written before the archive gets its name: a package that somebody
/// could have uploaded is always in the ledger.
///
/// # Errors
/// The ledger is damaged or a file cannot be written; nothing half done stays.
pub fn seal(staged: &Staged, folder: &Path) -> io::Result<Sealed> {
    fs::create_dir_all(folder)?;
    let mut ledger = Ledger::read(folder)?;
    let number = ledger.next_number();
    let name = format!("site-{number:04}");
    if folder.join(format!("{name}.zip")).exists() {
        return Err(io::Error::other(format!(
            "{name}.zip 已经在 {} 里，发布台账却没有它：台账不全，无法知道服务器上还有哪些旧文件；请从备份恢复台账后再打包",
            folder.display()
        )));
    }
    let temporary = folder.join(format!(".{name}.zip.tmp"));
    let manifest = pack(staged, &temporary)?;
    let digest = Digests::of(&fs::read(&temporary)?);
    let present: BTreeSet<&str> = staged.files().iter().map(SitePath::as_str).collect();
    let ever = ledger.ever();
    let delete: Vec<&str> = ever.iter().filter(|path| !present.contains(**path)).copied().collect();
    let deletions = delete.len();
    let delete_text = delete.iter().map(|path| format!("{path}\n")).collect::<String>();
    let added = present.iter().filter(|path| !ever.contains(**path)).map(|path| (*path).to_owned());
    let entry = LedgerEntry {
        package: number,
        archive: format!("{name}.zip"),
        sha256: digest.sha256.clone(),
        added: added.collect(),
    };
    let sealed = Sealed {
        number,
        archive: folder.join(format!("{name}.zip")),
        manifest: folder.join(format!("{name}.manifest.json")),
        delete_list: folder.join(format!("{name}.delete.txt")),
        files: manifest.len(),
        deletions,
        sha256: digest.sha256,
    };
    let mut manifest = serde_json::to_vec_pretty(&manifest).map_err(io::Error::other)?;
    manifest.push(b'\n');
    write_in_one_step(&sealed.manifest, &manifest)?;
    write_in_one_step(&sealed.delete_list, delete_text.as_bytes())?;
    ledger.append(entry)?;
    fs::rename(&temporary, &sealed.archive)?;
    Ok(sealed)
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
        archive.start_file(path.as_str(), options).map_err(io::Error::other)?;
        archive.write_all(&bytes)?;
        let Digests { sha256, sm3 } = Digests::of(&bytes);
        manifest.push(ManifestEntry { path: path.to_string(), bytes: bytes.len(), sha256, sm3 });
    }
    let file = archive.finish().map_err(io::Error::other)?;
    file.into_inner().map_err(|error| io::Error::other(error.to_string()))?.sync_all()?;
    Ok(manifest)
}
