//! 合计: a total equals the sum of the lines that are given for it.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::model::Money;
use crate::records::Body;

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in &loaded.items {
        let (key, total, lines): (_, Money, Vec<Money>) = match &item.body {
            Body::Expense(e) => {
                ("total", e.total, e.entry.iter().map(|entry| entry.amount).collect())
            }
            Body::Budget(b) => {
                ("expenditure", b.expenditure, b.line.iter().map(|line| line.amount).collect())
            }
            _ => continue,
        };
        let sum: i64 = lines.iter().map(|line| line.fen()).sum();
        if !lines.is_empty() && sum != total.fen() {
            let cause = "合计与明细相加的结果不一致";
            let mend = "核对每一行金额和合计（单位都是元）";
            let place = Place::Key(key.to_owned());
            found.push(Diagnostic::new(Code::TableSum, item.file.clone(), place, cause, mend));
        }
    }
    found
}
