//! Characters that stand one a cell, one a line or one an entry: 1|1|0|1|0|5|….
//!
//! Takes text; gives what such a row reads as, and nothing where there is none. A word of
//! more than one character, or a wide gap, ends a row.

use super::SEPARATOR;
use super::alone::may_stand_alone;
use super::drawn_cells::without_signs;
use crate::guard::counted::{Meant, meant_by};
use memchr::memmem;

/// Fewer characters in a row are a list, a date, initials.
const FEWEST: usize = 4;
/// What stands between two cells is shorter: quotes, commas, white space, ends of lines.
const WIDEST_GAP: usize = 12;
/// In bytes.
const LONGEST_CHARACTER: usize = 4;

/// Words before a row of digits that say that it is a number, not a table of counts.
const LABELS: [&str; 11] =
    ["证", "号码", "编号", "手机", "电话", "拨打", "卡", "账号", "帐号", "汇入", "支付"];
/// How far before the row they stand, in bytes.
const LABEL_WITHIN: usize = 48;
/// The characters of an ID number: what has a check character needs no label.
const SELF_EVIDENT: usize = 18;

/// Rows of single characters, each a piece of its own.
#[derive(Default)]
pub struct Singles {
    /// Rows of letters, and rows of digits that stand for one number.
    pub words: Vec<u8>,
    /// Rows of digits that may be counts.
    pub figures: Vec<u8>,
}

/// Every row of single characters in `text`, with signs or room between the cells, too.
pub fn join_singles(text: &[u8]) -> Singles {
    let mut all = rows_in(text);
    if let Some(plain) = without_signs(text) {
        let Singles { words, figures } = rows_in(&plain);
        keep_but_lists(&words, &mut all.words);
        keep_but_lists(&figures, &mut all.figures);
    }
    all
}

/// Keeps rows but those that count up, as the marks of a list do: 1、2、3、4.
fn keep_but_lists(rows: &[u8], into: &mut Vec<u8>) {
    let counts_up = |row: &[u8]| row.windows(2).all(|two| two[1] == two[0].wrapping_add(1));
    for row in rows.split_inclusive(|byte| *byte == SEPARATOR) {
        if !counts_up(&row[..row.len() - 1]) {
            into.extend_from_slice(row);
        }
    }
}

fn rows_in(text: &[u8]) -> Singles {
    if !may_stand_alone(text, FEWEST, LONGEST_CHARACTER + WIDEST_GAP) {
        return Singles::default();
    }
    rows_of(text)
}

fn rows_of(text: &[u8]) -> Singles {
    let mut row = Row { text, rows: Singles::default(), row: Vec::new(), start: 0, count: 0 };
    let (mut at, mut gap) = (0, 0);
    while let Some(&byte) = text.get(at) {
        // the letter of an escape is none
        let is_escape = at > 0 && text[at - 1] == b'\\' && matches!(byte, b'n' | b'r' | b't');
        if !is_word(byte) || is_escape && is_end(text, at + 1) {
            at += 1;
            gap += 1;
            continue;
        }
        let rest = &text[at..];
        let length = word_length(rest);
        if gap > WIDEST_GAP {
            row.end();
        }
        if length == character_length(byte) {
            row.push(at, &rest[..length]);
        } else {
            row.end();
        }
        at += length;
        gap = 0;
    }
    row.end();
    row.rows
}

/// Whether no word goes on here.
fn is_end(text: &[u8], at: usize) -> bool {
    text.get(at).is_none_or(|byte| !is_word(*byte))
}

struct Row<'t> {
    text: &'t [u8],
    rows: Singles,
    row: Vec<u8>,
    start: usize,
    count: usize,
}

impl Row<'_> {
    fn push(&mut self, at: usize, character: &[u8]) {
        if self.count == 0 {
            self.start = at;
        }
        self.row.extend_from_slice(character);
        self.count += 1;
    }

    fn end(&mut self) {
        if self.count >= FEWEST {
            let is_figures = self.row.iter().all(u8::is_ascii_digit);
            let is_number = self.count == SELF_EVIDENT || self.is_labelled();
            let rows = if is_figures && !is_number {
                &mut self.rows.figures
            } else {
                &mut self.rows.words
            };
            rows.extend_from_slice(&self.row);
            rows.push(SEPARATOR);
            // a key of one letter stands before its value: {"a":["1","3",…]}
            let letters = self.row.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            if letters > 0 && self.row.get(letters).is_some_and(u8::is_ascii_digit) {
                rows.extend_from_slice(&self.row[letters..]);
                rows.push(SEPARATOR);
            }
        }
        self.row.clear();
        self.count = 0;
    }

    fn is_labelled(&self) -> bool {
        let before = &self.text[self.start.saturating_sub(LABEL_WITHIN)..self.start];
        LABELS.iter().any(|label| memmem::find(before, label.as_bytes()).is_some())
            && meant_by(&String::from_utf8_lossy(before)) != Meant::Counts
    }
}

/// Which bytes belong to a word: ASCII letters and digits, and everything beyond ASCII.
const WORDS: [bool; 256] = {
    let mut words = [false; 256];
    let mut byte = 0;
    while byte < words.len() {
        words[byte] = byte >= 0x80 || (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    words
};

fn is_word(byte: u8) -> bool {
    WORDS[usize::from(byte)]
}

/// How many bytes the word at the head of `text` has; where it is long, eight bytes beyond
/// ASCII are taken at once.
fn word_length(text: &[u8]) -> usize {
    let is_beyond = |eight: &&[u8; 8]| u64::from_ne_bytes(**eight) & BEYOND_ASCII == BEYOND_ASCII;
    let (eights, _) = text.as_chunks();
    let beyond = 8 * eights.iter().take_while(is_beyond).count();
    beyond + text[beyond..].iter().take_while(|byte| is_word(**byte)).count()
}

const BEYOND_ASCII: u64 = 0x8080_8080_8080_8080;

fn character_length(first: u8) -> usize {
    match first {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0.. => 4,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> String {
        let Singles { words, figures } = join_singles(text.as_bytes());
        String::from_utf8_lossy(&[words, figures].concat()).replace('\u{1F}', "|")
    }

    #[test]
    fn reads_one_character_a_cell() {
        assert_eq!(rows("证号\u{1F}1\u{1F}1\u{1F}0\u{1F}1\u{1F}0\u{1F}5\u{1F}甲乙"), "110105|");
        assert_eq!(rows("\"1\",\"3\",\"8\",\"0\",\"0\"\r\n"), "13800|");
        assert_eq!(rows("１\n３\n８\n０\n"), "１３８０|");
        assert_eq!(rows("{\"a\":[1,3,8,0]}"), "a1380|1380|");
        assert_eq!(rows("| 欧 | 阳 | 建 | 国 |"), "欧阳建国|");
    }

    #[test]
    fn signs_beyond_ascii_keep_characters_apart() {
        assert_eq!(rows("证号│1│1│0│1│0│5│"), "110105|");
        assert_eq!(rows("证号1、1、0、1、0、5人"), "110105人|");
        assert_eq!(rows("欧\u{3000}阳\u{3000}建\u{3000}国"), "欧阳建国|");
        assert_eq!(rows("1、2、3、4、5，甲、乙"), "");
    }

    #[test]
    fn words_lists_and_wide_gaps_are_no_row() {
        for text in ["1 2 3", "one two three four", "12 34 56 78", "", "a             b c d"] {
            assert_eq!(rows(text), "", "{text}");
        }
        assert_eq!(rows("1 2 3 4 x5 6 7 8 9"), "1234|6789|");
    }

    proptest! {
        #[test]
        fn a_glance_misses_no_row(text in r"([0-9a中é𠀀\x80]{1,2}[|, \n-]{1,14}){0,30}") {
            let Singles { words, figures } = rows_of(text.as_bytes());
            let seen = may_stand_alone(text.as_bytes(), FEWEST, LONGEST_CHARACTER + WIDEST_GAP);
            prop_assert!(seen || words.is_empty() && figures.is_empty());
        }
    }

    #[test]
    fn counts_are_kept_apart_from_numbers() {
        let row = "1|3|8|0|0|1|3|8|0|0|0";
        let Singles { words, figures } = join_singles(format!("新收 {row}").as_bytes());
        assert!(words.is_empty() && figures.starts_with(b"13800138000"));
        let Singles { words, figures } = join_singles(format!("手机 {row}").as_bytes());
        assert!(figures.is_empty() && words.starts_with(b"13800138000"));
        let Singles { words, figures } = join_singles(br"xy|\n| 1 | 3 | 8 | 0 |\n");
        assert!(words.is_empty() && figures.starts_with(b"1380"), "{words:?}");
        for counts in ["拨打电话次数", "优待证办理数"] {
            let Singles { words, figures } = join_singles(format!("{counts},{row}").as_bytes());
            assert!(words.is_empty() && figures.starts_with(b"13800138000"), "{counts}");
        }
    }
}
