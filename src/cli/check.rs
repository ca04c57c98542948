//! `gongkai check`: every problem at once; writes nothing.

use super::arguments::AsOf;
use super::console::{Console, Exit, counts_in_chinese, tally};
use super::package::shown_before;
use super::request;
use crate::content::load;
use crate::disclosure::Public;
use crate::due::{HORIZON_DAYS, stale_columns};
use crate::model::Label;
use crate::output::Discard;
use crate::pipeline::{foresee, run};
use crate::policy::Permit;
use crate::world::Disk;
use serde_json::{Value as Json, json};
use std::io;
use std::path::Path;

/// Checks everything that `build` checks, and the wording.
///
/// # Errors
/// Reading fails.
pub fn check(site: &Path, moment: &AsOf, console: Console) -> io::Result<Exit> {
    let world = Disk::new(site);
    let mut request = request(&world, moment, "/", true)?;
    request.earlier = shown_before(&world, site)?;
    let mut report = run::<Public>(&world, &request, &Discard, &console.progress())?;
    let loaded = load(&world)?;
    report.diagnostics.extend(stale_columns(&loaded, request.as_of));
    if let Some(through) = request.as_of.day().plus_days(HORIZON_DAYS) {
        report.diagnostics.extend(foresee(&world, &loaded, &request, through)?);
    }
    let permits = permits(&loaded.policy.permits);
    let said: String = permits.iter().map(|permit| format!("\n{}", permit.line)).collect();
    let tally = tally(&report.diagnostics);
    let summary = format!("检查完毕：{tally}\n{}{said}", counts_in_chinese(&report));
    let data: Vec<_> = permits.into_iter().map(|permit| permit.data).collect();
    console.report(&world, &report, &summary, json!({ "permits": data }))?;
    Ok(Exit::of(&report.diagnostics))
}

/// One permit, for people and for programs: what it covers, never its reason, which may
/// quote what it permits.
struct Listed {
    line: String,
    data: Json,
}

fn permits(permits: &[Permit]) -> Vec<Listed> {
    let words = |label: &Option<Label>| label.as_ref().map(|label| label.reveal().to_owned());
    let listed = (1..).zip(permits).map(|(number, permit)| {
        let item = words(&permit.item);
        let narrowed = [
            ("字段", "field", words(&permit.field)),
            ("种类", "class", words(&permit.class)),
            ("文件", "file", words(&permit.file)),
        ];
        let covers = narrowed.iter().filter_map(|(label, _, of)| Some((label, of.as_ref()?)));
        let covers: String = covers.map(|(label, of)| format!("，{label} {of}")).collect();
        let person = permit.person.reveal();
        let line = format!(
            "准许 {number}：{}{covers}，{person} 批准，至 {}",
            item.as_deref().unwrap_or("（没有写条目）"),
            permit.until
        );
        let mut data = json!({ "item": item, "person": person, "until": permit.until.to_string() });
        for (_, key, of) in narrowed {
            data[key] = json!(of);
        }
        Listed { line, data }
    });
    listed.collect()
}
