//! The containers: every place of a file in which a secret may stand.
//!
//! Takes a planted secret; gives the bytes of a file, or nothing where that disguise means
//! nothing there. The files are the least that their readers take for whole.

mod archives;
mod office;
mod pages;
mod pdf;
mod pictures;
mod texts;

use super::planted::Planted;

/// How the gate meets a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comes {
    /// The site renders it.
    Rendered,
    /// Somebody attached it.
    Attached,
}

/// One place in one kind of file.
pub struct Container {
    pub id: &'static str,
    pub extension: &'static str,
    pub comes: Comes,
    pub build: fn(&Planted) -> Option<Vec<u8>>,
}

const fn rendered(
    id: &'static str,
    extension: &'static str,
    build: fn(&Planted) -> Option<Vec<u8>>,
) -> Container {
    Container { id, extension, comes: Comes::Rendered, build }
}

const fn attached(
    id: &'static str,
    extension: &'static str,
    build: fn(&Planted) -> Option<Vec<u8>>,
) -> Container {
    Container { id, extension, comes: Comes::Attached, build }
}

/// Every container.
pub const CONTAINERS: &[Container] = &[
    rendered("html-body", "html", pages::body),
    rendered("html-attribute", "html", pages::attribute),
    rendered("html-comment", "html", pages::comment),
    rendered("html-script", "html", pages::script),
    rendered("html-style", "html", pages::style),
    rendered("xml-feed", "xml", pages::feed),
    rendered("json", "json", pages::json_twin),
    rendered("csv", "csv", texts::rendered_table),
    rendered("svg", "svg", pages::drawing),
    rendered("search-data", "js", pages::search),
    rendered("style-sheet", "css", pages::style_sheet),
    attached("text", "txt", texts::plain),
    attached("table", "csv", texts::table),
    attached("web-page", "html", pages::whole_page),
    attached("rich-text", "rtf", texts::rich),
    attached("docx-body", "docx", office::body),
    attached("docx-comment", "docx", office::comment),
    attached("docx-deleted", "docx", office::deleted),
    attached("docx-header", "docx", office::header),
    attached("docx-property", "docx", office::property),
    attached("docx-hidden-style", "docx", office::hidden_style),
    attached("xlsx-cell", "xlsx", office::cell),
    attached("xlsx-hidden-sheet", "xlsx", office::hidden_sheet),
    attached("xlsx-note", "xlsx", office::note),
    attached("xlsx-footer", "xlsx", office::footer),
    attached("pptx-slide", "pptx", office::slide),
    attached("pptx-notes", "pptx", office::slide_notes),
    attached("pdf-text", "pdf", pdf::words),
    attached("pdf-covered", "pdf", pdf::covered),
    attached("pdf-annotation", "pdf", pdf::annotation),
    attached("pdf-metadata", "pdf", pdf::metadata),
    attached("pdf-older-revision", "pdf", pdf::older),
    attached("png-text", "png", pictures::png),
    attached("png-surplus", "png", pictures::png_surplus),
    attached("png-private", "png", pictures::png_private),
    attached("emf-letters", "emf", pictures::drawing),
    attached("jpeg-comment", "jpg", pictures::jpeg),
    attached("zip", "zip", archives::zip),
    attached("zip-in-zip", "zip", archives::twice),
    attached("zip-slack", "zip", archives::zip_slack),
    attached("gzip", "gz", archives::gzip),
    attached("tar", "tar", archives::tar),
    attached("tar-slack", "tar", archives::tar_slack),
    attached("ofd-text", "ofd", archives::ofd),
];

/// The container of this name.
pub fn container(id: &str) -> &'static Container {
    let found = CONTAINERS.iter().find(|container| container.id == id);
    found.unwrap_or_else(|| panic!("there is no container {id}"))
}
