//! The leak gate.
mod cleared;
mod finding;
mod form;
mod gate;
mod page_facts;
mod permits;
pub use cleared::{Clearance, Cleared, clear};
pub use finding::Finding;
pub use form::Form;
pub use gate::{Gate, Unreadable, attachment_text};
pub use page_facts::PageFacts;
pub use permits::Permits;
