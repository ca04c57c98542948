//! Characters that stand one a cell, one a line or one an entry: 1|1|0|1|0|5|….
//!
//! Takes text; gives what such a row reads as, and nothing where there is none. A word of
//! more than one character, or a wide gap, ends a row.

use super::SEPARATOR;

/// Fewer characters in a row are a list, a date, initials.
const FEWEST: usize = 4;
/// What stands between two cells is shorter: quotes, commas, white space, ends of lines.
const WIDEST_GAP: usize = 12;

/// Appends every row of single characters, each a piece of its own; whether there was any.
pub fn join_singles(text: &[u8], into: &mut Vec<u8>) -> bool {
    let before = into.len();
    let mut row = Row { into, from: before, count: 0 };
    let (mut at, mut gap) = (0, 0);
    while let Some(&byte) = text.get(at) {
        if !is_word(byte) {
            at += 1;
            gap += 1;
            continue;
        }
        let rest = &text[at..];
        let length = rest.iter().take_while(|byte| is_word(**byte)).count();
        if gap > WIDEST_GAP {
            row.end();
        }
        if length == character_length(byte) {
            row.push(&rest[..length]);
        } else {
            row.end();
        }
        at += length;
        gap = 0;
    }
    row.end();
    into.len() > before
}

struct Row<'r> {
    into: &'r mut Vec<u8>,
    from: usize,
    count: usize,
}

impl Row<'_> {
    fn push(&mut self, character: &[u8]) {
        self.into.extend_from_slice(character);
        self.count += 1;
    }

    fn end(&mut self) {
        if self.count < FEWEST {
            self.into.truncate(self.from);
        } else {
            self.into.push(SEPARATOR);
            self.without_key();
        }
        self.from = self.into.len();
        self.count = 0;
    }
}

impl Row<'_> {
    /// A key of one letter stands before the digits of its value: {"a":["1","3",…]}.
    fn without_key(&mut self) {
        let row = &self.into[self.from..];
        let letters = row.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters > 0 && row.get(letters).is_some_and(u8::is_ascii_digit) {
            let from = self.from + letters;
            self.into.extend_from_within(from..);
        }
    }
}

/// Whether a byte belongs to a word: ASCII letters and digits, and everything beyond ASCII.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

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

    fn rows(text: &str) -> String {
        let mut into = Vec::new();
        join_singles(text.as_bytes(), &mut into);
        String::from_utf8_lossy(&into).replace('\u{1F}', "|")
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
    fn words_lists_and_wide_gaps_are_no_row() {
        for text in ["1 2 3", "one two three four", "12 34 56 78", "", "a             b c d"] {
            assert_eq!(rows(text), "", "{text}");
        }
        assert_eq!(rows("1 2 3 4 x5 6 7 8 9"), "1234|6789|");
    }
}
