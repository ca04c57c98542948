//! Lawful Office files, as offices write them: the gate says nothing of them.

use super::package;
use crate::guard::{Gate, read_file};
use rust_xlsxwriter::{
    Chart, ChartType, DataValidation, DocProperties, ExcelDateTime, Format, Note, Table, Workbook,
};

#[track_caller]
fn passes(file: &[u8], extension: &str) {
    let reading = read_file(file, extension);
    assert_eq!(reading.unread, [], "{}", reading.text());
    let gate = Gate::new(Vec::new(), &[]);
    let found = gate.inspect_reading("a", &reading, &crate::guard::tests::Facts::default());
    assert!(found.is_empty(), "{found:?} in {}", reading.text());
}

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn tables_of_counts() {
    // eleven columns of one digit each, one row of which could be a telephone number
    let rows = ["13800138000", "20115010071", "31400218005", "00104070330"];
    passes(
        &book(|book| {
            let sheet = book.add_worksheet();
            for (row, digits) in (1..).zip(rows) {
                sheet.write_string(row, 0, "股室").expect("a cell");
                for (column, digit) in (1..).zip(digits.bytes()) {
                    sheet.write_number(row, column, f64::from(digit - b'0')).expect("a cell");
                }
            }
        }),
        "xlsx",
    );
    let cell = |c: char| format!("<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>");
    let table: String = rows
        .iter()
        .map(|row| format!("<w:tr>{}</w:tr>", row.chars().map(cell).collect::<String>()))
        .collect();
    let document = format!("<w:document><w:tbl>{table}</w:tbl></w:document>");
    passes(&package(&[("word/document.xml", document.as_bytes())]), "docx");
}

#[test]
fn dates_amounts_and_codes() {
    passes(
        &book(|book| {
            let sheet = book.add_worksheet();
            let format = Format::new().set_num_format("yyyy-mm-dd");
            for row in 0..40_u32 {
                let day = ExcelDateTime::from_ymd(2026, 5, 1).expect("a day");
                sheet.write_datetime_with_format(row, 0, &day, &format).expect("a cell");
                sheet.write_number(row, 1, 1_234_567.89 + f64::from(row)).expect("a cell");
                sheet.write_number(row, 2, f64::from(20_260_501 + row)).expect("a cell");
                sheet.write_string(row, 3, "114414000000000008").expect("a cell");
                sheet.write_string(row, 4, format!("兴市监〔2026〕{row}号")).expect("a cell");
                sheet.write_string(row, 5, format!("GX-20260501-{row:06}")).expect("a cell");
            }
        }),
        "xlsx",
    );
}

#[test]
fn numbers_as_a_machine_counts() {
    passes(
        &book(|book| {
            let sheet = book.add_worksheet();
            for row in 0..60_u32 {
                sheet.write_number(row, 0, f64::from(row) / 7.0).expect("a cell");
                sheet.write_number(row, 1, f64::from(row) * 1.0e8 / 3.0).expect("a cell");
                sheet.write_number(row, 2, 1.0e17 + f64::from(row) * 1.0e14).expect("a cell");
                sheet.write_formula(row, 3, "=SUM(A1:B1)&\"元\"").expect("a cell");
            }
        }),
        "xlsx",
    );
}

#[test]
fn everything_that_a_workbook_may_have() {
    passes(
        &book(|book| {
            book.set_properties(&DocProperties::new().set_author("演示单位甲").set_title("预算"));
            book.define_name("合计", "=Sheet1!$A$1:$A$9").expect("a name");
            let sheet = book.add_worksheet();
            sheet.set_name("三公经费").expect("a name");
            for row in 0..9 {
                sheet.write_number(row, 0, f64::from(row)).expect("a cell");
            }
            sheet
                .insert_note(1, 1, &Note::new("单位：万元").set_author("演示单位甲"))
                .expect("a note");
            let list = DataValidation::new().allow_list_strings(&["是", "否"]).expect("a list");
            sheet.add_data_validation(0, 4, 8, 4, &list).expect("a validation");
            sheet
                .write_url(10, 0, "https://www.example.gov.cn/2026/0501/c1234567890.html")
                .expect("a link");
            sheet.set_header("&C第 &P 页");
            let mut chart = Chart::new(ChartType::Column);
            chart.add_series().set_values("三公经费!$A$1:$A$9");
            sheet.insert_chart(12, 0, &chart).expect("a chart");
            let hidden = book.add_worksheet();
            hidden.set_hidden(true);
            hidden.write_string(0, 0, "辅助").expect("a cell");
            hidden.add_table(2, 0, 6, 2, &Table::new()).expect("a table");
        }),
        "xlsx",
    );
}

#[test]
fn answers_of_one_character() {
    passes(
        &book(|book| {
            let sheet = book.add_worksheet();
            for row in 0..30_u32 {
                for column in 0..6_u16 {
                    let answer = if (row + u32::from(column)) % 3 == 0 { "√" } else { "是" };
                    sheet.write_string(row, column, answer).expect("a cell");
                }
                sheet.write_number(row, 6, f64::from(row % 10)).expect("a cell");
                sheet.write_number(row, 8, f64::from(row * 7 % 10)).expect("a cell");
            }
        }),
        "xlsx",
    );
}

/// What Word writes of its own: marks of revisions, of styles, of programs, of places.
#[test]
fn what_word_writes_of_its_own() {
    let document = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>\
        <w:body><w:p w:rsidR='13800138' w:rsidRDefault='11010519' w14:paraId='49123100'>\
        <w:pPr><w:pStyle w:val='a3'/><w:spacing w:line='360' w:before='156'/><w:rPr><w:vanish/>\
        </w:rPr></w:pPr><w:r w:rsidRPr='00138000'><w:rPr><w:sz w:val='32'/><w:lang \
        w:val='en-US' w:eastAsia='zh-CN'/></w:rPr><w:t>关于2026年度第1号公告的通知</w:t></w:r>\
        <w:bookmarkStart w:id='0' w:name='_Toc138001380'/><w:bookmarkEnd w:id='0'/>\
        <w:ins w:id='1' w:author='演示单位甲' w:date='2026-05-01T08:00:00Z'><w:r><w:t>修改</w:t></w:r></w:ins>\
        <w:del w:id='2' w:author='演示单位甲' w:date='2026-05-01T08:00:00Z'><w:r><w:delText>原稿</w:delText></w:r></w:del>\
        </w:p><w:sectPr><w:pgSz w:w='11906' w:h='16838'/></w:sectPr></w:body></w:document>";
    let settings = "<w:settings><w:rsids><w:rsidRoot w:val='11010519'/><w:rsid w:val='49123100'/>\
        <w:rsid w:val='13800138'/></w:rsids><w15:docId w15:val='{11010519-4912-3100-2138-001380000000}'/>\
        <w:attachedTemplate r:id='rId1'/></w:settings>";
    let people = "<w15:people><w15:person w15:author='演示单位甲'><w15:presenceInfo \
        w15:providerId='AD' w15:userId='S-1-5-21-1380013800-138001380-1000'/></w15:person></w15:people>";
    let app = "<Properties><Template>Normal.dotm</Template><TotalTime>138</TotalTime><Pages>1</Pages>\
        <Words>13800</Words><Characters>138000</Characters><AppVersion>16.0000</AppVersion></Properties>";
    let core = "<cp:coreProperties><dc:creator>演示单位甲</dc:creator><dcterms:created>\
        2026-05-01T08:00:00Z</dcterms:created></cp:coreProperties>";
    let custom = "<Properties><property fmtid='{D5CDD505-2E9C-101B-9397-08002B2CF9AE}' pid='2' \
        name='KSOProductBuildVer'><vt:lpwstr>2052-12.1.0.16120</vt:lpwstr></property><property pid='3' \
        name='ICV'><vt:lpwstr>13800138000D4B0B8E5A1C2D3E4F5061</vt:lpwstr></property></Properties>";
    let numbering = "<w:numbering><w:abstractNum><w:nsid w:val='13800138'/><w:tmpl w:val='11010519'/>\
        </w:abstractNum></w:numbering>";
    passes(
        &package(&[
            ("word/document.xml", document.as_bytes()),
            ("word/settings.xml", settings.as_bytes()),
            ("word/people.xml", people.as_bytes()),
            ("word/numbering.xml", numbering.as_bytes()),
            ("docProps/app.xml", app.as_bytes()),
            ("docProps/core.xml", core.as_bytes()),
            ("docProps/custom.xml", custom.as_bytes()),
        ]),
        "docx",
    );
}

#[test]
fn charts_drawings_and_slides() {
    let chart = "<c:chartSpace><c:ser><c:val><c:numCache><c:ptCount val='3'/><c:pt idx='0'><c:v>138001\
        </c:v></c:pt><c:pt idx='1'><c:v>38000</c:v></c:pt></c:numCache></c:val><c:axId \
        val='1380013800'/></c:ser></c:chartSpace>";
    let slide = "<p:sld><p:sp><p:nvSpPr><p:cNvPr id='2' name='标题 1'><a:ext \
        uri='{11010519-4912-3100-2000-138001380000}'><a16:creationId \
        id='{13800138-0001-1010-5194-912310021380}'/></a:ext></p:cNvPr></p:nvSpPr><a:off x='1380013' \
        y='8000138'/><a:p><a:r><a:t>2026年信用信息公开</a:t></a:r></a:p></p:sp></p:sld>";
    let drawing = "<xdr:wsDr><xdr:from><xdr:col>1</xdr:col><xdr:colOff>38001</xdr:colOff><xdr:row>38\
        </xdr:row><xdr:rowOff>0000</xdr:rowOff></xdr:from></xdr:wsDr>";
    passes(
        &package(&[
            ("ppt/slides/slide1.xml", slide.as_bytes()),
            ("ppt/charts/chart1.xml", chart.as_bytes()),
            ("xl/drawings/drawing1.xml", drawing.as_bytes()),
        ]),
        "pptx",
    );
}

/// One lawful text each, as it stands in a body of Word and in a cell of Excel.
#[test]
fn lawful_texts() {
    for text in [
        "统一社会信用代码：114414000000000008",
        "项目编号：JG2026-441481-000138",
        "预算金额1234567.89元，其中：材料费380013.80元",
        "联系时间：2026年5月1日8:30至12:00",
        "GB/T 33190—2016",
        "粤建许2026〔1101〕0519号",
        "采购计划编号：441481-2026-00138-0013",
        "第1次、第3次、第8次会议",
    ] {
        let document = format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        passes(&package(&[("word/document.xml", document.as_bytes())]), "docx");
        let fill = |book: &mut Workbook| {
            book.add_worksheet().write_string(0, 0, text).expect("a cell");
        };
        passes(&book(fill), "xlsx");
    }
}
