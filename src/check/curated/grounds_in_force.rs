//! 当时的规定: an exception rests on a ground that was in force when it was decided. What
//! held before is not known here: the exception stays, and somebody looks.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::records::{Curated, ExceptionEntry};

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let entries = loaded.items.iter().flat_map(|item| {
        item.header.exception.iter().enumerate().map(move |(at, entry)| (item, at, entry))
    });
    entries.filter_map(|(item, at, entry)| of_entry(loaded, item, at, entry)).collect()
}

fn of_entry(
    loaded: &Loaded,
    item: &Curated,
    at: usize,
    entry: &ExceptionEntry,
) -> Option<Diagnostic> {
    let ground = loaded.policy.ground(entry.ground.reveal())?;
    let clause = ground.citation();
    if clause.governs(entry.decided) {
        return None;
    }
    let (text, since) = (clause.in_chinese(), clause.effective_from);
    let until = clause.effective_to.map(|day| format!("，{day} 失效")).unwrap_or_default();
    let cause = format!(
        "“{}”依据的规定自 {since} 起施行{until}，不管决定的那一天；当时的规定程序不知道，仍按不公开处理",
        ground.name()
    );
    let mend = "核对决定日期；确是那时决定的，按现行规定重新决定，写新的 decided 和 review-by";
    let place = Place::Key(format!("exception.{at}.decided"));
    let severity = Code::RuleOfAnotherTime.severity().min(clause.verified.loudest());
    let said =
        Diagnostic::new(Code::RuleOfAnotherTime, item.file.clone(), place, cause, mend.to_owned());
    Some(said.with_basis(text).at(severity))
}
