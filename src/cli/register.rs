//! `gongkai register`: index numbers for what has none.

use super::console::{Console, Exit};
use super::numbers_kept::numbers_kept;
use crate::content;
use crate::pipeline::Report;
use crate::world::{Disk, World};
use serde_json::json;
use std::io;
use std::path::Path;

/// Gives index numbers and appends them to the register.
///
/// # Errors
/// Reading or writing fails.
pub fn register(site: &Path, console: Console) -> io::Result<Exit> {
    let world = Disk::new(site);
    let loaded = content::load(&world)?;
    let mut report = Report { diagnostics: loaded.diagnostics.clone(), ..Report::default() };
    report.diagnostics.extend(numbers_kept(site, &loaded.register)?);
    if report.diagnostics.has_errors() {
        let summary = "没有登记：先改正上面的错误。";
        console.report(&world, &report, summary, json!({ "registered": [] }))?;
        return Ok(Exit::of(&report.diagnostics));
    }
    let added = content::register(site, &loaded.register, &loaded.items, world.now())?;
    report.counts.items = loaded.items.len();
    let lines: Vec<String> =
        added.iter().map(|(item, registered)| format!("  {}  {item}", registered.index)).collect();
    let summary = match added.len() {
        0 => "没有需要登记的条目。".to_owned(),
        count => format!("已登记 {count} 个条目：\n{}", lines.join("\n")),
    };
    let data: Vec<_> = added
        .iter()
        .map(|(item, r)| json!({ "item": item.to_string(), "index": r.index.to_string() }))
        .collect();
    console.report(&world, &report, &summary, json!({ "registered": data }))?;
    Ok(Exit::Done)
}
