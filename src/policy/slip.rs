//! Wordings that official documents often get wrong.
//! Takes one entry of the table; says what is wrong, what is right, and why.

use super::text;
use crate::model::Node;
use crate::schema::{Reading, Table};

/// A wording that is often wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// As it is found.
    pub wrong: String,
    /// As it should be.
    pub right: String,
    /// Why.
    pub why: String,
}

impl Slip {
    pub(super) fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let mut table = Table::open(node, reading)?;
        let wrong = text(&mut table, "wrong", reading);
        let right = text(&mut table, "right", reading);
        let why = text(&mut table, "why", reading);
        table.finish(reading);
        Some(Self { wrong: wrong?, right: right?, why: why? })
    }
}
