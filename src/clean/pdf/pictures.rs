//! Photographs in a PDF: they are whole JPEG files, with all that a camera wrote.

use super::super::{Taken, picture};
use crate::guard::Format;
use flate2::read::ZlibDecoder;
use lopdf::{Document, Object, Stream};
use memchr::memmem;
use std::io::Read;

/// What may stand before the coded picture of JPEG 2000, by the names of its boxes.
const BOXES: [&[u8]; 2] = [b"uuid", b"xml "];
const HEAD: usize = 64 << 10;
const LARGEST: u64 = 64 << 20;

/// Cleans them; one that cannot be cleaned stays, and is told.
pub fn clean(document: &mut Document, taken: &mut Taken, left: &mut Vec<String>) {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        let Some(why) = cleaned(stream, taken) else { continue };
        if !left.contains(&why) {
            left.push(why);
        }
    }
}

fn cleaned(stream: &mut Stream, taken: &mut Taken) -> Option<String> {
    let filters: Vec<Vec<u8>> = stream.filters().ok()?.into_iter().map(<[u8]>::to_vec).collect();
    let (last, before) = filters.split_last()?;
    match last.as_slice() {
        b"DCTDecode" | b"DCT" => photograph(stream, before, taken),
        b"JPXDecode" => {
            let head = stream.content.get(..HEAD).unwrap_or(&stream.content);
            let has_boxes = BOXES.iter().any(|name| memmem::find(head, name).is_some());
            has_boxes.then(|| "PDF 里 JPEG 2000 图片的附加信息".to_owned())
        }
        _ => None,
    }
}

/// Cleans a photograph; one that was packed once more is unpacked for good.
fn photograph(stream: &mut Stream, before: &[Vec<u8>], taken: &mut Taken) -> Option<String> {
    let is_packed = match before {
        [] => false,
        [one] if one == b"FlateDecode" && !stream.dict.has(b"DecodeParms") => true,
        _ => return Some("PDF 里压缩了两次的照片".to_owned()),
    };
    let mut bytes = Vec::new();
    if is_packed {
        let unpacked = ZlibDecoder::new(&*stream.content).take(LARGEST).read_to_end(&mut bytes);
        unpacked.ok()?;
    } else {
        bytes.clone_from(&stream.content);
    }
    let mut found = Taken::default();
    match picture::clean(Format::Jpeg, &bytes, &mut found) {
        Ok(new) if !found.is_empty() => {
            taken.merge(&found);
            stream.dict.set("Filter", Object::Name(b"DCTDecode".to_vec()));
            stream.set_content(new);
            None
        }
        Ok(_) => None,
        Err(_) => Some("PDF 里一张不完整的照片".to_owned()),
    }
}
