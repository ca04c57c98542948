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

    /// Whether a finding is permitted; remembers every permit that served.
    pub fn allow(&self, finding: &Finding, facts: &dyn PageFacts) -> bool {
        let mut is_allowed = false;
        for (permit, used) in self.permits.iter().zip(&self.used) {
            if self.today > permit.until || !covers(permit, finding) {
                continue;
            }
            match bearing(permit, finding, facts) {
                Bearing::None => continue,
                // whose it is was seen on a page of its own
                Bearing::Beside => {}
                Bearing::Own => used.store(true, Ordering::Relaxed),
            }
            is_allowed = true;
        }
        is_allowed
    }

    /// The day on which they are to be in force.
    pub fn today(&self) -> Day {
        self.today
    }

    /// Permits that are over, or that allowed nothing: their positions in the policy.
    pub fn stale(&self) -> Vec<usize> {
        let served = |at: &usize| self.used[*at].load(Ordering::Relaxed);
        (0..self.permits.len()).filter(|at| !served(at)).collect()
    }
}

/// What the item of a permit has to do with a finding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bearing {
    /// Nothing.
    None,
    /// It stands on the page, among others.
    Beside,
    /// It is what was found.
    Own,
}

/// Whether field, class and file match. A withheld value is permitted by its field alone,
/// an ID number by nothing.
fn covers(permit: &Permit, finding: &Finding) -> bool {
    let field = permit.field.as_ref().is_none_or(|f| finding.field.as_deref() == Some(f.reveal()));
    let class = permit.class.as_ref().is_none_or(|c| finding.code.name() == c.reveal());
    let file = permit.file.as_ref().is_none_or(|file| finding.path == file.reveal());
    let narrow = match finding.code {
        Code::LeakResidentId => false,
        _ if finding.owner.is_some() => permit.field.is_some(),
        _ => permit.class.is_some(),
    };
    field && class && file && narrow
}

/// A withheld value belongs to its owner; what is known by its form to the item on whose
/// page it stands, and on a page of many to the item that says it.
fn bearing(permit: &Permit, finding: &Finding, facts: &dyn PageFacts) -> Bearing {
    let Some(named) = &permit.item else { return Bearing::None };
    if let Some(owner) = &finding.owner {
        let is_owner = owner.to_string() == *named.reveal();
        return if is_owner { Bearing::Own } else { Bearing::None };
    }
    let Some(item) = ItemRef::parse(named.reveal()) else { return Bearing::None };
    if facts.is_output_of(&item) || facts.tells(&item, &mut |text| finding.is_said_in(text)) {
        return Bearing::Own;
    }
    // words are not always found again as they stood
    let is_number = finding.said.is_some() && finding.entry.is_none();
    if !is_number && facts.shows(&item) { Bearing::Beside } else { Bearing::None }
}
