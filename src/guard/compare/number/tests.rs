//! What reads as a number that nobody may publish, and what only looks like one.
//! Every number here is made up.

use super::super::{Joining, NumberRuns};
use super::*;

/// I for an ID, O for an old one, M for a mobile number, C for a card, P for what may be one.
fn read(text: &str) -> String {
    let mut found = String::new();
    NumberRuns::default().read(text.as_bytes(), Joining::Separated, 11, &mut |window| {
        let letter = match Number::of(window) {
            Some(Number::ResidentId(_) | Number::PerhapsResidentId(_)) => "I",
            Some(Number::OldResidentId(_)) => "O",
            Some(Number::Mobile(_)) => "M",
            Some(Number::PerhapsMobile(_)) => "m",
            Some(Number::BankCard(_)) => "C",
            Some(Number::PerhapsBankCard(_)) => "P",
            None => "",
        };
        if !found.ends_with(letter) {
            found.push_str(letter);
        }
    });
    found
}

#[test]
fn reads_resident_ids() {
    for text in [
        "身份证号11010519491231002X号",
        "11010519491231002x",
        "110105 19491231 002X",
        "110105_19491231_002X",
        "110105-19491231-002-X",
        "110105194912\u{200B}31002X",
        "440524188001010014",
        "2026 440524188001010014 2027",
        "110105/19491231/002X",
        "残疾人证号：44052418800101001443",
    ] {
        assert_eq!(read(text), "I", "{text}");
    }
    for text in [
        "110105194912310021",
        "11010519490231002X",
        "4A11010519491231002X",
        "1110105194912310021",
        "91441400MA4UQ00000",
        "114414000000000008",
        "110105\n19491231002X",
        "110105,19491231002X",
        "44052418800101001483",
        "44052418800101001445",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn asks_about_old_resident_ids() {
    for text in ["身份证110105491231002号", "110105491231002"] {
        assert_eq!(read(text), "O", "{text}");
    }
    for text in [
        "110105490231002",
        "200105491231002",
        "a110105491231002",
        "0.110105491231002",
        "110105491231002.5",
        "110105491231002X",
        "110105-491231-002",
        "441481000012345",
        "202605020930001",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn reads_mobile_numbers() {
    for text in [
        "电话13800138000。",
        "+86 138 0013 8000",
        "+8613800138000",
        "008613800138000",
        "86-13800138000",
        "138-0013-8000",
        "138·0013·8000",
        "138.0013.8000",
        "138/0013/8000",
        "13800138000/13900139000",
        "Tel 13800138000 or",
        "2026-05-02 13800138000",
    ] {
        assert_eq!(read(text), "M", "{text}");
    }
    for text in [
        "12800138000",
        "113800138000",
        "1380013800000",
        "0.13800138000",
        "13800138000.50",
        "138.00138000",
        "a13800138000",
        "13800138000f",
        "138 0013 8000 2026 1",
        "139 1000 1000 1000",
        "1380 2026 120",
        "20260502093000",
        "0753-3388110",
        "2204-441481-04-01-123456",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn reads_bank_cards() {
    for text in [
        "6228480402564890018",
        "6228 4804 0256 4890 018",
        "6228-4804-0256-4890-018",
        "银行卡号：62284804 02564890 018",
    ] {
        assert_eq!(read(text), "C", "{text}");
    }
    for text in ["4111111111111111", "4111 1111 1111 1111", "378282246310005"] {
        assert_eq!(read(text), "P", "{text}");
    }
    let each = |text: &str| text.chars().map(String::from).collect::<Vec<_>>().join(" ");
    assert_eq!(read(&each("6228480402564890018")), "C");
    assert_eq!(read(&each("4111111111111111")), "P");
    assert_eq!(read("3782 822463 10005"), "P");
    for text in [
        // numbers of plans, permits and files that begin like a card and pass its test
        "441402-2026-00008",
        "44140220260006",
        "441402202600000006",
        "6228480402564890019",
        "a6228480402564890018",
        "6228480402564890018b",
        "62284804025648900180",
        "20260502093000123",
        "1700000000000",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn telephones_in_forms_that_leave_doubt_are_asked_about() {
    for (text, found) in [
        ("(138)0013-8000", "m"),
        ("（138）0013 8000", "m"),
        ("(138) 00138000", "m"),
        ("手机(138)0013-8000", "M"),
        ("0138-0013-8000", "m"),
        ("013800138000", "m"),
        ("013812345678", "m"),
        ("手机013800138000", "M"),
        ("数量 3 138 0013 8000", "m"),
        ("1380\u{1}0138000", "m"),
        ("138\u{1}0013\u{1}8000", "M"),
        ("1380013\u{FFFC}8000", "M"),
        ("13800138\u{FFFC}000", "m"),
        ("13800138000\u{1}20\u{1}13900139000", "M"),
        ("138 0013-8000", "m"),
        ("手机：138-0013 8000", "M"),
        ("手机：13800138 000", "M"),
        ("电话 138 0013 80 00", "M"),
    ] {
        assert_eq!(read(text), found, "{text}");
    }
    for text in [
        // counts, amounts, items of a list, days
        "电话 138 0013-8000 12",
        "138 00-138000",
        "3 139 1234 5678",
        "3 138 0013 8000 5",
        "139 1000 1000 1000",
        "(138)1 0013 8000",
        "(138)0013",
        "（138）0013、8000",
        "0.13800138000",
        "0130 0930 1430",
        "编号013800138000",
        "013001900104",
        "科目 208 0801 0000 150 0100 2000",
        "113800138000",
        "013800138000元",
        "(138)0013-8000万元",
        "2013.04.05 1380 0138",
        "1380\u{1}20\u{1}13800",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn every_dash_and_every_sign_that_does_not_show_is_read() {
    for dash in "-\u{58A}\u{5BE}\u{1806}\u{2010}\u{2014}\u{2043}\u{2212}\u{2500}\u{2E3A}\u{301C}\u{3030}\u{30FC}\u{FE58}\u{FE63}\u{FF0D}一".chars() {
        assert_eq!(read(&format!("138{dash}0013{dash}8000")), "M", "{dash:?}");
        assert_eq!(read(&format!("110105{dash}19491231{dash}002X")), "I", "{dash:?}");
        for text in [format!("2020{dash}2021"), format!("138{dash}0013{dash}8000{dash}1")] {
            assert_eq!(read(&text), "", "{dash:?}");
        }
    }
    let unseen =
        ["\u{1}", "\u{7F}", "\u{80}", "\u{9F}", "\u{FFFC}", "\u{FFF9}", "\u{17B4}", "\u{180F}"];
    for sign in unseen.into_iter().chain(["\u{FFF0}", "\u{1BCA0}", "\u{1D173}", "\u{E0001}"]) {
        assert_eq!(read(&format!("110105194{sign}91231002X")), "I", "{sign:?}");
        assert_eq!(read(&format!("622848040{sign}2564890018")), "C", "{sign:?}");
        assert_eq!(
            read(&format!("a{sign}13800138000{sign}号")),
            if sign > "\u{9F}" && !sign.starts_with("\u{FFF9}") && !sign.starts_with("\u{FFFC}") {
                ""
            } else {
                "M"
            },
            "{sign:?}"
        );
    }
    for text in ["110105\t194\t91231002X", "110105194\u{1F}91231002X", "110105194\u{85}91231002X"] {
        assert_eq!(read(text), "", "{text:?}");
    }
}

#[test]
fn cards_in_two_groups_or_behind_letters_are_asked_about() {
    for text in [
        "62284804 02564890018",
        "6228480402 564890018",
        "6228-4804-0256-4890018",
        "CNY6228480402564890018",
        "rmb_6228480402564890018",
        "card6228480402564890018",
    ] {
        assert_eq!(read(text), "P", "{text}");
    }
    assert_eq!(read("卡6228480402564890018"), "C");
    for text in [
        "62284804 02564890019",
        "4111111 111111111",
        "41111111 11111111",
        "CNY6228480402564890019",
        "CNY13800138000",
        "post6228480402564890018",
        "CNY62,284,804.02",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}
