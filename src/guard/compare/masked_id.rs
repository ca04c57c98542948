//! Resident ID numbers of which a part is covered: 110105********002X, 1101051949********.
//!
//! Takes text, folded too; says whether there is one. The place of birth, the date and the
//! last four characters are parts of the number all the same. Never asks whose it is.

use super::Folded;
use super::gap::{Characters, letter_before};
use super::number::is_province;
use memchr::memmem;

/// The characters of such a number.
const LENGTH: usize = 18;

/// How a cover begins when it is folded.
pub const COVER_PAIRS: [&[u8]; 2] = [b"**", b"xx"];

/// Whether a number of which a part is covered stands in `text`. Looks only where the folded
/// text may begin a cover.
pub fn has_masked_id(folded: &Folded, text: &[u8]) -> bool {
    let begins = |start: &usize| {
        let rest = folded.bytes().get(*start..).unwrap_or_default();
        COVER_PAIRS.iter().any(|pair| rest.starts_with(pair))
    };
    folded.starts().iter().any(begins) && is_covered_in(text)
}

fn is_covered_in(text: &[u8]) -> bool {
    ["**", "＊＊", "xx", "XX"].iter().any(|cover| {
        let mut from = 0;
        while let Some(found) =
            text.get(from..).and_then(|rest| memmem::find(rest, cover.as_bytes()))
        {
            let start = from + found;
            if is_partial(text, start) {
                return true;
            }
            // on to the end of this cover
            let mut characters = Characters { text, at: start };
            from = start + cover.len();
            while characters.next().is_some_and(covers) {
                from = from.max(characters.at);
            }
        }
        false
    })
}

fn covers(character: char) -> bool {
    matches!(character, '*' | '＊' | 'x' | 'X')
}

/// Whether what is shown before a cover, the cover, and what is shown behind it have the
/// lengths that they have in such a number.
fn is_partial(text: &[u8], cover: usize) -> bool {
    let Some(head) = head(text, cover) else { return false };
    let Some((covered, tail)) = covered_and_tail(text, cover) else { return false };
    let is_whole = head.len() + covered + tail == LENGTH;
    match (head.len(), tail) {
        // some write fewer or more asterisks than they cover
        (6, 4) => (6..=10).contains(&covered),
        (3..=5, 3 | 4) => is_whole,
        (10..=16, 0) => is_whole && is_date(&head[6..]),
        _ => false,
    }
}

/// The digits before a cover, if they begin with a region.
fn head(text: &[u8], cover: usize) -> Option<&[u8]> {
    let before = text[..cover].trim_ascii_end();
    let length = before.iter().rev().take(LENGTH).take_while(|byte| byte.is_ascii_digit()).count();
    let head = &before[before.len() - length..];
    let region = (head.first()? - b'0') * 10 + (head.get(1)? - b'0');
    let is_region = is_province(region.cast_signed());
    (is_region && !letter_before(text, before.len() - length)).then_some(head)
}

/// Whether digits begin as a date of birth does, as far as they go.
fn is_date(digits: &[u8]) -> bool {
    let within = |from: usize, least: &[u8], most: &[u8]| {
        digits.get(from..from + 2).is_none_or(|two| (least..=most).contains(&two))
    };
    within(0, b"19", b"20") && within(4, b"01", b"12") && within(6, b"01", b"31")
}

/// How many characters are covered, and how many digits, or X, are shown behind them;
/// nothing if a letter or a cover goes on there.
fn covered_and_tail(text: &[u8], cover: usize) -> Option<(usize, usize)> {
    let mut characters = Characters { text, at: cover };
    let (mut covered, mut tail) = (0, 0);
    let mut next = characters.visible();
    while next.is_some_and(covers) {
        covered += 1;
        next = characters.visible();
    }
    if next == Some(' ') {
        next = characters.visible();
    }
    while next.is_some_and(|c| c.is_ascii_digit()) && tail <= LENGTH {
        tail += 1;
        next = characters.visible();
    }
    if tail > 0 && matches!(next, Some('x' | 'X')) {
        tail += 1;
        next = characters.visible();
    }
    let ends = !next.is_some_and(|c| c.is_ascii_alphanumeric() || covers(c));
    ends.then_some((covered, tail))
}

#[cfg(test)]
mod tests {
    use super::super::Pairs;
    use super::*;

    fn has_masked_id(text: &str) -> bool {
        let mut folded = Folded::default();
        folded.fold(text.as_bytes(), &Pairs::of(COVER_PAIRS.into_iter()));
        super::has_masked_id(&folded, text.as_bytes())
    }

    #[test]
    fn finds_numbers_that_are_partly_covered() {
        for text in [
            "身份证110105********002X号",
            "110105＊＊＊＊＊＊＊＊0021",
            "110105xxxxxxxx002X",
            "110105XXXXXX0021",
            "110105 ******** 002x",
            "****** 110105**********002X",
            "4414**********002X",
            "110***********0021",
            "1101051949********",
            "证号110105194912******。",
            "11010519491231****号",
            "1101051949123100**",
        ] {
            assert!(has_masked_id(text), "{text}");
        }
        for text in [
            "138****8000",
            "110105*****002X",
            "110105***********002X",
            "200105********002X",
            "1110105********002X",
            "a110105********002X",
            "110105********002X5",
            "110105********02X",
            "************",
            "0x110105xxxxxx",
            "6222021234******",
            "4414***********002X",
            "1101051849********",
            "1101051949*********",
            "11010519491331****",
            "110105194912310***5a",
            "**110105** 1949",
        ] {
            assert!(!has_masked_id(text), "{text}");
        }
    }
}
