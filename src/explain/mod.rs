//! The rules in plain words: one page a code, from `rules/<code>.md`, embedded in the binary.
//!
//! Takes a code, or what somebody typed for one; gives its page in sections, and as text
//! for a terminal. Applies no rule: what a rule finds is told by `diag`.

mod catalogue;
mod page;
mod terminal;

pub use catalogue::{found, nearest, of_severity, weight};
pub use page::{Page, Part, SECTIONS, Section, caption};
pub use terminal::{list_text, page_text};
