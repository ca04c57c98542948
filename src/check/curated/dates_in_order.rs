//! 日期先后: what begins ends later, what is signed is not published before it exists.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::model::Day;
use crate::records::{Body, Curated};

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    loaded.items.iter().flat_map(of_item).collect()
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
    if let (Some(date), Some(publish)) = (item.header.date, item.header.publish) {
        pairs.push(("publish".to_owned(), Some(date), Some(publish.day())));
    }
    pairs
        .into_iter()
        .filter(|(_, from, to)| matches!((from, to), (Some(from), Some(to)) if to < from))
        .map(|(key, ..)| {
            let (cause, mend) = match key.as_str() {
                "publish" => ("发布时间早于成文日期", "核对 date 和 publish：不得伪造发稿日期"),
                _ => ("截止日期早于开始日期", "核对两个日期"),
            };
            Diagnostic::new(Code::DateOrder, item.file.clone(), Place::Key(key), cause, mend)
        })
        .collect()
}
