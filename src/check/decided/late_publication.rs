//! 公开逾期: what was made public behind its last day. The page shows it; nothing fails,
//! for a day of publication that was moved to look better would be a forged one.

use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::{Disclosed, Lens, Promptness, Timeliness, Timing};
use crate::model::CodeList;

/// See the module.
pub fn check<L: Lens>(disclosed: &Disclosed<L>) -> Vec<Diagnostic> {
    let timings = disclosed.timeliness.iter().flat_map(Timeliness::timings);
    timings.filter_map(|timing| late(&disclosed.file, timing)).collect()
}

fn late(file: &str, timing: &Timing) -> Option<Diagnostic> {
    let (Promptness::Late(days), Some(published)) = (timing.standing, timing.published) else {
        return None;
    };
    let by = days.filter(|days| *days > 0).map(|days| format!(" {days} 个工作日"));
    let by = by.unwrap_or_default();
    let cause = format!("{}，{published} 才公开，逾期{by}", due_words(timing)?);
    let mend = "发布时间如实保留，不得改早（伪造发稿日期一票否决）；查明原因，今后按期公开";
    let place = match timing.key.as_str() {
        "" => timing.published_key.to_owned(),
        key => format!("{key}.{}", timing.published_key),
    };
    let severity = Code::LatePublication.severity().min(timing.rule.citation.verified.loudest());
    let said = Diagnostic::new(Code::LatePublication, file, Place::Key(place), cause, mend);
    Some(said.with_basis(timing.rule.citation.in_chinese()).at(severity))
}

/// `合同公告应在 2026-05-07 前公开（合同签订 2026-04-30，2 个工作日）`.
pub(super) fn due_words(timing: &Timing) -> Option<String> {
    let (due, from) = (timing.due.day()?, timing.from);
    let (what, fact) = (timing.notice.unwrap_or(""), timing.counted_from().label());
    let within = timing.rule.within.in_chinese();
    Some(format!("{what}应在 {due} 前公开（{fact} {from}，{within}）"))
}
