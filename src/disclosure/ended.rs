//! What was public and is no more: a tombstone, the same for every kind and cause. From
//! which day each of the causes holds, `End` says; which of them takes effect, `over`.

use super::lens::Door;
use super::pending::PendingCause;
use super::standing::Standing;
use crate::model::{Day, ItemRef, Moment};

/// Why publication ended. Told to the builder, never to the public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndCause {
    /// The longest term of its tier is over.
    Term,
    /// Credit was repaired: obligations fulfilled, the repair decided.
    Repaired,
    /// An objection to it was upheld.
    ObjectionUpheld,
    /// The decision behind it was changed, revoked, or found unlawful or void.
    Revoked,
    /// It was taken down.
    Withdrawn,
    /// The register knows it, the content lacks it.
    Removed,
}

/// From its first second on, an item is no longer public on this day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// The day.
    pub from: Day,
    /// Why.
    pub cause: EndCause,
}

impl End {
    /// What was to be published on a day never was. A term is over by the calendar; what
    /// people do on the very day of publication they may have done after its hour.
    fn forestalls(&self, publish: Day) -> bool {
        match self.cause {
            EndCause::Term => self.from <= publish,
            _ => self.from < publish,
        }
    }
}

/// Where an item stands because of the first of these ends; nothing if none has come.
pub(super) fn over(ends: &[End], publish: Moment, at: Moment) -> Option<Standing> {
    let first = ends.iter().min_by_key(|end| end.from)?;
    let forestalled = ends.iter().find(|end| end.forestalls(publish.day()));
    match forestalled {
        Some(end) => Some(Standing::Pending(PendingCause::Over(end.cause))),
        None if Moment::start_of(first.from) <= at => Some(Standing::Ended(first.cause)),
        None => None,
    }
}

/// An item whose publication has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// Which item.
    pub item: ItemRef,
    /// Why.
    pub cause: EndCause,
    pub(super) door: Door,
}

impl Ended {
    /// An item that the register knows and the content lacks.
    pub fn removed(item: ItemRef) -> Self {
        Self { item, cause: EndCause::Removed, door: Door }
    }
}
