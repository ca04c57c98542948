//! Whether words end in a day: 20260102, 2026-01-02.
//! Takes folded text.

use crate::model::Day;
use std::ops::RangeInclusive;

/// Cards that are in use were given in these years, and hold for some.
const YEARS: RangeInclusive<i16> = 1949..=2099;

/// Whether the digits at the end are a day and nothing more.
pub fn ends_in_day(text: &str) -> bool {
    // the end of a cell may be part of a form
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric() || c == '号');
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
    let runs_on = head.ends_with(|c: char| c.is_ascii_alphanumeric());
    let parts: Vec<&str> = text[head.len()..].split('-').collect();
    let day = match parts.as_slice() {
        [all] if all.len() == 8 => [&all[..4], &all[4..6], &all[6..]],
        [year, month, day] if year.len() == 4 => [*year, *month, *day],
        _ => return false,
    };
    let [year, month, day] = day.map(|part| part.parse::<i16>().unwrap_or(0));
    let small = |part: i16| i8::try_from(part).unwrap_or(0);
    !runs_on && YEARS.contains(&year) && Day::new(year, small(month), small(day)).is_some()
}

#[cfg(test)]
mod tests {
    use super::ends_in_day;

    #[test]
    fn a_day_is_no_number_of_a_card() {
        for day in
            ["退伍证发证日期20200101", "优待证2020-01-01", "优待证2020-1-1", "退伍证号,20200101,"]
        {
            assert!(ends_in_day(day), "{day}");
        }
        for number in ["退伍证20201301", "护照e20200101", "优待证120200101", "优待证1-2-3", "", "-"]
        {
            assert!(!ends_in_day(number), "{number}");
        }
    }
}
