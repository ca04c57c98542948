//! Every number and date of the days of the law matters: calendar, deadlines, periods,
//! freshness, withdrawal, small counts. What follows from them stands here, typed by hand; a
//! test changes each by one, in the tables themselves, and sees that an expectation breaks.

use crate::calendar::{MADE_UP, RESTED};
use crate::deadlines::{deadlines, periods};
use crate::law_cases::{date, policy};
use crate::tables::{numbers_and_dates, policy_of, tables};
use gongkai::model::Day;
use gongkai::policy::{Due, FreshnessClass, Policy};
use std::collections::BTreeSet;

/// The days that the notices name as days off, weekends among them.
const HOLIDAYS: [(&str, &str); 20] = [
    ("2024-01-01", "2024-01-01"),
    ("2024-02-10", "2024-02-17"),
    ("2024-04-04", "2024-04-06"),
    ("2024-05-01", "2024-05-05"),
    ("2024-06-10", "2024-06-10"),
    ("2024-09-15", "2024-09-17"),
    ("2024-10-01", "2024-10-07"),
    ("2025-01-01", "2025-01-01"),
    ("2025-01-28", "2025-02-04"),
    ("2025-04-04", "2025-04-06"),
    ("2025-05-01", "2025-05-05"),
    ("2025-05-31", "2025-06-02"),
    ("2025-10-01", "2025-10-08"),
    ("2026-01-01", "2026-01-03"),
    ("2026-02-15", "2026-02-23"),
    ("2026-04-04", "2026-04-06"),
    ("2026-05-01", "2026-05-05"),
    ("2026-06-19", "2026-06-21"),
    ("2026-09-25", "2026-09-27"),
    ("2026-10-01", "2026-10-07"),
];

/// From which day a rule on deadlines or periods holds.
const IN_FORCE: [(&str, &str); 20] = [
    ("disclosure", "2019-05-15"),
    ("annual-report", "2019-05-15"),
    ("budget", "2015-01-01"),
    ("procurement-result", "2015-03-01"),
    ("procurement-contract", "2015-03-01"),
    ("bidding-candidates", "2012-02-01"),
    ("consultation-decision", "2019-09-01"),
    ("consultation-document", "2020-01-01"),
    ("appointment", "2019-03-03"),
    ("procurement-intention", "2022-01-01"),
    ("prequalification-submission", "2015-03-01"),
    ("prequalification-notice", "2017-10-01"),
    ("tender-submission", "2003-01-01"),
    ("tender-notice", "2017-10-01"),
    ("consultation-submission", "2014-12-31"),
    ("negotiation-submission", "2014-02-01"),
    ("negotiation-notice", "2015-07-17"),
    ("single-source-notice", "2015-03-01"),
    ("candidates-notice", "2012-02-01"),
    ("result-notice", "2017-10-01"),
];

fn in_force(id: &str) -> Day {
    let found = IN_FORCE.iter().find(|(rule, _)| *rule == id);
    date(found.unwrap_or_else(|| panic!("{id}: no day from which it holds")).1)
}

fn through(from: Day, until: Day) -> impl Iterator<Item = Day> {
    std::iter::successors(Some(from), |day| day.next()).take_while(move |day| *day <= until)
}

fn calendar_holds(policy: &Policy) -> bool {
    let days = |text: &'static str| text.split_whitespace().map(date).collect::<BTreeSet<Day>>();
    let (worked, rested) = (days(MADE_UP), days(RESTED));
    let holidays = HOLIDAYS.iter();
    let off: BTreeSet<Day> =
        holidays.flat_map(|(from, until)| through(date(from), date(until))).collect();
    let calendar = &policy.calendar;
    let as_typed = |day: Day| {
        let works = worked.contains(&day) || !day.is_weekend() && !rested.contains(&day);
        let is_known = (2024..=2026).contains(&day.year());
        calendar.is_working_day(day) == is_known.then_some(works)
            && calendar.is_named_off(day) == off.contains(&day)
    };
    let told = calendar.years().map(|(year, notice)| (year, notice.effective_from.to_string()));
    through(date("2023-01-01"), date("2028-01-31")).all(as_typed)
        && told.eq([2024, 2025, 2026].map(|year| (year, format!("{year}-01-01"))))
}

fn deadlines_hold(policy: &Policy) -> bool {
    deadlines().into_iter().all(|(id, matter, fact, from, due)| {
        let rule_on =
            |day: Day| policy.deadline(&matter, &[(fact, day)]).map(|(rule, _)| rule.id.clone());
        let found = policy.deadline(&matter, &[(fact, date(from))]);
        let counted = found.map(|(rule, day)| rule.within.last_day(day, &policy.calendar));
        let first = in_force(id);
        counted == Some(Due::On(date(due)))
            && rule_on(first).as_deref() == Some(id)
            && first.previous().is_some_and(|eve| rule_on(eve).as_deref() != Some(id))
    })
}

fn periods_hold(policy: &Policy) -> bool {
    periods().into_iter().all(|(id, matter, from, earliest)| {
        let Some(rule) = policy.periods().find(|rule| rule.id == id) else { return false };
        let runs_on = |day: Day| {
            let facts = [(rule.counted_from, day), (rule.until, day)];
            rule.runs(&matter, &facts).is_some()
        };
        let first = in_force(id);
        rule.within.last_day(date(from), &policy.calendar) == Due::On(date(earliest))
            && runs_on(first)
            && first.previous().is_some_and(|eve| !runs_on(eve))
    })
}

fn freshness_holds(policy: &Policy) -> bool {
    let fresh = |class, day: &str| {
        let rule = policy
            .freshness(class)
            .filter(|rule| rule.last_fresh_day(date("2026-05-03")) == Some(date(day)));
        rule.is_some_and(|rule| rule.citation.effective_from == date("2019-04-01"))
    };
    fresh(FreshnessClass::News, "2026-05-17") && fresh(FreshnessClass::Notice, "2026-11-03")
}

fn withdrawal_holds(policy: &Policy) -> bool {
    let due = |day: &str| {
        let duty = policy.withdrawal_duty(date(day));
        duty.map(|duty| duty.last_day(date(day), &policy.calendar))
    };
    // 24, 28, 29 September: the days between are a holiday
    due("2026-09-23") == Some(Due::On(date("2026-09-29")))
        && due("2021-08-31").is_none()
        && due("2021-09-01") == Some(Due::Unknown(2021))
}

fn holds(policy: &Policy) -> bool {
    calendar_holds(policy)
        && deadlines_hold(policy)
        && periods_hold(policy)
        && freshness_holds(policy)
        && withdrawal_holds(policy)
        && policy.small_counts.allow([5, 5])
        && !policy.small_counts.allow([4, 9])
}

#[test]
fn what_follows_from_the_days_of_the_law_holds() {
    assert!(calendar_holds(policy()), "calendar");
    assert!(deadlines_hold(policy()), "deadlines");
    assert!(periods_hold(policy()), "periods");
    assert!(freshness_holds(policy()), "freshness");
    assert!(withdrawal_holds(policy()), "withdrawal");
    assert!(holds(policy()), "small counts");
}

#[test]
fn no_number_and_no_date_can_be_changed_unnoticed() {
    let tables = tables();
    assert!(holds(&policy_of(&tables)), "the tables are read as they are");
    let changes = numbers_and_dates(&tables);
    assert!(changes.len() > 200, "only {} were changed", changes.len());
    let survivors: Vec<String> = changes
        .iter()
        .filter(|change| holds(&policy_of(&change.tables)))
        .map(|change| change.what.clone())
        .collect();
    assert!(survivors.is_empty(), "{} survive:\n{}", survivors.len(), survivors.join("\n"));
}
