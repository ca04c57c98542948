//! How people write an amount, a date or an address: there are many ways, and the gate knows
//! them all.
//!
//! Takes a value as data files write it; gives every usual spelling of it.

mod address;
mod amount;
mod capitals;
mod day;
mod name;

pub use amount::significant_digits;

use crate::disclosure::Class;
use crate::model::Day;
use address::spellings_of_address;
use amount::spellings_of_amount;
use day::spellings_of_day;
use name::{spellings_of_name, spellings_of_organisation};

/// Every spelling in which a value of this class is looked for: of most the value itself,
/// of an amount that is found by chance none.
pub fn spellings(class: Class, text: &str) -> Vec<String> {
    let mut all = match class {
        Class::Amount => spellings_of_amount(text),
        Class::Date => Day::parse(text).map(spellings_of_day).unwrap_or_default(),
        Class::Address => spellings_of_address(text),
        Class::PersonName => spellings_of_name(text),
        Class::Organisation => spellings_of_organisation(text),
        _ => vec![text.to_owned()],
    };
    all.sort_unstable();
    all.dedup();
    all
}
