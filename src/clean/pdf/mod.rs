//! PDF without properties, metadata, comments, files inside, small pictures and earlier versions;
//! photographs in it are cleaned like lone ones.
//!
//! Takes a file; gives one written anew from what its last version leads to. The content
//! of every page is the same, byte for byte, or the file is left alone. A signed file is
//! left alone, too: it would no longer be signed.

mod embedded;
mod notes;
mod pictures;

use super::{Kind, Taken};
use lopdf::{Dictionary, Document, Object, ObjectId};
use memchr::memmem;
use std::panic::{AssertUnwindSafe, catch_unwind};

const UNREADABLE: &str = "PDF 的内部结构读不出来，没有改动";
const SIGNED: &str = "文件有电子签章，改动会使签章失效，没有改动";

/// Entries that nobody sees, wherever they stand, and what they are.
const GONE: &[(&[u8], Kind)] =
    &[(b"Metadata", Kind::Xmp), (b"PieceInfo", Kind::Private), (b"Thumb", Kind::Thumbnail)];
/// Objects inside objects.
const DEEPEST: usize = 64;
/// Entries of the head that nobody sees.
const OF_HEAD: &[(&[u8], Kind)] = &[(b"Info", Kind::Properties)];

/// Cleans a file. A reader of hostile files may give up in its own way.
pub fn clean(bytes: &[u8], taken: &mut Taken, left: &mut Vec<String>) -> Result<Vec<u8>, String> {
    let cleaned = catch_unwind(AssertUnwindSafe(|| written_anew(bytes, taken, left)));
    cleaned.unwrap_or_else(|_| Err(UNREADABLE.to_owned()))
}

fn written_anew(
    bytes: &[u8],
    taken: &mut Taken,
    left: &mut Vec<String>,
) -> Result<Vec<u8>, String> {
    let mut document = Document::load_mem(bytes).map_err(|_| UNREADABLE)?;
    if document.is_encrypted() {
        return Err("文件设有密码，没有改动".to_owned());
    }
    if document.objects.values().any(is_signature) {
        return Err(SIGNED.to_owned());
    }
    let before = pages(&document);
    // what nothing leads to: the remains of earlier versions, or what somebody hid
    let packing: Vec<ObjectId> =
        document.objects.iter().filter(|(_, o)| is_packing(o)).map(|(id, _)| *id).collect();
    let lost = document.prune_objects();
    taken.add(Kind::Private, lost.iter().filter(|id| !packing.contains(id)).count());
    for (key, kind) in OF_HEAD {
        let found = document.trailer.remove(key);
        let count = found.map_or(0, |found| entries(&document, &found));
        taken.add(*kind, count);
    }
    let files = embedded::files(&document);
    let had = embedded::take(&mut document);
    for object in document.objects.values_mut() {
        without_unseen(object, taken, 0);
    }
    taken.add(Kind::Comments, notes::take(&mut document));
    if notes::are_drawn(&document) {
        left.push("画在 PDF 页面上的批注（文本框、图章、划线等）".to_owned());
    }
    pictures::clean(&mut document, taken, left);
    let ends = memmem::find_iter(bytes, b"startxref").count();
    // a file made for the web has two ends and one version
    let versions = ends.saturating_sub(usize::from(is_for_the_web(bytes)));
    taken.add(Kind::EarlierVersions, versions.saturating_sub(1));
    if has_actions(&document) {
        left.push("PDF 里的脚本".to_owned());
    }
    document.prune_objects();
    let stay = embedded::files(&document);
    taken.add(Kind::Embedded, files.saturating_sub(stay).max(usize::from(had)));
    document.renumber_objects();
    let mut new = Vec::new();
    document.save_to(&mut new).map_err(|_| UNREADABLE)?;
    let again = Document::load_mem(&new).map_err(|_| UNREADABLE)?;
    if pages(&again) != before {
        return Err("清理会改动页面，没有改动文件".to_owned());
    }
    Ok(new)
}

/// Whether an object only holds others, or says where they are.
fn is_packing(object: &Object) -> bool {
    let Object::Stream(stream) = object else { return false };
    let kind = stream.dict.get(b"Type").and_then(Object::as_name);
    kind.is_ok_and(|kind| [&b"XRef"[..], b"ObjStm"].contains(&kind))
}

fn is_for_the_web(bytes: &[u8]) -> bool {
    bytes.get(..1024).is_some_and(|head| memmem::find(head, b"/Linearized").is_some())
}

/// What every page draws.
fn pages(document: &Document) -> Vec<Vec<u8>> {
    document.get_pages().into_values().map(|page| document.get_page_content(page)).collect()
}

fn dictionary(object: &mut Object) -> Option<&mut Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&mut stream.dict),
        _ => None,
    }
}

fn is_signature(object: &Object) -> bool {
    let Object::Dictionary(dictionary) = object else { return false };
    let is = |key: &[u8], name: &[u8]| {
        dictionary.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
    };
    dictionary.has(b"ByteRange") || is(b"Type", b"Sig")
}

/// How many entries a dictionary has that may be named.
fn entries(document: &Document, object: &Object) -> usize {
    let direct = match object {
        Object::Reference(id) => document.get_object(*id).ok(),
        other => Some(other),
    };
    direct.and_then(|object| object.as_dict().ok()).map_or(0, Dictionary::len)
}

/// Takes out what nobody sees, in objects inside of objects, too.
fn without_unseen(object: &mut Object, taken: &mut Taken, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    if let Object::Array(list) = object {
        list.iter_mut().for_each(|inside| without_unseen(inside, taken, depth + 1));
    }
    let Some(dictionary) = dictionary(object) else { return };
    for (key, kind) in GONE {
        taken.add(*kind, usize::from(dictionary.remove(key).is_some()));
    }
    dictionary.iter_mut().for_each(|(_, inside)| without_unseen(inside, taken, depth + 1));
}

fn has_actions(document: &Document) -> bool {
    document.objects.values().any(|object| {
        object.as_dict().is_ok_and(|dictionary| {
            dictionary.has(b"JavaScript")
                || dictionary.get(b"S").and_then(Object::as_name).is_ok_and(|n| n == b"JavaScript")
        })
    })
}
