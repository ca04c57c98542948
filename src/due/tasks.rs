//! What people have to do: reviews of what is withheld, rectifications, records to withdraw,
//! what has to be public by a day, columns to update, permits that end.

use super::{Task, columns};
use crate::content::Loaded;
use crate::disclosure::{PendingCause, RectificationState, Rules, Standing, TakeDown, Timeliness};
use crate::disclosure::{masks_in_force, standing};
use crate::model::{CodeList, Day, Moment};
use crate::policy::{Due, Policy};
use crate::records::{Body, Curated};

/// Every task that is overdue at `at`, or due through `through`.
pub fn tasks(loaded: &Loaded, rules: Rules<'_>, at: Moment, through: Day) -> Vec<Task> {
    let mut tasks: Vec<Task> =
        loaded.items.iter().flat_map(|item| of_item(item, rules, at)).collect();
    tasks.extend(columns(loaded, rules, at).into_iter().map(|column| {
        let what = match column.newest {
            Some(newest) => format!("“{}”最近更新于 {newest}，应有新内容", column.name),
            None => format!("“{}”还没有公开的内容", column.name),
        };
        let by = column.fresh_through.or(column.newest).unwrap_or(at.day());
        task(Some(by), what, at).under(column.rule.citation.in_chinese())
    }));
    tasks.extend(loaded.policy.permits.iter().enumerate().map(|(position, permit)| {
        let what = format!("content/policy.toml 第 {} 条准许到期，核对是否还需要", position + 1);
        task(Some(permit.until), what, at)
    }));
    tasks.retain(|task| task.by.is_none_or(|by| by <= through));
    tasks
}

fn task(by: Option<Day>, what: String, at: Moment) -> Task {
    let is_overdue = by.is_some_and(|by| Moment::end_of(by) < at);
    Task { by, item: None, what, is_overdue, basis: None }
}

impl Task {
    fn under(self, basis: String) -> Self {
        Self { basis: Some(basis), ..self }
    }
}

fn of_item(item: &Curated, rules: Rules<'_>, at: Moment) -> Vec<Task> {
    let standing = standing(item, rules, at);
    let of_item = |task: Task| Task { item: Some(item.item.clone()), ..task };
    let masks = match &standing {
        Standing::Withheld(mask) => vec![mask.clone()],
        Standing::Published(_) => masks_in_force(&item.header, rules.policy, at),
        _ => Vec::new(),
    };
    let review = |mask: &crate::disclosure::Mask| {
        let what = format!("评估是否仍应不予公开（{}）", mask.ground.name());
        of_item(task(Some(mask.review_by), what, at).under(REVIEW_CLAUSE.to_owned()))
    };
    let mut tasks: Vec<Task> = masks.iter().map(review).collect();
    if let (Standing::Published(publicity), Body::CreditRecord(record)) = (&standing, &item.body) {
        let is_open = matches!(
            publicity.rectification,
            Some(RectificationState::Ongoing | RectificationState::Overdue)
        );
        let due = record.rectification.as_ref().filter(|_| is_open);
        tasks.extend(due.map(|rectification| {
            of_item(task(
                Some(rectification.due),
                "整改期限届满，核对并写明整改情况".to_owned(),
                at,
            ))
        }));
    }
    tasks.extend(withdrawal(item, rules, at).map(of_item));
    tasks.extend(publication(item, &standing, rules.policy, at).map(of_item));
    tasks
}

/// A record whose decision is no more is to be withdrawn, and its reason told.
fn withdrawal(item: &Curated, rules: Rules<'_>, at: Moment) -> Option<Task> {
    let take_down = TakeDown::of(item, rules, at)?;
    let unknown = take_down.due.map_or("", unknown);
    let what = format!(
        "认定的决定已变更、撤销或被确认违法、无效，撤下并说明理由（gongkai withdraw）{unknown}"
    );
    let task = task(take_down.last_day(), what, at);
    let basis = take_down.duty.map(|duty| duty.citation.in_chinese());
    Some(Task { basis, ..task })
}

/// What is said of a day that cannot be counted yet.
fn unknown(due: Due) -> &'static str {
    match due {
        Due::On(_) => "",
        Due::Unknown(_) => "（期限待放假安排公布后计算）",
    }
}

/// What is not public yet and has to be by a day: a draft, what waits for a review or for its
/// time. What is withheld has no such day, nor has what was over before its time came.
fn publication(item: &Curated, standing: &Standing, policy: &Policy, at: Moment) -> Option<Task> {
    let Standing::Pending(cause) = standing else { return None };
    let timing = Timeliness::of(item, policy)?.itself()?.clone();
    let now = match cause {
        PendingCause::Draft => "还是草稿（没有 publish）".to_owned(),
        PendingCause::Review(kind) => format!("还缺“{kind}”审查"),
        PendingCause::Until(time) => {
            let late = timing.due.day().is_some_and(|due| due < time.day());
            let late = if late { "，已在期限之后" } else { "" };
            format!("已定在 {time} 发布{late}")
        }
        PendingCause::Over(_) | PendingCause::UnknownGround => return None,
    };
    let (fact, within) = (timing.counted_from().label(), timing.rule.within.in_chinese());
    let unknown = unknown(timing.due);
    let what = format!("最迟公开的日子（{fact} {}，{within}）{unknown}：{now}", timing.from);
    Some(task(timing.due.day(), what, at).under(timing.rule.citation.in_chinese()))
}

/// The clause behind reviews of what is withheld.
const REVIEW_CLAUSE: &str = "《中华人民共和国政府信息公开条例》（国务院令第711号）第十八条";
