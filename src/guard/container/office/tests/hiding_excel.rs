//! Ways to hide one ID number in a workbook.

use super::hiding::{ID, Parts, found, with};
use crate::diag::Code;
use crate::guard::{Gate, read_file};
use rust_xlsxwriter::{Format, Formula, Note, Workbook};

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
fn in_escapes_of_excel() {
    let escaped = "11010519_x0034_91231002X";
    let cell =
        format!("<sheetData><row><c t='inlineStr'><is><t>{escaped}</t></is></c></row></sheetData>");
    found(&excel(&cell, &[]), "xlsx", DEEP);
    let shared = "<sheetData><row><c t='s'><v>0</v></c></row></sheetData>";
    let strings = format!("<sst><si><t>{escaped}</t></si></sst>");
    found(&excel(shared, &[("xl/sharedStrings.xml", &strings)]), "xlsx", DEEP);
    let torn = "<sst><si><t>证号11010519_x000D_\n491231002X</t></si></sst>";
    found(&excel(shared, &[("xl/sharedStrings.xml", torn)]), "xlsx", DEEP);
    let property = format!("<Properties><a><b>{escaped}</b></a></Properties>");
    found(&excel(shared, &[("docProps/custom.xml", &property)]), "xlsx", "自定义属性 › 内容");
}

/// Where a text box begins is written before what it says.
#[test]
fn at_the_head_of_a_text_box() {
    let sheet = "<sheetData/><drawing r:id='r1'/>";
    for head in [
        "<xdr:from><xdr:row>5</xdr:row><xdr:rowOff>95250</xdr:rowOff></xdr:from>",
        "<xdr:from><cdr:x>0.25</cdr:x><cdr:y>0.5</cdr:y></xdr:from>",
    ] {
        let drawing = format!("<xdr:wsDr>{head}<a:p><a:r><a:t>{ID}</a:t></a:r></a:p></xdr:wsDr>");
        found(&excel(sheet, &[("xl/drawings/drawing1.xml", &drawing)]), "xlsx", "图形");
    }
}

#[test]
fn in_formulas_and_formats_beside_the_cells() {
    let joins = "\"110105\"&amp;\"19491231\"&amp;\"002X\"";
    let condition = format!(
        "<sheetData/><conditionalFormatting><cfRule><formula>A1={joins}</formula></cfRule>\
         </conditionalFormatting>"
    );
    found(&excel(&condition, &[]), "xlsx", &format!("{DEEP} › 条件格式"));
    let list = format!(
        "<sheetData/><dataValidations><dataValidation><formula1>CONCAT({})</formula1>\
         </dataValidation></dataValidations>",
        joins.replace("&amp;", ",")
    );
    found(&excel(&list, &[]), "xlsx", &format!("{DEEP} › 数据有效性"));
    let book = format!(
        "<workbook><definedNames><definedName name='a'>{joins}</definedName></definedNames></workbook>"
    );
    found(&with(("xl/workbook.xml", &book), &[]), "xlsx", "工作簿 › 名称");
    let styles = "<styleSheet><dxfs><dxf><font/></dxf><dxf><numFmt numFmtId='164' \
        formatCode='&quot;1101051949&quot;00000000'/></dxf></dxfs></styleSheet>";
    let rule = |cells: &str, value: &str| {
        let sheet = format!(
            "<sheetData><row r='2'><c r='B2'><v>{value}</v></c></row></sheetData>\
             <conditionalFormatting sqref='{cells}'><cfRule dxfId='1'/></conditionalFormatting>"
        );
        excel(&sheet, &[("xl/styles.xml", styles)])
    };
    let shown = |file: &[u8]| read_file(file, "xlsx").text().contains("110105194912310021");
    assert!(shown(&rule("A9 A1:C3", "12310021")));
    assert!(!shown(&rule("A3:C4", "12310021")), "another place");
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
    let stray = format!("<sst>{ID}<si><t>甲</t></si></sst>");
    found(&excel(shared, &[("xl/sharedStrings.xml", &stray)]), "xlsx", "未用到的单元格文字");
    let among = format!("{DEEP} › 单元格之外的文字");
    for cell in [
        format!("<c t='inlineStr'><is><t>甲</t><rPh><t>{ID}</t></rPh></is></c>"),
        format!("<c t='s'><v>{ID}</v></c>"),
        format!("<c><x>{ID}</x></c>"),
        format!("<?x {ID}?>"),
        format!("<!--{ID}-->"),
        ID.replace('1', "&#49;"),
    ] {
        let cells = format!("<sheetData><row>{cell}</row></sheetData>");
        found(&excel(&cells, &[]), "xlsx", &among);
    }
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
    let found = |value: &str| {
        let sheet = format!("<sheetData><row><c><v>{value}</v></c></row></sheetData>");
        let reading = read_file(&excel(&sheet, &[]), "xlsx");
        let gate = Gate::new(Vec::new(), &[]);
        let facts = crate::guard::tests::Facts::default();
        let found = gate.inspect_reading("a", &reading, &facts);
        found.iter().any(|finding| finding.code == Code::AskPartialId)
    };
    // as Excel writes it, and as other programs do
    for value in ["1.10105194912310E+17", "1.101051949123101e+17", "1.1010519491231003e+17"] {
        assert!(found(value), "{value}");
    }
    assert!(!found("1.101051949923101e+17"), "no such day");
}

#[test]
fn cells_that_show_days_are_read_as_they_are_shown() {
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/>
        <numFmt numFmtId="166" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs>
        <xf numFmtId="0"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="166"/></cellXfs>
        </styleSheet>"#;
    let words = |style: u32, value: &str| {
        let cell = format!("<c s='{style}'><v>{value}</v></c>");
        let sheet = format!("<sheetData><row>{cell}</row></sheetData>");
        let reading = read_file(&excel(&sheet, &[("xl/styles.xml", styles)]), "xlsx");
        reading.portions.into_iter().map(|portion| portion.text).collect::<String>()
    };
    for style in [1, 2] {
        assert!(words(style, "25734").contains("1970年6月15日"), "{style}");
    }
    assert!(words(0, "25734").contains("25734"));
    assert!(words(3, "25720").contains("1970年6月\n"), "nobody typed a day");
    assert!(words(3, "25734").contains("1970年6月15日"), "the file tells the day");
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
