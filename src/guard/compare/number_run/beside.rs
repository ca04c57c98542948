//! What the cells before a number say of it: the heads of its table, the words beside it.
//!
//! Takes text and where the number stands. Which column is whose is not known here, so heads
//! may bring doubt and never certainty; where a telephone is spoken of there is no doubt.

use super::edge::is_numbering;
use crate::guard::decode::{SEPARATOR, TABLE};
use memchr::memmem;

/// How far back heads are looked for, in bytes.
pub(super) const FARTHEST: usize = 4096;
/// A longer cell is a sentence, and none of the table.
const LONGEST: usize = 72;
/// Signs that end a sentence, and with it the table.
const SENTENCES: [&str; 2] = ["。", "；"];
/// What is taken off the ends of a cell.
pub(super) const ENDS: [char; 8] = [' ', '"', '：', ':', '\u{3000}', '\'', '\u{A0}', '\r'];

/// In the head of a column of telephone numbers.
pub(super) const TELEPHONES: [&str; 8] =
    ["电话", "手机", "联系", "热线", "传真", "微信", "通讯号码", "通信号码"];
/// How the head of a column of money and counts ends, and of a line of sums.
#[rustfmt::skip]
const AMOUNTS: [&str; 29] = [
    "元）", "元)", "单位：元", "单位:元", "万元", "金额", "合计", "总计", "小计", "总额", "余额", "资产", "负债", "资金",
    "经费", "收入", "支出", "总值", "产值", "增加值", "投资额", "销售额", "次数", "人次", "数量", "总数", "（次）", "(次)", "浏览量",
];
/// How words end that say that the number of a register follows.
const REGISTERS: [&str; 5] = ["注册号", "登记号", "登记证号", "许可证号", "执照号"];

/// How words end that say that the number of a person follows, or of a card.
#[rustfmt::skip]
const PERSONS: [&str; 7] = [
    "身份证", "身份证号", "身份证号码", "身份号码", "身份证件号码", "身份证编号", "身份证明号码",
];
const CARDS: [&str; 4] = ["卡号", "银行卡", "银行账号", "银行帐号"];
/// How the heads of columns end in which accounts stand, and persons.
const ACCOUNTS: [&str; 6] = ["账号", "帐号", "账户", "帐户", "存折号", "一卡通号"];
const NAMES: [&str; 5] = ["姓名", "户主", "领款人", "收款人", "领取人"];

/// What was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Of a telephone.
    pub telephone: bool,
    /// Of money, or of what is counted.
    pub amounts: bool,
    /// Of the numbers of things.
    pub things: bool,
    /// Of the number of a register.
    pub register: bool,
    /// Of the number of a person.
    pub person: bool,
    /// Of the number of a card.
    pub card: bool,
    /// Of an account.
    pub account: bool,
    /// Of the names of persons.
    pub names: bool,
}

impl Beside {
    /// What the word before a number says, the cell before it, and the heads of its table.
    pub fn read(before: &[u8]) -> Self {
        let mut said = Self::default();
        let near = &before[before.len().saturating_sub(FARTHEST)..];
        let (table, is_begun) = table(near);
        for (nth, cell) in table.rsplit(|byte| is_border(*byte)).enumerate() {
            let words = String::from_utf8_lossy(cell);
            let is_sentence = cell.len() > LONGEST || SENTENCES.iter().any(|s| words.contains(s));
            if is_sentence || !is_begun && nth > 1 {
                break;
            }
            said.cell(words.trim_matches(ENDS));
        }
        said
    }

    fn cell(&mut self, words: &str) {
        if words.bytes().any(|byte| byte.is_ascii_digit()) {
            return;
        }
        let ends = |known: &[&str]| known.iter().any(|end| words.ends_with(end));
        self.telephone |= TELEPHONES.iter().any(|word| words.contains(word));
        self.amounts |= ends(&AMOUNTS);
        self.things |= is_numbering(words.as_bytes());
        self.register |= ends(&REGISTERS);
        self.person |= ends(&PERSONS);
        self.card |= ends(&CARDS);
        self.account |= ends(&ACCOUNTS);
        self.names |= ends(&NAMES);
    }

    /// Whether it may be something else than a telephone number that has a cell for itself.
    pub fn doubts_telephone(self) -> bool {
        !self.telephone && (self.amounts || self.things)
    }
}

/// What there is of the table in which a text ends, and whether it is one: what borders
/// keep apart that are no tags is a table as far as nothing else stands there.
pub(super) fn table(text: &[u8]) -> (&[u8], bool) {
    let is_of_tags = text.iter().rev().find(|byte| is_border(**byte)) == Some(&SEPARATOR);
    match memmem::rfind(text, TABLE) {
        Some(at) if is_of_tags => (&text[at + TABLE.len()..], true),
        _ => (text, !is_of_tags),
    }
}

/// What the word before a number says, or the heads above it if it has a cell for itself.
pub fn announced(before: &[u8], is_cell: bool) -> Beside {
    if is_cell {
        return Beside::read(before);
    }
    let mut near = Beside::default();
    let word = before.rsplit(|byte| is_border(*byte)).next().unwrap_or(before);
    let word = String::from_utf8_lossy(&word[word.len().saturating_sub(LONGEST)..]);
    let word = word.trim_end_matches(|c| ENDS.contains(&c) || "为是（(".contains(c));
    near.cell(word.rsplit(|c: char| c.is_ascii_digit()).next().unwrap_or(word));
    near
}

/// Whether a cell begins here.
pub fn begins_cell(before: &[u8]) -> bool {
    let first = before.iter().rev().find(|byte| !matches!(byte, b' ' | b'"'));
    first.is_none_or(|byte| is_border(*byte))
}

/// Whether nothing else stands in the cell of a number.
pub fn is_cell(before: &[u8], behind: &[u8]) -> bool {
    let last = behind.iter().find(|byte| !matches!(byte, b' ' | b'"'));
    begins_cell(before) && last.is_none_or(|byte| is_border(*byte))
}

/// Whether a cell ends here.
pub(super) fn is_border(byte: u8) -> bool {
    matches!(byte, SEPARATOR | b'\n' | b'\t' | b',' | b'|')
}
