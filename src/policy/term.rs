//! How long a record of dishonesty stays public.

use super::Citation;
use crate::model::{CodeList, Day, Label, Node};
use crate::schema::{Reading, Record, Table};

/// The longest term of one tier under one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The tier's code, `minor`, `general` or `serious`.
    pub tier: String,
    /// Months from the decision to the last public day.
    pub longest_months: u32,
    /// Public only where the file says why that is necessary.
    pub only_if_necessary: bool,
    /// The clause.
    pub citation: Citation,
}

impl Term {
    /// The last day on which a record decided on `day` is public.
    pub fn last_day(&self, day: Day) -> Option<Day> {
        day.plus_months(i32::try_from(self.longest_months).ok()?)
    }

    /// Whether the rule is for this tier and a decision of this day.
    pub fn covers(&self, tier: impl CodeList, decided: Day) -> bool {
        self.tier == tier.code() && self.citation.governs(decided)
    }

    pub(super) fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let mut table = Table::open(node, reading)?;
        table.take::<Label>("id", "编号", reading);
        let tier = table.take::<Label>("tier", "程度", reading);
        let longest_months = table.take::<u32>("longest_months", "最长月数", reading);
        let only_if_necessary = table.take::<bool>("only_if_necessary", "确有必要", reading);
        let citation = Citation::take(&mut table, reading);
        table.finish(reading);
        Some(Self {
            tier: tier?.reveal().to_owned(),
            longest_months: longest_months?,
            only_if_necessary: only_if_necessary?,
            citation: citation?,
        })
    }
}
