//! The bytes of one file of the site, rendered and not yet cleared.

use crate::disclosure::Lens;
use crate::model::SitePath;
use std::marker::PhantomData;

/// Bytes on their way to the gate. Nothing may write them.
#[derive(Debug)]
pub struct Rendered<L: Lens> {
    path: SitePath,
    bytes: Vec<u8>,
    lens: PhantomData<L>,
}

impl<L: Lens> Rendered<L> {
    pub(super) fn new(path: SitePath, bytes: Vec<u8>) -> Self {
        Self { path, bytes, lens: PhantomData }
    }

    /// Where it will go.
    pub fn path(&self) -> &SitePath {
        &self.path
    }

    /// What the gate looks at.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Takes it apart; only the gate's door does.
    pub fn into_parts(self) -> (SitePath, Vec<u8>) {
        (self.path, self.bytes)
    }
}
