//! Old workbooks: cells, what stands beside them, and what they only show.

use super::made::{self, compound, utf16};
use super::{HIDDEN, ID, LAWFUL, places, reasons};
use crate::guard::{Gate, read_file};

#[test]
fn a_workbook_is_read_sheet_by_sheet() {
    let places = places(HIDDEN, "xls");
    for place in [
        "第 2 个工作表（隐藏）",
        "第 3 个工作表（深度隐藏）",
        "第 4 个工作表 › 隐藏的行或列",
        "第 5 个工作表 › 隐藏的行或列",
        "第 6 个工作表 › 逐格填写的文字",
        "第 7 个工作表 › 逐格填写的文字",
        "第 8 个工作表 › 页眉页脚",
        "第 8 个工作表 › 公式",
    ] {
        assert!(places.iter().any(|found| found == place), "{place} in {places:?}");
    }
    assert_eq!(reasons(HIDDEN, "xls"), []);
    let text = read_file(HIDDEN, "xls").text();
    for wanted in ["隐藏甲", "1234567.89", "延续到下一条记录399", "\n13800138000\n"] {
        assert!(text.contains(wanted), "{wanted}");
    }
}

#[test]
fn headers_of_a_workbook_are_read_without_their_codes() {
    let header = "&C110105&K00000019491231&B002X";
    let long = [&[u8::try_from(header.len()).expect("short"), 0, 1][..], &utf16(header)].concat();
    let others = [&[0x9C, 8, 0, 0][..], &[0; 28], &long[..2], &[0; 4]].concat();
    let others = [&others[..30], &[0, 0], &long[..2], &[0; 4], &long].concat();
    for (kind, data) in [(0x14_u16, &long), (0x15, &long), (0x089C, &others)] {
        let record = |kind: u16, data: &[u8]| {
            let size = u16::try_from(data.len()).expect("short");
            [&kind.to_le_bytes()[..], &size.to_le_bytes(), data].concat()
        };
        let start = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]);
        let book = [start, record(kind, data), record(0x0A, &[])].concat();
        let places = places(&compound(&[("Workbook".to_owned(), book)]), "xls");
        assert_eq!(places, ["工作簿 › 页眉页脚"], "{kind:x}");
    }
}

/// A workbook of these records, without a sheet.
pub fn workbook(records: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| {
        let size = u16::try_from(data.len()).expect("short");
        [&kind.to_le_bytes()[..], &size.to_le_bytes(), data].concat()
    };
    let start = record(0x0809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let inside: Vec<u8> = records.iter().flat_map(|(kind, data)| record(*kind, data)).collect();
    [start, inside, record(0x0A, &[])].concat()
}

/// A text as most records hold it: how long it is, one byte a character, and the characters.
fn counted(text: &str) -> Vec<u8> {
    [&[u8::try_from(text.len()).expect("short"), 0, 0][..], text.as_bytes()].concat()
}

/// Records with an ID number and a telephone number in them, beside the cells.
pub fn beside_cells() -> Vec<(u16, Vec<u8>, &'static str)> {
    const PHONE: f64 = 13_800_138_000.0;
    let number = PHONE.to_le_bytes();
    let serial = |kind: u8, value: &[u8]| [&[kind], value].concat();
    let text = [&[0x17, 18, 0][..], ID.as_bytes()].concat();
    let row = [serial(1, &number), serial(2, &counted(ID))].concat();
    let size = |bytes: &[u8]| [u8::try_from(bytes.len()).expect("short"), 0];
    let list = [&[0x60, 0, 0, 0, 0, 0, 0, 0][..]].concat();
    let listed = [&[1, 0, 0][..], &row].concat();
    let both = [&[0x1F][..], &number, &text, &[0x08]].concat();
    let formula = |tokens: &[u8], behind: &[u8]| {
        [&[0; 12][..], &[0; 8], &size(tokens), tokens, behind].concat()[..].to_vec()
    };
    let name = [&[0, 0, 0, 1][..], &size(&both), &[0; 8], b"\0a", &both].concat();
    let validation = [
        &[0; 4][..],
        &counted("\0"),
        &counted("\0"),
        &counted("\0"),
        &counted("\0"),
        &size(&both),
        &[0; 2],
        &both,
        &[0; 4],
        &[0; 2],
    ];
    let condition = [&[1, 5][..], &size(&both), &[0; 2], &[0; 6], &both].concat();
    let doper = [&[4, 2][..], &number, &[6, 2, 0, 0, 0, 0, 18, 0, 0, 0], &[0], ID.as_bytes()];
    let filter = [&[0; 4][..], &doper.concat()].concat();
    vec![
        (0x5A, [&[1, 0, 7, 0][..], &row].concat(), "外部链接缓存"),
        (0x06, formula(&both, &[]), "公式"),
        (0x06, formula(&list, &listed), "公式"),
        (0x18, name, "名称"),
        (0x1BE, validation.concat(), "数据有效性"),
        (0x1B1, condition, "条件格式"),
        (0x9E, filter, "自动筛选"),
        (0x4BC, [&[0; 8][..], &size(&both), &both].concat(), "公式"),
        (0x221, [&[0; 12][..], &size(&list), &list, &listed].concat(), "公式"),
    ]
}

#[test]
fn cells_that_show_days_are_read_as_they_are_shown() {
    let format = [&[165, 0][..], &counted("yyyy-mm-dd")].concat();
    let style = |id: u8| [&[0, 0, id, 0][..], &[0; 16]].concat();
    let place = |style: u8| vec![1, 0, 2, 0, style, 0];
    let packed = (25_734_u32 << 2 | 2).to_le_bytes();
    let number = |style: u8| [&place(style)[..], &25_734_f64.to_le_bytes()].concat();
    let row = |style: u8| [&[1, 0, 2, 0, style, 0][..], &packed, &[2, 0]].concat();
    for (cell, wanted) in [
        ((0x0203, number(1)), "1970年6月15日"),
        ((0x0203, number(2)), "1970年6月15日"),
        ((0x0203, number(0)), "25734"),
        ((0x027E, [&place(1)[..], &packed].concat()), "1970年6月15日"),
        ((0x00BD, row(2)), "1970年6月15日"),
    ] {
        let styles = [0, 165, 14].map(|id| (0x00E0, style(id)));
        let records = [&[(0x041E, format.clone())][..], &styles, &[cell]].concat();
        let file = compound(&[("Workbook".to_owned(), workbook(&records))]);
        let all = read_file(&file, "xls").text();
        assert!(all.contains(wanted), "{all}");
    }
}

#[test]
fn what_stands_beside_the_cells_of_a_workbook_is_read() {
    for (kind, data, place) in beside_cells() {
        let file = compound(&[("Workbook".to_owned(), workbook(&[(kind, data)]))]);
        let place = format!("工作簿 › {place}");
        assert!(places(&file, "xls").contains(&place), "{kind:x}");
        let reading = read_file(&file, "xls");
        let mut own = reading.portions.iter().filter(|portion| portion.place == place);
        assert!(own.any(|portion| portion.text.contains("13800138000")), "{kind:x} {reading:?}");
    }
    // what a record ends with, and how long the next is
    let glued = workbook(&[(0x31, b"440524188001010014".to_vec()), (0x3131, vec![0x31; 0x31])]);
    let glued = compound(&[("Workbook".to_owned(), glued)]);
    assert_eq!(places(&glued, "xls"), ["其他部分"]);
}

#[test]
fn the_values_of_a_pivot_table_are_read() {
    let cache = [
        &[0xC6, 0, 2, 0, 1, 0][..],
        &[0xC9, 0, 8, 0],
        &13_800_138_000_f64.to_le_bytes(),
        &[0xCD, 0, 21, 0],
        &counted(ID),
    ];
    let streams = [("Workbook".to_owned(), workbook(&[])), ("0001".to_owned(), cache.concat())];
    let file = made::stored(&streams, "_SX_DB_CUR", 1);
    assert!(
        places(&file, "xls").contains(&"透视表缓存".to_owned()),
        "{:?}",
        read_file(&file, "xls")
    );
    assert!(read_file(&file, "xls").text().contains("13800138000"));
    assert_eq!(reasons(&file, "xls"), []);
}

#[test]
fn constants_of_lawful_formulas_are_no_numbers_of_people() {
    let one = [&[0x1E, 1, 0][..], &[0x1E, 3, 0], &[0x03]].concat();
    let formula = [&[0; 20][..], &[u8::try_from(one.len()).expect("short"), 0], &one].concat();
    let file = workbook(&vec![(0x06, formula); 40]);
    let file = compound(&[("Workbook".to_owned(), file)]);
    let gate = Gate::new(Vec::new(), &[]);
    let facts = crate::guard::tests::Facts::default();
    assert!(gate.inspect_reading("a", &read_file(&file, "xls"), &facts).is_empty());
}

#[test]
fn a_lawful_workbook_passes() {
    assert_eq!(reasons(LAWFUL, "xls"), []);
    let gate = Gate::new(Vec::new(), &[]);
    let facts = crate::guard::tests::Facts::default();
    let found = gate.inspect_reading("a", &read_file(LAWFUL, "xls"), &facts);
    assert!(found.is_empty(), "{found:?}");
}
