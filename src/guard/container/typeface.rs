//! Fonts inside documents: they hold no words of the author, so nobody has to look at them.
//! Whether something is one its first bytes say, never its name.
//!
//! Takes bytes, and the keys with which Word covers the first of them.

/// How fonts begin: TrueType, OpenType, collections, WOFF, Type 1 and its compact form.
const HEADS: [&[u8]; 11] = [
    b"\0\x01\0\0",
    b"OTTO",
    b"true",
    b"typ1",
    b"ttcf",
    b"wOFF",
    b"wOF2",
    b"\x80\x01",
    b"%!PS-AdobeFont",
    b"%!FontType1",
    b"\x01\0\x04",
];
/// The mark of a font that PowerPoint embeds, and where it stands.
const EMBEDDED: (usize, &[u8]) = (34, b"LP");
/// So many bytes are covered, with a key of half as many.
const COVERED: usize = 32;
const KEY: usize = 16;
/// The digits of a key, and the signs between them.
const KEY_WRITTEN: usize = 36;
/// A document embeds fewer fonts.
const MOST_KEYS: usize = 1024;

/// A key with which the start of a font is covered.
pub type Key = [u8; KEY];

/// Whether these bytes are a font, or nothing.
pub fn is_one(bytes: &[u8]) -> bool {
    let (at, mark) = EMBEDDED;
    HEADS.iter().any(|head| bytes.starts_with(head))
        || bytes.get(at..at + mark.len()) == Some(mark)
        || bytes.iter().all(|byte| *byte == 0)
}

/// Whether they are one once the cover of one of the keys is taken away.
pub fn is_covered(bytes: &[u8], keys: &[Key]) -> bool {
    let Some(covered) = bytes.first_chunk::<COVERED>() else { return false };
    keys.iter().any(|key| {
        let plain: Vec<u8> =
            covered.iter().zip(key.iter().rev().cycle()).map(|(byte, key)| byte ^ key).collect();
        HEADS.iter().any(|head| plain.starts_with(head))
    })
}

/// The keys that are written somewhere in a text: `{F2A1…-…}`, or without the brackets.
pub fn keys(text: &str) -> Vec<Key> {
    let dashes = memchr::memmem::find_iter(text.as_bytes(), b"-");
    // the first dash of a key stands behind eight digits
    let starts = dashes.filter_map(|dash| dash.checked_sub(8));
    let keys = starts.filter_map(|start| key(text.as_bytes().get(start..start + KEY_WRITTEN)?));
    keys.take(MOST_KEYS).collect()
}

fn key(written: &[u8]) -> Option<Key> {
    let digits = written.iter().filter(|byte| **byte != b'-');
    let digits: Option<Vec<u8>> = digits
        .map(|digit| char::from(*digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    let bytes: Vec<u8> = digits?.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
    bytes.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_covered_font_is_known_by_its_key() {
        let keys = keys("<w:embedRegular w:fontKey=\"{1DE5889C-7A2B-4C3D-8E9F-0A1B2C3D4E5F}\"/>");
        assert_eq!(keys.len(), 1);
        // the last digits of the key cover the first byte
        let mut font = [b"\0\x01\0\0", &[9; 60][..]].concat();
        let cover = [0x5F, 0x4E, 0x3D, 0x2C, 0x1B, 0x0A, 0x9F, 0x8E];
        font.iter_mut().zip(cover).for_each(|(byte, cover)| *byte ^= cover);
        assert!(is_covered(&font, &keys));
        assert!(!is_one(&font));
        assert!(!is_covered(&[7; 64], &keys));
        assert!(!is_covered(&font, &super::keys("2026-05-01 1DE5889C")));
    }
}
