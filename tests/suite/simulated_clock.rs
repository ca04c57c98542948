//! A simulated clock: 1,000 records over 3,650 days, at the first and the last second of
//! each. What the program shows is what a second implementation of the law, written apart,
//! says may be shown: nothing a second late, nothing a second early.

use crate::law_cases::{Written, policy, reviews, standing_at};
use crate::random_records::{day_of, records};
use crate::second_law::{Date, Facts, Seen, date, is_slight, seen, withdrawal_due};
use gongkai::disclosure::{
    Outcome, PendingCause, Public, Publicity, Rules, Standing, TakeDown, decide, standing,
    turning_points,
};
use gongkai::model::{CodeList, Label, Moment};
use rayon::prelude::*;

const DAYS: i64 = 3_650;
const LAST_SECOND: i64 = 24 * 60 * 60 - 1;

/// Every day of the clock, its first second and its last.
fn clock() -> Vec<(Date, i64, Moment)> {
    let days = (0..DAYS).map(|day| date(2021, 1, 1) + day);
    days.flat_map(|date| {
        let day = day_of(date);
        [(date, 0, Moment::start_of(day)), (date, LAST_SECOND, Moment::end_of(day))]
    })
    .collect()
}

fn publicity_as_seen(publicity: Publicity) -> (Option<&'static str>, Option<&'static str>) {
    (publicity.state.map(CodeList::code), publicity.rectification.map(CodeList::code))
}

/// Whether the program shows what the second law says.
fn agrees(standing: &Standing, facts: &Facts, seen: &Seen) -> bool {
    match (standing, seen) {
        (Standing::Withheld(_), Seen::Withheld) => true,
        (Standing::Pending(PendingCause::Over(_)), Seen::Never) => true,
        (Standing::Pending(cause), Seen::NotYet) => !matches!(cause, PendingCause::Over(_)),
        (Standing::BelowPublication, Seen::Never) => is_slight(facts),
        (Standing::Ended(_), Seen::Gone) => true,
        (Standing::Published(publicity), Seen::Public { state, rectification, until }) => {
            publicity_as_seen(*publicity) == (Some(*state), *rectification)
                && publicity.last_day == until.map(day_of)
        }
        _ => false,
    }
}

#[test]
fn nothing_is_public_a_second_late_or_early() {
    let required = reviews();
    let clock = clock();
    let wrong: Vec<String> = records()
        .par_iter()
        .filter_map(|(facts, item)| {
            let rules = Rules { policy: policy(), required_reviews: &required };
            clock.iter().find_map(|(date, second, at)| {
                let (ours, theirs) = (standing(item, rules, *at), seen(facts, *date, *second));
                (!agrees(&ours, facts, &theirs)).then(|| {
                    let (id, when) = (&item.item, at.rfc3339());
                    format!("{id} at {when}: {ours:?}, and the law says {theirs:?}\n{facts:?}")
                })
            })
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} records\n{}",
        wrong.len(),
        wrong[..wrong.len().min(5)].join("\n")
    );
}

/// The clock would say little if it met few states, or each of them seldom.
#[test]
fn the_clock_meets_every_state_often() {
    let mut met = std::collections::BTreeMap::new();
    for (facts, _) in records() {
        let mut of_record: Vec<String> = clock()
            .iter()
            .step_by(60)
            .map(|(date, second, _)| match seen(&facts, *date, *second) {
                Seen::Public { state, .. } => format!("public {state}"),
                other => format!("{other:?}"),
            })
            .collect();
        of_record.sort();
        of_record.dedup();
        of_record.into_iter().for_each(|state| *met.entry(state).or_insert(0) += 1);
    }
    assert_eq!(met.len(), 7, "{met:?}");
    assert!(met.values().all(|count| *count >= 50), "{met:?}");
}

#[test]
fn between_two_turning_points_nothing_changes() {
    let required = reviews();
    let clock = clock();
    records().par_iter().for_each(|(_, item)| {
        let rules = Rules { policy: policy(), required_reviews: &required };
        let points = turning_points(item, policy());
        let mut before: Option<(Standing, Moment)> = None;
        for (_, _, at) in &clock {
            let now = standing(item, rules, *at);
            if let Some((then, earlier)) = before.filter(|(then, _)| *then != now) {
                let turns = points.iter().any(|point| earlier < *point && *point <= *at);
                assert!(turns, "{} at {}: {then:?}, then {now:?}", item.item, at.rfc3339());
            }
            before = Some((now, *at));
        }
    });
}

/// `decide` gives effect to where an item stands, and to no more.
#[test]
fn what_is_decided_is_where_an_item_stands() {
    let required: Vec<Label> = reviews();
    records().par_iter().for_each(|(_, item)| {
        let rules = Rules { policy: policy(), required_reviews: &required };
        let mut points = turning_points(item, policy());
        let eves = points.iter().filter_map(|point| point.day().previous()).map(Moment::end_of);
        points.extend(eves.collect::<Vec<_>>());
        for at in points {
            let stands = standing(item, rules, at);
            let same = match (&decide::<Public>(item.clone(), rules, at).outcome, &stands) {
                (Outcome::Disclosed(disclosed), Standing::Published(publicity)) => {
                    disclosed.publicity == *publicity
                }
                (Outcome::Withheld(withheld), Standing::Withheld(mask)) => withheld.mask == *mask,
                (Outcome::Pending(pending), Standing::Pending(cause)) => pending.cause == *cause,
                (Outcome::BelowPublication(_), Standing::BelowPublication) => true,
                (Outcome::Ended(ended), Standing::Ended(cause)) => ended.cause == *cause,
                _ => false,
            };
            assert!(same, "{} at {}: not {stands:?}", item.item, at.rfc3339());
        }
    });
}

/// By when a record is to be withdrawn whose decision is no more.
#[test]
fn a_withdrawal_is_due_on_the_third_working_day() {
    let required = reviews();
    let (mut due, mut counted) = (0, 0);
    for (facts, item) in records() {
        let Some(revoked) = facts.revoked else { continue };
        let rules = Rules { policy: policy(), required_reviews: &required };
        let before = TakeDown::of(&item, rules, Moment::end_of(day_of(revoked - 1)));
        assert_eq!(before, None, "{} before anything is revoked", item.item);
        let ours = TakeDown::of(&item, rules, Moment::end_of(day_of(revoked)));
        let theirs = withdrawal_due(&facts);
        assert_eq!(ours.is_some(), theirs.is_some(), "{}: {facts:?}", item.item);
        let last = ours.and_then(|take_down| take_down.last_day());
        assert_eq!(last, theirs.flatten().map(day_of), "{}: {facts:?}", item.item);
        due += u32::from(theirs.is_some());
        counted += u32::from(last.is_some());
    }
    assert!(due >= 20 && counted >= 8 && counted < due, "{due} are due, {counted} on a known day");
}

/// The first second and the last of each state, typed by hand.
#[test]
fn a_term_ends_with_its_last_second() {
    let general = Written::dishonesty("accountability", "general", "2026-04-10")
        .publish("2026-05-02T09:00:00");
    let minor = Written::dishonesty("accountability", "minor", "2026-11-30")
        .key("necessity = \"影响面大。\"")
        .publish("2026-12-01T00:00:00");
    let repaired = general.clone().table(
        "[repair]\napplied = 2026-07-10\nfulfilled = 2026-07-01\nundertaking = \"守信。\"\ndecided = 2026-08-05",
    );
    let withdrawn = general.clone().table("[withdrawal]\ndate = 2026-06-01\nreason = \"撤销。\"");
    let honour = Written::honour("2026-05-01", Some("2028-02-29")).publish("2026-05-02T09:00:00");
    for (written, before, first, last, after) in [
        (
            &general,
            "2026-05-02T08:59:59",
            "2026-05-02T09:00:00",
            "2027-04-10T23:59:59",
            "2027-04-11T00:00:00",
        ),
        (
            &minor,
            "2026-11-30T23:59:59",
            "2026-12-01T00:00:00",
            "2027-02-28T23:59:59",
            "2027-03-01T00:00:00",
        ),
        (
            &repaired,
            "2026-05-02T08:59:59",
            "2026-05-02T09:00:00",
            "2026-08-04T23:59:59",
            "2026-08-05T00:00:00",
        ),
        (
            &withdrawn,
            "2026-05-02T08:59:59",
            "2026-05-02T09:00:00",
            "2026-05-31T23:59:59",
            "2026-06-01T00:00:00",
        ),
        (
            &honour,
            "2026-05-02T08:59:59",
            "2026-05-02T09:00:00",
            "2028-02-29T23:59:59",
            "2028-03-01T00:00:00",
        ),
    ] {
        let item = written.read();
        let stands = |at: &str| standing_at(&item, policy(), at);
        assert!(matches!(stands(before), Standing::Pending(_)), "{before}");
        assert!(matches!(stands(first), Standing::Published(_)), "{first}");
        assert!(matches!(stands(last), Standing::Published(_)), "{last}");
        assert!(matches!(stands(after), Standing::Ended(_)), "{after}");
    }
}
