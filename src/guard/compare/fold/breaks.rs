//! What kept two characters apart and vanished when text was folded.

use std::ops::RangeInclusive;

/// What kept two characters apart and vanished.
#[derive(Default)]
pub struct Breaks {
    /// Where white space stood behind a letter or digit of ASCII.
    pub gaps: Vec<usize>,
    /// Where a line ended.
    pub lines: Vec<usize>,
}

impl Breaks {
    /// A character of ASCII that vanishes behind `before`, at `at`.
    #[inline(always)]
    pub fn ascii(&mut self, byte: u8, before: u8, at: usize) {
        match byte {
            b' ' | b'"' => self.gap(before, at),
            _ if ends_line(byte) => self.line(before, at),
            b'\t' => self.gap(before, at),
            _ => {}
        }
    }

    /// A new line vanishes, too; what it kept apart is remembered.
    pub fn line(&mut self, before: u8, at: usize) {
        self.gap(before, at);
        note(&mut self.lines, at);
    }

    /// White space vanishes, but two words or numbers do not become one by it.
    pub fn gap(&mut self, before: u8, at: usize) {
        if before.is_ascii_alphanumeric() {
            note(&mut self.gaps, at);
        }
    }
}

/// Whether a character of ASCII ends a line.
pub fn ends_line(byte: u8) -> bool {
    matches!(byte, b'\n'..=b'\r')
}

fn note(places: &mut Vec<usize>, at: usize) {
    if places.last() != Some(&at) {
        places.push(at);
    }
}

/// The places in a part of the text.
pub fn within(places: &[usize], part: RangeInclusive<usize>) -> &[usize] {
    let from = places.partition_point(|at| at < part.start());
    let to = places.partition_point(|at| at <= part.end());
    places.get(from..to).unwrap_or_default()
}
