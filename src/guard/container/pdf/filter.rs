//! What a stream unpacks to.
//!
//! Takes the dictionary of a stream and its bytes; gives what they unpack to, whether
//! that is all, and what lies behind the end of the packed bytes. A picture stays packed.

use super::object::{Dict, Object, whole};
use flate2::{Decompress, FlushDecompress, Status};

/// One stream; the measure of the file has been taken before.
const LARGEST: usize = 32 << 20;
/// Filters one after the other.
const MOST_FILTERS: usize = 8;

/// A stream without its filters.
#[derive(Clone, Debug, Default)]
pub struct Unpacked {
    /// The bytes.
    pub data: Vec<u8>,
    /// What lies behind the packed bytes.
    pub behind: Vec<u8>,
    /// Whether all of it could be unpacked.
    pub is_whole: bool,
    /// The format of a picture that stays packed.
    pub picture: Option<&'static str>,
}

/// Unpacks a stream. `filters` and `parameters` have no references in them any more.
pub fn unpack(raw: &[u8], filters: &Object, parameters: &Object) -> Unpacked {
    let mut unpacked = Unpacked { data: raw.to_vec(), is_whole: true, ..Unpacked::default() };
    let names = filters.items().iter().filter_map(Object::name);
    for (index, name) in names.enumerate() {
        if index == MOST_FILTERS {
            unpacked.is_whole = false;
            break;
        }
        let own = parameters.items().get(index).and_then(Object::dict);
        match name {
            b"FlateDecode" | b"Fl" => flate(&mut unpacked, own),
            b"DCTDecode" | b"DCT" => unpacked.picture = Some("jpg"),
            b"JPXDecode" => unpacked.picture = Some("jp2"),
            b"CCITTFaxDecode" | b"CCF" => unpacked.picture = Some("fax"),
            b"JBIG2Decode" => unpacked.picture = Some("jbig2"),
            b"Crypt" if own.is_none_or(|own| !own.has("Name") || own.is("Name", "Identity")) => {}
            _ => old(&mut unpacked, name, own),
        }
        if unpacked.picture.is_some() || !unpacked.is_whole {
            break;
        }
    }
    unpacked
}

fn flate(unpacked: &mut Unpacked, parameters: Option<&Dict>) {
    let packed = std::mem::take(&mut unpacked.data);
    let (mut data, mut used, mut is_whole) = inflated(&packed, true);
    if data.is_empty() && !is_whole {
        (data, used, is_whole) = inflated(&packed, false);
    }
    let behind = packed.get(used..).unwrap_or_default();
    // the check sum, where it was not read
    if is_whole && behind.len() > 4 {
        unpacked.behind.extend_from_slice(behind);
    }
    let predictor = parameters.and_then(|own| own.number("Predictor")).map_or(1, whole);
    unpacked.data = match parameters {
        Some(own) if predictor >= 10 => rows(&data, own),
        _ => data,
    };
    unpacked.is_whole &= is_whole;
}

/// What can be inflated, how much was used up, and whether the end was reached.
fn inflated(packed: &[u8], has_header: bool) -> (Vec<u8>, usize, bool) {
    let mut inflate = Decompress::new(has_header);
    let mut data = Vec::with_capacity(packed.len().saturating_mul(2).min(LARGEST));
    loop {
        let used = usize::try_from(inflate.total_in()).unwrap_or(usize::MAX);
        let rest = packed.get(used..).unwrap_or_default();
        let before = data.len();
        data.reserve(1 << 14);
        let status = inflate.decompress_vec(rest, &mut data, FlushDecompress::None);
        let now = usize::try_from(inflate.total_in()).unwrap_or(usize::MAX);
        match status {
            Ok(Status::StreamEnd) => return (data, now, true),
            // nothing packed at all is an empty stream
            Ok(_) if now == used && data.len() == before => {
                return (data, now, packed.trim_ascii().is_empty());
            }
            Ok(_) if data.len() > LARGEST => return (data, now, false),
            Ok(_) => {}
            Err(_) => return (data, now, false),
        }
    }
}

/// Undoes what PNG does to rows before it packs them.
fn rows(data: &[u8], parameters: &Dict) -> Vec<u8> {
    let of = |key: &str, usual: usize| parameters.number(key).map_or(usual, whole);
    let (colours, bits) = (of("Colors", 1).clamp(1, 32), of("BitsPerComponent", 8).clamp(1, 16));
    let columns = of("Columns", 1).clamp(1, 1 << 20);
    let pixel = (colours * bits).div_ceil(8);
    let length = (colours * bits * columns).div_ceil(8);
    let mut all: Vec<u8> = Vec::with_capacity(data.len());
    let mut above = vec![0; length];
    for packed in data.chunks(length + 1) {
        let Some((kind, packed)) = packed.split_first() else { break };
        let mut row = packed.to_vec();
        for at in 0..row.len() {
            let left = if at >= pixel { row[at - pixel] } else { 0 };
            let corner = if at >= pixel { above[at - pixel] } else { 0 };
            let add = match kind {
                1 => left,
                2 => above[at],
                3 => u8::midpoint(left, above[at]),
                4 => paeth(left, above[at], corner),
                _ => 0,
            };
            row[at] = row[at].wrapping_add(add);
        }
        all.extend_from_slice(&row);
        row.resize(length, 0);
        above = row;
    }
    all
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(above) - i16::from(corner);
    let off = |value: u8| (guess - i16::from(value)).abs();
    let nearest = if off(left) <= off(above) { left } else { above };
    if off(nearest) <= off(corner) { nearest } else { corner }
}

/// The filters that hardly anybody writes any more.
fn old(unpacked: &mut Unpacked, name: &[u8], parameters: Option<&Dict>) {
    let full: &[u8] = match name {
        b"LZW" => b"LZWDecode",
        b"A85" => b"ASCII85Decode",
        b"AHx" => b"ASCIIHexDecode",
        b"RL" => b"RunLengthDecode",
        full => full,
    };
    let mut dict = lopdf::Dictionary::new();
    dict.set("Filter", lopdf::Object::Name(full.to_vec()));
    let mut own = lopdf::Dictionary::new();
    for key in ["Predictor", "Colors", "BitsPerComponent", "Columns", "EarlyChange"] {
        if let Some(value) = parameters.and_then(|known| known.number(key)) {
            own.set(key, i64::try_from(whole(value)).unwrap_or(1));
        }
    }
    dict.set("DecodeParms", own);
    let stream = lopdf::Stream::new(dict, std::mem::take(&mut unpacked.data));
    match stream.decompressed_content_with_limit(LARGEST) {
        Ok(data) => unpacked.data = data,
        Err(_) => unpacked.is_whole = false,
    }
}

/// What stands in letters, within the limit of one stream.
pub fn letters(data: &[u8], filter: &str) -> Option<Vec<u8>> {
    let mut unpacked = Unpacked { data: data.to_vec(), is_whole: true, ..Unpacked::default() };
    old(&mut unpacked, filter.as_bytes(), None);
    unpacked.is_whole.then_some(unpacked.data)
}
