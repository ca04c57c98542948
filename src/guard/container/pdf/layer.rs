//! The text layer of the pages, put in the order in which a person reads it, with the
//! properties, bookmarks, form fields and links that belong to it: by unpdf.
//!
//! Takes the bytes of a file; adds what it read to what was found. It knows fonts and
//! the order of columns best; what it leaves out, the other readers see.

use super::super::Unreadable;
use super::found::Found;
use super::lane::Patience;
use super::pages::page_place;
use std::ops::ControlFlow;
use unpdf::model::{FormField, OutlineItem, TableCell};
use unpdf::{
    Block, ErrorKind, InlineContent, Metadata, Outline, Page, PageStreamOptions, Paragraph,
    ParseEvent, PdfParser,
};

/// A picture over so much of a page, with so few characters, is a page of which the words
/// were scanned.
const MOST_OF_A_PAGE: f32 = 0.5;
const FEW_CHARACTERS: u32 = 100;

/// Reads the text layer, as long as anybody waits for it.
///
/// # Errors
/// It cannot be read at all.
pub fn read(bytes: &[u8], patience: &Patience) -> Result<Found, Unreadable> {
    let why = |error: unpdf::Error| match error.kind() {
        ErrorKind::Encrypted | ErrorKind::InvalidPassword => Unreadable::Encrypted,
        _ => Unreadable::Broken,
    };
    let options = PageStreamOptions {
        parallel: false,
        suppress_low_confidence_ocr: false,
        ..PageStreamOptions::default()
    };
    let mut found = Found::default();
    let mut is_whole = true;
    let mut told = |event| {
        match event {
            ParseEvent::DocumentStart { metadata, outline, form_fields, .. } => {
                properties(&metadata, outline.as_ref(), &form_fields, &mut found);
            }
            ParseEvent::PageParsed(page) => page_of(&page, &mut found),
            ParseEvent::PageFailed { .. } => is_whole = false,
            ParseEvent::Progress { .. } | ParseEvent::DocumentEnd { .. } => {}
        }
        if patience.is_over() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let parser = PdfParser::from_bytes(bytes).map_err(why)?;
    let quality = parser.for_each_page(options, &mut told).map_err(why)?;
    if quality.pages_incomplete || !is_whole {
        found.cannot("", Unreadable::Broken);
    }
    let is_partial = quality.suppressed_text_runs > 0 || quality.replacement_char_count > 0;
    if is_partial && !found.is_in_doubt() {
        found.cannot("", Unreadable::Partial);
    }
    Ok(found)
}

fn page_of(page: &Page, found: &mut Found) {
    let place = page_place(usize::try_from(page.number).unwrap_or_default());
    found.say(&place, &page.plain_text());
    missing(page, &place, found);
    // signs of symbol fonts are none for it: the other reader may know them
    if page.suppressed_text_runs > 0 || page.plain_text().contains(char::REPLACEMENT_CHARACTER) {
        found.unknown(&place);
    }
    if is_whole(page) {
        found.whole(&place);
    }
    found.say(&place, &links(page));
}

/// Whether it left out no character of a page, and guessed none.
fn is_whole(page: &Page) -> bool {
    let left_out = [page.clipped_text_runs, page.blank_text_runs, page.undecoded_text_codes];
    left_out.iter().all(|count| *count == 0)
        && page.suppressed_text_runs == 0
        && page.unreadable_fonts.is_empty()
        && page.undecodable_content_streams == 0
        && page.painted_text_chars > 0
}

fn missing(page: &Page, place: &str, found: &mut Found) {
    if page.undecodable_content_streams > 0 {
        found.cannot(place, Unreadable::Broken);
    }
    let characters = page.painted_text_chars.saturating_add(page.invisible_text_chars);
    if page.image_coverage >= MOST_OF_A_PAGE && characters > 0 && characters < FEW_CHARACTERS {
        found.cannot(&format!("{place}的图片"), Unreadable::NoText);
    }
}

fn properties(meta: &Metadata, outline: Option<&Outline>, fields: &[FormField], found: &mut Found) {
    let known = [&meta.title, &meta.author, &meta.subject, &meta.keywords];
    let known: Vec<&str> = known
        .into_iter()
        .chain([&meta.creator, &meta.producer])
        .flatten()
        .map(String::as_str)
        .collect();
    found.say("文件属性", &known.join("\n"));
    let mut titles = Vec::new();
    if let Some(outline) = outline {
        bookmarks(&outline.items, &mut titles);
    }
    found.say("书签", &titles.join("\n"));
    let fields = fields.iter().flat_map(|field| [field.name.clone(), field.display_value()]);
    found.say("表单", &fields.collect::<Vec<String>>().join("\n"));
}

fn bookmarks(items: &[OutlineItem], all: &mut Vec<String>) {
    for item in items {
        all.push(item.title.clone());
        bookmarks(&item.children, all);
    }
}

fn links(page: &Page) -> String {
    let mut all = Vec::new();
    for block in &page.elements {
        match block {
            Block::Paragraph(paragraph) => links_in(paragraph, &mut all),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                let paragraphs = cells.flat_map(|cell: &TableCell| &cell.content);
                paragraphs.for_each(|paragraph| links_in(paragraph, &mut all));
            }
            _ => {}
        }
    }
    all.join("\n")
}

fn links_in(paragraph: &Paragraph, all: &mut Vec<String>) {
    for piece in &paragraph.content {
        if let InlineContent::Link { url, title, .. } = piece {
            all.push(url.clone());
            all.extend(title.clone());
        }
    }
}
