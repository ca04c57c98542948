//! Office files that a person has to look at, and why.

use super::{PNG, package};
use crate::guard::{Unreadable, read_file};

const DOCUMENT: (&str, &[u8]) = ("word/document.xml", b"<w:p><w:t>a</w:t></w:p>");

fn reasons(file: &[u8], extension: &str) -> Vec<(String, Unreadable)> {
    let unread = read_file(file, extension).unread;
    unread.into_iter().map(|unread| (unread.place, unread.why)).collect()
}

#[test]
fn what_cannot_be_read_is_told_by_its_place() {
    for (part, bytes, place, why) in [
        ("word/vbaProject.bin", &b"\xD0\xCF\x11\xE0"[..], "宏", Unreadable::Partial),
        ("word/activeX/activeX1.bin", b"abc", "嵌入对象", Unreadable::Partial),
        ("word/embeddings/a.mp4", b"abc", "嵌入的文件 1", Unreadable::UnknownFormat),
        ("word/header1.xml", b"<a b='\xFF'/>", "页眉", Unreadable::Broken),
        ("word/media/image1.jpeg", b"\xFF\xD8\xFF", "第 1 张图片", Unreadable::Broken),
        (
            "word/embeddings/oleObject1.bin",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "嵌入对象 1",
            Unreadable::Broken,
        ),
    ] {
        let reasons = reasons(&package(&[DOCUMENT, (part, bytes)]), "docx");
        assert_eq!(reasons, [(place.to_owned(), why)], "{part}");
    }
}

#[test]
fn a_text_that_many_cells_show_fills_no_memory() {
    let shared = format!("<sst><si><t>{}</t></si></sst>", "甲".repeat(200_000));
    let cells = "<c t='s'><v>0</v></c>".repeat(2_000);
    let sheet = format!("<worksheet><sheetData><row>{cells}</row></sheetData></worksheet>");
    let formula = "<c><f>A1&amp;A1&amp;A1</f></c>".repeat(2_000);
    let joined = format!(
        "<worksheet><sheetData><row><c r='A1' t='str'><v>{}</v></c>{formula}</row></sheetData>\
         </worksheet>",
        "甲".repeat(10_000)
    );
    for (sheet, place) in [(sheet, ""), (joined, "未登记的工作表 › 公式")] {
        let file = package(&[
            ("xl/sharedStrings.xml", shared.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ]);
        assert_eq!(reasons(&file, "xlsx"), [(place.to_owned(), Unreadable::TooLarge)]);
    }
}

#[test]
fn a_cell_at_the_end_of_all_rows_is_a_cell() {
    let sheet = "<worksheet><sheetData><row r='4294967295'><c r='ZZZ4294967295'><v>1</v></c><c><v>2\
                 </v></c></row></sheetData></worksheet>";
    let file = package(&[("xl/worksheets/sheet1.xml", sheet.as_bytes())]);
    assert_eq!(reasons(&file, "xlsx"), []);
}

/// One grain.
const BITMAP: &[u8] = b"BM\x3A\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\x18\0\0\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x02\x03\0";

#[test]
fn pictures_and_fonts_and_printers_pass() {
    let printer = [&b"HP LaserJet"[..], &[0; 40]].concat();
    let file = package(&[
        DOCUMENT,
        ("word/media/image1.png", PNG),
        ("word/fonts/font1.odttf", b"\0\0"),
        ("xl/printerSettings/printerSettings1.bin", &printer),
        ("word/media/image2.bmp", BITMAP),
        ("word/media/image3.ico", b"\0\0\x01\0"),
    ]);
    assert_eq!(reasons(&file, "docx"), []);
}

#[test]
fn data_behind_the_end_has_to_be_looked_at() {
    let file = [&package(&[DOCUMENT]), &b"\x01\x02\x03\x04"[..]].concat();
    assert_eq!(reasons(&file, "docx"), [("压缩包的注释".to_owned(), Unreadable::Partial)]);
}

#[test]
fn pages_that_were_scanned_have_to_be_looked_at() {
    let drawing = |wide: u32, high: u32| {
        format!(
            "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='{wide}' cy='{high}'/><a:graphic>\
             <pic:pic><pic:blipFill><a:blip r:embed='rId4'/></pic:blipFill></pic:pic></a:graphic>\
             </wp:inline></w:drawing></w:r></w:p>"
        )
    };
    let older = "<w:p><w:r><w:pict><v:shape style='width:415.3pt;height:640pt'><v:imagedata \
                 r:id='rId4'/></v:shape></w:pict></w:r></w:p>";
    let size = "<w:sectPr><w:pgSz w:w='11906' w:h='16838'/></w:sectPr>";
    let footer: (&str, &[u8]) = ("word/footer1.xml", b"<w:p><w:r><w:t>1</w:t></w:r></w:p>");
    let of = |body: &str| {
        let document = format!("<w:document><w:body>{body}{size}</w:body></w:document>");
        reasons(&package(&[("word/document.xml", document.as_bytes()), footer]), "docx")
    };
    let text =
        |count: usize| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "演示说明".repeat(count));
    let page = drawing(5_274_310, 8_064_500);
    let scan = [("正文的图片".to_owned(), Unreadable::NoText)];
    for body in [&page, &page.repeat(3), older, &[text(30), page.repeat(2)].concat()] {
        assert_eq!(of(body), scan, "{body}");
    }
    // photographs across the page and upright, a letter with a sheet behind it
    let photograph = [drawing(5_274_310, 3_955_732), drawing(3_955_732, 5_274_310)].concat();
    for body in [&photograph.repeat(4), &[text(26), page].concat(), &drawing(1_500_000, 1_500_000)]
    {
        assert_eq!(of(body), [], "{body}");
    }
}

/// Where words stand, and what has to be looked at.
fn read(parts: &[(&str, &[u8])], word: &str) -> (Vec<String>, Vec<(String, Unreadable)>) {
    let file = package(&[&[DOCUMENT], parts].concat());
    let portions = read_file(&file, "docx").portions.into_iter();
    let places = portions.filter(|portion| portion.text.contains(word));
    (places.map(|portion| portion.place).collect(), reasons(&file, "docx"))
}

#[test]
fn a_document_under_the_name_of_an_object_is_read() {
    let sheet = b"<worksheet><sheetData><row><c t='str'><v>11010519491231002X</v></c></row>\
        </sheetData></worksheet>";
    let book =
        package(&[("[Content_Types].xml", b"<Types/>"), ("xl/worksheets/sheet1.xml", sheet)]);
    let inside = "嵌入对象 1 › 未登记的工作表".to_owned();
    let part = "word/embeddings/oleObject1.bin";
    assert_eq!(read(&[(part, &book)], "1949"), (vec![inside.clone()], vec![]));
    let (places, unread) = read(&[(part, &[b"\x01\0\0\0", &book[..]].concat())], "1949");
    assert_eq!(places, [inside]);
    assert_eq!(unread, [("嵌入对象".to_owned(), Unreadable::Partial)]);
    assert_eq!(read(&[("word/vbaProject.bin", b"\x01 Const a = 13800138000 ")], "138").0, ["宏"]);
}

#[test]
fn the_settings_of_a_printer_may_name_somebody() {
    let wide: Vec<u8> = "演示甲的电脑".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let settings = [&wide[..], &[0; 90], b"\x01\x04\0\x05"].concat();
    let part = ("xl/printerSettings/printerSettings1.bin", &settings[..]);
    assert_eq!(read(&[part], "演示甲"), (vec!["打印机设置".to_owned()], vec![]));
}

#[test]
fn a_font_is_one_by_its_bytes() {
    let font = [b"\0\x01\0\0\0\x10", &[7; 90][..]].concat();
    let key = "1DE5889C-7A2B-4C3D-8E9F-0A1B2C3D4E5F";
    let cover = u128::from_str_radix(&key.replace('-', ""), 16).expect("digits").to_le_bytes();
    let covered: Vec<u8> = font
        .iter()
        .enumerate()
        .map(|(at, byte)| if at < 32 { byte ^ cover[at % 16] } else { *byte })
        .collect();
    let list = format!("<w:fonts><w:embedRegular w:fontKey='{{{key}}}'/></w:fonts>");
    let list = ("word/fontTable.xml", list.as_bytes());
    let embedded = [&[9; 34][..], b"LP", &[9; 90]].concat();
    for parts in [
        vec![("word/fonts/font1.ttf", &font[..])],
        vec![list, ("word/fonts/font1.odttf", &covered)],
        vec![("word/fonts/1de5889c-7a2b-4c3d-8e9f-0a1b2c3d4e5f.odttf", &covered[..])],
        vec![("ppt/fonts/font1.fntdata", &embedded)],
    ] {
        assert_eq!(read(&parts, "x").1, [], "{}", parts[0].0);
    }
    let unknown = [("嵌入的文件 1".to_owned(), Unreadable::UnknownFormat)];
    for name in ["font1.ttf", "font1.odttf", "font1.fntdata", "font1.otf"] {
        let part = format!("word/fonts/{name}");
        let (places, unread) = read(&[list, (&part, b"\x01 11010519491231002X \x02")], "1949");
        assert!(!places.is_empty() && unread == unknown, "{name}");
        let document = package(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", b"<w:p><w:t>13800138000</w:t></w:p>"),
        ]);
        assert_eq!(read(&[(&part, &document)], "138").0, ["嵌入的文件 1 › 正文"], "{name}");
    }
}
