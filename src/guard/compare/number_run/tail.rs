//! What follows a run of digits: a check letter, a cover, a sum of money.

use super::super::gap::{Characters, gap_of};
use super::edge::{Edge, is_word};

/// What is written for a character that is not to be read, or for an X.
const COVERS: [char; 6] = ['*', '＊', '×', '✕', '□', '叉'];
/// What stands behind an amount.
const MONEY: [char; 4] = ['元', '圆', '万', '亿'];
/// What stands behind sums in other money, and counts.
const UNITS: [&str; 15] = [
    "美元",
    "港元",
    "欧元",
    "日元",
    "英镑",
    "人次",
    "次",
    "户",
    "件",
    "股",
    "份",
    "吨",
    "公斤",
    "平方米",
    "千瓦时",
];

/// What follows a run.
#[derive(Clone, Copy)]
pub struct Tail {
    /// What stands there.
    pub edge: Edge,
    /// Whether it is the check letter X, and then no letter or digit.
    pub x: bool,
    /// Whether it is one sign that covers a character, and then no letter or digit.
    pub is_covered: bool,
    /// Whether it makes the number an amount of money.
    pub is_amount: bool,
}

impl Tail {
    /// Of a run that goes on.
    pub const NONE: Self =
        Self { edge: Edge::Clear, x: false, is_covered: false, is_amount: false };

    pub fn read(text: &[u8], end: usize) -> Self {
        let mut characters = Characters { text, at: end };
        let mut next = characters.visible();
        let edge = match next {
            Some(c) if !c.is_ascii_alphabetic() => Edge::Clear,
            Some(_) if is_word(text.get(end..).unwrap_or_default().iter()) => Edge::Word,
            Some(_) => Edge::Letter,
            None => Edge::Clear,
        };
        if next.and_then(gap_of).is_some() {
            next = characters.visible();
        }
        let is_unit = next.is_some_and(|next| is_unit(text, characters.at - next.len_utf8()));
        let is_amount = is_unit || is_amount(next, Characters { text, at: characters.at });
        let behind = characters.visible();
        let is_last = !behind.is_some_and(|c| c.is_ascii_alphanumeric() || COVERS.contains(&c));
        let is_cut = behind.is_some_and(|c| c.is_ascii_alphabetic());
        let x = matches!(next, Some('x' | 'X')) && !is_cut;
        let is_covered = is_last && next.is_some_and(|c| COVERS.contains(&c));
        Self { edge, x, is_covered, is_amount }
    }
}

/// Whether a unit stands here, and no word goes on behind it.
fn is_unit(text: &[u8], at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let behind = UNITS.iter().find_map(|unit| rest.strip_prefix(unit.as_bytes()));
    behind.is_some_and(|text| {
        !Characters { text, at: 0 }.visible().is_some_and(char::is_alphanumeric)
    })
}

/// Whether a sum of money ends here: `元`, `万元`, and no word that only begins so, as a
/// name (万海英) or a day (元旦) does.
fn is_amount(mut next: Option<char>, mut characters: Characters<'_>) -> bool {
    let is_money = next.is_some_and(|c| MONEY.contains(&c));
    while next.is_some_and(|c| MONEY.contains(&c)) {
        next = characters.visible();
    }
    is_money && !next.is_some_and(|c| c != '整' && c.is_alphabetic())
}
