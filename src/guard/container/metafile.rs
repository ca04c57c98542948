//! Drawings by strokes (EMF, WMF), which carry their lettering as text: often one character
//! a record, and in the order in which a program drew them.
//!
//! Takes bytes; tells the lettering line by line, and whatever else reads as text. Drawn
//! characters that are numbers of a font are nothing that can be read here, and say so.

mod emf;
mod lettering;
#[cfg(test)]
mod tests;
mod wmf;

#[cfg(test)]
pub use tests::by_glyphs as drawing_by_glyphs;

use super::{Unreadable, Walk, picture, runs};
use lettering::Lettering;

/// Whether bytes are a drawing.
pub fn is_one(bytes: &[u8]) -> bool {
    emf::is_one(bytes) || wmf::is_one(bytes)
}

/// Reads a drawing.
pub fn read(bytes: &[u8], walk: &mut Walk) {
    let mut lettering = Lettering::default();
    let is_whole = match emf::is_one(bytes) {
        true => emf::read(bytes, &mut lettering),
        false => wmf::read(bytes, &mut lettering),
    };
    if !is_whole {
        walk.cannot("", Unreadable::Broken);
    }
    if lettering.is_unknown() {
        walk.cannot("", Unreadable::Partial);
    }
    let (seen, drawn) = (lettering.seen(), lettering.drawn());
    if seen != drawn {
        walk.say("", drawn);
    }
    walk.say("", seen);
    walk.say("其他部分", runs::amid_bytes(bytes));
    picture::say_within("图片", bytes, walk);
}
