//! A lock that the system gives back when the process ends, however it ends.

use std::fs::File;
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// How often, and how far apart, a lock is asked for before somebody is told.
const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(50);

/// Takes the lock on a file beside what it guards; `busy` says why it cannot be had.
///
/// # Errors
/// Somebody else holds it for two seconds, or the file cannot be made.
pub fn lock(file: &Path, busy: &str) -> io::Result<File> {
    let lock = File::options().create(true).append(true).open(file)?;
    for _ in 0..TRIES {
        if lock.try_lock().is_ok() {
            return Ok(lock);
        }
        sleep(PAUSE);
    }
    Err(io::Error::other(busy.to_owned()))
}
