//! Signs beyond ASCII that draw cells or leave room between them: 1│1│0, 1、1、0.
//!
//! Takes text; gives the parts of it where many such signs stand close together, with blanks
//! in their place, and nothing elsewhere: almost no text holds as many.

use aho_corasick::packed::Searcher;
use memchr::{memchr_iter, memmem};
use std::ops::Range;
use std::sync::LazyLock;

/// Fewer signs keep no row apart.
const FEWEST: usize = 3;
/// From the beginning of one sign to that of the next: the sign, a blank, one character.
const WIDEST: usize = 8;
/// Lines that are drawn, what is typed for one, boxes of a form, the comma of lists, and
/// blanks of three bytes.
const SIGNS: [&str; 9] = ["\u{3000}", "\u{200B}", "│", "┃", "￨", "｜", "丨", "□", "、"];
/// The blank of two bytes.
const BLANK: &str = "\u{A0}";
/// So much stands before a row as tells what it numbers.
const BEFORE: usize = 64;
/// So much of what follows belongs to the last cell.
const BEHIND: usize = 16;

/// What stands around rows of signs, with a blank for every byte of a sign; a letter or
/// digit of ASCII between a sign and another word stands alone: 号1│1│0。
pub fn without_signs(text: &[u8]) -> Option<Vec<u8>> {
    let rows = rows(text);
    let mut plain = Vec::new();
    let mut done = 0;
    for row in &rows {
        let from = done.max(row.start.saturating_sub(BEFORE));
        let to = text.len().min(row.end + BEHIND);
        if from < to {
            blank(&text[from..to], &mut plain);
            plain.extend([b' '; BEHIND]);
            done = to;
        }
    }
    (!rows.is_empty()).then_some(plain)
}

/// Where enough signs stand in a row.
fn rows(text: &[u8]) -> Vec<Range<usize>> {
    static SEARCHER: LazyLock<Option<Searcher>> = LazyLock::new(|| Searcher::new(SIGNS));
    let mut rows = Vec::new();
    match SEARCHER.as_ref() {
        Some(searcher) => in_a_row(searcher.find_iter(text).map(|sign| sign.start()), &mut rows),
        // a machine that cannot look for all of them at once
        None => SIGNS.iter().for_each(|sign| {
            in_a_row(memmem::find_iter(text, sign), &mut rows);
        }),
    }
    // its first byte begins hardly anything else in Chinese text
    let blanks = memchr_iter(BLANK.as_bytes()[0], text);
    in_a_row(blanks.filter(|at| text[*at..].starts_with(BLANK.as_bytes())), &mut rows);
    rows.sort_unstable_by_key(|row| row.start);
    rows
}

/// Notes every row among the places of signs.
fn in_a_row(signs: impl Iterator<Item = usize>, rows: &mut Vec<Range<usize>>) {
    let (mut row, mut count) = (0..0, 0);
    let mut end = |row: &Range<usize>, count| {
        if count >= FEWEST {
            rows.push(row.clone());
        }
    };
    for sign in signs {
        if count > 0 && sign - row.end <= WIDEST {
            row.end = sign;
            count += 1;
        } else {
            end(&row, count);
            (row, count) = (sign..sign, 1);
        }
    }
    end(&row, count);
}

/// Appends a part of a text with blanks in place of signs.
fn blank(part: &[u8], plain: &mut Vec<u8>) {
    let mut at = 0;
    while let Some(&byte) = part.get(at) {
        let rest = &part[at..];
        let sign = SIGNS.iter().chain([&BLANK]).find(|sign| rest.starts_with(sign.as_bytes()));
        let Some(sign) = sign else {
            plain.push(byte);
            at += 1;
            continue;
        };
        if let [.., 0x80..=0xFF, last] = plain.as_slice()
            && last.is_ascii_alphanumeric()
        {
            plain.insert(plain.len() - 1, b' ');
        }
        plain.resize(plain.len() + sign.len(), b' ');
        at += sign.len();
        if let [next, 0x80..=0xFF, ..] = &part[at..]
            && next.is_ascii_alphanumeric()
        {
            plain.extend([*next, b' ']);
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Option<String> {
        let plain = without_signs(text.as_bytes())?;
        Some(String::from_utf8_lossy(&plain).split_whitespace().collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn signs_in_a_row_become_blanks() {
        for sign in SIGNS.into_iter().chain([BLANK]) {
            let text = format!("证号1{sign}1{sign}0{sign}1{sign}5。");
            assert_eq!(plain(&text).as_deref(), Some("证号 1 1 0 1 5 。"), "{sign}");
        }
        let text = "1\u{A0}│\u{A0}2\u{A0}│\u{A0}3\u{A0}│\u{A0}4";
        assert_eq!(plain(text).as_deref(), Some("1 2 3 4"));
        for text in ["甲，乙、丙丁、戊己、庚辛、", "1│1│0", "1、2013年、3、2014年、", ""]
        {
            assert_eq!(plain(text), None, "{text}");
        }
    }

    #[test]
    fn only_what_stands_around_a_row_is_copied() {
        let far = "字".repeat(10_000);
        let text = format!("{far}东、西、南、北{far}1│2│3│4{far}");
        let plain = without_signs(text.as_bytes()).expect("two rows");
        assert!(plain.len() < 300, "{}", plain.len());
    }
}
