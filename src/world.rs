//! The outside as the core sees it: files of one site and the clock.
//!
//! Gives bytes by site-relative path; never writes. `Disk` is the real one, `Memory` the
//! one for tests, `Amended` another with some files as they are to be. Nothing else in the
//! core may open a file or read the clock.

use crate::model::Moment;
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// One entry under a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Site-relative path, `/`-separated.
    pub path: String,
    /// What it is.
    pub form: FoundForm,
    /// Size in bytes.
    pub size: u64,
}

/// What an entry is. Folders are walked, not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundForm {
    /// A plain file.
    File,
    /// A symbolic link, or something else that may lead out of the site.
    Link,
    /// A file whose name is not Unicode; its path is approximate.
    Unnameable,
}

/// Files and clock.
pub trait World: Sync {
    /// The bytes of one file of the site.
    ///
    /// # Errors
    /// The file is missing or cannot be read.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// Every entry under a folder, at any depth, in the order of their paths; none if
    /// the folder is missing.
    ///
    /// # Errors
    /// A folder cannot be read.
    fn list(&self, folder: &str) -> io::Result<Vec<Found>>;

    /// The present instant in Asia/Shanghai.
    fn now(&self) -> Moment;
}

/// A site on disk.
#[derive(Clone, Debug)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The site whose folder is `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn found(&self, entry: &walkdir::DirEntry) -> io::Result<Found> {
        let relative = entry.path().strip_prefix(&self.root).unwrap_or(entry.path());
        let parts: Vec<String> =
            relative.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
        let form = match (entry.file_type().is_file(), relative.to_str()) {
            (true, Some(_)) => FoundForm::File,
            (true, None) => FoundForm::Unnameable,
            _ => FoundForm::Link,
        };
        Ok(Found {
            path: parts.join("/"),
            form,
            size: entry.metadata().map_err(io::Error::from)?.len(),
        })
    }
}

impl World for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.root.join(path))
    }

    fn list(&self, folder: &str) -> io::Result<Vec<Found>> {
        let top = self.root.join(folder);
        if top.is_symlink() {
            return Ok(vec![Found { path: folder.to_owned(), form: FoundForm::Link, size: 0 }]);
        }
        if !top.exists() {
            return Ok(Vec::new());
        }
        let mut all = Vec::new();
        for entry in walkdir::WalkDir::new(top).follow_links(false) {
            let entry = entry.map_err(io::Error::from)?;
            if !entry.file_type().is_dir() {
                all.push(self.found(&entry)?);
            }
        }
        all.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(all)
    }

    fn now(&self) -> Moment {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
        let moment = i64::try_from(seconds).ok().and_then(Moment::from_unix);
        moment.expect("the machine's clock is within the years 1970 to 9999")
    }
}

/// A site in memory, at a fixed instant.
#[derive(Clone, Debug)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
    now: Moment,
}

impl Memory {
    /// An empty site at `now`.
    pub fn at(now: Moment) -> Self {
        Self { files: BTreeMap::new(), now }
    }

    /// The same site with one more file.
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), bytes.into());
        self
    }

    /// The same site without one file.
    pub fn without(mut self, path: &str) -> Self {
        self.files.remove(path);
        self
    }
}

impl World for Memory {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn list(&self, folder: &str) -> io::Result<Vec<Found>> {
        let prefix = format!("{}/", folder.trim_end_matches('/'));
        let under = self.files.iter().filter(|(path, _)| path.starts_with(&prefix));
        let found = |(path, bytes): (&String, &Vec<u8>)| Found {
            path: path.clone(),
            form: FoundForm::File,
            size: bytes.len() as u64,
        };
        Ok(under.map(found).collect())
    }

    fn now(&self) -> Moment {
        self.now
    }
}

/// Another world, some of whose files already hold what they are to hold.
pub struct Amended<'w> {
    base: &'w dyn World,
    files: BTreeMap<String, Vec<u8>>,
}

impl<'w> Amended<'w> {
    /// The world `base`, in which these files hold these bytes.
    pub fn new(base: &'w dyn World, files: BTreeMap<String, Vec<u8>>) -> Self {
        Self { base, files }
    }
}

impl World for Amended<'_> {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.get(path).map_or_else(|| self.base.read(path), |bytes| Ok(bytes.clone()))
    }

    fn list(&self, folder: &str) -> io::Result<Vec<Found>> {
        let mut found = self.base.list(folder)?;
        for entry in &mut found {
            entry.size = self.files.get(&entry.path).map_or(entry.size, |b| b.len() as u64);
        }
        Ok(found)
    }

    fn now(&self) -> Moment {
        self.base.now()
    }
}
