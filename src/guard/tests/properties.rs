//! What holds for any bytes: the gate never panics, and an ID number is found wherever
//! it stands.

use super::{Facts, gate, numbers};
use crate::diag::Code;
use crate::disclosure::Class;
use crate::guard::Form;
use proptest::prelude::*;

const FORMS: [Form; 5] = [Form::Html, Form::Xml, Form::Json, Form::Text, Form::Raw];

/// A resident ID number with its check character.
fn resident_id(region: u32, days: u32, serial: u32) -> String {
    let (year, month, day) = (1940 + days / 372, days / 31 % 12 + 1, days % 28 + 1);
    let body = format!("{region:06}{year:04}{month:02}{day:02}{serial:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = body.bytes().map(|byte| u32::from(byte - b'0'));
    let sum: u32 = digits.zip(weights).map(|(digit, weight)| digit * weight).sum();
    body + &"10X98765432"[sum as usize % 11..][..1]
}

proptest! {
    #[test]
    fn random_bytes_never_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        text in "[<>&;#x0-9a-z/\"'!\\[\\]\\\\u张三 -]{0,120}",
    ) {
        let gate = gate(Class::PersonName, "张三");
        for form in FORMS {
            gate.inspect("a", &bytes, form, &Facts::default());
            gate.inspect(&text, text.as_bytes(), form, &Facts::default());
        }
    }

    #[test]
    fn an_id_is_found_anywhere(
        region in 110_000_u32..660_000,
        days in 0_u32..29_000,
        serial in 0_u32..1000,
        before in "[一-龥，。：]{0,40}(<p>|</b>|<td class=\"a\">|&nbsp;)?",
        after in "(</p>|<b>|</td>|&#x3000;)?[一-龥，。：]{0,40}",
    ) {
        let page = format!("{before}{}{after}", resident_id(region, days, serial));
        prop_assert!(numbers(&page, Form::Html).contains(&Code::LeakResidentId), "{page}");
    }

    #[test]
    fn an_id_is_found_in_chinese_numerals(
        region in 110_000_u32..660_000,
        days in 0_u32..29_000,
        serial in 0_u32..1000,
        styles in proptest::collection::vec(0_usize..3, 18),
        before in "[一-龥，。：]{0,20}",
    ) {
        let numerals = ["〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"];
        let number = resident_id(region, days, serial);
        let written: String = number
            .chars()
            .zip(&styles)
            .map(|(c, style)| {
                let digit = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
                let numerals = style.checked_sub(1).map(|style| numerals[style]);
                let numeral = numerals.zip(digit).and_then(|(all, digit)| all.chars().nth(digit));
                numeral.unwrap_or(c)
            })
            .collect();
        let page = format!("{before}号{written}。");
        prop_assert!(numbers(&page, Form::Html).contains(&Code::LeakResidentId), "{page}");
    }
}
