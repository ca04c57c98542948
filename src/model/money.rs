//! An amount in yuan, kept in fen, so that sums are exact.

use super::Refused;
use crate::diag::Code;
use std::fmt;

/// Renminbi in fen (one hundredth of a yuan).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money {
    fen: i64,
}

impl Money {
    /// Reads an amount in yuan with at most two decimals: `12000`, `350.50`.
    ///
    /// # Errors
    /// The text is no such number.
    pub fn parse_yuan(text: &str) -> Result<Self, Refused> {
        let refused = || {
            Refused::new(
                Code::BadValue,
                "金额不是以元为单位、最多两位小数的数",
                "金额写成 12000 或 350.50（单位：元；不加千分号，不写“万元”）",
            )
        };
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (yuan, fen) = digits.split_once('.').unwrap_or((digits, ""));
        let numeric = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if yuan.is_empty() || fen.len() > 2 || !numeric(yuan) || !numeric(fen) {
            return Err(refused());
        }
        let fen_text = format!("{fen:0<2}");
        let yuan: i64 = yuan.parse().map_err(|_| refused())?;
        let fen: i64 = fen_text.parse().map_err(|_| refused())?;
        let fen = yuan.checked_mul(100).and_then(|y| y.checked_add(fen)).ok_or_else(refused)?;
        Ok(Self { fen: sign * fen })
    }

    /// Fen, for sums and checks.
    pub fn fen(self) -> i64 {
        self.fen
    }

    /// Plain decimal yuan, `1234567.00`, for data files.
    pub fn plain(self) -> String {
        let sign = if self.fen < 0 { "-" } else { "" };
        let fen = self.fen.unsigned_abs();
        format!("{sign}{}.{:02}", fen / 100, fen % 100)
    }
}

impl fmt::Display for Money {
    /// Grouped by thousands: `1,234,567.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        let (yuan, fen) = plain.split_once('.').unwrap_or((&plain, "00"));
        let (sign, digits) = match yuan.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", yuan),
        };
        f.write_str(sign)?;
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        write!(f, ".{fen}")
    }
}
