//! A civil date and time in Asia/Shanghai, to the second, without an offset.

use super::{Day, Refused};
use crate::diag::Code;
use jiff::{ToSpan, civil};
use std::fmt;

/// Seconds that Asia/Shanghai is ahead of UTC; constant since 1991-09-15.
const SHANGHAI_OFFSET_SECONDS: i64 = 8 * 3600;

/// A local instant; `2026-05-02 09:30` when displayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(civil::DateTime);

impl Moment {
    /// Reads `2026-05-02T09:30:00` or `2026-05-02 09:30`, strictly, without an offset.
    ///
    /// # Errors
    /// The text has another shape, or names an instant that does not exist.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let refused = || {
            Refused::new(
                Code::ImpossibleDate,
                "这不是一个存在的时间",
                "时间写成 2026-05-02T09:30:00 的样子（北京时间，不加引号，不带时区）",
            )
        };
        let (day, time) = text.split_once(['T', 't', ' ']).ok_or_else(refused)?;
        let day = Day::parse(day)?;
        let fields: Vec<i8> = time
            .split(':')
            .map(|part| part.parse().ok().filter(|_| part.len() == 2))
            .collect::<Option<_>>()
            .ok_or_else(refused)?;
        let [hour, minute, ref rest @ ..] = fields[..] else { return Err(refused()) };
        let second = match rest {
            [] => 0,
            [second] => *second,
            _ => return Err(refused()),
        };
        let time = civil::Time::new(hour, minute, second, 0).map_err(|_| refused())?;
        Ok(Self(day.civil().to_datetime(time)))
    }

    /// The first second of `day`.
    pub fn start_of(day: Day) -> Self {
        Self(day.civil().at(0, 0, 0, 0))
    }

    /// The last second of `day`.
    pub fn end_of(day: Day) -> Self {
        Self(day.civil().at(23, 59, 59, 0))
    }

    /// The local instant of a Unix time in seconds.
    pub fn from_unix(seconds: i64) -> Option<Self> {
        let epoch = civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
        epoch.checked_add((seconds + SHANGHAI_OFFSET_SECONDS).seconds()).ok().map(Self)
    }

    /// `20260502T013000Z`: the instant in UTC, as iCalendar writes it.
    pub fn utc_basic(self) -> String {
        let utc = self.0.saturating_sub(SHANGHAI_OFFSET_SECONDS.seconds());
        let (date, time) = (Day::from_civil(utc.date()).basic(), utc.time());
        format!("{date}T{:02}{:02}{:02}Z", time.hour(), time.minute(), time.second())
    }

    /// One second earlier.
    pub fn second_before(self) -> Self {
        Self(self.0.saturating_sub(1.seconds()))
    }

    /// The day it falls on.
    pub fn day(self) -> Day {
        Day::from_civil(self.0.date())
    }

    /// RFC 3339 with the offset of Asia/Shanghai, for feeds and machine data.
    pub fn rfc3339(self) -> String {
        format!("{}T{}+08:00", self.day(), self.clock())
    }

    fn clock(self) -> String {
        format!("{:02}:{:02}:{:02}", self.0.hour(), self.0.minute(), self.0.second())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:02}:{:02}", self.day(), self.0.hour(), self.0.minute())
    }
}
