//! What is withheld, whole or by field: the ground and its dates, nothing else.

use super::lens::Door;
use crate::model::{Day, ItemRef};
use crate::policy::Ground;

/// Why something is not shown, and until when that stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Mask {
    /// The ground of the policy.
    pub ground: Ground,
    /// When it was decided.
    pub decided: Day,
    /// When it is looked at again (条例第十八条).
    pub review_by: Day,
    /// That day is over.
    pub is_overdue: bool,
    /// What the bureau says beside it, if anything; not in the register.
    pub public_reason: Option<String>,
}

/// An item that is withheld whole: a line of the register, no page.
#[derive(Clone, Debug, PartialEq)]
pub struct Withheld {
    /// Which item; its id is shown nowhere.
    pub item: ItemRef,
    /// Its content file, for messages.
    pub file: String,
    /// Why.
    pub mask: Mask,
    pub(super) door: Door,
}
