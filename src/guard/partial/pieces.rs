//! Aligns addresses of which parts are covered with those that are withheld:
//! 彬芳大道**号*栋, zh***@example.com. Takes the characters around one cover and one value;
//! gives which characters of the value are shown, if it can be that value. A cover stands
//! for any number of characters.

use super::Shown;
use super::covered::{Around, CoverWords};

/// Fewer characters in a row, as 大道 and 号, stand in too many addresses.
const TELLING_ROW: usize = 3;
/// Fewer characters of the part before the @ begin too many e-mail addresses.
const TELLING_PART: u32 = 2;
/// Fewer characters of all, the domain included, belong to too many.
const TELLING_WHOLE: u32 = 6;
/// The part of a postal address that everybody may know ends with one of these.
const PUBLIC_ENDS: [&str; 10] = ["省", "市", "州", "盟", "区", "县", "旗", "镇", "乡", "街道"];
/// Words that end in the same way and are no part of the country.
const PRIVATE_ENDS: [&str; 9] =
    ["小区", "社区", "园区", "校区", "厂区", "景区", "片区", "街区", "营区"];

/// What is seen on either side of covers, in order: at least two pieces, either of which may
/// be empty at the ends.
pub struct Pieces(Vec<Vec<char>>);

impl Pieces {
    /// The pieces around a cover.
    pub fn read(around: &Around, words: &CoverWords) -> Option<Self> {
        let is_cover = |c: char| words.covers_name(c);
        let belongs = |c: &&char| is_part(**c) || is_cover(**c) || is_skipped(**c);
        if !around.characters.get(around.at).is_some_and(|c| is_cover(*c)) {
            return None;
        }
        let (before, behind) = around.characters.split_at(around.at);
        let from = around.at - before.iter().rev().take_while(belongs).count();
        let to = around.at + behind.iter().take_while(belongs).count();
        let run: Vec<char> =
            around.characters[from..to].iter().copied().filter(|c| !is_skipped(*c)).collect();
        let pieces = run.split(|c| is_cover(*c)).map(<[char]>::to_vec);
        let mut pieces: Vec<Vec<char>> = pieces.collect();
        let last = pieces.len() - 1;
        let mut nth = 0..;
        pieces.retain(|piece| {
            nth.next().is_some_and(|at| at == 0 || at == last || !piece.is_empty())
        });
        Some(Self(pieces))
    }

    /// Pairs of characters that a value of this form holds.
    pub fn keys(&self) -> impl Iterator<Item = [char; 2]> {
        self.0.iter().flat_map(|piece| piece.windows(2).map(|pair| [pair[0], pair[1]]))
    }

    /// Which characters of `value` are shown: the end of the first piece, the beginning of
    /// the last, and all of those between, in this order.
    pub fn shown_of(&self, value: &[char], public: Shown) -> Option<Shown> {
        let (first, rest) = self.0.split_first()?;
        let (last, between) = rest.split_last()?;
        let (mut at, mut shown) = (0, 0);
        let begun = longest_end(first, value);
        if let Some((start, length)) = begun {
            shown |= bits(start, length);
            at = start + length;
        }
        for piece in between {
            let start = find(piece, value, at)?;
            shown |= bits(start, piece.len());
            at = start + piece.len();
        }
        let ended = longest_beginning(last, value, at);
        if let Some((start, length)) = ended {
            shown |= bits(start, length);
        }
        // letters that touch the cover and are not the value's own speak against it
        let own = |found: Option<(usize, usize)>| found.map_or(0, |(_, length)| length);
        let strays = [first.iter().rev().nth(own(begun)), last.get(own(ended))];
        if strays.into_iter().flatten().any(char::is_ascii_alphanumeric) {
            return None;
        }
        let private = shown & !public;
        let is_telling = match value.contains(&'@') {
            true => private.count_ones() >= TELLING_PART && shown.count_ones() >= TELLING_WHOLE,
            false => longest_row(private) >= TELLING_ROW,
        };
        (is_telling && shown.count_ones() as usize != value.len()).then_some(shown)
    }
}

/// The characters by which such values are told apart.
pub fn is_part(character: char) -> bool {
    character.is_alphanumeric() || character == '@'
}

fn is_skipped(character: char) -> bool {
    matches!(character, ' ' | '.' | '-' | '_' | '+')
}

/// The characters of an address that everybody may know: those of the township and above,
/// and the domain.
pub fn public_part(value: &[char]) -> Shown {
    if let Some(at) = value.iter().position(|c| *c == '@') {
        return bits(at, value.len() - at);
    }
    bits(0, public_length(value))
}

/// How many characters of a postal address name the township and what is above it.
pub fn public_length(value: &[char]) -> usize {
    let ends = |at: &usize| {
        let head: String = value[..*at].iter().collect();
        let is_end = PUBLIC_ENDS.iter().any(|end| head.ends_with(end));
        is_end && !PRIVATE_ENDS.iter().any(|end| head.ends_with(end))
    };
    (1..=value.len()).rev().find(ends).unwrap_or(0)
}

fn longest_end(piece: &[char], value: &[char]) -> Option<(usize, usize)> {
    (0..piece.len()).find_map(|from| {
        let end = &piece[from..];
        find(end, value, 0).map(|start| (start, end.len()))
    })
}

fn longest_beginning(piece: &[char], value: &[char], from: usize) -> Option<(usize, usize)> {
    (1..=piece.len()).rev().find_map(|length| {
        let beginning = &piece[..length];
        find(beginning, value, from).map(|start| (start, length))
    })
}

fn find(piece: &[char], value: &[char], from: usize) -> Option<usize> {
    let rest = value.get(from..)?;
    rest.windows(piece.len().max(1)).position(|there| there == piece).map(|at| from + at)
}

fn bits(start: usize, length: usize) -> Shown {
    (start..start + length).fold(0, |bits, at| bits | 1 << at)
}

fn longest_row(shown: Shown) -> usize {
    let rows = (0..Shown::BITS).scan(0, |row, at| {
        *row = if shown >> at & 1 == 1 { *row + 1 } else { 0 };
        Some(*row)
    });
    rows.max().unwrap_or(0)
}
