//! What the tool says when something is wrong: code, place, cause, mend.
//!
//! Takes facts from every stage; gives one Chinese message a problem, for people
//! or as JSON. Never repeats a value that is withheld: source lines are covered
//! before they are shown.

mod code;
mod diagnostic;
mod span;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Diagnostics, Place};
pub use span::{LineColumn, Span};
