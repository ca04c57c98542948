//! Every path under `content/` is claimed by somebody or is an error.

use crate::diag::{Code, Diagnostic, Place};
use crate::model::{ItemId, ItemRef, Kind};
use crate::policy::Litter;
use crate::world::{Found, FoundForm};

/// What a path under `content/` is.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim {
    /// `content/site.toml`.
    Site,
    /// `content/policy.toml`.
    Policy,
    /// `content/register.toml`.
    Register,
    /// A content file of an item.
    Item {
        /// Its identity.
        item: ItemRef,
        /// The channel folder (column only).
        channel: Option<ItemId>,
    },
    /// A file under `content/files/`, by its path there.
    File(String),
    /// Left behind by the system or an editor; ignored and counted.
    Litter,
}

/// Says what a path is.
///
/// # Errors
/// Nobody claims it, or it is no plain file.
pub fn claim(found: &Found, litter: &Litter) -> Result<Claim, Diagnostic> {
    let refuse = |code, cause: &str, mend: &str| {
        Err(Diagnostic::new(code, found.path.clone(), Place::File, cause, mend))
    };
    let inner = found.path.strip_prefix("content/").unwrap_or(&found.path);
    if inner.split('/').any(|segment| litter.matches(segment)) {
        return Ok(Claim::Litter);
    }
    if let Some(diagnostic) = unprintable(found) {
        return Err(diagnostic);
    }
    match found.form {
        FoundForm::Link => {
            return refuse(
                Code::SymbolicLink,
                "这是一个快捷链接（符号链接），可能指向内容文件夹之外",
                "把真正的文件复制到这里",
            );
        }
        FoundForm::Unnameable => {
            return refuse(Code::EscapingPath, "文件名里有无法识别的字符", "给文件改一个名字");
        }
        FoundForm::File => {}
    }
    let (folder, rest) = inner.split_once('/').unwrap_or(("", inner));
    match (folder, rest) {
        ("", "site.toml") => return Ok(Claim::Site),
        ("", "policy.toml") => return Ok(Claim::Policy),
        ("", "register.toml") => return Ok(Claim::Register),
        ("files", rest) => return Ok(Claim::File(rest.to_owned())),
        _ => {}
    }
    let Some(kind) = Kind::of_slug(folder) else {
        let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.slug()).collect();
        let mend = format!(
            "移到所属栏目的文件夹（{}），附件放进 files/；不需要就移出 content/",
            names.join("、")
        );
        return refuse(Code::UnclaimedFile, "没有栏目认领这个文件，放着不管它不会被发布", &mend);
    };
    let wanted = if kind.is_markdown() { ".md" } else { ".toml" };
    let name = rest.rsplit('/').next().unwrap_or(rest);
    let Some(stem) = name.strip_suffix(wanted) else {
        let mend = how_to_claim(kind, name, wanted);
        return refuse(Code::UnclaimedFile, "这个栏目不认领这种文件", &mend);
    };
    if found.size > super::source_text::LARGEST {
        return refuse(
            Code::TooLarge,
            "内容文件超过 8 MB",
            "把长内容改成附件，放进 content/files/",
        );
    }
    let id = ItemId::parse(stem).map_err(|refused| {
        Diagnostic::new(refused.code, found.path.clone(), Place::File, refused.cause, refused.mend)
    })?;
    let channel = match (kind, rest.split_once('/')) {
        (Kind::Column, Some((channel, _))) => ItemId::parse(channel).ok(),
        _ => None,
    };
    Ok(Claim::Item { item: ItemRef { kind, id }, channel })
}

/// What to do with a file of another form than the items of its folder.
fn how_to_claim(kind: Kind, name: &str, wanted: &str) -> String {
    if let Some(right) = renamed(name, wanted) {
        return format!(
            "把文件名改成 {right}（看不到扩展名的，先在文件夹窗口的“查看”里勾选“文件扩展名”）；是附件的，放进 content/files/"
        );
    }
    if !is_document(name) {
        return format!("“{}”里的条目是 {wanted} 文件；附件放进 content/files/", kind.name());
    }
    let section = match kind {
        Kind::Column => "column/频道",
        kind => kind.slug(),
    };
    format!(
        "条目是 {wanted} 文件：运行 gongkai new {section} 新建一个，把文字复制进去；要附上原件的，放进 content/files/"
    )
}

/// What a file of text should be called that Notepad or a careless hand named otherwise.
fn renamed(name: &str, wanted: &str) -> Option<String> {
    let small = name.to_ascii_lowercase();
    let stem = small.strip_suffix(".txt").unwrap_or(&small);
    let stem = stem.strip_suffix(".toml").or_else(|| stem.strip_suffix(".md")).unwrap_or(stem);
    let is_text = [".txt", ".toml", ".md"].iter().any(|end| small.ends_with(end));
    (is_text && ItemId::parse(stem).is_ok()).then(|| format!("{stem}{wanted}"))
}

fn is_document(name: &str) -> bool {
    let small = name.to_ascii_lowercase();
    [".doc", ".docx", ".wps", ".xls", ".xlsx", ".et"].iter().any(|end| small.ends_with(end))
}

/// A name that a terminal would not print as it is.
fn unprintable(found: &Found) -> Option<Diagnostic> {
    let shown: String = found.path.chars().map(|c| if c.is_control() { '?' } else { c }).collect();
    let cause = "文件名里有看不见的控制字符";
    (shown != found.path)
        .then(|| Diagnostic::new(Code::EscapingPath, shown, Place::File, cause, "给文件改一个名字"))
}
