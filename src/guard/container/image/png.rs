//! PNG: chunks, and what follows the last of them.
//! Takes bytes; gives its parts, and the words of its text chunks.

use super::layout::{Part, Role, big};
use crate::guard::container::{Unreadable, Walk};
use flate2::bufread::ZlibDecoder;

const SIGNATURE: usize = 8;
/// Chunks that change how the picture looks, beside those whose name begins with a capital.
const SHOWN: &[&[u8]] = &[
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"bKGD", b"pHYs", b"sBIT", b"hIST", b"acTL", b"fcTL",
    b"fdAT", b"cICP", b"mDCV", b"cLLI",
];
/// How ImageMagick names metadata that it carries over from other formats.
const RAW_PROFILE: &[u8] = b"Raw profile type ";

/// The parts of a PNG.
pub fn parts(bytes: &[u8]) -> Option<Vec<Part>> {
    let mut parts = vec![Part::new(Role::Picture, 0, SIGNATURE, 0, 0)];
    let mut at = SIGNATURE;
    loop {
        let length = big(bytes, at, 4)?;
        let name = bytes.get(at + 4..at + 8)?;
        let end = at.checked_add(length)?.checked_add(12).filter(|end| *end <= bytes.len())?;
        parts.push(Part::new(role(name), at, end, 8, 4));
        at = end;
        if name == b"IEND" {
            break;
        }
    }
    if at < bytes.len() {
        parts.push(Part::new(Role::Tail, at, bytes.len(), 0, 0));
    }
    Some(parts)
}

fn role(name: &[u8]) -> Role {
    match name {
        b"IHDR" | b"PLTE" | b"IDAT" | b"IEND" => Role::Picture,
        b"eXIf" => Role::Exif,
        b"tEXt" | b"zTXt" | b"iTXt" => Role::Comment,
        b"iCCP" => Role::Profile,
        name if SHOWN.contains(&name) => Role::Picture,
        _ => Role::Private,
    }
}

/// The words of a text chunk as bytes, unpacked: its keyword, and what it says.
pub fn words(name: &[u8], inside: &[u8], walk: &mut Walk) -> Result<Vec<u8>, Unreadable> {
    let (keyword, rest) = split(inside);
    let mut packed = name == b"zTXt";
    let mut rest = if packed { rest.get(1..).unwrap_or_default() } else { rest };
    let mut all = [keyword, b"\n"].concat();
    if name == b"iTXt" {
        packed = rest.first() == Some(&1);
        let (language, after) = split(rest.get(2..).unwrap_or_default());
        let (translated, text) = split(after);
        all.extend([language, b"\n", translated, b"\n"].concat());
        rest = text;
    }
    let unpacked;
    if packed {
        let mut decoder = ZlibDecoder::new(rest);
        unpacked = walk.unpack(&mut decoder, rest.len() as u64)?;
        // what is packed ends by itself, before the chunk does perhaps
        let used = usize::try_from(decoder.total_in()).unwrap_or(usize::MAX);
        all.extend([rest.get(used..).unwrap_or_default(), b"\n"].concat());
        rest = &unpacked;
    }
    match keyword.starts_with(RAW_PROFILE) {
        true => all.extend(profile(rest)),
        false => all.extend_from_slice(rest),
    }
    Ok(all)
}

fn split(text: &[u8]) -> (&[u8], &[u8]) {
    match memchr::memchr(0, text) {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, &[]),
    }
}

/// A name, a length, and lines of hexadecimal digits.
fn profile(text: &[u8]) -> Vec<u8> {
    let text = text.trim_ascii_start();
    let mut lines = text.splitn(3, |byte| *byte == b'\n');
    let digits = lines.nth(2).unwrap_or_default();
    let digits: Vec<u32> =
        digits.iter().filter_map(|digit| char::from(*digit).to_digit(16)).collect();
    digits.chunks_exact(2).filter_map(|pair| u8::try_from(pair[0] << 4 | pair[1]).ok()).collect()
}
