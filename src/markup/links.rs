//! Where a link in a text leads.

/// What a destination turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page or file of this site: the address to write.
    Inside(String),
    /// Another site; the address is checked.
    Outside(String),
    /// Something that is not public now: its words stay, the link goes.
    Nothing,
    /// No such thing. The reason, in Chinese.
    Unknown(&'static str),
}

/// Resolves what authors write as a destination.
pub trait LinkResolver {
    /// `documents/2026-001`, `records/`, `register`, `files/form.docx`, `https://…`.
    fn resolve(&self, destination: &str) -> Target;
    /// The same for an image, which must be a file of the item itself.
    fn image(&self, destination: &str) -> Target;
}
