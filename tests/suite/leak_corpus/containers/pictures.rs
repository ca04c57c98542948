//! Pictures with words beside their pixels.

use super::super::planted::Planted;
use flate2::Crc;
use flate2::{Compression, write::ZlibEncoder};
use std::io::Write;

/// One pixel, and a comment in UTF-8.
pub fn png(planted: &Planted) -> Option<Vec<u8>> {
    let text = planted.as_lines()?;
    let words = [b"Comment\0\0\0\0\0", text.as_bytes()].concat();
    Some(chunks(&[(b"iTXt", &words), (b"IDAT", &zlib(&[0, 0]))]))
}

/// A picture of one pixel, of these chunks between its head and its end.
fn chunks(own: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let head: (&[u8; 4], &[u8]) = (b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0");
    let end: (&[u8; 4], &[u8]) = (b"IEND", b"");
    let mut file = b"\x89PNG\r\n\x1A\n".to_vec();
    for (name, inside) in [head].iter().chain(own).chain(&[end]) {
        let length = u32::try_from(inside.len()).expect("a small chunk");
        let mut sum = Crc::new();
        sum.update(*name);
        sum.update(inside);
        let parts = [&length.to_be_bytes()[..], *name, inside, &sum.sum().to_be_bytes()];
        file.extend(parts.concat());
    }
    file
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

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("memory takes everything");
    encoder.finish().expect("memory takes everything")
}

/// Behind the last row of the grains of a picture, where no reader shows anything.
pub fn png_surplus(planted: &Planted) -> Option<Vec<u8>> {
    let text = planted.as_lines()?;
    Some(chunks(&[(b"IDAT", &zlib(&[&[0, 0], text.as_bytes()].concat()))]))
}

/// In a chunk of one program, packed.
pub fn png_private(planted: &Planted) -> Option<Vec<u8>> {
    let text = planted.as_lines()?;
    let private = [b"demo\0", &zlib(text.as_bytes())[..]].concat();
    Some(chunks(&[(b"prVt", &private), (b"IDAT", &zlib(&[0, 0]))]))
}

/// A drawing in UTF-16, each character in a record of its own, from the last to the first.
pub fn drawing(planted: &Planted) -> Option<Vec<u8>> {
    let four = |number: usize| u32::try_from(number).expect("a small file").to_le_bytes();
    let record =
        |kind: usize, inside: &[u8]| [&four(kind)[..], &four(inside.len() + 8), inside].concat();
    let mut drawn: Vec<Vec<u8>> = Vec::new();
    for (down, line) in planted.as_lines()?.lines().enumerate() {
        for (at, character) in line.chars().enumerate() {
            let mut units = [0; 2];
            let units = character.encode_utf16(&mut units);
            let place = [four(at * 9), four(down * 20), four(units.len()), four(76), [0; 4]];
            let bytes: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let pad = vec![0; bytes.len() % 4];
            drawn.push(record(
                84,
                &[&[0; 28], &place.concat()[..], &[0; 20], &bytes, &pad].concat(),
            ));
        }
    }
    drawn.reverse();
    let head = [&[0; 32][..], b" EMF", &[0; 64]].concat();
    Some([record(1, &head), drawn.concat(), record(14, &[0; 12])].concat())
}
