//! What the streams of a PDF unpack to, measured before anything else reads them.
//!
//! Takes the bytes of a file; says whether it is a bomb. Unpacks with a budget, streams
//! within streams too, and trusts no length that the file itself states. Where a stream
//! cannot be measured, the most that it could become counts.

use super::super::Unreadable;
use super::filter;
use flate2::read::{DeflateDecoder, ZlibDecoder};
use memchr::memmem;
use std::io::Read;

/// One stream: a page scanned in colour at 300 dots an inch is smaller.
const LARGEST_STREAM: usize = 32 << 20;
/// All streams of a file.
const LARGEST_FILE: usize = 256 << 20;
/// How often a byte may belong to a stream.
const MOST_LOOKS: usize = 4;
/// Streams within streams within streams.
const DEEPEST: usize = 4;
/// What is smaller holds no second stream worth the name.
const SMALL: usize = 4 << 10;
/// How far the old filters may expand what they are given.
const MOST_BY_LZW: usize = 1366;
const MOST_BY_RUN_LENGTH: usize = 64;

/// Refuses a file whose streams unpack to more than may be read.
pub fn measure(file: &[u8]) -> Result<(), Unreadable> {
    let mut left = Budget { left: LARGEST_FILE };
    let mut looks = file.len().saturating_mul(MOST_LOOKS).saturating_add(LARGEST_STREAM);
    let mut rest = file;
    while let Some(at) = memmem::find(rest, b"stream") {
        let (before, from) = rest.split_at(at);
        rest = &from[b"stream".len()..];
        if before.ends_with(b"end") {
            continue;
        }
        let data = after_line_end(rest);
        let length = memmem::find(data, b"endstream").unwrap_or(data.len());
        // streams that do not end reach into one another
        looks = looks.checked_sub(length).ok_or(Unreadable::TooLarge)?;
        let dictionary = dictionary(before);
        match in_letters(&dictionary) {
            Some(filter) => match filter::letters(&data[..length], filter) {
                Some(packed) => left.stream(&packed, 0)?,
                None => return Err(Unreadable::TooLarge),
            },
            None => left.old_filters(&dictionary, length)?,
        }
        left.stream(data, 0)?;
        left.pictures(&data[..length], 0)?;
    }
    Ok(())
}

fn after_line_end(text: &[u8]) -> &[u8] {
    let text = text.strip_prefix(b"\r").unwrap_or(text);
    text.strip_prefix(b"\n").unwrap_or(text)
}

/// What stands between the beginning of an object and its stream, names in plain letters.
fn dictionary(before: &[u8]) -> Vec<u8> {
    let start = memmem::rfind(before, b"obj").unwrap_or(0);
    let mut text = &before[start..];
    let mut plain = Vec::with_capacity(text.len());
    while let Some((&byte, rest)) = text.split_first() {
        let escaped = rest.get(..2).filter(|_| byte == b'#');
        let escaped = escaped.and_then(|code| std::str::from_utf8(code).ok());
        match escaped.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                plain.push(byte);
                text = &rest[2..];
            }
            None => {
                plain.push(byte);
                text = rest;
            }
        }
    }
    plain
}

/// The filter of bytes that were packed and then written in letters: these only shrink.
fn in_letters(dictionary: &[u8]) -> Option<&'static str> {
    let first = memmem::find(dictionary, b"/Filter")? + b"/Filter".len();
    let chain = dictionary[first..].trim_ascii_start().strip_prefix(b"[")?.trim_ascii_start();
    let names = ["ASCII85Decode", "A85", "ASCIIHexDecode", "AHx"];
    let is_one = |name: &&str| {
        let rest = chain.strip_prefix(b"/").and_then(|rest| rest.strip_prefix(name.as_bytes()));
        let rest = rest.map(<[u8]>::trim_ascii_start);
        rest.is_some_and(|rest| {
            [&b"/FlateDecode"[..], b"/Fl"].iter().any(|flate| {
                let end = rest.strip_prefix(*flate).map(<[u8]>::trim_ascii_start);
                end.is_some_and(|end| end.starts_with(b"]"))
            })
        })
    };
    let is_alone = [&b"/Filter"[..], b"/LZW", b"/RunLength", b"/RL"]
        .iter()
        .all(|name| memmem::find(&dictionary[first..], name).is_none());
    names.into_iter().find(is_one).filter(|_| is_alone)
}

struct Budget {
    left: usize,
}

impl Budget {
    fn spend(&mut self, bytes: usize) -> Result<(), Unreadable> {
        if bytes > LARGEST_STREAM {
            return Err(Unreadable::TooLarge);
        }
        self.left = self.left.checked_sub(bytes).ok_or(Unreadable::TooLarge)?;
        Ok(())
    }

    /// Filters that nobody writes any more: the most they could give. In a chain with
    /// others nobody knows.
    fn old_filters(&mut self, dictionary: &[u8], length: usize) -> Result<(), Unreadable> {
        let count = |names: &[&[u8]]| -> usize {
            names.iter().map(|name| memmem::find_iter(dictionary, name).count()).sum()
        };
        let lzw = count(&[b"/LZW"]);
        let run_length = count(&[b"/RunLengthDecode", b"/RL"]);
        let letters = count(&[b"/ASCII85Decode", b"/A85", b"/ASCIIHexDecode", b"/AHx"]);
        let flate = count(&[b"/FlateDecode", b"/Fl "]);
        if lzw + run_length + letters > 0 && lzw + run_length + letters + flate > 1 {
            return Err(Unreadable::TooLarge);
        }
        self.spend(length.saturating_mul(MOST_BY_LZW * lzw))?;
        self.spend(length.saturating_mul(MOST_BY_RUN_LENGTH * run_length))
    }

    /// One stream, whatever lies packed at its head, and the pictures within it.
    fn stream(&mut self, data: &[u8], depth: usize) -> Result<(), Unreadable> {
        let most = LARGEST_STREAM.min(self.left);
        let mut inner = unpacked(ZlibDecoder::new(data), most);
        if inner.is_empty() {
            inner = unpacked(DeflateDecoder::new(data), most);
        }
        if inner.len() > most {
            return Err(Unreadable::TooLarge);
        }
        self.spend(inner.len())?;
        if inner.len() < SMALL && depth > 0 {
            return Ok(());
        }
        if depth == DEEPEST {
            return Err(Unreadable::TooLarge);
        }
        self.stream(&inner, depth + 1)?;
        self.pictures(&inner, depth)
    }

    /// Pictures that stand in the middle of a page: BI … ID … EI.
    fn pictures(&mut self, page: &[u8], depth: usize) -> Result<(), Unreadable> {
        for at in memmem::find_iter(page, b"ID") {
            let picture = page[at + 2..].trim_ascii_start();
            if picture.first().is_some_and(|byte| byte & 0x0F == 8) {
                self.stream(picture, depth + 1)?;
            }
        }
        Ok(())
    }
}

/// What can be unpacked, up to one byte more than `most`.
fn unpacked(packed: impl Read, most: usize) -> Vec<u8> {
    let mut inner = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    // what is damaged ends where the damage is
    let _ = packed.take(limit).read_to_end(&mut inner);
    inner
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    fn file(filter: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("%PDF-1.4\n5 0 obj\n<</Filter{filter}>>stream\n");
        [head.as_bytes(), data, b"\nendstream\nendobj\n"].concat()
    }

    fn letters(bytes: &[u8]) -> Vec<u8> {
        bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).chain(*b">").collect()
    }

    #[test]
    fn a_stream_within_bounds_passes() {
        let text = packed("BT (words) Tj ET ".repeat(5000).as_bytes());
        assert_eq!(measure(&file("/FlateDecode", &text)), Ok(()));
        assert_eq!(measure(&file("[/FlateDecode/FlateDecode]", &packed(&text))), Ok(()));
        let in_letters = file("[ /AHx /FlateDecode ]", &letters(&text));
        assert_eq!(measure(&in_letters), Ok(()));
        assert_eq!(measure(&file("/LZWDecode", &[0x80; 2000])), Ok(()));
        assert_eq!(measure(&file("", b"BT (words) Tj ET")), Ok(()));
    }

    #[test]
    fn a_bomb_is_refused() {
        let spaces = vec![b' '; LARGEST_STREAM + 1];
        let bomb = packed(&spaces);
        for (filter, data) in [
            ("/FlateDecode", bomb.clone()),
            ("[/FlateDecode/FlateDecode]", packed(&bomb)),
            ("/Anything", packed(&packed(&bomb))),
            ("/FlateDecode", packed(&[b"BI /F/Fl ID ", &bomb[..]].concat())),
            ("[/ASCIIHexDecode/FlateDecode]", letters(&bomb)),
            ("[/ASCIIHexDecode/FlateDecode/FlateDecode]", letters(&packed(&bomb))),
            ("[/#4CZWDecode/LZWDecode]", b"any".to_vec()),
            ("/LZWDecode", vec![0; 100 << 10]),
        ] {
            let result = measure(&file(filter, &data));
            assert_eq!(result, Err(Unreadable::TooLarge), "{filter}");
        }
        let part = packed(&spaces[..LARGEST_STREAM / 2]);
        let many = file("/FlateDecode", &part).repeat(17);
        assert_eq!(measure(&many), Err(Unreadable::TooLarge));
    }
}
