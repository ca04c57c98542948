//! `[[不公开:GROUND]]` in Markdown: a passage that is withheld at the source.

/// How a masked passage begins.
const MASK_OPEN: &str = "[[不公开";

/// A piece of text, or a masked passage in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage<'t> {
    /// Words.
    Text(&'t str),
    /// The ground of a masked passage.
    Masked(&'t str),
}

impl<'t> Passage<'t> {
    /// Splits a text at its masked passages.
    pub fn split(text: &'t str) -> Vec<Self> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find(MASK_OPEN) {
            let Some(length) = rest[start..].find("]]") else { break };
            let inner = &rest[start + MASK_OPEN.len()..start + length];
            if start > 0 {
                pieces.push(Self::Text(&rest[..start]));
            }
            pieces.push(Self::Masked(inner.trim_start_matches([':', '：']).trim()));
            rest = &rest[start + length + 2..];
        }
        if !rest.is_empty() {
            pieces.push(Self::Text(rest));
        }
        pieces
    }

    /// The grounds that masked passages of a text name, each once, in order.
    pub fn grounds(text: &'t str) -> Vec<String> {
        let mut grounds: Vec<String> = Vec::new();
        for passage in Self::split(text) {
            match passage {
                Self::Masked(ground) if !grounds.iter().any(|known| known == ground) => {
                    grounds.push(ground.to_owned());
                }
                _ => {}
            }
        }
        grounds
    }

    /// Where a masked passage begins that does not end on its own line: byte offsets.
    pub fn unclosed(text: &str) -> Vec<usize> {
        let begins = text.match_indices(MASK_OPEN).map(|(at, _)| at);
        let ends = |at: &usize| text[*at..].lines().next().is_some_and(|line| line.contains("]]"));
        begins.filter(|at| !ends(at)).collect()
    }
}
