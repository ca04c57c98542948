//! The leak gate: looks at every finished file for what must not be public.
//!
//! Takes the withheld values (needles) once and the bytes of each file with the facts
//! of its page; gives findings, or `Cleared` bytes. Never repeats a value, never
//! changes a byte, and never decides what is public.

mod cleared;
mod compare;
mod container;
mod counted;
mod decode;
mod encoded;
mod finding;
mod findings;
mod form;
mod gate;
mod known_blocks;
mod known_runs;
mod known_tags;
mod look;
mod own_right;
mod page_facts;
mod partial;
mod permits;
mod recognise;
mod spelling;
#[cfg(test)]
mod tests;
mod verdict;
mod withheld;

pub use cleared::{Clearance, Cleared, clear};
#[cfg(test)]
use container::package;
#[cfg(test)]
pub use container::picture_cases;
pub use container::{
    Format, PicturePart, PictureRole, PictureTag, PictureTags, Portion, Reading, Unread,
    Unreadable, patiently, picture_parts, read_file,
};
pub use finding::Finding;
pub use form::Form;
pub use gate::Gate;
pub use own_right::without_common;
pub use page_facts::{DisclosedBy, NoPage, PageFacts};
pub use partial::{CoverWords, EarlierForm, covered_places};
pub use permits::Permits;
pub use spelling::spellings;
