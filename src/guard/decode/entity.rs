//! Character references of HTML and XML.
//! Takes text with references, gives text without; an unknown one stays as it is.

use super::push_character;
use memchr::memchr;

/// References longer than this are none; zeros may stand in front of a number.
const LONGEST: usize = 40;

/// Appends `text` with its character references replaced.
pub fn decode_entities(mut text: &[u8], into: &mut Vec<u8>) {
    while let Some(found) = memchr(b'&', text) {
        let (before, rest) = text.split_at(found);
        into.extend_from_slice(before);
        text = reference(rest, into);
    }
    into.extend_from_slice(text);
}

/// Decodes the reference at the head of `text`, which begins with `&`; gives the rest.
pub fn reference<'t>(text: &'t [u8], into: &mut Vec<u8>) -> &'t [u8] {
    let Some((character, length)) = read(text) else {
        into.push(b'&');
        return text.get(1..).unwrap_or_default();
    };
    push_character(into, character);
    text.get(length..).unwrap_or_default()
}

fn read(text: &[u8]) -> Option<(char, usize)> {
    let body = text.get(1..text.len().min(LONGEST + 1))?;
    let is_body = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'#';
    let length = body.iter().take_while(is_body).count();
    let closed = body.get(length) == Some(&b';');
    let total = 1 + length + usize::from(closed);
    let body = std::str::from_utf8(&body[..length]).ok()?;
    if let Some(number) = body.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return Some((char::from_u32(code)?, total));
    }
    if closed && let Some(character) = named(body) {
        return Some((character, total));
    }
    let legacy = LEGACY.iter().find(|name| body.starts_with(**name))?;
    Some((named(legacy)?, 1 + legacy.len()))
}

/// Names that browsers know without a semicolon, too.
const LEGACY: [&str; 7] = ["nbsp", "shy", "amp", "lt", "gt", "quot", "middot"];

fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" | "AMP" => '&',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "quot" | "QUOT" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "ensp" => '\u{2002}',
        "numsp" => '\u{2007}',
        "hairsp" => '\u{200A}',
        "ZeroWidthSpace" => '\u{200B}',
        "NoBreak" => '\u{2060}',
        "minus" => '\u{2212}',
        "emsp" => '\u{2003}',
        "thinsp" => '\u{2009}',
        "shy" => '\u{AD}',
        "zwnj" => '\u{200C}',
        "zwj" => '\u{200D}',
        "lrm" => '\u{200E}',
        "rlm" => '\u{200F}',
        "middot" | "centerdot" => '·',
        "bull" => '•',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "times" => '×',
        "yen" => '¥',
        "sect" => '§',
        "copy" => '©',
        "reg" => '®',
        "deg" => '°',
        "sol" => '/',
        "commat" => '@',
        "period" => '.',
        "comma" => ',',
        "colon" => ':',
        "semi" => ';',
        "num" => '#',
        "plus" => '+',
        "equals" => '=',
        "lowbar" => '_',
        "hyphen" | "dash" => '-',
        "lpar" => '(',
        "rpar" => ')',
        "Tab" => '\t',
        "NewLine" => '\n',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_references() {
        let decoded = |text: &str| {
            let mut into = Vec::new();
            decode_entities(text.as_bytes(), &mut into);
            String::from_utf8_lossy(&into).into_owned()
        };
        assert_eq!(decoded("&#x5F20;&#19977;&nbsp;A&amp;B&#x2F;&#X2f;"), "张三\u{A0}A&B//");
        assert_eq!(decoded("&#24352三"), "张三");
        assert_eq!(
            decoded("& &; &x &nothing; &#xD800; &#99999999; &"),
            "& &; &x &nothing; &#xD800; &#99999999; &"
        );
    }
}
