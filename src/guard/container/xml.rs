//! The text of an XML part in UTF-8 or UTF-16, which its first bytes tell apart.

use super::Unreadable;
use super::plain::utf8;
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// The text of a part.
///
/// # Errors
/// It is in no encoding that XML knows here.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let encoding = match bytes {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] | [0, b'<', ..] => UTF_16BE,
        _ if names_gb(bytes) => GB18030,
        _ => return utf8(bytes).map(Cow::Borrowed),
    };
    let (text, _, is_damaged) = encoding.decode(bytes);
    if is_damaged { Err(Unreadable::Broken) } else { Ok(text) }
}

/// Whether the declaration names a Chinese encoding.
fn names_gb(bytes: &[u8]) -> bool {
    let head = bytes.get(..100).unwrap_or(bytes);
    let head = head.split(|byte| *byte == b'>').next().unwrap_or_default().to_ascii_lowercase();
    head.starts_with(b"<?xml") && memchr::memmem::find(&head, b"\"gb").is_some()
}
