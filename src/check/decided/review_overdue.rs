//! 定期评估: what is withheld is looked at again by the day that was set for it.

use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::Mask;
use crate::model::ItemRef;

/// See the module.
pub fn check(item: &ItemRef, file: &str, mask: &Mask) -> Option<Diagnostic> {
    let cause = format!("{item} 的不予公开应在 {} 前评估，已经过期", mask.review_by);
    let mend = "评估是否仍应不予公开：可以公开的删去 [[exception]]；仍不公开的，写新的 decided 和 review-by";
    let basis = "《中华人民共和国政府信息公开条例》（国务院令第711号）第十八条";
    let place = Place::Key("exception".to_owned());
    let overdue = Diagnostic::new(Code::ReviewOverdue, file, place, cause, mend).with_basis(basis);
    mask.is_overdue.then_some(overdue)
}
