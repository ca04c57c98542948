//! A byte range in one source file, and its line and column for people.

/// Byte offsets `start..end` into the text of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// One-based line, and one-based column counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// One-based line.
    pub line: usize,
    /// One-based column, in characters.
    pub column: usize,
}

impl Span {
    /// The range `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// This span moved `by` bytes to the right (a body behind its front matter).
    pub fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// The span clamped to `source` and widened to character boundaries.
    pub fn within(self, source: &str) -> Self {
        let mut start = self.start.min(source.len());
        let mut end = self.end.clamp(start, source.len());
        while !source.is_char_boundary(start) {
            start -= 1;
        }
        while !source.is_char_boundary(end) {
            end += 1;
        }
        Self { start, end }
    }

    /// Where the span begins in `source`.
    pub fn line_column(self, source: &str) -> LineColumn {
        let before = &source[..self.within(source).start];
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        LineColumn { line, column }
    }
}
