//! Resident ID numbers of which a part is covered: 110105********002X, 1101051949********.
//!
//! Takes text, folded too; says whether there is one. The place of birth, the date and the
//! last four characters are parts of the number all the same. Never asks whose it is.

use super::gap::{Characters, letter_before};
use super::number::is_province;
use super::papers::are_named_before;
use super::{Beginning, Folded};
use memchr::memmem;

/// The characters of such a number.
const LENGTH: usize = 18;
/// Those that say where somebody was registered at birth.
const REGION: usize = 6;

/// How a cover begins when it is folded.
pub const COVER_PAIRS: [&[u8]; 12] = [
    b"**",
    b"xx",
    b"##",
    b"__",
    b"??",
    "××".as_bytes(),
    "●●".as_bytes(),
    "○○".as_bytes(),
    "■■".as_bytes(),
    "□□".as_bytes(),
    "██".as_bytes(),
    // one sign of six dots is folded to dots
    b"..",
];
/// The signs that cover a character, or several.
const COVERS: [char; 18] =
    ['*', '＊', 'x', 'X', '#', '＃', '_', '＿', '?', '？', '×', '●', '○', '■', '□', '█', '…', '.'];
/// One sign has so many.
const DOTS: usize = 3;

/// Whether a number of which a part is covered stands in `text`. Looks only where the folded
/// text may begin a cover.
pub fn has_masked_id(folded: &Folded, text: &[u8]) -> bool {
    let begins = |start: &usize| {
        let (before, rest) = folded.bytes().split_at(*start);
        before.last().is_some_and(may_stand_before)
            && COVER_PAIRS.iter().any(|pair| rest.starts_with(pair))
            || rest.starts_with(COVER_PAIRS[0])
    };
    folded.starts(Beginning::Cover).iter().any(begins)
        && (is_covered_in(text) || has_covered_region(text))
}

/// Whether the place of birth alone is covered, or it and the end: ******19491231002X,
/// ******19491231****. Asterisks only: other signs stand before many numbers.
fn has_covered_region(text: &[u8]) -> bool {
    let starts = memmem::find_iter(text, b"**").filter(|at| !text[..*at].ends_with(b"*"));
    starts.into_iter().any(|start| {
        let rest = &text[start..];
        let covered = rest.iter().take_while(|byte| **byte == b'*').count();
        let shown = rest[covered..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (shown, rest) = rest[covered..].split_at(shown);
        let behind = rest.iter().take_while(|byte| **byte == b'*').count();
        let has_letter = matches!(rest.first(), Some(b'x' | b'X'));
        let is_shown = match (shown.len(), behind) {
            (12, 0) | (8, 4) => true,
            (11, 0) => has_letter,
            _ => false,
        };
        covered == REGION && is_shown && is_date(shown)
    })
}

/// Whether a byte may be a digit before a cover, or of another sign of the cover: in
/// `href="../` it is neither.
fn may_stand_before(byte: &u8) -> bool {
    !byte.is_ascii() || byte.is_ascii_digit() || covers(char::from(*byte))
}

fn is_covered_in(text: &[u8]) -> bool {
    let mut from = 0;
    while let Some(start) = next_cover(text, from) {
        if is_partial(text, start) {
            return true;
        }
        // on to the end of this cover
        let mut characters = Characters { text, at: start };
        from = start + 1;
        while characters.visible().is_some_and(covers) {
            from = characters.at;
        }
    }
    false
}

/// Where digits end and a cover begins, perhaps behind a blank.
fn next_cover(text: &[u8], from: usize) -> Option<usize> {
    let digits = |at: &usize| text[*at].is_ascii_digit();
    (from..text.len()).filter(digits).find_map(|at| {
        let mut characters = Characters { text, at: at + 1 };
        let next = characters.visible()?;
        let (start, next) = match next {
            ' ' => (characters.at, characters.visible()?),
            next => (at + 1, next),
        };
        covers(next).then_some(start)
    })
}

fn covers(character: char) -> bool {
    COVERS.contains(&character)
}

/// Whether what is shown before a cover, the cover, and what is shown behind it have the
/// lengths that they have in such a number.
fn is_partial(text: &[u8], cover: usize) -> bool {
    let Some(head) = head(text, cover) else { return false };
    let Some(Behind { covered, tail, is_sure }) = behind(text, cover) else { return false };
    let is_whole = head.len() + covered + tail == LENGTH;
    match (head.len(), tail) {
        // some write fewer or more signs than they cover
        (6, 4) if is_sure || are_named_before(text, cover) => covered > 1,
        (6, 4) => (6..=10).contains(&covered),
        (3..=5, 3 | 4) => is_whole,
        (10, 4) if is_sure || are_named_before(text, cover) => is_date(&head[6..]),
        (7..=16, _) => is_whole && is_date(&head[6..]),
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

/// What stands from a cover on.
struct Behind {
    /// How many signs cover something.
    covered: usize,
    /// How many digits, or X, are shown behind them.
    tail: usize,
    /// Whether the last of them is the check letter.
    is_sure: bool,
}

/// Nothing if a letter or a cover goes on behind the digits.
fn behind(text: &[u8], cover: usize) -> Option<Behind> {
    let mut characters = Characters { text, at: cover };
    let (mut covered, mut tail) = (0, 0);
    let mut next = characters.visible();
    while let Some(sign) = next.filter(|c| covers(*c)) {
        covered += if sign == '…' { DOTS } else { 1 };
        next = characters.visible();
    }
    if next == Some(' ') {
        next = characters.visible();
    }
    while next.is_some_and(|c| c.is_ascii_digit()) && tail <= LENGTH {
        tail += 1;
        next = characters.visible();
    }
    let is_sure = tail > 0 && matches!(next, Some('x' | 'X'));
    if is_sure {
        tail += 1;
        next = characters.visible();
    }
    // a sentence may end here
    let goes_on = |c: char| c.is_ascii_alphanumeric() || covers(c) && c != '.';
    (!next.is_some_and(goes_on)).then_some(Behind { covered, tail, is_sure })
}

#[cfg(test)]
mod tests {
    use super::super::Pairs;
    use super::*;

    fn has_masked_id(text: &str) -> bool {
        let mut folded = Folded::default();
        folded.fold(text.as_bytes(), &Pairs::of(&COVER_PAIRS.map(|pair| (Beginning::Cover, pair))));
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
            "1101051949****002X",
            "1101051949****0021",
            "110105194912****2X",
            "110105***002X",
            "110105…002X",
            "身份证号：110105……0021。",
            "110105*****002X",
            "110105●●●●●●●●002X",
            "110105××××××××0021",
            "证件号码 110105****0021",
            "110105########0021",
            "110105________002X",
            "身份证号：******194912310021",
            "******19491231002X",
            "（******19491231****）",
        ] {
            assert!(has_masked_id(text), "{text}");
        }
        for text in [
            "138****8000",
            "110105*****0021",
            "110105***********0021",
            "110105...0021",
            "110105_0021",
            "1101051949____",
            "1101\u{200B}** 1101\u{300} \u{200B}##",
            "440783-2026-____",
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
            "*****194912310021",
            "******194913310021",
            "******19491231002",
            "************0021",
        ] {
            assert!(!has_masked_id(text), "{text}");
        }
    }
}
