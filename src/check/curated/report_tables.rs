//! 年报勾稽: what the official tables say must be equal is equal. Totals may be left out.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::policy::{Contradiction, Figure};
use crate::records::{Body, Curated, Report};
use std::collections::BTreeMap;

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let reports = loaded.items.iter().filter_map(|item| match &item.body {
        Body::Report(report) => Some((item, report)),
        _ => None,
    });
    reports.flat_map(|(item, report)| of_report(loaded, item, report)).collect()
}

fn of_report(loaded: &Loaded, item: &Curated, report: &Report) -> Vec<Diagnostic> {
    let mut figures = BTreeMap::new();
    report.counts(&mut |path, count| {
        figures.insert(path.to_owned(), u64::from(count));
    });
    let given = |path: &str| figures.get(path).map_or(Figure::Absent, |n| Figure::Known(*n));
    let tables = loaded.policy.report_form.table.iter();
    tables
        .flat_map(|table| {
            let told = |found| diagnostic(item, found).with_basis(table.citation());
            table.contradictions(&given).into_iter().map(told).collect::<Vec<_>>()
        })
        .collect()
}

fn diagnostic(item: &Curated, found: Contradiction) -> Diagnostic {
    let Contradiction { path, place, rule } = found;
    let cause = format!("“{place}”不对：{rule}");
    let mend = "核对各行各列；合计可以不写，由程序相加";
    Diagnostic::new(Code::TableSum, item.file.clone(), Place::Key(path), cause, mend)
}
