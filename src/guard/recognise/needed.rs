//! What a pattern cannot do without, so that most windows are passed over at a glance.
//! Takes a pattern; asks folded text. May say yes where the pattern is not, and never no
//! where it is.

use crate::policy::{CharSet, Pattern, Piece};
use memchr::memmem::Finder;

/// What stands in every text of one pattern.
#[derive(Default)]
pub struct Needed {
    /// So many characters of ASCII in a row, all of one set.
    row: Option<Row>,
    /// Single characters beyond ASCII, as their bytes.
    signs: Vec<Finder<'static>>,
    /// While a pattern is read: the most characters that may follow the last sign.
    since_sign: usize,
}

struct Row {
    set: [bool; 256],
    /// Whether these are the digits.
    is_digits: bool,
    least: usize,
    /// Which of the signs stands before it, and at most how many characters between.
    behind: Option<(usize, usize)>,
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
                Piece::One(set) => self.add(set, 1, 1),
                Piece::Times(once, least @ 1.., most) => match once.as_slice() {
                    [Piece::One(set)] => self.add(set, *least, *most),
                    once => {
                        self.pieces(once);
                        self.since_sign += longest(once).saturating_mul(*most);
                    }
                },
                Piece::Either(ways) if ways.len() == 1 => self.pieces(&ways[0]),
                other => self.since_sign += longest(std::slice::from_ref(other)),
            }
        }
    }

    /// Takes `least` to `most` characters of a set.
    fn add(&mut self, set: &CharSet, least: usize, most: usize) {
        if let Some(sign) = sign(set) {
            self.signs.push(Finder::new(sign.encode_utf8(&mut [0; 4])).into_owned());
            self.since_sign = most - 1;
            return;
        }
        let known = self.row.as_ref().map_or(0, |row| row.least);
        if let Some(set) = ascii(set).filter(|_| least > known) {
            let behind = self.signs.len().checked_sub(1).map(|sign| (sign, self.since_sign));
            let is_digits =
                set.iter().zip(0..=u8::MAX).all(|(is_one, byte)| *is_one == byte.is_ascii_digit());
            self.row = Some(Row { set, is_digits, least, behind });
        }
        self.since_sign += most;
    }

    /// Whether no text without digits holds it all.
    pub fn needs_digits(&self) -> bool {
        self.row.as_ref().is_some_and(|row| row.is_digits)
    }

    /// Whether all of it stands in the text.
    pub fn stands_in(&self, folded: &[u8]) -> bool {
        self.row.as_ref().is_none_or(|row| self.row_stands_in(row, folded))
            && self.signs.iter().all(|sign| sign.find(folded).is_some())
    }

    fn row_stands_in(&self, row: &Row, folded: &[u8]) -> bool {
        let is_one = |byte: &u8| row.set[usize::from(*byte)];
        let mut at = 0;
        while let Some(first) = folded[at..].iter().position(is_one) {
            let start = at + first;
            let length = folded[start..].iter().take_while(|byte| is_one(byte)).count();
            at = start + length;
            let mut starts = start..(at + 1).saturating_sub(row.least).max(start);
            if starts.any(|start| self.is_behind_sign(row, &folded[..start])) {
                return true;
            }
        }
        false
    }

    /// Whether the sign stands near the end of what is before a row.
    fn is_behind_sign(&self, row: &Row, before: &[u8]) -> bool {
        let Some((sign, within)) = row.behind else { return true };
        let sign = &self.signs[sign];
        // a character has four bytes at most
        let farthest = within.saturating_add(2).saturating_mul(4);
        if sign.find(&before[before.len().saturating_sub(farthest)..]).is_none() {
            return false;
        }
        let sign = sign.needle();
        let begins = before.iter().enumerate().rev().filter(|(_, byte)| *byte & 0xC0 != 0x80);
        let mut near = begins.take(within.saturating_add(1));
        near.any(|(at, _)| before[at..].starts_with(sign))
    }
}

/// The characters of a name.
const LONGEST_NAME: usize = 4;

/// The most characters that pieces take.
fn longest(pieces: &[Piece]) -> usize {
    let one = |piece: &Piece| match piece {
        Piece::One(_) => 1,
        Piece::Name => LONGEST_NAME,
        Piece::At(_) => 0,
        Piece::Either(ways) => ways.iter().map(|way| longest(way)).max().unwrap_or(0),
        Piece::Times(once, _, most) => longest(once).saturating_mul(*most),
    };
    pieces.iter().map(one).fold(0, usize::saturating_add)
}

/// Which bytes are characters of a set, if all of it is ASCII.
fn ascii(set: &CharSet) -> Option<[bool; 256]> {
    if set.negated || !set.ranges.iter().all(|(_, last)| last.is_ascii()) {
        return None;
    }
    let mut bytes = [false; 256];
    for byte in 0..128_u8 {
        bytes[usize::from(byte)] = set.holds(char::from(byte));
    }
    Some(bytes)
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
        assert!(!card.stands_in("优待证2026-07".as_bytes()));
        assert!(!card.stands_in("优待证自2026-07-05".as_bytes()));
        let late = needed(r"证[^x]{0,3}\d{4}");
        assert!(late.stands_in("证号为a1234".as_bytes()));
        assert!(!late.stands_in("证号码为abcd1234".as_bytes()));
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
