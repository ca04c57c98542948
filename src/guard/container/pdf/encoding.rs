//! The encodings of fonts: what a code means where no map of characters says it.
//!
//! Takes the dictionary of a font; gives characters by code. A name of a glyph that is
//! not known, and a font with an encoding of its own, have no meaning.

use super::glyph_names::characters;
use super::object::{Dict, Object};
use super::store::Store;
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, MACINTOSH, SHIFT_JIS, WINDOWS_1252};

/// The encodings of old that are known by name.
const CHARACTER_SETS: &[(&[u8], &Encoding)] = &[
    (b"GB", GB18030),
    (b"90ms-RKSJ", SHIFT_JIS),
    (b"90msp-RKSJ", SHIFT_JIS),
    (b"ETen-B5", BIG5),
    (b"B5pc", BIG5),
    (b"KSC", EUC_KR),
];

/// What codes mean by the encoding of a font.
#[derive(Debug)]
pub enum Base {
    /// One byte, one character.
    Single(Vec<Option<String>>),
    /// UTF-16 with the high byte first.
    Wide,
    /// One of the old character sets, of one or more bytes.
    Set(&'static Encoding),
    /// Numbers of glyphs.
    Unknown,
}

/// The encoding of a font of many characters, by its name.
pub fn composite(name: &[u8]) -> Base {
    let holds = |part: &[u8]| memchr::memmem::find(name, part).is_some();
    if name.starts_with(b"Uni") && (holds(b"UCS2") || holds(b"UTF16")) {
        return Base::Wide;
    }
    // a set of Apple or of the West within it has the same digits and letters
    let set = CHARACTER_SETS.iter().find(|(start, _)| name.starts_with(start));
    set.map_or(Base::Unknown, |(_, set)| Base::Set(set))
}

/// The collections of characters of which Adobe has published the tables.
const COLLECTIONS: [&[u8]; 4] = [b"GB1", b"CNS1", b"Japan1", b"Korea1"];

/// Whether the reader of the text layer has tables for what the encoding leaves open, or
/// finds plain names in the program of the font.
pub fn is_explained(dict: &Dict, store: &Store<'_>, revision: usize) -> bool {
    let encoding = store.get(dict, "Encoding", revision);
    if !dict.is("Subtype", "Type0") {
        let descriptor = store.dict(dict, "FontDescriptor", revision);
        return dict.is("Subtype", "Type1")
            && encoding.is_none()
            && descriptor.is_some_and(|own| own.has("FontFile") || own.has("FontFile3"));
    }
    let below = store.get(dict, "DescendantFonts", revision).map_or(&[][..], Object::items);
    let below = below.first().and_then(|one| store.resolve(one, revision).dict());
    let system = below.and_then(|below| store.dict(below, "CIDSystemInfo", revision));
    let ordering = system.and_then(|own| store.get(own, "Ordering", revision)?.text());
    ordering.is_some_and(|ordering| COLLECTIONS.contains(&ordering))
}

/// The encoding of a font of up to 256 characters.
pub fn single(dict: &Dict, encoding: Option<&Object>, store: &Store<'_>, revision: usize) -> Base {
    let descriptor = store.dict(dict, "FontDescriptor", revision);
    let is_embedded = descriptor
        .is_some_and(|own| ["FontFile", "FontFile2", "FontFile3"].iter().any(|key| own.has(key)))
        || dict.is("Subtype", "Type3");
    let differences = encoding.and_then(Object::dict);
    let name = differences.map_or(encoding, |own| own.get("BaseEncoding")).and_then(Object::name);
    let set = match name {
        Some(b"MacRomanEncoding") => Some(MACINTOSH),
        Some(b"WinAnsiEncoding" | b"StandardEncoding" | b"PDFDocEncoding") => Some(WINDOWS_1252),
        Some(_) => None,
        // a font with its own encoding: what is in it nobody says
        None if is_embedded => None,
        None => Some(WINDOWS_1252),
    };
    let mut all: Vec<Option<String>> = (0..=u8::MAX)
        .map(|byte| {
            let (text, _) = set?.decode_without_bom_handling(std::slice::from_ref(&byte));
            Some(text.into_owned())
        })
        .collect();
    if let Some(own) = differences {
        let mut at = 0;
        let items = store.get(own, "Differences", revision).map_or(&[][..], Object::items);
        for item in items {
            match (item.count(), item.name()) {
                (Some(code), _) => at = code,
                (None, Some(name)) => {
                    if let Some(slot) = all.get_mut(at) {
                        *slot = characters(name);
                    }
                    at = at.saturating_add(1);
                }
                (None, None) => {}
            }
        }
    }
    Base::Single(all)
}
