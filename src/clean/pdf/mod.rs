//! PDF without properties, metadata, comments, files inside, small pictures and earlier versions;
//! photographs in it are cleaned like lone ones.
//!
//! Takes a file; gives one written anew from what its last version leads to. The content
//! of every page is the same, byte for byte, or the file is left alone. A signed file is
//! left alone, too: it would no longer be signed.

mod drawn;
mod embedded;
mod everywhere;
mod notes;
mod pictures;
mod private;
mod unseen;

use super::{Kind, Taken};
use crate::guard::patiently;
use drawn::Drawn;
use everywhere::{any_dictionary, is};
use lopdf::{Dictionary, Document, Object, ObjectId};
use memchr::memmem;
use std::collections::HashSet;

const UNREADABLE: &str = "PDF 的内部结构读不出来，没有改动";
const SIGNED: &str = "文件有电子签章，改动会使签章失效，没有改动";

/// Entries of the head that nobody sees.
const OF_HEAD: &[(&[u8], Kind)] = &[(b"Info", Kind::Properties)];

/// Cleans a file, beside the reader of hostile files that may hang or give up.
pub fn clean(bytes: &[u8], taken: &mut Taken, left: &mut Vec<String>) -> Result<Vec<u8>, String> {
    let own = bytes.to_vec();
    let cleaned = patiently(move |_| {
        let (mut taken, mut left) = (Taken::default(), Vec::new());
        Ok(written_anew(&own, &mut taken, &mut left).map(|new| (new, taken, left)))
    });
    let (new, found, stays) = cleaned.map_err(|why| format!("{}，没有改动", why.reason()))??;
    taken.merge(&found);
    left.extend(stays);
    Ok(new)
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
    taken.add(Kind::Restrictions, usize::from(document.was_encrypted()));
    if any_dictionary(&document, is_signature) {
        return Err(SIGNED.to_owned());
    }
    let before = Drawn::by(&document);
    // what nothing leads to: the remains of earlier versions, or what somebody hid
    let packing: HashSet<ObjectId> =
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
    unseen::take(&mut document, taken);
    private::take(&mut document, taken);
    taken.add(Kind::Comments, notes::take(&mut document));
    if notes::are_drawn(&document) {
        left.push("画在 PDF 页面上的批注（文本框、图章、划线等）".to_owned());
    }
    pictures::clean(&mut document, taken, left);
    let ends = memmem::find_iter(bytes, b"startxref").count();
    // a file made for the web has two ends and one version
    let versions = ends.saturating_sub(usize::from(is_for_the_web(bytes)));
    taken.add(Kind::EarlierVersions, versions.saturating_sub(1));
    if any_dictionary(&document, is_script) {
        left.push("PDF 里的脚本".to_owned());
    }
    document.prune_objects();
    let stay = embedded::files(&document);
    taken.add(Kind::Embedded, files.saturating_sub(stay).max(usize::from(had)));
    if stay > 0 {
        left.push("PDF 里嵌入的文件".to_owned());
    }
    document.renumber_objects();
    let mut new = Vec::new();
    document.save_to(&mut new).map_err(|_| UNREADABLE)?;
    let again = Document::load_mem(&new).map_err(|_| UNREADABLE)?;
    if Drawn::by(&again) != before {
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

fn is_signature(dictionary: &Dictionary) -> bool {
    dictionary.has(b"ByteRange") || is(dictionary, b"Type", b"Sig")
}

/// How many entries a dictionary has that may be named.
fn entries(document: &Document, object: &Object) -> usize {
    let direct = match object {
        Object::Reference(id) => document.get_object(*id).ok(),
        other => Some(other),
    };
    direct.and_then(|object| object.as_dict().ok()).map_or(0, Dictionary::len)
}

fn is_script(dictionary: &Dictionary) -> bool {
    dictionary.has(b"JavaScript") || is(dictionary, b"S", b"JavaScript")
}
