//! Rules over what was decided.

mod late_publication;
mod named_without_basis;
mod names_in_time;
mod not_registered;
mod overdue_publication;
mod report_figures;
mod review_overdue;
mod withdrawal_due;

pub use not_registered::check as check_registered;
pub use overdue_publication::{check as check_overdue, past_due};
pub use report_figures::check as check_report_figure;
pub use review_overdue::check as check_review;
pub use withdrawal_due::check as check_withdrawals;

use crate::diag::Diagnostic;
use crate::disclosure::{Disclosed, Lens};

/// Every rule over one disclosed item.
pub fn check<L: Lens>(disclosed: &Disclosed<L>) -> Vec<Diagnostic> {
    let mut found = named_without_basis::check(disclosed);
    found.extend(names_in_time::check(disclosed));
    found.extend(late_publication::check(disclosed));
    found
}
