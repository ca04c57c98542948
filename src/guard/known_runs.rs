//! What short runs of letters and digits decode to: mostly nothing, as they are the names of
//! attributes and of styles, which stand on every page of a site.
//!
//! What a run decodes to depends on nothing else, so it need not be decoded twice. Each
//! thread has its own memory; what is long, or too much, is not remembered.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Longer runs do not stand on every page.
pub const LONGEST: usize = 64;
/// A site has far fewer.
const MOST: usize = 4096;

/// The words that a run decodes to, if any.
pub type Words = Option<Rc<[u8]>>;

thread_local! {
    static KNOWN: RefCell<HashMap<Box<[u8]>, Words>> = RefCell::default();
}

/// What a run decodes to, if that is known.
pub fn known(run: &[u8]) -> Option<Words> {
    if run.len() > LONGEST {
        return None;
    }
    KNOWN.with_borrow(|known| known.get(run).cloned())
}

/// Remembers what a run decodes to.
pub fn remember(run: &[u8], words: Words) {
    KNOWN.with_borrow_mut(|known| {
        if run.len() <= LONGEST && known.len() < MOST {
            known.insert(run.into(), words);
        }
    });
}
