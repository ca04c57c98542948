//! The staged tree beside the output: cleared files in, nothing visible until the swap.

use super::layout::Layout;
use crate::disclosure::{Lens, Preview, Public};
use crate::guard::Cleared;
use crate::model::SitePath;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Takes cleared files from many threads.
pub trait Sink<L: Lens>: Sync {
    /// Takes one file.
    ///
    /// # Errors
    /// It cannot be written.
    fn put(&self, cleared: Cleared<L>) -> io::Result<()>;
}

/// Takes files and forgets them: `check` runs everything but the writing.
#[derive(Debug, Default)]
pub struct Discard;

impl<L: Lens> Sink<L> for Discard {
    fn put(&self, _: Cleared<L>) -> io::Result<()> {
        Ok(())
    }
}

/// A tree being staged. Dropped unfinished, it leaves nothing behind.
#[derive(Debug)]
pub struct Stage<L: Lens> {
    layout: Layout,
    /// There is an output already: what does not change is linked, not written again.
    replaces: bool,
    folders: Mutex<BTreeSet<PathBuf>>,
    files: Mutex<Vec<SitePath>>,
    finished: bool,
    lens: PhantomData<L>,
}

/// A whole site for the public, staged. `deliver` packs only this. Dropped before its
/// swap, it leaves nothing behind.
#[derive(Debug)]
pub struct Staged {
    layout: Layout,
    files: Vec<SitePath>,
}

/// A whole preview, staged. Nothing packs it.
#[derive(Debug)]
pub struct StagedPreview {
    layout: Layout,
}

impl<L: Lens> Stage<L> {
    /// Opens an empty staging folder beside the output and mends what an interrupted
    /// run left behind.
    ///
    /// # Errors
    /// Another run is at work, the output folder holds something else, or the disk fails.
    pub fn open(output: &Path) -> io::Result<Self> {
        let layout = Layout::lock(output)?;
        layout.recover()?;
        layout.refuse_foreign_output()?;
        fs::create_dir_all(&layout.staging)?;
        let replaces = layout.output.exists();
        Ok(Self {
            layout,
            replaces,
            folders: Mutex::default(),
            files: Mutex::default(),
            finished: false,
            lens: PhantomData,
        })
    }

    fn prepare_folder(&self, folder: &Path) -> io::Result<()> {
        let mut folders = self.folders.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !folders.contains(folder) {
            fs::create_dir_all(folder)?;
            folders.insert(folder.to_owned());
        }
        Ok(())
    }

    fn into_parts(mut self) -> (Layout, Vec<SitePath>) {
        self.finished = true;
        let files = std::mem::take(
            &mut *self.files.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        );
        (self.layout.clone(), files)
    }
}

impl<L: Lens> Sink<L> for Stage<L> {
    fn put(&self, cleared: Cleared<L>) -> io::Result<()> {
        let target = self.layout.staging.join(cleared.path().as_str());
        if let Some(folder) = target.parent() {
            self.prepare_folder(folder)?;
        }
        let last = self.layout.output.join(cleared.path().as_str());
        if !self.replaces || !link_unchanged(&last, &target, cleared.bytes()) {
            fs::write(&target, cleared.bytes())?;
        }
        self.files
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .push(cleared.path().clone());
        Ok(())
    }
}

/// Gives a file of the last output a second name in the stage, if it is a plain file that
/// holds exactly these bytes and the disk can do it. Nothing ever writes into either.
fn link_unchanged(last: &Path, target: &Path, bytes: &[u8]) -> bool {
    let is_alike = |found: fs::Metadata| found.is_file() && found.len() == bytes.len() as u64;
    fs::symlink_metadata(last).is_ok_and(is_alike)
        && fs::read(last).is_ok_and(|written| written == bytes)
        && fs::hard_link(last, target).is_ok()
}

impl<L: Lens> Drop for Stage<L> {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_dir_all(&self.layout.staging);
        }
    }
}

impl Stage<Public> {
    /// The tree is whole.
    pub fn finish(self) -> Staged {
        let (layout, mut files) = self.into_parts();
        files.sort();
        Staged { layout, files }
    }
}

impl Stage<Preview> {
    /// The preview is whole.
    pub fn finish(self) -> StagedPreview {
        StagedPreview { layout: self.into_parts().0 }
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.layout.staging);
    }
}

impl Staged {
    /// Puts the tree in the place of the output; the old one stays whole until then.
    ///
    /// # Errors
    /// The folders cannot be exchanged.
    pub fn swap(&self) -> io::Result<()> {
        self.layout.swap()
    }

    /// Every file, in the order of their paths.
    pub fn files(&self) -> &[SitePath] {
        &self.files
    }

    /// The bytes of one file, after the swap.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(&self, file: &SitePath) -> io::Result<Vec<u8>> {
        fs::read(self.layout.output.join(file.as_str()))
    }
}

impl StagedPreview {
    /// Puts the preview in the place of the one before.
    ///
    /// # Errors
    /// The folders cannot be exchanged.
    pub fn swap(&self) -> io::Result<()> {
        self.layout.swap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_file_with_the_same_bytes_is_linked() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let last = root.path().join("last.html");
        let target = |name: &str| root.path().join(name);
        fs::write(&last, "same").expect("a temporary file can be written");
        assert!(link_unchanged(&last, &target("kept.html"), b"same"));
        assert_eq!(fs::read(target("kept.html")).expect("the link"), b"same");
        for other in [&b"Same"[..], b"longer", b""] {
            assert!(!link_unchanged(&last, &target("changed.html"), other));
        }
        assert!(!link_unchanged(&target("missing.html"), &target("changed.html"), b"same"));
        #[cfg(unix)]
        {
            let symbolic = target("symbolic.html");
            std::os::unix::fs::symlink(&last, &symbolic).expect("a symbolic link can be made");
            assert!(!link_unchanged(&symbolic, &target("changed.html"), b"same"));
        }
        assert!(!target("changed.html").exists());
    }
}
