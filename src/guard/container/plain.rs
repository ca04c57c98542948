//! Files that are text: as they stand, and with their markup or escapes decoded.
//! Takes UTF-8 with or without a byte order mark; anything else is broken to it.

use super::{Unreadable, Walk};
use crate::guard::decode::{SEPARATOR, Streams, decode_escapes, decode_markup};

/// Text, data and program code.
pub fn read_text(bytes: &[u8], walk: &mut Walk) {
    match text(bytes) {
        Ok(text) => walk.say("", text),
        Err(why) => walk.cannot("", why),
    }
}

/// Web pages, feeds and drawings.
pub fn read_markup(bytes: &[u8], walk: &mut Walk) {
    match markup(bytes) {
        Ok(text) => walk.say("", text),
        Err(why) => walk.cannot("", why),
    }
}

fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    let text = utf8(bytes)?;
    let mut all = text.to_owned();
    if text.contains('\\') {
        let mut plain = Vec::new();
        decode_escapes(text.as_bytes(), &mut plain);
        all.push('\n');
        all.push_str(&String::from_utf8_lossy(&plain));
    }
    if text.contains(['<', '&']) {
        all.push('\n');
        all.push_str(&decoded(text));
    }
    Ok(all)
}

/// The words of a web page, a feed or a drawing.
pub fn markup(bytes: &[u8]) -> Result<String, Unreadable> {
    utf8(bytes).map(decoded)
}

/// The text of bytes that are UTF-8, without the mark that may stand in front.
pub fn utf8(bytes: &[u8]) -> Result<&str, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // no text file holds a NUL; UTF-16 is full of them
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(text),
        _ => Err(Unreadable::Broken),
    }
}

fn decoded(text: &str) -> String {
    let mut streams = Streams::default();
    decode_markup(text.as_bytes(), &mut streams);
    let mut all = [streams.text, streams.attributes, streams.hidden].join(&b'\n');
    for byte in &mut all {
        if *byte == SEPARATOR {
            *byte = b'\n';
        }
    }
    String::from_utf8_lossy(&all).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::Unreadable;
    use super::super::tests::words as attachment_text;

    #[test]
    fn reads_utf8_alone() {
        assert_eq!(attachment_text("\u{FEFF}甲,乙".as_bytes(), "csv").as_deref(), Ok("甲,乙"));
        assert_eq!(attachment_text(b"\xBC\xD7", "txt"), Err(Unreadable::Broken));
        assert_eq!(attachment_text(b"\xFF\xFE2u", "txt"), Err(Unreadable::Broken));
        assert_eq!(attachment_text(b"a\0b\0", "txt"), Err(Unreadable::Broken));
        assert_eq!(attachment_text(b" \n", "txt"), Err(Unreadable::NoText));
    }

    #[test]
    fn decodes_markup_and_escapes() {
        let holds = |text: &str, extension: &str| {
            attachment_text(text.as_bytes(), extension).is_ok_and(|text| text.contains("张三"))
        };
        assert!(holds("<p>张<b>三</b></p>", "html"));
        assert!(holds("<text x='1'>张<tspan>三</tspan></text>", "svg"));
        assert!(holds("<a b='&#x5F20;三'/>", "xml"));
        assert!(holds(r#"{"a":"\u5f20\u4e09"}"#, "json"));
        assert!(holds("# 甲\n\n张<span>三</span>", "md"));
    }
}
