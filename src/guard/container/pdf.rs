//! PDF: the text layer, the properties, the bookmarks, the form fields, the links.
//!
//! Takes bytes of any kind. Reads them in a thread of its own, whose panics stay silent
//! and whose time is limited. A file that is read in part only counts as unread.

use super::pdf_size::measure;
use super::{Unreadable, Walk};
use std::cell::Cell;
use std::panic::{catch_unwind, set_hook, take_hook};
use std::sync::{Mutex, Once, PoisonError, mpsc};
use std::thread;
use std::time::Duration;
use unicode_normalization::UnicodeNormalization;
use unpdf::model::{OutlineItem, TableCell};
use unpdf::{Block, Document, ErrorKind, InlineContent, Paragraph, ParseOptions};

const TIME_LIMIT: Duration = Duration::from_secs(20);
const STACK: usize = 32 << 20;
/// A PDF says that it is one within its first bytes.
const HEADER_WITHIN: usize = 1024;

/// Reads a PDF.
pub fn read(bytes: &[u8], walk: &mut Walk) {
    match text(bytes) {
        Ok(text) => walk.say("", text),
        Err(why) => walk.cannot("", why),
    }
}

/// The words of a PDF. A reader that takes too long is left to itself: a thread cannot
/// be stopped from outside.
fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    let head = bytes.get(..HEADER_WITHIN).unwrap_or(bytes);
    if memchr::memmem::find(head, b"%PDF-").is_none() {
        return Err(Unreadable::Broken);
    }
    let _one_at_a_time = READING.lock().unwrap_or_else(PoisonError::into_inner);
    measure(bytes)?;
    silence_readers();
    let bytes = bytes.to_vec();
    let (send, receive) = mpsc::channel();
    let read = move || {
        IS_READER.set(true);
        let result = catch_unwind(|| parse(&bytes)).unwrap_or(Err(Unreadable::Broken));
        // nobody listens any more once the time is up
        let _ = send.send(result);
    };
    let started = thread::Builder::new().stack_size(STACK).spawn(read);
    if started.is_err() {
        return Err(Unreadable::TimedOut);
    }
    match receive.recv_timeout(TIME_LIMIT) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Timeout) => Err(Unreadable::TimedOut),
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(Unreadable::Broken),
    }
}

/// A page needs many times its size while it is read: two files at once need twice that.
static READING: Mutex<()> = Mutex::new(());

thread_local! {
    static IS_READER: Cell<bool> = const { Cell::new(false) };
}

/// The message of a panic may quote the text that was being read: in a reading thread
/// nothing is printed.
fn silence_readers() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !IS_READER.get() {
                usual(panic);
            }
        }));
    });
}

fn parse(bytes: &[u8]) -> Result<String, Unreadable> {
    let options = ParseOptions::new().sequential().with_ocr_suppression(false);
    let document =
        unpdf::parse_bytes_with_options(bytes, options).map_err(|error| match error.kind() {
            ErrorKind::Encrypted | ErrorKind::InvalidPassword => Unreadable::Encrypted,
            _ => Unreadable::Broken,
        })?;
    let pages: Vec<String> = document.pages.iter().map(|page| page.plain_text()).collect();
    if pages.iter().all(|page| page.trim().is_empty()) {
        return Err(Unreadable::NoText);
    }
    let quality = &document.extraction_quality;
    if quality.undecodable_content_streams > 0 || quality.pages_incomplete {
        return Err(Unreadable::Broken);
    }
    if quality.suppressed_text_runs > 0
        || quality.replacement_char_count > 0
        || pages.iter().any(|page| page.trim().is_empty())
    {
        return Err(Unreadable::Partial);
    }
    let mut all = pages;
    properties(&document, &mut all);
    for block in document.pages.iter().flat_map(|page| &page.elements) {
        match block {
            Block::Paragraph(paragraph) => links(paragraph, &mut all),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                let paragraphs = cells.flat_map(|cell: &TableCell| &cell.content);
                paragraphs.for_each(|paragraph| links(paragraph, &mut all));
            }
            _ => {}
        }
    }
    Ok(all.join("\n").nfkc().collect())
}

fn properties(document: &Document, all: &mut Vec<String>) {
    let meta = &document.metadata;
    let known = [&meta.title, &meta.author, &meta.subject, &meta.keywords];
    all.extend(known.into_iter().chain([&meta.creator, &meta.producer]).flatten().cloned());
    if let Some(outline) = &document.outline {
        bookmarks(&outline.items, all);
    }
    for field in &document.form_fields {
        all.push(field.name.clone());
        all.push(field.display_value());
    }
}

fn bookmarks(items: &[OutlineItem], all: &mut Vec<String>) {
    for item in items {
        all.push(item.title.clone());
        bookmarks(&item.children, all);
    }
}

fn links(paragraph: &Paragraph, all: &mut Vec<String>) {
    for piece in &paragraph.content {
        if let InlineContent::Link { url, title, .. } = piece {
            all.push(url.clone());
            all.extend(title.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Unreadable;
    use super::super::tests::words as attachment_text;
    use proptest::prelude::*;

    /// A file with a page for each of `contents`, by the author given.
    fn pdf(contents: &[&str], author: &str) -> Vec<u8> {
        let kids: String =
            (0..contents.len()).map(|page| format!("{} 0 R ", 5 + 2 * page)).collect();
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            format!("<</Type/Pages/Kids[{kids}]/Count {}>>", contents.len()),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
            format!("<</Author({author})>>"),
        ];
        for content in contents {
            objects.push(format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R\
                 /Resources<</Font<</F1 3 0 R>>>>>>",
                objects.len() + 2
            ));
            let length = content.len();
            objects.push(format!("<</Length {length}>>stream\n{content}\nendstream"));
        }
        let mut file = b"%PDF-1.4\n".to_vec();
        let mut entries = "0000000000 65535 f \n".to_owned();
        for (number, object) in (1..).zip(&objects) {
            entries += &format!("{:010} 00000 n \n", file.len());
            file.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
        }
        let (start, size) = (file.len(), objects.len() + 1);
        let end = format!(
            "xref\n0 {size}\n{entries}trailer\n<</Size {size}/Root 1 0 R/Info 4 0 R>>\n\
             startxref\n{start}\n%%EOF\n"
        );
        file.extend(end.bytes());
        file
    }

    const SHOWN: &str = "BT /F1 12 Tf 72 700 Td (ID 11010519491231002X here) Tj ET";
    const DRAWN: &str = "0 0 10 10 re f";

    #[test]
    fn reads_text_and_properties() {
        let file = pdf(&[SHOWN, SHOWN], "Zhang San");
        let text = attachment_text(&file, "pdf");
        assert!(text.as_ref().is_ok_and(|text| text.contains("11010519491231002X")), "{text:?}");
        assert!(text.is_ok_and(|text| text.contains("Zhang San")));
    }

    #[test]
    fn a_scan_has_no_text() {
        assert_eq!(attachment_text(&pdf(&[DRAWN], "x"), "pdf"), Err(Unreadable::NoText));
        assert_eq!(attachment_text(&pdf(&[SHOWN, DRAWN], "x"), "pdf"), Err(Unreadable::Partial));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn damage_never_panics(at in 0_usize..900, with in any::<u8>(), cut in 0_usize..2000) {
            let mut file = pdf(&[SHOWN, DRAWN], "x");
            if let Some(byte) = file.get_mut(at) {
                *byte = with;
            }
            file.truncate(cut);
            let _ = attachment_text(&file, "pdf");
        }
    }

    #[test]
    fn what_is_no_pdf_is_broken() {
        for bytes in [&b"text"[..], b"%PDF-1.7", b"%PDF-1.4\n%%EOF", &[0; 2000]] {
            let result = attachment_text(bytes, "pdf");
            assert!(
                matches!(
                    result,
                    Err(Unreadable::Broken | Unreadable::NoText | Unreadable::WrongExtension)
                ),
                "{result:?}"
            );
        }
    }
}
