//! Whether something was made public in time: formed, due, published. Takes a curated
//! item and the policy; gives days and a verdict, the same at whatever instant it is
//! asked. An item that is not public yet has its due day too. Reads no clock.

use super::occasions::{Occasion, occasions};
use crate::model::Day;
use crate::policy::{Calendar, Deadline, Due, Fact, Policy, Within};
use crate::records::Curated;
use std::sync::Arc;

/// The deadlines of an item: its own, then those of its notices.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeliness(Vec<Timing>);

/// One thing that is due, and when it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Timing {
    /// Key path in the file; empty for the item itself.
    pub key: String,
    /// Which notice it is; none for the item itself.
    pub notice: Option<&'static str>,
    /// The day from which the rule counts.
    pub from: Day,
    /// The last day in time.
    pub due: Due,
    /// The day on which it was or will be published; none for a draft.
    pub published: Option<Day>,
    /// The key of that day, under `key`.
    pub published_key: &'static str,
    /// Whether that is in time.
    pub standing: Promptness,
    /// The rule.
    pub rule: Arc<Deadline>,
}

/// Whether something came in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promptness {
    /// By the last day.
    InTime,
    /// So many working days behind it, where they can be counted.
    Late(Option<u32>),
    /// It has no day of publication.
    Unpublished,
    /// The due day is not known.
    Unknown,
}

impl Timeliness {
    /// The deadlines of an item, whatever its state; none where no rule finds a fact to
    /// count from, and none of what is withheld.
    pub fn of(item: &Curated, policy: &Policy) -> Option<Self> {
        let all = occasions(item);
        let timings: Vec<Timing> =
            all.into_iter().filter_map(|occasion| timing(occasion, policy)).collect();
        (!timings.is_empty()).then_some(Self(timings))
    }

    /// Each of them.
    pub fn timings(&self) -> &[Timing] {
        &self.0
    }

    /// That of the item itself.
    pub fn itself(&self) -> Option<&Timing> {
        self.0.iter().find(|timing| timing.key.is_empty())
    }
}

fn timing(occasion: Occasion, policy: &Policy) -> Option<Timing> {
    let Occasion { key, notice, matter, facts, published, published_key, .. } = occasion;
    let (rule, from) = policy.deadline(&matter, &facts)?;
    let due = rule.within.last_day(from, &policy.calendar);
    let standing = standing(&rule.within, from, due, published, &policy.calendar);
    Some(Timing {
        key,
        notice,
        from,
        due,
        published,
        published_key,
        standing,
        rule: Arc::clone(rule),
    })
}

fn standing(
    within: &Within,
    from: Day,
    due: Due,
    published: Option<Day>,
    calendar: &Calendar,
) -> Promptness {
    match (due, published) {
        (_, None) => Promptness::Unpublished,
        (Due::On(due), Some(day)) if day <= due => Promptness::InTime,
        (Due::On(due), Some(day)) => Promptness::Late(calendar.working_days_between(due, day)),
        (Due::Unknown(_), Some(day)) => match within {
            // what came within so many days came within so many working days
            Within::WorkingDays(count) if from.plus_days(*count).is_some_and(|d| day <= d) => {
                Promptness::InTime
            }
            _ if calendar.working_days_between(from, day).is_some() => Promptness::InTime,
            _ => Promptness::Unknown,
        },
    }
}

impl Timing {
    /// Of which fact the rule counts the days.
    pub fn counted_from(&self) -> Fact {
        self.rule.counted_from
    }
}
