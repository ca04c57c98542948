//! The instants at which an item may come to stand otherwise: every date among its facts
//! that `standing` looks at. Between two of them nothing changes by itself.

use super::credit::{exposure, last_day, removed_on, repaired_on, revoked_on};
use crate::model::{Day, Moment};
use crate::policy::Policy;
use crate::records::{Body, CreditRecord, Curated};

/// Every instant from which an item may stand otherwise than before, in order.
pub fn turning_points(item: &Curated, policy: &Policy) -> Vec<Moment> {
    let header = &item.header;
    let mut points: Vec<Moment> = header.publish.into_iter().collect();
    let mut from = |day: Option<Day>| points.extend(day.map(Moment::start_of));
    from(header.withdrawal.as_ref().map(|withdrawal| withdrawal.date));
    for entry in &header.exception {
        from(entry.review_by.next());
        from(entry.consent.as_ref().map(|consent| consent.date));
        from(entry.public_interest.as_ref().map(|interest| interest.date));
    }
    if let Body::CreditRecord(record) = &item.body {
        of_record(record, policy).into_iter().for_each(|day| from(Some(day)));
    }
    points.sort_unstable();
    points.dedup();
    points
}

fn of_record(record: &CreditRecord, policy: &Policy) -> Vec<Day> {
    let exposure = exposure(record, policy);
    let mut days: Vec<Day> = Vec::new();
    days.extend(last_day(record, &exposure).and_then(Day::next));
    days.extend(repaired_on(record, &exposure));
    days.extend(removed_on(record));
    days.extend(revoked_on(record));
    for objection in &record.objection {
        days.push(objection.raised);
        days.extend(objection.resolved);
    }
    if let Some(rectification) = &record.rectification {
        days.extend(rectification.due.next());
        days.extend(rectification.done);
    }
    days
}
