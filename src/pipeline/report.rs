//! What a run did: counts that must add up, and everything there is to say.

use crate::diag::Diagnostics;
use crate::disclosure::{EndCause, PendingCause};
use crate::model::{ItemRef, Moment};
use serde_json::{Value as Json, json};

/// What became of every item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All items: content files that could be read, and those the register alone knows.
    pub items: usize,
    /// Public.
    pub published: usize,
    /// Of those, partly withheld.
    pub masked: usize,
    /// Withheld whole.
    pub withheld: usize,
    /// Not public yet.
    pub pending: usize,
    /// Too slight to be public.
    pub below_publication: usize,
    /// No longer public.
    pub ended: usize,
}

impl Counts {
    /// Whether nothing was dropped in silence.
    pub fn add_up(&self) -> bool {
        let sum =
            self.published + self.withheld + self.pending + self.below_publication + self.ended;
        self.items == sum
    }

    /// The counts as machines read them.
    pub fn to_json(&self) -> Json {
        json!({
            "items": self.items,
            "published": self.published,
            "masked": self.masked,
            "withheld": self.withheld,
            "pending": self.pending,
            "belowPublication": self.below_publication,
            "ended": self.ended,
        })
    }
}

/// What a run did.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What became of every item.
    pub counts: Counts,
    /// Pages and files of the site.
    pub pages: usize,
    /// System files that were ignored.
    pub litter: usize,
    /// Items that are not public yet, and why.
    pub pending: Vec<(ItemRef, PendingCause)>,
    /// Items that are no longer public, and why.
    pub ended: Vec<(ItemRef, EndCause)>,
    /// Published items marked 演示.
    pub demonstration: usize,
    /// Published or withheld items that the register does not know.
    pub unregistered: usize,
    /// The instant for which the law was applied.
    pub as_of: Option<Moment>,
    /// Everything there is to say.
    pub diagnostics: Diagnostics,
}
