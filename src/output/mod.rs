//! The only writer of public bytes: stages cleared files beside the output and swaps.
//!
//! Takes `Cleared`; gives `Staged`. A run that fails or is stopped leaves the old site.

mod against;
mod layout;
mod lock;
mod stage;

pub use against::{Against, Difference};
pub use lock::lock;
pub use stage::{Discard, Sink, Stage, Staged, StagedPreview};
