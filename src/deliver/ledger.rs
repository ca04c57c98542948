//! The append-only ledger of packages: every path that any package of this site held.
//! The union of all lines is what a server may still have. A ledger that is damaged, cut
//! or lost is never taken for an empty one.
//!
//! `packages/ledger.jsonl`, one JSON object a line and a line a package:
//! - `package`: its number, counted from one without a gap;
//! - `archive`: the file name of the archive, `site-0001.zip`;
//! - `sha256`: SHA-256 of the archive, hexadecimal;
//! - `added`: the paths in the site that no earlier package held;
//! - `previous`: SHA-256 of the line before, without its line end; of no bytes at all in
//!   the first line.

use crate::model::{Sha256Hex, SitePath};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the ledger in its folder.
const FILE_NAME: &str = "ledger.jsonl";

/// One package, as the ledger keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    /// Its number, counted from one.
    pub package: u32,
    /// File name of the archive.
    pub archive: String,
    /// SHA-256 of the archive.
    pub sha256: String,
    /// Paths that no earlier package held.
    pub added: Vec<SitePath>,
}

/// One line, as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    package: u32,
    archive: String,
    sha256: String,
    added: Vec<String>,
    previous: String,
}

impl Line {
    fn new(entry: &LedgerEntry, previous: &str) -> Self {
        Self {
            package: entry.package,
            archive: entry.archive.clone(),
            sha256: entry.sha256.clone(),
            added: entry.added.iter().map(SitePath::to_string).collect(),
            previous: digest(previous),
        }
    }

    /// What the line says, if it is the one that follows `previous`.
    fn read(text: &str, number: u32, previous: &str) -> Option<LedgerEntry> {
        let line: Self = serde_json::from_str(text).ok()?;
        let added = line.added.iter().map(|path| SitePath::new(path)).collect::<Option<_>>()?;
        let sound = line.package == number
            && line.previous == digest(previous)
            && line.archive == archive_name(number)
            && Sha256Hex::parse(&line.sha256).is_ok();
        let Self { package, archive, sha256, .. } = line;
        sound.then_some(LedgerEntry { package, archive, sha256, added })
    }
}

/// The file name of the archive of a package.
pub fn archive_name(number: u32) -> String {
    format!("site-{number:04}.zip")
}

fn digest(line: &str) -> String {
    Sha256Hex::of(line.as_bytes()).to_string()
}

/// The ledger of one site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    file: PathBuf,
    /// The lines as they stand in the file.
    lines: Vec<String>,
    entries: Vec<LedgerEntry>,
}

impl Ledger {
    /// Reads the ledger in `folder`; a folder in which there is no package either has
    /// packaged nothing.
    ///
    /// # Errors
    /// A line is damaged, or packages lie there that the ledger does not know: then
    /// nobody knows what the server has, and it is said.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let file = folder.join(FILE_NAME);
        let text = match fs::read_to_string(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                return Err(broken(&file, "不是文本文件"));
            }
            other => other?,
        };
        let mut ledger = Self { file, ..Self::default() };
        for (position, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
            let previous = ledger.lines.last().map_or("", String::as_str);
            let entry = Line::read(line, ledger.next_number(), previous).ok_or_else(|| {
                broken(&ledger.file, &format!("第 {} 行损坏或被改动", position + 1))
            })?;
            ledger.lines.push(line.to_owned());
            ledger.entries.push(entry);
        }
        ledger.refuse_unknown_packages(folder)?;
        Ok(ledger)
    }

    /// A package that the ledger does not know shows that the ledger was lost or cut.
    fn refuse_unknown_packages(&self, folder: &Path) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name();
            let name = name.to_string_lossy();
            let number = name
                .strip_prefix("site-")
                .and_then(|rest| rest.split_once('.'))
                .and_then(|(number, _)| number.parse::<u32>().ok());
            if number.is_some_and(|number| number >= self.next_number()) {
                return Err(broken(
                    &self.file,
                    &format!("丢失或不完整：文件夹里已有 {name}，台账里没有"),
                ));
            }
        }
        Ok(())
    }

    /// Every package, in order.
    pub fn entries(&self) -> &[LedgerEntry] {
        &self.entries
    }

    /// The number of the next package.
    pub fn next_number(&self) -> u32 {
        self.entries.last().map_or(1, |last| last.package.saturating_add(1))
    }

    /// Every path that any package held.
    pub fn ever(&self) -> BTreeSet<&str> {
        self.entries.iter().flat_map(|entry| entry.added.iter().map(SitePath::as_str)).collect()
    }

    /// Appends a package; the file is replaced in one step.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn append(&mut self, entry: LedgerEntry) -> io::Result<()> {
        let previous = self.lines.last().map_or("", String::as_str);
        let line = Line::new(&entry, previous);
        self.lines.push(serde_json::to_string(&line).map_err(io::Error::other)?);
        self.entries.push(entry);
        let text: String = self.lines.iter().map(|line| format!("{line}\n")).collect();
        super::write_in_one_step(&self.file, text.as_bytes())
    }

    /// What is said of an archive that is not the one in the ledger.
    pub fn disagrees(&self, archive: &str) -> io::Error {
        broken(&self.file, &format!("与 {archive} 不符：压缩包的 SHA-256 不是台账里的那个"))
    }
}

fn broken(file: &Path, what: &str) -> io::Error {
    io::Error::other(format!(
        "发布台账 {} {what}，无法知道服务器上还有哪些旧文件；请从备份恢复台账（和 packages 文件夹）后再打包",
        file.display()
    ))
}
