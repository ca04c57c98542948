//! A calendar month, 2026-05: planned procurement, month of birth.

use super::{Day, Refused};
use crate::diag::Code;
use std::fmt;

/// Year and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(Day);

impl Month {
    /// Reads `2026-05`.
    ///
    /// # Errors
    /// The text has another shape, or names no month.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        Day::parse(&format!("{text}-01")).map(Self).map_err(|_| {
            Refused::new(
                Code::ImpossibleDate,
                "这不是一个存在的年月",
                "年月写成 \"2026-05\" 的样子（加引号）",
            )
        })
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_string()[..7])
    }
}
