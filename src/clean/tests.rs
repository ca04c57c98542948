//! Cleaning: nothing is left that could go, everything is left that is seen, and a second
//! time changes nothing.

mod office;
mod word;

use super::{Cleaned, Kind, clean};
use crate::guard::{PictureTags, picture_cases, picture_parts, read_file};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
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

/// A file with everything that can go, and a second version of it.
fn pdf(signed: bool) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let content = b"BT /F1 12 Tf 72 700 Td (words) Tj ET".to_vec();
    let content = document.add_object(Stream::new(Dictionary::new(), content));
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let font = document.add_object(font);
    let file = document.add_object(Stream::new(Dictionary::new(), ID.as_bytes().to_vec()));
    let spec = dictionary! { "Type" => "Filespec", "EF" => dictionary! { "F" => file } };
    let spec = document.add_object(spec);
    let pinned = document.add_object(Stream::new(Dictionary::new(), ID.as_bytes().to_vec()));
    let pinned = dictionary! { "Type" => "Filespec", "EF" => dictionary! { "F" => pinned } };
    let note = dictionary! { "Subtype" => "FileAttachment", "FS" => pinned };
    let note = document.add_object(note);
    let metadata = Stream::new(Dictionary::new(), format!("<x:xmpmeta>{ID}</x:xmpmeta>").into());
    let metadata = document.add_object(metadata);
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        "Annots" => vec![note.into()], "Thumb" => file,
    });
    let kids = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(kids));
    let names = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => vec![spec.into()] } };
    let catalog = dictionary! {
        "Type" => "Catalog", "Pages" => pages, "Metadata" => metadata, "Names" => names,
        "AF" => vec![spec.into()],
    };
    let catalog = document.add_object(catalog);
    let info = document.add_object(dictionary! { "Author" => Object::string_literal(ID) });
    if signed {
        document.add_object(dictionary! { "Type" => "Sig", "Contents" => info });
    }
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory");
    bytes
}

/// What a page draws may be called as people like.
#[test]
fn a_pdf_keeps_what_it_draws_whatever_its_name() {
    let mut document = Document::load_mem(&pdf(false)).expect("a PDF");
    let picture = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
    };
    let picture = document.add_object(Stream::new(picture, vec![7]));
    let drawn = dictionary! { "Thumb" => picture, "Metadata" => picture, "PieceInfo" => picture };
    let page = document.get_pages()[&1];
    let page = document.get_dictionary_mut(page).expect("a page");
    page.get_mut(b"Resources")
        .and_then(Object::as_dict_mut)
        .expect("resources")
        .set("XObject", drawn);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory");
    let cleaned = cleaned(&bytes, "pdf");
    assert_eq!(count(&cleaned, Kind::Thumbnail), 1);
    let again = Document::load_mem(&cleaned.bytes).expect("a PDF");
    let (resources, _) = again.get_page_resources(again.get_pages()[&1]).expect("resources");
    let kept = resources.expect("its own").get(b"XObject").and_then(Object::as_dict);
    assert_eq!(kept.expect("pictures").len(), 3);
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

#[test]
fn a_pdf_keeps_its_pages_alone() {
    let cleaned = cleaned(&pdf(false), "pdf");
    for (kind, expected) in
        [(Kind::Properties, 1), (Kind::Xmp, 1), (Kind::Embedded, 2), (Kind::Thumbnail, 1)]
    {
        assert_eq!(count(&cleaned, kind), expected, "{kind:?}: {:?}", cleaned.taken);
    }
    assert!(memchr::memmem::find(&cleaned.bytes, ID.as_bytes()).is_none());
    let text = read_file(&cleaned.bytes, "pdf").text();
    assert!(text.contains("words"), "{text}");
}

#[test]
fn what_the_standard_does_not_know_goes_and_so_does_who_wrote_a_thread() {
    let mut document = Document::load_mem(&pdf(false)).expect("a PDF");
    let value = || Object::string_literal(ID);
    let thread = dictionary! { "Type" => "Thread", "I" => dictionary! { "Author" => value() } };
    let thread = document.add_object(thread);
    let catalog = document.catalog_mut().expect("a catalogue");
    catalog.set("Threads", vec![thread.into()]);
    catalog.set("SpiderInfo", dictionary! { "V" => value() });
    catalog.set("SomeProgram", dictionary! { "Path" => value() });
    let page = document.get_pages()[&1];
    let page = document.get_dictionary_mut(page).expect("a page");
    page.set("LastModified", Object::string_literal("D:20260102030405"));
    page.set("Rotate", 90);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory");
    let cleaned = cleaned(&bytes, "pdf");
    assert_eq!(count(&cleaned, Kind::Private), 3, "{:?}", cleaned.taken);
    assert!(memchr::memmem::find(&cleaned.bytes, ID.as_bytes()).is_none());
    assert!(memchr::memmem::find(&cleaned.bytes, b"LastModified").is_none());
    assert!(memchr::memmem::find(&cleaned.bytes, b"/Rotate 90").is_some());
}

/// A PDF with these notes on its page.
fn annotated(notes: &[Dictionary]) -> Vec<u8> {
    let mut document = Document::load_mem(&pdf(false)).expect("a PDF");
    let page = document.page_iter().next().expect("a page");
    let list: Vec<Object> = notes.iter().map(|n| document.add_object(n.clone()).into()).collect();
    let list = document.add_object(list);
    let page = document.get_object_mut(page).and_then(Object::as_dict_mut).expect("a page");
    page.set("Annots", list);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory");
    bytes
}

#[test]
fn the_notes_on_a_pdf_go_and_what_is_drawn_is_said() {
    let words = || Object::string_literal(ID);
    let note = |kind: &str| {
        let rect: Vec<Object> = vec![0.into(), 0.into(), 9.into(), 9.into()];
        dictionary! {
            "Type" => "Annot", "Subtype" => kind, "Rect" => rect, "T" => words(),
            "Contents" => words(), "RC" => words(), "Subj" => words(),
        }
    };
    let cleaned = cleaned(&annotated(&[note("Text"), note("Popup")]), "pdf");
    assert_eq!(count(&cleaned, Kind::Comments), 1);
    assert!(cleaned.left.is_empty(), "{:?}", cleaned.left);
    assert!(!read_file(&cleaned.bytes, "pdf").text().contains(ID));

    let cleaned = self::cleaned(&annotated(&[note("Highlight"), note("Stamp")]), "pdf");
    assert_eq!(count(&cleaned, Kind::Comments), 2);
    assert!(cleaned.left[0].contains("批注"), "{:?}", cleaned.left);
    assert!(!read_file(&cleaned.bytes, "pdf").text().contains(ID));

    let free = self::cleaned(&annotated(&[note("FreeText")]), "pdf");
    assert_eq!(count(&free, Kind::Comments), 1, "its author");
    assert!(free.left[0].contains("批注"));
    let text = read_file(&free.bytes, "pdf").text();
    assert!(text.contains(ID), "the page shows it");

    let link = dictionary! { "Subtype" => "Link", "Contents" => Object::string_literal("seen") };
    let link = self::cleaned(&annotated(&[link]), "pdf");
    assert_eq!(count(&link, Kind::Comments), 0);
    assert!(read_file(&link.bytes, "pdf").text().contains("seen"));
}

#[test]
fn an_earlier_version_of_a_pdf_goes() {
    let mut file = pdf(false);
    let start = file.len();
    let text = String::from_utf8_lossy(&file).into_owned();
    let size = text.rsplit("/Size ").next().and_then(|t| t.split(['/', '>', ' ', '\n']).next());
    let size: usize = size.and_then(|size| size.parse().ok()).expect("a size");
    let root = text.rsplit("/Root ").next().and_then(|t| t.split('R').next()).expect("a root");
    let before = text.rsplit("startxref").next().and_then(|t| t.split_whitespace().next());
    let before = before.expect("a table");
    // the content of the page is object 1
    let update = "1 0 obj\n<</Length 37>>stream\nBT /F1 12 Tf 72 700 Td (later) Tj ET  \nendstream\nendobj\n";
    file.extend(update.bytes());
    let table = file.len();
    let end = format!(
        "xref\n1 1\n{start:010} 00000 n \ntrailer\n<</Size {size}/Root {root}R/Prev {before}>>\nstartxref\n{table}\n%%EOF\n"
    );
    file.extend(end.bytes());
    let cleaned = cleaned(&file, "pdf");
    assert_eq!(count(&cleaned, Kind::EarlierVersions), 1, "{:?}", cleaned.taken);
    assert!(memchr::memmem::find(&cleaned.bytes, b"(words)").is_none());
    assert!(read_file(&cleaned.bytes, "pdf").text().contains("later"));
}

#[test]
fn a_signed_pdf_is_left_alone() {
    assert!(clean(&pdf(true), "pdf").expect_err("it is signed").contains("签章"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn damage_never_panics(at in 0_usize..900, with in any::<[u8; 4]>(), cut in 0_usize..2000) {
        let mut files = picture_cases();
        files.push(("docx", document(DOCUMENT), ""));
        for (extension, mut file, _) in files {
            for (byte, with) in file.iter_mut().skip(at).zip(with) {
                *byte = with;
            }
            file.truncate(cut);
            let _ = clean(&file, extension);
        }
    }
}
