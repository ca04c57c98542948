//! How people write an amount, a date or an address: there are many ways, and the gate knows
//! them all.
//!
//! Takes a value as data files write it; gives every usual spelling of it.

use super::partial::public_length;
use crate::disclosure::Class;
use crate::model::Day;

/// An amount with fewer digits that tell it apart is found by chance.
const FEWEST_SIGNIFICANT: usize = 4;
/// A number of so many digits may stand alone, without commas and without a unit.
const STANDS_ALONE: usize = 6;
/// An address with fewer numbers names a house at most, which others have in common.
const FEWEST_NUMBERS: usize = 2;
/// What may stand behind the number of a room, or not.
const ROOMS: [char; 3] = ['房', '室', '号'];
/// A part of the country ends with one of these.
const LEVELS: [char; 9] = ['省', '市', '州', '盟', '区', '县', '旗', '镇', '乡'];
/// Words for a building, and what people write for them.
const BUILDINGS: [(&str, &str); 2] = [("栋", "幢"), ("幢", "栋")];
/// Numerals of contracts, and those of texts.
const IN_TEXTS: [(char, char); 12] = [
    ('壹', '一'),
    ('贰', '二'),
    ('叁', '三'),
    ('肆', '四'),
    ('伍', '五'),
    ('陆', '六'),
    ('柒', '七'),
    ('捌', '八'),
    ('玖', '九'),
    ('拾', '十'),
    ('佰', '百'),
    ('仟', '千'),
];
const CAPITALS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// Every spelling in which a value of this class is looked for: of most the value itself,
/// of an amount that is found by chance none.
pub fn spellings(class: Class, text: &str) -> Vec<String> {
    let mut all = match class {
        Class::Amount if significant_digits(text) < FEWEST_SIGNIFICANT => Vec::new(),
        Class::Amount => spellings_of_amount(text),
        Class::Date => Day::parse(text).map(spellings_of_day).unwrap_or_default(),
        Class::Address => spellings_of_address(text),
        _ => vec![text.to_owned()],
    };
    all.sort_unstable();
    all.dedup();
    all
}

/// The whole address, and what is left of it: without the province, without the city, and
/// where a house and a part of it are named without the township and the word for a room
/// (演示路12号3栋402); with either word for a building.
fn spellings_of_address(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let public = public_length(&characters);
    let local: String = characters[public..].iter().collect();
    let local = local.trim();
    let short = local.trim_end_matches(ROOMS);
    let numbers = local.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let is_telling = public > 0 || short.len() < text.len();
    let mut all = vec![text.to_owned()];
    let levels = levels(&characters[..public]);
    for above in 1..levels.len() {
        all.push([&levels[above..].concat(), local].concat());
        all.push([&levels[above..levels.len() - 1].concat(), local].concat());
    }
    // by itself it names a road that there is in every town
    all.retain(|spelling| spelling != local);
    if is_telling && numbers.count() >= FEWEST_NUMBERS {
        all.push(short.to_owned());
    }
    let buildings = |one: &String| BUILDINGS.map(|(from, to)| one.replace(from, to));
    let other: Vec<String> = all.iter().flat_map(buildings).collect();
    all.extend(other);
    all
}

/// The parts of the country in front of an address: 演示省, 演示市, 演示区, 演示街道.
fn levels(public: &[char]) -> Vec<String> {
    let mut levels = vec![String::new()];
    for character in public {
        let level =
            levels.last_mut().filter(|level| !level.ends_with(LEVELS) || level.chars().count() < 2);
        match level {
            Some(level) => level.push(*character),
            None => levels.push(character.to_string()),
        }
    }
    levels
}

/// How many digits of a number tell it apart from others: none of the zeros at its ends.
pub fn significant_digits(number: &str) -> usize {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
}

fn spellings_of_day(day: Day) -> Vec<String> {
    let iso = day.to_string();
    let (year, rest) = iso.split_once('-').unwrap_or((&iso, ""));
    let (month, of_month) = rest.split_once('-').unwrap_or((rest, ""));
    let short = |part: &str| part.trim_start_matches('0').to_owned();
    let mut all = vec![day.in_chinese(), day.basic(), format!("{year}年{month}月{of_month}日")];
    for sign in ["-", ".", "/"] {
        all.push([year, month, of_month].join(sign));
        all.push([year, &short(month), &short(of_month)].join(sign));
    }
    all
}

fn spellings_of_amount(plain: &str) -> Vec<String> {
    let number = plain.trim_start_matches('-');
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let short = fraction.trim_end_matches('0');
    let grouped = grouped(whole);
    let mut all = Vec::new();
    for whole in [whole, &grouped] {
        let fractions = [fraction, short, &format!("{short:0<2}")];
        for fraction in fractions.iter().filter(|fraction| !fraction.is_empty()) {
            all.push(format!("{whole}.{fraction}"));
        }
        if short.is_empty() {
            all.extend(["元", "圆"].map(|unit| format!("{whole}{unit}")));
        }
    }
    if short.is_empty() {
        all.extend((grouped != whole).then_some(grouped));
        all.extend((whole.len() >= STANDS_ALONE).then(|| whole.to_owned()));
    }
    all.extend([(4, "万"), (8, "亿")].iter().filter_map(|(zeros, unit)| {
        let number = shifted(whole, short, *zeros)?;
        Some(number + unit)
    }));
    all.extend(in_capitals(whole, fraction).into_iter().flat_map(|yuan| {
        let other = yuan.replace('元', "圆");
        let in_texts =
            |c: char| IN_TEXTS.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to);
        let plain: String = yuan.chars().map(in_texts).collect();
        [yuan, other, plain.trim_end_matches('元').to_owned()]
    }));
    all.extend(in_parts(whole, fraction, short));
    all
}

/// With the word for ten thousand or the words for parts of a yuan inside: 387万6425.17元,
/// 3876425元1角7分.
fn in_parts(whole: &str, fraction: &str, short: &str) -> Vec<String> {
    let mut all = Vec::new();
    let point = if short.is_empty() { String::new() } else { format!(".{fraction}") };
    if let Some((units, rest)) =
        whole.len().checked_sub(4).and_then(|at| whole.split_at_checked(at))
        && !units.is_empty()
    {
        let rest = rest.trim_start_matches('0');
        all.extend((!rest.is_empty()).then(|| format!("{units}万{rest}{point}")));
    }
    if let ([jiao, fen @ ..], true) = (short.as_bytes(), short.len() <= 2) {
        let jiao = if *jiao == b'0' { String::new() } else { format!("{}角", char::from(*jiao)) };
        let fen: String = fen.iter().map(|fen| format!("{}分", char::from(*fen))).collect();
        all.push(format!("{whole}元{jiao}{fen}"));
    }
    all
}

/// By thousands.
fn grouped(whole: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// In units of ten to the power of `zeros`; none if that is less than one.
fn shifted(whole: &str, fraction: &str, zeros: usize) -> Option<String> {
    let (units, rest) = whole.split_at_checked(whole.len().checked_sub(zeros)?)?;
    let rest = [rest, fraction].concat();
    let rest = rest.trim_end_matches('0');
    match (units, rest) {
        ("", _) => None,
        (units, "") => Some(units.to_owned()),
        (units, rest) => Some([units, ".", rest].concat()),
    }
}

/// As contracts and receipts write it: 叁万捌仟柒佰陆拾肆元贰角伍分. None where a fraction
/// has no such form.
fn in_capitals(whole: &str, fraction: &str) -> Option<String> {
    let mut fen = fraction.bytes().map(|digit| usize::from(digit - b'0'));
    let (ten, one) = (fen.next().unwrap_or(0), fen.next().unwrap_or(0));
    if fen.any(|rest| rest > 0) || whole.len() > 16 {
        return None;
    }
    let mut text = capitals_of_whole(whole);
    text.push('元');
    if (ten, one) == (0, 0) {
        return Some(text);
    }
    match ten {
        0 => text.push('零'),
        _ => text.extend([CAPITALS[ten], '角']),
    }
    if one > 0 {
        text.extend([CAPITALS[one], '分']);
    }
    Some(text)
}

fn capitals_of_whole(whole: &str) -> String {
    let mut text = String::new();
    let mut has_zero = false;
    let mut has_digit = false;
    for (at, digit) in whole.bytes().map(|digit| usize::from(digit - b'0')).enumerate() {
        let place = whole.len() - at - 1;
        if digit == 0 {
            has_zero = true;
        } else {
            if has_zero && !text.is_empty() {
                text.push('零');
            }
            has_zero = false;
            has_digit = true;
            text.push(CAPITALS[digit]);
            text.push_str(["", "拾", "佰", "仟"][place % 4]);
        }
        if place.is_multiple_of(4) {
            let unit = ["", "万", "亿", "万亿"][place / 4 % 4];
            text.push_str(if has_digit { unit } else { "" });
            has_digit = false;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_spelled_as_people_do() {
        let all = spellings(Class::Amount, "38764.25");
        for spelling in ["38764.25", "38,764.25", "3.876425万", "叁万捌仟柒佰陆拾肆元贰角伍分"]
        {
            assert!(all.iter().any(|one| one == spelling), "{spelling} {all:?}");
        }
        for (amount, spelling) in [
            ("3876425", "三百八十七万六千四百二十五"),
            ("3876425", "387万6425"),
            ("3876425.17", "387万6425.17"),
            ("3876425.17", "3876425元1角7分"),
            ("3876425.07", "3876425元7分"),
        ] {
            let all = spellings(Class::Amount, amount);
            assert!(all.iter().any(|one| one == spelling), "{spelling} {all:?}");
        }
        let all = spellings(Class::Amount, "1283500.00");
        for spelling in ["1283500", "1,283,500", "1,283,500.00", "128.35万", "1283500元"] {
            assert!(all.iter().any(|one| one == spelling), "{spelling} {all:?}");
        }
    }

    #[test]
    fn an_address_is_told_from_any_part_of_the_country_on() {
        let all = spellings(Class::Address, "演示省演示市演示区演示街道彬芳大道88号");
        for spelling in [
            "演示市演示区演示街道彬芳大道88号",
            "演示区演示街道彬芳大道88号",
            "演示区彬芳大道88号",
            "演示街道彬芳大道88号",
        ] {
            assert!(all.iter().any(|one| one == spelling), "{spelling} {all:?}");
        }
        assert!(!all.contains(&"彬芳大道88号".to_owned()), "{all:?}");
        let all = spellings(Class::Address, "演示市演示路12号3栋402房");
        for spelling in ["演示路12号3幢402", "演示市演示路12号3幢402房", "演示路12号3栋402"]
        {
            assert!(all.iter().any(|one| one == spelling), "{spelling} {all:?}");
        }
    }

    #[test]
    fn capitals_have_their_zeros_where_people_write_them() {
        for (number, capitals) in [
            ("10", "壹拾元"),
            ("1005", "壹仟零伍元"),
            ("100500", "壹拾万零伍佰元"),
            ("1050000", "壹佰零伍万元"),
            ("200000001", "贰亿零壹元"),
            ("12.05", "壹拾贰元零伍分"),
            ("12.5", "壹拾贰元伍角"),
        ] {
            let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
            assert_eq!(in_capitals(whole, fraction).as_deref(), Some(capitals), "{number}");
        }
        assert_eq!(in_capitals("1", "234"), None);
    }

    #[test]
    fn a_day_is_spelled_as_people_do() {
        let all = spellings(Class::Date, "2026-05-02");
        for spelling in ["2026年5月2日", "2026-05-02", "2026.5.2", "2026/05/02", "20260502"] {
            assert!(all.iter().any(|one| one == spelling), "{spelling} {all:?}");
        }
    }

    #[test]
    fn round_amounts_tell_nothing() {
        for (amount, is) in [("120000.00", false), ("38764.25", true), ("1234.00", true)] {
            assert_eq!(!spellings(Class::Amount, amount).is_empty(), is, "{amount}");
        }
    }
}
