//! What leaves the machine: packages, and the ledger of what ever left.
//!
//! Takes `Staged` and nothing else; gives `Sealed`.

mod ledger;
mod package;

pub use ledger::{Ledger, LedgerEntry};
pub use package::{ManifestEntry, Sealed, seal};

use std::fs;
use std::io;
use std::path::Path;

/// Writes a file beside its place and renames it, so that it is never half there.
fn write_in_one_step(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let temporary = target.with_file_name(format!(".{name}.tmp"));
    fs::write(&temporary, bytes)?;
    fs::rename(&temporary, target)
}
