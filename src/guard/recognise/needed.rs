//! What a pattern cannot do without, so that most windows are passed over at a glance.
//! Takes a pattern; asks folded text. May say yes where the pattern is not, and never no
//! where it is.

use crate::policy::{CharSet, Pattern, Piece};
use memchr::memmem;

/// What stands in every text of one pattern.
#[derive(Default)]
pub struct Needed {
    /// So many characters of ASCII in a row, all of one set.
    row: Option<Row>,
    /// Single characters beyond ASCII, as their bytes.
    signs: Vec<String>,
}

#[derive(Clone, Copy)]
struct Row {
    set: u128,
    least: usize,
}

impl Needed {
    /// The longest row and all the signs that every text of this pattern holds.
    pub fn of(pattern: &Pattern) -> Self {
        let mut needed = Self::default();
        needed.pieces(&pattern.0);
        needed
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::One(set) => self.add(set, 1),
                Piece::Times(once, least @ 1.., _) => match once.as_slice() {
                    [Piece::One(set)] => self.add(set, *least),
                    once => self.pieces(once),
                },
                Piece::Either(ways) => {
                    if let [only] = ways.as_slice() {
                        self.pieces(only);
                    }
                }
                Piece::Times(..) | Piece::Name | Piece::At(_) => {}
            }
        }
    }

    fn add(&mut self, set: &CharSet, least: usize) {
        if let Some(set) = ascii(set) {
            let row = self.row.filter(|row| row.least >= least);
            self.row = row.or(Some(Row { set, least }));
        }
        self.signs.extend(sign(set).map(String::from));
    }

    /// Whether all of it stands in the text.
    pub fn stands_in(&self, folded: &[u8]) -> bool {
        self.signs.iter().all(|sign| memmem::find(folded, sign.as_bytes()).is_some())
            && self.row.is_none_or(|row| row.stands_in(folded))
    }
}

impl Row {
    fn stands_in(self, folded: &[u8]) -> bool {
        let mut length = 0;
        folded.iter().any(|byte| {
            let is_one = byte.is_ascii() && self.set >> (byte & 0x7F) & 1 == 1;
            length = if is_one { length + 1 } else { 0 };
            length >= self.least
        })
    }
}

/// The characters of a set as bits, if all are of ASCII.
fn ascii(set: &CharSet) -> Option<u128> {
    if set.negated || !set.ranges.iter().all(|(_, last)| last.is_ascii()) {
        return None;
    }
    let holds = (0..128_u8).filter(|byte| set.holds(char::from(*byte)));
    Some(holds.fold(0, |bits, byte| bits | 1 << byte))
}

/// The only character of a set, if it is beyond ASCII.
fn sign(set: &CharSet) -> Option<char> {
    match set.ranges.as_slice() {
        [(first, last)] if first == last && !set.negated && !first.is_ascii() => Some(*first),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needed(pattern: &str) -> Needed {
        Needed::of(&Pattern::parse(pattern, &[]).expect("a pattern"))
    }

    #[test]
    fn a_pattern_needs_its_longest_row_and_its_signs() {
        let card = needed(r"优待证[\d\-]{8,24}x");
        assert!(card.stands_in("优待证1234-5678".as_bytes()));
        assert!(!card.stands_in("优待证1234-56号1".as_bytes()) && !card.stands_in(b""));
        assert!(!card.stands_in("优证1234-5678".as_bytes()));
        let amount = needed(r"(\d[\d,.]{0,12}元){1,2}");
        assert!(amount.stands_in("9元".as_bytes()) && !amount.stands_in("9".as_bytes()));
    }

    #[test]
    fn what_may_be_left_out_is_not_needed() {
        for pattern in ["[^0-9]", "(1|2)", "[1甲]", r"\d{0,8}", "甲?", "[甲乙]"] {
            assert!(needed(pattern).stands_in(b""), "{pattern}");
        }
    }
}
