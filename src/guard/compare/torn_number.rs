//! Cards and mobile numbers that ends of lines tear apart, as in a narrow cell.
//!
//! Takes folded text; gives the numbers. Unlike ID numbers they have no date to know them
//! by: each piece has to fill its line, and the lines around are no figures, as they are
//! in a column. Two lines are no proof of a telephone number: whoever reads it may only ask.

use super::Folded;
use super::number::is_luhn;
use crate::guard::decode::SEPARATOR;

/// A word behind which eleven digits may be the number of anything.
const PERHAPS: &str = "编号";
/// The digits of a mobile number.
const MOBILE: usize = 11;
/// Lines that one number may fill.
const MOST_LINES: usize = 3;
/// No number that is torn has so many digits in one line.
const LONGEST: usize = 18;

/// Every number that is torn, one a piece.
pub fn torn_numbers(text: &Folded) -> Vec<u8> {
    let bytes = text.bytes();
    let all = 0..=bytes.len();
    let mut numbers = Vec::new();
    let mut past = 0;
    for &line in text.lines_in(all) {
        let is_between = line.checked_sub(1).is_some_and(|before| bytes[before].is_ascii_digit())
            && bytes.get(line).is_some_and(u8::is_ascii_digit);
        if is_between && line >= past {
            past = put_together(text, line, &mut numbers);
        }
    }
    numbers
}

/// Puts the lines of figures together between the first and second of which `line` stands;
/// gives where the last of them ends.
fn put_together(text: &Folded, line: usize, numbers: &mut Vec<u8>) -> usize {
    let bytes = text.bytes();
    let digits = count(bytes[..line].iter().rev());
    let start = text.lines_in(line - digits..=line - 1).last().copied();
    let start = start.unwrap_or(line - digits);
    let mut ends = vec![line];
    let mut end = line;
    while ends.len() <= MOST_LINES && is_end(text, end) {
        let digits = end + count(bytes[end..].iter());
        if digits == end {
            break;
        }
        end = text.lines_in(end + 1..=digits).first().copied().unwrap_or(digits);
        ends.push(end);
    }
    let lengths: Vec<usize> = ends
        .iter()
        .scan(start, |before, end| Some(end - std::mem::replace(before, *end)))
        .collect();
    let is_torn = is_filled(&lengths)
        && is_end(text, start)
        && is_end(text, end)
        && text.gaps_in(start + 1..=end - 1) == &ends[..ends.len() - 1]
        && is_clear(text, start, end);
    if is_torn {
        note(&bytes[start..end], lengths.len(), numbers);
    }
    end
}

/// Takes note of digits that fill so many lines, if they are a number.
fn note(number: &[u8], lines: usize, numbers: &mut Vec<u8>) {
    let is_card = (16..=19).contains(&number.len()) && number.starts_with(b"62");
    let is_mobile = number.len() == MOBILE && matches!(number, [b'1', b'3'..=b'9', ..]);
    match lines {
        2 if is_mobile => numbers.extend_from_slice(PERHAPS.as_bytes()),
        2..=MOST_LINES if is_card && is_luhn(number) => {}
        _ => return,
    }
    numbers.extend_from_slice(number);
    numbers.push(SEPARATOR);
}

/// How many digits follow one another.
fn count<'b>(bytes: impl Iterator<Item = &'b u8>) -> usize {
    bytes.take(LONGEST + 1).take_while(|byte| byte.is_ascii_digit()).count()
}

/// Whether a line or a cell ends here.
fn is_end(text: &Folded, at: usize) -> bool {
    let bytes = text.bytes();
    let is_apart =
        |at: Option<usize>| at.is_none_or(|at| bytes.get(at).is_none_or(|byte| *byte == SEPARATOR));
    is_apart(at.checked_sub(1)) || is_apart(Some(at)) || !text.lines_in(at..=at).is_empty()
}

/// Whether what fills lines fills all but the last, and the last less: figures of one
/// length are a column.
fn is_filled(lengths: &[usize]) -> bool {
    let [first, between @ .., last] = lengths else { return false };
    between.iter().all(|length| length == first) && last < first
}

/// Whether the lines before and behind are no figures, and there is more than this number.
fn is_clear(text: &Folded, start: usize, end: usize) -> bool {
    let bytes = text.bytes();
    let line_ends = |at: usize| bytes.get(at) == Some(&SEPARATOR);
    let before = (0..start).rev().take(LONGEST).take_while(|at| {
        !line_ends(*at) && (at + 1 == start || text.lines_in(at + 1..=at + 1).is_empty())
    });
    let behind = (end..bytes.len())
        .take(LONGEST)
        .take_while(|at| !line_ends(*at) && (*at == end || text.lines_in(*at..=*at).is_empty()));
    let is_figure = |at: usize| matches!(bytes[at], b'0'..=b'9' | b'.' | b',' | b'%' | b'-');
    let before: Vec<usize> = before.collect();
    let behind: Vec<usize> = behind.collect();
    let is_word = |line: &[usize]| line.is_empty() || line.iter().any(|at| !is_figure(*at));
    is_word(&before) && is_word(&behind) && (start > 0 || end < bytes.len())
}

#[cfg(test)]
mod tests {
    use super::super::Pairs;
    use super::*;

    const CARD: &str = "6222020200112230301";

    fn torn(text: &str) -> String {
        let mut folded = Folded::default();
        folded.fold(text.as_bytes(), &Pairs::default());
        String::from_utf8_lossy(&torn_numbers(&folded)).replace('\u{1F}', "|")
    }

    #[test]
    fn cards_and_mobiles_are_put_together() {
        for (text, number) in [
            ("张三\n6222020200\n112230301\n男", CARD),
            ("张三\n6222020\n2001122\n30301\n男", CARD),
            ("李四\n6222020200112230\n301", CARD),
            ("卡号\u{1F}62220202001\n12230301\u{1F}男", CARD),
            ("张三\n1380013\n8000\n男", "编号13800138000"),
            ("张三\n1380013800\n0\n女", "编号13800138000"),
        ] {
            assert_eq!(torn(text), format!("{number}|"), "{text}");
        }
    }

    #[test]
    fn columns_and_lines_of_other_words_are_no_number() {
        for text in [
            // what has words beside it
            "卡号 6222020200\n112230301",
            "6222020200\n112230301元",
            "共 1380013\n8000 元",
            "1380013\n8000元",
            // columns
            "1380013\n8000\n9000",
            "12,000\n1380013\n8000\n男",
            "1380013\n8000\n1.5",
            "138001\n38000\n1234567",
            "62220202\n62220203",
            "622202\n622203\n622206",
            "9000\n6222020200\n112230301",
            // more in the second line than in the first
            "1380\n0138000",
            "6222020\n200112230301",
            // no such number
            "6222020200\n112230302",
            "1280013\n8000",
            "6222020200\u{1F}112230301",
            "1380013\n8000",
            "6222020200\n112230301",
            CARD,
        ] {
            assert_eq!(torn(text), "", "{text}");
        }
    }
}
