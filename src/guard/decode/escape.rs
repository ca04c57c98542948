//! Escapes of JSON and JavaScript strings, of style sheets, of mail and of workbooks.
//! Takes text with escapes, gives text without; what is no escape stays as it is.

use super::gbk::read_as_gbk_too;
use super::push_character;
use super::together::any_three;
use memchr::{memchr, memchr_iter, memmem};

/// Appends `text` with its backslash escapes replaced.
pub fn decode_escapes(mut text: &[u8], into: &mut Vec<u8>) {
    while let Some(found) = memchr(b'\\', text) {
        let (before, rest) = text.split_at(found);
        into.extend_from_slice(before);
        text = escape(&rest[1..], into);
    }
    into.extend_from_slice(text);
}

/// Decodes what follows a backslash; gives the rest.
fn escape<'t>(text: &'t [u8], into: &mut Vec<u8>) -> &'t [u8] {
    let Some((&kind, rest)) = text.split_first() else { return text };
    let plain = match kind {
        b'u' | b'x' => {
            if let Some((character, rest)) = code_point(kind, rest) {
                push_character(into, character);
                return rest;
            }
            kind
        }
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'b' => 0x08,
        b'f' => 0x0C,
        other => other,
    };
    into.push(plain);
    rest
}

fn code_point(kind: u8, text: &[u8]) -> Option<(char, &[u8])> {
    if kind == b'x' {
        let (code, rest) = hexadecimal(text, 2)?;
        return Some((char::from_u32(code)?, rest));
    }
    if let Some(braced) = text.strip_prefix(b"{") {
        let length = braced.iter().take(7).position(|byte| *byte == b'}')?;
        let (code, rest) = hexadecimal(braced, length)?;
        return Some((char::from_u32(code)?, &rest[1..]));
    }
    let (code, rest) = hexadecimal(text, 4)?;
    if !(0xD800..0xDC00).contains(&code) {
        return Some((char::from_u32(code)?, rest));
    }
    let (low, rest) = hexadecimal(rest.strip_prefix(b"\\u")?, 4)?;
    let low = low.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
    Some((char::from_u32(0x1_0000 + ((code - 0xD800) << 10) + low)?, rest))
}

/// Appends `text` with the escapes of style sheets replaced: a backslash, up to six
/// hexadecimal digits, and one white space that ends them. Whether there was any.
pub fn decode_style_escapes(mut text: &[u8], into: &mut Vec<u8>) -> bool {
    let mut any = false;
    while let Some(found) = memchr(b'\\', text) {
        let (before, rest) = text.split_at(found);
        into.extend_from_slice(before);
        text = &rest[1..];
        let length = text.iter().take(6).take_while(|byte| byte.is_ascii_hexdigit()).count();
        let code = hexadecimal(text, length).and_then(|(code, _)| char::from_u32(code));
        let Some(character) = code else {
            into.push(b'\\');
            continue;
        };
        push_character(into, character);
        any = true;
        text = &text[length..];
        text = text.strip_prefix(b" ").unwrap_or(text);
    }
    into.extend_from_slice(text);
    any
}

/// Appends `text` with the escapes of mail (`=E5=BC`, soft line ends) replaced; whether
/// there was any. One that stands alone is the value of some parameter.
pub fn decode_quoted(mut text: &[u8], into: &mut Vec<u8>) -> bool {
    let is_two = |text: &[u8]| quoted(text).is_some() && text.get(3..).and_then(quoted).is_some();
    let is_first = |at: usize| match text.get(at + 1) {
        Some(b'\r' | b'\n') => soft_end(&text[at..]).is_some(),
        Some(b'0'..=b'9' | b'A'..=b'F') => is_two(&text[at..]),
        _ => false,
    };
    if !may_hold_quoted(text) || !memchr_iter(b'=', text).any(is_first) {
        return false;
    }
    let mut after_escape = false;
    let start = into.len();
    while let Some(found) = memchr(b'=', text) {
        let (before, rest) = text.split_at(found);
        into.extend_from_slice(before);
        after_escape &= before.is_empty();
        let code = quoted(rest)
            .filter(|_| after_escape || rest.get(3..).is_some_and(|next| quoted(next).is_some()));
        if let Some(after) = soft_end(rest) {
            text = after;
        } else if let Some(code) = code {
            into.push(code);
            after_escape = true;
            text = &rest[3..];
        } else {
            into.push(b'=');
            after_escape = false;
            text = &rest[1..];
        }
    }
    into.extend_from_slice(text);
    read_as_gbk_too(into, start);
    true
}

/// Whether two escapes stand in a row, or one before the end of a line: attributes are full
/// of the sign.
fn may_hold_quoted(text: &[u8]) -> bool {
    text.ends_with(b"=\n")
        || text.ends_with(b"=\r\n")
        || any_three(text, 1, ESCAPE, |sign, next, third| {
            (sign == b'=') & ((third == b'=') | (next == b'\r') | (next == b'\n'))
        })
}

/// The bytes of an escape.
const ESCAPE: usize = 3;

/// What follows the soft line end at the head of `text`.
fn soft_end(text: &[u8]) -> Option<&[u8]> {
    [&b"=\r\n"[..], b"=\n"].iter().find_map(|end| text.strip_prefix(*end))
}

/// The byte of the escape at the head of `text`.
fn quoted(text: &[u8]) -> Option<u8> {
    let code = text.strip_prefix(b"=")?.get(..2)?;
    let capital = |c: &u8| c.is_ascii_digit() || (b'A'..=b'F').contains(c);
    let code = code.iter().all(capital).then_some(code)?;
    u8::try_from(hexadecimal(code, 2)?.0).ok()
}

/// Appends `text` with `_xHHHH_` replaced, as cells of a workbook write characters; whether
/// there was any.
pub fn decode_cell_escapes(mut text: &[u8], into: &mut Vec<u8>) -> bool {
    let mut any = false;
    while let Some(found) = memmem::find(text, b"_x") {
        let (before, rest) = text.split_at(found);
        into.extend_from_slice(before);
        let code = hexadecimal(&rest[2..], 4).filter(|(_, rest)| rest.first() == Some(&b'_'));
        match code.and_then(|(code, rest)| Some((char::from_u32(code)?, rest))) {
            Some((character, after)) => {
                push_character(into, character);
                any = true;
                text = &after[1..];
            }
            None => {
                into.extend_from_slice(b"_x");
                text = &rest[2..];
            }
        }
    }
    into.extend_from_slice(text);
    any
}

pub(super) fn hexadecimal(text: &[u8], length: usize) -> Option<(u32, &[u8])> {
    let (digits, rest) = text.split_at_checked(length)?;
    let mut code = 0;
    for digit in digits {
        code = code << 4 | char::from(*digit).to_digit(16)?;
    }
    (length > 0).then_some((code, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str, by: impl Fn(&[u8], &mut Vec<u8>)) -> String {
        let mut into = Vec::new();
        by(text.as_bytes(), &mut into);
        String::from_utf8_lossy(&into).into_owned()
    }

    #[test]
    fn replaces_backslash_escapes() {
        let text = r#"\u5f20\u4E09 \ud842\udfb7 \u{5f20} \x41 \/ \" \\ \n"#;
        assert_eq!(decoded(text, decode_escapes), "张三 𠮷 张 A / \" \\ \n");
        assert_eq!(decoded(r"\u12 \ud842 \u{} \xzz \", decode_escapes), "u12 ud842 u{} xzz ");
    }

    #[test]
    fn replaces_escapes_of_style_sheets() {
        let style = |text: &[u8], into: &mut Vec<u8>| {
            decode_style_escapes(text, into);
        };
        assert_eq!(decoded(r"\31 1\000030 \5f20 \zz \", style), "110张\\zz \\");
        assert!(!decode_style_escapes(br"\n", &mut Vec::new()));
    }

    #[test]
    fn replaces_the_escapes_of_mail() {
        let quoted = |text: &[u8], into: &mut Vec<u8>| {
            decode_quoted(text, into);
        };
        assert_eq!(
            decoded("=E5=BC=A0=\r\n=E4=B8=89 a=b =zz t=17 =4", quoted),
            "张三 a=b =zz t=17 =4"
        );
        assert!(!decode_quoted(b"a=b c=de", &mut Vec::new()));
    }
}
