//! Working days: vectors counted by hand, whole years, a second source day by day, laws
//! of counting, and the years that a site adds itself.

use crate::support::{build, site};
use chinese_holiday::{Ymd, chinese_holiday};
use gongkai::content::load;
use gongkai::model::Day;
use gongkai::policy::Calendar;
use gongkai::world::Memory;
use proptest::prelude::*;
use std::sync::LazyLock;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| calendar_of(&site()));

fn calendar_of(world: &Memory) -> Calendar {
    load(world).expect("a site in memory can be read").policy.calendar
}

fn at(text: &str) -> Day {
    Day::parse(text).expect("a day in a test is sound")
}

/// Every day from one through another.
fn days(from: &str, until: &str) -> impl Iterator<Item = Day> + use<> {
    let until = at(until);
    std::iter::successors(Some(at(from)), |day| day.next()).take_while(move |day| *day <= until)
}

#[test]
fn working_days_are_counted_as_by_hand() {
    let vectors = [
        ("2026-02-10", 20, "2026-03-16"),
        ("2026-09-18", 20, "2026-10-22"),
        ("2026-09-28", 5, "2026-10-10"),
        ("2026-04-30", 2, "2026-05-07"),
        ("2025-01-24", 20, "2025-02-27"),
        ("2026-11-23", 20, "2026-12-21"),
        // across a year's end, to a make-up day, from a holiday, and nothing at all
        ("2025-12-30", 3, "2026-01-05"),
        ("2024-12-31", 1, "2025-01-02"),
        ("2026-05-08", 1, "2026-05-09"),
        ("2026-10-03", 1, "2026-10-08"),
        ("2026-10-03", 0, "2026-10-03"),
    ];
    for (from, count, last) in vectors {
        assert_eq!(
            CALENDAR.working_days_after(at(from), count),
            Some(at(last)),
            "{from} + {count}"
        );
        assert_eq!(CALENDAR.working_days_between(at(from), at(last)), Some(count), "{from}–{last}");
    }
}

#[test]
fn a_year_without_data_is_not_guessed() {
    assert_eq!(CALENDAR.working_days_after(at("2026-12-31"), 1), None);
    assert_eq!(CALENDAR.working_days_after(at("2026-12-15"), 20), None);
    assert_eq!(CALENDAR.working_days_after(at("2023-12-29"), 5), None, "the 30th is of 2023");
    assert_eq!(CALENDAR.working_days_after(at("2023-12-31"), 1), Some(at("2024-01-02")));
    assert_eq!(CALENDAR.working_days_between(at("2026-12-31"), at("2027-01-01")), None);
    assert_eq!(CALENDAR.is_working_day(at("2027-02-08")), None);
    let years: Vec<i16> = CALENDAR.years().map(|(year, _)| year).collect();
    assert_eq!(years, [2024, 2025, 2026]);
    assert!(CALENDAR.is_to_come(2027) && !CALENDAR.is_to_come(2023));
}

#[test]
fn each_year_has_its_working_days() {
    for (year, total) in [(2024, 251), (2025, 248), (2026, 248)] {
        let all = days(&format!("{year}-01-01"), &format!("{year}-12-31"));
        let working = all.filter(|day| CALENDAR.is_working_day(*day) == Some(true)).count();
        assert_eq!(working, total, "{year}");
    }
}

/// Weekends on which people work.
pub const MADE_UP: &str = "2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 \
     2024-10-12 2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 \
     2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10";
/// Days of a week on which nobody does.
pub const RESTED: &str = "2024-01-01 2024-02-12 2024-02-13 2024-02-14 2024-02-15 2024-02-16 2024-04-04 \
     2024-04-05 2024-05-01 2024-05-02 2024-05-03 2024-06-10 2024-09-16 2024-09-17 \
     2024-10-01 2024-10-02 2024-10-03 2024-10-04 2024-10-07 2025-01-01 2025-01-28 \
     2025-01-29 2025-01-30 2025-01-31 2025-02-03 2025-02-04 2025-04-04 2025-05-01 \
     2025-05-02 2025-05-05 2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06 \
     2025-10-07 2025-10-08 2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 \
     2026-02-19 2026-02-20 2026-02-23 2026-04-06 2026-05-01 2026-05-04 2026-05-05 \
     2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06 2026-10-07";

#[test]
fn every_notice_moves_exactly_its_days() {
    let worked: Vec<String> = days("2024-01-01", "2026-12-31")
        .filter(|day| day.is_weekend() && CALENDAR.is_working_day(*day) == Some(true))
        .map(|day| day.to_string())
        .collect();
    assert_eq!(worked.join(" "), MADE_UP);
    let rested: Vec<String> = days("2024-01-01", "2026-12-31")
        .filter(|day| !day.is_weekend() && CALENDAR.is_working_day(*day) == Some(false))
        .map(|day| day.to_string())
        .collect();
    assert_eq!(rested.join(" "), RESTED);
}

/// The other source ends on 2026-12-25 and panics behind it.
#[test]
fn a_second_source_says_the_same_of_every_day() {
    let mut compared = 0;
    for day in days("2024-01-01", "2026-12-25") {
        let text = day.to_string();
        let number = |range: std::ops::Range<usize>| text[range].parse().expect("digits");
        let (month, of_month): (u16, u16) = (number(5..7), number(8..10));
        let ymd = Ymd::new(number(0..4), month as u8, of_month as u8);
        let works = chinese_holiday(ymd).is_workday();
        assert_eq!(CALENDAR.is_working_day(day), Some(works), "{day}");
        compared += 1;
    }
    assert_eq!(compared, 366 + 365 + 359);
}

fn some_day() -> impl Strategy<Value = Day> {
    (0_u32..1090).prop_map(|after| at("2024-01-01").plus_days(after).expect("a day of 2024–2026"))
}

proptest! {
    #[test]
    fn more_working_days_end_later(day in some_day(), count in 0_u32..60) {
        let one = CALENDAR.working_days_after(day, count);
        if let Some(next) = CALENDAR.working_days_after(day, count + 1) {
            prop_assert!(one.is_some_and(|one| one < next));
            prop_assert_eq!(CALENDAR.is_working_day(next), Some(true));
        }
    }

    #[test]
    fn a_later_start_ends_no_earlier(day in some_day(), later in 0_u32..40, count in 0_u32..60) {
        let start = day.plus_days(later).expect("a day of this century");
        if let (Some(one), Some(other)) =
            (CALENDAR.working_days_after(day, count), CALENDAR.working_days_after(start, count))
        {
            prop_assert!(one <= other);
        }
    }

    #[test]
    fn two_counts_are_one(day in some_day(), n in 0_u32..40, m in 0_u32..40) {
        let twice = CALENDAR.working_days_after(day, n).and_then(|d| CALENDAR.working_days_after(d, m));
        prop_assert_eq!(twice, CALENDAR.working_days_after(day, n + m));
    }

    #[test]
    fn between_is_the_other_way_round(day in some_day(), count in 0_u32..60) {
        if let Some(last) = CALENDAR.working_days_after(day, count) {
            prop_assert_eq!(CALENDAR.working_days_between(day, last), Some(count));
        }
    }
}

/// An invented notice: nobody knows the real one yet.
pub const INVENTED_2027: &str = "[[calendar]]\nyear = 2027\ndocument = \"演示的放假安排\"\nnumber = \"演示〔2026〕1号\"\narticle = \"演示\"\neffective-from = 2027-01-01\nverified = \"full-text\"\nholiday = [{ name = \"元旦\", from = 2026-12-31, until = 2027-01-03 }, { name = \"春节、清明节、劳动节、端午节、中秋节、国庆节\", from = 2027-01-03, until = 2027-01-03 }]\nworkday = [2026-12-27]\n";

#[test]
fn a_site_adds_a_year_when_its_notice_is_out() {
    let world = site().with("content/policy.toml", INVENTED_2027);
    let calendar = calendar_of(&world);
    assert!(build(&world).codes().iter().all(|code| *code == "fact-missing"));
    assert_eq!(calendar.working_days_after(at("2026-12-25"), 1), Some(at("2026-12-27")));
    assert_eq!(calendar.working_days_after(at("2026-12-30"), 1), Some(at("2027-01-04")));
    assert!(!calendar.is_to_come(2027));
}

#[test]
fn a_site_adds_no_year_that_is_known_and_no_day_that_cannot_be() {
    let wrong = [
        (INVENTED_2027.replace("year = 2027", "year = 2026"), "已经有了"),
        (format!("{INVENTED_2027}\n{INVENTED_2027}"), "已经有了"),
        (INVENTED_2027.replace("from = 2026-12-31", "from = 2026-11-30"), "不在这份通知"),
        (INVENTED_2027.replace("2027-01-03", "2028-01-03"), "不在这份通知"),
        (INVENTED_2027.replace("2027-01-03", "2026-12-30"), "止于更早"),
        (INVENTED_2027.replace("[2026-12-27]", "[2026-12-28]"), "不是周六或周日"),
        (INVENTED_2027.replace("year = 2027", "year = 20270"), "不是一个年份"),
        (INVENTED_2027.replace("演示〔2026〕1号", "国办发明电〔……〕……号"), "不是放假通知的文号"),
        (INVENTED_2027.replace("春节、清明节、", ""), "没有：春节、清明节"),
    ];
    for (policy, cause) in wrong {
        let built = build(&site().with("content/policy.toml", policy));
        assert!(built.report.diagnostics.has_errors(), "{cause}");
        assert!(built.messages.contains(cause), "{cause}\n{}", built.messages);
        assert!(built.messages.contains("content/policy.toml:"), "{}", built.messages);
    }
}
