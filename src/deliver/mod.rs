//! What leaves the machine: packages, and the ledger of what ever left.
//!
//! Takes `Staged` and nothing else; gives `Sealed`. One run packs at a time, nothing that
//! was packed is ever replaced, and a ledger that cannot be trusted stops everything.

mod earlier;
mod ledger;
mod package;
mod published_numbers;

pub use earlier::earlier_forms;
pub use ledger::{Ledger, LedgerEntry};
pub use package::{ManifestEntry, Sealed, seal};
pub use published_numbers::published_numbers;

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file beside its place and renames it, so that it is never half there.
///
/// # Errors
/// The file cannot be written; what was there is still there.
pub fn write_in_one_step(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let temporary = target.with_file_name(format!(".{name}.tmp"));
    let mut file = File::create(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&temporary, target)
}
