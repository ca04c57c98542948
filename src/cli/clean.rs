//! `gongkai clean`: takes out of attachments what no reader of them sees, and says what by
//! kind and count. Writes beside the file or in its place (under `content/` always in its
//! place, with the original kept elsewhere); what cannot be cleaned stays as
//! it is, is told, and makes the command end with 1.

use super::arguments::Format;
use super::console::{Console, Exit};
use crate::clean::{Cleaned, clean as cleaned};
use crate::content::{CONTENT, replace};
use crate::diag::{covered_numbers, system_error};
use crate::world::{Disk, World};
use serde_json::{Value as Json, json};
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where originals from `content/` go: every file under it must belong to an item.
const ORIGINALS: &str = ".gongkai/originals";

/// Where the new files go.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'w> {
    /// A file, or a folder for many.
    pub output: Option<&'w Path>,
    /// In the place of the old ones.
    pub in_place: bool,
    /// Without a copy of the old ones.
    pub discard_original: bool,
}

/// What became of one file.
struct Done {
    file: PathBuf,
    outcome: Result<Cleaned, String>,
    written: Option<PathBuf>,
    original: Option<PathBuf>,
}

/// Cleans files.
///
/// # Errors
/// Reading or writing fails.
pub fn clean(files: &[PathBuf], wish: Wish<'_>, console: Console) -> io::Result<Exit> {
    let into_folder = wish.output.is_some_and(Path::is_dir);
    if wish.output.is_some_and(Path::exists) && !into_folder {
        return Err(io::Error::other("--output 写的文件已经有了，请换一个名字"));
    }
    if files.len() > 1 && wish.output.is_some() && !into_folder {
        return Err(io::Error::other("清理多个文件时，--output 要写一个已有的文件夹"));
    }
    let mut all = Vec::new();
    for file in files {
        all.push(one(file, wish, into_folder)?);
    }
    match console.format {
        Format::Text => {
            all.iter().try_for_each(|done| writeln!(io::stdout(), "{}", done.in_chinese()))?;
        }
        Format::Json => {
            let files: Vec<Json> = all.iter().map(Done::to_json).collect();
            let text = serde_json::to_string_pretty(&json!({ "files": files }));
            writeln!(io::stdout(), "{}", text.map_err(io::Error::other)?)?;
        }
    }
    let all_clean = all.iter().all(|done| done.outcome.as_ref().is_ok_and(|c| c.left.is_empty()));
    Ok(if all_clean { Exit::Done } else { Exit::ContentErrors })
}

fn one(file: &Path, wish: Wish<'_>, into_folder: bool) -> io::Result<Done> {
    let shown = shown(file);
    let path = file.to_str().ok_or_else(|| io::Error::other("文件名不是通常的文字"))?;
    let bytes = Disk::new("").read(path).map_err(|error| {
        io::Error::new(error.kind(), format!("{shown}：{}", system_error(&error)))
    })?;
    let extension = file.extension().and_then(|e| e.to_str()).unwrap_or_default();
    let outcome = cleaned(&bytes, &extension.to_ascii_lowercase());
    let mut done = Done { file: file.to_owned(), outcome, written: None, original: None };
    let Ok(new) = &done.outcome else { return Ok(done) };
    if new.taken.is_empty() {
        return Ok(done);
    }
    let (target, original) = match wish.output {
        Some(folder) if into_folder => (folder.join(file.file_name().unwrap_or_default()), None),
        Some(target) => (target.to_owned(), None),
        None if wish.in_place || kept_of_content(file)?.is_some() => {
            let original = (!wish.discard_original).then(|| original(file)).transpose()?;
            (file.to_owned(), original)
        }
        None => (beside(file), None),
    };
    if into_folder && target.exists() {
        return Err(io::Error::other(format!("{} 已经有了，没有写", self::shown(&target))));
    }
    replace(&target, &new.bytes, original.as_deref()).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            let kept = self::shown(original.as_deref().unwrap_or(&target));
            io::Error::other(format!("{kept} 已经有了：先移走以前的原件，再清理 {shown}"))
        }
        _ => error,
    })?;
    (done.written, done.original) = (Some(target), original);
    Ok(done)
}

/// A path as messages show it: of long numbers in it only the ends.
fn shown(path: &Path) -> String {
    covered_numbers(&path.display().to_string())
}

/// `照片.cleaned.jpg`.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push(".cleaned");
    if let Some(extension) = file.extension() {
        name.push(".");
        name.push(extension);
    }
    file.with_file_name(name)
}

/// Beside the file, but never under `content/`.
fn original(file: &Path) -> io::Result<PathBuf> {
    let mut name = OsString::from(file.file_name().unwrap_or_default());
    name.push(".orig");
    Ok(kept_of_content(file)?.unwrap_or_else(|| file.with_file_name(name)))
}

/// Where the original of a file under `content/` is kept; none for any other file. A second
/// file under `content/` would be one that no item names.
fn kept_of_content(file: &Path) -> io::Result<Option<PathBuf>> {
    let file = std::path::absolute(file)?;
    let content = file.ancestors().find(|folder| folder.ends_with(CONTENT));
    Ok(content.and_then(|content| {
        let rest = file.strip_prefix(content).ok()?;
        Some(content.parent()?.join(ORIGINALS).join(rest))
    }))
}

impl Done {
    fn in_chinese(&self) -> String {
        let file = shown(&self.file);
        let cleaned = match &self.outcome {
            Err(why) => return format!("{file}：没有清理：{why}"),
            Ok(cleaned) => cleaned,
        };
        let taken: Vec<String> = cleaned
            .taken
            .iter()
            .map(|(kind, count)| format!("{} {count} 处", kind.label()))
            .collect();
        let mut said = match taken.len() {
            0 => format!("{file}：没有要去掉的，没有改动"),
            _ => format!("{file}：去掉了{}", taken.join("、")),
        };
        if let Some(written) = &self.written {
            said.push_str(&format!("；写在 {}", shown(written)));
        }
        if let Some(original) = &self.original {
            let original = shown(original);
            said.push_str(&format!("；原件在 {original}，确认无误后请删去，里面还有那些信息"));
        }
        for left in &cleaned.left {
            said.push_str(&format!("\n  还有去不掉的：{left}。请用原来的软件去掉"));
        }
        said
    }

    fn to_json(&self) -> Json {
        let mut object = json!({
            "file": shown(&self.file),
            "written": self.written.as_deref().map(shown),
            "original": self.original.as_deref().map(shown),
        });
        match &self.outcome {
            Ok(cleaned) => {
                let taken =
                    cleaned.taken.iter().map(|(kind, n)| (kind.name().to_owned(), json!(n)));
                object["taken"] = Json::Object(taken.collect());
                object["left"] = json!(cleaned.left);
            }
            Err(why) => object["refused"] = json!(why),
        }
        object
    }
}
