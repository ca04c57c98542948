//! Rules over what was decided.

mod named_without_basis;
mod not_registered;

pub use not_registered::check as check_registered;

use crate::diag::Diagnostic;
use crate::disclosure::{Disclosed, Lens};

/// Every rule over one disclosed item.
pub fn check<L: Lens>(disclosed: &Disclosed<L>) -> Vec<Diagnostic> {
    named_without_basis::check(disclosed)
}
