//! Formulas of old workbooks that put a text together: a list of tokens, each operand in
//! the order in which it is written.
//!
//! Takes the tokens; gives the texts and whole numbers in them as one text. Stops at the
//! first token that it does not know: the sweep sees every text by itself.

use super::bytes::two;
use super::excel_strings::text;

/// Sizes of the tokens that may stand between texts, by their first byte.
fn size(token: &[u8]) -> Option<usize> {
    Some(match token.first()? {
        // operators, brackets, an argument that is left out
        0x03..=0x16 => 1,
        0x1C | 0x1D => 2,
        0x1E | 0x21 | 0x41 | 0x61 => 3,
        0x19 | 0x22 | 0x42 | 0x62 => 4,
        0x24 | 0x44 | 0x64 => 5,
        0x1F | 0x25 | 0x45 | 0x65 => 9,
        _ => return None,
    })
}

/// What the tokens of a formula join, if it joins anything.
pub fn joined(formula: &[u8]) -> Option<String> {
    let length = two(formula, 0)?;
    let mut tokens = formula.get(2..2_usize.checked_add(length)?)?;
    let (mut all, mut pieces) = (String::new(), 0);
    while let Some(first) = tokens.first() {
        let next = match first {
            0x17 => {
                let (piece, end) = text(tokens, 2, usize::from(*tokens.get(1)?))?;
                all.push_str(&piece);
                pieces += 1;
                end
            }
            0x1E => {
                all.push_str(&two(tokens, 1)?.to_string());
                pieces += 1;
                3
            }
            _ => match size(tokens) {
                Some(size) => size,
                None => break,
            },
        };
        tokens = tokens.get(next..)?;
    }
    (pieces > 1).then_some(all)
}
