//! Numbers that a word announces and a check digit denies: one digit was typed wrong or is
//! missing, or a program kept fifteen digits and wrote zeros for the rest.
//!
//! Takes a window of digits; gives what may be meant.

use super::{Digits, Number, is_province, is_unbroken, two};
use crate::guard::compare::number_run::{Edge, Window};
use crate::model::Day;

/// What `window` may be meant as.
pub fn mistyped(window: &Window<'_>) -> Option<Number> {
    let is_alone = matches!(window.before, Edge::Clear | Edge::Papers)
        && (window.after == Edge::Clear || window.x)
        && is_unbroken(window);
    if !is_alone {
        return None;
    }
    let digits = Digits::new(window.digits);
    let is_card = window.digits.starts_with(b"62") && (16..=19).contains(&window.digits.len());
    if is_card && window.announced().card {
        return Some(Number::PerhapsBankCard(digits));
    }
    if is_account(window) {
        return Some(Number::PerhapsBankCard(digits));
    }
    let is_id = is_province(two(window.digits))
        && match window.digits.len() {
            17 => true,
            18 => has_day(window.digits),
            _ => false,
        };
    let is_id = is_id && window.announced().person;
    is_id.then_some(Number::PerhapsResidentId(digits))
}

/// Whether it stands in the column of accounts of a table of persons: those of savings banks
/// have no check digit.
fn is_account(window: &Window<'_>) -> bool {
    if !(15..=19).contains(&window.digits.len()) || !window.is_cell() {
        return false;
    }
    let beside = window.beside();
    beside.account && beside.names
}

/// Whether a day stands where that of the birth does.
fn has_day(digits: &[u8]) -> bool {
    let two = |at: usize| digits.get(at..).map_or(0, two);
    let year = i16::from(two(6)) * 100 + i16::from(two(8));
    matches!(two(6), 19 | 20) && Day::new(year, two(10), two(12)).is_some()
}
