//! Footnotes and endnotes that no text leads to: their places were deleted, their words
//! would stay.

use super::super::tree::{Node, Tree, take};
use std::collections::BTreeSet;

/// Numbers of the notes that the text leads to.
#[derive(Debug, Default)]
pub struct Cited {
    foot: BTreeSet<String>,
    end: BTreeSet<String>,
}

impl Cited {
    /// Looks through a part.
    pub fn look(&mut self, tree: &Tree) {
        tree.visit(&mut |element| {
            let id = element.attribute("id").unwrap_or_default();
            match element.name.as_str() {
                "w:footnoteReference" => drop(self.foot.insert(id)),
                "w:endnoteReference" => drop(self.end.insert(id)),
                _ => {}
            }
        });
    }
}

/// Takes out the notes of a part that nothing leads to; how many.
pub fn take_unread(tree: &mut Tree, cited: &Cited) -> usize {
    let Some(root) = tree.nodes.iter_mut().find_map(Node::element_mut) else { return 0 };
    take(&mut root.nodes, &mut |note| {
        let cited = match note.name.as_str() {
            "w:footnote" => &cited.foot,
            "w:endnote" => &cited.end,
            _ => return false,
        };
        let is_line = note.attribute("type").is_some_and(|kind| kind != "normal");
        !is_line && !cited.contains(&note.attribute("id").unwrap_or_default())
    })
}
