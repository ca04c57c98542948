//! 期限不足: a consultation, a notice or a period for bids stands at least as long as the
//! law has it stand. Where the law lets it be shortened for a reason, the reason is said;
//! elsewhere a reason lets an honest record be published, with a warning.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::disclosure::{Occasion, occasions};
use crate::model::{CodeList, Day, Kind};
use crate::policy::{Due, Fact, Period};
use crate::records::Curated;

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in &loaded.items {
        for occasion in occasions(item) {
            let periods = loaded.policy.periods();
            found.extend(periods.filter_map(|period| of_period(loaded, item, &occasion, period)));
        }
    }
    found
}

fn of_period(
    loaded: &Loaded,
    item: &Curated,
    occasion: &Occasion,
    period: &Period,
) -> Option<Diagnostic> {
    let (from, until) = period.runs(&occasion.matter, &occasion.facts)?;
    let Due::On(earliest) = period.within.last_day(from, &loaded.policy.calendar) else {
        return None;
    };
    let excused = occasion.explained && period.excused_by_reason;
    (until < earliest && !excused).then(|| said(item, occasion, period, [from, until, earliest]))
}

fn said(
    item: &Curated,
    occasion: &Occasion,
    period: &Period,
    [from, until, earliest]: [Day; 3],
) -> Diagnostic {
    let what = occasion.notice.map_or(String::new(), |notice| format!("{notice}："));
    let (begins, ends) = (period.counted_from.label(), period.until.label());
    let cause = format!(
        "{what}自{begins}之日（{from}）至{ends}之日（{until}）不足 {}，最早应到 {earliest}",
        period.within.in_chinese()
    );
    let longer = match period.until {
        Fact::Started => format!("采购活动推迟到 {earliest} 或以后开始"),
        _ => format!("期限延长到 {earliest} 或以后"),
    };
    let mend = match (occasion.matter.kind, period.excused_by_reason) {
        (Kind::Appointments, _) => longer,
        (_, true) => format!("{longer}；确需缩短的，写 shortened-reason 说明理由"),
        (_, false) => {
            format!("{longer}；已经发生、无法补正的，日期如实保留，写 shortened-reason 说明理由")
        }
    };
    let explained = match occasion.explained {
        true => Severity::Warning,
        false => Code::PeriodTooShort.severity(),
    };
    let severity = explained.min(period.citation.verified.loudest());
    let place = Place::Key(key(occasion, period.until));
    Diagnostic::new(Code::PeriodTooShort, item.file.clone(), place, cause, mend)
        .with_basis(period.citation.in_chinese())
        .at(severity)
}

/// The key of the day with which a period ends.
fn key(occasion: &Occasion, until: Fact) -> String {
    let name = match until {
        Fact::Closes => "closes",
        Fact::Opening => "opening",
        _ => occasion.published_key,
    };
    match occasion.key.as_str() {
        "" => name.to_owned(),
        key => format!("{key}.{name}"),
    }
}
