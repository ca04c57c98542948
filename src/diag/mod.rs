//! What the tool says when something is wrong: code, place, cause, mend.
//!
//! Takes facts from every stage; gives one Chinese message a problem, for people
//! or as JSON. Never repeats a value that is withheld: source lines are covered
//! before they are shown.

mod code;
mod concealed;
mod cover;
mod diagnostic;
mod json;
mod span;
mod system_error;
mod terminal;

pub use code::{Code, Severity};
pub use concealed::{Concealed, Reach};
pub use cover::{Cover, covered, covered_numbers};
pub use diagnostic::{Diagnostic, Diagnostics, Place, shown_name};
pub use json::to_json;
pub use span::{LineColumn, Span};
pub use system_error::system_error;
pub use terminal::{Sources, Style, render};
