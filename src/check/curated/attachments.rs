//! 附件: every file under `content/files/` is named by an item, every named file is
//! there, lies inside the folder and is of a type that portals accept. A file that
//! nobody names would be forgotten; one that is missing would be a dead link.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use std::collections::HashSet;

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut named = HashSet::new();
    let mut found = Vec::new();
    for item in loaded.read() {
        for (ordinal, entry) in item.header.attachments.iter().enumerate() {
            let file = entry.file.reveal();
            named.insert(file);
            if let Some((code, cause, mend)) = problem(loaded, file) {
                let cause = format!("附件 {file}：{cause}");
                let place = Place::Key(format!("attachments.{ordinal}.file"));
                found.push(Diagnostic::new(code, item.file.clone(), place, cause, mend));
            }
        }
    }
    // items that could not be read may name any of them
    if loaded.broken.is_empty() {
        let unused = loaded.files.keys().filter(|file| !named.contains(file.as_str()));
        found.extend(unused.map(|file| {
            let cause = "没有任何条目使用这个附件，它不会被发布";
            let mend = "把它列入某个条目的 attachments，或移出 content/files/";
            Diagnostic::new(
                Code::UnusedAttachment,
                format!("content/files/{file}"),
                Place::File,
                cause,
                mend,
            )
        }));
    }
    found
}

fn problem<'l>(loaded: &'l Loaded, file: &str) -> Option<(Code, &'static str, &'l str)> {
    let escapes = file.starts_with('/')
        || file.contains(['\\', ':'])
        || file.split('/').any(|part| part == ".." || part == "." || part.is_empty());
    if escapes {
        let mend = "只写 content/files/ 里的文件名，如 2026-001.pdf";
        return Some((Code::EscapingPath, "路径越出了 content/files/", mend));
    }
    let name = file.rsplit('/').next().unwrap_or(file);
    if !loaded.files.contains_key(file) && name != file && loaded.files.contains_key(name) {
        let mend = "只写文件名，去掉前面的文件夹（content/files/）";
        return Some((Code::MissingAttachment, "文件名前面多写了文件夹", mend));
    }
    if !loaded.files.contains_key(file) {
        let mend = "核对文件名（含扩展名、大小写），或把文件放进 content/files/";
        return Some((Code::MissingAttachment, "content/files/ 里没有这个文件", mend));
    }
    let extension = file.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
    if !loaded.policy.accepts(&extension) {
        let mend = loaded.policy.how_to_convert(&extension);
        let mend = mend.unwrap_or("转成 PDF、DOCX、XLSX 等门户网站接受的格式");
        return Some((Code::MissingAttachment, "门户网站不接受这种类型的文件", mend));
    }
    let limit = loaded.site.as_ref().and_then(|site| site.limits.as_ref()?.max_file_bytes);
    let size = loaded.files.get(file).copied().unwrap_or(0);
    if limit.is_some_and(|limit| size > u64::from(limit)) {
        let mend = "压缩或拆分文件；上限在 site.toml 的 [limits] 里";
        return Some((Code::TooLarge, "超过了站点的上传限制", mend));
    }
    None
}
