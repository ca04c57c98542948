//! What stands at the ends of a number: letters, words, other numbers.
//!
//! Takes text and where the first digit is; says what the word before it makes of it.

use super::super::gap::{Gap, letter_before};
use crate::model::is_resident_id;

/// What stands at an end of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Nothing that could belong to the number.
    Clear,
    /// An ASCII letter, without anything between.
    Letter,
    /// A word of ASCII letters: only what has a check digit is a number beside it.
    Word,
    /// A word that says that a telephone number follows.
    Label,
    /// Letters for a currency or a card: only what has a check digit is a number beside it.
    Card,
    /// A word that says that something else is numbered: an order, a contract, a thing.
    Numbering,
    /// A word for the number of somebody's papers.
    Papers,
    /// A gap, and then more digits.
    Gap(Gap),
}

/// Words of ASCII letters are no longer; what is longer is data.
const LONGEST_WORD: usize = 16;
/// Words before telephone numbers.
#[rustfmt::skip]
const LABELS: [&str; 16] = [
    "tel", "phone", "mobile", "mob", "cell", "qq", "wx", "vx", "wechat", "weixin", "sj", "sjh", "dh", "lxdh", "telephone",
    "cellphone",
];
/// Letters before the numbers of bank cards.
const CARDS: [&str; 14] = [
    "cny", "rmb", "usd", "hkd", "eur", "card", "cardno", "bankcard", "bank", "account", "acct",
    "kahao", "ka", "no",
];
/// Words before telephone numbers, and for calling them.
const TELEPHONES: [&str; 10] =
    ["电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "热线", "拨打", "致电", "联系"];
/// Words before the numbers of orders, contracts and things.
#[rustfmt::skip]
const NUMBERINGS: [&str; 29] = [
    "编号", "单号", "流水号", "序列号", "批号", "批次号", "合同号", "档号", "案号", "资产号", "设备号",
    "条码", "编码", "受理号", "收据号", "回执号", "凭证号", "票据号", "索引号", "办件号", "户号", "表号",
    "任务号", "准考证号", "考号", "报名号", "SN", "S/N", "sn",
];
/// Signs and words before sums and counts.
#[rustfmt::skip]
const MONEY: [&str; 29] = [
    "￥", "¥", "$", "＄", "€", "£", "人民币", "CNY", "RMB", "USD", "HKD", "EUR", "GBP", "JPY", "金额", "合计", "总计", "小计",
    "总额", "余额", "资产", "负债", "经费", "预算", "访问量", "浏览量", "阅读量", "点击量", "次数",
];
/// What such a word is said of where it numbers the papers of a person: 证件编号.
const PAPERS: [&str; 3] = ["证", "证件", "身份"];

/// What stands before the first digit of a run.
pub fn edge_before(text: &[u8], start: usize) -> Edge {
    let before = &text[..start];
    let letters = before.iter().rev().take_while(|b| b.is_ascii_alphabetic() || **b == b'_');
    let word = &before[start - letters.count()..];
    let word = String::from_utf8_lossy(word).replace('_', "").to_ascii_lowercase();
    match () {
        () if LABELS.contains(&word.as_str()) => Edge::Label,
        () if CARDS.contains(&word.as_str()) => Edge::Card,
        () if !word.is_empty() && is_word(before.iter().rev()) => Edge::Word,
        () if word == "x" && is_resident_id_before(&before[..before.len() - 1]) => Edge::Clear,
        () if letter_before(text, start) => Edge::Letter,
        () => numbering(before),
    }
}

/// Whether an ID number without its check letter X ends here.
fn is_resident_id_before(before: &[u8]) -> bool {
    let number = before.last_chunk::<17>().map(|digits| [&digits[..], b"X"].concat());
    number.is_some_and(|number| is_resident_id(&number))
}

/// What a word says that ends here, of something that is numbered or of a telephone, with
/// what may stand between it and the number: `：`, and the letters with which codes begin.
fn numbering(before: &[u8]) -> Edge {
    let mut before = before;
    if let Some(code) = before.strip_suffix(b"-") {
        let letters = code.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        before = &code[..code.len() - letters];
    }
    before = without_joint(before);
    match numbered(before) {
        Some(of) if is_papers(of) => Edge::Papers,
        Some(_) => Edge::Numbering,
        None if is_telephone(before) => Edge::Label,
        None => Edge::Clear,
    }
}

/// Without what may stand between a word and its number.
fn without_joint(before: &[u8]) -> &[u8] {
    let signs = [" ", "：", ":", "为", "是", " "];
    let without = |before, sign: &str| <[u8]>::strip_suffix(before, sign.as_bytes());
    signs.iter().fold(before, |before, sign| without(before, sign).unwrap_or(before))
}

/// Whether a sign or a word for money or for a count ends here: no telephone number follows.
pub fn is_money(before: &[u8]) -> bool {
    let before = without_joint(before);
    MONEY.iter().any(|word| before.ends_with(word.as_bytes()))
}

/// What stands before a word for the number of a thing, if one ends here.
fn numbered(words: &[u8]) -> Option<&[u8]> {
    NUMBERINGS.iter().find_map(|word| words.strip_suffix(word.as_bytes()))
}

fn is_papers(of: &[u8]) -> bool {
    PAPERS.iter().any(|papers| of.ends_with(papers.as_bytes()))
}

/// Whether words end with one for the number of a thing, not of somebody's papers.
pub fn is_numbering(words: &[u8]) -> bool {
    numbered(words).is_some_and(|of| !is_papers(of))
}

/// Whether a word for telephones ends here, with an opening bracket or without.
fn is_telephone(before: &[u8]) -> bool {
    let opened = ["(", "（"].iter().find_map(|open| before.strip_suffix(open.as_bytes()));
    let before = opened.unwrap_or(before);
    TELEPHONES.iter().any(|word| before.ends_with(word.as_bytes()))
}

/// Whether letters stand there, not too many, and then no digit.
pub fn is_word<'b>(bytes: impl Iterator<Item = &'b u8>) -> bool {
    let mut letters = 0;
    for byte in bytes {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' if letters < LONGEST_WORD => letters += 1,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => return false,
            _ => return letters > 0 && !byte.is_ascii_digit(),
        }
    }
    letters > 0
}
