//! Resident ID numbers of which a spreadsheet has kept fifteen digits and written zeros for
//! the rest: in its own cells, and in the tables of text that it writes.
//!
//! Takes a number or a table; gives what is left of such numbers in the form in which a part
//! of one is written elsewhere. In a table of text a number of that form may be anything: it
//! is looked at below a head that speaks of papers alone.

use super::part::written_out;
use crate::model::Day;
use memchr::memmem;

/// A whole number of more digits is not kept whole in a cell.
const EXACT_DIGITS: usize = 15;
const ID_DIGITS: usize = 18;
/// How the heads of such columns are called.
const PAPERS: [&str; 3] = ["身份证", "证件号", "证号"];
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

/// The numbers of a table that are cut, one a line.
pub fn cut_in_table(text: &str) -> String {
    let mut all = String::new();
    if !PAPERS.iter().any(|word| memmem::find(text.as_bytes(), word.as_bytes()).is_some()) {
        return all;
    }
    let mut columns: Vec<bool> = Vec::new();
    for line in text.lines() {
        for (column, cell) in line.split(SEPARATORS).take(MOST_COLUMNS).enumerate() {
            let cell = cell.trim_matches(AROUND);
            if PAPERS.iter().any(|word| cell.contains(word)) {
                columns.resize(columns.len().max(column + 1), false);
                columns[column] = true;
            } else if columns.get(column) == Some(&true) {
                let whole = written_out(cell).unwrap_or_else(|| cell.to_owned());
                all.extend(cut(&whole).into_iter().flat_map(|cut| [cut, "\n".to_owned()]));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::cut_in_table;

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
