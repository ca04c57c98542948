//! 栏目更新: a column that has gone without anything new for longer than the inspection of
//! government sites allows is told.

use super::columns;
use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::Rules;
use crate::model::Moment;

/// Every column that is stale at an instant.
pub fn stale_columns(loaded: &Loaded, at: Moment) -> Vec<Diagnostic> {
    let stale = columns(loaded, Rules::of(loaded.site.as_ref(), &loaded.policy), at);
    let stale = stale.into_iter().filter_map(|column| {
        let through = column.fresh_through?;
        let cause =
            format!("“{}”最近更新于 {}，应在 {through} 前有新内容", column.name, column.newest?);
        let mend =
            "发布新内容；确实没有的，考虑与别的栏目合并（空白栏目、长期不更新的栏目会被通报）";
        let place = Place::File;
        let told = Diagnostic::new(Code::ColumnStale, "content/site.toml", place, cause, mend)
            .with_basis(column.rule.citation.in_chinese());
        (Moment::end_of(through) < at).then_some(told)
    });
    stale.collect()
}
