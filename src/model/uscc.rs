//! 统一社会信用代码, with its check character (GB 32100-2015).

use super::Refused;
use crate::diag::Code;
use std::fmt;

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// An 18-character unified social credit code whose check character is right.
#[derive(Clone, PartialEq, Eq)]
pub struct Uscc(String);

impl Uscc {
    /// Checks shape, alphabet and check character.
    ///
    /// # Errors
    /// One of the three is wrong; the message names which, never the code.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let refused = |cause: &str| {
            Refused::new(
                Code::BadUscc,
                format!("统一社会信用代码有误：{cause}"),
                "对照营业执照或证书上的 18 位代码重新录入（不含字母 I、O、S、V、Z）",
            )
        };
        if text.chars().count() != 18 {
            return Err(refused("应为 18 位"));
        }
        let values: Option<Vec<usize>> =
            text.bytes().map(|b| ALPHABET.iter().position(|a| *a == b)).collect();
        let values = values.ok_or_else(|| refused("含有不允许的字符"))?;
        let sum: usize = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
        if (31 - sum % 31) % 31 == values[17] {
            Ok(Self(text.to_owned()))
        } else {
            Err(refused("校验位不符"))
        }
    }

    /// The code itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Uscc(…)")
    }
}
