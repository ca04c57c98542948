//! 发文字号 as GB/T 9704-2012 7.2.5 shapes it, and the exceptions in use.

use super::Refused;
use crate::diag::Code;
use std::fmt;

/// A document number, for example `国办发〔2017〕47号` or `国务院令第711号`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentNumber(String);

impl DocumentNumber {
    /// Checks brackets, year and serial.
    ///
    /// # Errors
    /// The year stands in other brackets than 〔〕, or the shape is unknown.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        if text.contains(['[', ']', '［', '］', '【', '】', '(', ')', '（', '）', '{', '}']) {
            return Err(Refused::new(
                Code::BadDocumentNumber,
                "文号中的年份应当用六角括号〔〕",
                "写成“演示〔2026〕3号”的样子，六角括号可以从这里复制：〔〕",
            ));
        }
        if is_regular(text) || is_decree(text) || is_announcement(text) {
            return Ok(Self(text.to_owned()));
        }
        Err(Refused::new(
            Code::BadDocumentNumber,
            "文号的写法不对",
            "由机关代字、〔四位年份〕、序号和“号”组成，序号前不加“第”、不补零，如“国办发〔2017〕47号”；\
             令写成“国务院令第711号”，公告写成“2025年第3号”",
        ))
    }
}

fn is_serial(text: &str) -> bool {
    (1..=5).contains(&text.len())
        && !text.starts_with('0')
        && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_regular(text: &str) -> bool {
    let Some((organ, rest)) = text.split_once('〔') else { return false };
    let Some((year, rest)) = rest.split_once('〕') else { return false };
    let organ_length = organ.chars().count();
    let organ_ok = (1..=12).contains(&organ_length) && organ.chars().all(is_han);
    organ_ok && is_year(year) && rest.strip_suffix('号').is_some_and(is_serial)
}

fn is_decree(text: &str) -> bool {
    text.split_once("令第").is_some_and(|(organ, rest)| {
        !organ.is_empty()
            && organ.chars().all(is_han)
            && rest.strip_suffix('号').is_some_and(is_serial)
    })
}

fn is_announcement(text: &str) -> bool {
    text.split_once("年第")
        .is_some_and(|(year, rest)| is_year(year) && rest.strip_suffix('号').is_some_and(is_serial))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{2ffff}')
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
