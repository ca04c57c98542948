//! How people write an amount: grouped or not, in ten thousands, in words, in capitals.

use super::capitals::in_capitals;

/// An amount with fewer digits that tell it apart is found by chance.
const FEWEST_SIGNIFICANT: usize = 4;
/// A number of so many digits may stand alone, without commas and without a unit.
const STANDS_ALONE: usize = 6;
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

/// Every usual spelling of it; none where it is found by chance.
pub fn spellings_of_amount(plain: &str) -> Vec<String> {
    if significant_digits(plain) < FEWEST_SIGNIFICANT {
        return Vec::new();
    }
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

/// How many digits of a number tell it apart from others: none of the zeros at its ends.
pub fn significant_digits(number: &str) -> usize {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_spelled_as_people_do() {
        let all = spellings_of_amount("38764.25");
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
            let all = spellings_of_amount(amount);
            assert!(all.iter().any(|one| one == spelling), "{spelling} {all:?}");
        }
        let all = spellings_of_amount("1283500.00");
        for spelling in ["1283500", "1,283,500", "1,283,500.00", "128.35万", "1283500元"] {
            assert!(all.iter().any(|one| one == spelling), "{spelling} {all:?}");
        }
    }

    #[test]
    fn round_amounts_tell_nothing() {
        for (amount, is) in [("120000.00", false), ("38764.25", true), ("1234.00", true)] {
            assert_eq!(!spellings_of_amount(amount).is_empty(), is, "{amount}");
        }
    }
}
