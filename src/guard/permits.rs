//! Findings that a person has looked at and allowed, and which of those permits served.

use super::{Finding, PageFacts};
use crate::diag::Code;
use crate::model::{Day, ItemRef};
use crate::policy::Permit;
use std::sync::atomic::{AtomicBool, Ordering};

/// The permits in force on one day.
pub struct Permits<'p> {
    permits: &'p [Permit],
    used: Vec<AtomicBool>,
    today: Day,
}

impl<'p> Permits<'p> {
    /// The permits of the policy, on `today`.
    pub fn new(permits: &'p [Permit], today: Day) -> Self {
        let used = permits.iter().map(|_| AtomicBool::new(false)).collect();
        Self { permits, used, today }
    }

    /// Whether a finding is permitted; remembers that the permit served.
    pub fn allow(&self, finding: &Finding, facts: &dyn PageFacts) -> bool {
        let matching =
            self.permits.iter().zip(&self.used).find(|(permit, _)| {
                self.today <= permit.until && self.matches(permit, finding, facts)
            });
        if let Some((_, used)) = matching {
            used.store(true, Ordering::Relaxed);
        }
        matching.is_some()
    }

    /// A permit names an item, and a field of it or a class, and perhaps one file of the
    /// site; all that it names must match.
    /// A withheld value is permitted by its field alone, an ID number by nothing.
    fn matches(&self, permit: &Permit, finding: &Finding, facts: &dyn PageFacts) -> bool {
        let Some(item) = &permit.item else { return false };
        let owner = finding.owner.as_deref();
        let by_owner = owner.is_some_and(|owner| owner.to_string() == item.reveal());
        let of_page = |item: ItemRef| facts.shows(&item);
        let by_page = owner.is_none() && ItemRef::parse(item.reveal()).is_some_and(of_page);
        let field =
            permit.field.as_ref().is_none_or(|f| finding.field.as_deref() == Some(f.reveal()));
        let class = permit.class.as_ref().is_none_or(|c| finding.code.name() == c.reveal());
        let file = permit.file.as_ref().is_none_or(|file| finding.path == file.reveal());
        let narrow = match finding.code {
            Code::LeakResidentId => false,
            _ if owner.is_some() => permit.field.is_some(),
            _ => permit.class.is_some(),
        };
        (by_owner || by_page) && field && class && file && narrow
    }

    /// Permits that are over, or that allowed nothing: their positions in the policy.
    pub fn stale(&self) -> Vec<usize> {
        let served = |at: &usize| self.used[*at].load(Ordering::Relaxed);
        (0..self.permits.len()).filter(|at| !served(at)).collect()
    }
}
