//! A path inside the finished site: ASCII, `/`-separated, never outside it.

use std::fmt;
use std::sync::Arc;

/// For example `records/2026-001.html`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// The path, if every segment is plain ASCII and none climbs.
    pub fn new(path: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        let sound = |segment: &str| {
            !segment.is_empty() && !segment.starts_with('.') && segment.bytes().all(plain)
        };
        path.split('/').all(sound).then(|| Self(path.into()))
    }

    /// `404.html`, which every web server knows.
    pub fn not_found() -> Self {
        Self("404.html".into())
    }

    /// The path as it stands in the site.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The prefix that leads from this page back to the root: ``, `../`, `../../`.
    pub fn root(&self) -> &'static str {
        match self.0.bytes().filter(|b| *b == b'/').count() {
            0 => "",
            1 => "../",
            2 => "../../",
            _ => "../../../",
        }
    }

    /// The part after the last dot, or nothing.
    pub fn extension(&self) -> &str {
        self.0.rsplit_once('.').map_or("", |(_, extension)| extension)
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
