//! The parts of a package: of an Office file or an OFD.
//!
//! Takes a ZIP; gives its parts by their names. What stands beside them is told by the
//! reader of archives. A part that cannot be unpacked makes the file unreadable: nothing
//! passes unseen.

use super::archive::each_zipped;
use super::{Unreadable, Walk};

/// A part of a package.
pub struct Part {
    /// Its name in small letters.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Part {
    /// What stands behind the last dot of its name.
    pub fn extension(&self) -> &str {
        extension_of(&self.name)
    }
}

/// What stands behind the last dot of a name.
pub fn extension_of(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Unpacks the parts.
///
/// # Errors
/// It is no whole ZIP, or too much is in it.
pub fn unpack(bytes: &[u8], walk: &mut Walk) -> Result<Vec<Part>, Unreadable> {
    let mut parts = Vec::new();
    each_zipped(bytes, walk, &mut |found, _| {
        let name = String::from_utf8_lossy(found.name).to_ascii_lowercase();
        parts.push(Part { name, bytes: found.bytes });
    })?;
    Ok(parts)
}
