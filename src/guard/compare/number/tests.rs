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
            Some(Number::Mobile(_) | Number::PerhapsMobile(_)) => "M",
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
    for text in ["6228480402564890018", "6228 4804 0256 4890 018", "6228-4804-0256-4890-018"] {
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
