//! Word, Excel and PowerPoint files: packages of XML parts.
//!
//! Takes the bytes of a package; gives the words of every part, of packages inside it
//! too. Unpacks within limits of size, number and ratio. A part that it cannot read
//! makes the whole file unreadable: nothing passes unseen. Pictures are not looked at.

use super::part::part_text;
use super::plain::utf8;
use super::{LARGEST, Unreadable};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Old Office files, and new ones with a password.
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const MOST_PARTS: usize = 10_000;
/// A part that is larger than this and unpacks to more than `RATIO` times its size is a bomb.
const UNSUSPICIOUS: usize = 8 << 20;
const RATIO: usize = 250;
/// A chart in a text holds a table; nothing sensible is nested deeper.
const DEEPEST: usize = 2;

/// The words of a package.
pub fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(Unreadable::Encrypted);
    }
    let mut package =
        Package { body: String::new(), properties: String::new(), left: LARGEST, parts: 0 };
    package.read(bytes, 0)?;
    if package.body.trim().is_empty() {
        return Err(Unreadable::NoText);
    }
    Ok(package.body + "\n" + &package.properties)
}

/// What was taken out so far, and how much more may be.
struct Package {
    body: String,
    properties: String,
    left: usize,
    parts: usize,
}

impl Package {
    fn read(&mut self, bytes: &[u8], depth: usize) -> Result<(), Unreadable> {
        if depth > DEEPEST {
            return Err(Unreadable::TooLarge);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
        self.parts += archive.len();
        if self.parts > MOST_PARTS {
            return Err(Unreadable::TooLarge);
        }
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(|error| reason(&error))?;
            let name = part.name().map_err(|error| reason(&error))?.to_ascii_lowercase();
            match Content::of(&name) {
                Content::Picture => {}
                Content::Unknown => return Err(Unreadable::Partial),
                Content::Package => {
                    let packed = part.compressed_size();
                    let inner = self.unpack(part, packed)?;
                    self.read(&inner, depth + 1)?;
                }
                Content::Xml => {
                    let packed = part.compressed_size();
                    let inner = self.unpack(part, packed)?;
                    let properties = name.starts_with("docprops/") || name.ends_with(".rels");
                    let into = if properties { &mut self.properties } else { &mut self.body };
                    part_text(utf8(&inner)?, properties, into)?;
                }
            }
        }
        Ok(())
    }

    fn unpack(&mut self, part: impl Read, packed: u64) -> Result<Vec<u8>, Unreadable> {
        let packed = usize::try_from(packed).unwrap_or(usize::MAX);
        let most = packed.saturating_mul(RATIO).max(UNSUSPICIOUS).min(self.left);
        let mut inner = Vec::new();
        // one byte more than allowed shows that there is more
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        part.take(limit).read_to_end(&mut inner).map_err(|_| Unreadable::Broken)?;
        if inner.len() > most {
            return Err(Unreadable::TooLarge);
        }
        self.left -= inner.len();
        Ok(inner)
    }
}

enum Content {
    Xml,
    Package,
    Picture,
    Unknown,
}

impl Content {
    fn of(name: &str) -> Self {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        match extension {
            _ if name.ends_with('/') => Self::Picture,
            "xml" | "rels" | "vml" => Self::Xml,
            "docx" | "xlsx" | "pptx" | "docm" | "xlsm" | "pptm" => Self::Package,
            "png" | "jpg" | "jpeg" | "gif" | "bmp" | "tif" | "tiff" | "emf" | "wmf" | "wdp"
            | "svg" | "ico" | "odttf" | "fntdata" | "ttf" => Self::Picture,
            // printer settings hold the name of a printer
            "bin" if name.contains("printersettings") => Self::Picture,
            _ => Self::Unknown,
        }
    }
}

fn reason(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => {
            Unreadable::Encrypted
        }
        ZipError::InvalidPassword => Unreadable::Encrypted,
        _ => Unreadable::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Unreadable, attachment_text};
    use proptest::prelude::*;
    use rust_xlsxwriter::{DocProperties, Note, Workbook};
    use std::io::{Cursor, Write};
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
            writer.write_all(bytes).expect("its bytes");
        }
        writer.finish().expect("a package").into_inner()
    }

    const DOCUMENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
        <w:document xmlns:w="w"><w:body><w:p><w:r><w:t>兴宁</w:t></w:r>
        <w:r><w:rPr><w:b/></w:rPr><w:t>甲&amp;乙</w:t></w:r><w:ins w:author="王五">
        <w:r><w:t xml:space="preserve">公司</w:t></w:r></w:ins></w:p>
        <w:tbl><w:tc><w:p><w:r><w:t>1380</w:t></w:r></w:p></w:tc>
        <w:tc><w:p><w:r><w:t>0138000</w:t></w:r></w:p></w:tc></w:tbl>
        <w:del><w:r><w:delText>删去</w:delText></w:r></w:del></w:body></w:document>"#;

    #[test]
    fn joins_runs_and_keeps_cells_apart() {
        let header = "<w:hdr xmlns:w='w'><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr>";
        let core = "<c><dc:creator>李四</dc:creator><dc:title>题</dc:title></c>";
        let file = package(&[
            ("word/document.xml", DOCUMENT.as_bytes()),
            ("word/header1.xml", header.as_bytes()),
            ("docProps/core.xml", core.as_bytes()),
            ("word/media/image1.png", b"\x89PNG"),
        ]);
        let text = attachment_text(&file, "docx").expect("readable");
        let joined: String = text.replace('\n', "|").split(' ').collect();
        for wanted in ["兴宁甲&乙", "公司", "王五", "1380|", "|0138000", "删去", "页眉", "李四|题"]
        {
            assert!(joined.contains(wanted), "{wanted} in {joined}");
        }
    }

    #[test]
    fn reads_every_part_of_a_workbook() {
        let mut book = Workbook::new();
        book.set_properties(&DocProperties::new().set_author("赵六"));
        let sheet = book.add_worksheet();
        sheet.set_name("工作表甲").expect("a name");
        sheet.write_string(0, 0, "张三").expect("a cell");
        sheet.write_number(0, 1, 13_800_138_000.0).expect("a cell");
        sheet.insert_note(1, 1, &Note::new("批注乙")).expect("a note");
        let file = book.save_to_buffer().expect("a workbook");
        let text = attachment_text(&file, "xlsx").expect("readable");
        for wanted in ["赵六", "工作表甲", "张三", "13800138000", "批注乙"] {
            assert!(text.contains(wanted), "{wanted}");
        }
    }

    #[test]
    fn reads_long_numbers_and_packages_within() {
        let sheet = "<sheetData><row><c><v>1.3800138E10</v></c></row></sheetData>";
        let inner = package(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())]);
        let file = package(&[
            ("word/document.xml", DOCUMENT.as_bytes()),
            ("word/embeddings/table.xlsx", &inner),
        ]);
        let text = attachment_text(&file, "docx").expect("readable");
        assert!(text.contains("\n13800138000\n") || text.contains("13800138000"));
    }

    #[test]
    fn what_is_not_read_whole_is_not_read() {
        let read = |parts: &[(&str, &[u8])]| attachment_text(&package(parts), "docx");
        assert_eq!(read(&[("word/document.xml", b"<w:p/>")]), Err(Unreadable::NoText));
        assert_eq!(read(&[("word/document.xml", b"<a>\xFF\xFE</a>")]), Err(Unreadable::Broken));
        assert_eq!(read(&[("word/document.xml", b"<a &b; <")]), Err(Unreadable::Broken));
        assert_eq!(read(&[("word/embeddings/old.bin", b"x")]), Err(Unreadable::Partial));
        assert_eq!(attachment_text(b"PK", "xlsx"), Err(Unreadable::Broken));
        let old = [super::COMPOUND_FILE, b"rest"].concat();
        assert_eq!(attachment_text(&old, "xlsx"), Err(Unreadable::Encrypted));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn damage_never_panics(at in 0_usize..900, with in any::<u8>(), cut in 0_usize..2000) {
            let mut file = package(&[("word/document.xml", DOCUMENT.as_bytes())]);
            if let Some(byte) = file.get_mut(at) {
                *byte = with;
            }
            file.truncate(cut);
            let _ = attachment_text(&file, "docx");
        }
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let zeros = vec![b' '; 40 << 20];
        let file = package(&[("word/document.xml", &zeros)]);
        assert_eq!(attachment_text(&file, "docx"), Err(Unreadable::TooLarge));
    }
}
