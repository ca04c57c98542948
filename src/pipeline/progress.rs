//! What long work tells whoever waits for it.

/// Told of every page.
pub trait Progress: Sync {
    /// So many pages are to come.
    fn begin(&self, pages: usize);
    /// One page is done.
    fn step(&self);
    /// All are done.
    fn end(&self);
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: usize) {}
    fn step(&self) {}
    fn end(&self) {}
}
