//! Zlib, as programs pack a text before they write it in Base64. Takes bytes; gives what they
//! unpack to. It is no format of files: nobody attaches one.

use super::super::{Unreadable, unpack};
use flate2::bufread::{DeflateDecoder, ZlibDecoder};

/// How it begins: packed not at all, little, as usual, and much.
const HEADS: [[u8; 2]; 4] = [[0x78, 0x01], [0x78, 0x5E], [0x78, 0x9C], [0x78, 0xDA]];

/// What `bytes` unpack to, within `left` bytes; nothing where they are no zlib.
pub fn inflate(bytes: &[u8], left: usize) -> Option<Result<Vec<u8>, Unreadable>> {
    let head = bytes.first_chunk()?;
    if !HEADS.contains(head) {
        return None;
    }
    match unpack(ZlibDecoder::new(bytes), bytes.len() as u64, left) {
        // two bytes begin so by chance
        Err(Unreadable::Broken) => None,
        unpacked => Some(unpacked),
    }
}

/// What `bytes` unpack to that are packed without a head or a sum, as tables in queries are;
/// nothing where the packed data does not end where they end.
pub fn deflated(bytes: &[u8], left: usize) -> Option<Result<Vec<u8>, Unreadable>> {
    // the kind of the first block: three is none
    if bytes.first()? & 0b110 == 0b110 {
        return None;
    }
    let mut decoder = DeflateDecoder::new(bytes);
    let unpacked = unpack(&mut decoder, bytes.len() as u64, left);
    let is_whole = decoder.total_in() == bytes.len() as u64;
    match unpacked {
        Err(Unreadable::Broken) => None,
        Ok(_) if !is_whole => None,
        unpacked => Some(unpacked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    fn packed(bytes: &[u8], level: u32) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(level));
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    #[test]
    fn every_level_is_unpacked_and_a_bomb_is_none() {
        for level in [0, 1, 6, 9] {
            let inner = inflate(&packed(b"text", level), 100);
            assert!(matches!(inner, Some(Ok(inner)) if inner == b"text"), "{level}");
        }
        let bomb = packed(&vec![b' '; 70 << 20], 9);
        assert!(matches!(inflate(&bomb, 64 << 20), Some(Err(Unreadable::TooLarge))));
        for other in [&b"x\x9Cnoise and more noise"[..], b"x\x9C", b"x", b"", b"text"] {
            assert!(inflate(other, 100).is_none());
        }
    }
}
