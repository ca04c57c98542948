//! Whether bytes are a font, whatever they are called: TrueType, OpenType and collections
//! of them, Type 1, CFF, EOT, and the fonts of Word, of which the first 32 bytes are
//! enciphered (ISO/IEC 29500-4, 14.2.1). A font holds no words of the author.

/// How fonts begin.
const MAGIC: &[&[u8]] = &[
    b"\0\x01\0\0",
    b"OTTO",
    b"true",
    b"ttcf",
    b"typ1",
    b"%!PS-",
    b"%!FontType",
    b"\x80\x01",
    b"\x01\0\x04",
];
/// Where an embedded font of PowerPoint says that it is one.
const EOT_MARK: std::ops::Range<usize> = 34..36;
/// In a font of Word the names of its third and fourth table are the first that show.
const PLAIN_TABLES: [std::ops::Range<usize>; 2] = [44..48, 60..64];

/// Whether these are the bytes of a font.
pub fn is_font(bytes: &[u8], extension: &str) -> bool {
    match extension {
        "fntdata" => bytes.get(EOT_MARK) == Some(b"LP"),
        "odttf" => PLAIN_TABLES.into_iter().all(|at| bytes.get(at).is_some_and(is_table)),
        _ => MAGIC.iter().any(|magic| bytes.starts_with(magic)),
    }
}

/// Whether a table may be called so: `glyf`, `OS/2`, `cvt `.
fn is_table(name: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || b"/2 ".contains(byte);
    name.first().is_some_and(u8::is_ascii_alphabetic) && name.iter().all(is_letter)
}
