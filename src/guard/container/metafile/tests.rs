//! Drawings: lettering one character a record, in any order.

use super::super::tests::words;
use super::super::{Unreadable, read_file};
use proptest::prelude::*;

const ID: &str = "110105194912310021";

fn four(number: usize) -> [u8; 4] {
    u32::try_from(number).expect("small").to_le_bytes()
}

fn emf_record(kind: usize, inside: &[u8]) -> Vec<u8> {
    [&four(kind)[..], &four(inside.len() + 8), inside].concat()
}

/// An enhanced drawing of these records.
pub fn emf(records: &[u8]) -> Vec<u8> {
    let head = [&[0; 32][..], b" EMF", &[0; 64]].concat();
    [emf_record(1, &head), records.to_vec(), emf_record(14, &[0; 12])].concat()
}

fn wide_text(across: usize, text: &str, options: usize) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let count = text.encode_utf16().count();
    let text = [&four(across)[..], &four(7), &four(count), &four(76), &four(options), &[0; 20]];
    emf_record(84, &[&[0; 28], &text.concat()[..], &units, &[0, 0][..count % 2 * 2]].concat())
}

/// Each character in a record of its own, from the last to the first.
pub fn by_glyphs(text: &str) -> Vec<u8> {
    let glyphs: Vec<(usize, char)> = text.chars().enumerate().collect();
    let records = glyphs.iter().rev().map(|(at, c)| wide_text(at * 9, &c.to_string(), 0));
    emf(&records.collect::<Vec<_>>().concat())
}

fn small_text(text: &str) -> Vec<u8> {
    let head = [four(1), four(2), four(text.len()), four(0x300), four(1), [0; 4], [0; 4]];
    emf_record(108, &[&head.concat(), text.as_bytes()].concat())
}

fn plus(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let inside = [&[0; 8][..], &four(units.len() / 2), &[0; 16], &units].concat();
    let record = [&[0x1C, 0x40, 0, 0][..], &four(inside.len() + 12), &four(inside.len()), &inside];
    let record = record.concat();
    emf_record(70, &[&four(record.len() + 4)[..], b"EMF+", &record].concat())
}

fn wmf_record(kind: u16, inside: &[u8]) -> Vec<u8> {
    [&four((inside.len() + 6) / 2)[..], &kind.to_le_bytes(), inside].concat()
}

fn wmf(records: &[u8]) -> Vec<u8> {
    let head = [1, 0, 9, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    [&b"\xD7\xCD\xC6\x9A"[..], &[0; 18], &head, records, &wmf_record(0, &[])].concat()
}

fn cases() -> Vec<Vec<u8>> {
    let old: Vec<u8> = ID
        .bytes()
        .zip(0..)
        .flat_map(|(digit, at)| wmf_record(0x0521, &[1, 0, digit, 0, 5, 0, at, 0]))
        .collect();
    let framed: Vec<u8> = ID
        .bytes()
        .zip(0..)
        .flat_map(|(digit, at)| {
            wmf_record(0x0A32, &[5, 0, at, 0, 1, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, digit, 0])
        })
        .collect();
    let inner = by_glyphs(ID);
    let (first, second) = inner.split_at(300);
    let escape = |piece: &[u8]| {
        wmf_record(0x0626, &[&[15, 0, 0, 0], &b"WMFC"[..], &[0; 30], piece].concat())
    };
    vec![
        by_glyphs(ID),
        emf(&wide_text(1, ID, 0)),
        emf(&small_text(ID)),
        emf(&[plus(&ID[..9]), plus(&ID[9..])].concat()),
        wmf(&old),
        wmf(&framed),
        wmf(&[escape(first), escape(second)].concat()),
    ]
}

#[test]
fn lettering_is_read_whatever_pieces_it_is_drawn_in() {
    for (number, file) in cases().into_iter().enumerate() {
        let extension = if number < 4 { "emf" } else { "wmf" };
        let reading = read_file(&file, extension);
        let own: Vec<_> = reading.portions.iter().filter(|p| p.place.is_empty()).collect();
        assert!(own.iter().any(|portion| portion.text.contains(ID)), "{number}: {reading:?}");
        // a drawing is a picture: a person has to look at what else it shows
        assert!(words(&file, extension).is_err(), "{number}");
    }
}

#[test]
fn a_drawing_inside_a_document_is_read_packed_or_not() {
    use std::io::Write;
    let drawing = by_glyphs(ID);
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(&drawing).expect("memory");
    let packed = encoder.finish().expect("memory");
    let body: &[u8] = b"<w:p><w:t>a</w:t></w:p>";
    for (name, drawing) in [("word/media/image1.emf", &drawing), ("word/media/image1.emz", &packed)]
    {
        let file = super::super::office::package(&[("word/document.xml", body), (name, drawing)]);
        assert!(words(&file, "docx").is_ok_and(|words| words.contains(ID)), "{name}");
    }
}

#[test]
fn numbers_of_a_font_are_no_words() {
    let file = emf(&wide_text(1, "abc", 0x10));
    let unread: Vec<Unreadable> =
        read_file(&file, "emf").unread.iter().map(|unread| unread.why).collect();
    assert!(unread.contains(&Unreadable::Partial), "{unread:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn damage_never_panics(at in 0_usize..700, with in any::<[u8; 4]>(), cut in 0_usize..1500) {
        for mut file in cases() {
            for (byte, with) in file.iter_mut().skip(at).zip(with) {
                *byte = with;
            }
            file.truncate(cut);
            let _ = read_file(&file, "emf");
        }
    }
}
