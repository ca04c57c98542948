//! What another reader would have to walk through, weighed before it is given the file: it
//! follows every reference, as often as it is told to, and nothing stops it.
//!
//! Takes the objects; refuses a file in which following them would not end, or would fill
//! the memory. Of objects with one number the heaviest counts, since nobody knows which of
//! them the other reader takes.

mod bookmarks;
mod contents;
mod fields;
mod fonts;
mod maps;
mod packed;
#[cfg(test)]
mod tests;
mod weights;

use super::super::Unreadable;
use super::store::Store;

/// Weighs what the objects lead to.
///
/// # Errors
/// It is more than anybody should follow.
pub fn weigh(store: &Store<'_>) -> Result<(), Unreadable> {
    packed::weigh(store)?;
    fields::weigh(store)?;
    bookmarks::weigh(store)?;
    fonts::weigh(store)?;
    contents::weigh(store)
}
