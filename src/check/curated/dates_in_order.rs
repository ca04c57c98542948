//! 日期先后: what begins ends later; nothing is published before it exists, no record before
//! its decision, no honour before its award.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::model::{Day, Moment};
use crate::records::{Body, Curated};

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    loaded.read().flat_map(of_item).collect()
}

fn of_item(item: &Curated) -> Vec<Diagnostic> {
    let mut pairs: Vec<(String, Option<Day>, Option<Day>)> = Vec::new();
    let mut add =
        |key: &str, from: Day, to: Option<Day>| pairs.push((key.to_owned(), Some(from), to));
    match &item.body {
        Body::Consultation(c) => add("closes", c.opens, Some(c.closes)),
        Body::Appointment(a) => add("closes", a.opens, Some(a.closes)),
        Body::Expense(e) => add("until", e.from, Some(e.until)),
        Body::Commitment(c) => add("due", c.made, c.due),
        Body::CreditRecord(r) => {
            for (at, measure) in r.measure.iter().enumerate() {
                add(&format!("measure.{at}.until"), measure.from, measure.until);
            }
            if let Some(decision) = &r.decision {
                add("decision.revoked", decision.date, decision.revoked);
            }
            for (at, objection) in r.objection.iter().enumerate() {
                add(&format!("objection.{at}.resolved"), objection.raised, objection.resolved);
            }
        }
        Body::Agency(a) => {
            for (at, engagement) in a.engagement.iter().enumerate() {
                add(&format!("engagement.{at}.until"), engagement.from, engagement.until);
            }
        }
        Body::Project(p) => pairs.push(("ends".to_owned(), p.starts, p.ends)),
        _ => {}
    }
    let reversed = pairs
        .into_iter()
        .filter(|(_, from, to)| matches!((from, to), (Some(from), Some(to)) if to < from));
    let mut found: Vec<Diagnostic> =
        reversed.map(|(key, ..)| said(item, key, "截止日期早于开始日期", "核对两个日期")).collect();
    found.extend(published_too_early(item));
    found
}

/// What is published exists by then: its text, and what it tells of.
fn published_too_early(item: &Curated) -> Vec<Diagnostic> {
    let Some(publish) = item.header.publish.map(Moment::day) else { return Vec::new() };
    let (decided, awarded) = match &item.body {
        Body::CreditRecord(record) => (
            record.decision.as_ref().map(|decision| decision.date),
            record.honour.as_ref().map(|honour| honour.date),
        ),
        _ => (None, None),
    };
    let facts = [
        (item.header.date, "发布时间早于成文日期", "核对 date 和 publish：不得伪造发稿日期"),
        (
            decided,
            "发布时间早于认定日期",
            "核对 [decision] 的 date 和 publish：没有认定的不得公示，也不得伪造发稿日期",
        ),
        (
            awarded,
            "发布时间早于授予日期",
            "核对 [honour] 的 date 和 publish：没有授予的不得公示，也不得伪造发稿日期",
        ),
    ];
    let early = facts.into_iter().filter(|(day, ..)| day.is_some_and(|day| publish < day));
    early.map(|(_, cause, mend)| said(item, "publish".to_owned(), cause, mend)).collect()
}

fn said(item: &Curated, key: String, cause: &str, mend: &str) -> Diagnostic {
    Diagnostic::new(Code::DateOrder, item.file.clone(), Place::Key(key), cause, mend)
}
