//! What the head of a column, a unit or a word for money makes of eleven digits.

use super::numbers;
use crate::diag::Code;
use crate::guard::Form;

/// A table, its cells kept apart by `|` and its rows by `/`.
fn table(rows: &str) -> String {
    let cells = |row: &str| row.split('|').map(|cell| format!("<td>{cell}</td>")).collect();
    let rows: Vec<String> = rows.split('/').map(cells).collect();
    format!("<table>\n<tr>{}</tr>\n</table>", rows.join("</tr>\n<tr>"))
}

#[test]
fn sums_and_counts_pass() {
    for text in [
        "访问 13800138000 次",
        "阅读量13800138000人次",
        "投资 USD 13800138000，折合",
        "投资￥13800138000",
        "资产合计：13800138000",
        "投资 13800138000 美元",
    ] {
        assert_eq!(numbers(&format!("<p>{text}</p>"), Form::Html), [], "{text}");
    }
    for text in
        ["手机 13800138000 次日回复", "手机号：13800138000元", "13800138000次数", "vx13800138000"]
    {
        let found = numbers(&format!("<p>{text}</p>"), Form::Html);
        assert_eq!(found, [Code::LeakMobile], "{text}");
    }
}

#[test]
fn the_head_of_a_column_tells_sums_and_numberings_from_telephones() {
    for (rows, expected) in [
        ("项目|金额（元）/甲|13800138000.00", &[] as &[Code]),
        ("项目|年末数/资产总计|13800138000", &[Code::AskMobile]),
        ("项目|金额（元）/甲|13800138000", &[Code::AskMobile]),
        ("指标|数值/地区生产总值|15912345678", &[Code::AskMobile]),
        ("姓名|准考证号/王某|13800138000", &[Code::AskMobile]),
        ("任务号|内容/13800138000|甲", &[Code::AskMobile]),
        ("设备|SN/甲|13800138000", &[Code::AskMobile]),
        ("姓名|电话/王某|13800138000.00", &[Code::LeakMobile]),
        ("姓名|手机|金额/王某|13800138000|12", &[Code::LeakMobile]),
        ("设备编号|联系方式/1|13800138000", &[Code::LeakMobile]),
        ("姓名|备注/王某|13800138000", &[Code::LeakMobile]),
        ("姓名|证件编号/王某|13800138000", &[Code::LeakMobile]),
        ("项目|金额（元）/甲|王某13800138000", &[Code::LeakMobile]),
        ("金额/本表由办公室填写，有事的请找王某。/13800138000", &[Code::LeakMobile]),
    ] {
        assert_eq!(numbers(&table(rows), Form::Html), expected, "{rows}");
    }
    for (page, expected) in [
        // what is told of the page is no head
        (
            "<dl><dt>索引号</dt><dd>待登记</dd><dt>金额</dt><dd>略</dd></dl><li>13800138000</li>",
            Code::LeakMobile,
        ),
        (
            "<table><td>金额</td><td>略</td></table><li>甲</li><li>13800138000</li>",
            Code::LeakMobile,
        ),
        ("<dt>登记号</dt><dd>略</dd><dt>甲</dt><dd>440105491231002</dd>", Code::AskOldId),
        ("<dt>资产编号</dt><dd>13800138000</dd>", Code::AskMobile),
    ] {
        assert_eq!(numbers(page, Form::Html), [expected], "{page}");
    }
    assert_eq!(numbers("项目,金额（元）\n甲,13800138000\n", Form::Text), [Code::AskMobile]);
    assert_eq!(numbers("姓名,电话\n甲,13800138000.00\n", Form::Text), [Code::LeakMobile]);
    for text in ["准考证号：13800138000", "任务号 13800138000", "SN：13800138000"] {
        assert_eq!(numbers(text, Form::Html), [Code::AskMobile], "{text}");
    }
    for text in ["13800138000.00", "金额 13800138000.00"] {
        assert_eq!(numbers(text, Form::Html), [], "{text}");
    }
    assert_eq!(numbers("电话 13800138000.00", Form::Html), [Code::LeakMobile]);
}

#[test]
fn accounts_in_a_table_of_persons_are_asked_about() {
    for (rows, expected) in [
        ("姓名|开户行|账号/王某|某某农商行|80020000012345678", &[Code::AskBankCard] as &[Code]),
        ("序号|户主|银行账户|金额/1|王某|80020000012345678|12", &[Code::AskBankCard]),
        ("单位|开户行|账号/某某公司|某某农商行|80020000012345678", &[]),
        ("姓名|证书编号|金额/王某|80020000012345678|12", &[]),
    ] {
        assert_eq!(numbers(&table(rows), Form::Html), expected, "{rows}");
    }
    let page = "<p>户名：演示市财政局，账号：80020000012345678</p>";
    assert_eq!(numbers(page, Form::Html), [], "of an office");
}

#[test]
fn fifteen_digits_of_a_register_are_nobody() {
    for text in ["注册号：440105491231002", "<td>登记证号</td><td>440105491231002</td>"] {
        assert_eq!(numbers(text, Form::Html), [], "{text}");
    }
    assert_eq!(numbers("证号：440105491231002", Form::Html), [Code::AskOldId]);
}
