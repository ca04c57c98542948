//! 合计: a total equals the sum of the lines that are given for it.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::model::Money;
use crate::records::Body;

/// A total: its key, what is written, and the lines that make it.
type Total = (&'static str, Money, Vec<Money>);

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in loaded.read() {
        for (key, total, lines) in totals(&item.body) {
            let sum: i64 = lines.iter().map(|line| line.fen()).sum();
            if !lines.is_empty() && sum != total.fen() {
                let cause = "合计与明细相加的结果不一致";
                let mend = "核对每一行金额和合计（单位都是元）";
                let place = Place::Key(key.to_owned());
                found.push(Diagnostic::new(Code::TableSum, item.file.clone(), place, cause, mend));
            }
        }
    }
    found
}

fn totals(body: &Body) -> Vec<Total> {
    match body {
        Body::Expense(e) => {
            vec![("total", e.total, e.entry.iter().map(|entry| entry.amount).collect())]
        }
        Body::Budget(b) => {
            let lines = b.line.iter().map(|line| line.amount).collect();
            let of_three = b.three_public.as_ref().and_then(|three| {
                let vehicles = [three.vehicle_purchase, three.vehicle_running];
                let parts = [three.abroad, three.reception].into_iter().chain(vehicles);
                Some(("three-public.total", three.total?, parts.collect()))
            });
            of_three.into_iter().chain([("expenditure", b.expenditure, lines)]).collect()
        }
        _ => Vec::new(),
    }
}
