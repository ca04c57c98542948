//! The lettering of a drawing: pieces with their places.

use std::collections::BTreeMap;

/// What was drawn so far.
#[derive(Default)]
pub struct Lettering {
    pieces: Vec<(i64, i64, String)>,
    is_unknown: bool,
}

impl Lettering {
    /// A piece that begins at a place.
    pub fn put(&mut self, across: i64, down: i64, text: String) {
        self.pieces.push((down, across, text));
    }

    /// Characters were drawn by their numbers in a font.
    pub fn unknown(&mut self) {
        self.is_unknown = true;
    }

    /// Whether something was drawn of which nobody knows what it says.
    pub fn is_unknown(&self) -> bool {
        self.is_unknown
    }

    /// As it was drawn, each line for itself.
    pub fn drawn(&self) -> String {
        let mut drawn = String::new();
        let mut line = None;
        for (down, _, text) in &self.pieces {
            if line.replace(*down).is_some_and(|before| before != *down) {
                drawn.push('\n');
            }
            drawn.push_str(text);
        }
        drawn
    }

    /// As it is seen: from top to bottom, and from left to right.
    pub fn seen(&self) -> String {
        let mut lines: BTreeMap<i64, Vec<(i64, &str)>> = BTreeMap::new();
        for (down, across, text) in &self.pieces {
            lines.entry(*down).or_default().push((*across, text));
        }
        let seen = lines.into_values().map(|mut line| {
            line.sort_by_key(|(across, _)| *across);
            line.into_iter().map(|(_, text)| text).collect::<String>()
        });
        seen.collect::<Vec<_>>().join("\n")
    }
}
