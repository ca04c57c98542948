//! The public register of what is withheld: `register.html`, template `pages/register.html`.

use super::detail::GroundView;
use super::frame::{UNDATED, frame};
use super::plan::{Page, Plan};
use super::view::{Frame, Link};
use crate::disclosure::{Lens, Mask};
use crate::model::{ItemRef, Kind};
use crate::policy::Ground;
use serde::Serialize;

/// What the register shows: nothing that a person typed.
#[derive(Clone, Debug, Serialize)]
pub struct WithheldRegister {
    /// Items withheld whole and items partly masked, by kind and index number.
    pub rows: Vec<RegisterRow>,
    /// How many are withheld whole.
    pub whole: usize,
    /// How many are partly masked.
    pub partial: usize,
    /// The grounds in force, with their clauses.
    pub grounds: Vec<GroundView>,
}

/// One line of the register.
#[derive(Clone, Debug, Serialize)]
pub struct RegisterRow {
    /// 索引号, or 未登记.
    pub index_number: String,
    /// Name of the kind.
    pub kind: &'static str,
    /// 整条 or 部分.
    pub extent: &'static str,
    /// Name of the ground.
    pub ground: String,
    /// The clause.
    pub clause: String,
    /// Date decided.
    pub decided: String,
    /// Next review.
    pub review_by: String,
    /// The review date has passed.
    pub overdue: bool,
}

/// The register of what is withheld, whole or in part.
pub fn register<L: Lens>(plan: &Plan<L>, page: &Page<L>) -> (Frame, WithheldRegister) {
    let mut frame = frame(plan, page, "不予公开登记");
    frame.breadcrumbs.push(Link::here("不予公开登记"));
    let mut rows: Vec<(Kind, RegisterRow)> = Vec::new();
    for withheld in &plan.parts.withheld {
        rows.push((withheld.item.kind, row(plan, &withheld.item, &withheld.mask, "整条")));
    }
    for disclosed in &plan.parts.disclosed {
        let item = &disclosed.card.item;
        let masks = disclosed.masks.iter().map(|mask| row(plan, item, mask, "部分"));
        let by_policy = disclosed.passages.iter().chain(&disclosed.abbreviated);
        let passages = by_policy.map(|ground| undated_row(plan, item, ground));
        rows.extend(masks.chain(passages).map(|row| (item.kind, row)));
    }
    rows.sort_by(|(a_kind, a), (b_kind, b)| {
        (a_kind, &a.index_number, &a.decided).cmp(&(b_kind, &b.index_number, &b.decided))
    });
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    let whole = plan.parts.withheld.len();
    let partial = plan.parts.disclosed.iter().filter(|d| d.card.masked).count();
    let grounds = plan.policy.grounds().iter().filter(|ground| ground.is_for_files());
    let grounds = grounds.map(|ground| GroundView {
        name: ground.name().to_owned(),
        clause: ground.citation().in_chinese(),
        reason: String::new(),
    });
    let content = WithheldRegister { rows, whole, partial, grounds: grounds.collect() };
    (frame, content)
}

fn row<L: Lens>(plan: &Plan<L>, item: &ItemRef, mask: &Mask, extent: &'static str) -> RegisterRow {
    RegisterRow {
        index_number: plan.index_number(item).unwrap_or_else(|| "未登记".to_owned()),
        kind: item.kind.name(),
        extent,
        ground: mask.ground.name().to_owned(),
        clause: mask.ground.citation().in_chinese(),
        decided: mask.decided.to_string(),
        review_by: mask.review_by.to_string(),
        overdue: mask.is_overdue,
    }
}

/// A masked passage of a text, or abbreviated names: no day was set for either.
fn undated_row<L: Lens>(plan: &Plan<L>, item: &ItemRef, ground: &Ground) -> RegisterRow {
    RegisterRow {
        index_number: plan.index_number(item).unwrap_or_else(|| "未登记".to_owned()),
        kind: item.kind.name(),
        extent: "部分",
        ground: ground.name().to_owned(),
        clause: ground.citation().in_chinese(),
        decided: UNDATED.to_owned(),
        review_by: UNDATED.to_owned(),
        overdue: false,
    }
}
