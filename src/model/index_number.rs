//! 索引号: organ code, year and serial. The serial is given once and never used again.

use super::{Refused, Uscc};
use crate::diag::Code;
use std::fmt;

/// Year and serial within it, `2026-00001`, as the register holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IndexNumber {
    year: i16,
    serial: u32,
}

impl IndexNumber {
    /// The `serial`-th number of `year`.
    pub fn of(year: i16, serial: u32) -> Self {
        Self { year, serial }
    }

    /// Reads `2026-00001` from the register.
    ///
    /// # Errors
    /// The text has another shape.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let read = || {
            let (year, serial) = text.split_once('-')?;
            let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
            let shaped = year.len() == 4
                && (5..=6).contains(&serial.len())
                && digits(year)
                && digits(serial);
            shaped.then_some(())?;
            Some(Self { year: year.parse().ok()?, serial: serial.parse().ok()? })
        };
        read().ok_or_else(|| {
            Refused::new(
                Code::BadValue,
                "索引号的写法不对",
                "register.toml 由 gongkai register 写，不要手工修改；可从备份恢复这一行",
            )
        })
    }

    /// How such a number is made up, in words.
    pub fn form(organ: Option<&Uscc>) -> String {
        match organ {
            Some(organ) => format!("统一社会信用代码（{}）/年份-当年流水号", organ.as_str()),
            None => "年份-当年流水号".to_owned(),
        }
    }

    /// The year it was given for.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The serial within its year.
    pub fn serial(self) -> u32 {
        self.serial
    }

    /// The full number, `<统一社会信用代码>/2026-00001`; without the code of the organ
    /// while that is unknown.
    pub fn in_full(self, organ: Option<&Uscc>) -> String {
        organ.map_or_else(|| self.to_string(), |organ| format!("{}/{self}", organ.as_str()))
    }
}

impl fmt::Display for IndexNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:05}", self.year, self.serial)
    }
}
