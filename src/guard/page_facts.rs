//! What the gate may know of the page it looks at: which items stand on it and what
//! those items themselves make public.

use crate::disclosure::Class;
use crate::model::ItemRef;

/// Who makes a text public on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DisclosedBy {
    /// Nobody.
    Nobody,
    /// The very item that withholds it, in another field: a person has to look.
    Owner,
    /// Another item, lawfully.
    Another,
}

/// Facts of one page of the site.
pub trait PageFacts {
    /// Who on this page makes the text public in a field of the same class. `owner` is the
    /// item that withholds it; none for a number that is recognised by its form.
    fn discloses(&self, owner: Option<&ItemRef>, class: Class, text: &str) -> DisclosedBy;
    /// Whether these digits are a telephone number that an item on this page, or the
    /// organ, gives as a contact.
    fn is_contact(&self, digits: &str) -> bool;
    /// Whether a public value of this class, of an item on this page or of the organ,
    /// passes a test.
    fn gives(&self, class: Class, test: &mut dyn FnMut(&str) -> bool) -> bool;
    /// Whether this item stands on the page, alone or among others.
    fn shows(&self, item: &ItemRef) -> bool;
    /// Whether something in the head or in a field of this item passes a test, on whatever
    /// page it stands.
    fn tells(&self, item: &ItemRef, test: &mut dyn FnMut(&str) -> bool) -> bool;
    /// Whether the file is the output of this item: its page, twin or attachment.
    fn is_output_of(&self, item: &ItemRef) -> bool;
}

/// Facts where there is no single page: nothing is disclosed there.
pub struct NoPage;

impl PageFacts for NoPage {
    fn discloses(&self, _: Option<&ItemRef>, _: Class, _: &str) -> DisclosedBy {
        DisclosedBy::Nobody
    }
    fn is_contact(&self, _: &str) -> bool {
        false
    }
    fn gives(&self, _: Class, _: &mut dyn FnMut(&str) -> bool) -> bool {
        false
    }
    fn shows(&self, _: &ItemRef) -> bool {
        false
    }
    fn tells(&self, _: &ItemRef, _: &mut dyn FnMut(&str) -> bool) -> bool {
        false
    }
    fn is_output_of(&self, _: &ItemRef) -> bool {
        false
    }
}

/// A page of which nothing is known but the organ: it discloses nothing, and stands for
/// every item. Where nothing is found on it, nothing is found on any page.
pub struct AnyPage<'o> {
    /// What the site makes public about the organ.
    pub organ: &'o [(Class, String)],
}

impl PageFacts for AnyPage<'_> {
    fn discloses(&self, _: Option<&ItemRef>, _: Class, _: &str) -> DisclosedBy {
        DisclosedBy::Nobody
    }
    fn is_contact(&self, digits: &str) -> bool {
        self.gives(Class::Phone, &mut |phone| {
            phone.chars().filter(char::is_ascii_digit).collect::<String>().contains(digits)
        })
    }
    fn gives(&self, class: Class, test: &mut dyn FnMut(&str) -> bool) -> bool {
        self.organ.iter().any(|(of, text)| *of == class && test(text))
    }
    fn shows(&self, _: &ItemRef) -> bool {
        true
    }
    fn tells(&self, _: &ItemRef, _: &mut dyn FnMut(&str) -> bool) -> bool {
        false
    }
    fn is_output_of(&self, _: &ItemRef) -> bool {
        true
    }
}
