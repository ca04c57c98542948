//! Rules over what was read.

mod attachments;
mod calendar_unknown;
mod channels;
mod credit_records;
mod dates_in_order;
mod exceptions_lifted;
mod facts_missing;
mod grounds_in_force;
mod period_too_short;
mod publication_basis;
mod references;
mod register_agrees;
mod repair_conditions;
mod report_tables;
mod sums_match;
mod terms;

use crate::content::Loaded;
use crate::diag::Diagnostic;

/// Every rule over what was read.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let rules: [fn(&Loaded) -> Vec<Diagnostic>; 16] = [
        attachments::check,
        calendar_unknown::check,
        channels::check,
        credit_records::check,
        dates_in_order::check,
        exceptions_lifted::check,
        facts_missing::check,
        grounds_in_force::check,
        period_too_short::check,
        publication_basis::check,
        references::check,
        register_agrees::check,
        repair_conditions::check,
        report_tables::check,
        sums_match::check,
        terms::check,
    ];
    rules.iter().flat_map(|rule| rule(loaded)).collect()
}
