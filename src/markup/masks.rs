//! The names of grounds, for the words that stand where a passage is masked.

/// The Chinese names of grounds.
pub trait GroundNames {
    /// The name of a ground by its id or its name; none if the policy lacks it.
    fn ground_name(&self, text: &str) -> Option<&str>;
}
