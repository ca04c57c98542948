//! `gongkai due`: what will change by itself, by when to rebuild, and what people have to
//! do; as text, JSON and iCalendar.

use super::arguments::{AsOf, Format};
use super::console::{Console, Exit};
use super::request;
use crate::content::load;
use crate::deliver::write_in_one_step;
use crate::due::{Agenda, Change, Task, agenda, calendar_file};
use crate::pipeline::{Report, foresee};
use crate::world::Disk;
use serde_json::{Value as Json, json};
use std::io;
use std::path::Path;

/// Says what comes; writes a calendar file where one is asked for.
///
/// # Errors
/// Reading or writing fails.
pub fn due(
    site: &Path,
    days: u32,
    ics: Option<&Path>,
    moment: &AsOf,
    console: Console,
) -> io::Result<Exit> {
    let world = Disk::new(site);
    let request = request(&world, moment, "/", false)?;
    let through = request.as_of.day().plus_days(days);
    let through = through.ok_or_else(|| io::Error::other("--days 太大"))?;
    let loaded = load(&world)?;
    let agenda = agenda(&loaded, request.as_of, through);
    let coming = foresee(&world, &loaded, &request, through)?;
    let mut diagnostics = loaded.diagnostics.clone();
    diagnostics.extend(coming);
    let exit = Exit::of(&diagnostics);
    if let Some(file) = ics {
        write_in_one_step(file, calendar_file(&agenda).as_bytes())?;
    }
    let mut text = in_words(&agenda);
    if let Some(file) = ics {
        text.push_str(&format!("\n\n日历文件：{}（可导入手机或 Outlook 的日历）", file.display()));
    }
    let data = in_json(&agenda);
    match console.format {
        Format::Text => {
            let as_of = Some(request.as_of);
            let report = Report { diagnostics, as_of, ..Report::default() };
            console.report(&world, &report, &text, data)?;
        }
        Format::Json => console.data(&world, request.as_of, diagnostics, data)?,
    }
    Ok(exit)
}

fn in_words(agenda: &Agenda) -> String {
    let mut lines = vec![format!("从 {} 到 {}：", agenda.as_of, agenda.through)];
    lines.push(String::new());
    match agenda.changes.is_empty() {
        true => lines.push("内容不改，网站不会自己变化。".to_owned()),
        false => {
            lines.push("内容不改，网站也会变化：".to_owned());
            lines.extend(agenda.changes.iter().map(change_line));
            lines.push(String::new());
            lines.extend(rebuild_lines(agenda));
        }
    }
    lines.push(String::new());
    match agenda.tasks.is_empty() {
        true => lines.push("没有到期要办的事。".to_owned()),
        false => {
            lines.push("要办的事：".to_owned());
            lines.extend(agenda.tasks.iter().map(task_line));
        }
    }
    lines.join("\n")
}

fn change_line(change: &Change) -> String {
    format!("  {}  {:<24}{}", change.at, change.item.to_string(), change.what)
}

fn task_line(task: &Task) -> String {
    let (by, when) = match task.by {
        Some(by) => (by.to_string(), if task.is_overdue { "已逾期" } else { "前　　" }),
        None => ("期限待定".to_owned(), "　　　　"),
    };
    let item = task.item.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("  {by} {when}  {item:<24}{}", task.what)
}

fn rebuild_lines(agenda: &Agenda) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(first) = agenda.rebuild_at() {
        lines.push(format!("下一次应当重新生成并上传：{}", first.at));
    }
    if let Some(first) = agenda.take_down_at() {
        lines.push(format!("其中必须撤下内容的第一次：{}（此前不上传，公示就超过期限）", first.at));
    }
    lines
}

fn in_json(agenda: &Agenda) -> Json {
    let change = |change: &Change| {
        json!({
            "at": change.at.rfc3339(),
            "item": change.item.to_string(),
            "what": change.what,
            "takesDown": change.takes_down,
        })
    };
    let task = |task: &Task| {
        json!({
            "by": task.by.map(|by| by.to_string()),
            "item": task.item.as_ref().map(ToString::to_string),
            "what": task.what,
            "overdue": task.is_overdue,
            "basis": task.basis,
        })
    };
    json!({
        "asOf": agenda.as_of.rfc3339(),
        "through": agenda.through.to_string(),
        "rebuildAt": agenda.rebuild_at().map(|change| change.at.rfc3339()),
        "takeDownAt": agenda.take_down_at().map(|change| change.at.rfc3339()),
        "changes": agenda.changes.iter().map(change).collect::<Vec<_>>(),
        "tasks": agenda.tasks.iter().map(task).collect::<Vec<_>>(),
    })
}
