//! 撤回并说明理由: a record whose decision is no more is to be withdrawn within the time of
//! the law. `decide` has ended it already; this says by when people have to do their part.
//! Takes a curated item, the rules and an instant; repeats nothing that an exception hides.

use super::credit::revoked_on;
use super::ended::EndCause;
use super::occasions::Open;
use super::standing::{Rules, Standing, standing};
use crate::model::{Day, Moment};
use crate::policy::{Due, WithdrawalDuty};
use crate::records::{Body, Curated};

/// A record that is to be withdrawn because its decision is no more.
#[derive(Clone, Debug, PartialEq)]
pub struct TakeDown {
    /// Since when the decision is no more; none where the file keeps that day back.
    pub revoked: Option<Day>,
    /// By when it is to be withdrawn; none where the day is kept back, or no rule is known
    /// for it.
    pub due: Option<Due>,
    /// The rule, where one is known for that day.
    pub duty: Option<WithdrawalDuty>,
}

impl TakeDown {
    /// What is to be withdrawn of an item at an instant: a record that was public, that its
    /// revoked decision ended, and of which nobody has written that it is withdrawn.
    pub fn of(item: &Curated, rules: Rules<'_>, at: Moment) -> Option<Self> {
        let Body::CreditRecord(record) = &item.body else { return None };
        let day = revoked_on(record)?;
        let ended = standing(item, rules, at) == Standing::Ended(EndCause::Revoked);
        if !ended || item.header.withdrawal.is_some() {
            return None;
        }
        let revoked = Open(&item.header.exception).at("decision.revoked", Some(day));
        let duty = rules.policy.withdrawal_duty(day).cloned();
        let due = duty.as_ref().map(|duty| duty.last_day(day, &rules.policy.calendar));
        Some(Self { revoked, due: due.filter(|_| revoked.is_some()), duty })
    }

    /// The last day of the duty, where it is known.
    pub fn last_day(&self) -> Option<Day> {
        self.due.and_then(Due::day)
    }
}
