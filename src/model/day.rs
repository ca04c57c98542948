//! A civil date, 2026-05-02, always a real day of the calendar.

use super::Refused;
use crate::diag::Code;
use jiff::{ToSpan, civil};
use std::fmt;

/// A day in Asia/Shanghai; ISO 8601 when displayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(civil::Date);

impl Day {
    /// The day of that year, month and day of month, if there is one.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    /// Reads `2026-05-02`, strictly.
    ///
    /// # Errors
    /// The text has another shape, or names a day that does not exist.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let refused = || {
            Refused::new(
                Code::ImpossibleDate,
                "这不是一个存在的日期",
                "日期写成 2026-05-02 的样子（年-月-日，不加引号），并核对月份的天数",
            )
        };
        let mut parts = text.split('-');
        let mut part = |width: usize| {
            let part = parts.next().filter(|p| p.len() == width)?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i16>().ok())?
        };
        let (year, month, day) = (part(4), part(2), part(2));
        match (year, month, day, parts.next()) {
            (Some(y), Some(m), Some(d), None) => Self::new(y, m as i8, d as i8).ok_or_else(refused),
            _ => Err(refused()),
        }
    }

    /// The calendar year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// `months` later: the same day of the month, or its last day if there is none.
    pub fn plus_months(self, months: i32) -> Option<Self> {
        self.0.checked_add(months.months()).ok().map(Self)
    }

    /// The last day of a year.
    pub fn last_of_year(year: i16) -> Option<Self> {
        Self::new(year, 12, 31)
    }

    /// Saturday or Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), civil::Weekday::Saturday | civil::Weekday::Sunday)
    }

    /// The day after.
    pub fn next(self) -> Option<Self> {
        self.0.tomorrow().ok().map(Self)
    }

    /// `days` later.
    pub fn plus_days(self, days: u32) -> Option<Self> {
        self.0.checked_add(i64::from(days).days()).ok().map(Self)
    }

    /// `20260502`, as iCalendar writes it.
    pub fn basic(self) -> String {
        self.to_string().replace('-', "")
    }

    /// The day before.
    pub fn previous(self) -> Option<Self> {
        self.0.yesterday().ok().map(Self)
    }

    /// `2026年5月2日`, as a document writes it: no leading zeros (GB/T 9704-2012 7.3.5.4).
    pub fn in_chinese(self) -> String {
        format!("{}年{}月{}日", self.0.year(), self.0.month(), self.0.day())
    }

    pub(super) fn civil(self) -> civil::Date {
        self.0
    }

    pub(super) fn from_civil(date: civil::Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}
