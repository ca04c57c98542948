//! The only writer under `content/`: new items, the register, a new site, withdrawals.

use super::register_file::{Register, Registered, line};
use super::templates::{self, NewItem};
use super::withdrawal::Edit;
use crate::model::{ItemRef, Moment};
use crate::records::Curated;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Header of a register that is begun.
const REGISTER_HEAD: &str =
    "# 登记簿：由 gongkai register 追加，只增不改；索引号给出后永不复用。\n";

/// Gives an index number to every item that is public or withheld by now and has none,
/// in the order of publication. Gives the new lines.
///
/// # Errors
/// The register cannot be written.
pub fn register(
    site: &Path,
    register: &Register,
    items: &[Curated],
    now: Moment,
) -> io::Result<Vec<(ItemRef, Registered)>> {
    let mut register = register.clone();
    let withheld = |item: &Curated| {
        item.header.exception.iter().any(|e| e.scope == crate::records::ExceptionScope::Whole)
    };
    let mut new: Vec<&Curated> = items
        .iter()
        .filter(|item| register.get(&item.item).is_none())
        .filter(|item| item.header.publish.is_some_and(|at| at <= now) || withheld(item))
        .collect();
    new.sort_by_key(|item| (item.header.publish.unwrap_or(now), item.item.clone()));
    let mut added = Vec::new();
    for item in new {
        let year = item.header.publish.unwrap_or(now).day().year();
        let registered = Registered { index: register.next(year), publish: item.header.publish };
        register.insert(item.item.clone(), registered);
        added.push((item.item.clone(), registered));
    }
    if !added.is_empty() {
        append(&site.join("content/register.toml"), &added)?;
    }
    Ok(added)
}

fn append(file: &Path, added: &[(ItemRef, Registered)]) -> io::Result<()> {
    let mut text = match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => REGISTER_HEAD.to_owned(),
        other => other?,
    };
    added.iter().for_each(|(item, registered)| text.push_str(&line(item, *registered)));
    in_one_step(file, text.as_bytes())
}

/// Gives content files their new bytes, each in one step.
///
/// # Errors
/// A file cannot be written; it holds what it held.
pub fn apply(site: &Path, edits: &[Edit]) -> io::Result<()> {
    edits.iter().try_for_each(|edit| in_one_step(&site.join(&edit.file), &edit.bytes))
}

/// Gives one file other bytes, in one step; the old ones go to `keep`, if anybody wants them.
///
/// # Errors
/// Something cannot be written; the file holds what it held.
pub fn replace(file: &Path, bytes: &[u8], keep: Option<&Path>) -> io::Result<()> {
    if let Some(keep) = keep {
        if keep.exists() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        if let Some(folder) = keep.parent() {
            fs::create_dir_all(folder)?;
        }
        in_one_step(keep, &fs::read(file)?)?;
    }
    in_one_step(file, bytes)
}

/// Writes a file that is not there yet, with its folders.
///
/// # Errors
/// It is there already, or cannot be written.
pub fn new_file(file: &Path, bytes: &[u8]) -> io::Result<()> {
    if file.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    in_one_step(file, bytes)
}

/// Writes beside the place and renames: nobody ever reads half a file. What a broken run
/// leaves behind is litter by its name.
fn in_one_step(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".tmp");
    let temporary = file.with_file_name(name);
    let written = File::create(&temporary).and_then(|mut target| {
        target.write_all(bytes)?;
        target.sync_all()?;
        if let Ok(known) = fs::metadata(file) {
            fs::set_permissions(&temporary, known.permissions())?;
        }
        fs::rename(&temporary, file)
    });
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// Writes a commented file for a new item, and the schema that editors use for it.
///
/// # Errors
/// The file exists already, or cannot be written.
pub fn new_item(site: &Path, new: &NewItem) -> io::Result<PathBuf> {
    let target = site.join(new.file());
    if target.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    let schemas = site.join(".gongkai/schema");
    fs::create_dir_all(&schemas)?;
    fs::write(
        schemas.join(format!("{}.json", new.item.kind.slug())),
        templates::editor_schema(new.item.kind),
    )?;
    fs::write(&target, templates::commented(new))?;
    Ok(target)
}

/// Writes a new site that builds at once.
///
/// # Errors
/// The folder holds a site already, or cannot be written.
pub fn init(folder: &Path, name: &str, now: Moment) -> io::Result<Vec<PathBuf>> {
    if folder.join("content").exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut written = Vec::new();
    for (path, text) in templates::new_site(name, now) {
        let target = folder.join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&target, text)?;
        written.push(target);
    }
    Ok(written)
}
