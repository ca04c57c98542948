//! Comparison of decoded text with what must not be public.
//!
//! Takes decoded bytes; gives hits of withheld values and numbers that nobody may
//! publish. Knows nothing of pages, items or what is lawful: the gate decides that.

mod fold;
mod gap;
mod han_digits;
mod known_numbers;
mod letter_digits;
mod look_alike;
mod masked_id;
mod number;
mod number_run;
mod pairs;
mod papers;
mod patterns;
mod pieces;
mod radical;
mod scientific;
mod starts;
mod torn_id;
mod torn_number;

pub use fold::Folded;
pub use han_digits::{has_numeral_run, numeral_pairs, numerals_as_digits};
pub use known_numbers::KnownNumbers;
pub use letter_digits::letter_digits_as_digits;
pub use look_alike::taken_for;
pub use masked_id::{COVER_PAIRS, has_masked_id};
pub use number::{Digits, Number};
pub use number_run::{Joining, NumberRuns, Window};
pub use pairs::Pairs;
pub use patterns::{Patterns, is_ignorable};
pub use pieces::pieces;
pub use scientific::powers_as_digits;
pub use starts::Beginning;
pub use torn_id::torn_ids;
pub use torn_number::torn_numbers;
