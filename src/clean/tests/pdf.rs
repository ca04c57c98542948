//! PDF: what can go goes, and what a page draws stays, whatever its name.

use super::{ID, cleaned, count};
use crate::clean::{Kind, clean};
use crate::guard::read_file;
use lopdf::{Dictionary, Document, Object, Stream, dictionary};

/// A file with everything that can go, and a second version of it.
pub fn pdf(signed: bool) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let content = b"BT /F1 12 Tf 72 700 Td (words) Tj ET".to_vec();
    let content = document.add_object(Stream::new(Dictionary::new(), content));
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let font = document.add_object(font);
    let file = document.add_object(Stream::new(Dictionary::new(), ID.as_bytes().to_vec()));
    let spec = dictionary! { "Type" => "Filespec", "EF" => dictionary! { "F" => file } };
    let spec = document.add_object(spec);
    let pinned = document.add_object(Stream::new(Dictionary::new(), ID.as_bytes().to_vec()));
    let pinned = dictionary! { "Type" => "Filespec", "EF" => dictionary! { "F" => pinned } };
    let note = dictionary! { "Subtype" => "FileAttachment", "FS" => pinned };
    let note = document.add_object(note);
    let metadata = Stream::new(Dictionary::new(), format!("<x:xmpmeta>{ID}</x:xmpmeta>").into());
    let metadata = document.add_object(metadata);
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
        "Annots" => vec![note.into()], "Thumb" => file,
    });
    let kids = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(kids));
    let names = dictionary! { "EmbeddedFiles" => dictionary! { "Names" => vec![spec.into()] } };
    let catalog = dictionary! {
        "Type" => "Catalog", "Pages" => pages, "Metadata" => metadata, "Names" => names,
        "AF" => vec![spec.into()],
    };
    let catalog = document.add_object(catalog);
    let info = document.add_object(dictionary! { "Author" => Object::string_literal(ID) });
    if signed {
        document.add_object(dictionary! { "Type" => "Sig", "Contents" => info });
    }
    document.trailer.set("Root", catalog);
    document.trailer.set("Info", info);
    saved(&mut document)
}

fn saved(document: &mut Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory");
    bytes
}

/// The dictionary under a name in the resources of the first page.
fn drawn<'d>(document: &'d Document, kind: &[u8]) -> &'d Dictionary {
    let (own, _) = document.get_page_resources(document.get_pages()[&1]).expect("resources");
    own.expect("its own").get(kind).and_then(Object::as_dict).expect("of this kind")
}

/// What a page draws may be called as people like, in a form inside of it, too.
#[test]
fn a_pdf_keeps_what_it_draws_whatever_its_name() {
    const NAMES: [&str; 5] = ["Thumb", "Metadata", "PieceInfo", "AF", "EmbeddedFiles"];
    let mut document = Document::load_mem(&pdf(false)).expect("a PDF");
    let picture = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
    };
    let picture = document.add_object(Stream::new(picture, vec![7]));
    let all = || Dictionary::from_iter(NAMES.map(|name| (name, Object::Reference(picture))));
    let form = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "Resources" => dictionary! { "XObject" => all() },
    };
    let form = document.add_object(Stream::new(form, b"/AF Do /EmbeddedFiles Do".to_vec()));
    let mut outside = all();
    outside.set("Form", form);
    let page = document.get_pages()[&1];
    let page = document.get_dictionary_mut(page).expect("a page");
    page.get_mut(b"Resources")
        .and_then(Object::as_dict_mut)
        .expect("resources")
        .set("XObject", outside);
    let cleaned = cleaned(&saved(&mut document), "pdf");
    assert_eq!(count(&cleaned, Kind::Thumbnail), 1);
    assert_eq!(count(&cleaned, Kind::Embedded), 2);
    let again = Document::load_mem(&cleaned.bytes).expect("a PDF");
    let outside = drawn(&again, b"XObject");
    assert_eq!(outside.len(), NAMES.len() + 1);
    let form = outside.get(b"Form").and_then(|form| again.dereference(form)).expect("a form").1;
    let inside = form.as_stream().and_then(|form| form.dict.get(b"Resources"));
    let inside = inside.and_then(Object::as_dict).and_then(|all| all.get(b"XObject"));
    assert_eq!(inside.and_then(Object::as_dict).expect("pictures").len(), NAMES.len());
}

/// What is no object of its own may lead back to where it stands.
#[test]
fn resources_that_lead_in_a_circle_end_somewhere() {
    let mut document = Document::load_mem(&pdf(false)).expect("a PDF");
    let resources = document.new_object_id();
    let drawn = dictionary! { "Subtype" => "Form", "Resources" => resources };
    let all = dictionary! { "XObject" => dictionary! { "A" => drawn.clone(), "B" => drawn } };
    document.objects.insert(resources, Object::Dictionary(all));
    let page = document.get_pages()[&1];
    document.get_dictionary_mut(page).expect("a page").set("Resources", resources);
    assert_eq!(count(&cleaned(&saved(&mut document), "pdf"), Kind::Embedded), 2);
}

/// They need not be objects of their own.
#[test]
fn scripts_of_a_pdf_are_told_wherever_they_stand() {
    let script = || dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("beep()") };
    let is_told = |document: &mut Document| {
        cleaned(&saved(document), "pdf").left.contains(&"PDF 里的脚本".to_owned())
    };
    let mut document = Document::load_mem(&pdf(false)).expect("a PDF");
    assert!(!is_told(&mut document));
    document.catalog_mut().expect("a catalogue").set("OpenAction", script());
    assert!(is_told(&mut document));
    let link = dictionary! { "Subtype" => "Link", "A" => script() };
    let mut document = Document::load_mem(&annotated(&[link])).expect("a PDF");
    assert!(is_told(&mut document));
}

#[test]
fn a_pdf_keeps_its_pages_alone() {
    let cleaned = cleaned(&pdf(false), "pdf");
    for (kind, expected) in
        [(Kind::Properties, 1), (Kind::Xmp, 1), (Kind::Embedded, 2), (Kind::Thumbnail, 1)]
    {
        assert_eq!(count(&cleaned, kind), expected, "{kind:?}: {:?}", cleaned.taken);
    }
    assert!(memchr::memmem::find(&cleaned.bytes, ID.as_bytes()).is_none());
    let text = read_file(&cleaned.bytes, "pdf").text();
    assert!(text.contains("words"), "{text}");
}

#[test]
fn what_the_standard_does_not_know_goes_and_so_does_who_wrote_a_thread() {
    let mut document = Document::load_mem(&pdf(false)).expect("a PDF");
    let value = || Object::string_literal(ID);
    let thread = dictionary! { "Type" => "Thread", "I" => dictionary! { "Author" => value() } };
    let thread = document.add_object(thread);
    let catalog = document.catalog_mut().expect("a catalogue");
    catalog.set("Threads", vec![thread.into()]);
    catalog.set("SpiderInfo", dictionary! { "V" => value() });
    catalog.set("SomeProgram", dictionary! { "Path" => value() });
    let page = document.get_pages()[&1];
    let page = document.get_dictionary_mut(page).expect("a page");
    page.set("LastModified", Object::string_literal("D:20260102030405"));
    page.set("Rotate", 90);
    let cleaned = cleaned(&saved(&mut document), "pdf");
    assert_eq!(count(&cleaned, Kind::Private), 3, "{:?}", cleaned.taken);
    assert!(memchr::memmem::find(&cleaned.bytes, ID.as_bytes()).is_none());
    assert!(memchr::memmem::find(&cleaned.bytes, b"LastModified").is_none());
    assert!(memchr::memmem::find(&cleaned.bytes, b"/Rotate 90").is_some());
}

/// A PDF with these notes on its page.
fn annotated(notes: &[Dictionary]) -> Vec<u8> {
    let mut document = Document::load_mem(&pdf(false)).expect("a PDF");
    let page = document.page_iter().next().expect("a page");
    let list: Vec<Object> = notes.iter().map(|n| document.add_object(n.clone()).into()).collect();
    let list = document.add_object(list);
    let page = document.get_object_mut(page).and_then(Object::as_dict_mut).expect("a page");
    page.set("Annots", list);
    saved(&mut document)
}

#[test]
fn the_notes_on_a_pdf_go_and_what_is_drawn_is_said() {
    let words = || Object::string_literal(ID);
    let note = |kind: &str| {
        let rect: Vec<Object> = vec![0.into(), 0.into(), 9.into(), 9.into()];
        dictionary! {
            "Type" => "Annot", "Subtype" => kind, "Rect" => rect, "T" => words(),
            "Contents" => words(), "RC" => words(), "Subj" => words(),
        }
    };
    let cleaned = cleaned(&annotated(&[note("Text"), note("Popup")]), "pdf");
    assert_eq!(count(&cleaned, Kind::Comments), 1);
    assert!(cleaned.left.is_empty(), "{:?}", cleaned.left);
    assert!(!read_file(&cleaned.bytes, "pdf").text().contains(ID));

    let cleaned = self::cleaned(&annotated(&[note("Highlight"), note("Stamp")]), "pdf");
    assert_eq!(count(&cleaned, Kind::Comments), 2);
    assert!(cleaned.left[0].contains("批注"), "{:?}", cleaned.left);
    assert!(!read_file(&cleaned.bytes, "pdf").text().contains(ID));

    let free = self::cleaned(&annotated(&[note("FreeText")]), "pdf");
    assert_eq!(count(&free, Kind::Comments), 1, "its author");
    assert!(free.left[0].contains("批注"));
    let text = read_file(&free.bytes, "pdf").text();
    assert!(text.contains(ID), "the page shows it");

    let link = dictionary! { "Subtype" => "Link", "Contents" => Object::string_literal("seen") };
    let link = self::cleaned(&annotated(&[link]), "pdf");
    assert_eq!(count(&link, Kind::Comments), 0);
    assert!(read_file(&link.bytes, "pdf").text().contains("seen"));
}

#[test]
fn an_earlier_version_of_a_pdf_goes() {
    let mut file = pdf(false);
    let start = file.len();
    let text = String::from_utf8_lossy(&file).into_owned();
    let size = text.rsplit("/Size ").next().and_then(|t| t.split(['/', '>', ' ', '\n']).next());
    let size: usize = size.and_then(|size| size.parse().ok()).expect("a size");
    let root = text.rsplit("/Root ").next().and_then(|t| t.split('R').next()).expect("a root");
    let before = text.rsplit("startxref").next().and_then(|t| t.split_whitespace().next());
    let before = before.expect("a table");
    // the content of the page is object 1
    let update = "1 0 obj\n<</Length 37>>stream\nBT /F1 12 Tf 72 700 Td (later) Tj ET  \nendstream\nendobj\n";
    file.extend(update.bytes());
    let table = file.len();
    let end = format!(
        "xref\n1 1\n{start:010} 00000 n \ntrailer\n<</Size {size}/Root {root}R/Prev {before}>>\nstartxref\n{table}\n%%EOF\n"
    );
    file.extend(end.bytes());
    let cleaned = cleaned(&file, "pdf");
    assert_eq!(count(&cleaned, Kind::EarlierVersions), 1, "{:?}", cleaned.taken);
    assert!(memchr::memmem::find(&cleaned.bytes, b"(words)").is_none());
    assert!(read_file(&cleaned.bytes, "pdf").text().contains("later"));
}

#[test]
fn a_signed_pdf_is_left_alone() {
    assert!(clean(&pdf(true), "pdf").expect_err("it is signed").contains("签章"));
    let signature = dictionary! { "Type" => "Sig", "Contents" => Object::string_literal("0") };
    let field = dictionary! { "FT" => "Sig", "V" => signature };
    let mut document = Document::load_mem(&pdf(false)).expect("a PDF");
    let form = dictionary! { "Fields" => vec![field.into()] };
    document.catalog_mut().expect("a catalogue").set("AcroForm", form);
    let file = saved(&mut document);
    assert!(clean(&file, "pdf").expect_err("it is signed").contains("签章"));
}
