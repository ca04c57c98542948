//! A font as far as its words go: what its codes mean, and how wide they are.
//!
//! Takes the dictionary of a font. Gives for each code what its own map says, and what
//! its encoding says where that is another: a map may lie to whoever copies the text, an
//! encoding to whoever prints it. A code that neither explains has no meaning.

use super::cmap::{CMap, code};
use super::encoding::{Base, composite, is_explained, single};
use super::object::{Dict, Object};
use super::store::Store;
use super::strings::utf16;
use encoding_rs::{GB18030, SHIFT_JIS};
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// How wide a character is of which nothing is known.
const USUAL: f64 = 0.5;
/// The widths of all glyphs, those that are told twice included.
const MOST_WIDTHS: usize = 1 << 19;

/// One glyph that a string shows.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// What it means; nothing where nobody knows.
    pub text: Option<String>,
    /// What it means by the encoding, if that is something else.
    pub other: Option<String>,
    /// Its width, in units of the size of the font.
    pub width: f64,
    /// Which sign of a symbol font it is, if it is one.
    pub sign: Option<char>,
    /// Whether it is the space to which word spacing applies.
    pub is_space: bool,
    /// Its code, if a map says of a glyph that has a width that it is nothing to be seen,
    /// and nothing else says what it is.
    pub blank: Option<u32>,
}

/// A font.
#[derive(Debug)]
pub struct Font {
    map: Option<CMap>,
    base: Base,
    is_composite: bool,
    spaces: Vec<(u32, u32, usize)>,
    widths: HashMap<u32, f64>,
    usual: f64,
    /// Whether what it leaves unknown stands in tables that the reader of the text layer
    /// has, or in the font program in plain names.
    pub is_explained: bool,
    /// Whether its maps are nested deeper than anything should be.
    pub is_deep: bool,
}

impl Default for Font {
    /// A font that is nowhere to be found.
    fn default() -> Self {
        Self {
            map: None,
            base: Base::Unknown,
            is_composite: false,
            spaces: Vec::new(),
            widths: HashMap::new(),
            usual: USUAL,
            is_explained: false,
            is_deep: false,
        }
    }
}

impl Font {
    /// Of its dictionary.
    pub fn new(dict: &Dict, store: &Store<'_>, revision: usize) -> Self {
        let stream = |key: &str| {
            let index = store.find(dict.get(key)?, revision)?;
            let entry = &store.entries[index];
            entry.stream.map(|_| CMap::read(&store.unpacked(entry).data))
        };
        let maps = [stream("ToUnicode"), stream("Encoding")];
        let is_deep = maps.iter().flatten().any(|map| map.is_deep);
        let [map, codes] = maps;
        let map = map.filter(|map| !map.characters.is_empty());
        let is_composite = dict.is("Subtype", "Type0");
        let encoding = store.get(dict, "Encoding", revision);
        let base = match (is_composite, encoding) {
            (true, encoding) => composite(encoding.and_then(Object::name).unwrap_or_default()),
            (false, encoding) => single(dict, encoding, store, revision),
        };
        let spaces = codes.map(|map| map.spaces).unwrap_or_default();
        let is_explained = is_explained(dict, store, revision);
        let mut font =
            Self { map, base, is_composite, spaces, is_explained, is_deep, ..Self::default() };
        if is_composite {
            font.composite_widths(dict, store, revision);
        } else {
            font.single_widths(dict, store, revision);
            if font.widths.is_empty() {
                font.known_widths(dict);
            }
        }
        font
    }

    fn single_widths(&mut self, dict: &Dict, store: &Store<'_>, revision: usize) {
        let first = dict.number("FirstChar").unwrap_or(0.0);
        let matrix = store.get(dict, "FontMatrix", revision).map_or(&[][..], Object::items);
        let unit = matrix.first().and_then(Object::number).unwrap_or(0.001).abs();
        let widths = store.get(dict, "Widths", revision).map_or(&[][..], Object::items);
        for (step, width) in widths.iter().take(256).enumerate() {
            let code = super::object::whole(first).saturating_add(step);
            if let (Ok(code), Some(width)) =
                (u32::try_from(code), store.resolve(width, revision).number())
            {
                self.widths.insert(code, width * unit);
            }
        }
    }

    /// The widths of fonts that every program has, and no file needs to tell.
    fn known_widths(&mut self, dict: &Dict) {
        let name = dict.get("BaseFont").and_then(Object::name).unwrap_or_default();
        let is = |known: &[u8]| memchr::memmem::find(name, known).is_some();
        if is(b"Courier") {
            self.usual = 0.6;
        } else if is(b"Helvetica") || is(b"Arial") {
            self.widths.extend((b'0'..=b'9').map(|digit| (u32::from(digit), 0.556)));
        }
    }

    fn composite_widths(&mut self, dict: &Dict, store: &Store<'_>, revision: usize) {
        self.usual = 1.0;
        let below = store.get(dict, "DescendantFonts", revision).map_or(&[][..], Object::items);
        let Some(below) = below.first().and_then(|one| store.resolve(one, revision).dict()) else {
            return;
        };
        if let Some(usual) = below.number("DW") {
            self.usual = usual / 1000.0;
        }
        // the widths are by glyph; only where glyphs are codes they say anything
        if !matches!(self.base, Base::Unknown) {
            return;
        }
        let items = store.get(below, "W", revision).map_or(&[][..], Object::items);
        let (mut at, mut left) = (0, MOST_WIDTHS);
        while let Some(first) = items.get(at).and_then(Object::count) {
            let first = u32::try_from(first).unwrap_or(u32::MAX);
            match items.get(at + 1).map(|item| store.resolve(item, revision)) {
                Some(Object::List(widths)) => {
                    left = left.saturating_sub(widths.len());
                    for (step, width) in (0..).zip(widths) {
                        let width = width.number().unwrap_or(0.0) / 1000.0;
                        self.widths.insert(first.saturating_add(step), width);
                    }
                    at += 2;
                }
                Some(last) => {
                    let last = last.count().and_then(|last| u32::try_from(last).ok());
                    let width = items.get(at + 2).and_then(Object::number).unwrap_or(0.0);
                    let codes = first..=last.unwrap_or(first).min(first.saturating_add(0xFFFF));
                    left = left.saturating_sub(codes.clone().count());
                    for code in codes {
                        self.widths.insert(code, width / 1000.0);
                    }
                    at += 3;
                }
                None => break,
            }
            if left == 0 {
                break;
            }
        }
    }

    /// The glyphs of a string.
    pub fn glyphs(&self, mut text: &[u8]) -> Vec<Glyph> {
        let mut glyphs = Vec::new();
        while !text.is_empty() {
            let (one, rest) = text.split_at(self.length(text).clamp(1, text.len()));
            glyphs.push(self.glyph(one));
            text = rest;
        }
        glyphs
    }

    /// How many bytes the first code has.
    fn length(&self, text: &[u8]) -> usize {
        if !self.is_composite {
            return 1;
        }
        for (from, to, length) in &self.spaces {
            if text.get(..*length).is_some_and(|own| (*from..=*to).contains(&code(own))) {
                return *length;
            }
        }
        match (&self.base, text) {
            (Base::Set(_), [0..=0x80 | 0xFF, ..]) => 1,
            (Base::Set(set), [_, b'0'..=b'9', ..]) if *set == GB18030 => 4,
            (Base::Set(set), [0xA1..=0xDF, ..]) if *set == SHIFT_JIS => 1,
            (Base::Wide, [0xD8..=0xDB, ..]) => 4,
            _ => 2,
        }
    }

    fn glyph(&self, one: &[u8]) -> Glyph {
        let number = code(one);
        let mapped = self.map.as_ref().and_then(|map| map.characters.get(&number));
        let sign = mapped.and_then(|text| text.chars().find(|c| SIGNS.contains(c)));
        let mapped = mapped.map(|text| text.chars().map(out_of_symbols).collect::<String>());
        let mapped = mapped.filter(|text| is_meant(text));
        let based = match &self.base {
            Base::Single(characters) => characters.get(number as usize).cloned().flatten(),
            Base::Wide => Some(utf16(one, u16::from_be_bytes)),
            Base::Set(set) => {
                let (text, _) = set.decode_without_bom_handling(one);
                Some(text.into_owned())
            }
            Base::Unknown => None,
        };
        let based = based.filter(|text| is_meant(text));
        let text = mapped.or_else(|| based.clone());
        let narrow = match (&self.base, text.as_ref().and_then(|text| text.chars().next())) {
            (Base::Wide | Base::Set(_), Some(character)) => character.is_ascii(),
            _ => false,
        };
        let usual = if narrow { USUAL } else { self.usual };
        let width = self.widths.get(&number).copied().unwrap_or(usual);
        let is_blank = based.is_none() && width > 0.0 && text.as_deref().is_some_and(is_unseen);
        Glyph {
            width,
            blank: is_blank.then_some(number),
            is_space: one == b" ",
            sign,
            other: based.filter(|other| text.as_ref() != Some(other)),
            text,
        }
    }
}

/// Whether a text means anything to a reader.
fn is_meant(text: &str) -> bool {
    let private = |c: char| matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    !text.is_empty()
        && !text.chars().any(|c| c == '\0' || c == char::REPLACEMENT_CHARACTER || private(c))
}

/// Whether nothing of a text is seen.
fn is_unseen(text: &str) -> bool {
    let has_no_width = |c: char| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}');
    text.chars().all(|c| c.is_whitespace() || c.is_control() || has_no_width(c))
}

/// Bullets, boxes to tick and the like, as symbol fonts keep them.
const SIGNS: RangeInclusive<char> = '\u{F07F}'..='\u{F0FF}';

/// Symbol fonts keep their letters in a corner of the private area.
fn out_of_symbols(character: char) -> char {
    match character {
        '\u{F020}'..='\u{F07E}' => char::from_u32(u32::from(character) - 0xF000),
        sign if SIGNS.contains(&sign) => Some('•'),
        other => Some(other),
    }
    .unwrap_or(character)
}
