//! Pictures with words beside their pixels.

use super::super::planted::Planted;
use flate2::Crc;
use flate2::{Compression, write::ZlibEncoder};
use std::io::Write;

/// One pixel, and a comment in UTF-8.
pub fn png(planted: &Planted) -> Option<Vec<u8>> {
    let text = planted.as_lines()?;
    let mut pixels = ZlibEncoder::new(Vec::new(), Compression::fast());
    pixels.write_all(&[0, 0]).expect("memory takes everything");
    let pixels = pixels.finish().expect("memory takes everything");
    let words = [b"Comment\0\0\0\0\0", text.as_bytes()].concat();
    let mut file = b"\x89PNG\r\n\x1A\n".to_vec();
    for (name, inside) in [
        (b"IHDR", &b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"[..]),
        (b"iTXt", &words),
        (b"IDAT", &pixels),
        (b"IEND", b""),
    ] {
        let length = u32::try_from(inside.len()).expect("a small chunk");
        let mut sum = Crc::new();
        sum.update(name);
        sum.update(inside);
        let parts = [&length.to_be_bytes()[..], name, inside, &sum.sum().to_be_bytes()];
        file.extend(parts.concat());
    }
    Some(file)
}

/// The segments of a picture of one pixel, with a comment among them.
pub fn jpeg(planted: &Planted) -> Option<Vec<u8>> {
    let text = planted.as_lines()?;
    let length = u16::try_from(text.len() + 2).ok()?;
    let mut file = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xFF\xFE".to_vec();
    file.extend(length.to_be_bytes());
    file.extend(text.as_bytes());
    file.extend(b"\xFF\xDA\0\x08\x01\x01\0\0\x3F\0\0\xFF\xD9");
    Some(file)
}
