//! One part of a Word file without tracked changes, comments and marks of sittings.
//!
//! Takes the tree of a part; changes it to what Word shows when all changes are accepted.
//! What a reader sees is compared before and after; where accepting is more than taking
//! out, and nobody can show that it looks the same, the file is left to a person.

mod accept;
mod count;
mod fields;
mod notes;
mod paragraphs;
mod rows;
mod shown;

pub use count::Count;
pub use fields::Fields;
pub use notes::{Cited, take_unread};

use super::tree::Tree;

/// Accepts everything in a part; whether it is another now.
pub fn clean(tree: &mut Tree, count: &mut Count) -> Result<bool, String> {
    let before = shown::shown(&tree.nodes);
    let was_whole = !shown::has_half_a_field(&tree.nodes);
    let changes = count.changes();
    rows::accept(&mut tree.nodes, count)?;
    tree.nodes = accept::Accept::new(count).part(std::mem::take(&mut tree.nodes))?;
    paragraphs::join(&mut tree.nodes)?;
    let halved = was_whole && shown::has_half_a_field(&tree.nodes);
    if halved || shown::shown(&tree.nodes) != before {
        return Err("清理会改动正文，没有改动文件".to_owned());
    }
    Ok(count.changes() > changes)
}
