//! How far the site is open, as a number that anyone can check against the catalogue and
//! the public register: the meter of the home page, and `data/openness.json`.
//!
//! Takes what was published, withheld and held back; gives counts and shares, and a split
//! by ground only where no cell of it is small. What has ended is no part of it.

use super::plan::Plan;
use crate::disclosure::{Disclosed, Lens};
use crate::policy::{Ground, SmallCounts};
use serde::Serialize;
use std::collections::BTreeMap;

/// 本站登记事项中.
#[derive(Clone, Debug, Serialize)]
pub struct Openness {
    /// 登记事项总数.
    pub total: usize,
    /// The parts, which add up to the total.
    pub parts: Vec<Part>,
    /// The grounds behind those parts that have some.
    pub splits: Vec<Split>,
    /// How the figures are made.
    pub formula: &'static str,
    /// What a split counts.
    pub split_formula: &'static str,
}

/// One part of the whole.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// `full` | `masked` | `withheld` | `held-back`.
    pub id: &'static str,
    /// 完整公开, ….
    pub name: &'static str,
    /// What is counted, and where to check it.
    pub meaning: &'static str,
    /// How many.
    pub count: usize,
    /// Thousandths of the total; all parts have 1000 together.
    pub per_mille: usize,
    /// The same as people read it, `93.1%`.
    pub share: String,
    /// Where its piece of the bar begins, in percent of the whole length.
    pub begins: String,
    /// How long its piece is, in percent.
    pub length: String,
}

/// One part by ground.
#[derive(Clone, Debug, Serialize)]
pub struct Split {
    /// The part that is split.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// How many items it has.
    pub total: usize,
    /// Items by ground; empty where one cell is too small.
    pub rows: Vec<SplitRow>,
    /// What stands in place of the rows, or empty.
    pub not_split: String,
}

/// The items of one ground.
#[derive(Clone, Debug, Serialize)]
pub struct SplitRow {
    /// Id of the ground.
    pub id: String,
    /// Its Chinese name.
    pub name: String,
    /// How many items it holds back, whole or in part.
    pub count: usize,
}

const WHOLE: usize = 1000;

/// The parts: id, name, and where each can be checked.
const PARTS: [(&str, &str, &str); 4] = [
    ("full", "完整公开", "列入政府信息公开目录，没有不公开的内容"),
    ("masked", "部分不公开", "列入政府信息公开目录，不公开的部分在不予公开登记里"),
    ("withheld", "整条不公开", "在不予公开登记里，范围为整条"),
    ("held-back", "按规定不公示", "轻微失信信息，没有必要公示的，原则上不公示，也不列入登记"),
];

const FORMULA: &str = "登记事项＝完整公开＋部分不公开＋整条不公开＋按规定不公示；份额＝件数÷登记事项，取到0.1%，尾数由余数大的先补，合计恰为100%，不为零的至少记0.1%。完整公开与部分不公开合计等于政府信息公开目录的条数；部分不公开、整条不公开的逐条列在不予公开登记。已终止公示的、未到发布时间的不计。";

const SPLIT_FORMULA: &str = "一件有几种理由的，在每种理由下各计一件，分列之和可以大于总数。";

/// How far the site is open.
pub fn openness<L: Lens>(plan: &Plan<L>) -> Openness {
    let parts = &plan.parts;
    let masked = parts.disclosed.iter().filter(|item| item.card.masked).count();
    let full = parts.disclosed.len() - masked;
    let counts = [full, masked, parts.withheld.len(), parts.below_publication];
    let masks = parts.disclosed.iter().map(|item| grounds_of(item));
    let withheld = parts.withheld.iter().map(|item| vec![&item.mask.ground]);
    let rule = &plan.policy.small_counts;
    let splits = [split(1, masked, masks, rule), split(2, parts.withheld.len(), withheld, rule)];
    Openness {
        total: counts.iter().sum(),
        parts: shown_parts(counts),
        splits: splits.into_iter().flatten().collect(),
        formula: FORMULA,
        split_formula: SPLIT_FORMULA,
    }
}

/// Every ground on which something of an item is masked, once.
fn grounds_of<L: Lens>(item: &Disclosed<L>) -> Vec<&Ground> {
    let all = item.masks.iter().map(|mask| &mask.ground).chain(&item.passages);
    let by_id: BTreeMap<&str, &Ground> = all.map(|ground| (ground.id(), ground)).collect();
    by_id.into_values().collect()
}

fn shown_parts(counts: [usize; 4]) -> Vec<Part> {
    let mut begins = 0;
    let shares = shares(counts);
    let parts = PARTS.into_iter().zip(counts).zip(shares);
    parts
        .map(|(((id, name, meaning), count), per_mille)| {
            let part = Part {
                id,
                name,
                meaning,
                count,
                per_mille,
                share: format!("{}%", percent(per_mille)),
                begins: percent(begins),
                length: percent(per_mille),
            };
            begins += per_mille;
            part
        })
        .collect()
}

fn percent(per_mille: usize) -> String {
    format!("{}.{}", per_mille / 10, per_mille % 10)
}

/// Thousandths by largest remainder: they add up to 1000, and what is not nothing is never
/// shown as nothing, nor what is not all as all.
fn shares(counts: [usize; 4]) -> [usize; 4] {
    let total: usize = counts.iter().sum();
    if total == 0 {
        return [0; 4];
    }
    let mut shares = counts.map(|count| (count * WHOLE / total).max(usize::from(count > 0)));
    let mut by_remainder = [0, 1, 2, 3];
    by_remainder.sort_by_key(|at| std::cmp::Reverse(counts[*at] * WHOLE % total));
    let below = WHOLE.saturating_sub(shares.iter().sum());
    for at in by_remainder.into_iter().filter(|at| counts[*at] * WHOLE >= total).take(below) {
        shares[at] += 1;
    }
    let above = shares.iter().sum::<usize>().saturating_sub(WHOLE);
    if let Some(largest) = shares.iter_mut().max() {
        *largest -= above;
    }
    shares
}

fn split<'g>(
    part: usize,
    total: usize,
    items: impl Iterator<Item = Vec<&'g Ground>>,
    rule: &SmallCounts,
) -> Option<Split> {
    let (id, name, _) = PARTS[part];
    let mut cells: BTreeMap<&str, (&Ground, usize)> = BTreeMap::new();
    for ground in items.flatten() {
        cells.entry(ground.id()).or_insert((ground, 0)).1 += 1;
    }
    let is_shown = rule.allow(cells.values().map(|(_, count)| *count));
    let row = |(ground, count): (&Ground, usize)| SplitRow {
        id: ground.id().to_owned(),
        name: ground.name().to_owned(),
        count,
    };
    let mut rows: Vec<SplitRow> = cells.into_values().filter(|_| is_shown).map(row).collect();
    rows.sort_by(|a, b| (b.count, &a.id).cmp(&(a.count, &b.id)));
    let not_split = if is_shown { String::new() } else { rule.not_split.clone() };
    (total > 0).then_some(Split { id, name, total, rows, not_split })
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn shares_add_up_and_never_round_something_to_nothing_or_to_all() {
        for counts in [[7, 0, 0, 0], [1, 1, 1, 0], [2, 2, 2, 1], [99_999, 1, 1, 1], [1, 0, 0, 2]] {
            let shares = shares(counts);
            assert_eq!(shares.iter().sum::<usize>(), 1000, "{counts:?}");
            for (share, count) in shares.iter().zip(counts) {
                assert_eq!(*share == 0, count == 0, "{counts:?}");
            }
        }
        assert_eq!(shares([0; 4]), [0; 4]);
        assert_eq!(shares([1, 1, 1, 0]), [334, 333, 333, 0]);
        assert_eq!(shares([99_999, 1, 1, 1]), [997, 1, 1, 1]);
    }
}
