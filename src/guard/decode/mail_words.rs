//! Encoded words of mail headers (RFC 2047): `=?UTF-8?B?5byg?=`. Long ones are split in
//! several, with white space between them that means nothing.
//! Takes text; appends it with the words decoded.

use super::decode_base64;
use super::escape::hexadecimal;
use encoding_rs::Encoding;
use memchr::memmem;

/// Appends `text` with its encoded words decoded; whether there was any.
pub fn decode_mail_words(mut text: &[u8], into: &mut Vec<u8>) -> bool {
    let mut any = false;
    // the bytes of words that follow one another belong together: a character may be split
    let mut joined: Option<(&'static Encoding, Vec<u8>)> = None;
    while let Some(found) = memmem::find(text, b"=?") {
        let (before, rest) = text.split_at(found);
        let follows = joined.is_some() && before.iter().all(u8::is_ascii_whitespace);
        let word = word(rest);
        if !follows || word.is_none() {
            end(&mut joined, into);
            into.extend_from_slice(before);
        }
        let Some((encoding, bytes, after)) = word else {
            into.extend_from_slice(b"=?");
            text = &rest[2..];
            continue;
        };
        joined.get_or_insert((encoding, Vec::new())).1.extend(bytes);
        (any, text) = (true, after);
    }
    end(&mut joined, into);
    into.extend_from_slice(text);
    any
}

fn end(joined: &mut Option<(&'static Encoding, Vec<u8>)>, into: &mut Vec<u8>) {
    if let Some((encoding, bytes)) = joined.take() {
        into.extend_from_slice(encoding.decode(&bytes).0.as_bytes());
    }
}

/// The word at the head of `text`: its encoding, its bytes, and what follows.
fn word(text: &[u8]) -> Option<(&'static Encoding, Vec<u8>, &[u8])> {
    let mut parts = text.strip_prefix(b"=?")?.splitn(3, |byte| *byte == b'?');
    let (charset, kind, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let encoding = Encoding::for_label(charset)?;
    let length = memmem::find(rest, b"?=")?;
    let (inside, after) = (&rest[..length], &rest[length + 2..]);
    let bytes = match kind {
        b"B" | b"b" => {
            let end = inside.iter().rposition(|byte| *byte != b'=').map_or(0, |at| at + 1);
            decode_base64(&inside[..end])
        }
        b"Q" | b"q" => quoted(inside),
        _ => return None,
    };
    Some((encoding, bytes, after))
}

/// The bytes of a word of which most letters stand for themselves.
fn quoted(mut inside: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(inside.len());
    while let Some((first, rest)) = inside.split_first() {
        let code = if *first == b'=' { hexadecimal(rest, 2) } else { None };
        let (byte, rest) = match code {
            Some((code, rest)) => (u8::try_from(code).unwrap_or(b'='), rest),
            None if *first == b'_' => (b' ', rest),
            None => (*first, rest),
        };
        bytes.push(byte);
        inside = rest;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_the_words_of_a_header() {
        for (text, wanted) in [
            ("Subject: =?UTF-8?B?5byg5LiJ?=\r\n =?UTF-8?B?5Liw?= x", "Subject: 张三丰 x"),
            ("=?gb2312?B?1cU=?= =?gb2312?Q?=C8=FD=B7=E1?=", "张三丰"),
            ("=?none?B?1cU=?= =?UTF-8?B?5byg?=", "=?none?B?1cU=?= 张"),
        ] {
            let mut into = Vec::new();
            assert!(decode_mail_words(text.as_bytes(), &mut into));
            assert_eq!(String::from_utf8_lossy(&into), wanted);
        }
        assert!(!decode_mail_words(b"a=?b =?UTF-8?X?a?=", &mut Vec::new()));
    }
}
