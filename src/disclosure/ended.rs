//! What was public and is no more: a tombstone, the same for every kind and cause.

use super::lens::Door;
use crate::model::ItemRef;

/// Why publication ended. Told to the builder, never to the public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndCause {
    /// The longest term of its tier is over.
    Term,
    /// Credit was repaired: obligations fulfilled, the repair decided.
    Repaired,
    /// An objection to it was upheld.
    ObjectionUpheld,
    /// It was taken down, or the decision behind it was withdrawn or changed.
    Withdrawn,
    /// The register knows it, the content lacks it.
    Removed,
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
