//! 信用记录: where a record of dishonesty or an honour stands, from its dates and facts
//! (国家发展改革委令第36号; what held before it is in the policy too).

use super::ended::{End, EndCause, over};
use super::standing::{Publicity, RecordState, RectificationState, Standing};
use crate::model::{CodeList, Day, Label, Moment};
use crate::policy::{Exposure, Policy, TermFacts};
use crate::records::{CreditRecord, Honour, ObjectionOutcome, RecordKind, Rectification};

/// Where a record stands whose time of publication has come.
pub(super) fn standing(
    record: &CreditRecord,
    withdrawn: Option<End>,
    policy: &Policy,
    publish: Moment,
    at: Moment,
) -> Standing {
    let exposure = exposure(record, policy);
    let last_day = last_day(record, &exposure);
    if last_day.is_some_and(|last| last < publish.day()) && is_slight(record, &exposure) {
        return Standing::BelowPublication;
    }
    let mut ends = ends(record, &exposure);
    ends.extend(withdrawn);
    over(&ends, publish, at).unwrap_or_else(|| {
        Standing::Published(Publicity {
            state: Some(state(record, at)),
            rectification: record.rectification.as_ref().map(|r| rectification(r, at)),
            last_day,
        })
    })
}

/// Everything that ends a record by its own facts, each with its first day.
fn ends(record: &CreditRecord, exposure: &Exposure<'_>) -> Vec<End> {
    let of = |day: Option<Day>, cause| day.map(|from| End { from, cause });
    let all = [
        of(revoked_on(record), EndCause::Revoked),
        of(removed_on(record), EndCause::ObjectionUpheld),
        of(repaired_on(record, exposure), EndCause::Repaired),
        of(last_day(record, exposure).and_then(Day::next), EndCause::Term),
    ];
    all.into_iter().flatten().collect()
}

/// The rules on how long a record of dishonesty is public; none for an honour, and for a
/// record that does not say how grave it is and what established it.
pub fn exposure<'p>(record: &CreditRecord, policy: &'p Policy) -> Exposure<'p> {
    let (RecordKind::Dishonesty, Some(source), Some(tier), Some(decision)) =
        (record.kind, record.source, record.tier, record.decision.as_ref())
    else {
        return Exposure::default();
    };
    policy.exposure(&TermFacts {
        source: source.code(),
        tier: tier.code(),
        sector: record.sector.as_ref().map(Label::reveal),
        decided: decision.date,
        months: record.term,
        is_necessary: record.necessity.is_some(),
    })
}

/// The last public day: of a record by its rules, of an honour by its own words.
pub fn last_day(record: &CreditRecord, exposure: &Exposure<'_>) -> Option<Day> {
    match record.kind {
        RecordKind::Dishonesty => exposure.last_day(),
        RecordKind::Honour => record.honour.as_ref().and_then(|honour: &Honour| honour.until),
    }
}

/// The day on which the repair of credit takes effect: it is decided, its conditions are
/// met, the last of them on that day.
pub fn repaired_on(record: &CreditRecord, exposure: &Exposure<'_>) -> Option<Day> {
    let repair = record.repair.as_ref()?;
    let decided = repair.decided?;
    unmet_conditions(record, exposure)
        .is_empty()
        .then(|| decided.max(repair.applied).max(repair.fulfilled.unwrap_or(decided)))
}

/// A condition of the repair of credit that is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepairCondition {
    /// The shortest term is over when it is applied for; from this day on.
    ShortestTerm(Day),
    /// The obligations are fulfilled.
    Fulfilled,
    /// A public undertaking is given.
    Undertaking,
}

/// The conditions of its repair that a record does not meet.
pub fn unmet_conditions(record: &CreditRecord, exposure: &Exposure<'_>) -> Vec<RepairCondition> {
    let Some(repair) = &record.repair else { return Vec::new() };
    let decided = record.decision.as_ref().map(|decision| decision.date);
    let mut unmet = Vec::new();
    match decided.and_then(|day| exposure.repairable_from(day, repair.applied)) {
        Some(from) if repair.applied < from => unmet.push(RepairCondition::ShortestTerm(from)),
        _ => {}
    }
    if repair.fulfilled.is_none() {
        unmet.push(RepairCondition::Fulfilled);
    }
    if repair.undertaking.is_none() {
        unmet.push(RepairCondition::Undertaking);
    }
    unmet
}

/// The day on which the decision behind a record was changed, revoked, or found unlawful or
/// void: from then on it has nothing to rest on.
pub fn revoked_on(record: &CreditRecord) -> Option<Day> {
    record.decision.as_ref().and_then(|decision| decision.revoked)
}

/// The first day on which an objection ended the record.
pub fn removed_on(record: &CreditRecord) -> Option<Day> {
    let removed = record
        .objection
        .iter()
        .filter(|objection| objection.outcome == Some(ObjectionOutcome::Removed));
    removed.filter_map(|objection| objection.resolved).min()
}

fn is_slight(record: &CreditRecord, exposure: &Exposure<'_>) -> bool {
    let deciding = exposure.deciding();
    record.necessity.is_none() && deciding.is_some_and(|bearing| bearing.term.only_if_necessary)
}

fn state(record: &CreditRecord, at: Moment) -> RecordState {
    let begun = |day: Day| Moment::start_of(day) <= at;
    let is_open = |objection: &crate::records::Objection| {
        begun(objection.raised) && !objection.resolved.is_some_and(begun)
    };
    let is_corrected = |objection: &crate::records::Objection| {
        objection.outcome == Some(ObjectionOutcome::Corrected)
            && objection.resolved.is_some_and(begun)
    };
    if record.objection.iter().any(is_open) {
        RecordState::UnderObjection
    } else if record.objection.iter().any(is_corrected) {
        RecordState::Corrected
    } else {
        RecordState::InForce
    }
}

fn rectification(rectification: &Rectification, at: Moment) -> RectificationState {
    let done = rectification.done.filter(|day| Moment::start_of(*day) <= at);
    match done {
        Some(day) if day <= rectification.due => RectificationState::Done,
        Some(_) => RectificationState::DoneLate,
        None if Moment::end_of(rectification.due) < at => RectificationState::Overdue,
        None => RectificationState::Ongoing,
    }
}
