//! What people have to do: reviews of what is withheld, rectifications, columns to update,
//! permits that end.

use super::{Task, columns};
use crate::content::Loaded;
use crate::disclosure::{RectificationState, Rules, Standing, masks_in_force, standing};
use crate::model::{Day, Moment};
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
        Task { basis: Some(column.rule.citation.in_chinese()), ..task(by, what, at) }
    }));
    tasks.extend(loaded.policy.permits.iter().enumerate().map(|(position, permit)| {
        let what = format!("content/policy.toml 第 {} 条准许到期，核对是否还需要", position + 1);
        task(permit.until, what, at)
    }));
    tasks.retain(|task| task.by <= through);
    tasks
}

fn task(by: Day, what: String, at: Moment) -> Task {
    Task { by, item: None, what, is_overdue: Moment::end_of(by) < at, basis: None }
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
        let basis = Some(REVIEW_CLAUSE.to_owned());
        of_item(Task { basis, ..task(mask.review_by, what, at) })
    };
    let mut tasks: Vec<Task> = masks.iter().map(review).collect();
    if let (Standing::Published(publicity), Body::CreditRecord(record)) = (&standing, &item.body) {
        let is_open = matches!(
            publicity.rectification,
            Some(RectificationState::Ongoing | RectificationState::Overdue)
        );
        let due = record.rectification.as_ref().filter(|_| is_open);
        tasks.extend(due.map(|rectification| {
            of_item(task(rectification.due, "整改期限届满，核对并写明整改情况".to_owned(), at))
        }));
    }
    tasks
}

/// The clause behind reviews of what is withheld.
const REVIEW_CLAUSE: &str = "《中华人民共和国政府信息公开条例》（国务院令第711号）第十八条";
