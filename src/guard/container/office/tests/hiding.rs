//! Ways to hide one ID number in an Office file: each is found, and where it stands.

use super::package;
use crate::diag::Code;
use crate::guard::{Gate, read_file};
use rust_xlsxwriter::{Format, Formula, Note, Workbook};

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

fn with(first: (&str, &str), more: Parts<'_>) -> Vec<u8> {
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

fn excel(sheet: &str, more: Parts<'_>) -> Vec<u8> {
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    with(("xl/worksheets/sheet1.xml", &sheet), &[more, BOOK].concat())
}

const BOOK: Parts<'_> = &[
    (
        "xl/workbook.xml",
        "<workbook><sheets><sheet name='a' r:id='r2'/><sheet name='b' state='veryHidden' \
         r:id='r1'/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/><Relationship \
         Id='r2' Target='worksheets/sheet2.xml'/></Relationships>",
    ),
    (
        "xl/worksheets/sheet2.xml",
        "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
    ),
];

const DEEP: &str = "第 2 个工作表（深度隐藏）";

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
fn in_the_cells_of_excel() {
    let cells =
        format!("<sheetData><row r='1'><c r='A1' t='str'><v>{ID}</v></c></row></sheetData>");
    found(&excel(&cells, &[]), "xlsx", DEEP);
    let hidden = cells.replace("<row ", "<row hidden='1' ");
    found(&excel(&hidden, &[]), "xlsx", &format!("{DEEP} › 隐藏的行或列"));
    let column = format!("<cols><col min='1' max='1' hidden='1'/></cols>{cells}");
    found(&excel(&column, &[]), "xlsx", &format!("{DEEP} › 隐藏的行或列"));
    let shared = "<sheetData><row><c t='s'><v>0</v></c></row></sheetData>";
    let rich = "<sst><si><r><t>110105</t></r><r><rPr/><t>19491231002X</t></r></si></sst>";
    found(&excel(shared, &[("xl/sharedStrings.xml", rich)]), "xlsx", DEEP);
    let unused = format!("<sst><si><t>甲</t></si><si><t>{ID}</t></si></sst>");
    found(&excel(shared, &[("xl/sharedStrings.xml", &unused)]), "xlsx", "未用到的单元格文字");
    let formula = "<sheetData><row r='1'><c r='A1'><v>19491231</v></c><c r='B1'><f>\"110105\"&amp;A1\
                   &amp;\"002X\"</f></c></row></sheetData>";
    found(&excel(formula, &[]), "xlsx", &format!("{DEEP} › 公式"));
    let list = format!(
        "<sheetData/><dataValidations><dataValidation><formula1>\"{ID},甲\"</formula1>\
         </dataValidation></dataValidations>"
    );
    found(&excel(&list, &[]), "xlsx", &format!("{DEEP} › 数据有效性"));
    let prompt =
        format!("<sheetData/><dataValidations><dataValidation prompt='{ID}'/></dataValidations>");
    found(&excel(&prompt, &[]), "xlsx", &format!("{DEEP} › 数据有效性"));
    let header =
        format!("<sheetData/><headerFooter><oddHeader>&amp;C{ID}</oddHeader></headerFooter>");
    found(&excel(&header, &[]), "xlsx", &format!("{DEEP} › 页眉页脚"));
    let condition = format!(
        "<sheetData/><conditionalFormatting><cfRule><formula>A1=\"{ID}\"</formula></cfRule>\
         </conditionalFormatting>"
    );
    found(&excel(&condition, &[]), "xlsx", &format!("{DEEP} › 条件格式"));
    let link = format!("<sheetData/><hyperlinks><hyperlink ref='A1' tooltip='{ID}'/></hyperlinks>");
    found(&excel(&link, &[]), "xlsx", &format!("{DEEP} › 链接地址"));
    let digits: String = (ID.chars().zip('A'..))
        .map(|(c, column)| format!("<c r='{column}1' t='str'><v>{c}</v></c>"))
        .collect();
    let boxes = format!("<sheetData><row r='1'>{digits}</row></sheetData>");
    found(&excel(&boxes, &[]), "xlsx", &format!("{DEEP} › 逐格填写的文字"));
    let column: String = (ID.chars().zip(4..))
        .map(|(c, row)| format!("<row r='{row}'><c r='C{row}' t='str'><v>{c}</v></c></row>"))
        .collect();
    let boxes = format!("<sheetData>{column}</sheetData>");
    found(&excel(&boxes, &[]), "xlsx", &format!("{DEEP} › 逐格填写的文字"));
}

#[test]
fn between_the_codes_of_a_header() {
    for header in [
        "&amp;C110105&amp;K00000019491231&amp;B002X",
        "&amp;L甲&amp;R110105&amp;12 19491231&amp;\"宋体,Bold\"002X",
        "&amp;C110105&amp;1419491231&amp;14002X",
    ] {
        let header = format!(
            "<c:headerFooter xmlns:c='c'><c:oddHeader>{header}</c:oddHeader></c:headerFooter>"
        );
        let plain = header.replace("c:", "").replace(" xmlns='c'", "");
        let sheet = format!("<sheetData/>{plain}");
        found(&excel(&sheet, &[]), "xlsx", &format!("{DEEP} › 页眉页脚"));
        for (part, text, place) in [
            (
                "xl/chartsheets/sheet1.xml",
                format!("<chartsheet>{plain}</chartsheet>"),
                "图表工作表",
            ),
            ("xl/charts/chart1.xml", format!("<c:chartSpace>{header}</c:chartSpace>"), "图表"),
        ] {
            let place = format!("{place} › 页眉页脚");
            found(&excel("<sheetData/>", &[(part, &text)]), "xlsx", &place);
        }
    }
}

#[test]
fn in_the_other_parts_of_excel() {
    let text = format!("<x><t>{ID}</t></x>");
    let value = format!("<x><pt><v>{ID}</v></pt></x>");
    for (part, text, place) in [
        ("xl/comments1.xml", text.as_str(), "批注"),
        ("xl/threadedComments/threadedComment1.xml", &text, "批注"),
        ("xl/externalLinks/externalLink1.xml", &value, "外部链接缓存"),
        ("xl/pivotCache/pivotCacheRecords1.xml", &value, "透视表缓存"),
        ("xl/charts/chart1.xml", &value, "图表"),
        ("xl/drawings/drawing1.xml", &text, "图形"),
        ("xl/revisions/revisionLog1.xml", &text, "修订"),
        ("xl/connections.xml", &text, "数据连接"),
    ] {
        found(&excel("<sheetData/>", &[(part, text)]), "xlsx", place);
    }
    let person = format!("<p><person displayName='{ID}'/></p>");
    let person = [("xl/persons/person.xml", person.as_str())];
    found(&excel("<sheetData/>", &person), "xlsx", "批注作者 › 作者");
    let cache = format!("<c><s v='{ID}'/></c>");
    let cache = [("xl/pivotCache/pivotCacheDefinition1.xml", cache.as_str())];
    found(&excel("<sheetData/>", &cache), "xlsx", "透视表缓存 › 标记的属性");
    let names = format!(
        "<workbook><sheets><sheet name='{ID}' sheetId='1'/></sheets><definedNames><definedName \
         name='甲'>\"{ID}\"</definedName></definedNames></workbook>"
    );
    let book = with(("xl/workbook.xml", &names), &[]);
    found(&book, "xlsx", "工作簿 › 工作表名称");
    found(&book, "xlsx", "工作簿 › 名称");
}

#[test]
fn in_a_workbook_as_a_library_writes_it() {
    let mut book = Workbook::new();
    let first = book.add_worksheet();
    first.write_string(0, 0, "甲").expect("a cell");
    let sheet = book.add_worksheet();
    sheet.set_hidden(true);
    let format = Format::new().set_num_format(";;;");
    sheet.write_string_with_format(3, 3, ID, &format).expect("a cell");
    sheet.write_formula(5, 5, Formula::new("=1").set_result(ID)).expect("a formula");
    sheet.insert_note(1, 1, &Note::new(ID)).expect("a note");
    let file = book.save_to_buffer().expect("a workbook");
    found(&file, "xlsx", "第 2 个工作表（隐藏）");
    found(&file, "xlsx", "批注");
}

#[test]
fn a_number_that_a_cell_cut_short_is_asked_about() {
    let sheet = "<sheetData><row><c><v>1.10105194912310E+17</v></c></row></sheetData>";
    let reading = read_file(&excel(sheet, &[]), "xlsx");
    let gate = Gate::new(Vec::new(), &[]);
    let facts = crate::guard::tests::Facts::default();
    let found = gate.inspect_reading("a", &reading, &facts);
    assert!(found.iter().any(|finding| finding.code == Code::AskPartialId), "{found:?}");
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

#[test]
fn in_the_format_of_a_cell() {
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164"
        formatCode="&quot;1101051949&quot;0000&quot;002X&quot;"/></numFmts><cellStyleXfs><xf
        numFmtId="164"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>
        </styleSheet>"#;
    let cell = |style: u32| {
        let sheet = format!("<sheetData><row><c s='{style}'><v>1231</v></c></row></sheetData>");
        excel(&sheet, &[("xl/styles.xml", styles)])
    };
    found(&cell(1), "xlsx", &format!("{DEEP} › 按单元格格式显示的文字"));
    let place = |part: &crate::guard::Portion| part.place.ends_with("按单元格格式显示的文字");
    assert!(!read_file(&cell(0), "xlsx").portions.iter().any(place));
    let long = styles.replace("0000", &"0".repeat(300));
    let sheet = "<sheetData><row><c s='1'><v>1231</v></c></row></sheetData>";
    let unread = read_file(&excel(sheet, &[("xl/styles.xml", &long)]), "xlsx").unread;
    assert!(!unread.is_empty());
}
