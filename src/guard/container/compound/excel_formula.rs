//! Formulas of old workbooks: a list of tokens, each operand in the order in which it is
//! written, and behind them the lists that they name.
//!
//! Takes the tokens; gives the texts and numbers in them, each by itself and, where they are
//! put together, as one text. Stops at the first token that it does not know: the sweep sees
//! every text by itself.

use super::super::grid::behind as behind_cell;
use super::bytes::{real, two, written};
use super::excel_strings::text;

/// A list holds no more.
const MOST_CONSTANTS: usize = 1 << 16;
const TEXT: u8 = 0x17;
const SHORT_NUMBER: u8 = 0x1E;
const NUMBER: u8 = 0x1F;
const LISTS: [u8; 3] = [0x20, 0x40, 0x60];

/// What a formula holds.
#[derive(Default)]
pub struct Held {
    /// Every text and number, one a line.
    pub constants: String,
    /// What they make together, if there are several.
    pub joined: Option<String>,
}

/// What the tokens hold; `behind` follows them.
pub fn held(mut tokens: &[u8], behind: &[u8]) -> Held {
    let mut held = Held::default();
    let (mut all, mut pieces, mut lists) = (String::new(), 0, 0);
    while let Some((piece, size)) = next(tokens) {
        if let Some(piece) = piece {
            held.constants.extend([&piece, behind_cell(&piece)]);
            all.push_str(&piece);
            pieces += 1;
        }
        lists += usize::from(tokens.first().is_some_and(|first| LISTS.contains(first)));
        tokens = tokens.get(size..).unwrap_or_default();
    }
    let mut at = 0;
    for _ in 0..lists {
        let Some(end) = list(behind, at, &mut held.constants) else { break };
        at = end;
    }
    held.joined = (pieces > 1).then_some(all);
    held
}

/// The constant that a token is, and its size; nothing for one that is not known.
fn next(tokens: &[u8]) -> Option<(Option<String>, usize)> {
    Some(match *tokens.first()? {
        TEXT => {
            let (piece, end) = text(tokens, 2, usize::from(*tokens.get(1)?))?;
            // a list of choices is one text with zeros in it
            (Some(piece.replace('\0', "\n")), end)
        }
        SHORT_NUMBER => (Some(two(tokens, 1)?.to_string()), 3),
        NUMBER => (Some(written(real(tokens, 1)?)), 9),
        _ => (None, size(tokens)?),
    })
}

/// Sizes of the tokens that may stand between constants, by their first byte.
fn size(token: &[u8]) -> Option<usize> {
    let first = *token.first()?;
    // operands come in three classes
    let first = if first >= 0x40 { first & 0x1F | 0x20 } else { first };
    Some(match first {
        // operators, brackets, an argument that is left out
        0x03..=0x16 => 1,
        0x1C | 0x1D => 2,
        0x21 | 0x29 => 3,
        // a choice has a place for each
        0x19 if token.get(1) == Some(&4) => two(token, 2)?.checked_mul(2)?.checked_add(6)?,
        0x19 | 0x22 => 4,
        0x01 | 0x02 | 0x23 | 0x24 | 0x2A | 0x2C => 5,
        0x26..=0x28 | 0x39 | 0x3A | 0x3C => 7,
        0x20 => 8,
        0x25 | 0x2B | 0x2D => 9,
        0x3B | 0x3D => 11,
        _ => return None,
    })
}

/// Adds a list of constants in rows and columns; where it ends.
fn list(data: &[u8], at: usize, into: &mut String) -> Option<usize> {
    let (columns, rows) = (usize::from(*data.get(at)?) + 1, two(data, at + 1)? + 1);
    constants(data, at + 3, columns * rows, into)
}

/// Adds so many constants, one a line; where they end.
pub fn constants(data: &[u8], at: usize, count: usize, into: &mut String) -> Option<usize> {
    (0..count.min(MOST_CONSTANTS)).try_fold(at, |at, _| {
        let start = at + 1;
        match *data.get(at)? {
            1 => {
                let number = written(real(data, start)?);
                into.extend([&number, behind_cell(&number)]);
            }
            2 => {
                let (said, end) = text(data, start + 2, two(data, start)?)?;
                into.extend([&said, behind_cell(&said)]);
                return Some(end);
            }
            _ => {}
        }
        Some(start + 8)
    })
}
