//! Resident ID numbers of which a spreadsheet has kept fifteen digits and written zeros for
//! the rest: in its own cells, and in the tables of text that it writes.
//!
//! Takes a number or a table; gives what is left of such numbers in the form in which a part
//! of one is written elsewhere. In a table of text a number of that form may be anything: it
//! is looked at below a head that speaks of papers alone. A card number that was written as
//! a power of ten is written out, behind the word that its head is.

use super::part::written_out;
use crate::model::Day;
use memchr::memmem;
use std::ops::RangeInclusive;

/// A whole number of more digits is not kept whole in a cell.
const EXACT_DIGITS: usize = 15;
const ID_DIGITS: usize = 18;
/// How the heads of such columns are called.
const PAPERS: [&str; 3] = ["身份证", "证件号", "证号"];
/// How the heads of columns are called in which bank cards stand, and how long these are.
const CARDS: [&str; 2] = ["卡号", "银行卡"];
const CARD_DIGITS: RangeInclusive<usize> = 16..=19;
/// What keeps the cells of a table apart.
const SEPARATORS: [char; 4] = [',', '\t', ';', '|'];
/// What stands around a cell to keep its text a text.
const AROUND: [char; 6] = ['"', '=', '\'', ' ', '`', '\u{FEFF}'];
/// A table has no more columns.
const MOST_COLUMNS: usize = 16_384;

/// The part of a number that is left, if it is such a number.
pub fn cut(whole: &str) -> Option<String> {
    cut_to(whole, EXACT_DIGITS)
}

/// The same of a number that was written as a power of ten: other programs than Excel keep
/// a digit or two more.
pub fn cut_of_power(whole: &str) -> Option<String> {
    cut_to(whole, ID_DIGITS - 1)
}

fn cut_to(whole: &str, digits: usize) -> Option<String> {
    let is_number = whole.len() == ID_DIGITS && whole.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || whole.bytes().skip(digits).any(|byte| byte != b'0') {
        return None;
    }
    let part = |from: usize, to: usize| whole.get(from..to)?.parse::<i8>().ok();
    let year = whole.get(6..10)?;
    let day = Day::new(year.parse().ok()?, part(10, 12)?, part(12, 14)?);
    let lives = day.is_some() && (year.starts_with("19") || year.starts_with("20"));
    lives.then(|| [&whole[..6], "********", &whole[14..]].concat())
}

/// What stands in a column.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Papers,
    Cards,
    Others,
}

impl Column {
    /// By its head.
    fn of(head: &str) -> Self {
        let speaks_of = |words: &[&str]| words.iter().any(|word| head.contains(word));
        match () {
            () if speaks_of(&PAPERS) => Self::Papers,
            () if speaks_of(&CARDS) => Self::Cards,
            () => Self::Others,
        }
    }

    /// The number in a cell of it, if it is cut.
    fn cut(self, cell: &str) -> Option<String> {
        let whole = written_out(cell);
        match self {
            Self::Papers => cut(whole.as_deref().unwrap_or(cell)),
            Self::Cards => whole
                .filter(|whole| CARD_DIGITS.contains(&whole.len()))
                .map(|whole| [CARDS[0], "：", &whole].concat()),
            Self::Others => None,
        }
    }
}

/// The numbers of a table that are cut, one a line.
pub fn cut_in_table(text: &str) -> String {
    let mut all = String::new();
    let is_said = |word: &&str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    if !PAPERS.iter().chain(&CARDS).any(is_said) {
        return all;
    }
    let mut columns: Vec<Column> = Vec::new();
    for line in text.lines() {
        for (nth, cell) in line.split(SEPARATORS).take(MOST_COLUMNS).enumerate() {
            let cell = cell.trim_matches(AROUND);
            let headed = Column::of(cell);
            if headed != Column::Others {
                columns.resize(columns.len().max(nth + 1), Column::Others);
                columns[nth] = headed;
            } else if let Some(number) = columns.get(nth).and_then(|column| column.cut(cell)) {
                all.extend([number.as_str(), "\n"]);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::cut_in_table;

    #[test]
    fn cards_that_are_powers_of_ten_are_written_out() {
        let written = "卡号：6225881234567900\n";
        assert_eq!(cut_in_table("姓名,银行卡号\n甲,6.2258812345679E+15"), written);
        assert_eq!(cut_in_table("姓名,银行卡号\n甲,6225881234567900"), "", "it stands there");
        assert_eq!(cut_in_table("姓名,金额\n甲,6.2258812345679E+15"), "");
    }

    #[test]
    fn numbers_below_a_head_of_papers_are_found() {
        let cut = "110105********0000\n";
        for table in [
            "姓名,身份证号码\n甲,110105194912310000",
            "\u{FEFF}身份证号\t姓名\r\n\"110105194912310000\"\t甲",
            "序号;证件号码\n1;=\"110105194912310000\"",
            "姓名,身份证号\n甲,1.1010519491231E+17",
        ] {
            assert_eq!(cut_in_table(table), cut, "{table}");
        }
        for table in [
            "姓名,金额\n甲,110105194912310000",
            "身份证号,金额\n甲,110105194912310000",
            "姓名,身份证号\n甲,110105194912310054",
            "姓名,身份证号\n甲,110105194913310000",
            "姓名,身份证号\n甲,",
            "身份证号\n12345612３1230000",
            "",
        ] {
            assert_eq!(cut_in_table(table), "", "{table}");
        }
    }
}
