//! Signs beyond ASCII that draw cells or leave room between them: 1│1│0, 1、1、0.
//!
//! Takes text; gives it with blanks in place of the signs where many stand close together,
//! and nothing elsewhere: almost no text holds as many.

use aho_corasick::packed::Searcher;
use std::sync::LazyLock;

/// Fewer signs keep no row apart.
const FEWEST: usize = 3;
/// From the beginning of one sign to that of the next: the sign, a blank, one character.
const WIDEST: usize = 8;
/// Blanks, lines that are drawn, what is typed for one, boxes of a form, and the comma of
/// lists.
const SIGNS: [&str; 10] = ["\u{A0}", "\u{3000}", "\u{200B}", "│", "┃", "￨", "｜", "丨", "□", "、"];

/// The text with a blank for every byte of a sign, if enough signs stand in a row; a letter
/// or digit of ASCII between a sign and another word stands alone: 号1│1│0。
pub fn without_signs(text: &[u8]) -> Option<Vec<u8>> {
    has_row(text).then(|| {
        let (mut plain, mut done) = (Vec::with_capacity(text.len() + 16), 0);
        each_sign(text, &mut |start, end| {
            plain.extend_from_slice(&text[done..start]);
            if let [.., 0x80..=0xFF, last] = plain.as_slice()
                && last.is_ascii_alphanumeric()
            {
                plain.insert(plain.len() - 1, b' ');
            }
            plain.resize(plain.len() + end - start, b' ');
            done = end;
            if let [next, 0x80..=0xFF, ..] = &text[end..]
                && next.is_ascii_alphanumeric()
            {
                plain.extend([*next, b' ']);
                done += 1;
            }
            true
        });
        plain.extend_from_slice(&text[done..]);
        plain
    })
}

/// Whether enough signs stand in a row.
fn has_row(text: &[u8]) -> bool {
    let (mut count, mut last) = (0, 0);
    each_sign(text, &mut |start, _| {
        count = if start - last <= WIDEST { count + 1 } else { 1 };
        last = start;
        count < FEWEST
    });
    count >= FEWEST
}

/// Calls `each` with where a sign begins and ends, as long as it says true.
fn each_sign(text: &[u8], each: &mut dyn FnMut(usize, usize) -> bool) {
    static SEARCHER: LazyLock<Option<Searcher>> = LazyLock::new(|| Searcher::new(SIGNS));
    match SEARCHER.as_ref() {
        Some(searcher) => {
            let mut all = searcher.find_iter(text);
            all.by_ref().all(|found| each(found.start(), found.end()));
        }
        None => one_by_one(text, each),
    }
}

/// The same for a machine that cannot look for all of them at once.
fn one_by_one(text: &[u8], each: &mut dyn FnMut(usize, usize) -> bool) {
    let mut at = 0;
    while at < text.len() {
        let sign = SIGNS.iter().find(|sign| text[at..].starts_with(sign.as_bytes()));
        let end = at + sign.map_or(1, |sign| sign.len());
        if sign.is_some() && !each(at, end) {
            return;
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_in_a_row_become_blanks() {
        for sign in SIGNS {
            let plain = without_signs(format!("证号1{sign}1{sign}0{sign}1{sign}").as_bytes());
            let blanks = " ".repeat(sign.len());
            let expected = ["证号 1", "1 ", "0 ", "1 ", ""].join(&blanks);
            assert_eq!(plain.as_deref(), Some(expected.as_bytes()), "{sign}");
        }
        for text in ["甲，乙、丙丁、戊己、庚辛、", "1│1│0", "1、2013年、3、2014年、", ""]
        {
            assert_eq!(without_signs(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_machine_of_another_kind_sees_the_same() {
        let text = "甲、1│2□、\u{A0}\u{3000}乙".as_bytes();
        let (mut at_once, mut one) = (Vec::new(), Vec::new());
        each_sign(text, &mut |start, end| {
            at_once.push((start, end));
            true
        });
        one_by_one(text, &mut |start, end| {
            one.push((start, end));
            true
        });
        assert_eq!(at_once, one);
        assert_eq!(one.len(), 6);
    }
}
