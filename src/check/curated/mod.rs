//! Rules over what was read.

mod attachments;
mod channels;
mod credit_records;
mod dates_in_order;
mod facts_missing;
mod publication_basis;
mod references;
mod register_agrees;
mod sums_match;

use crate::content::Loaded;
use crate::diag::Diagnostic;

/// Every rule over what was read.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let rules: [fn(&Loaded) -> Vec<Diagnostic>; 9] = [
        attachments::check,
        channels::check,
        credit_records::check,
        dates_in_order::check,
        facts_missing::check,
        publication_basis::check,
        references::check,
        register_agrees::check,
        sums_match::check,
    ];
    rules.iter().flat_map(|rule| rule(loaded)).collect()
}
