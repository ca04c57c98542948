//! Files as a whole: hostile bytes, limits, names that do not fit.

use super::{Unreadable, read_file};
use proptest::prelude::*;

const EXTENSIONS: [&str; 14] = [
    "pdf", "docx", "xlsx", "pptx", "txt", "csv", "md", "json", "css", "js", "html", "xml", "svg",
    "zip",
];

/// Readers that look only at what begins so.
const MAGIC: [(&[u8], &str); 8] = [
    (b"\xFF\xD8\xFF\xE1", "jpg"),
    (b"\x89PNG\r\n\x1A\n", "png"),
    (b"GIF89a", "gif"),
    (b"RIFF\x40\0\0\0WEBP", "webp"),
    (b"II*\0\x08\0\0\0", "tif"),
    (b"{\\rtf1", "rtf"),
    (b"\x1F\x8B\x08\x1C", "gz"),
    (b"PK\x05\x06", "zip"),
];

/// All words of a file, or the first reason why a person has to look.
pub fn words(bytes: &[u8], extension: &str) -> Result<String, Unreadable> {
    let reading = read_file(bytes, extension);
    reading.unread.first().map_or_else(|| Ok(reading.text()), |unread| Err(unread.why))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn hostile_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        for extension in EXTENSIONS {
            let _ = read_file(&bytes, extension);
        }
        let signed = [b"%PDF-1.7\n1 0 obj<<", &bytes[..]].concat();
        let _ = read_file(&signed, "pdf");
        for extension in ["docx", "zip"] {
            let signed = [b"PK\x03\x04", &bytes[..]].concat();
            let _ = read_file(&signed, extension);
        }
        for (magic, extension) in MAGIC {
            let _ = read_file(&[magic, &bytes[..]].concat(), extension);
        }
    }
}

#[test]
fn what_is_too_large_is_not_read() {
    assert_eq!(words(&vec![b'1'; (64 << 20) + 1], "csv"), Err(Unreadable::TooLarge));
    assert!(words(b"1", "csv").is_ok());
}

#[test]
fn an_unknown_format_is_not_read() {
    for extension in ["mp4", "", "PDF"] {
        assert_eq!(words(b"text", extension), Err(Unreadable::UnknownFormat));
    }
    for extension in ["jpg", "zip", "doc", "pdf"] {
        assert_eq!(words(b"text", extension), Err(Unreadable::WrongExtension));
    }
}
