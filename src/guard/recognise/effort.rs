//! How much looking one text is worth: far more than any page takes, so that no text holds
//! up a build. Where it is used up, the text was not looked at to its end.

/// What a short text is worth.
const LEAST: usize = 1 << 24;
/// What each byte adds. A page takes less than one step a byte.
const PER_BYTE: usize = 64;

/// The steps that are left.
pub struct Effort {
    left: Option<usize>,
}

impl Effort {
    /// For a text of so many bytes.
    pub fn for_text(bytes: usize) -> Self {
        Self { left: Some(bytes.saturating_mul(PER_BYTE).saturating_add(LEAST)) }
    }

    /// Takes so many steps; none if there are not as many left.
    pub fn spend(&mut self, steps: usize) -> Option<()> {
        self.left = self.left?.checked_sub(steps);
        self.left.map(|_| ())
    }

    /// Whether there were not enough.
    pub fn is_over(&self) -> bool {
        self.left.is_none()
    }
}
