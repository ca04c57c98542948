//! Numbers that nothing keeps apart, and numbers that a word announces and a check digit
//! denies. Everybody and everything here is made up.

use super::numbers;
use crate::diag::Code;
use crate::guard::Form;

const CARD: &str = "6222020200112230301";

fn found(text: &str) -> Vec<Code> {
    let mut found = numbers(&format!("<p>{text}</p>"), Form::Html);
    found.sort_unstable_by_key(|code| code.name());
    found
}

#[test]
fn two_numbers_in_one_group_of_digits_are_two() {
    let both = [Code::LeakMobile, Code::LeakResidentId];
    for text in [
        "王小明11010519491231002X13800138000",
        "王小明11010519491231005413800138000",
        "13800138000110105194912310054王小明",
    ] {
        assert_eq!(found(text), both, "{text}");
    }
    let card = [Code::LeakBankCard, Code::LeakMobile];
    assert_eq!(found(&format!("卡号{CARD}13800138000")), card);
    assert_eq!(found(&format!("13800138000{CARD}")), card);
    assert_eq!(
        found(&format!("110105194912310054{CARD}")),
        [Code::LeakBankCard, Code::LeakResidentId]
    );
    assert_eq!(found("电话1380013800013900139000"), [Code::LeakMobile]);
    for text in [
        // the number of a payment, a count of milliseconds, a hash
        "11010519491231005512345678901",
        "2026050222001412345678901234",
        "1380013800013900139000",
        "622202020011223030213800138000",
        "9f1a11010519491231005413800138000c3d",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn two_numbers_in_groups_side_by_side_are_two() {
    for text in ["138 0013 8000 139 0013 9000", "手机 138 1234 5678 139 1234 5678 "] {
        assert_eq!(found(text), [Code::LeakMobile], "{text}");
    }
    let cards = "6228 4804 0256 4890 018 6228 4804 0256 4890 018";
    assert_eq!(found(cards), [Code::LeakBankCard]);
    for text in
        ["138 1234 5678 239 1234 5678", "138 1234 5678 139 1234", "6228 4804 0256 4890 017 6228"]
    {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_telephone_behind_the_number_of_an_item_is_asked_about() {
    for text in ["1.13800138000", "12.13900139000（王某）"] {
        assert_eq!(found(text), [Code::AskMobile], "{text}");
    }
    for text in ["0.13800138000", "面积1.13800138000", "1.1.13800138000", "123.13800138000"] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn what_is_announced_and_does_not_check_is_asked_about() {
    for text in [
        "身份证号：110105194912310000",
        "公民身份号码 11010519491231001X",
        "身份证号码为11010519491231002",
        "</p><table><td>姓名</td><td>身份证号</td><td>王某</td><td>110105194912310000</td></table><p>",
    ] {
        assert_eq!(found(text), [Code::AskResidentId], "{text}");
    }
    for text in ["银行卡号：6222020200112230302", "卡号 6222020200112230000"] {
        assert_eq!(found(text), [Code::AskBankCard], "{text}");
    }
    for text in [
        "编码：110105194912310000",
        "110105194912310000",
        "身份证号：123456789012345678",
        "身份证号：110105194913310000",
        "订单 6222020200112230302",
        "统一社会信用代码：114414000000000008",
        "会员卡号：1234567890123456",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_hyphen_at_the_end_of_a_line_tears_no_number() {
    for (text, code) in [
        ("证号 110105194912-\n31002X", Code::LeakResidentId),
        ("110105-\r\n19491231-002X", Code::LeakResidentId),
        ("手机 138-0013-\n8000", Code::LeakMobile),
    ] {
        assert_eq!(found(text), [code], "{text:?}");
    }
    for text in ["110105194912\n- 31002X", "110105194912-\n\n31002X", "110105194912 —— 甲\n31002X"]
    {
        assert_eq!(found(text), [], "{text:?}");
    }
}

#[test]
fn an_old_id_in_three_groups_is_asked_about() {
    for text in
        ["身份证号 110105 491231 002", "身份证110105-491231-002", "身份证号：110105 491231 123"]
    {
        assert_eq!(found(text), [Code::AskOldId], "{text}");
    }
    for text in [
        "110105 491231 002",
        "身份证 110105 491331 002",
        "身份证7 110105 491231 002",
        "身份证110105 491231 002 5",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}
