//! Runs of letters and digits that were decoded before and say nothing: the names of
//! attributes and of styles, which stand on every page of a site.
//!
//! What a run decodes to depends on nothing else, so it need not be decoded twice. Each
//! thread has its own memory; what is long, or too much, is not remembered.

use std::cell::RefCell;
use std::collections::HashSet;

/// Longer runs do not stand on every page.
const LONGEST: usize = 64;
/// A site has far fewer.
const MOST: usize = 4096;

thread_local! {
    static KNOWN: RefCell<HashSet<Box<[u8]>>> = RefCell::default();
}

/// Whether a run is remembered.
pub fn is_known(run: &[u8]) -> bool {
    run.len() <= LONGEST && KNOWN.with_borrow(|known| known.contains(run))
}

/// Remembers that a run says nothing.
pub fn remember(run: &[u8]) {
    KNOWN.with_borrow_mut(|known| {
        if run.len() <= LONGEST && known.len() < MOST {
            known.insert(run.into());
        }
    });
}
