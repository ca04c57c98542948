//! SHA-256 and SM3 (GB/T 32905-2016) of the bytes that are published.

use super::Refused;
use crate::diag::Code;
use sha2::Digest;
use std::fmt;
use std::fmt::Write;

/// Both digests of one file, lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digests {
    /// SHA-256.
    pub sha256: String,
    /// SM3.
    pub sm3: String,
}

impl Digests {
    /// The digests of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self { sha256: Sha256Hex::of(bytes).0, sm3: hex(&sm3::Sm3::digest(bytes)) }
    }
}

/// A SHA-256 digest in lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Sha256Hex(String);

impl Sha256Hex {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(hex(&sha2::Sha256::digest(bytes)))
    }

    /// Reads 64 hexadecimal digits.
    ///
    /// # Errors
    /// The text is something else.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        if text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(Refused::new(
                Code::BadValue,
                "SHA-256 应为 64 位十六进制数",
                "复制 gongkai check 对该附件给出的 SHA-256",
            ))
        }
    }
}

impl fmt::Display for Sha256Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
