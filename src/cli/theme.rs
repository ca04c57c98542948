//! `gongkai theme`: the parts of the theme in the binary, and copies of them to change.

use super::arguments::Format;
use super::console::{Console, Exit};
use crate::content;
use crate::render::{SITE_THEME, Theme};
use serde_json::json;
use std::io::{self, Write};
use std::path::Path;

/// The parts that sites change most, and what they are.
const FIRST: [(&str, &str); 5] = [
    ("components/site-header/site-header.html", "页眉"),
    ("components/site-footer/site-footer.html", "页脚"),
    ("styles/00-tokens.css", "颜色、字体"),
    ("static/favicon.svg", "图标"),
    ("pages/detail.html", "条目的页面"),
];

/// Lists the parts, or copies some of them into the site's `theme/`.
///
/// # Errors
/// There is no such part, the site has its own already, or it cannot be written.
pub fn theme(site: &Path, parts: &[String], console: Console) -> io::Result<Exit> {
    if parts.is_empty() {
        return list(console);
    }
    let parts: io::Result<Vec<(String, &[u8])>> = parts.iter().map(|part| wanted(part)).collect();
    let parts = parts?;
    let mut written = Vec::new();
    for (part, bytes) in parts {
        let file = site.join(SITE_THEME).join(&part);
        content::new_file(&file, bytes).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => io::Error::other(format!(
                "{} 已经有了，没有改动它；要恢复原样，删掉它就行",
                file.display()
            )),
            _ => error,
        })?;
        written.push(file);
    }
    let mut out = io::stdout();
    match console.format {
        Format::Json => writeln!(out, "{}", json!({ "written": written })),
        Format::Text => {
            let shown: Vec<String> =
                written.iter().map(|file| format!("  {}", file.display())).collect();
            writeln!(
                out,
                "已放好：\n{}\n改好后运行 gongkai serve 看效果；删掉它就恢复原样。",
                shown.join("\n")
            )
        }
    }?;
    Ok(Exit::Done)
}

fn list(console: Console) -> io::Result<Exit> {
    let all = Theme::originals();
    let mut out = io::stdout();
    if console.format == Format::Json {
        let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
        writeln!(out, "{}", json!({ "files": names }))?;
        return Ok(Exit::Done);
    }
    writeln!(out, "主题由这些文件组成，站点可以换掉其中任何一个。常换的：")?;
    for (name, what) in FIRST {
        writeln!(out, "  {name:<46}{what}")?;
    }
    writeln!(out, "其余的：")?;
    let is_other = |name: &str| FIRST.iter().all(|(first, _)| *first != name);
    for (name, _) in all.iter().filter(|(name, _)| is_other(name)) {
        writeln!(out, "  {name}")?;
    }
    writeln!(out, "把原文件放进 theme/ 再改：gongkai theme {}", FIRST[0].0)?;
    Ok(Exit::Done)
}

/// The part that a word means: its path, with or without `theme/`, or its file name.
fn wanted(word: &str) -> io::Result<(String, &'static [u8])> {
    let path = word.replace('\\', "/");
    let path = path.trim_start_matches("./").trim_start_matches("theme/");
    let all = Theme::originals();
    let same: Vec<_> = all
        .into_iter()
        .filter(|(name, _)| {
            name == path || !path.contains('/') && name.rsplit('/').next() == Some(path)
        })
        .collect();
    match <[_; 1]>::try_from(same) {
        Ok([one]) => Ok(one),
        Err(none) if none.is_empty() => {
            let why = format!("主题里没有“{word}”。运行 gongkai theme 看全部文件");
            Err(io::Error::other(why))
        }
        Err(several) => {
            let names: Vec<String> = several.into_iter().map(|(name, _)| name).collect();
            Err(io::Error::other(format!("“{word}”有好几个，写全路径：{}", names.join("、"))))
        }
    }
}
