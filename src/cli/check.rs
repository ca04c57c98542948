//! `gongkai check`: every problem at once; writes nothing.

use super::arguments::AsOf;
use super::console::{Console, Exit, counts_in_chinese, tally};
use super::request;
use crate::content::load;
use crate::disclosure::Public;
use crate::due::{HORIZON_DAYS, stale_columns};
use crate::output::Discard;
use crate::pipeline::{foresee, run};
use crate::world::Disk;
use serde_json::json;
use std::io;
use std::path::Path;

/// Checks everything that `build` checks, and the wording.
///
/// # Errors
/// Reading fails.
pub fn check(site: &Path, moment: &AsOf, console: Console) -> io::Result<Exit> {
    let world = Disk::new(site);
    let request = request(&world, moment, "/", true)?;
    let mut report = run::<Public>(&world, &request, &Discard, &console.progress())?;
    let loaded = load(&world)?;
    report.diagnostics.extend(stale_columns(&loaded, request.as_of));
    if let Some(through) = request.as_of.day().plus_days(HORIZON_DAYS) {
        report.diagnostics.extend(foresee(&world, &loaded, &request, through)?);
    }
    let summary =
        format!("检查完毕：{}\n{}", tally(&report.diagnostics), counts_in_chinese(&report));
    console.report(&world, &report, &summary, json!({}))?;
    Ok(Exit::of(&report.diagnostics))
}
