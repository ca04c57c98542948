//! Runs of digits in decoded text: groups of digits that single separators may join.
//!
//! Takes text; gives every window of whole groups, with what stands at its edges.
//! A new line, a comma or a cell always ends a run: two numbers are never made one.

use super::gap::{Characters, Gap, gap_of, gap_to_digit, letter_before};
use super::letter_digits::begins_with_letter_digit;
use super::scientific::begins_with_power;

/// The longest number that anything looks for.
const LONGEST: usize = 24;
/// So many groups of one run are kept at a time.
const MOST_GROUPS: usize = 1024;
/// How many bytes are skipped at once where there is no digit.
const STRIDE: usize = 32;

/// Whether separators may stand inside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joining {
    /// Text: 138-0013-8000 is one number.
    Separated,
    /// Program code and binary data: only unbroken digits are a number.
    Unbroken,
}

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

#[derive(Clone, Copy, Debug)]
struct Group {
    first: usize,
    end: usize,
    gap: Option<Gap>,
}

/// Whole groups of a run, in order.
#[derive(Debug)]
pub struct Window<'r> {
    /// All the digits.
    pub digits: &'r [u8],
    /// What stands before the first digit.
    pub before: Edge,
    /// What stands after the last digit.
    pub after: Edge,
    /// Whether the check letter X follows, and then no letter or digit.
    pub x: bool,
    /// Whether one sign that covers a character follows, and then no letter or digit.
    pub is_covered: bool,
    /// Whether what stands around it says that it is an amount of money.
    pub is_amount: bool,
    /// Whether one other figure stands before it, and it is not the code of the country.
    pub is_second: bool,
    groups: &'r [Group],
}

impl Window<'_> {
    /// Whether neither end touches a letter.
    pub fn stands_alone(&self) -> bool {
        !matches!(self.before, Edge::Letter | Edge::Word | Edge::Card)
            && !matches!(self.after, Edge::Letter | Edge::Word)
    }

    /// Whether the groups are joined as the parts of one number are: all in one way, and
    /// not as a decimal fraction.
    pub fn is_one(&self) -> bool {
        match self.uniform_gap(0) {
            Ok(Some(Gap::Dot)) => self.groups.len() > 2,
            Ok(_) => true,
            Err(()) => false,
        }
    }

    /// The lengths of the groups after the first `skip` digits.
    pub fn lengths(&self, skip: usize) -> impl Iterator<Item = usize> {
        let start = self.groups.first().map_or(0, |group| group.first) + skip;
        let rest = self.groups.iter().filter(move |group| group.end > start);
        rest.map(move |group| group.end - group.first.max(start))
    }

    /// The gaps between the groups.
    pub fn gaps(&self) -> impl Iterator<Item = Option<Gap>> {
        self.groups.iter().skip(1).map(|group| group.gap)
    }

    /// Whether a group behind the first begins with a zero, as no figure of a table does.
    pub fn has_leading_zero(&self) -> bool {
        let start = self.groups.first().map_or(0, |group| group.first);
        let behind = self.groups.iter().skip(1);
        behind.into_iter().any(|group| self.digits.get(group.first - start) == Some(&b'0'))
    }

    /// The gap inside, if every gap after the first `skip` digits is the same.
    pub fn uniform_gap(&self, skip: usize) -> Result<Option<Gap>, ()> {
        let start = self.groups.first().map_or(0, |group| group.first) + skip;
        let mut gaps = self.groups.iter().skip(1).filter(|group| group.first > start);
        let first = gaps.next().and_then(|group| group.gap);
        if gaps.all(|group| group.gap == first) { Ok(first) } else { Err(()) }
    }
}

/// Reads runs; its buffers serve one text after the other.
#[derive(Default)]
pub struct NumberRuns {
    digits: Vec<u8>,
    groups: Vec<Group>,
    /// Whether letters stood between digits that may have been typed for digits.
    pub saw_letter_digits: bool,
    /// Whether a power of ten stood behind digits.
    pub saw_power: bool,
}

impl NumberRuns {
    /// Calls `found` with every window of a run of `shortest` digits or more.
    pub fn read(
        &mut self,
        text: &[u8],
        joining: Joining,
        shortest: usize,
        found: &mut dyn FnMut(&Window<'_>),
    ) {
        let mut at = 0;
        (self.saw_letter_digits, self.saw_power) = (false, false);
        while let Some(start) = next_digit(text, at) {
            at = self.run(text, start, joining, &mut |run| {
                let before = edge_before(text, start);
                run.windows(MOST_GROUPS - LONGEST, shortest, before, Tail::NONE, found);
            });
            self.saw_letter_digits |= begins_with_letter_digit(&text[at..]);
            self.saw_power |= begins_with_power(&text[at..]);
            if self.digits.len() >= shortest {
                let before = edge_before(text, start);
                self.windows(usize::MAX, shortest, before, Tail::read(text, at), found);
            }
        }
    }

    /// Reads the run that begins at `start`; gives where it ends. Whenever the groups are
    /// as many as may be, `full` looks at all but the last, and only those are kept.
    fn run(
        &mut self,
        text: &[u8],
        start: usize,
        joining: Joining,
        full: &mut dyn FnMut(&Self),
    ) -> usize {
        self.digits.clear();
        self.groups.clear();
        let (mut at, mut gap) = (start, None);
        loop {
            let rest = text.get(at..).unwrap_or_default();
            let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            at += length;
            self.group(&rest[..length], gap);
            if self.groups.len() == MOST_GROUPS {
                full(self);
                self.forget(MOST_GROUPS - LONGEST);
            }
            match gap_to_digit(text, at) {
                Some((next, found)) if found.is_none() || joining == Joining::Separated => {
                    (at, gap) = (next, found);
                }
                _ => return at,
            }
        }
    }

    /// Of a group that is too long for any number only so much is kept as shows it.
    fn group(&mut self, digits: &[u8], gap: Option<Gap>) {
        let first = self.digits.len();
        match self.groups.last_mut() {
            // what cannot be seen keeps no digits apart
            Some(last) if gap.is_none() => {
                let room = (LONGEST + 1).saturating_sub(last.end - last.first);
                self.digits.extend_from_slice(&digits[..digits.len().min(room)]);
                last.end = self.digits.len();
            }
            _ => {
                self.digits.extend_from_slice(&digits[..digits.len().min(LONGEST + 1)]);
                self.groups.push(Group { first, end: self.digits.len(), gap });
            }
        }
    }

    /// Whether a group is the `.0` that programs write behind whole numbers.
    fn is_zero_fraction(&self, at: usize) -> bool {
        self.groups.get(at).is_some_and(|group| {
            let is_last = at + 1 == self.groups.len();
            is_last && group.gap == Some(Gap::Dot) && &self.digits[group.first..group.end] == b"0"
        })
    }

    /// Whether a group is the code of the country.
    fn is_country(&self, at: usize) -> bool {
        self.groups
            .get(at)
            .is_some_and(|group| COUNTRY.contains(&&self.digits[group.first..group.end]))
    }

    fn forget(&mut self, groups: usize) {
        let digits = self.groups.get(groups).map_or(0, |group| group.first);
        self.groups.drain(..groups);
        self.digits.drain(..digits);
        for group in &mut self.groups {
            group.first -= digits;
            group.end -= digits;
        }
    }

    /// The windows that begin in the first `starts` groups.
    fn windows(
        &self,
        starts: usize,
        shortest: usize,
        before: Edge,
        tail: Tail,
        found: &mut dyn FnMut(&Window<'_>),
    ) {
        for (from, group) in self.groups.iter().enumerate().take(starts) {
            for (to, last) in self.groups.iter().enumerate().skip(from) {
                let length = last.end - group.first;
                if length > LONGEST {
                    break;
                }
                if length < shortest {
                    continue;
                }
                let is_last = to + 1 == self.groups.len() || self.is_zero_fraction(to + 1);
                let next = self.groups.get(to + 1).filter(|_| !is_last);
                let next = next.and_then(|group| group.gap);
                found(&Window {
                    digits: &self.digits[group.first..last.end],
                    before: group.gap.map_or(before, Edge::Gap),
                    after: next.map_or(tail.edge, Edge::Gap),
                    x: next.is_none() && tail.x,
                    is_covered: next.is_none() && tail.is_covered,
                    is_amount: next.is_none() && tail.is_amount,
                    is_second: from == 1 && !self.is_country(0),
                    groups: &self.groups[from..=to],
                });
            }
        }
    }
}

/// What follows a run.
#[derive(Clone, Copy)]
struct Tail {
    edge: Edge,
    x: bool,
    is_covered: bool,
    is_amount: bool,
}

impl Tail {
    /// Of a run that goes on.
    const NONE: Self = Self { edge: Edge::Clear, x: false, is_covered: false, is_amount: false };

    fn read(text: &[u8], end: usize) -> Self {
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
        let is_amount = is_amount(next, Characters { text, at: characters.at });
        let behind = characters.visible();
        let is_last = !behind.is_some_and(|c| c.is_ascii_alphanumeric() || COVERS.contains(&c));
        let is_cut = behind.is_some_and(|c| c.is_ascii_alphabetic());
        let x = matches!(next, Some('x' | 'X')) && !is_cut;
        let is_covered = is_last && next.is_some_and(|c| COVERS.contains(&c));
        Self { edge, x, is_covered, is_amount }
    }
}

/// Words of ASCII letters are no longer; what is longer is data.
const LONGEST_WORD: usize = 16;
/// Words before telephone numbers.
const LABELS: [&str; 10] =
    ["tel", "phone", "mobile", "mob", "cell", "qq", "wx", "wechat", "weixin", "sj"];
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
const NUMBERINGS: [&str; 22] = [
    "编号", "单号", "流水号", "序列号", "批号", "批次号", "合同号", "档号", "案号", "资产号", "设备号",
    "条码", "编码", "受理号", "收据号", "回执号", "凭证号", "票据号", "索引号", "办件号", "户号", "表号",
];
/// What such a word is said of where it numbers the papers of a person: 证件编号.
const PAPERS: [&str; 3] = ["证", "证件", "身份"];
/// How the number of a telephone begins for those who call from abroad.
const COUNTRY: [&[u8]; 2] = [b"86", b"0086"];
/// What is written for a character that is not to be read, or for an X.
const COVERS: [char; 6] = ['*', '＊', '×', '✕', '□', '叉'];
/// What stands behind an amount.
const MONEY: [char; 4] = ['元', '圆', '万', '亿'];

/// Whether a sum of money ends here: `元`, `万元`, and no word that only begins so, as a
/// name (万海英) or a day (元旦) does.
fn is_amount(mut next: Option<char>, mut characters: Characters<'_>) -> bool {
    let is_money = next.is_some_and(|c| MONEY.contains(&c));
    while next.is_some_and(|c| MONEY.contains(&c)) {
        next = characters.visible();
    }
    is_money && !next.is_some_and(|c| c != '整' && c.is_alphabetic())
}

/// What stands before the first digit of a run.
fn edge_before(text: &[u8], start: usize) -> Edge {
    let before = &text[..start];
    let letters = before.iter().rev().take_while(|b| b.is_ascii_alphabetic() || **b == b'_');
    let word = &before[start - letters.count()..];
    let word = String::from_utf8_lossy(word).replace('_', "").to_ascii_lowercase();
    match () {
        () if LABELS.contains(&word.as_str()) => Edge::Label,
        () if CARDS.contains(&word.as_str()) => Edge::Card,
        () if !word.is_empty() && is_word(before.iter().rev()) => Edge::Word,
        () if letter_before(text, start) => Edge::Letter,
        () => numbering(before),
    }
}

/// What a word says that ends here, of something that is numbered or of a telephone, with
/// what may stand between it and the number: `：`, and the letters with which codes begin.
fn numbering(before: &[u8]) -> Edge {
    let mut before = before;
    if let Some(code) = before.strip_suffix(b"-") {
        let letters = code.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
        before = &code[..code.len() - letters];
    }
    for between in [" ", "：", ":", "为", "是", " "] {
        before = before.strip_suffix(between.as_bytes()).unwrap_or(before);
    }
    let of = NUMBERINGS.iter().find_map(|word| before.strip_suffix(word.as_bytes()));
    match of {
        Some(of) if PAPERS.iter().any(|papers| of.ends_with(papers.as_bytes())) => Edge::Papers,
        Some(_) => Edge::Numbering,
        None if is_telephone(before) => Edge::Label,
        None => Edge::Clear,
    }
}

/// Whether a word for telephones ends here, with an opening bracket or without.
fn is_telephone(before: &[u8]) -> bool {
    let opened = ["(", "（"].iter().find_map(|open| before.strip_suffix(open.as_bytes()));
    let before = opened.unwrap_or(before);
    TELEPHONES.iter().any(|word| before.ends_with(word.as_bytes()))
}

/// Whether letters stand there, not too many, and then no digit.
fn is_word<'b>(bytes: impl Iterator<Item = &'b u8>) -> bool {
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

/// Where the next digit is, `text[from]` included.
fn next_digit(text: &[u8], mut from: usize) -> Option<usize> {
    while let Some(chunk) = text.get(from..from + STRIDE) {
        if chunk.iter().fold(false, |any, byte| any | byte.is_ascii_digit()) {
            break;
        }
        from += STRIDE;
    }
    let rest = text.get(from..)?;
    rest.iter().position(u8::is_ascii_digit).map(|found| from + found)
}

#[cfg(test)]
mod tests;
