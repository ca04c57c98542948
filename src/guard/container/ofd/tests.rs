//! OFD: what is joined, what is kept apart, where it stands, what has to be looked at.

use super::super::office::package;
use crate::diag::Code;
use crate::guard::{Gate, Unreadable, read_file};
use proptest::prelude::*;

const ID: &str = "11010519491231002X";

/// A text object at a place, its letters four millimetres high.
fn object(across: f64, down: f64, text: &str) -> String {
    format!(
        "<ofd:TextObject ID='9' Boundary='{across} {down} 90 5' Size='4'><ofd:TextCode X='0' \
         Y='4' DeltaX='2 2 2'>{text}</ofd:TextCode></ofd:TextObject>"
    )
}

fn page(objects: &str) -> String {
    format!(
        "<ofd:Page><ofd:Content><ofd:Layer ID='1'>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
    )
}

fn file(page_two: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let first = page(&object(10.0, 10.0, "演示单位甲"));
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("OFD.xml", b"<ofd:OFD><ofd:DocBody/></ofd:OFD>"),
        ("Doc_0/Document.xml", b"<ofd:Document/>"),
        ("Doc_0/Pages/Page_0/Content.xml", first.as_bytes()),
        ("Doc_0/Pages/Page_1/Content.xml", page_two.as_bytes()),
    ];
    parts.extend(more.iter().map(|(name, text)| (*name, text.as_bytes())));
    package(&parts)
}

/// Where the gate finds anything.
fn found(file: &[u8]) -> Vec<(Code, String)> {
    let gate = Gate::new(Vec::new(), &[]);
    let facts = crate::guard::tests::Facts::default();
    let found = gate.inspect_reading("a", &read_file(file, "ofd"), &facts);
    found.into_iter().map(|one| (one.code, one.place.replace("附件文字 › ", ""))).collect()
}

#[track_caller]
fn leaks(file: &[u8], place: &str) {
    let found = found(file);
    let wanted = (Code::LeakResidentId, place.to_owned());
    assert!(found.contains(&wanted), "{place} in {found:?}");
}

fn one_by_one(step: f64, at: impl Fn(f64) -> (f64, f64)) -> String {
    let places = (0..18).map(|index| at(f64::from(index) * step));
    places.zip(ID.chars()).map(|((across, down), c)| object(across, down, &c.to_string())).collect()
}

#[test]
fn pages_are_read_line_by_line() {
    leaks(&file(&page(&object(10.0, 20.0, ID)), &[]), "第 2 页");
    leaks(&file(&page(&one_by_one(2.0, |at| (10.0 + at, 20.0))), &[]), "第 2 页");
    // drawn from the end to the start
    let swapped: String = ID
        .chars()
        .rev()
        .zip(0..)
        .map(|(c, at)| object(60.0 - 2.0 * f64::from(at), 20.0, &c.to_string()))
        .collect();
    leaks(&file(&page(&swapped), &[]), "第 2 页 › 按位置排列的文字");
    // one digit a box, along and down
    leaks(&file(&page(&one_by_one(8.0, |at| (10.0 + at, 20.0))), &[]), "第 2 页 › 逐格填写的文字");
    leaks(&file(&page(&one_by_one(8.0, |at| (10.0, 20.0 + at))), &[]), "第 2 页 › 逐格填写的文字");
    let unseen = object(10.0, 20.0, ID).replace(" ID=", " Visible='false' ID=");
    leaks(&file(&page(&unseen), &[]), "第 2 页 › 不显示的文字");
}

#[test]
fn bold_by_drawing_each_digit_twice_is_read_once() {
    // each by an object of its own
    let twice = [0.0, 0.1].map(|by| move |at: f64| (10.0 + at + by, 20.0));
    let objects: String = (0..18)
        .zip(ID.chars())
        .flat_map(|(nth, c)| {
            twice.map(|place| {
                let (across, down) = place(2.0 * f64::from(nth));
                object(across, down, &c.to_string())
            })
        })
        .collect();
    leaks(&file(&page(&objects), &[]), "第 2 页 › 按位置排列的文字");
    // all by one object
    let doubled: String = ID.chars().flat_map(|c| [c, c]).collect();
    let one = object(10.0, 20.0, &doubled).replace("2 2 2", &"0.1 1.9 ".repeat(18));
    leaks(&file(&page(&one), &[]), "第 2 页 › 按位置排列的文字");
    // one a box
    let boxes = [one_by_one(8.0, |at| (10.0 + at, 20.0)), one_by_one(8.0, |at| (10.1 + at, 20.0))];
    leaks(&file(&page(&boxes.concat()), &[]), "第 2 页 › 逐格填写的文字");
}

#[test]
fn numbers_are_read_over_lines_of_a_cell_and_apart_from_the_next_cell() {
    let cell = |lines: &[&str]| {
        let lines: String = lines
            .iter()
            .zip(0..)
            .map(|(line, at)| object(40.0, 20.0 + 5.0 * f64::from(at), line))
            .collect();
        let row = [object(10.0, 20.0, "张某"), lines, object(80.0, 20.0, "男")].concat();
        found(&file(&page(&row), &[])).into_iter().map(|(code, _)| code).collect::<Vec<_>>()
    };
    assert!(cell(&["1101051949", "1231002X"]).contains(&Code::LeakResidentId));
    assert!(cell(&["6222020200", "112230301"]).contains(&Code::LeakBankCard));
    assert!(cell(&["1380013", "8000"]).contains(&Code::AskMobile));
    let touching = [object(10.0, 20.0, "45"), object(14.4, 20.0, ID)].concat();
    leaks(&file(&page(&touching), &[]), "第 2 页 › 按位置排列的文字");
}

#[test]
fn what_stands_beside_the_pages_is_read() {
    let sound = page(&object(10.0, 10.0, "甲"));
    let annotation =
        format!("<ofd:PageAnnot><ofd:Annot Creator='甲' Remark='{ID}'/></ofd:PageAnnot>");
    let text = page(&object(10.0, 10.0, ID));
    for (part, content, place) in [
        ("Doc_0/Annots/Page_0/Annotation.xml", annotation.as_str(), "批注 › 标记的属性"),
        ("Doc_0/Tpls/Tpl_0/Content.xml", &text, "模板页"),
        ("Doc_0/Tags/CustomTag.xml", &format!("<a><b>{ID}</b></a>"), "自定义标引 › 内容"),
        ("Doc_0/Attachs/a.txt", ID, "附件 1"),
        (
            "Doc_0/Tpls/Tpl_1/Content.xml",
            &format!("<a><ofd:AbbreviatedData>M 1 2 L {ID} 3</ofd:AbbreviatedData></a>"),
            "模板页 › 内容",
        ),
        ("Doc_0/Signs/Sign_0/SignedValue.dat", ID, "签章"),
        ("Doc_1/Pages/Page_0/Content.xml", &text, "第 3 页"),
    ] {
        leaks(&file(&sound, &[(part, content)]), place);
    }
    let author =
        format!("<ofd:OFD><ofd:DocInfo><ofd:Author>{ID}</ofd:Author></ofd:DocInfo></ofd:OFD>");
    let author = package(&[
        ("OFD.xml", author.as_bytes()),
        ("Doc_0/Pages/Page_0/Content.xml", sound.as_bytes()),
    ]);
    leaks(&author, "文档属性 › 内容");
}

#[test]
fn a_lawful_file_passes() {
    let cells = [
        object(10.0, 20.0, "1380"),
        object(40.0, 20.0, "0138000"),
        object(10.0, 30.0, "110105"),
        object(40.0, 30.0, "1231002"),
    ];
    let drawing = "<ofd:PathObject Boundary='13800 138000 1 1'><ofd:AbbreviatedData>M 1 38 L 0 013800 \
        B 1.5 13800138000.25 1 1 C</ofd:AbbreviatedData></ofd:PathObject>";
    let digits: String = ["13800138000", "20115010071", "31400218005"]
        .iter()
        .zip(0..)
        .flat_map(|(row, down)| {
            row.chars().zip(0..).map(move |(c, across)| {
                object(10.0 + 9.0 * f64::from(across), 50.0 + 8.0 * f64::from(down), &c.to_string())
            })
        })
        .collect();
    let page = page(&[&cells.concat(), drawing, &digits].concat());
    let file = file(&page, &[("Doc_0/Res/Font_1.ttf", "\0"), ("Doc_0/Res/Image_2.jb2", "x")]);
    assert_eq!(found(&file), []);
    assert_eq!(read_file(&file, "ofd").unread, []);
}

#[test]
fn what_cannot_be_read_is_told() {
    let why = |file: &[u8]| -> Vec<(String, Unreadable)> {
        let unread = read_file(file, "ofd").unread;
        unread.into_iter().map(|unread| (unread.place, unread.why)).collect()
    };
    let scanned = page("<ofd:ImageObject ResourceID='3' Boundary='0 0 210 297'/>");
    assert_eq!(why(&file(&scanned, &[])), [("第 2 页".to_owned(), Unreadable::NoText)]);
    let broken = file("<ofd:Page a='&b;'/>", &[]);
    assert_eq!(why(&broken), [("第 2 页".to_owned(), Unreadable::Broken)]);
    let empty = package(&[("OFD.xml", b"<a/>")]);
    assert_eq!(why(&empty), [(String::new(), Unreadable::NoText)]);
    let font = file(&page(&object(1.0, 1.0, "甲")), &[("Doc_0/Res/font_1.ttf", ID)]);
    assert_eq!(why(&font), [("附件 1".to_owned(), Unreadable::UnknownFormat)]);
    leaks(&font, "附件 1");
    let attached = file(&page(&object(1.0, 1.0, "甲")), &[("Doc_0/Attachs/a.mp4", "x")]);
    assert_eq!(why(&attached), [("附件 1".to_owned(), Unreadable::UnknownFormat)]);
}

/// Text drawn by glyphs: their numbers, and the characters that stand beside them.
fn glyphs(font: u32, numbers: &[u32], text: &str) -> String {
    let count = text.chars().count();
    let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
    let drawn = numbers.len();
    let numbers = numbers.join(" ");
    format!(
        "<ofd:TextObject ID='9' Font='{font}' Boundary='10 20 90 5' Size='4'><ofd:CGTransform \
         CodePosition='0' CodeCount='{count}' GlyphCount='{drawn}'><ofd:Glyphs>{numbers}\
         </ofd:Glyphs></ofd:CGTransform><ofd:TextCode X='0' Y='4'>{text}</ofd:TextCode>\
         </ofd:TextObject>"
    )
}

fn why(page_two: &str) -> Vec<(String, Unreadable)> {
    let unread = read_file(&file(&page(page_two), &[]), "ofd").unread;
    unread.into_iter().map(|unread| (unread.place, unread.why)).collect()
}

#[test]
fn glyphs_beside_other_characters_have_to_be_looked_at() {
    let partial = [("第 2 页".to_owned(), Unreadable::Partial)];
    let digits = [20, 20, 19, 20, 19, 24, 20, 28];
    for text in ["", "????????", "        ", "口口口口口口口口", "\u{E001}\u{E001}\u{E000}\u{E001}"]
    {
        let drawn = [object(10.0, 9.0, "号码"), glyphs(3, &digits, text)].concat();
        assert_eq!(why(&drawn), partial, "{text}");
    }
    let alone: String = digits.iter().map(|glyph| glyphs(3, &[*glyph], "?")).collect();
    assert_eq!(why(&alone), partial);
    let private = object(10.0, 20.0, "\u{E841}\u{E842}\u{E843}");
    assert_eq!(why(&private), partial);
}

#[test]
fn glyphs_with_their_characters_pass() {
    let text = "演示号码，演示。演示 2026 年 2026";
    let font = |c: char| 100 + u32::from(c) % 5000;
    let own: Vec<u32> = text.chars().map(font).collect();
    let ligature = "<ofd:TextObject Font='4' Boundary='1 1 9 9'><ofd:CGTransform CodePosition='0' \
        CodeCount='2' GlyphCount='1'><ofd:Glyphs>192</ofd:Glyphs></ofd:CGTransform><ofd:TextCode \
        X='0' Y='4'>fi</ofd:TextCode></ofd:TextObject>";
    let upright = glyphs(3, &[font('，') + 7], "，");
    let other_font = glyphs(5, &[7, 8, 9], "演示号");
    let spaces = glyphs(3, &[3, 3, 3, 3], "    ");
    let bullets: String =
        ["甲", "乙"].iter().map(|text| object(9.0, 9.0, &format!("\u{F0B7}{text}"))).collect();
    let all = [glyphs(3, &own, text), ligature.into(), upright, other_font, spaces, bullets];
    assert_eq!(why(&all.concat()), []);
}

#[test]
fn a_page_with_nothing_but_its_number_beside_a_picture_is_a_scan() {
    let image = |place: &str| format!("<ofd:ImageObject ResourceID='3' Boundary='{place}'/>");
    let number = object(100.0, 285.0, "第 2 页");
    let scan = [("第 2 页的图片".to_owned(), Unreadable::NoText)];
    assert_eq!(why(&[&image("0 0 210 297"), &number[..]].concat()), scan);
    let strips: String = (0..10).map(|at| image(&format!("0 {} 210 29.7", at * 30))).collect();
    assert_eq!(why(&[&strips, &number[..]].concat()), scan);
    // a photograph, a seal, and what lies beside the page
    for place in ["30 40 150 100", "120 200 42 42", "900 0 210 297"] {
        assert_eq!(why(&[&image(place), &number[..]].concat()), [], "{place}");
    }
    let text = object(10.0, 20.0, &"演示单位的说明，".repeat(14));
    assert_eq!(why(&[&image("0 0 210 297"), &text[..]].concat()), []);
    // behind the words of the page, on a smaller page
    let template = page(&image("0 0 105 148"));
    let sized = "<ofd:Document><ofd:PageArea><ofd:PhysicalBox>0 0 105 148</ofd:PhysicalBox>\
        </ofd:PageArea></ofd:Document>";
    let shown = format!("<ofd:Page><ofd:Template TemplateID='7'/>{}</ofd:Page>", page(&number));
    let parts = [("Doc_0/Tpls/Tpl_0/Content.xml", template.as_bytes())];
    let first = page(&object(10.0, 10.0, "演示单位甲"));
    let all = [
        ("OFD.xml", &b"<ofd:OFD><ofd:DocBody/></ofd:OFD>"[..]),
        ("Doc_0/Document.xml", sized.as_bytes()),
        ("Doc_0/Pages/Page_0/Content.xml", first.as_bytes()),
        ("Doc_0/Pages/Page_1/Content.xml", shown.as_bytes()),
    ];
    let unread = read_file(&package(&[&all[..], &parts].concat()), "ofd").unread;
    let unread: Vec<_> = unread.into_iter().map(|unread| (unread.place, unread.why)).collect();
    assert_eq!(unread, scan);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn damage_never_panics(at in any::<prop::sample::Index>(), with in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut file = file(&page(&object(10.0, 20.0, ID)), &[]);
        let at = at.index(file.len());
        file[at] = with;
        file.truncate(cut.index(file.len()).max(60));
        let _ = read_file(&file, "ofd");
    }

    #[test]
    fn hostile_pages_never_panic(objects in "[<>/a-zA-Z0-9 ='\"&;.-]{0,200}") {
        let _ = read_file(&file(&page(&objects), &[]), "ofd");
    }
}
