//! `.preview/` of a site: taken by one preview at a time, gone when it ends.
//!
//! The previewed site stands in `.preview/site`, so that its lock and staging folder
//! stay inside too. A folder that somebody else made is refused, and never emptied.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

const NAME: &str = ".preview";
const LOCK: &str = "lock";
const SITE: &str = "site";

/// The folder, locked against other previews of the same site.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    lock: File,
}

impl Folder {
    /// Takes the folder and clears what a preview that was killed left in it.
    ///
    /// # Errors
    /// Another preview is running, the folder is not ours, or the disk fails.
    pub fn claim(site: &Path) -> io::Result<Self> {
        if !site.is_dir() {
            let cause = format!("没有这个站点文件夹：{}", site.display());
            return Err(io::Error::other(cause));
        }
        let root = site.join(NAME);
        refuse_foreign(&root)?;
        fs::create_dir_all(&root)?;
        let lock = File::create(root.join(LOCK))?;
        lock.try_lock().map_err(|_| {
            io::Error::other("这个站点正在另一个窗口里预览；请先在那里按 Ctrl+C 结束")
        })?;
        let folder = Self { root, lock };
        folder.clear()?;
        Ok(folder)
    }

    /// Where the previewed site stands.
    pub fn site(&self) -> PathBuf {
        self.root.join(SITE)
    }

    /// Removes everything that the preview made.
    ///
    /// # Errors
    /// The disk fails.
    pub fn remove(self) -> io::Result<()> {
        self.clear()?;
        drop(self.lock);
        fs::remove_file(self.root.join(LOCK))?;
        fs::remove_dir(&self.root)
    }

    fn clear(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.root)? {
            let entry = entry?;
            if entry.file_name() == LOCK {
                continue;
            }
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

fn refuse_foreign(root: &Path) -> io::Result<()> {
    let Ok(metadata) = fs::symlink_metadata(root) else { return Ok(()) };
    let ours =
        metadata.is_dir() && (root.join(LOCK).is_file() || fs::read_dir(root)?.next().is_none());
    if ours {
        return Ok(());
    }
    let cause = format!("{} 不是预览生成的，为免误删，请移走或改名", root.display());
    Err(io::Error::other(cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_a_preview_did_not_make_is_refused_and_kept() {
        let site = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(site.path().join(NAME)).expect("a folder");
        let diary = site.path().join(NAME).join("diary.txt");
        fs::write(&diary, "mine").expect("a file");
        assert!(Folder::claim(site.path()).is_err());
        assert!(diary.exists());
    }

    #[test]
    fn two_previews_of_one_site_do_not_mix_and_a_killed_one_is_cleared() {
        let site = tempfile::tempdir().expect("a temporary folder");
        let first = Folder::claim(site.path()).expect("a free folder");
        fs::create_dir(first.site()).expect("a folder");
        assert!(Folder::claim(site.path()).is_err());
        drop(first);
        let second = Folder::claim(site.path()).expect("the lock of a killed preview is free");
        assert!(!second.site().exists());
        second.remove().expect("it can be removed");
        assert!(!site.path().join(NAME).exists());
    }
}
