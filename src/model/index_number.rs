//! 索引号: organ code, year and serial, given once and never used again.

use super::Refused;
use crate::diag::Code;
use std::fmt;

/// An index number as the register holds it, `<统一社会信用代码>/2026-00001`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IndexNumber(String);

impl IndexNumber {
    /// The `serial`-th number of `year` for the organ with this code.
    pub fn of(organ: &str, year: i16, serial: u32) -> Self {
        Self(format!("{organ}/{year:04}-{serial:05}"))
    }

    /// Reads a number from the register.
    ///
    /// # Errors
    /// The text is not `<code>/<year>-<serial>`.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let number = Self(text.to_owned());
        match number.year_and_serial() {
            Some(_) if text.is_ascii() => Ok(number),
            _ => Err(Refused::new(
                Code::BadValue,
                "索引号的写法不对",
                "register.toml 由 gongkai register 写，不要手工修改；可从备份恢复这一行",
            )),
        }
    }

    /// The year and the serial within it.
    pub fn year_and_serial(&self) -> Option<(i16, u32)> {
        let (organ, rest) = self.0.split_once('/')?;
        let (year, serial) = rest.split_once('-')?;
        let shaped = !organ.is_empty() && year.len() == 4 && serial.len() >= 5;
        shaped.then_some((year.parse().ok()?, serial.parse().ok()?))
    }
}

impl fmt::Display for IndexNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
