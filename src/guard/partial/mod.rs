//! Partial forms of withheld values, taken together over the whole site.
//!
//! Takes decoded text; finds where a part of a value is shown and the rest covered
//! (110105********002X, 尾号 8000, 张*丰), aligns it with the values that this build
//! withholds, and adds up what all pages, attachments and earlier packages show of each.
//! Together they may show no more than the one form in which the value is public.

mod align;
mod covered;
mod earlier;
mod pieces;
#[cfg(test)]
mod tests;
mod union;

pub use covered::CoverWords;
pub use earlier::{EarlierForm, covered_places};
pub use pieces::public_length;
pub use union::Partials;

/// Characters of a value, as bits: which of them are shown.
pub type Shown = u64;

/// Longer values are not aligned.
pub const LONGEST: usize = 64;
