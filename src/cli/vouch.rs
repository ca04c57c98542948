//! `gongkai vouch`: a person has looked at an attachment that no program can read. Writes
//! who, when, why and the digest into every item that names the file, and says what there
//! was to look at. Refuses what can be read and leaks.

use super::arguments::AsOf;
use super::console::{Console, Exit};
use super::request;
use crate::content::{self, Loaded, Word};
use crate::diag::{Diagnostics, Severity, system_error};
use crate::disclosure::Public;
use crate::guard::{Unread, Unreadable, read_file};
use crate::model::{Day, Label, Sha256Hex};
use crate::output::Discard;
use crate::pipeline::{as_typed, run};
use crate::records::Curated;
use crate::world::{Amended, Disk, World};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// Where attachments lie.
const FILES: &str = "content/files/";
/// How many places one message names.
const PLACES_SHOWN: usize = 30;

/// What somebody says.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'w> {
    /// The attachments.
    pub files: &'w [String],
    /// Who looked at them.
    pub by: &'w str,
    /// Why they may be published.
    pub reason: &'w str,
    /// Nothing is to be written.
    pub dry_run: bool,
}

/// One attachment that a person has looked at.
struct Looked<'l> {
    file: String,
    unread: Vec<Unread>,
    /// What it holds that whoever opens it does not see.
    unseen: Vec<&'static str>,
    sha256: Sha256Hex,
    items: Vec<&'l Curated>,
}

/// Writes that a person has looked at files.
///
/// # Errors
/// A file cannot be vouched for (then nothing was changed), or reading or writing fails.
pub fn vouch(site: &Path, wish: &Wish<'_>, console: Console) -> io::Result<Exit> {
    let world = Disk::new(site);
    let loaded = content::load(&world)?;
    let by = label(wish.by, "--by（姓名）")?;
    let reason = label(wish.reason, "--reason（理由）")?;
    let today = world.now().day();
    let looked: io::Result<Vec<Looked<'_>>> =
        wish.files.iter().map(|file| look(&world, &loaded, file)).collect();
    let looked = looked?;
    let words: Vec<Word<'_>> = looked
        .iter()
        .map(|looked| Word {
            file: &looked.file,
            by: by.clone(),
            day: today,
            reason: reason.clone(),
            sha256: looked.sha256.clone(),
        })
        .collect();
    let items: BTreeMap<&str, &Curated> = looked
        .iter()
        .flat_map(|looked| &looked.items)
        .map(|item| (item.file.as_str(), *item))
        .collect();
    let edits: io::Result<Vec<content::Edit>> =
        items.values().map(|item| content::vouched(&world, item, &loaded.policy, &words)).collect();
    let edits = edits.map_err(|error| refused(&system_error(&error)))?;
    let files = edits.iter().map(|edit| (edit.file.clone(), edit.bytes.clone())).collect();
    let amended = Amended::new(&world, files);
    let request = request(&world, &AsOf::default(), "/", false)?;
    let mut report = run::<Public>(&amended, &request, &Discard, &console.progress())?;
    let leaks: Vec<_> = std::mem::take(&mut report.diagnostics)
        .iter()
        .filter(|said| said.severity == Severity::Leak && items.contains_key(said.file.as_str()))
        .cloned()
        .collect();
    report.diagnostics = Diagnostics::default();
    report.diagnostics.extend(leaks);
    if report.diagnostics.has_leaks() {
        let why =
            "没有写核对记录：读得出的部分里有泄露，人工核对不能放行。先改附件或内容，再核对。";
        console.report(&world, &report, why, json!({ "vouched": [] }))?;
        return Ok(Exit::Leak);
    }
    if !wish.dry_run {
        content::apply(site, &edits)?;
    }
    let said: Vec<String> = looked.iter().map(|l| in_chinese(l, wish, today)).collect();
    let data: Vec<Json> = looked.iter().map(to_json).collect();
    let data = json!({ "vouched": data, "date": today.to_string(), "dryRun": wish.dry_run });
    console.report(&world, &report, &said.join("\n"), data)?;
    Ok(Exit::Done)
}

fn refused(why: &str) -> io::Error {
    io::Error::other(format!("没有写核对记录，内容没有改动。\n{why}"))
}

fn label(text: &str, option: &str) -> io::Result<Label> {
    Label::parse(text).map_err(|why| refused(&format!("{option}：{}。{}", why.cause, why.mend)))
}

/// The file that a word means, what of it cannot be read, and who names it.
fn look<'l>(world: &Disk, loaded: &'l Loaded, word: &str) -> io::Result<Looked<'l>> {
    let path = word.replace('\\', "/");
    let file = path.rsplit_once(FILES).map_or(path.trim_start_matches("./"), |(_, file)| file);
    if !loaded.files.contains_key(file) {
        let how = "写成 content/files/2026-001.pdf 的样子；核对文件名（含扩展名、大小写）";
        return Err(refused(&format!("{FILES} 里没有“{word}”。{how}")));
    }
    let items: Vec<&Curated> =
        loaded.items.iter().filter(|item| content::names(item, file)).collect();
    if items.is_empty() {
        let how = "先把它写进某个条目的 attachments；条目有错误的，先运行 gongkai check";
        return Err(refused(&format!("没有条目用到“{word}”。{how}")));
    }
    let bytes = world.read(&[FILES, file].concat())?;
    let extension = file.rsplit_once('.').map_or("", |(_, last)| last).to_ascii_lowercase();
    let reading = read_file(&bytes, &extension);
    let unseen = reading.unseen();
    if reading.unread.is_empty() && unseen.is_empty() {
        return Err(refused(&format!("“{word}”程序读得出来，不用人工核对，直接生成就行")));
    }
    if reading.unread.iter().any(|unread| unread.why == Unreadable::Located) {
        let how = format!("先运行 gongkai clean --in-place {}，再核对", as_typed(file));
        return Err(refused(&format!("“{word}”里有拍摄地点，人工核对不能放行。{how}")));
    }
    let sha256 = Sha256Hex::of(&bytes);
    Ok(Looked { file: file.to_owned(), unread: reading.unread, unseen, sha256, items })
}

fn place(unread: &Unread) -> &str {
    if unread.place.is_empty() { "整个文件" } else { &unread.place }
}

fn in_chinese(looked: &Looked<'_>, wish: &Wish<'_>, today: Day) -> String {
    let mut said = format!("{FILES}{}：", looked.file);
    if !looked.unseen.is_empty() {
        said.push_str(&format!(
            "\n  有{}，打开时看不见，下载的人都能找到",
            looked.unseen.join("、")
        ));
    }
    if !looked.unread.is_empty() {
        said.push_str("程序读不出这些地方，要由人看：");
    }
    for unread in looked.unread.iter().take(PLACES_SHOWN) {
        said.push_str(&format!("\n  {}：{}", place(unread), unread.why.reason()));
    }
    if looked.unread.len() > PLACES_SHOWN {
        said.push_str(&format!("\n  ……共 {} 处", looked.unread.len()));
    }
    let files: Vec<&str> = looked.items.iter().map(|item| item.file.as_str()).collect();
    let files = files.join("、");
    said.push_str(&match wish.dry_run {
        true => format!("\n预演，没有改动文件。看过之后去掉 --dry-run 再运行，就写在 {files} 里"),
        false => format!(
            "\n已写上：{} 于 {today} 看过，写在 {files} 里。没有逐一看过的，请现在打开附件看；附件再有改动，要重新核对",
            wish.by
        ),
    });
    said
}

fn to_json(looked: &Looked<'_>) -> Json {
    let unread = looked
        .unread
        .iter()
        .map(|unread| json!({ "place": place(unread), "reason": unread.why.reason() }));
    let unread: Vec<Json> = unread.collect();
    let items: Vec<Json> = looked
        .items
        .iter()
        .map(|item| json!({ "item": item.item.to_string(), "file": item.file }))
        .collect();
    json!({
        "file": format!("{FILES}{}", looked.file),
        "sha256": looked.sha256.to_string(),
        "unread": unread,
        "unseen": looked.unseen,
        "items": items,
    })
}
