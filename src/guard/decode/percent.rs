//! Escapes of addresses: `%E5%BC%A0`, and `%u5F20` as old scripts write it.
//! Takes text with escapes, gives text without, in UTF-8; what was escaped in GBK, as the
//! addresses of old programs are, follows in UTF-8. What is no escape stays as it is.

use super::escape::hexadecimal;
use super::marked::replace_marked;
use super::push_character;

/// Appends `text` with `%XX` and `%uXXXX` replaced; whether there was any.
pub fn decode_percent(text: &[u8], into: &mut Vec<u8>) -> bool {
    replace_marked(text, b'%', into, replace)
}

fn replace<'t>(text: &'t [u8], into: &mut Vec<u8>) -> Option<&'t [u8]> {
    if let Some((character, behind)) = wide(text) {
        push_character(into, character);
        return Some(behind);
    }
    let (code, behind) = hexadecimal(&text[1..], 2)?;
    into.extend(u8::try_from(code));
    Some(behind)
}

fn wide(text: &[u8]) -> Option<(char, &[u8])> {
    let digits = text.strip_prefix(b"%u").or_else(|| text.strip_prefix(b"%U"))?;
    let (code, rest) = hexadecimal(digits, 4)?;
    Some((char::from_u32(code)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str) -> Option<String> {
        let mut into = Vec::new();
        decode_percent(text.as_bytes(), &mut into)
            .then(|| String::from_utf8_lossy(&into).into_owned())
    }

    #[test]
    fn replaces_percent_escapes() {
        assert_eq!(decoded("a%E5%BC%A0%20%zz%4").as_deref(), Some("a张 %zz%4"));
        assert_eq!(decoded("?q=%u5F20%u4E09&a=%25").as_deref(), Some("?q=张三&a=%"));
        assert_eq!(decoded("100%"), None);
        assert_eq!(decoded("%u12"), None);
    }

    #[test]
    fn escapes_of_gbk_follow_in_utf8() {
        let holds =
            |text: &str, wanted: &str| decoded(text).is_some_and(|text| text.contains(wanted));
        assert!(holds("?name=%D5%C5%C8%FD%B7%E1&x=1", "\u{1F}?name=张三丰&x=1"));
        // the second byte of 镕 is a letter, and stands unescaped
        assert!(holds("%E9F%BB%F9", "镕基"));
        assert_eq!(decoded("%FF%FE1").as_deref(), Some("\u{FFFD}\u{FFFD}1"));
    }
}
