//! How the bytes of a file are to be read by the gate.

/// The form of a file in the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// HTML.
    Html,
    /// XML: feeds, sitemap, SVG.
    Xml,
    /// JSON.
    Json,
    /// CSV, CSS, JavaScript, plain text.
    Text,
    /// Anything else: only its raw bytes are looked at.
    Raw,
}

impl Form {
    /// The form of a file that the builder itself renders, by its extension.
    pub fn of_extension(extension: &str) -> Self {
        match extension {
            "html" => Self::Html,
            "xml" | "svg" => Self::Xml,
            "json" => Self::Json,
            "csv" | "css" | "js" | "txt" => Self::Text,
            _ => Self::Raw,
        }
    }
}
