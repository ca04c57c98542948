//! The law on the publication of credit records, written a second time for the simulated
//! clock: from the texts of the measures, day by day, with dates and figures of its own.
//! Takes the facts of one record; says of one second whether the public may see it.

use crate::calendar::{MADE_UP, RESTED};

/// Days since 1970-01-01.
pub type Date = i64;

const MONTHS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && year % 100 != 0 || year % 400 == 0
}

fn month_length(year: i64, month: i64) -> i64 {
    let index = usize::try_from(month - 1).expect("a month from 1 to 12");
    MONTHS[index] + i64::from(month == 2 && is_leap(year))
}

/// The day of a year, month and day.
pub fn date(year: i64, month: i64, day: i64) -> Date {
    let years: i64 = (1970..year).map(|year| 365 + i64::from(is_leap(year))).sum();
    years + (1..month).map(|month| month_length(year, month)).sum::<i64>() + day - 1
}

/// Year, month and day.
pub fn civil(date: Date) -> (i64, i64, i64) {
    let (mut year, mut month, mut left) = (1970, 1, date);
    while left >= 365 + i64::from(is_leap(year)) {
        left -= 365 + i64::from(is_leap(year));
        year += 1;
    }
    while left >= month_length(year, month) {
        left -= month_length(year, month);
        month += 1;
    }
    (year, month, left + 1)
}

/// The same day so many months on, or the last day of that month.
pub fn months_on(from: Date, months: i64) -> Date {
    let (year, month, day) = civil(from);
    let count = year * 12 + month - 1 + months;
    let (year, month) = (count / 12, count % 12 + 1);
    date(year, month, day.min(month_length(year, month)))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    Minor,
    General,
    Serious,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sector {
    None,
    Market,
    Safety,
}

/// An objection: raised, and how it ended.
#[derive(Clone, Copy, Debug)]
pub struct Objection {
    pub raised: Date,
    pub resolved: Option<(Date, &'static str)>,
}

/// The repair of credit.
#[derive(Clone, Copy, Debug)]
pub struct Repair {
    pub applied: Date,
    pub fulfilled: Option<Date>,
    pub undertaking: bool,
    pub decided: Option<Date>,
}

/// An exception over the whole record.
#[derive(Clone, Copy, Debug)]
pub struct Exception {
    pub ground: &'static str,
    pub consent: Option<Date>,
    pub interest: Option<Date>,
}

/// What the publication of a record depends on.
#[derive(Clone, Debug)]
pub struct Facts {
    /// None for an honour.
    pub tier: Option<Tier>,
    pub source: &'static str,
    pub sector: Sector,
    pub decided: Date,
    pub months: Option<i64>,
    pub necessity: bool,
    /// Day and second of the day.
    pub publish: Option<(Date, i64)>,
    pub reviewed: bool,
    pub honour_until: Option<Date>,
    /// The decision behind it is no more.
    pub revoked: Option<Date>,
    pub withdrawn: Option<Date>,
    pub objections: Vec<Objection>,
    pub repair: Option<Repair>,
    /// Due, and done.
    pub rectification: Option<(Date, Option<Date>)>,
    pub whole: Option<Exception>,
    /// A mask on the facts, and the day on which it is looked at again.
    pub masked: Option<Date>,
}

/// What the public may know of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    Withheld,
    NotYet,
    /// Its time was over before it came: nothing of it is left, for there was nothing.
    Never,
    Public {
        state: &'static str,
        rectification: Option<&'static str>,
        until: Option<Date>,
    },
    Gone,
}

/// A measure of the state on how long penalties stay public, as it bears on one record.
struct Measure {
    begins: Date,
    /// None: it says nothing of a repair.
    least: Option<i64>,
    /// None: not to be published at all.
    most: Option<i64>,
}

fn measures(facts: &Facts) -> Vec<Measure> {
    let Some(tier) = facts.tier else { return Vec::new() };
    let (order_45, order_58) = (date(2021, 9, 1), date(2023, 5, 1));
    let (last_of_58, order_36) = (date(2026, 3, 31), date(2026, 4, 1));
    let is_penalty = facts.source == "administrative-penalty";
    let begins = |order: Date| order.max(facts.decided);
    let mut measures = Vec::new();
    // 国家市场监督管理总局令第45号 第十三条
    if is_penalty && facts.sector == Sector::Market {
        let most = if tier == Tier::Minor { 3 } else { 36 };
        measures.push(Measure { begins: begins(order_45), least: None, most: Some(most) });
    }
    // 国家发展改革委令第58号, until the day before 令第36号
    if is_penalty && facts.decided <= last_of_58 {
        let least = if facts.sector == Sector::Safety { 12 } else { 3 };
        measures.push(Measure { begins: begins(order_58), least: Some(least), most: Some(36) });
    }
    // 国家发展改革委令第36号
    let (least, most) = match tier {
        Tier::Minor => (0, facts.necessity.then_some(3)),
        Tier::General => (3, Some(12)),
        Tier::Serious => (12, Some(36)),
    };
    measures.push(Measure { begins: begins(order_36), least: Some(least), most });
    measures
}

impl Measure {
    fn forbids(&self, facts: &Facts, day: Date) -> bool {
        let months = self.most.map(|most| facts.months.map_or(most, |own| own.min(most)));
        day >= self.begins && months.is_none_or(|months| day > months_on(facts.decided, months))
    }
}

/// Whether the term of a record is over on a day.
pub fn is_over(facts: &Facts, day: Date) -> bool {
    let honour = facts.tier.is_none() && facts.honour_until.is_some_and(|until| day > until);
    honour || measures(facts).iter().any(|measure| measure.forbids(facts, day))
}

/// The last day on which a record may be public: the day before its term is first over.
pub fn last_day(facts: &Facts) -> Option<Date> {
    let of_honour = facts.honour_until.filter(|_| facts.tier.is_none());
    let starts = measures(facts).into_iter().map(|measure| measure.begins);
    let ends = [3, 12, 36].into_iter().chain(facts.months);
    let ends = ends.map(|months| months_on(facts.decided, months) + 1);
    let first = starts.chain(ends).filter(|day| is_over(facts, *day)).min();
    of_honour.or(first.filter(|_| facts.tier.is_some()).map(|day| day - 1))
}

/// Whether a record is too slight to be published on the day for which it is meant.
pub fn is_slight(facts: &Facts) -> bool {
    let slight = facts.tier == Some(Tier::Minor) && !facts.necessity;
    slight && facts.publish.is_some_and(|(day, _)| day >= date(2026, 4, 1))
}

/// The day from which a repair of credit ends the record, if its conditions are met.
pub fn repaired_on(facts: &Facts) -> Option<Date> {
    let repair = facts.repair?;
    let (decided, fulfilled) = (repair.decided?, repair.fulfilled?);
    let all = measures(facts);
    let ended_before = |m: &Measure| {
        all.iter().any(|other| other.begins < m.begins && other.forbids(facts, m.begins))
    };
    let known: Vec<&Measure> = all.iter().filter(|m| !ended_before(m)).collect();
    let then = known.iter().filter(|m| m.begins <= repair.applied);
    let least = then.filter_map(|m| m.least).min();
    let least = least.or(known.iter().filter_map(|m| m.least).min());
    let in_time = least.is_none_or(|least| repair.applied >= months_on(facts.decided, least));
    (in_time && repair.undertaking).then(|| decided.max(repair.applied).max(fulfilled))
}

fn lifts(exception: &Exception, day: Date) -> bool {
    // 条例第十五条: these two, and no other
    let can = ["trade-secret", "personal-privacy"].contains(&exception.ground);
    let begun = |since: Option<Date>| since.is_some_and(|since| since <= day);
    can && (begun(exception.consent) || begun(exception.interest))
}

/// The days on which something that people did ends the record.
fn ended_by_people(facts: &Facts) -> impl Iterator<Item = Date> {
    let objections = facts.objections.iter().filter_map(|objection| objection.resolved);
    let removed = objections.filter(|(_, how)| *how == "removed").map(|(on, _)| on);
    removed.chain(facts.revoked).chain(facts.withdrawn).chain(repaired_on(facts))
}

/// Whether people work on a day, by the notices of 2024 to 2026; of other years none knows.
fn is_worked(day: Date) -> Option<bool> {
    let (year, month, of_month) = civil(day);
    let text = format!("{year:04}-{month:02}-{of_month:02}");
    // 1970-01-01 was a Thursday
    let is_weekend = (day + 3).rem_euclid(7) >= 5;
    let worked = MADE_UP.contains(&text) || !is_weekend && !RESTED.contains(&text);
    (2024..=2026).contains(&year).then_some(worked)
}

/// 国家市场监督管理总局令第45号 第十一条: the third working day after a day.
fn third_working_day(day: Date) -> Option<Date> {
    let (mut at, mut left) = (day, 3);
    while left > 0 {
        at += 1;
        left -= i64::from(is_worked(at)?);
    }
    Some(at)
}

/// A record that ended because its decision is no more, and that nobody withdrew: by when it
/// is to be withdrawn, where that can be counted.
pub fn withdrawal_due(facts: &Facts) -> Option<Option<Date>> {
    let revoked = facts.revoked?;
    let others = Facts { revoked: None, ..facts.clone() };
    let ended_before =
        is_over(facts, revoked - 1) || ended_by_people(&others).any(|on| on < revoked);
    let is_duty =
        facts.withdrawn.is_none() && !ended_before && seen(facts, revoked, 86_399) == Seen::Gone;
    let is_known = revoked >= date(2021, 9, 1);
    is_duty.then(|| third_working_day(revoked).filter(|_| is_known))
}

/// What the public may know at one second of a day.
pub fn seen(facts: &Facts, day: Date, second: i64) -> Seen {
    if facts.whole.as_ref().is_some_and(|exception| !lifts(exception, day)) {
        return Seen::Withheld;
    }
    let Some(publish) = facts.publish.filter(|publish| *publish <= (day, second)) else {
        return Seen::NotYet;
    };
    if !facts.reviewed {
        return Seen::NotYet;
    }
    if is_over(facts, publish.0) || ended_by_people(facts).any(|on| on < publish.0) {
        return Seen::Never;
    }
    if is_over(facts, day) || ended_by_people(facts).any(|on| on <= day) {
        return Seen::Gone;
    }
    Seen::Public {
        state: state(facts, day),
        rectification: facts.rectification.map(|(due, done)| rectified(due, done, day)),
        until: last_day(facts),
    }
}

fn state(facts: &Facts, day: Date) -> &'static str {
    let ended = |o: &Objection| o.resolved.is_some_and(|(on, _)| on <= day);
    let pending = |o: &Objection| o.raised <= day && !ended(o);
    let corrected =
        |o: &Objection| ended(o) && o.resolved.is_some_and(|(_, how)| how == "corrected");
    if facts.objections.iter().any(pending) {
        "under-objection"
    } else if facts.objections.iter().any(corrected) {
        "corrected"
    } else {
        "in-force"
    }
}

fn rectified(due: Date, done: Option<Date>, day: Date) -> &'static str {
    match done.filter(|done| *done <= day) {
        Some(done) if done <= due => "done",
        Some(_) => "done-late",
        None if day > due => "overdue",
        None => "ongoing",
    }
}
