//! The public register of what is withheld: `register.html`, template `pages/register.html`.

use serde::Serialize;

/// What the register shows: nothing that a person typed.
#[derive(Clone, Debug, Serialize)]
pub struct WithheldRegister {
    /// Items withheld whole and items partly masked, by kind and index number.
    pub rows: Vec<RegisterRow>,
    /// How many are withheld whole.
    pub whole: usize,
    /// How many are partly masked.
    pub partial: usize,
    /// The grounds in force, with their clauses.
    pub grounds: Vec<super::detail::GroundView>,
}

/// One line of the register.
#[derive(Clone, Debug, Serialize)]
pub struct RegisterRow {
    /// 索引号, or 未登记.
    pub index_number: String,
    /// Name of the kind.
    pub kind: &'static str,
    /// 整条 or 部分.
    pub extent: &'static str,
    /// Name of the ground.
    pub ground: String,
    /// The clause.
    pub clause: String,
    /// Date decided.
    pub decided: String,
    /// Next review.
    pub review_by: String,
    /// The review date has passed.
    pub overdue: bool,
}
