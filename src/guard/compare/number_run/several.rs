//! Numbers that nothing keeps apart: two in one group of digits, or in groups side by side.
//!
//! Takes the groups of a run; gives where one number ends and the next begins. What has a
//! check digit is told by it, and a telephone number by what it stands beside.

use super::super::number::{is_luhn, is_province, two};
use super::edge::Edge;
use super::window::Group;
use crate::model::is_resident_id;

/// The most digits of two numbers that are written as one.
pub const LONGEST_PAIR: usize = 37;
/// The digits of a mobile number, of an ID number, of cards.
const MOBILE: usize = 11;
const RESIDENT_ID: usize = 18;
const CARDS: std::ops::RangeInclusive<usize> = 16..=19;
/// How the digits of a mobile number and of a card stand in groups.
const GROUPINGS: [&[usize]; 3] = [&[3, 4, 4], &[4, 4, 4, 4, 3], &[4, 4, 4, 4]];

/// How many digits of a group belong to the first of two numbers.
pub fn parted_at(digits: &[u8], before: Edge) -> Option<usize> {
    if !(2 * MOBILE..=LONGEST_PAIR).contains(&digits.len()) {
        return None;
    }
    let lengths = [RESIDENT_ID, MOBILE].into_iter().chain(CARDS);
    let mut lengths = lengths.filter(|length| *length < digits.len());
    lengths.find(|length| {
        let (first, second) = digits.split_at(*length);
        let sure = is_sure(first) || is_sure(second) || before == Edge::Label;
        sure && is_number(first) && is_number(second)
    })
}

fn is_number(digits: &[u8]) -> bool {
    is_mobile(digits) || is_sure(digits)
}

fn is_mobile(digits: &[u8]) -> bool {
    digits.len() == MOBILE && matches!(digits, [b'1', b'3'..=b'9', ..])
}

/// Whether a check digit says so.
fn is_sure(digits: &[u8]) -> bool {
    is_card(digits) || is_resident_id(digits) && is_province(two(digits))
}

fn is_card(digits: &[u8]) -> bool {
    CARDS.contains(&digits.len()) && digits.starts_with(b"62") && is_luhn(digits)
}

/// How many groups each number has, if all groups of a run are numbers of one grouping.
pub fn side_by_side(groups: &[Group], digits: &[u8]) -> Option<usize> {
    let gap = groups.get(1)?.gap;
    let lengths = |groups: &[Group]| groups.iter().map(|group| group.end - group.first).collect();
    let is_one = |groups: &[Group], grouping: &[usize]| {
        let (Some(first), Some(last)) = (groups.first(), groups.last()) else { return false };
        let number = &digits[first.first..last.end];
        let found: Vec<usize> = lengths(groups);
        found == grouping && (is_mobile(number) || is_card(number))
    };
    let is_joined = groups.iter().skip(1).all(|group| group.gap == gap);
    let mut known = GROUPINGS.iter().filter(|grouping| {
        let is_several =
            groups.len() > grouping.len() && groups.len().is_multiple_of(grouping.len());
        is_several && groups.chunks(grouping.len()).all(|number| is_one(number, grouping))
    });
    is_joined.then(|| known.next()).flatten().map(|grouping| grouping.len())
}
