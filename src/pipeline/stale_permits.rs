//! Permits that serve nothing any more, and why each of them does not.

use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::disclosure::Lens;
use crate::guard::Permits;
use crate::model::{Day, ItemRef};
use crate::pages::Plan;
use crate::policy::Permit;

/// One message a permit that allowed nothing on this day.
pub fn diagnostics<L: Lens>(plan: &Plan<L>, permits: &Permits<'_>) -> Vec<Diagnostic> {
    let (stale, today) = (permits.stale().into_iter(), permits.today());
    stale
        .map(|at| {
            let (why, mend) = why(plan, &plan.policy.permits[at], today);
            let cause = format!("第 {} 条准许{why}", at + 1);
            let place = Place::Key(format!("permit.{at}"));
            Diagnostic::new(Code::StalePermit, "content/policy.toml", place, cause, mend)
        })
        .collect()
}

/// What is wrong with the permit itself, or that nothing it names was found.
fn why<L: Lens>(plan: &Plan<L>, permit: &Permit, today: Day) -> (String, &'static str) {
    let until = permit.until;
    if today > until {
        return (
            format!("（有效期至 {until}）已经过期"),
            "删去这条准许；仍然需要的，重新审批，改有效期",
        );
    }
    let code = permit.class.as_ref().map(|class| known(class.reveal()));
    let item = permit.item.as_ref().map(|item| ItemRef::parse(item.reveal()));
    let is_page = |path: &str| plan.pages.iter().any(|page| page.path.as_str() == path);
    match (item, code) {
        (None, _) => {
            ("没有写 item，什么都不准许".to_owned(), "写上 item = \"栏目/编号\"，照提示里给出的写")
        }
        (Some(None), _) => (
            "的 item 不是条目：要写 栏目/编号".to_owned(),
            "照提示里给出的 item 写，如 records/2026-001",
        ),
        (Some(Some(item)), _) if plan.position(&item).is_none() && permit.field.is_none() => {
            ("的 item 不是公开的条目".to_owned(), "核对条目编号；条目已经撤下的，删去这条准许")
        }
        (_, Some(None)) => (
            "的 class 不是发现的种类".to_owned(),
            "class 写方括号里的代码，如 leak-mobile，照提示里给出的写",
        ),
        (_, Some(Some(Code::LeakResidentId))) => (
            "的 class 不能准许：公民身份号码不得公开".to_owned(),
            "删去这条准许，并从内容里删去号码",
        ),
        (_, Some(Some(code))) if !is_of_the_gate(code) => (
            "的 class 不是泄露检查的种类，不能准许".to_owned(),
            "删去这条准许，照那条提示的改法改正",
        ),
        _ if permit.file.as_ref().is_some_and(|file| !is_page(file.reveal())) => (
            "的 file 不是网站里的文件".to_owned(),
            "file 写成品里的路径，如 records/2026-001.html；或者删去 file",
        ),
        (_, None) if permit.field.is_none() => (
            "没有写 field，也没有写 class，什么都不准许".to_owned(),
            "照提示里给出的写 field 或者 class",
        ),
        _ => (
            format!("（有效期至 {until}）没有对应任何发现"),
            "删去这条准许；仍然需要的，核对 item、field、class 和有效期",
        ),
    }
}

fn is_of_the_gate(code: Code) -> bool {
    code.severity() == Severity::Leak || code.name().starts_with("ask-")
}

fn known(name: &str) -> Option<Code> {
    Code::ALL.iter().copied().find(|code| code.name() == name)
}
