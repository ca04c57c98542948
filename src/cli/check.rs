//! `gongkai check`: every problem at once; writes nothing.

use super::arguments::AsOf;
use super::console::{Console, Exit, counts_in_chinese, tally};
use super::numbers_kept::numbers_kept;
use super::package::look_back;
use super::request;
use crate::content::load;
use crate::diag::{Concealed, covered_numbers};
use crate::disclosure::Public;
use crate::due::{HORIZON_DAYS, stale_columns};
use crate::output::Discard;
use crate::pipeline::{concealed, foresee, run};
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
    look_back(&world, site, &mut request)?;
    let mut report = run::<Public>(&world, &request, &Discard, &console.progress())?;
    let loaded = load(&world)?;
    report.diagnostics.extend(stale_columns(&loaded, request.as_of));
    report.diagnostics.extend(numbers_kept(site, &loaded.register)?);
    if let Some(through) = request.as_of.day().plus_days(HORIZON_DAYS) {
        report.diagnostics.extend(foresee(&world, &loaded, &request, through)?);
    }
    let concealed = match loaded.policy.permits.is_empty() {
        true => Concealed::default(),
        false => concealed(&world, request.as_of),
    };
    let (permitted, permits) = permits(&loaded.policy.permits, &concealed);
    let tally = tally(&report.diagnostics);
    let summary = format!("检查完毕：{tally}\n{}{permitted}", counts_in_chinese(&report));
    console.report(&world, &report, &summary, json!({ "permits": permits }))?;
    Ok(Exit::of(&report.diagnostics))
}

/// Every permit, for people and for programs: what it covers, never its reason, which may
/// quote what it permits, and no value that somebody wrote in place of a key.
fn permits(permits: &[Permit], concealed: &Concealed) -> (String, Vec<Json>) {
    let (mut said, mut data) = (String::new(), Vec::new());
    for (number, permit) in (1..).zip(permits) {
        let covers = permit.covers();
        let shown = |of: &str| covered_numbers(&concealed.hidden_in_source(of));
        let words: Vec<String> =
            covers.iter().map(|(_, label, of)| format!("{label} {}", shown(of))).collect();
        said.push_str(&format!("\n准许 {number}：{}，至 {}", words.join("，"), permit.until));
        let mut object = json!({ "until": permit.until.to_string() });
        for (key, _, of) in &covers {
            object[key] = json!(shown(of));
        }
        data.push(object);
    }
    (said, data)
}
