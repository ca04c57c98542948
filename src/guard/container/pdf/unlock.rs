//! A PDF that is encrypted but opens without a password: most of those that forbid
//! copying.
//!
//! Takes the bytes of a file; gives the same file without encryption. What its earlier
//! revisions held is lost on the way: the caller has to say so.

use super::super::Unreadable;
use super::size::measure;
use lopdf::{Document, LoadOptions};

/// One stream.
const LARGEST: usize = 32 << 20;

/// Takes the encryption away.
///
/// # Errors
/// A password is needed, or the file unpacks to more than may be read.
pub fn unlocked(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let options = LoadOptions { max_decompressed_size: Some(LARGEST), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options);
    let mut document = document.map_err(|_| Unreadable::Encrypted)?;
    if document.is_encrypted() || !document.was_encrypted() {
        return Err(Unreadable::Encrypted);
    }
    let mut plain = Vec::new();
    document.save_to(&mut plain).map_err(|_| Unreadable::Encrypted)?;
    measure(&plain)?;
    Ok(plain)
}
