//! `[[不公开:GROUND]]`: a passage that is withheld at the source.

/// How a masked passage begins in Markdown.
pub const MASK_OPEN: &str = "[[不公开";

/// The Chinese names of grounds.
pub trait GroundNames {
    /// The name of a ground by its id or its name; none if the policy lacks it.
    fn ground_name(&self, text: &str) -> Option<&str>;
}

/// A piece of text, or a masked passage in it.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words.
    Text(&'t str),
    /// The ground of a masked passage.
    Mask(&'t str),
}

/// Splits a text at its masked passages.
pub fn split(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(MASK_OPEN) {
        let Some(length) = rest[start..].find("]]") else { break };
        let inner = &rest[start + MASK_OPEN.len()..start + length];
        if start > 0 {
            pieces.push(Piece::Text(&rest[..start]));
        }
        pieces.push(Piece::Mask(inner.trim_start_matches([':', '：']).trim()));
        rest = &rest[start + length + 2..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}
