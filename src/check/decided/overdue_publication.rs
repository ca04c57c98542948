//! 逾期未公开: what is still a draft, waits for a review or for a later time although its
//! last day is over. What is withheld by an exception is not overdue.

use super::late_publication::due_words;
use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::{PendingCause, Timeliness, Timing};
use crate::model::{ItemRef, Moment};
use crate::policy::Policy;
use crate::records::Curated;
use std::collections::HashMap;

/// Items whose own last day is over, by item: their file and their deadline. Whether
/// they are public nobody has decided yet.
pub type Due = HashMap<ItemRef, (String, Timing)>;

/// The items whose last day is over at the instant and that could still wait: those
/// without a time of publication behind them, or all where reviews are required.
pub fn past_due(items: &[Curated], policy: &Policy, reviews: bool, at: Moment) -> Due {
    let waits = |item: &&Curated| reviews || item.header.publish.is_none_or(|time| time > at);
    let overdue = |item: &Curated| {
        let timing = Timeliness::of(item, policy)?.itself()?.clone();
        let is_over = timing.due.day().is_some_and(|due| due < at.day());
        is_over.then(|| (item.item.clone(), (item.file.clone(), timing)))
    };
    items.iter().filter(waits).filter_map(overdue).collect()
}

/// See the module.
pub fn check(pending: &[(ItemRef, PendingCause)], past_due: &Due) -> Vec<Diagnostic> {
    let overdue = pending.iter().filter_map(|(item, cause)| Some((cause, past_due.get(item)?)));
    overdue.filter_map(|(cause, (file, timing))| said(cause, file, timing)).collect()
}

fn said(cause: &PendingCause, file: &str, timing: &Timing) -> Option<Diagnostic> {
    let (why, key) = match cause {
        PendingCause::Draft => ("还是草稿（没有 publish）".to_owned(), "title"),
        PendingCause::Until(time) => (format!("定在 {time} 才发布"), "publish"),
        PendingCause::Over(_) | PendingCause::UnknownGround => return None,
        PendingCause::Review(kind) => (format!("还缺“{kind}”审查"), "publish"),
    };
    let cause = format!("{}，现在{why}", due_words(timing)?);
    let mend = "尽快发布；依法不能公开的，写 [[exception]] 说明理由；成文日期写错的，改正 date";
    let severity = Code::OverduePublication.severity().min(timing.rule.citation.verified.loudest());
    let place = Place::Key(key.to_owned());
    let said = Diagnostic::new(Code::OverduePublication, file, place, cause, mend);
    Some(said.with_basis(timing.rule.citation.in_chinese()).at(severity))
}
