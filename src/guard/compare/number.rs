//! What a window of digits reads as: a resident ID number, a mobile number, a bank
//! card. By form and check digit alone; whether it is lawful is not asked here.

mod mistyped;
mod telephone;

use super::gap::Gap;
use super::number_run::{Edge, Window};
use crate::model::{Day, Uscc, is_resident_id};
use mistyped::mistyped;
use std::ops::RangeInclusive;
use telephone::{MOBILE, mobile, perhaps_mobile};

/// Digits of one number, without separators.
#[derive(Clone, Copy)]
pub struct Digits {
    bytes: [u8; 24],
    length: usize,
}

impl Digits {
    fn new(digits: &[u8]) -> Self {
        let mut bytes = [0; 24];
        let length = digits.len().min(bytes.len());
        bytes[..length].copy_from_slice(&digits[..length]);
        Self { bytes, length }
    }

    fn with(digits: &[u8], last: u8) -> Self {
        let mut all = Self::new(digits);
        if let Some(place) = all.bytes.get_mut(all.length) {
            *place = last;
            all.length += 1;
        }
        all
    }

    /// The digits as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

/// A number that is recognised by its form.
#[derive(Clone, Copy)]
pub enum Number {
    /// 公民身份号码.
    ResidentId(Digits),
    /// A number of the same form behind a word for the number of something else, of the
    /// years since such numbers begin with a district and a date.
    PerhapsResidentId(Digits),
    /// The fifteen digits that such numbers had until 1999.
    OldResidentId(Digits),
    /// The eleven digits of a mobile number.
    Mobile(Digits),
    /// Eleven digits of the same form, behind a word for the number of something else, or
    /// each by itself.
    PerhapsMobile(Digits),
    /// A card of a Chinese bank.
    BankCard(Digits),
    /// A number that keeps to the rules of bank cards.
    PerhapsBankCard(Digits),
}

/// How many digits a number may have that is known by its form.
const LENGTHS: [usize; 9] = [11, 12, 13, 15, 16, 17, 18, 19, 20];

impl Number {
    /// What `window` reads as.
    pub fn of(window: &Window<'_>) -> Option<Self> {
        if window.before == Edge::Letter || !LENGTHS.contains(&window.digits.len()) {
            return None;
        }
        let resident_id = resident_id(window).map(|digits| Self::person(window, digits));
        match window.before {
            Edge::Word => return resident_id,
            Edge::Card => return resident_id.or_else(|| bank_card(window).map(Self::in_doubt)),
            _ => {}
        }
        let telephone = || mobile(window).filter(|_| !is_of_a_warrant(window));
        resident_id
            .or_else(|| telephone().map(|digits| Self::telephone(window, digits)))
            .or_else(|| perhaps_mobile(window).map(|digits| Self::labelled(window, digits)))
            .or_else(|| bank_card(window))
            .or_else(|| old_resident_id(window).map(Self::OldResidentId))
            .or_else(|| mistyped(window))
    }

    /// The same number where it is only asked about; an ID number is beyond doubt.
    #[must_use]
    pub fn in_doubt(self) -> Self {
        match self {
            Self::Mobile(digits) => Self::PerhapsMobile(digits),
            Self::BankCard(digits) => Self::PerhapsBankCard(digits),
            other => other,
        }
    }

    /// The same number where its parts stood apart: columns of a table may read like one.
    #[must_use]
    pub fn of_parts(self) -> Self {
        match self {
            Self::ResidentId(digits) => Self::PerhapsResidentId(digits),
            other => other.in_doubt(),
        }
    }

    /// A telephone number in a form that other numbers have, too.
    fn labelled(window: &Window<'_>, digits: Digits) -> Self {
        match window.before {
            Edge::Label => Self::Mobile(digits),
            _ => Self::PerhapsMobile(digits),
        }
    }

    fn person(window: &Window<'_>, digits: Digits) -> Self {
        let numbers_a_thing = window.before == Edge::Numbering && is_unbroken(window);
        if is_of_a_recent_year(digits) && numbers_a_thing && !window.x {
            Self::PerhapsResidentId(digits)
        } else {
            Self::ResidentId(digits)
        }
    }

    fn telephone(window: &Window<'_>, digits: Digits) -> Self {
        let numbers_a_thing = matches!(window.before, Edge::Numbering | Edge::Papers);
        // a row of counts is written so, too
        let may_count = window.before != Edge::Label && window.lengths(0).eq([1; MOBILE]);
        let is_of_a_table = || window.is_cell() && window.beside().doubts_telephone();
        if (numbers_a_thing || is_of_a_table()) && is_unbroken(window) || may_count {
            Self::PerhapsMobile(digits)
        } else {
            Self::Mobile(digits)
        }
    }
}

/// The years in which cases have numbers of a district, a date and a serial.
const YEARS_OF_CODES: RangeInclusive<&str> = "2016"..="2040";

fn is_of_a_recent_year(digits: Digits) -> bool {
    digits.as_str().get(6..10).is_some_and(|year| YEARS_OF_CODES.contains(&year))
}

/// Warrants have numbers of eleven digits that begin like those of telephones.
fn is_of_a_warrant(window: &Window<'_>) -> bool {
    is_unbroken(window) && window.is_of_a_warrant()
}

fn is_unbroken(window: &Window<'_>) -> bool {
    window.lengths(0).count() == 1
}

fn resident_id(window: &Window<'_>) -> Option<Digits> {
    let number = match window.digits.len() {
        17 if window.x => Digits::with(window.digits, b'X'),
        // the last character follows from the others
        17 if window.is_covered && window.is_one() => {
            let all = b"0123456789X".iter().map(|check| Digits::with(window.digits, *check));
            let mut all = all.filter(|all| is_resident_id(all.as_str().as_bytes()));
            return all.next().filter(|_| is_province(two(window.digits)));
        }
        18 if window.after != Edge::Letter => Digits::new(window.digits),
        20 if is_disability_card(window) => Digits::new(&window.digits[..18]),
        _ => return None,
    };
    is_resident_id(number.as_str().as_bytes()).then_some(number)
}

/// 残疾人证: the number of the person, the kind of the disability and its grade.
fn is_disability_card(window: &Window<'_>) -> bool {
    let kind_and_grade = &window.digits[18..];
    let is_known = matches!(kind_and_grade, [b'1'..=b'7', b'1'..=b'4']);
    is_known && is_unbroken(window) && window.after != Edge::Letter
}

/// Without a check digit: only where nothing else can be meant.
fn old_resident_id(window: &Window<'_>) -> Option<Digits> {
    let alone = matches!(
        window.before,
        Edge::Clear
            | Edge::Numbering
            | Edge::Papers
            | Edge::Gap(Gap::LowLine | Gap::Bracket | Gap::Unseen)
    ) && matches!(
        window.after,
        Edge::Clear | Edge::Gap(Gap::LowLine | Gap::Bracket | Gap::Unseen)
    );
    let two = |at: usize| window.digits.get(at..).map_or(0, two);
    let is_one = alone && !window.x && (window.lengths(0).eq([15]) || is_parted(window));
    let date = || Day::new(1900 + i16::from(two(6)), two(8), two(10)).is_some();
    (is_one && is_province(two(0)) && date() && !window.beside().register)
        .then(|| Digits::new(window.digits))
}

/// 身份证 110105 491231 002: three figures or parts of a code, where no word announces them.
fn is_parted(window: &Window<'_>) -> bool {
    let is_joined = matches!(window.uniform_gap(0), Ok(Some(Gap::Space | Gap::Dash)));
    is_grouping(window, 0, &[&[6, 6, 3]]) && is_joined && window.announced().person
}

/// The first two digits as a number.
pub fn two(digits: &[u8]) -> i8 {
    digits.iter().take(2).fold(0, |sum, digit| sum * 10 + (digit - b'0').cast_signed())
}

/// The first two digits of the codes of GB/T 2260.
pub fn is_province(code: i8) -> bool {
    matches!(code, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
}

/// How the digits of a card stand in groups, as two figures may, too.
const DOUBTFUL_CARDS: [&[usize]; 3] = [&[8, 11], &[10, 9], &[4, 4, 4, 7]];

fn bank_card(window: &Window<'_>) -> Option<Number> {
    let digits = window.digits;
    let length = digits.len();
    let domestic = digits.starts_with(b"62") && (16..=19).contains(&length);
    let foreign = matches!(
        (digits, length),
        ([b'4', ..], 13 | 16 | 19)
            | ([b'5', b'1'..=b'5', ..] | [b'3', b'5', ..] | [b'6', b'0' | b'4' | b'5', ..], 16)
            | ([b'3', b'4' | b'7', ..], 15)
            // cards of Chinese banks that are older than the prefix 62
            | ([b'6', b'0', b'1', b'3', ..] | [b'9', b'5', b'5', b'8', ..], 19)
    );
    if !domestic && !foreign || !is_one_number(window, 0) || !is_luhn(digits) {
        return None;
    }
    let in_fours = |lengths: &[usize]| {
        lengths.split_last().is_some_and(|(last, rest)| {
            rest.len() >= 3 && rest.iter().all(|length| *length == 4) && (1..=4).contains(last)
        })
    };
    let lengths: Vec<usize> = window.lengths(0).collect();
    let each_alone = lengths.iter().all(|length| *length == 1);
    let known_form = match lengths.as_slice() {
        [_] | [4, 6, 5] => true,
        // what identifies the bank, and the rest
        [6, ..] if domestic => true,
        lengths if domestic && DOUBTFUL_CARDS.contains(&lengths) => true,
        _ if window.uniform_gap(0) == Ok(Some(Gap::Unseen)) => true,
        _ if domestic && window.announced().card => true,
        _ => in_fours(&lengths) || each_alone,
    };
    if !known_form {
        return None;
    }
    let number = Digits::new(digits);
    if domestic {
        let numbers_a_thing = window.before == Edge::Numbering && is_unbroken(window);
        return match numbers_a_thing {
            true if is_of_a_recent_year(number) => None,
            true => Some(Number::PerhapsBankCard(number)),
            false if DOUBTFUL_CARDS.contains(&lengths.as_slice()) => {
                Some(Number::PerhapsBankCard(number))
            }
            false => Some(Number::BankCard(number)),
        };
    }
    // a social credit code that has no letters may pass the test of a card by chance
    Uscc::parse(number.as_str()).is_err().then_some(Number::PerhapsBankCard(number))
}

/// Whether the groups are joined by one kind of gap, and end where that kind ends;
/// so that a row of figures is not read as one number, nor a decimal fraction.
fn is_one_number(window: &Window<'_>, prefix: usize) -> bool {
    let Ok(gap) = window.uniform_gap(prefix) else { return false };
    let before = if prefix == 0 { window.before } else { Edge::Clear };
    if matches!(window.after, Edge::Letter | Edge::Word) {
        return false;
    }
    match gap {
        None => before != Edge::Gap(Gap::Dot) && window.after != Edge::Gap(Gap::Dot),
        Some(Gap::Dot) if window.lengths(prefix).count() < 3 => false,
        Some(Gap::Bracket) => false,
        Some(gap) => before != Edge::Gap(gap) && window.after != Edge::Gap(gap),
    }
}

fn is_grouping(window: &Window<'_>, prefix: usize, known: &[&[usize]]) -> bool {
    known.iter().any(|known| window.lengths(prefix).eq(known.iter().copied()))
}

/// The check digit of ISO/IEC 7812-1.
pub fn is_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .zip(0_u32..)
        .map(|(digit, place)| match (u32::from(digit.saturating_sub(b'0')), place % 2) {
            (digit, 0) => digit,
            (digit, _) => digit * 2 / 10 + digit * 2 % 10,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests;
