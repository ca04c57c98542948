//! Through which lens a run looks: what the public may see, or a preview of drafts.
//! The lens is part of every door type behind `decide`, so that a preview cannot be
//! staged or packaged.

use std::fmt::Debug;

/// A way to look at the content.
pub trait Lens: Copy + Clone + Debug + Default + Send + Sync + 'static {
    /// Whether items are shown before their time, stamped 预览.
    const PREVIEW: bool;
}

/// What the public may see now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Public;

/// Drafts and pending items too, for the bureau's own eyes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preview;

impl Lens for Public {
    const PREVIEW: bool = false;
}

impl Lens for Preview {
    const PREVIEW: bool = true;
}

/// Only `disclosure` can make one, and so only it can make the types that hold one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Door;
