//! The folders beside the output, the lock on them, and the swap that is never half done.

use super::lock::lock;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The suffix of the inventory.
const INVENTORY: &str = ".files";

/// Output, staging and journal, locked against other runs.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The visible folder.
    pub output: PathBuf,
    /// The folder that is being filled.
    pub staging: PathBuf,
    retired: PathBuf,
    journal: PathBuf,
    /// Every path of the site in `output`, one a line: what this tool may replace.
    inventory: PathBuf,
    _lock: Arc<File>,
}

/// The path beside an output folder with this suffix.
fn beside(output: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(output.file_name().unwrap_or_default());
    name.push(suffix);
    output.with_file_name(name)
}

/// Every path of the site that was last put in `output`, whether or not it still stands.
///
/// # Errors
/// The inventory cannot be read.
pub fn inventory_of(output: &Path) -> io::Result<BTreeSet<String>> {
    match fs::read_to_string(beside(output, INVENTORY)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        other => Ok(other?.lines().map(str::to_owned).collect()),
    }
}

impl Layout {
    /// Takes the lock; it is given back when the process ends, however it ends.
    ///
    /// # Errors
    /// Another run holds it.
    pub fn lock(output: &Path) -> io::Result<Self> {
        let beside = |suffix: &str| beside(output, suffix);
        if output.file_name().is_none() {
            return Err(io::Error::other("输出文件夹的名称不对，请写成 output 这样的文件夹"));
        }
        if let Some(parent) = output.parent() {
            fs::create_dir_all(parent)?;
        }
        if output.is_symlink() || beside(".lock").is_symlink() {
            return Err(io::Error::other(
                "输出文件夹是一个快捷链接（符号链接）；请用 --output 直接写真正的文件夹",
            ));
        }
        let busy = "另一个 gongkai 正在写同一个输出文件夹，请等它结束后再运行";
        let lock = lock(&beside(".lock"), busy)?;
        Ok(Self {
            output: output.to_owned(),
            staging: beside(".staging"),
            retired: beside(".retired"),
            journal: beside(".journal"),
            inventory: beside(INVENTORY),
            _lock: Arc::new(lock),
        })
    }

    /// Finishes or undoes what an interrupted run left behind.
    ///
    /// # Errors
    /// The folders cannot be renamed or removed.
    pub fn recover(&self) -> io::Result<()> {
        if self.journal.exists() && !self.output.exists() {
            // the journal is written once the staged tree is whole
            let whole = [&self.staging, &self.retired].into_iter().find(|tree| tree.exists());
            whole.map_or(Ok(()), |whole| fs::rename(whole, &self.output))?;
        }
        remove_folder(&self.staging)?;
        remove_folder(&self.retired)?;
        remove_file(&self.journal)
    }

    /// Refuses to replace a folder in which anything stands that this tool did not put there.
    ///
    /// # Errors
    /// The folder holds something else.
    pub fn refuse_foreign_output(&self) -> io::Result<()> {
        if self.output.exists() && !self.output.is_dir() {
            return Err(io::Error::other(format!(
                "{} 不是文件夹；请换一个输出文件夹（--output）",
                self.output.display()
            )));
        }
        let known = fs::read_to_string(&self.inventory).unwrap_or_default();
        let known: BTreeSet<&str> = known.lines().collect();
        let strange =
            paths_under(&self.output)?.into_iter().find(|path| !known.contains(path.as_str()));
        let Some(strange) = strange else { return Ok(()) };
        Err(io::Error::other(format!(
            "{} 里有不是本工具生成的文件（如 {strange}）；为免误删，没有改动它。请移走这些文件，或用 --output 换一个文件夹",
            self.output.display()
        )))
    }

    /// Says what may be replaced from now on: the site that is there and the one to come.
    fn take_inventory(&self, folders: &[&Path]) -> io::Result<()> {
        let mut paths = BTreeSet::new();
        for folder in folders {
            paths.extend(paths_under(folder)?);
        }
        // half an inventory would make the next run refuse this tool's own site
        let temporary = self.inventory.with_extension("files.tmp");
        fs::write(&temporary, paths.iter().map(|path| format!("{path}\n")).collect::<String>())?;
        fs::rename(&temporary, &self.inventory)
    }

    /// Exchanges staging and output: in one step where the system can, with a journal
    /// where it cannot.
    ///
    /// # Errors
    /// A folder cannot be renamed; the old site is still there.
    pub fn swap(&self) -> io::Result<()> {
        self.take_inventory(&[&self.output, &self.staging])?;
        if self.output.exists() {
            if exchange(&self.staging, &self.output).is_err() {
                self.swap_with_journal()?;
            }
        } else {
            fs::rename(&self.staging, &self.output)?;
        }
        self.take_inventory(&[&self.output])?;
        remove_folder(&self.staging)?;
        remove_folder(&self.retired)
    }

    /// Two renames, told to the next run by a journal.
    pub(super) fn swap_with_journal(&self) -> io::Result<()> {
        fs::write(&self.journal, "swap\n")?;
        fs::rename(&self.output, &self.retired)?;
        fs::rename(&self.staging, &self.output).or_else(|error| {
            fs::rename(&self.retired, &self.output)?;
            Err(error)
        })?;
        remove_file(&self.journal)
    }
}

/// Every file under a folder, relative to it, `/`-separated; none if it is missing.
fn paths_under(folder: &Path) -> io::Result<Vec<String>> {
    let mut paths = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let entries = match fs::read_dir(&next) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            other => other?,
        };
        for entry in entries {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                open.push(entry.path());
                continue;
            }
            let path = entry.path();
            let relative = path.strip_prefix(folder).unwrap_or(&path);
            let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            paths.push(parts.join("/"));
        }
    }
    Ok(paths)
}

#[cfg(target_os = "linux")]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn remove_folder(folder: &Path) -> io::Result<()> {
    ignore_missing(fs::remove_dir_all(folder))
}

fn remove_file(file: &Path) -> io::Result<()> {
    ignore_missing(fs::remove_file(file))
}

fn ignore_missing(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(root: &Path, folder: &Path, mark: &str) {
        fs::create_dir_all(folder).expect("a temporary folder can be made");
        for name in ["404.html", "register.html"] {
            fs::write(folder.join(name), mark).expect("a temporary file can be written");
        }
        assert!(folder.starts_with(root));
    }

    /// Stops the journalled swap after each of its steps and lets the next run mend it.
    #[test]
    fn a_swap_stopped_at_any_step_is_finished_or_undone_by_the_next_run() {
        for stop_after in 0..4 {
            let root = tempfile::tempdir().expect("a temporary folder");
            let layout = Layout::lock(&root.path().join("output")).expect("the lock is free");
            site(root.path(), &layout.output, "old");
            site(root.path(), &layout.staging, "new");
            let steps: [&dyn Fn() -> io::Result<()>; 3] = [
                &|| fs::write(&layout.journal, "swap\n"),
                &|| fs::rename(&layout.output, &layout.retired),
                &|| fs::rename(&layout.staging, &layout.output),
            ];
            for step in steps.iter().take(stop_after) {
                step().expect("a step of the swap");
            }
            layout.recover().expect("recovery");
            let mark = fs::read_to_string(layout.output.join("404.html")).expect("a whole site");
            assert_eq!(mark, if stop_after < 2 { "old" } else { "new" });
            assert!(
                !layout.staging.exists() && !layout.retired.exists() && !layout.journal.exists()
            );
        }
    }

    #[test]
    fn both_ways_to_swap_put_the_new_site_in_place() {
        for journalled in [false, true] {
            let root = tempfile::tempdir().expect("a temporary folder");
            let layout = Layout::lock(&root.path().join("output")).expect("the lock is free");
            site(root.path(), &layout.output, "old");
            site(root.path(), &layout.staging, "new");
            let swapped = if journalled { layout.swap_with_journal() } else { layout.swap() };
            swapped.expect("the swap");
            let mark = fs::read_to_string(layout.output.join("404.html")).expect("a whole site");
            assert_eq!(mark, "new");
        }
    }

    #[test]
    fn a_folder_with_other_things_in_it_is_never_replaced() {
        let root = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(root.path().join("output")).expect("a folder");
        fs::write(root.path().join("output/diary.txt"), "mine").expect("a file");
        let layout = Layout::lock(&root.path().join("output")).expect("the lock is free");
        assert!(layout.refuse_foreign_output().is_err());
    }
}
