//! Closed code lists: an English code in the file, a Chinese label on the page.

/// A closed list of values.
pub trait CodeList: Sized + Copy + 'static {
    /// Every value, in the order of the list.
    const ALL: &'static [Self];
    /// The code in content and data files.
    fn code(self) -> &'static str;
    /// The Chinese label.
    fn label(self) -> &'static str;
    /// The value of a code or of a Chinese label: staff may write either.
    fn of(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == text || value.label() == text)
    }
}
