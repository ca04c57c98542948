//! How people write a day.

use crate::model::Day;

const NUMERALS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Every usual spelling of it.
pub fn spellings_of_day(day: Day) -> Vec<String> {
    let iso = day.to_string();
    let (year, rest) = iso.split_once('-').unwrap_or((&iso, ""));
    let (month, of_month) = rest.split_once('-').unwrap_or((rest, ""));
    let short = |part: &str| part.trim_start_matches('0').to_owned();
    let mut all = vec![day.basic()];
    let in_words = format!("{}年{}月{}", one_by_one(year), counted(month), counted(of_month));
    for words in [
        format!("{year}年{}月{}", short(month), short(of_month)),
        format!("{year}年{month}月{of_month}"),
        in_words.replace('〇', "零"),
        in_words,
    ] {
        all.extend(["日", "号"].map(|end| [&words, end].concat()));
    }
    for sign in ["-", ".", "/"] {
        all.push([year, month, of_month].join(sign));
        all.push([year, &short(month), &short(of_month)].join(sign));
    }
    all
}

/// 二〇二六
fn one_by_one(digits: &str) -> String {
    digits.bytes().map(|digit| NUMERALS[usize::from(digit - b'0')]).collect()
}

/// 二十一, of two digits.
fn counted(digits: &str) -> String {
    let numerals: Vec<char> = one_by_one(digits).chars().collect();
    let [tens, ones] = numerals[..] else { return one_by_one(digits) };
    let tens = match tens {
        '〇' => String::new(),
        '一' => "十".to_owned(),
        tens => format!("{tens}十"),
    };
    if ones == '〇' { tens } else { format!("{tens}{ones}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_spelled_as_people_do() {
        for (day, spellings) in [
            (
                "2026-05-02",
                &["2026年5月2日", "2026-05-02", "2026.5.2", "20260502", "二零二六年五月二日"][..],
            ),
            ("2026-11-21", &["二〇二六年十一月二十一日", "2026年11月21号"]),
            ("2026-10-10", &["二〇二六年十月十日"]),
        ] {
            let all = spellings_of_day(Day::parse(day).expect("a day"));
            for spelling in spellings {
                assert!(all.iter().any(|one| one == spelling), "{spelling} {all:?}");
            }
        }
    }
}
