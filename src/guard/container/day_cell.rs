//! Cells that hold a number of days and show a date: the day of birth in most lists.
//!
//! Takes the format of a cell and its number; gives the date. A month whose day nobody
//! typed stays a month: a cell holds the first day of it.

use crate::model::Day;

/// What a format shows of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFormat {
    /// The day, perhaps with hours.
    Day,
    /// The year, perhaps with the month.
    Month,
}

/// Day 0 of all workbooks but those of old Macintoshes, after February 1900.
const EPOCH: (i16, i8, i8) = (1899, 12, 30);
/// So many days later the others begin.
const LATER: u32 = 1462;
/// From here on both ways to count agree.
const FIRST: f64 = 61.0;
/// The end of the year 9999.
const LAST: f64 = 2_958_465.0;

impl DayFormat {
    /// Of a format that every program knows by its number, those of Chinese Excel among them.
    pub fn built_in(id: usize) -> Option<Self> {
        match id {
            17 | 27 | 36 | 50 | 52 | 55 | 57 => Some(Self::Month),
            14..=16 | 22 | 28..=31 | 51 | 53 | 54 | 56 | 58 => Some(Self::Day),
            _ => None,
        }
    }

    /// Of a format that is spelled out.
    pub fn of(code: &str) -> Option<Self> {
        let mut holds = (false, false);
        let mut characters = code.chars();
        while let Some(character) = characters.next() {
            match character {
                ';' => break,
                '"' => drop(characters.by_ref().find(|c| *c == '"')),
                '[' => drop(characters.by_ref().find(|c| *c == ']')),
                '\\' | '!' | '_' | '*' => drop(characters.next()),
                'y' | 'Y' | 'e' | 'E' => holds.0 = true,
                'd' | 'D' => holds.1 = true,
                // General, and powers of ten
                '0' | '#' | '?' | '@' | 'G' | 'g' => return None,
                _ => {}
            }
        }
        match holds {
            (_, true) => Some(Self::Day),
            (true, false) => Some(Self::Month),
            (false, false) => None,
        }
    }

    /// The date that a number stands for; none if it is no day.
    pub fn shown(self, number: f64, is_1904: bool) -> Option<String> {
        if !(FIRST..=LAST).contains(&number) {
            return None;
        }
        // at most seven digits, so nothing is lost
        let days = format!("{:.0}", number.floor()).parse::<u32>().ok()?;
        let (year, month, day) = EPOCH;
        let later = if is_1904 { LATER } else { 0 };
        let date = Day::new(year, month, day)?.plus_days(days + later)?.in_chinese();
        match self {
            Self::Month => {
                Some(date.strip_suffix("月1日").map(|m| [m, "月"].concat()).unwrap_or(date))
            }
            Self::Day => Some(date),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DayFormat::{self, Day, Month};

    #[test]
    fn formats_of_days_are_known() {
        for (code, wanted) in [
            ("yyyy-mm-dd", Some(Day)),
            ("yyyy\"年\"m\"月\"d\"日\";@", Some(Day)),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", Some(Day)),
            ("yyyy\"年\"m\"月\"", Some(Month)),
            ("yyyy.mm", Some(Month)),
            ("General", None),
            ("G/通用格式", None),
            ("0.00E+00", None),
            ("0\"day\"", None),
            ("[Red]0.00", None),
            ("h:mm:ss", None),
            ("@", None),
            ("\\d0", None),
        ] {
            assert_eq!(DayFormat::of(code), wanted, "{code}");
        }
        assert_eq!(
            [14, 31, 57, 2].map(DayFormat::built_in),
            [Some(Day), Some(Day), Some(Month), None]
        );
    }

    #[test]
    fn days_are_counted() {
        let shown = |format: DayFormat, number, is_1904| format.shown(number, is_1904);
        assert_eq!(shown(Day, 25734.0, false).as_deref(), Some("1970年6月15日"));
        assert_eq!(shown(Day, 25734.75, false).as_deref(), Some("1970年6月15日"));
        assert_eq!(shown(Day, 24272.0, true).as_deref(), Some("1970年6月15日"));
        assert_eq!(shown(Day, 61.0, false).as_deref(), Some("1900年3月1日"));
        assert_eq!(shown(Month, 25720.0, false).as_deref(), Some("1970年6月"));
        assert_eq!(shown(Month, 25730.0, false).as_deref(), Some("1970年6月11日"));
        assert_eq!(shown(Month, 25734.0, false).as_deref(), Some("1970年6月15日"));
        for none in [0.5, -3.0, 1e9, f64::NAN, f64::INFINITY] {
            assert_eq!(shown(Day, none, false), None);
        }
    }
}
