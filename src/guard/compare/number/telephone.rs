//! Mobile numbers: in forms that nothing else has, and in those that leave doubt.
//!
//! Takes a window of digits; gives the eleven of a mobile number, without the code of the
//! country and the zero of long-distance calls. What stands around it may say that it is a
//! sum, a count or the number of a thing.

use super::super::gap::Gap;
use super::super::number_run::{Edge, Window};
use super::{Digits, is_grouping, is_one_number};

/// The digits of a mobile number.
pub const MOBILE: usize = 11;
/// Nobody writes them in more groups.
const MOST_GROUPS: usize = 5;

/// A number in a form that is beyond doubt.
pub fn mobile(window: &Window<'_>) -> Option<Digits> {
    let prefix = match (window.digits.len(), window.digits) {
        (11, _) => 0,
        (13, [b'8', b'6', ..]) => 2,
        (15, [b'0', b'0', b'8', b'6', ..]) => 4,
        _ => return None,
    };
    let number = &window.digits[prefix..];
    let known_form = matches!(number, [b'1', b'3'..=b'9', ..])
        && is_one_number(window, prefix)
        && is_grouping(window, prefix, &[&[11], &[3, 4, 4], &[3, 3, 5], &[4, 3, 4], &[3, 8]])
            | is_grouping(window, prefix, &[&[7, 4], &[5, 6], &[1; 11]]);
    (known_form && !is_sum(window)).then(|| Digits::new(number))
}

/// Whether what stands around it says that it is a sum or a count.
fn is_sum(window: &Window<'_>) -> bool {
    let is_told_of_telephone = || {
        let beside = window.beside();
        beside.telephone && !beside.amounts
    };
    match window.before {
        Edge::Label => false,
        Edge::Clear if window.is_behind_money() => true,
        _ => window.is_amount || window.has_cents && !is_told_of_telephone(),
    }
}

/// Forms in which other numbers are written, too.
pub fn perhaps_mobile(window: &Window<'_>) -> Option<Digits> {
    let number = match (window.digits.len(), window.digits) {
        (MOBILE, number) => number,
        // the zero of long-distance calls
        (12, [b'0', number @ ..]) => number,
        _ => return None,
    };
    let is_mobile = matches!(number, [b'1', b'3'..=b'9', ..])
        && !is_sum(window)
        && !matches!(window.after, Edge::Letter | Edge::Word)
        && !matches!(window.before, Edge::Numbering | Edge::Papers);
    let known_form = || match number.len() == window.digits.len() {
        true => {
            is_in_brackets(window)
                || is_beside_a_figure(window)
                || is_in_mixed_groups(window)
                || is_unseen(window)
                || window.is_item()
        }
        false => has_trunk_zero(window),
    };
    (is_mobile && known_form()).then(|| Digits::new(number))
}

/// 0138-0013-8000; a row of figures is no number.
fn has_trunk_zero(window: &Window<'_>) -> bool {
    let is_row = window.uniform_gap(0) == Ok(Some(Gap::Space));
    let stands_alone = window.before == Edge::Label || window.before == Edge::Clear && !is_row;
    stands_alone
        && is_one_number(window, 0)
        && !is_invoice_code(window.digits)
        && is_grouping(window, 0, &[&[12], &[4, 4, 4], &[4, 8], &[1, 3, 4, 4]])
}

/// The code of an invoice: a zero, a province and a city, the year.
fn is_invoice_code(digits: &[u8]) -> bool {
    let year = digits.get(5..7).unwrap_or_default();
    digits.get(3) == Some(&b'0') && (&b"12"[..]..=b"30").contains(&year)
}

/// (138)0013-8000
fn is_in_brackets(window: &Window<'_>) -> bool {
    let is_known = is_grouping(window, 0, &[&[3, 4, 4], &[3, 8]]);
    let is_clear = matches!(window.before, Edge::Clear | Edge::Label);
    let mut gaps = window.gaps();
    is_known
        && is_clear
        && gaps.next() == Some(Some(Gap::Bracket))
        && gaps.all(|gap| matches!(gap, Some(Gap::Space | Gap::Dash)))
}

/// 138 0013-8000; behind a word for telephones in any groups.
fn is_in_mixed_groups(window: &Window<'_>) -> bool {
    let is_joined = window.gaps().all(|gap| matches!(gap, Some(Gap::Space | Gap::Dash)));
    let stands_alone = !matches!(window.after, Edge::Gap(_));
    let is_announced = window.before == Edge::Label && window.lengths(0).count() <= MOST_GROUPS;
    let is_usual = window.before == Edge::Clear
        && is_grouping(window, 0, &[&[3, 4, 4], &[3, 3, 5], &[4, 3, 4]]);
    is_joined && stands_alone && (is_announced || is_usual && window.uniform_gap(0).is_err())
}

/// Behind another figure: a group of four that begins with a zero is no figure.
fn is_beside_a_figure(window: &Window<'_>) -> bool {
    window.is_second
        && !matches!(window.after, Edge::Gap(_))
        && is_grouping(window, 0, &[&[3, 4, 4]])
        && window.uniform_gap(0) == Ok(Some(Gap::Space))
        && window.before == Edge::Gap(Gap::Space)
        && window.has_leading_zero()
}

/// Kept apart by nothing that shows; several fields that some programs keep apart in this
/// way may count something.
fn is_unseen(window: &Window<'_>) -> bool {
    window.uniform_gap(0) == Ok(Some(Gap::Unseen))
        && is_one_number(window, 0)
        && (window.lengths(0).count() == 2 || window.has_leading_zero())
}
