//! Numbers that nobody may publish, and what only looks like them.
//! Every number here is made up; their check digits are right.

use super::{Facts, codes, numbers};
use crate::diag::Code;
use crate::disclosure::Class;
use crate::guard::{Form, Gate};
use crate::model::{Uscc, is_resident_id};

#[test]
fn numbers_that_nobody_may_publish() {
    for (page, code) in [
        ("<p>身份证号11010519491231002X号</p>", Code::LeakResidentId),
        ("<p>110105<b>19491231</b>002X</p>", Code::LeakResidentId),
        ("<a href='tel:+86-138-0013-8000'>电话</a>", Code::LeakMobile),
        ("<p>1<sup>2</sup></p><p><sup>1</sup>13800138000</p>", Code::LeakMobile),
        ("<td>6228 4804 0256 4890 018</td>", Code::LeakBankCard),
        ("<td>4111111111111111</td>", Code::AskBankCard),
        ("<td>6013821100123456784</td>", Code::AskBankCard),
        ("<p>9558 8012 3456 7890 128</p>", Code::AskBankCard),
        ("<td>110105491231002</td>", Code::AskOldId),
        ("身份证110105********002X号", Code::AskPartialId),
        ("身份证110105/19491231/002X", Code::LeakResidentId),
        ("手机138/0013/8000", Code::LeakMobile),
        ("<p>手机：138   0013\t 8000</p>", Code::LeakMobile),
    ] {
        assert_eq!(numbers(page, Form::Html), [code], "{page}");
    }
    assert_eq!(numbers(r#"{"a":13800138000}"#, Form::Json), [Code::LeakMobile]);
    assert_eq!(numbers(r#"{"a":"1380\u0030138000"}"#, Form::Json), [Code::LeakMobile]);
    assert_eq!(numbers("甲,13800138000,乙", Form::Text), [Code::LeakMobile]);
}

#[test]
fn an_id_whose_parts_stand_in_cells_or_brackets_is_asked_about() {
    for page in [
        "<tr><td>110105</td><td>19491231</td><td>002X</td></tr>",
        "<ul>\n<li>110105</li>\n<li>19491231</li>\n<li>0054</li>\n</ul>",
        "<p>110105(19491231)002X，1101051</p>",
        "<p>（110105）（19491231）（002X）</p>",
        "<td>12</td><td>110105</td><td>194912310054</td>",
        "<td>11010519491231</td><td>002x</td>",
        "<td>１１０１０５</td><td>１９４９１２３１</td><td>００２Ｘ</td>",
    ] {
        assert_eq!(numbers(page, Form::Html), [Code::AskResidentId], "{page}");
    }
    for page in [
        "<td>110105</td><td>19491231</td><td>0021</td>",
        "<td>110105</td><td>20491231</td><td>0029</td>",
        "<td>110105</td><td>甲</td><td>19491231</td><td>002X</td>",
        "<td>110105</td><td>1</td><td>19491231</td><td>002X</td>",
    ] {
        assert!(numbers(page, Form::Html).is_empty(), "{page}");
    }
    assert_eq!(numbers("110105,19491231,002X", Form::Text), [Code::AskResidentId]);
}

#[test]
fn look_alikes_pass() {
    for page in [
        "11441481007200000X/2026-00012 114414000000000008",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "20260502093000 20260502093000123 2026-05-02T09:30:00",
        "https://www.example.gov.cn/content/post_4567890.html?t=1700000000000",
        "<td>1380</td><td>0138000</td>",
        "1,380,013,800.0 0.13800138000 13800138000.55",
        "2204-441481-04-01-123456 0753-3388110",
    ] {
        assert!(numbers(page, Form::Html).is_empty(), "{page}");
    }
    assert!(numbers("[138 0013 8000]", Form::Raw).is_empty());
}

/// A made-up social credit code that is an ID number by its form.
const CODE_LIKE_AN_ID: &str = "114414190001010040";

#[test]
fn contacts_and_disclosed_identifiers_pass() {
    let gate = Gate::new(Vec::new(), &[]);
    let contact = Facts { contacts: vec!["13800138000"], ..Facts::default() };
    assert!(codes(&gate, "+86 138-0013-8000", Form::Html, &contact).is_empty());
    let passes = |number: &'static str| {
        let facts = Facts { disclosed: vec![(Class::Identifier, number)], ..Facts::default() };
        codes(&gate, number, Form::Html, &facts).is_empty()
    };
    assert!(passes("6228480402564890018"));
    assert!(!passes("440524188001010014"), "a resident ID number, whatever field it stands in");
    let code = CODE_LIKE_AN_ID;
    assert!(is_resident_id(code.as_bytes()) && Uscc::parse(code).is_ok());
    assert!(passes(code));
    assert_eq!(numbers(code, Form::Html), [Code::LeakResidentId]);
}

#[test]
fn a_word_of_letters_hides_no_number_with_a_check_digit() {
    for page in [
        "身份证№11010519491231002X",
        "<p>No11010519491231002X</p>",
        "ID11010519491231002X",
        "zhangsan110105194912310021 ",
        "id_11010519491231002X.pdf",
        "11010519491231002X\u{20E3}",
        "1\u{FE0F}\u{20E3}1\u{FE0F}\u{20E3}010519491231002X",
    ] {
        let found = numbers(page, Form::Html);
        let expected: &[Code] = match page.contains("0021 ") {
            true => &[],
            false => &[Code::LeakResidentId],
        };
        assert_eq!(found, expected, "{page}");
    }
    assert_eq!(numbers("Tel13800138000，QQ 1", Form::Html), [Code::LeakMobile]);
    for page in [
        "总投资13588000000元",
        "<td>13588000000 元</td>",
        "content_13800138000.htm",
        "9f86d11010519491231002X",
        "abcdefabcdefabcdefab11010519491231002X",
        "HT13800138000",
    ] {
        assert!(numbers(page, Form::Html).is_empty(), "{page}");
    }
}

#[test]
fn a_remark_that_is_read_aloud_splits_no_word() {
    let page =
        "演示保密<a href=\"https://a.example/\">协作<span class=\"vh\">（外部链接）</span></a>单位";
    assert_eq!(super::html(Class::Organisation, "演示保密协作单位", page), [Code::LeakNeedle]);
    let cell = "<p>演示保密_x000D_协作_x5355_位</p>";
    assert_eq!(super::html(Class::Organisation, "演示保密协作单位", cell), [Code::LeakNeedle]);
}

#[test]
fn digits_and_letters_of_other_alphabets_are_read() {
    for page in ["身份证号11010519491231002Х", "١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", "110105१९४९1231002Χ"]
    {
        assert_eq!(numbers(page, Form::Html), [Code::LeakResidentId], "{page}");
    }
    for (page, code) in
        [("号11O1O51949l231OO2X", Code::LeakResidentId), ("138OO138OOO", Code::LeakMobile)]
    {
        assert_eq!(numbers(page, Form::Html), [code], "{page}");
    }
    assert!(numbers("Москва, ХХ век: 2026 год; ΑΒΓ 12", Form::Html).is_empty());
}

#[test]
fn a_number_of_a_thing_may_look_like_a_telephone() {
    for page in
        ["资产编号13588000000", "订单号：13800138000，", "<td>流水号</td> 编号为 13800138000"]
    {
        assert_eq!(numbers(page, Form::Html), [Code::AskMobile], "{page}");
    }
    for page in ["编号1，电话13588000000", "编号：138 0013 8000", "号码13800138000"] {
        assert_eq!(numbers(page, Form::Html), [Code::LeakMobile], "{page}");
    }
    let id = "证件编号：11010519491231002X";
    assert_eq!(numbers(id, Form::Html), [Code::LeakResidentId]);
}

/// As programs and people write them beside other things.
#[test]
fn numbers_are_found_beside_what_looks_like_a_part_of_them() {
    for text in [
        "手机 13800138000 万演示",
        "联系人13800138000元旦放假",
        "手机 13800138000.0",
        "手机 138——0013——8000",
        "手机 138─0013─8000",
        "手机 138&nbsp0013&nbsp8000",
        "手机 138&NoBreak;0013&ZeroWidthSpace;8000",
    ] {
        assert_eq!(numbers(&format!("<p>{text}</p>"), Form::Html), [Code::LeakMobile], "{text}");
    }
    for text in [
        "证号 11010519491231002×",
        "0x313130313035313934393132333130303258",
        "x313130313035313934393132333130303258",
    ] {
        let found = numbers(&format!("<p>{text}</p>"), Form::Html);
        assert_eq!(found, [Code::LeakResidentId], "{text}");
    }
    for text in ["支出 13800138000元", "13800138000 万元", "13800138000元整", "13800138000.50"]
    {
        assert_eq!(numbers(&format!("<p>{text}</p>"), Form::Html), [], "{text}");
    }
}

#[test]
fn a_number_of_a_case_that_reads_as_something_else_is_asked_about() {
    for (page, found) in [
        ("办件编号：990101202605020028", &[Code::AskResidentId] as &[Code]),
        ("受理号 990101202605020028", &[Code::AskResidentId]),
        ("证件编号：990101202605020028", &[Code::LeakResidentId]),
        ("身份证编号：990101202605020028", &[Code::LeakResidentId]),
        ("办件编号：990101199003070015", &[Code::LeakResidentId]),
        ("办件编号：990101 20260502 0028", &[Code::LeakResidentId]),
        ("990101202605020028", &[Code::LeakResidentId]),
        ("采购项目编号：620102202600010007", &[]),
        ("编号：6222020200112230301", &[Code::AskBankCard]),
        ("卡号：6222020200112230301", &[Code::LeakBankCard]),
        ("合同编号：DY-13912345678", &[Code::AskMobile]),
        ("收据号 13912345678", &[Code::AskMobile]),
        ("联系人：DY-13912345678", &[Code::LeakMobile]),
    ] {
        assert_eq!(numbers(page, Form::Html), found, "{page}");
    }
}

#[test]
fn what_a_table_shows_as_a_power_of_ten_is_asked_about() {
    for (page, found) in [
        ("<td>1.38001380000E+10</td>", &[Code::AskMobile] as &[Code]),
        ("<td>1.10105194912310021E+17</td>", &[]),
        ("<td>4.40524188001010014E+17</td>", &[Code::LeakResidentId]),
        ("<td>6.228480402564890018E+18</td>", &[Code::AskBankCard]),
        ("<td>1.38E+10</td><td>1.358812E+10</td><td>2.5E-3</td>", &[]),
    ] {
        assert_eq!(numbers(page, Form::Html), found, "{page}");
    }
    let phone = super::html(Class::Phone, "13900139000", "1.3900139E10");
    assert_eq!(phone, [Code::AskMobile, Code::LeakNeedle]);
}
