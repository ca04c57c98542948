//! Old Office files: what is found in them, where, and what has to be looked at.
//! The workbooks were written by another program; the rest is made here, byte by byte.

mod made;
mod workbook;

use crate::diag::Code;
use crate::guard::{Gate, Unreadable, read_file};
use made::{Document, compound, presentation, utf16};
use proptest::prelude::*;
use workbook::{beside_cells, workbook};

const ID: &str = "11010519491231002X";
const HIDDEN: &[u8] = include_bytes!("../../../../tests/leaks/files/hidden.xls");
const LAWFUL: &[u8] = include_bytes!("../../../../tests/leaks/files/lawful.xls");

/// Where the gate finds a resident ID number.
fn places(file: &[u8], extension: &str) -> Vec<String> {
    let gate = Gate::new(Vec::new(), &[]);
    let facts = crate::guard::tests::Facts::default();
    let found = gate.inspect_reading("a", &read_file(file, extension), &facts);
    let leaks = found.into_iter().filter(|finding| finding.code == Code::LeakResidentId);
    leaks.map(|finding| finding.place.replace("附件文字 › ", "")).collect()
}

fn reasons(file: &[u8], extension: &str) -> Vec<Unreadable> {
    read_file(file, extension).unread.into_iter().map(|unread| unread.why).collect()
}

#[test]
fn a_text_of_word_is_read_in_every_part() {
    let document = Document { text: "甲乙丙\r", ..Document::default() };
    let sound = document.bytes();
    assert_eq!(reasons(&sound, "doc"), []);
    assert!(read_file(&sound, "doc").text().contains("甲乙丙"));
    let with = |text| Document { text, ..Document::default() };
    for (document, place) in [
        (with("号码11010519491231002X\r"), "正文"),
        (Document { narrow: true, ..with("ID 11010519491231002X\r") }, "正文"),
        (Document { split: 9, ..with("甲 11010519491231002X\r") }, "正文"),
        (Document { notes: "11010519491231002X\r", ..with("甲\r") }, "脚注"),
        (Document { headers: "11010519491231002X\r", ..with("甲\r") }, "页眉页脚"),
        (Document { comments: "11010519491231002X\r", ..with("甲\r") }, "批注"),
        (with("甲\u{13}QUOTE 11010519491231002X\u{14}乙\u{15}\r"), "正文 › 域代码"),
        (with("11010519\u{13}PAGE\u{14}491231\u{15}002X\r"), "正文"),
        (
            with(
                "1\u{7}1\u{7}0\u{7}1\u{7}0\u{7}5\u{7}1\u{7}9\u{7}4\u{7}9\u{7}1\u{7}2\u{7}3\u{7}1\
                  \u{7}0\u{7}0\u{7}2\u{7}X\u{7}\u{7}",
            ),
            "正文 › 逐格填写的文字",
        ),
        (Document { left_over: ID, ..with("甲\r") }, "正文之外的文字"),
    ] {
        let places = places(&document.bytes(), "doc");
        assert!(places.iter().any(|found| found == place), "{place} in {places:?}");
    }
}

#[test]
fn deleted_and_hidden_words_of_word_are_told() {
    const DELETED: u16 = 0x0800;
    const INSERTED: u16 = 0x0801;
    const HIDDEN: u16 = 0x083C;
    let with = |text, marks| Document { text, marks, ..Document::default() };
    for (document, place) in [
        (with("甲11010519491231002X乙\r", &[(1, 19, DELETED)]), "正文 › 修订（已删除的文字）"),
        (with("甲11010519491231002X乙\r", &[(1, 19, HIDDEN)]), "正文 › 隐藏文字"),
        (with("甲1101059919491231002X乙\r", &[(7, 9, DELETED)]), "正文"),
        (with("甲1101059919491231002X乙\r", &[(7, 9, INSERTED)]), "正文 › 修订之前的文字"),
    ] {
        let found = places(&document.bytes(), "doc");
        assert!(found.iter().any(|found| found == place), "{place} in {found:?}");
    }
    let half = with("甲11010519491231002X乙\r", &[(3, 9, HIDDEN)]);
    assert_eq!(places(&half.bytes(), "doc"), ["正文 › 连同隐藏文字"]);
}

#[test]
fn what_stands_beside_the_text_is_read() {
    let document = Document { text: "甲\r", ..Document::default() };
    let file = |name: &str, bytes: &[u8]| {
        let mut streams = document.streams();
        streams.push((name.to_owned(), bytes.to_vec()));
        compound(&streams)
    };
    let summary = made::properties(&format!("作者{ID}"));
    for (file, place) in [
        (file("\u{5}SummaryInformation", &summary), "文档属性"),
        (file("Data", format!("\0\0{ID}\0").as_bytes()), "其他部分"),
        (file("x", &utf16(&format!("号码 {ID}"))), "其他部分"),
        (file(ID, b""), "部件名"),
        (file("\u{1}Ole10Native", &made::wrapped("a.txt", ID.as_bytes())), "嵌入的文件"),
        (file("Package", &made::package(ID)), "嵌入的文件 › 正文"),
        (file("CONTENTS", &made::package(ID)), "嵌入的文件 › 正文"),
        (file("Contents", &made::package(ID)), "嵌入的文件 › 正文"),
        (file("x", &[&[9, 9, 1, 0], &made::package(ID)[..]].concat()), "嵌入的文件 › 正文"),
        (
            file("\u{1}Ole10Native", &[&[9; 5], &made::package(ID)[..]].concat()),
            "嵌入的文件 › 正文",
        ),
    ] {
        let places = places(&file, "doc");
        assert!(places.iter().any(|found| found == place), "{place} in {places:?}");
    }
    // a sector that no stream reaches, and the rest of the last sector of one
    let mut free = document.bytes();
    let end = free.len();
    free.resize(end + 512, 0);
    free[end..end + ID.len()].copy_from_slice(ID.as_bytes());
    assert_eq!(places(&free, "doc"), ["文件的空闲区域"]);
}

#[test]
fn a_presentation_is_read_slide_by_slide() {
    for (file, place) in [
        (presentation(&[("甲", 1006), (ID, 1006)]), "第 2 张幻灯片"),
        (presentation(&[("甲", 1006), (ID, 1008)]), "备注页"),
        (presentation(&[("甲", 1006), (ID, 1016)]), "母版"),
        (presentation(&[("甲", 1006), (ID, 12_000)]), "批注"),
    ] {
        assert_eq!(places(&file, "ppt"), [place]);
        assert_eq!(reasons(&file, "ppt"), []);
    }
}

#[test]
fn pictures_of_a_presentation_are_read() {
    for (extension, picture, inside) in crate::guard::container::picture_cases() {
        let kind = match extension {
            "jpg" => 0xF01D,
            "png" => 0xF01E,
            _ => continue,
        };
        let reading = read_file(&made::with_picture(kind, &picture), "ppt");
        let place = format!("第 1 张图片 › {inside}");
        let told = reading
            .portions
            .iter()
            .any(|portion| portion.place == place && portion.text.contains("110105194912310021"));
        assert!(told, "{place} in {reading:?}");
    }
}

#[test]
fn drawings_and_pictures_inside_old_documents_are_read() {
    let id = "110105194912310021";
    let drawing = crate::guard::container::drawing_by_glyphs(id);
    let packed = made::packed(&drawing);
    let cases = crate::guard::container::picture_cases().into_iter();
    let png = cases.filter(|(extension, ..)| *extension == "png").map(|(_, picture, _)| picture);
    let inline: Vec<u8> = png.flat_map(|picture| [&[7; 25], &picture[..]].concat()).collect();
    let document = Document { text: "甲\r", ..Document::default() };
    let with = |name: &str, bytes: Vec<u8>| {
        let mut streams = document.streams();
        streams.push((name.to_owned(), bytes));
        compound(&streams)
    };
    let blip = [&[0x1A, 0xF0][..], &[9; 54], &packed].concat();
    let group = |data: &[u8]| {
        let mut book = vec![0x09, 8, 4, 0, 0, 6, 5, 0];
        for (at, part) in data.chunks(200).enumerate() {
            let kind = if at == 0 { [0xEB, 0] } else { [0x3C, 0] };
            book.extend([&kind[..], &[part.len() as u8, 0], part].concat());
        }
        compound(&[("Workbook".to_owned(), book)])
    };
    for (file, extension) in [
        (with("Data", blip.clone()), "doc"),
        (with("Data", inline.clone()), "doc"),
        (made::with_picture(0xF01A, &packed), "ppt"),
        (group(&blip), "xls"),
        (group(&inline), "xls"),
    ] {
        let reading = read_file(&file, extension);
        let inside = |portion: &&crate::guard::Portion| portion.place.contains("图片");
        let mut told = reading.portions.iter().filter(inside);
        assert!(told.any(|portion| portion.text.contains(id)), "{extension}: {reading:?}");
    }
}

#[test]
fn what_cannot_be_read_is_told() {
    let document = Document { text: "甲\r", ..Document::default() };
    let flagged = |flags| Document { flags, ..Document { text: "甲\r", ..Document::default() } };
    assert_eq!(reasons(&flagged(0x0100).bytes(), "doc"), [Unreadable::Encrypted]);
    assert_eq!(reasons(&flagged(0x0004).bytes(), "doc"), [Unreadable::Partial]);
    let package = compound(&[("EncryptedPackage".to_owned(), vec![7; 5000])]);
    for extension in ["docx", "xlsx", "pptx"] {
        assert_eq!(reasons(&package, extension), [Unreadable::Encrypted]);
    }
    let mut old = document.streams();
    old[0].1[2] = 0x65;
    old[0].1[3] = 0;
    assert_eq!(reasons(&compound(&old), "doc"), [Unreadable::Partial]);
    assert_eq!(reasons(&document.bytes(), "docx"), [Unreadable::WrongExtension]);
    let unknown = compound(&[("x".to_owned(), b"y".to_vec())]);
    assert_eq!(reasons(&unknown, "doc"), [Unreadable::Partial]);
    assert_eq!(reasons(&document.bytes()[..700], "doc"), [Unreadable::Broken]);
    let locked = [&[0x09, 8, 4, 0, 0, 6, 5, 0][..], &[0x2F, 0, 2, 0, 1, 0]].concat();
    let locked = compound(&[("Workbook".to_owned(), locked)]);
    assert_eq!(reasons(&locked, "xls"), [Unreadable::Encrypted]);
}

#[test]
fn storages_within_storages_end_somewhere() {
    let file = made::nested(5000);
    assert!(reasons(&file, "doc").contains(&Unreadable::TooLarge));
    assert!(!reasons(&made::nested(5), "doc").contains(&Unreadable::TooLarge));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn damage_never_panics(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
        which in 0_usize..4,
    ) {
        let document = Document { text: "甲11010519491231002X\r", ..Document::default() };
        let (mut file, extension) = match which {
            0 => (document.bytes(), "doc"),
            3 => {
                let records = beside_cells().into_iter().map(|(kind, data, _)| (kind, data));
                let book = workbook(&records.collect::<Vec<_>>());
                (compound(&[("Workbook".to_owned(), book)]), "xls")
            }
            1 => (presentation(&[("甲", 1006), (ID, 1006)]), "ppt"),
            _ => (HIDDEN.get(..24 << 10).unwrap_or(HIDDEN).to_vec(), "xls"),
        };
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        file.truncate(cut.index(file.len()).max(file.len() / 2));
        let _ = read_file(&file, extension);
    }
}
