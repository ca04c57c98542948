//! 放假安排: working days are counted only in years whose holidays are known. What needs
//! another year is not guessed; it is said once.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::{Timeliness, occasions};
use crate::policy::{Due, Policy};
use crate::records::Curated;
use std::collections::BTreeSet;

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let unknown: Vec<i16> =
        loaded.items.iter().flat_map(|item| years_missing(item, &loaded.policy)).collect();
    if unknown.is_empty() {
        return Vec::new();
    }
    let years: BTreeSet<i16> = unknown.iter().copied().collect();
    let names: Vec<String> = years.iter().map(i16::to_string).collect();
    let page = match years.iter().any(|year| loaded.policy.calendar.is_to_come(*year)) {
        true => "待放假安排公布后计算",
        false => "未计算",
    };
    let cause = format!(
        "没有 {} 年的放假安排，有 {} 个期限算不出来；算不出的公开时限，页面上写“{page}”",
        names.join("、"),
        unknown.len()
    );
    let mend = "国务院办公厅的通知公布后，按原文在 content/policy.toml 补一条 [[calendar]]（year、document、number、article、effective-from、verified、holiday、workday）；不要推测";
    let file = "content/policy.toml";
    vec![Diagnostic::new(Code::CalendarUnknown, file, Place::File, cause, mend)]
}

/// The year that each period of an item lacks.
fn years_missing(item: &Curated, policy: &Policy) -> Vec<i16> {
    let timeliness = Timeliness::of(item, policy);
    let deadlines = timeliness.iter().flat_map(Timeliness::timings).map(|timing| timing.due);
    let mut due: Vec<Due> = deadlines.collect();
    for occasion in occasions(item) {
        let running = policy.periods().filter_map(|period| {
            let (from, _) = period.runs(&occasion.matter, &occasion.facts)?;
            Some(period.within.last_day(from, &policy.calendar))
        });
        due.extend(running);
    }
    let missing = |due: Due| match due {
        Due::Unknown(year) => Some(year),
        Due::On(_) => None,
    };
    due.into_iter().filter_map(missing).collect()
}
