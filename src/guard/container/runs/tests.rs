//! Runs: every encoding, every start, and no words in noise.

use super::*;
use encoding_rs::GBK;

type Encode = fn(&str) -> Vec<u8>;

/// Every encoding in which a text may lie in a file.
const ENCODINGS: [(&str, Encode); 6] = [
    ("UTF-8", |text| text.as_bytes().to_vec()),
    ("GBK", |text| GBK.encode(text).0.into_owned()),
    ("UTF-16 LE", |text| text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
    ("UTF-16 BE", |text| text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ("UTF-32 LE", |text| text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()),
    ("UTF-32 BE", |text| text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect()),
];

fn noise(length: usize) -> Vec<u8> {
    let mut state = 7_u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    (0..length).map(|_| noise()).collect()
}

#[test]
fn finds_text_in_any_encoding_between_bytes() {
    for text in ["演示人员甲 11010519491231002X", "演示人员：王喆民"] {
        for (encoding, encode) in ENCODINGS {
            for before in [&[][..], &[0], &[0, 1], &[0, 1, 2], &[0xFF, 0, 0, 3], &[0xB7], &[0x90]] {
                let bytes = [before, &encode(text), &[0, 0, 1]].concat();
                for words in [sweep(&bytes), amid_bytes(&bytes)] {
                    assert!(words.contains(text), "{encoding} behind {before:?}: {words}");
                }
            }
        }
    }
}

#[test]
fn finds_numbers_amid_grains_in_any_encoding() {
    let grains = noise(4001);
    for (encoding, encode) in ENCODINGS {
        let bytes = [&grains, &encode("11010519491231002X")[..], &[0xFF], &grains].concat();
        assert!(amid_grains(&bytes).contains("11010519491231002X"), "{encoding}");
    }
    assert!(amid_grains(&[&grains, "王甲".as_bytes(), &[0xFF]].concat()).contains("王甲"));
}

#[test]
fn finds_short_words_where_their_length_is_told() {
    let wide: Vec<u8> = "甲乙".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(amid_bytes(&[&[9, 0, 2, 0], &wide[..], &[3, 0]].concat()), "甲乙\n");
    assert_eq!(amid_bytes(&[&[9, 0, 3, 0], &wide[..], &[3, 0]].concat()), "");
    let narrow = GBK.encode("甲乙").0;
    assert_eq!(amid_bytes(&[&[1, 5, 0, 0, 0], &narrow[..], &[0]].concat()), "甲乙\n");
}

#[test]
fn noise_is_no_text() {
    let bytes = noise(100_000);
    assert!(amid_bytes(&bytes).len() < 12_000, "{}", amid_bytes(&bytes).len());
    assert!(amid_grains(&bytes).len() < 100, "{}", amid_grains(&bytes));
    assert_eq!(numbers(&bytes), "");
}
