//! Files as a whole: hostile bytes, limits, names that do not fit.

use super::{Unreadable, archive, office, read_file};
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

/// A number in every encoding in which nobody has told the gate to expect it.
fn written(number: &str) -> Vec<Vec<u8>> {
    let wide: Vec<u16> = number.encode_utf16().collect();
    let widest: Vec<u32> = number.chars().map(u32::from).collect();
    vec![
        number.as_bytes().to_vec(),
        wide.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        wide.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        widest.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        widest.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        [b"\xBA\xC5\xC2\xEB", number.as_bytes()].concat(),
    ]
}

/// Whoever vouches for a file has seen what it shows, not what its bytes say.
#[test]
fn the_bytes_of_a_refused_file_are_looked_at_however_deep_it_lies() {
    const ID: &str = "110105194912310021";
    let jpeg = include_bytes!("../../../tests/pictures/small.jpg");
    let scan = memchr::memmem::find(jpeg, b"\xFF\xDA").expect("a scan") + 30;
    for bytes in written(ID) {
        for odd in [&b"\x01"[..], b"\x01\x02", b"\x01\x02\xFF"] {
            let dark = [odd, &bytes, b"\x01\x02"].concat();
            let film = [b"\0\0\0\x18ftypmp42", &dark[..]].concat();
            let heic = [b"\0\0\0\x18ftypheic", &dark[..]].concat();
            let part = [b"<a>\x01\x01&;", &dark[..]].concat();
            let locked = [
                b"%PDF-1.7\n1 0 obj\n<</Length 9>>stream\n\x01\x02\xFF",
                &dark[..],
                b"\nendstream\nendobj\ntrailer\n<</Root 2 0 R/Encrypt<</Filter/X>>>>\n%%EOF",
            ];
            let locked = locked.concat();
            // in a scan a byte of ones stands only before a zero
            let marked: Vec<u8> =
                dark.iter().map(|byte| if *byte == 0xFF { 0x80 } else { *byte }).collect();
            let picture = [&jpeg[..scan], &marked, &jpeg[scan..]].concat();
            for (file, extension) in [
                (film.clone(), "mp4"),
                (heic, "heic"),
                (archive::tests::zip_of(&[("a.mp4", &film)]), "zip"),
                (office::package(&[("word/document.xml", &part)]), "docx"),
                (picture, "jpg"),
                (locked, "pdf"),
                ([b"8BPS\0\x01", &dark[..]].concat(), "psd"),
            ] {
                let reading = read_file(&file, extension);
                assert!(!reading.unread.is_empty(), "{extension}");
                assert!(reading.text().contains(ID), "{extension} {bytes:?}: {reading:?}");
            }
        }
    }
}

#[test]
fn a_table_whose_numbers_a_spreadsheet_cut_is_asked_about() {
    let found = |table: &str, extension: &str| {
        let gate = crate::guard::Gate::new(Vec::new(), &[]);
        let facts = crate::guard::tests::Facts::default();
        let reading = read_file(table.as_bytes(), extension);
        let found = gate.inspect_reading("a", &reading, &facts).into_iter();
        found.map(|finding| finding.place).collect::<Vec<_>>()
    };
    let place = "附件文字 › 末尾被截去的号码".to_owned();
    let rows = "姓名,身份证号\n甲,110105194912310000\n";
    assert!(found(rows, "csv").contains(&place));
    assert!(!found(&rows.replace("身份证号", "金额"), "csv").contains(&place));
}
