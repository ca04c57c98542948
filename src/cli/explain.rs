//! `gongkai explain`: what a rule asks, why, the clause behind it, an example, the mend.
//! Takes a code, or nothing for the list of all; reads no site.

use super::arguments::{Arguments, Format};
use super::console::{Console, Exit};
use crate::diag::Code;
use crate::explain::{Page, SECTIONS, found, list_text, nearest, of_severity, page_text, weight};
use clap::CommandFactory as _;
use serde_json::{Map, Value as Json, json};
use std::io::{self, IsTerminal, Write};
use terminal_size::{Width, terminal_size};

/// Where no terminal says how wide it is.
const WIDTH: usize = 80;
/// Longer lines are hard to read, narrower ones hold no word.
const WIDTHS: (usize, usize) = (40, 100);

/// Explains one code, or lists all.
///
/// # Errors
/// The console cannot be written.
pub fn explain(typed: Option<&str>, console: Console) -> io::Result<Exit> {
    let Some(typed) = typed else { return list(console) };
    let Some(page) = found(typed).and_then(Page::of) else { return unknown(typed) };
    match console.format {
        Format::Text => write!(io::stdout(), "{}", page_text(&page, width()))?,
        Format::Json => print(&page_json(&page))?,
    }
    Ok(Exit::Done)
}

fn list(console: Console) -> io::Result<Exit> {
    match console.format {
        Format::Text => {
            writeln!(io::stdout(), "{}运行 gongkai explain <代码> 看详细说明", list_text())?;
        }
        Format::Json => {
            let groups = of_severity().into_iter().flat_map(|(_, codes)| codes);
            print(&json!({ "codes": groups.map(head).collect::<Vec<_>>() }))?;
        }
    }
    Ok(Exit::Done)
}

/// Says which codes were perhaps meant.
fn unknown(typed: &str) -> io::Result<Exit> {
    let mut err = io::stderr();
    if Arguments::command().find_subcommand(typed).is_some() {
        writeln!(err, "{typed} 是命令，不是提示的代码。看它的用法：gongkai {typed} --help")?;
        return Ok(Exit::Trouble);
    }
    writeln!(err, "没有这个代码：{typed}")?;
    let near = nearest(typed);
    if !near.is_empty() {
        writeln!(err, "是不是想看：")?;
    }
    for code in near {
        writeln!(err, "  gongkai explain {}    {}", code.name(), code.title())?;
    }
    writeln!(err, "运行 gongkai explain 列出全部代码")?;
    Ok(Exit::Trouble)
}

fn width() -> usize {
    let seen = terminal_size().filter(|_| io::stdout().is_terminal());
    let (least, most) = WIDTHS;
    seen.map_or(WIDTH, |(Width(width), _)| usize::from(width).clamp(least, most))
}

fn head(code: Code) -> Json {
    json!({ "code": code.name(), "title": code.title(), "severity": code.severity().name() })
}

fn page_json(page: &Page) -> Json {
    let mut object = head(page.code);
    object["weight"] = json!(weight(page.code.severity()));
    let text = |heading: &str| page.sections.iter().find(|s| s.heading == heading);
    let sections: Map<String, Json> = SECTIONS
        .iter()
        .filter_map(|(heading, key)| Some(((*key).to_owned(), json!(text(heading)?.text))))
        .collect();
    object["sections"] = Json::Object(sections);
    object
}

fn print(json: &Json) -> io::Result<()> {
    let text = serde_json::to_string_pretty(json).map_err(io::Error::other)?;
    writeln!(io::stdout(), "{text}")
}
