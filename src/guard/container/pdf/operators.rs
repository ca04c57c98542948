//! The operators of a content, by which it is told from other text.
//!
//! Takes bytes; says whether they draw, and where a picture among them ends. Runs nothing.

use super::lexer::{Lexer, is_space};
use super::object::Object;

/// All of them, in the order of their bytes.
const OPERATORS: &[&[u8]] = &[
    b"\"", b"'", b"B", b"B*", b"BDC", b"BI", b"BMC", b"BT", b"BX", b"CS", b"DP", b"Do", b"EI",
    b"EMC", b"ET", b"EX", b"F", b"G", b"ID", b"J", b"K", b"M", b"MP", b"Q", b"RG", b"S", b"SC",
    b"SCN", b"T*", b"TD", b"TJ", b"TL", b"Tc", b"Td", b"Tf", b"Tj", b"Tm", b"Tr", b"Ts", b"Tw",
    b"Tz", b"W", b"W*", b"b", b"b*", b"c", b"cm", b"cs", b"d", b"d0", b"d1", b"f", b"f*", b"false",
    b"g", b"gs", b"h", b"i", b"j", b"k", b"l", b"m", b"n", b"null", b"q", b"re", b"rg", b"ri",
    b"s", b"sc", b"scn", b"sh", b"true", b"v", b"w", b"y",
];

/// Operators that paint.
pub const PAINTS: [&[u8]; 11] =
    [b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"EI"];

/// Of so many words, one may be unknown: what is damaged or newer than this list.
const ONE_OF: usize = 10;
/// So many words tell.
const ENOUGH: usize = 60;

/// Whether bytes are a content: nearly all words in them are operators.
pub fn is_drawing(bytes: &[u8]) -> bool {
    let mut lexer = Lexer::content(bytes);
    let (mut known, mut unknown) = (0, 0);
    while let Some(value) = lexer.next() {
        let Object::Word(word) = value else { continue };
        let is_known = OPERATORS.binary_search(&word.as_slice()).is_ok();
        *(if is_known { &mut known } else { &mut unknown }) += 1;
        // grains of a picture follow
        if word == b"ID" || known + unknown == ENOUGH {
            break;
        }
    }
    known > 0 && unknown * ONE_OF <= known
}

/// Where the grains of a picture in the middle of a content end. Grains that look like an
/// end are rare, and then they are read as if they drew: nothing after them is lost.
pub fn end_of_picture(grains: &[u8]) -> Option<usize> {
    memchr::memmem::find_iter(grains, b"EI").find(|at| {
        let before = at.checked_sub(1).and_then(|before| grains.get(before));
        let after = grains.get(at + b"EI".len());
        before.is_some_and(|byte| is_space(*byte)) && after.is_none_or(|byte| is_space(*byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_drawings_from_text() {
        assert!(OPERATORS.is_sorted());
        assert!(is_drawing(b"1000 0 18 -850 972 90 d1 488 90 m 537 65 l f"));
        assert!(is_drawing(b"q /X Do Q"));
        assert!(!is_drawing(b"Notice 1380 0138 000 of the bureau"));
        assert!(!is_drawing(b"1380 0138 000"));
    }
}
