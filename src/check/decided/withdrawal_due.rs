//! 撤回并说明理由: a record whose decision was changed, revoked, or found unlawful or void is
//! no longer public by itself; that it is withdrawn, and why, people have to write.

use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::{Rules, TakeDown};
use crate::model::Moment;
use crate::records::Curated;

/// See the module.
pub fn check(items: &[Curated], rules: Rules<'_>, at: Moment) -> Vec<Diagnostic> {
    let due = items.iter().filter_map(|item| Some((item, TakeDown::of(item, rules, at)?)));
    due.map(|(item, take_down)| said(item, &take_down, at)).collect()
}

fn said(item: &Curated, take_down: &TakeDown, at: Moment) -> Diagnostic {
    let since = take_down.revoked.map_or(String::new(), |day| format!("在 {day} "));
    let by = match (take_down.last_day(), take_down.due) {
        (Some(last), _) if Moment::end_of(last) < at => {
            format!("应在 {last} 前撤下并说明理由，已经逾期")
        }
        (Some(last), _) => format!("应在 {last} 前撤下并说明理由"),
        (None, Some(_)) => "应撤下并说明理由，期限待放假安排公布后计算".to_owned(),
        (None, None) => "应撤下并说明理由".to_owned(),
    };
    let cause =
        format!("认定的决定{since}已变更、撤销或被确认违法、无效，{by}，还没有写 [withdrawal]");
    let mend = format!(
        "运行 gongkai withdraw {} --reason 理由，再按它说的删除服务器上的旧页面；决定没有撤销的，改正 [decision] 的 revoked",
        item.item
    );
    let place = Place::Key("decision.revoked".to_owned());
    let said = Diagnostic::new(Code::WithdrawalDue, item.file.clone(), place, cause, mend);
    match &take_down.duty {
        Some(duty) => said
            .at(Code::WithdrawalDue.severity().min(duty.citation.verified.loudest()))
            .with_basis(duty.citation.in_chinese()),
        None => said,
    }
}
