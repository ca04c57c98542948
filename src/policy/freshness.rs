//! For how long a column may go without anything new.

use super::Citation;
use crate::model::{Day, Node};
use crate::schema::{Reading, Record, Table, codes};

codes! {
    /// What kind of column it is.
    FreshnessClass {
        News = "news" "动态、要闻类",
        Notice = "notice" "通知公告、政策文件类",
    }
}

/// The rule for one class of columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Freshness {
    /// For which columns.
    pub class: FreshnessClass,
    /// Days; none if months are given.
    days: Option<u32>,
    /// Months.
    months: Option<u32>,
    /// The clause.
    pub citation: Citation,
}

impl Freshness {
    /// The last day on which a column is fresh that was updated on `newest`.
    pub fn last_fresh_day(&self, newest: Day) -> Option<Day> {
        match (self.days, self.months) {
            (Some(days), _) => newest.plus_days(days),
            (None, months) => newest.plus_months(i32::try_from(months?).ok()?),
        }
    }

    pub(super) fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let mut table = Table::open(node, reading)?;
        let class = table.take::<FreshnessClass>("class", "类别", reading);
        let days = table.take::<Option<u32>>("days", "天数", reading);
        let months = table.take::<Option<u32>>("months", "月数", reading);
        let citation = Citation::take(&mut table, reading);
        table.finish(reading);
        Some(Self { class: class?, days: days?, months: months?, citation: citation? })
    }
}
