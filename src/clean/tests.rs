//! Cleaning: nothing is left that could go, everything is left that is seen, and a second
//! time changes nothing.

mod office;
mod pdf;
mod word;

use super::{Cleaned, Kind, clean};
use crate::guard::{PictureTags, picture_cases, picture_parts, read_file};
use proptest::prelude::*;
use rust_xlsxwriter::{DocProperties, Note, Workbook};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const ID: &str = "110105194912310021";
const JPEG: &[u8] = include_bytes!("../../tests/pictures/small.jpg");

fn cleaned(bytes: &[u8], extension: &str) -> Cleaned {
    let once = clean(bytes, extension).unwrap_or_else(|why| panic!("{extension}: {why}"));
    let twice = clean(&once.bytes, extension).expect("it was cleaned once");
    assert!(twice.taken.is_empty(), "{extension}: {:?}", twice.taken);
    assert!(twice.bytes == once.bytes, "{extension}: the second time changed it");
    once
}

fn count(cleaned: &Cleaned, kind: Kind) -> usize {
    cleaned.taken.count(kind)
}

fn pixels(bytes: &[u8]) -> Vec<Vec<u8>> {
    match picture_parts(bytes) {
        Some(parts) => {
            let seen = parts.iter().filter(|part| !part.role.can_go());
            seen.map(|part| bytes[part.range.clone()].to_vec()).collect()
        }
        None => {
            let tags = PictureTags::of(bytes).expect("a TIFF");
            tags.pixels().into_iter().map(|range| bytes[range].to_vec()).collect()
        }
    }
}

#[test]
fn no_word_stays_in_a_picture_and_no_pixel_goes() {
    for (extension, file, place) in picture_cases() {
        let cleaned = cleaned(&file, extension);
        assert!(!cleaned.taken.is_empty(), "{extension} {place}");
        assert!(cleaned.left.is_empty(), "{extension} {place}: {:?}", cleaned.left);
        assert!(read_file(&cleaned.bytes, extension).is_empty(), "{extension} {place}");
        let (mut before, mut after) = (pixels(&file), pixels(&cleaned.bytes));
        if extension == "webp" {
            // the head holds the length of the file
            (before, after) = (before.split_off(1), after.split_off(1));
        }
        assert_eq!(before, after, "{extension} {place}");
    }
}

/// EXIF with a place, and how the picture is turned.
fn turned(turn: u8) -> Vec<u8> {
    let tags = [&b"MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0"[..], &[turn], &[0; 2]].concat();
    let gps =
        b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0\0\x01\0\x02\0\x05\0\0\0\x01\0\0\0\x08\0\0\0\0";
    [&tags[..], gps].concat()
}

#[test]
fn how_a_photograph_is_turned_stays_alone() {
    for turn in 1..=8 {
        let exif = turned(turn);
        let length = u16::try_from(exif.len() + 8).expect("short").to_be_bytes();
        let segment = [&[0xFF, 0xE1], &length[..], b"Exif\0\0", &exif].concat();
        let file = [&JPEG[..2], &segment, &JPEG[2..]].concat();
        let cleaned = cleaned(&file, "jpg");
        assert_eq!(count(&cleaned, Kind::Location), 1);
        let exif = memchr::memmem::find(&cleaned.bytes, b"MM\0*");
        let found = exif.and_then(|at| PictureTags::of(&cleaned.bytes[at..])?.orientation());
        assert_eq!(found, (turn > 1).then_some(turn));
    }
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

const TYPES: &str = r#"<Types><Default Extension="xml" ContentType="a"/><Override PartName="/word/document.xml" ContentType="b"/><Override PartName="/word/comments.xml" ContentType="c"/></Types>"#;
const RELS: &str = r#"<Relationships><Relationship Id="rId1" Target="comments.xml"/><Relationship Id="rId2" Target="media/a.jpg"/></Relationships>"#;
const DOCUMENT: &str = r#"<w:document xmlns:w="w"><w:body><w:p w:rsidR="00A1" w:x="1"><w:commentRangeStart w:id="0"/><w:r><w:t>甲&amp;乙</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:ins w:author="王五"><w:r><w:t>公司</w:t></w:r></w:ins><w:del w:author="王五"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:body></w:document>"#;

fn document(body: &str) -> Vec<u8> {
    let core = "<c><dc:creator>李四</dc:creator><cp:lastModifiedBy>王五</cp:lastModifiedBy></c>";
    let picture = [JPEG, ID.as_bytes()].concat();
    package(&[
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("word/document.xml", body.as_bytes()),
        ("word/_rels/document.xml.rels", RELS.as_bytes()),
        (
            "word/comments.xml",
            "<w:comments><w:comment w:author='王五'><w:t>批语</w:t></w:comment></w:comments>"
                .as_bytes(),
        ),
        ("docProps/core.xml", core.as_bytes()),
        ("docProps/thumbnail.jpeg", JPEG),
        ("word/media/a.jpg", &picture),
    ])
}

#[test]
fn a_document_keeps_its_words_alone() {
    let cleaned = cleaned(&document(DOCUMENT), "docx");
    for (kind, expected) in [
        (Kind::Properties, 2),
        (Kind::Comments, 1),
        (Kind::Revisions, 3),
        (Kind::RevisionMarks, 1),
        (Kind::Thumbnail, 1),
        (Kind::Tail, 1),
    ] {
        assert_eq!(count(&cleaned, kind), expected, "{kind:?}: {:?}", cleaned.taken);
    }
    let words = read_file(&cleaned.bytes, "docx").text();
    assert!(words.contains("甲&乙公司"), "{words}");
    for gone in ["李四", "王五", "删去", "移走", "批语", "comments.xml", "00A1", "thumbnail"]
    {
        assert!(!words.contains(gone), "{gone}: {words}");
    }
    assert!(memchr::memmem::find(&cleaned.bytes, ID.as_bytes()).is_none());
}

#[test]
fn what_cannot_be_shown_to_be_the_same_is_left_alone() {
    let row = r#"<w:document><w:tr><w:trPr><w:del w:id="1"/></w:trPr></w:tr></w:document>"#;
    let refused = clean(&document(row), "docx").expect_err("a row goes");
    assert!(refused.contains("接受所有修订"), "{refused}");
    for (bytes, extension) in
        [(&b"text"[..], "txt"), (b"\xFF\xD8\xFFx", "jpg"), (b"%PDF-1.4", "pdf")]
    {
        assert!(clean(bytes, extension).is_err(), "{extension}");
    }
}

#[test]
fn a_workbook_loses_its_notes_and_properties() {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_author("赵六").set_company("单位甲"));
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "张三").expect("a cell");
    sheet.insert_note(1, 1, &Note::new("批注乙").set_author("作者丙")).expect("a note");
    let cleaned = cleaned(&book.save_to_buffer().expect("a workbook"), "xlsx");
    let words = read_file(&cleaned.bytes, "xlsx").text();
    assert!(words.contains("张三"), "{words}");
    for gone in ["赵六", "单位甲", "批注乙", "作者丙", "comments1", "vmlDrawing1"] {
        assert!(!words.contains(gone), "{gone}: {words}");
    }
}

/// Real files of another program, the last with a profile of its colours: nothing is said of
/// what is only tables.
#[test]
fn of_a_photograph_nothing_is_left_that_is_only_tables() {
    for file in [
        &include_bytes!("../../tests/pictures/quality-75.jpg")[..],
        include_bytes!("../../tests/pictures/quality-80.jpg"),
        include_bytes!("../../tests/pictures/quality-90.jpg"),
        include_bytes!("../../tests/pictures/quality-92.jpg"),
    ] {
        let cleaned = cleaned(&[file, ID.as_bytes()].concat(), "jpg");
        assert_eq!((count(&cleaned, Kind::Tail), cleaned.left.len()), (1, 0), "{:?}", cleaned.left);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn damage_never_panics(at in 0_usize..900, with in any::<[u8; 4]>(), cut in 0_usize..2000) {
        let mut files = picture_cases();
        files.push(("docx", document(DOCUMENT), ""));
        files.push(("pdf", pdf::pdf(false), ""));
        for (extension, mut file, _) in files {
            for (byte, with) in file.iter_mut().skip(at).zip(with) {
                *byte = with;
            }
            file.truncate(cut);
            let _ = clean(&file, extension);
        }
    }
}
