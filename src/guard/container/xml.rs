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

/// How a character is written that Excel does not put into its parts as it is: `_x000D_`.
const ESCAPE: &str = "_x";
const ESCAPE_LENGTH: usize = 7;

/// The text of a part of Excel, with references in place of its own escapes.
///
/// # Errors
/// It is in no encoding that XML knows here.
pub fn excel_text(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let text = text(bytes)?;
    if !text.contains(ESCAPE) {
        return Ok(text);
    }
    let mut all = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find(ESCAPE) {
        all.push_str(&rest[..at]);
        rest = &rest[at..];
        let (said, after) = match escaped(rest) {
            Some(code) => (format!("&#{code};"), &rest[ESCAPE_LENGTH..]),
            None => (ESCAPE.to_owned(), &rest[ESCAPE.len()..]),
        };
        all.push_str(&said);
        rest = after;
    }
    all.push_str(rest);
    Ok(Cow::Owned(all))
}

/// The character that an escape stands for, if XML may hold it.
fn escaped(text: &str) -> Option<u32> {
    let digits = text.get(..ESCAPE_LENGTH)?.strip_prefix(ESCAPE)?.strip_suffix('_')?;
    let is_hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = u32::from_str_radix(digits, 16).ok().filter(|_| is_hexadecimal)?;
    let character = char::from_u32(code)?;
    (!character.is_control() || matches!(character, '\t' | '\n' | '\r')).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::excel_text;

    #[test]
    fn escapes_of_excel_are_references() {
        for (part, wanted) in [
            ("<t>1101_x0030_5_x000D_</t>", "<t>1101&#48;5&#13;</t>"),
            ("<t>_x003C_b_x005F_x0031_</t>", "<t>&#60;b&#95;x0031_</t>"),
            ("<t>_x_x00_x0000_xD800_甲_x004</t>", "<t>_x_x00_x0000_xD800_甲_x004</t>"),
        ] {
            assert_eq!(excel_text(part.as_bytes()).as_deref(), Ok(wanted));
        }
    }
}
