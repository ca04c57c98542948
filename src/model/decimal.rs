//! A decimal number kept as it was written: scores, rates, quantities.

use super::Refused;
use crate::diag::Code;
use std::fmt;

/// A plain decimal number, `92.5`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(String);

impl Decimal {
    /// Reads digits with at most one decimal point and an optional minus sign.
    ///
    /// # Errors
    /// The text is no such number.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let numeric = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if numeric(whole) && numeric(fraction) && text.len() <= 24 {
            Ok(Self(text.to_owned()))
        } else {
            Err(Refused::new(Code::BadValue, "这不是一个十进制数", "写成 92 或 92.5 的样子"))
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
