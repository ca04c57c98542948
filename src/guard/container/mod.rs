//! The words inside a file that people made: attachments, and files inside them.
//!
//! Takes bytes and an extension; gives what was read, by its place in the file, and what
//! could not be read: then a person has to look. Never panics on hostile bytes, never
//! unpacks without limits, and never passes off a part of the words as the whole.

mod archive;
mod compound;
mod cut_number;
mod day_cell;
mod format;
mod grid;
mod header_codes;
mod image;
mod metafile;
mod ofd;
mod office;
mod overprint;
mod packed;
mod part;
mod part_attributes;
mod parts;
mod pdf;
mod picture;
pub mod plain;
mod reading;
mod rtf;
pub mod runs;
#[cfg(test)]
mod tests;
mod typeface;
mod unreadable;
mod walk;
mod within;
mod xml;

pub use archive::inflate;
pub use format::Format;
#[cfg(test)]
pub use image::tests::cases as picture_cases;
pub use image::{PicturePart, PictureRole, PictureTag, PictureTags, picture_parts};
#[cfg(test)]
use metafile::drawing_by_glyphs;
#[cfg(test)]
pub(in crate::guard) use office::package;
pub use pdf::patiently;
pub use reading::{Portion, Reading, Unread};
pub use unreadable::Unreadable;
pub use walk::Walk;
use walk::unpack;
pub use within::{files_within, packed_within};

/// Reads a file and everything inside it.
pub fn read_file(bytes: &[u8], extension: &str) -> Reading {
    Walk::through(bytes, extension)
}
