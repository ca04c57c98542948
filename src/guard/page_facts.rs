//! What the gate may know of the page it looks at: which items stand on it and what
//! those items themselves make public.

use crate::disclosure::Class;
use crate::model::ItemRef;

/// Facts of one page of the site.
pub trait PageFacts {
    /// Whether an item on this page (or the organ itself) makes this text public in a
    /// field of the same class.
    fn discloses(&self, class: Class, text: &str) -> bool;
    /// Whether these digits are a telephone number that an item on this page, or the
    /// organ, gives as a contact.
    fn is_contact(&self, digits: &str) -> bool;
    /// Whether the file is the output of this item: its page, twin or attachment.
    fn is_output_of(&self, item: &ItemRef) -> bool;
}
