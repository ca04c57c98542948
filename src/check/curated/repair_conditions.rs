//! 信用修复: a repair that is decided meets its conditions: the shortest term is over, the
//! obligations are fulfilled, a public undertaking is given. Until then the record stays.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::{RepairCondition, exposure, unmet_conditions};
use crate::records::Body;

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in &loaded.items {
        let Body::CreditRecord(record) = &item.body else { continue };
        if record.repair.as_ref().is_none_or(|repair| repair.decided.is_none()) {
            continue;
        }
        let exposure = exposure(record, &loaded.policy);
        let unmet: Vec<String> =
            unmet_conditions(record, &exposure).into_iter().map(in_chinese).collect();
        if unmet.is_empty() {
            continue;
        }
        let cause = format!("写了修复决定，但条件还不满足：{}", unmet.join("；"));
        let mend = "补上缺的事实；确实不满足的，删去 [repair] 里的 decided，记录继续公示";
        let place = Place::Key("repair".to_owned());
        found.push(
            Diagnostic::new(Code::RepairUnmet, item.file.clone(), place, cause, mend)
                .with_basis("《信用修复管理办法》（国家发展改革委令第36号）修复条件"),
        );
    }
    found
}

fn in_chinese(condition: RepairCondition) -> String {
    match condition {
        RepairCondition::ShortestTerm(from) => {
            format!("申请日期早于最短公示期届满之日 {from}（applied）")
        }
        RepairCondition::Fulfilled => "没有写义务履行完毕的日期（fulfilled）".to_owned(),
        RepairCondition::Undertaking => "没有写公开作出的信用承诺（undertaking）".to_owned(),
    }
}
