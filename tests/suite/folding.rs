//! What a reader, or a machine that looks for something, makes of a file: its words without
//! markup, white space, case and width. Written apart from the gate, to check it.

use unicode_normalization::UnicodeNormalization;

/// A text as a reader takes it: without markup, white space, case and width.
pub fn folded(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let mut plain = String::with_capacity(text.len());
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            // what stands in an attribute is read too
            _ if in_tag && c.is_ascii() => {}
            _ => plain.push(c),
        }
    }
    let plain = plain.replace("&nbsp;", "").replace("&amp;", "&");
    let wide: String = entities(&plain).nfkc().flat_map(char::to_lowercase).collect();
    wide.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

/// `&#28436;`, `&#x6f14;` and `\u6f14` as the characters that they are.
fn entities(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '\\']) {
        plain += &rest[..at];
        let from = &rest[at..];
        let coded = from
            .strip_prefix("&#x")
            .map(|code| (code, 16, ';'))
            .or_else(|| from.strip_prefix("&#").map(|code| (code, 10, ';')));
        let decoded = match (coded, from.strip_prefix("\\u")) {
            (Some((code, radix, end)), _) => code.find(end).and_then(|length| {
                let number = u32::from_str_radix(&code[..length], radix).ok()?;
                Some((char::from_u32(number)?, from.len() - code.len() + length + 1))
            }),
            (None, Some(code)) => code.get(..4).and_then(|digits| {
                let number = u32::from_str_radix(digits, 16).ok()?;
                Some((char::from_u32(number)?, 6))
            }),
            (None, None) => None,
        };
        let (c, length) = decoded.unwrap_or((from.chars().next().unwrap_or('&'), 1));
        plain.push(c);
        rest = &from[length..];
    }
    plain + rest
}

/// The folding finds what is spelled otherwise: without that the tests above say nothing.
#[test]
fn the_folding_sees_through_every_spelling() {
    for spelled in [
        "付款<b>逾</b>期",
        "付 款\n逾\u{3000}期",
        "&#20184;款&#x903e;期",
        "\\u4ed8款逾期",
        "付款&nbsp;逾期",
    ] {
        assert!(folded(spelled.as_bytes()).contains("付款逾期"), "{spelled}");
    }
    assert!(folded("ＡＢ－１２".as_bytes()).contains("ab-12"));
}
