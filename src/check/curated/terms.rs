//! 公示期限: a term that the file sets lies within the band of its tier; a record to which
//! no rule is known, or more than one, is told.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::exposure;
use crate::model::Day;
use crate::policy::{Bearing, Exposure};
use crate::records::{Body, CreditRecord, Curated, RecordKind};

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in &loaded.items {
        let Body::CreditRecord(record) = &item.body else { continue };
        let (RecordKind::Dishonesty, Some(_), Some(_), Some(decision)) =
            (record.kind, record.source, record.tier, &record.decision)
        else {
            continue;
        };
        // what is withdrawn, or rests on nothing, needs no term any more
        if item.header.withdrawal.is_some() || decision.revoked.is_some() {
            continue;
        }
        let exposure = exposure(record, &loaded.policy);
        found.extend(no_rule_then(item, &exposure, decision.date));
        found.extend(several_rules(item, &exposure));
        found.extend(outside_band(item, record, &exposure));
    }
    found
}

/// No rule governed the day of the decision.
fn no_rule_then(item: &Curated, exposure: &Exposure<'_>, decided: Day) -> Option<Diagnostic> {
    let governed = exposure.bearings.iter().any(|bearing| bearing.from == decided);
    let cause = match exposure.last_day() {
        None => "认定日期在已知的公示期限规则施行之前，程序不知道何时应当终止公示".to_owned(),
        Some(last) => {
            format!("认定时的公示期限规则未知；按后来施行的规则，公示到 {last} 为止")
        }
    };
    let mend = "核对当时的规定；期限已满的，写 [withdrawal] 撤下";
    (!governed).then(|| at(Code::NoTerm, item, "decision.date", cause, mend.to_owned()))
}

/// Two rules bear on one record: the shorter holds.
fn several_rules(item: &Curated, exposure: &Exposure<'_>) -> Option<Diagnostic> {
    let (deciding, last) = (exposure.deciding()?, exposure.last_day()?);
    let others: Vec<&Bearing<'_>> =
        exposure.bearings.iter().filter(|bearing| bearing.term.id != deciding.term.id).collect();
    let differs = others.iter().any(|bearing| bearing.last_day != deciding.last_day);
    let names: Vec<String> =
        others.iter().map(|bearing| bearing.term.citation.in_chinese()).collect();
    let by = deciding.term.citation.in_chinese();
    let cause = format!("{}也可能适用，按较短的期限公示到 {last}：{by}", names.join("、"));
    let mend = "核对应当适用哪一个；需要更早终止公示的，写 term（月）或 [withdrawal]";
    differs.then(|| {
        at(Code::TermInTransition, item, "decision.date", cause, mend.to_owned()).with_basis(by)
    })
}

/// The months that the file sets, against the band of every rule of its own time.
fn outside_band(
    item: &Curated,
    record: &CreditRecord,
    exposure: &Exposure<'_>,
) -> Option<Diagnostic> {
    let months = record.term?;
    let decided = record.decision.as_ref()?.date;
    let then = exposure.bearings.iter().filter(|bearing| bearing.from == decided);
    let known: Vec<&Bearing<'_>> = then.collect();
    let longest = known.iter().min_by_key(|bearing| bearing.term.longest_months)?;
    if months > longest.term.longest_months {
        let most = longest.term.longest_months;
        let cause = format!("公示期限 {months} 个月，超过了上限 {most} 个月");
        let mend = format!("改成不超过 {most} 个月；不写 term 就按上限 {most} 个月");
        let basis = longest.term.citation.in_chinese();
        return Some(at(Code::TermTooLong, item, "term", cause, mend).with_basis(basis));
    }
    // a sector's rule and the general one are both to be met
    let shortest = known.iter().max_by_key(|bearing| bearing.term.shortest_months)?;
    let least = shortest.term.shortest_months?;
    let cause = format!("公示期限 {months} 个月，短于最短的 {least} 个月");
    let mend = format!("核对认定文书；没有特别规定的，不少于 {least} 个月");
    (months < least).then(|| {
        let basis = shortest.term.citation.in_chinese();
        at(Code::TermTooShort, item, "term", cause, mend).with_basis(basis)
    })
}

fn at(code: Code, item: &Curated, key: &str, cause: String, mend: String) -> Diagnostic {
    Diagnostic::new(code, item.file.clone(), Place::Key(key.to_owned()), cause, mend)
}
