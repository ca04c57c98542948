//! Office files: what is read, what is joined, and what makes a file unreadable.
//! Every file is made here; nothing is read from the disk.

mod hiding;
mod hiding_excel;
mod lawful;
mod marks;
mod refused;

use super::super::Unreadable;
use super::super::tests::words as attachment_text;
use proptest::prelude::*;
use rust_xlsxwriter::{DocProperties, Note, Workbook};
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// A package of these parts.
pub(in crate::guard) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a package").into_inner()
}

/// A picture of one point.
pub(in crate::guard::container) const PNG: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3A, 0x7E, 0x9B,
    0x55, 0x00, 0x00, 0x00, 0x0A, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x60, 0x00, 0x00, 0x00,
    0x02, 0x00, 0x01, 0x48, 0xAF, 0xA4, 0x71, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE,
    0x42, 0x60, 0x82,
];

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
        ("word/media/image1.png", PNG),
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
    assert_eq!(attachment_text(b"PK", "xlsx"), Err(Unreadable::WrongExtension));
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

/// Whether the gate finds `name` in a document with this paragraph and these parts.
fn finds(name: &str, paragraph: &str, parts: &[(&str, &[u8])]) -> bool {
    let document = format!("<w:document xmlns:w='w'><w:p>{paragraph}</w:p></w:document>");
    let mut all = vec![("word/document.xml", document.as_bytes())];
    all.extend(parts);
    let text = attachment_text(&package(&all), "docx").expect("readable");
    text.replace(['\n', ' '], "").contains(name)
}

#[test]
fn ordinary_markup_splits_no_word() {
    let head = "<w:r><w:t>欧阳</w:t></w:r>";
    let tail = "<w:r><w:t>建国明</w:t></w:r>";
    for between in [
        "<w:bookmarkStart w:id='0' w:name='_GoBack'/><w:bookmarkEnd w:id='0'/>",
        "<w:ins w:author='tester'>",
        "<w:hyperlink w:anchor='q' w:tooltip='x'>",
        "<!-- x --><?x y?>",
        "<w:r><w:ruby><w:rt><w:r><w:t>jian</w:t></w:r></w:rt><w:rubyBase>",
        "<w:r><w:fldChar/><w:instrText>HYPERLINK x</w:instrText><w:fldChar/></w:r>",
        "<w:del w:author='a'><w:r><w:delText>某</w:delText></w:r></w:del>",
        "<w:r><w:drawing><wp:posOffset>12</wp:posOffset><w:txbxContent><w:p><w:r><w:t>框\
         </w:t></w:r></w:p></w:txbxContent></w:drawing></w:r>",
        "<w:commentRangeStart w:id='1'/><w:r><w:commentReference w:id='1'/></w:r>",
    ] {
        assert!(finds("欧阳建国明", &format!("{head}{between}{tail}"), &[]), "{between}");
    }
    let inserted = "<w:ins w:author='a'><w:r><w:t>甲</w:t></w:r></w:ins>";
    let deleted = "<w:del><w:r><w:delText>建国明</w:delText></w:r></w:del>";
    assert!(finds("欧阳建国明", &format!("{head}{inserted}{deleted}"), &[]));
}

#[test]
fn words_outside_the_text_are_read() {
    let name = "欧阳建国明";
    let text = "<w:r><w:t>甲</w:t></w:r>";
    for paragraph in [
        "<?x 欧阳建国明?>",
        "<w:sdt><w:listItem w:displayText='q' w:value='欧阳建国明'/></w:sdt>",
        "<w:r w:foo='欧阳建国明'/>",
        "<w:hyperlink w:x='https://a.cn/%E6%AC%A7%E9%98%B3%E5%BB%BA%E5%9B%BD%E6%98%8E'/>",
        "<w:r><w:ruby><w:rt><w:r><w:t>欧阳</w:t></w:r><w:r w:z='q'><w:t>建国明</w:t></w:r>",
    ] {
        assert!(finds(name, &format!("{text}{paragraph}"), &[]), "{paragraph}");
    }
    for (part, content) in [
        ("word/settings.xml", "<w:settings><w:docVar w:name='x' w:val='欧阳建国明'/></w:settings>"),
        ("customXml/item1.xml", "<a v='欧阳建国明'/>"),
        ("word/media/i.svg", "<svg><text>欧阳<tspan>建国明</tspan></text></svg>"),
        ("word/media/欧阳建国明.png", ""),
    ] {
        assert!(finds(name, text, &[(part, content.as_bytes())]), "{part}");
    }
    let variable = "<w:docVar w:name='x' w:val='3388110'/>";
    assert!(finds("3388110", &format!("{text}{variable}"), &[]));
}

#[test]
fn what_builds_the_file_is_no_number() {
    let gate = crate::guard::Gate::new(Vec::new(), &[]);
    let document = "<w:document xmlns:w='w138001380001'><w:p w:rsidR='13800138' \
        w14:paraId='13800138'><w:r><w:drawing><wp:extent cx='1380013800' cy='0138000'/>\
        <wp:posOffset>138001</wp:posOffset><wp:posOffset>38000</wp:posOffset><a:x v='138.00138000'/>\
        <a:ext uri='{13800138-0000-0000-0000-138001380000}'/></w:drawing><w:t>甲</w:t></w:r></w:p>\
        </w:document>";
    let custom = "<a><b>1380</b><c>0138000</c></a>";
    let parts: &[(&str, &[u8])] =
        &[("word/document.xml", document.as_bytes()), ("customXml/i.xml", custom.as_bytes())];
    let reading = crate::guard::read_file(&package(parts), "docx");
    let text = reading.text();
    let facts = crate::guard::tests::Facts::default();
    let found = gate.inspect_reading("a.docx", &reading, &facts);
    assert!(found.is_empty(), "{found:?} in {text}");
    let structure = ["1380013800", "0138000", "138.00138000", "w138001380001"];
    assert!(
        !text.lines().any(|line| structure.contains(&line) && !custom.contains(line)),
        "{text}"
    );
}
