//! 信用记录: a record of dishonesty says where it comes from, how grave it is and what
//! established it; without these nobody knows for how long it may be public. What came of
//! it afterwards (objection, mitigation) is told whole and without contradiction.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::model::Label;
use crate::records::{
    Body, CreditRecord, Curated, MitigationEffect, RecordKind, RecordSource, SubjectKind,
};

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in &loaded.items {
        let Body::CreditRecord(record) = &item.body else { continue };
        found.extend(missing_elements(item, record));
        found.extend(unexplained_objections(item, record));
        found.extend(waived_measures(item, record));
        found.extend(discipline_without_basis(item, record));
        found.extend(unknown_sector(loaded, item, record));
    }
    found
}

fn missing_elements(item: &Curated, record: &CreditRecord) -> Option<Diagnostic> {
    let named = match record.subject.kind {
        SubjectKind::Organisation => record.subject.organisation.is_some(),
        SubjectKind::NaturalPerson => record.subject.name.is_some(),
    };
    let subject = ("主体名称（[subject] 的 organisation 或 name）", named);
    let parts: Vec<(&str, bool)> = match record.kind {
        RecordKind::Dishonesty => vec![
            ("记录来源（source）", record.source.is_some()),
            ("失信程度（tier）", record.tier.is_some()),
            ("认定文书（[decision]）", record.decision.is_some()),
            subject,
        ],
        RecordKind::Honour => vec![("守信荣誉（[honour]）", record.honour.is_some()), subject],
    };
    let missing: Vec<&str> =
        parts.into_iter().filter(|(_, there)| !there).map(|(name, _)| name).collect();
    let (what, mend) = match record.kind {
        RecordKind::Dishonesty => {
            ("失信记录", "补上记录来源（source）、失信程度（tier）、认定文书（[decision]）和主体")
        }
        RecordKind::Honour => ("守信激励记录", "补上守信荣誉（[honour]）和主体"),
    };
    if missing.is_empty() {
        return None;
    }
    let missing = missing.join("、");
    if item.header.publish.is_some() {
        return Some(incomplete(item, "kind", format!("{what}缺少：{missing}"), mend));
    }
    // whoever has just begun to fill it in has made no mistake
    let cause = format!("这条还是草稿（没有写 publish，不会公开）。公开之前还要填：{missing}");
    let mend = format!("{mend}：文件里去掉这几行前面的 # 再填写；全部填好了，最后写 publish");
    Some(incomplete(item, "kind", cause, &mend).at(Severity::Advice))
}

fn unexplained_objections(item: &Curated, record: &CreditRecord) -> Vec<Diagnostic> {
    let halves = record.objection.iter().enumerate();
    let halves = halves.filter(|(_, o)| o.resolved.is_some() != o.outcome.is_some());
    halves
        .map(|(at, _)| {
            let cause = "异议的办结日期和办理结果只写了一个".to_owned();
            let mend = "办结了，两项都写（resolved 和 outcome）；还在办理，两项都不写";
            incomplete(item, &format!("objection.{at}"), cause, mend)
        })
        .collect()
}

fn waived_measures(item: &Curated, record: &CreditRecord) -> Option<Diagnostic> {
    let waived = record
        .mitigation
        .as_ref()
        .is_some_and(|mitigation| mitigation.effect == MitigationEffect::Waived);
    let cause = "写了免于惩戒，又写了惩戒措施";
    let mend = "免于惩戒的删去 [[measure]]；仍有措施的，把 effect 改成 \"lighter\"（从轻）";
    let place = Place::Key("mitigation.effect".to_owned());
    (waived && !record.measure.is_empty()).then(|| {
        Diagnostic::new(Code::MitigationContradiction, item.file.clone(), place, cause, mend)
    })
}

/// A disciplinary action is announced within a certain circle: to publish it needs a basis
/// of its own, whether or not a person is named.
fn discipline_without_basis(item: &Curated, record: &CreditRecord) -> Option<Diagnostic> {
    let cause = "纪律处分、政务处分没有应当上网公开的一般依据，这条记录没有写公开依据";
    let mend = "写 [publication-basis] 指明法律、法规或国务院决定命令的条款；没有依据的，写 [[exception]] 整条不公开（scope = \"whole\"）";
    let whole = item
        .header
        .exception
        .iter()
        .any(|entry| entry.scope == crate::records::ExceptionScope::Whole);
    let unfounded = record.source == Some(RecordSource::Discipline)
        && item.header.publication_basis.is_none()
        && !whole;
    let place = Place::Key("source".to_owned());
    unfounded.then(|| {
        Diagnostic::new(Code::MissingBasis, item.file.clone(), place, cause, mend)
            .with_basis("《中华人民共和国公职人员政务处分法》第四十六条")
    })
}

fn unknown_sector(loaded: &Loaded, item: &Curated, record: &CreditRecord) -> Option<Diagnostic> {
    let sector = record.sector.as_ref().map(Label::reveal)?;
    let known = loaded.policy.sectors();
    if known.iter().any(|known| known.id == sector) {
        return None;
    }
    let choices: Vec<String> =
        known.iter().map(|sector| format!("{}（{}）", sector.id, sector.name)).collect();
    let cause = "不认识的领域";
    let mend = format!("从这些领域里选一个，或删去这一行：{}", choices.join("、"));
    let place = Place::Key("sector".to_owned());
    Some(Diagnostic::new(Code::BadValue, item.file.clone(), place, cause, mend))
}

fn incomplete(item: &Curated, key: &str, cause: String, mend: &str) -> Diagnostic {
    let place = Place::Key(key.to_owned());
    Diagnostic::new(Code::RecordIncomplete, item.file.clone(), place, cause, mend)
}
