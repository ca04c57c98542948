//! Files that are text: as they stand, and with their markup or escapes decoded.
//! Takes UTF-8, UTF-16 and GB18030, with or without a byte order mark; what is text in
//! none of them is broken to it.

use super::cut_number::cut_in_table;
use super::{Unreadable, Walk};
use crate::guard::decode::{SEPARATOR, Streams, decode_escapes, decode_markup};
use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// Text, data and program code.
pub fn read_text(bytes: &[u8], walk: &mut Walk) {
    match text(bytes) {
        Ok(text) => {
            walk.say("末尾被截去的号码", cut_in_table(&text));
            walk.say("", text);
        }
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

/// Files of no known format: a page or a list under the name of an old document, or text
/// of a program that nobody knows. What is no text says nothing here.
pub fn read_unknown(bytes: &[u8], walk: &mut Walk) {
    if is_text(bytes) {
        read_text(bytes, walk);
    }
}

fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    let text = decoded_text(bytes)?;
    let text = text.as_ref();
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
    decoded_text(bytes).map(|text| decoded(&text))
}

/// The text of bytes in whatever encoding people here use.
pub fn decoded_text(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    if let Ok(text) = utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    let wide = [UTF_16LE, UTF_16BE].into_iter().filter(|form| looks_wide(bytes, form));
    let all = wide.chain(std::iter::once(GB18030));
    let mut sound = all.filter_map(|form| {
        let (text, broken) = form.decode_with_bom_removal(bytes);
        let guessed = form != GB18030 && Encoding::for_bom(bytes).is_none();
        let sound = if guessed { is_chinese_or_latin } else { is_plausible };
        (!broken && sound(&text)).then_some(text)
    });
    sound.next().ok_or(Unreadable::Broken)
}

/// Whether bytes are text and nothing else.
pub fn is_text(bytes: &[u8]) -> bool {
    decoded_text(bytes).is_ok_and(|text| is_plausible(&text))
}

/// Whether bytes may be UTF-16 of this order: they say so, or hold the zeros that every
/// line end and every Latin letter brings with it, on one side alone.
fn looks_wide(bytes: &[u8], form: &'static Encoding) -> bool {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked == form;
    }
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let (high, low) = if form == UTF_16LE { (odd, even) } else { (even, odd) };
    bytes.len().is_multiple_of(2) && high > 0 && low == 0
}

/// What stands in a text that nobody marked as UTF-16: other bytes read so give characters
/// of every people.
fn is_chinese_or_latin(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(c,
            '\t' | '\n' | '\r' | ' '..='~' | '·' | '—'..='…' | '\u{3000}'..='〗'
            | '一'..='\u{9FFF}' | '！'..='～' | '￥')
    })
}

/// No text holds control characters, or characters that nobody has given a meaning.
fn is_plausible(text: &str) -> bool {
    text.chars().all(|c| match c {
        '\t' | '\n' | '\r' | '\u{C}' => true,
        '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{FFFF}' => false,
        c => !c.is_control(),
    })
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
    fn reads_every_encoding_that_people_use() {
        for bytes in [
            "\u{FEFF}甲,乙".as_bytes(),
            b"\xBC\xD7,\xD2\xD2",
            b"\xFF\xFE\x32\x75,\0\x59\x4E",
            b"\xFE\xFF\x75\x32\0,\x4E\x59",
            b"\x32\x75,\0\x59\x4E",
            b"\x75\x32\0,\x4E\x59",
        ] {
            assert_eq!(attachment_text(bytes, "csv").as_deref(), Ok("甲,乙"), "{bytes:?}");
        }
        for bytes in [&b"\xBC\xD7\0"[..], b"a\x01\xFFb", b"\xFF\xFE\x32", b"\x80\xFF"] {
            assert_eq!(attachment_text(bytes, "txt"), Err(Unreadable::Broken), "{bytes:?}");
        }
        assert_eq!(attachment_text(b" \n", "txt"), Err(Unreadable::NoText));
    }

    #[test]
    fn a_text_of_any_name_is_read_and_refused() {
        for (bytes, extension) in
            [("<td>张<b>三</b></td>", "xls"), ("张三", "dat"), ("<p>张&#x4E09;</p>", "doc")]
        {
            let reading = super::super::read_file(bytes.as_bytes(), extension);
            assert!(reading.text().contains("张三"), "{extension}: {reading:?}");
            assert!(!reading.unread.is_empty(), "{extension}");
        }
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
