//! Ways to hide one ID number in an Office file, but for workbooks: each is found, and where it stands.

use super::package;
use crate::diag::Code;
use crate::guard::{Gate, read_file};

pub const ID: &str = "11010519491231002X";

/// Where the gate finds a resident ID number.
pub fn places(file: &[u8], extension: &str) -> Vec<String> {
    let gate = Gate::new(Vec::new(), &[]);
    let facts = crate::guard::tests::Facts::default();
    let reading = read_file(file, extension);
    let found = gate.inspect_reading("a", &reading, &facts);
    let leaks = found.into_iter().filter(|finding| finding.code == Code::LeakResidentId);
    leaks.map(|finding| finding.place).collect()
}

#[track_caller]
pub fn found(file: &[u8], extension: &str, place: &str) {
    let places = places(file, extension);
    let wanted = format!("附件文字 › {place}");
    assert!(places.contains(&wanted), "{wanted} in {places:?}");
}

pub type Parts<'p> = &'p [(&'p str, &'p str)];

pub fn with(first: (&str, &str), more: Parts<'_>) -> Vec<u8> {
    let all: Vec<(&str, &[u8])> =
        std::iter::once(&first).chain(more).map(|(name, text)| (*name, text.as_bytes())).collect();
    package(&all)
}

pub fn word(paragraph: &str, more: Parts<'_>) -> Vec<u8> {
    let document = format!(
        "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p>{paragraph}</w:p>\
         </w:body></w:document>"
    );
    with(("word/document.xml", &document), more)
}

pub fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn in_the_text_of_word() {
    let cut = [run("110105"), run("19491231"), run("002X")];
    found(&word(&cut.concat(), &[]), "docx", "正文");
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>11010519491231002X</w:t></w:r>";
    found(&word(hidden, &[]), "docx", "正文 › 隐藏文字");
    let half = hidden.replace("11010519491231002X", "19491231");
    let half = [&cut[0], half.as_str(), &cut[2]].concat();
    found(&word(&half, &[]), "docx", "正文 › 连同隐藏文字");
    let white = hidden.replace("<w:vanish/>", "<w:color w:val='FFFFFF'/>");
    found(&word(&white, &[]), "docx", "正文 › 白色文字");
    let tiny = hidden.replace("<w:vanish/>", "<w:sz w:val='2'/>");
    found(&word(&tiny, &[]), "docx", "正文 › 极小的文字");
    let deleted = "<w:del w:author='a'><w:r><w:delText>110105</w:delText></w:r><w:r><w:delText>\
                   19491231002X</w:delText></w:r></w:del>";
    found(&word(deleted, &[]), "docx", "正文 › 修订（已删除的文字）");
    let before = ["<w:del><w:r><w:delText>1101051949</w:delText></w:r></w:del>", &run("1231002X")];
    found(&word(&before.concat(), &[]), "docx", "正文 › 修订之前的文字");
    for change in ["ins", "moveTo"] {
        let added = format!("<w:{change} w:author='a'>{}</w:{change}>", run("乙"));
        let between = [run("1101051949"), added, run("1231002X")].concat();
        let file = word(&between, &[]);
        found(&file, "docx", "正文 › 修订之前的文字");
        assert_eq!(read_file(&file, "docx").unseen(), ["修订"], "{change}");
    }
    let added = format!("<w:ins w:author='a'>{}</w:ins>", run("乙"));
    assert!(read_file(&word(&added, &[]), "docx").unseen().is_empty());
    let moved = format!("<w:moveFrom>{}</w:moveFrom>", run(ID));
    found(&word(&moved, &[]), "docx", "正文 › 修订（已删除的文字）");
    let code = format!("<w:r><w:instrText>QUOTE {ID}</w:instrText></w:r>");
    found(&word(&code, &[]), "docx", "正文 › 域代码");
    let boxed = format!(
        "<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r>",
        run(ID)
    );
    found(&word(&boxed, &[]), "docx", "正文 › 文本框");
    let picture = format!("<w:r><w:drawing><wp:docPr id='1' descr='{ID}'/></w:drawing></w:r>");
    found(&word(&picture, &[]), "docx", "正文 › 替代文字");
    let control = format!("<w:sdt><w:sdtPr><w:alias w:val='{ID}'/></w:sdtPr></w:sdt>");
    found(&word(&control, &[]), "docx", "正文 › 内容控件");
    let either = format!(
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>\
         </mc:AlternateContent>",
        run("甲"),
        run(ID)
    );
    found(&word(&either, &[]), "docx", "正文 › 备选内容");
    found(&word(&run(ID), &[]).to_vec(), "docx", "正文");
}

#[test]
fn in_the_boxes_of_a_table() {
    let cell = |character: char| format!("<w:tc><w:p>{}</w:p></w:tc>", run(&character.to_string()));
    let row: String = ID.chars().map(cell).collect();
    let row = format!("<w:tbl><w:tr>{row}</w:tr></w:tbl>");
    found(&word(&row, &[]), "docx", "正文 › 逐格填写的文字");
    let column: String = ID.chars().map(|c| format!("<w:tr>{}</w:tr>", cell(c))).collect();
    found(&word(&format!("<w:tbl>{column}</w:tbl>"), &[]), "docx", "正文 › 逐格填写的文字");
    let lines: String = ID.chars().map(|c| format!("</w:p><w:p>{}", run(&c.to_string()))).collect();
    found(&word(&lines, &[]), "docx", "正文 › 逐格填写的文字");
}

#[test]
fn in_the_other_parts_of_word() {
    let paragraph = format!("<x><w:p>{}</w:p></x>", run(ID));
    for (part, place) in [
        ("word/header2.xml", "页眉"),
        ("word/footer1.xml", "页脚"),
        ("word/footnotes.xml", "脚注"),
        ("word/endnotes.xml", "尾注"),
        ("word/comments.xml", "批注"),
        ("word/glossary/document.xml", "文档部件库"),
        ("word/charts/chart1.xml", "图表"),
        ("word/diagrams/data1.xml", "图形"),
    ] {
        found(&word("", &[(part, &paragraph)]), "docx", place);
    }
    let target = format!("<Relationship TargetMode='External' Target='https://a.cn/{ID}'/>");
    for (part, text, place) in [
        ("docProps/core.xml", format!("<c><dc:creator>{ID}</dc:creator></c>"), "文档属性 › 内容"),
        (
            "docProps/custom.xml",
            format!("<p><property name='{ID}'/></p>"),
            "自定义属性 › 自定义属性",
        ),
        ("word/settings.xml", format!("<s><w:docVar w:val='{ID}'/></s>"), "文档设置 › 文档变量"),
        ("word/people.xml", format!("<p><w15:person w15:author='{ID}'/></p>"), "批注作者 › 作者"),
        ("word/_rels/document.xml.rels", target.clone(), "链接地址 › 链接地址"),
        ("word/_rels/settings.xml.rels", target, "链接地址 › 链接地址"),
        ("customXml/item1.xml", format!("<a><b>{ID}</b></a>"), "自定义 XML › 内容"),
        ("word/x.xml", format!("<a><!--{ID}--></a>"), "其他部件 › 代码注释"),
    ] {
        found(&word("", &[(part, &text)]), "docx", place);
    }
    let wide: Vec<u8> = "\u{FEFF}"
        .encode_utf16()
        .chain(paragraph.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let file = package(&[("word/header1.xml", &wide)]);
    found(&file, "docx", "页眉");
}

#[test]
fn in_a_presentation() {
    let show = "<p:presentation><p:sldIdLst><p:sldId id='256' r:id='r9'/><p:sldId r:id='r3'/>\
                </p:sldIdLst></p:presentation>";
    let relations = "<R><Relationship Id='r3' Target='slides/slide1.xml'/><Relationship Id='r9' \
                     Target='slides/slide7.xml'/></R>";
    let text = format!("<p:sld show=\"0\"><a:p><a:r><a:t>{ID}</a:t></a:r></a:p></p:sld>");
    let plain = text.replace(" show=\"0\"", "");
    let file = |part: &str, text: &str| {
        with(
            ("ppt/presentation.xml", show),
            &[("ppt/_rels/presentation.xml.rels", relations), (part, text)],
        )
    };
    for (part, text, place) in [
        ("ppt/slides/slide1.xml", &text, "第 2 张幻灯片（隐藏）"),
        ("ppt/slides/slide7.xml", &plain, "第 1 张幻灯片"),
        ("ppt/slides/slide8.xml", &plain, "未登记的幻灯片"),
        ("ppt/notesSlides/notesSlide1.xml", &plain, "备注页"),
        ("ppt/slideMasters/slideMaster1.xml", &plain, "母版"),
        ("ppt/slideLayouts/slideLayout1.xml", &plain, "母版"),
        ("ppt/comments/comment1.xml", &plain, "批注"),
    ] {
        found(&file(part, text), "pptx", place);
    }
    let cells: String =
        ID.chars().map(|c| format!("<a:tc><a:p><a:r><a:t>{c}</a:t></a:r></a:p></a:tc>")).collect();
    let table = format!("<p:sld><a:tbl><a:tr>{cells}</a:tr></a:tbl></p:sld>");
    found(&file("ppt/slides/slide7.xml", &table), "pptx", "第 1 张幻灯片 › 逐格填写的文字");
}

#[test]
fn in_a_picture() {
    for (extension, picture, inside) in crate::guard::container::picture_cases() {
        let name = format!("word/media/image1.{extension}");
        let file = package(&[("word/document.xml", b"<w:p><w:t>a</w:t></w:p>"), (&name, &picture)]);
        let reading = read_file(&file, "docx");
        let place = format!("第 1 张图片 › {inside}");
        let told = reading
            .portions
            .iter()
            .any(|portion| portion.place == place && portion.text.contains("110105194912310021"));
        assert!(told, "{place} in {reading:?}");
    }
}

#[test]
fn beside_the_parts() {
    let sound = word("", &[]);
    let name = format!("word/media/{ID}.png");
    found(&word("", &[(&name, "")]), "docx", "压缩包内的文件名");
    let inner = word(&run(ID), &[]);
    let file =
        package(&[("word/document.xml", b"<w:t>a</w:t>"), ("word/embeddings/a.docx", &inner)]);
    found(&file, "docx", "嵌入的文件 1 › 正文");
    // a comment of the archive
    let mut file = sound.clone();
    let end = file.len() - 2;
    file[end] = 18;
    file.extend(ID.bytes());
    found(&file, "docx", "压缩包的注释");
    // behind the end
    let file = [&sound, ID.as_bytes()].concat();
    found(&file, "docx", "压缩包的注释");
    // before the start
    let file = [b"PK\x03\x04", ID.as_bytes(), &[0; 30], &sound].concat();
    found(&file, "docx", "读不出的部分");
    // another name where the entry stands
    let mut file = word("", &[("word/abcdefghijklmnopqr.xml", "<a/>")]);
    let at = memchr::memmem::find(&file, b"abcdefghijklmnopqr").expect("the name");
    file[at..at + 18].copy_from_slice(ID.as_bytes());
    found(&file, "docx", "压缩包内的文件名");
}

#[test]
fn in_an_entry_that_the_directory_does_not_list() {
    let lost = word(&run(&format!("{ID} 甲")), &[]);
    let kept = word("", &[]);
    // the entry of the first file stands before the whole of the second
    let end = memchr::memmem::find(&lost, b"PK\x01\x02").expect("a directory");
    found(&[&lost[..end], &kept].concat(), "docx", "正文");
}

#[test]
fn in_the_elder_of_two_entries_of_one_name() {
    let name = "word/headerA.xml";
    let text = format!("<w:p>{}</w:p>", run(ID));
    let mut file = word("", &[(name, text.as_str()), ("word/headerB.xml", "<w:p/>")]);
    let others: Vec<usize> = memchr::memmem::find_iter(&file, b"headerB").collect();
    for at in others {
        file[at + 6] = b'A';
    }
    found(&file, "docx", "页眉");
}

#[test]
fn in_a_part_that_says_another_encoding() {
    let text = format!("<?xml version=\"1.0\" encoding=\"GB2312\"?><w:p>{}</w:p>", run(ID));
    let mut bytes = text.into_bytes();
    bytes.extend(b"<a b='\xBC\xD7'/>");
    found(&package(&[("word/header1.xml", &bytes)]), "docx", "页眉");
}
