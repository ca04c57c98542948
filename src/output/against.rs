//! What a run changes in the output that stands: cleared files are compared on their way
//! to a sink. Takes them and the output folder; gives paths; writes nothing itself.

use super::layout::inventory_of;
use super::stage::Sink;
use crate::disclosure::Lens;
use crate::guard::Cleared;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// A sink before another sink.
pub struct Against<'s, L: Lens> {
    output: PathBuf,
    inner: &'s dyn Sink<L>,
    /// Every path, and whether the output holds these very bytes.
    seen: Mutex<BTreeMap<String, bool>>,
}

/// How a new site differs from the one before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Every path of the new site.
    pub present: BTreeSet<String>,
    /// Paths of the new site whose bytes the old one did not have there.
    pub changed: BTreeSet<String>,
    /// Every path of the old site; none where nothing was built before.
    pub before: BTreeSet<String>,
}

impl<'s, L: Lens> Against<'s, L> {
    /// Compares with what stands in `output`, and passes on to `inner`.
    pub fn new(output: impl Into<PathBuf>, inner: &'s dyn Sink<L>) -> Self {
        Self { output: output.into(), inner, seen: Mutex::default() }
    }

    /// What was different. To be asked before the new site takes the place of the old one.
    ///
    /// # Errors
    /// The inventory of the old site cannot be read.
    pub fn difference(self) -> io::Result<Difference> {
        let seen = self.seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        let changed = seen.iter().filter(|(_, same)| !**same).map(|(path, _)| path.clone());
        let changed = changed.collect();
        let before = inventory_of(&self.output)?;
        Ok(Difference { present: seen.into_keys().collect(), changed, before })
    }
}

impl<L: Lens> Sink<L> for Against<'_, L> {
    fn put(&self, cleared: Cleared<L>) -> io::Result<()> {
        let path = cleared.path().to_string();
        let same = fs::read(self.output.join(&path)).is_ok_and(|old| old == cleared.bytes());
        self.inner.put(cleared)?;
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(path, same);
        Ok(())
    }
}
