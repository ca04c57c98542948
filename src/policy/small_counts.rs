//! Up to which size a count is not split, and the sentence that says so.

use crate::model::{Label, Node};
use crate::schema::{Reading, Table};

/// The rule for small counts.
#[derive(Clone, Debug, PartialEq)]
pub struct SmallCounts {
    /// The least that every cell of a shown split has.
    pub smallest_cell: u32,
    /// What stands where a split is not shown.
    pub not_split: String,
}

impl Default for SmallCounts {
    /// While no rule is known, nothing is split.
    fn default() -> Self {
        Self { smallest_cell: u32::MAX, not_split: String::new() }
    }
}

impl SmallCounts {
    /// Whether these cells may be shown beside each other.
    pub fn allow(&self, cells: impl IntoIterator<Item = usize>) -> bool {
        let smallest = usize::try_from(self.smallest_cell).unwrap_or(usize::MAX);
        cells.into_iter().all(|cell| cell >= smallest)
    }

    pub(super) fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let mut table = Table::open(node, reading)?;
        let smallest_cell = table.take::<u32>("smallest_cell", "最小件数", reading);
        let not_split = table.take::<Label>("not_split", "说明", reading);
        table.finish(reading);
        Some(Self { smallest_cell: smallest_cell?, not_split: not_split?.reveal().to_owned() })
    }
}
