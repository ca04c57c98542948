//! The words inside an attachment, so that the gate can look at them.
//!
//! Takes bytes and an extension; gives plain text, or why there is none: then a person
//! has to look. Never panics on hostile bytes, never unpacks without limits, and never
//! passes off a part of the words as the whole.

mod office;
mod part;
mod part_attributes;
mod pdf;
mod pdf_size;
mod plain;
mod unreadable;

pub use unreadable::Unreadable;

/// What an attachment may hold, packed and once it is unpacked.
const LARGEST: usize = 64 << 20;

/// Plain text of an attachment, or why it cannot be read.
///
/// # Errors
/// The format is not known, or the bytes do not keep to it.
pub fn attachment_text(bytes: &[u8], extension: &str) -> Result<String, Unreadable> {
    if bytes.len() > LARGEST {
        return Err(Unreadable::TooLarge);
    }
    let text = match extension {
        "pdf" => pdf::text(bytes)?,
        "docx" | "xlsx" | "pptx" => office::text(bytes)?,
        "txt" | "csv" | "md" | "css" | "js" | "json" => plain::text(bytes)?,
        "html" | "htm" | "xml" | "svg" => plain::markup(bytes)?,
        _ => return Err(Unreadable::UnknownFormat),
    };
    if text.trim().is_empty() { Err(Unreadable::NoText) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EXTENSIONS: [&str; 14] = [
        "pdf", "docx", "xlsx", "pptx", "txt", "csv", "md", "json", "css", "js", "html", "xml",
        "svg", "zip",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn hostile_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            for extension in EXTENSIONS {
                let _ = attachment_text(&bytes, extension);
            }
            let signed = [b"%PDF-1.7\n1 0 obj<<", &bytes[..]].concat();
            let _ = attachment_text(&signed, "pdf");
            let signed = [b"PK\x03\x04", &bytes[..]].concat();
            let _ = attachment_text(&signed, "docx");
        }
    }

    #[test]
    fn what_is_too_large_is_not_read() {
        assert_eq!(attachment_text(&vec![b'1'; LARGEST + 1], "csv"), Err(Unreadable::TooLarge));
        assert!(attachment_text(b"1", "csv").is_ok());
    }

    #[test]
    fn an_unknown_format_is_not_read() {
        for extension in ["jpg", "zip", "doc", "", "PDF"] {
            assert_eq!(attachment_text(b"text", extension), Err(Unreadable::UnknownFormat));
        }
    }
}
