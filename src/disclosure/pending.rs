//! What is not public yet, or was over before its time came: nothing of it is shown, and
//! nothing tells that it is there; the builder is told.

use super::ended::EndCause;
use super::lens::Door;
use crate::model::{ItemRef, Moment};

/// Why an item is not public yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PendingCause {
    /// It has no `publish`.
    Draft,
    /// Its time is to come.
    Until(Moment),
    /// A review that the site requires has not been made (条例第十七条).
    Review(String),
    /// It names a ground of withholding that the policy does not know: nobody can say what
    /// of it may be public.
    UnknownGround,
    /// It was over before its time came: it never was public and leaves no tombstone.
    Over(EndCause),
}

impl PendingCause {
    /// Whether it will not become public by itself: what it says is looked for meanwhile,
    /// like that of what has ended.
    pub fn is_closed(&self) -> bool {
        matches!(self, Self::UnknownGround | Self::Over(_))
    }
}

/// An item that is not public yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Which item.
    pub item: ItemRef,
    /// Why.
    pub cause: PendingCause,
    pub(super) door: Door,
}
