//! The only writer of public bytes: stages cleared files beside the output and swaps.
//!
//! Takes `Cleared`; gives `Staged`. A run that fails or is stopped leaves the old site.

mod layout;
mod stage;

pub use stage::{Discard, Sink, Stage, Staged, StagedPreview};
