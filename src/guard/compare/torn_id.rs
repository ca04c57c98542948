//! Resident ID numbers that the end of a line tears apart, as in a narrow column or cell.
//!
//! Takes folded text; gives the numbers. Other numbers are never made one over the end of a
//! line: these have a region, a date and a check digit to know them by.

use super::Folded;
use super::number::{is_province, two};
use super::papers::are_named_before;
use crate::guard::decode::SEPARATOR;
use crate::model::is_resident_id;

/// The digits of such a number before the check character.
const DIGITS: usize = 17;

/// Every number that is torn in two or three, one a piece.
pub fn torn_ids(text: &Folded) -> Vec<u8> {
    let bytes = text.bytes();
    let all = 0..=bytes.len();
    let mut numbers = Vec::new();
    for &line in text.lines_in(all) {
        let goes_on = is_digit_at(bytes, Some(line)) || bytes.get(line) == Some(&b'x');
        if !goes_on || !is_digit_at(bytes, line.checked_sub(1)) {
            continue;
        }
        let head = DIGITS.min(line);
        let start = (line - head..line).rev().take_while(|at| is_digit_at(bytes, Some(*at)));
        let starts = start.filter(|at| begins_alone(text, *at, line));
        for start in starts {
            if let Some(number) = bytes.get(start..start + DIGITS + 1)
                && is_number(text, start, number)
            {
                numbers.extend_from_slice(&number.to_ascii_uppercase());
                numbers.push(SEPARATOR);
            }
        }
    }
    numbers
}

fn is_digit_at(bytes: &[u8], at: Option<usize>) -> bool {
    at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit)
}

/// Whether no letter or digit of the same line stands before `at`, and `line` is the next
/// end of a line.
fn begins_alone(text: &Folded, at: usize, line: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| text.bytes().get(before));
    let is_alone = !before.is_some_and(u8::is_ascii_alphanumeric) || text.is_gap(at);
    is_alone && text.lines_in(at + 1..=line) == [line]
}

/// Whether eighteen characters are a number that only ends of lines tear, and not a column
/// of figures of one width: no figure has an X, and none stands behind 身份证号.
fn is_number(text: &Folded, start: usize, number: &[u8]) -> bool {
    let end = start + number.len();
    let ends_alone = !text.bytes().get(end).is_some_and(u8::is_ascii_alphanumeric);
    let lines = text.lines_in(start + 1..=end - 1);
    let gaps = text.gaps_in(start + 1..=end - 1);
    let is_halved = lines.len() == 1 && 2 * (lines[0] - start) == number.len();
    let are_figures =
        number.iter().all(u8::is_ascii_digit) && !are_named_before(text.bytes(), start);
    let is_column = is_halved && are_figures;
    (ends_alone || text.is_gap(end))
        && gaps == lines
        && lines.len() <= 2
        && !is_column
        && is_resident_id(number)
        && is_province(two(number))
}

#[cfg(test)]
mod tests {
    use super::super::Pairs;
    use super::*;

    fn torn(text: &str) -> String {
        let mut folded = Folded::default();
        folded.fold(text.as_bytes(), &Pairs::default());
        String::from_utf8_lossy(&torn_ids(&folded)).replace('\u{1F}', "|")
    }

    #[test]
    fn numbers_are_put_together_over_ends_of_lines() {
        for at in 1..18 {
            for (before, number) in [("证号 ", "110105194912310054"), ("甲 ", "11010519491231002X")]
            {
                let (head, tail) = number.split_at(at);
                for end in ["\r\n", "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"]
                {
                    let text = format!("{before}{head}{end}  {tail}，男");
                    assert_eq!(torn(&text), format!("{number}|"), "{text:?}");
                }
            }
        }
        assert_eq!(torn("张三\n110105\n194912\n31002X\n李四"), "11010519491231002X|");
        assert_eq!(torn("１１０１０５１９４９\n１２３１００２ｘ"), "11010519491231002X|");
        for text in [
            "11010519491231\n0021",
            "1101 0519491231\n002X",
            "110105194912310\n02X5",
            "9110105194912310\n02X",
            "a110105194912310\n02X",
            // half and half may be a column of figures
            "甲 110105194\n912310054",
            "11010519491231002X",
            "20260101\n20260102\n20260103",
        ] {
            assert_eq!(torn(text), "", "{text}");
        }
    }
}
