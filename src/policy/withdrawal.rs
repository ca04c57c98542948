//! How soon a record is to be gone whose decision was revoked: the rules of
//! `withdrawal.toml`. Reads no record and no clock.

use super::{Calendar, Citation, Due, Within};
use crate::model::{Day, Label, Node};
use crate::schema::{Reading, Record, Table};

/// How soon a record is to be gone.
#[derive(Clone, Debug, PartialEq)]
pub struct WithdrawalDuty {
    /// Within so many working days.
    pub working_days: u32,
    /// The clause.
    pub citation: Citation,
}

impl WithdrawalDuty {
    /// Whether it holds for what is withdrawn on that day.
    pub fn governs(&self, day: Day) -> bool {
        self.citation.governs(day)
    }

    /// The last day for what was revoked on a day, which is not counted itself.
    pub fn last_day(&self, revoked: Day, calendar: &Calendar) -> Due {
        Within::WorkingDays(self.working_days).last_day(revoked, calendar)
    }

    pub(super) fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let mut table = Table::open(node, reading)?;
        table.take::<Label>("id", "编号", reading);
        let working_days = table.take::<u32>("working_days", "工作日", reading);
        let citation = Citation::take(&mut table, reading);
        table.finish(reading);
        Some(Self { working_days: working_days?, citation: citation? })
    }
}
