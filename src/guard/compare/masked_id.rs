//! Resident ID numbers of which the middle is covered: 110105********002X.
//!
//! Takes text, folded too; says whether there is one. The place of birth and the last four characters
//! are parts of the number all the same. Never asks whose it is.

use super::Folded;
use super::gap::{Characters, letter_before};
use super::number::is_province;
use memchr::memmem;

/// How many characters are covered.
const COVERED: std::ops::RangeInclusive<usize> = 6..=10;
/// How many digits stand in front of them.
const SHOWN: usize = 6;

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
    ["******", "＊＊＊＊＊＊", "xxxxxx", "XXXXXX"].iter().any(|cover| {
        let mut from = 0;
        while let Some(found) =
            text.get(from..).and_then(|rest| memmem::find(rest, cover.as_bytes()))
        {
            let start = from + found;
            if shown_before(text, start) && covered_then_shown(text, start) {
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

/// Whether six digits that name a region stand there, and no more.
fn shown_before(text: &[u8], end: usize) -> bool {
    let before = text[..end].trim_ascii_end();
    let Some(start) = before.len().checked_sub(SHOWN) else { return false };
    let digits = &before[start..];
    let region = digits.iter().all(u8::is_ascii_digit)
        && is_province(((digits[0] - b'0') * 10 + (digits[1] - b'0')).cast_signed());
    region && !letter_before(text, start)
}

fn covered_then_shown(text: &[u8], start: usize) -> bool {
    let mut characters = Characters { text, at: start };
    let mut count = 0;
    let mut next = characters.visible();
    while next.is_some_and(covers) {
        count += 1;
        next = characters.visible();
    }
    if next == Some(' ') {
        next = characters.visible();
    }
    for _ in 0..3 {
        if !next.is_some_and(|c| c.is_ascii_digit()) {
            return false;
        }
        next = characters.visible();
    }
    COVERED.contains(&count)
        && next.is_some_and(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X'))
        && !characters.visible().is_some_and(|c| c.is_ascii_alphanumeric() || covers(c))
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
        ] {
            assert!(!has_masked_id(text), "{text}");
        }
    }
}
