//! The append-only ledger of packages: every path that any package of this site held.
//!
//! `packages/ledger.jsonl`, one line a package: its number, its archive and digest, and
//! the paths that no earlier package held. The union of all lines is what a server may
//! still have.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// One package, as the ledger keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerEntry {
    /// Its number, counted from one.
    pub package: u32,
    /// File name of the archive.
    pub archive: String,
    /// SHA-256 of the archive.
    pub sha256: String,
    /// Paths that no earlier package held.
    pub added: Vec<String>,
}

/// The ledger of one site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    file: PathBuf,
    entries: Vec<LedgerEntry>,
}

impl Ledger {
    /// Reads `ledger.jsonl` in `folder`; a folder without one has packaged nothing.
    ///
    /// # Errors
    /// A line is damaged: then nobody knows what the server has, and it is said.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let file = folder.join("ledger.jsonl");
        let text = match fs::read_to_string(&file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            other => other?,
        };
        let mut entries: Vec<LedgerEntry> = Vec::new();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let entry: LedgerEntry =
                serde_json::from_str(line).map_err(|_| damaged(&file, number + 1))?;
            let expected = entries.last().map_or(1, |last| last.package + 1);
            if entry.package != expected {
                return Err(damaged(&file, number + 1));
            }
            entries.push(entry);
        }
        Ok(Self { file, entries })
    }

    /// The number of the next package.
    pub fn next_number(&self) -> u32 {
        self.entries.last().map_or(1, |last| last.package + 1)
    }

    /// Every path that any package held.
    pub fn ever(&self) -> BTreeSet<&str> {
        self.entries.iter().flat_map(|entry| entry.added.iter().map(String::as_str)).collect()
    }

    /// Appends a package; the file is replaced in one step.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn append(&mut self, entry: LedgerEntry) -> io::Result<()> {
        self.entries.push(entry);
        let mut text = String::new();
        for entry in &self.entries {
            text.push_str(&serde_json::to_string(entry).map_err(io::Error::other)?);
            text.push('\n');
        }
        super::write_in_one_step(&self.file, text.as_bytes())
    }
}

fn damaged(file: &Path, line: usize) -> io::Error {
    io::Error::other(format!(
        "发布台账 {} 第 {line} 行损坏，无法知道服务器上还有哪些旧文件；请从备份恢复台账后再打包",
        file.display()
    ))
}
