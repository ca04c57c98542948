//! 失信记录: a record of dishonesty says where it comes from, how grave it is and what
//! established it; without these nobody knows for how long it may be public.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::records::{Body, CreditRecord, RecordKind};

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in &loaded.items {
        let Body::CreditRecord(record) = &item.body else { continue };
        if record.kind != RecordKind::Dishonesty {
            continue;
        }
        let missing = missing(record);
        let file = item.file.clone();
        if !missing.is_empty() {
            let cause = format!("失信记录缺少：{}", missing.join("、"));
            let mend = "补上记录来源（source）、失信程度（tier）和认定文书（[decision]）";
            found.push(Diagnostic::new(
                Code::RecordIncomplete,
                file,
                Place::Key("kind".into()),
                cause,
                mend,
            ));
            continue;
        }
        let (Some(tier), Some(decision)) = (record.tier, &record.decision) else { continue };
        if loaded.policy.term(tier, decision.date).is_none() {
            let cause = "认定日期在已知的公示期限规则施行之前，程序不知道何时应当终止公示";
            let mend = "核对当时的规定；期限已满的，写 [withdrawal] 或移走文件";
            let place = Place::Key("decision.date".into());
            found.push(Diagnostic::new(Code::NoTerm, file, place, cause, mend));
        }
    }
    found
}

fn missing(record: &CreditRecord) -> Vec<&'static str> {
    let parts = [
        ("记录来源（source）", record.source.is_some()),
        ("失信程度（tier）", record.tier.is_some()),
        ("认定文书（[decision]）", record.decision.is_some()),
    ];
    parts.into_iter().filter(|(_, there)| !there).map(|(name, _)| name).collect()
}
