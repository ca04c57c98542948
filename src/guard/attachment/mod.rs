//! The words inside an attachment, so that the gate can look at them.
//!
//! Takes bytes and an extension; gives plain text, or why there is none: then a person
//! has to look. Never panics on hostile bytes, never unpacks without limits.

mod unreadable;

pub use unreadable::Unreadable;

/// Plain text of an attachment, or why it cannot be read.
///
/// # Errors
/// The format is not known, or the bytes do not keep to it.
pub fn attachment_text(_bytes: &[u8], _extension: &str) -> Result<String, Unreadable> {
    Err(Unreadable::UnknownFormat)
}
