//! 公开时限: when an item and its notices were due and when they came, as the page of the
//! item shows it. Takes a disclosed item; gives words. The instant of the build is not
//! among them.

use super::plan::Plan;
use crate::disclosure::{Disclosed, Lens, Promptness, Timeliness, Timing};
use crate::model::CodeList;
use crate::policy::{Calendar, Due};
use serde::Serialize;

/// One deadline.
#[derive(Clone, Debug, Serialize)]
pub struct TimingView {
    /// Which notice; empty for the item itself.
    pub subject: String,
    /// The fact from which it is counted, `形成`.
    pub counted_from: &'static str,
    /// The day of that fact.
    pub from: String,
    /// The last day in time; empty where it is not known.
    pub due: String,
    /// Why it is not known; empty where it is.
    pub unknown: String,
    /// The day of publication; empty for a draft in a preview.
    pub published: String,
    /// 按时, 逾期 3 个工作日 or nothing.
    pub standing: String,
    /// Whether it came late.
    pub late: bool,
    /// The clause.
    pub clause: String,
}

/// The deadlines of an item.
pub fn views<L: Lens>(plan: &Plan<L>, item: &Disclosed<L>) -> Vec<TimingView> {
    let timings = item.timeliness.iter().flat_map(Timeliness::timings);
    timings.map(|timing| view(timing, &plan.policy.calendar)).collect()
}

fn view(timing: &Timing, calendar: &Calendar) -> TimingView {
    let (due, unknown) = match timing.due {
        Due::On(day) => (day.to_string(), String::new()),
        Due::Unknown(year) => (String::new(), unknown(year, calendar)),
    };
    let standing = match timing.standing {
        Promptness::InTime => "按时".to_owned(),
        Promptness::Late(Some(0)) => "逾期不足一个工作日".to_owned(),
        Promptness::Late(Some(days)) => format!("逾期 {days} 个工作日"),
        Promptness::Late(None) => "逾期".to_owned(),
        Promptness::Unpublished | Promptness::Unknown => String::new(),
    };
    TimingView {
        subject: timing.notice.unwrap_or_default().to_owned(),
        counted_from: timing.counted_from().label(),
        from: timing.from.to_string(),
        due,
        unknown,
        published: timing.published.map_or_else(String::new, |day| day.to_string()),
        standing,
        late: matches!(timing.standing, Promptness::Late(_)),
        clause: timing.rule.citation.in_chinese(),
    }
}

/// Why a due day cannot be counted.
fn unknown(year: i16, calendar: &Calendar) -> String {
    match calendar.is_to_come(year) {
        true => "待放假安排公布后计算".to_owned(),
        false => format!("没有 {year} 年的放假安排，未计算"),
    }
}
