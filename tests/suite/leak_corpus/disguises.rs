//! The disguises: how a value may be written so that people or programs still read it.
//!
//! Takes a value and the words around it; gives it disguised. What means nothing for a
//! kind of value (Chinese numerals for a name), or nothing in a container (tags in a PDF),
//! gives way to a `mixture`, so that every class meets as many disguises in every
//! container. Reversed order is out of scope.

use super::planted::{Joint, Planted, markup};
use super::seeds::Writing;
use Writing::{Code, Digits, Number, Words};
use encoding_rs::GB18030;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// A value and the words around it.
pub struct Said<'t> {
    pub before: &'t str,
    pub value: &'t str,
    pub after: &'t str,
}

impl Said<'_> {
    fn with(&self, value: &str) -> String {
        [self.before, value, self.after].concat()
    }

    fn plain(&self) -> String {
        self.with(self.value)
    }

    fn each(&self, joint: Joint) -> Planted {
        let parts = self.value.chars().map(String::from).collect();
        let (before, after) = (self.before.to_owned(), self.after.to_owned());
        Planted::Parts { before, parts, after, joint }
    }
}

/// One disguise.
pub struct Disguise {
    pub id: &'static str,
    /// For what it means something.
    pub of: &'static [Writing],
    pub plant: fn(&Said<'_>) -> Planted,
}

const ALL: &[Writing] = &[Number, Digits, Code, Words];
const GROUPED: &[Writing] = &[Number];
const NUMERALS: &[Writing] = &[Number, Digits];
const WITH_DIGITS: &[Writing] = &[Number, Digits, Code];
/// White space vanishes from words, and groups a number.
const SPACED: &[Writing] = &[Number, Words];

/// Every disguise. The second column says for which values it means something; in which
/// containers, each of them says itself by giving no file.
#[rustfmt::skip]
pub const DISGUISES: &[Disguise] = &[
    Disguise { id: "plain", of: ALL, plant: |s| text(s.plain()) },
    Disguise { id: "full-width", of: ALL, plant: |s| text(s.with(&wide(s.value, |_| true))) },
    Disguise { id: "mixed-width", of: WITH_DIGITS, plant: |s| text(s.with(&wide(s.value, |at| at % 3 != 1))) },
    Disguise { id: "spaces-in-fours", of: GROUPED, plant: |s| text(s.with(&fours(s.value, " "))) },
    Disguise { id: "spaces", of: SPACED, plant: |s| text(s.with(&between(s.value, " "))) },
    Disguise { id: "no-break-spaces", of: SPACED, plant: |s| text(s.with(&between(s.value, "\u{A0}"))) },
    Disguise { id: "ideographic-spaces", of: SPACED, plant: |s| text(s.with(&between(s.value, "\u{3000}"))) },
    Disguise { id: "dashes", of: GROUPED, plant: |s| text(s.with(&fours(s.value, "-"))) },
    Disguise { id: "dots", of: GROUPED, plant: |s| text(s.with(&fours(s.value, "."))) },
    Disguise { id: "middle-dots", of: GROUPED, plant: |s| text(s.with(&fours(s.value, "·"))) },
    Disguise { id: "slashes", of: GROUPED, plant: |s| text(s.with(&fours(s.value, "/"))) },
    Disguise { id: "zero-width-space", of: ALL, plant: |s| text(s.with(&between(s.value, "\u{200B}"))) },
    Disguise { id: "zero-width-joiner", of: ALL, plant: |s| text(s.with(&between(s.value, "\u{200D}"))) },
    Disguise { id: "zero-width-non-joiner", of: ALL, plant: |s| text(s.with(&between(s.value, "\u{200C}"))) },
    Disguise { id: "soft-hyphen", of: ALL, plant: |s| text(s.with(&between(s.value, "\u{AD}"))) },
    Disguise { id: "word-joiner", of: ALL, plant: |s| text(s.with(&between(s.value, "\u{2060}"))) },
    Disguise { id: "byte-order-mark", of: ALL, plant: |s| text(s.with(&between(s.value, "\u{FEFF}"))) },
    Disguise { id: "variation-selector", of: ALL, plant: |s| text(s.with(&between(s.value, "\u{FE0F}"))) },
    Disguise { id: "numerals", of: NUMERALS, plant: |s| text(s.with(&digits_as(s.value, "〇一二三四五六七八九"))) },
    Disguise { id: "formal-numerals", of: NUMERALS, plant: |s| text(s.with(&digits_as(s.value, "零壹贰叁肆伍陆柒捌玖"))) },
    Disguise { id: "mathematical-digits", of: WITH_DIGITS, plant: |s| text(s.with(&digits_as(s.value, "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"))) },
    Disguise { id: "circled-digits", of: WITH_DIGITS, plant: |s| text(s.with(&digits_as(s.value, "⓪①②③④⑤⑥⑦⑧⑨"))) },
    Disguise { id: "superscripts", of: WITH_DIGITS, plant: |s| text(s.with(&digits_as(s.value, "⁰¹²³⁴⁵⁶⁷⁸⁹"))) },
    Disguise { id: "digits-of-another-script", of: WITH_DIGITS, plant: |s| text(s.with(&digits_as(s.value, "٠١٢٣٤٥٦٧٨٩"))) },
    Disguise { id: "letters-for-digits", of: GROUPED, plant: |s| text(s.with(&digits_as(s.value, "O123456789"))) },
    Disguise { id: "tags", of: ALL, plant: |s| s.each(Joint::Run) },
    Disguise { id: "nested-tags", of: ALL, plant: |s| s.each(Joint::Nested) },
    Disguise { id: "comments", of: ALL, plant: |s| s.each(Joint::Comment) },
    Disguise { id: "cells", of: NUMERALS, plant: |s| s.each(Joint::Cell) },
    Disguise { id: "lines", of: NUMERALS, plant: |s| s.each(Joint::Line) },
    Disguise { id: "markdown", of: ALL, plant: |s| text(s.with(&markdown(s.value))) },
    Disguise { id: "decimal-references", of: ALL, plant: |s| references(s, |c| format!("&#{};", u32::from(c))) },
    Disguise { id: "hexadecimal-references", of: ALL, plant: |s| references(s, |c| format!("&#x{:X};", u32::from(c))) },
    Disguise { id: "named-references", of: ALL, plant: |s| references(s, |c| format!("{}&zwnj;&shy;", markup(&c.to_string()))) },
    Disguise { id: "references-twice", of: ALL, plant: |s| references(s, |c| format!("&amp;#{};", u32::from(c))) },
    Disguise { id: "percent", of: ALL, plant: |s| text(s.plain().bytes().map(|b| format!("%{b:02X}")).collect()) },
    Disguise { id: "percent-of-gb18030", of: ALL, plant: |s| text(GB18030.encode(&s.plain()).0.iter().map(|b| format!("%{b:02X}")).collect()) },
    Disguise { id: "json-escapes", of: ALL, plant: |s| Planted::Escapes(s.plain().encode_utf16().map(|u| format!("\\u{u:04x}")).collect()) },
    Disguise { id: "script-escapes", of: ALL, plant: |s| Planted::Escapes(s.plain().chars().map(script_escape).collect()) },
    Disguise { id: "style-escapes", of: ALL, plant: |s| Planted::Style(s.plain().chars().map(|c| format!("\\{:x} ", u32::from(c))).collect()) },
    Disguise { id: "base64", of: ALL, plant: |s| text(base64(s.plain().as_bytes(), STANDARD, true)) },
    Disguise { id: "base64-of-addresses", of: ALL, plant: |s| text(base64(s.plain().as_bytes(), ADDRESS, false)) },
    Disguise { id: "base64-in-lines", of: ALL, plant: |s| text(in_lines(&base64(framed(s).as_bytes(), STANDARD, true))) },
    Disguise { id: "data-address", of: ALL, plant: |s| text(format!("data:text/plain;base64,{}", base64(s.plain().as_bytes(), STANDARD, true))) },
    Disguise { id: "gzip-base64", of: ALL, plant: |s| text(base64(&gzip(framed(s).as_bytes()), STANDARD, true)) },
    Disguise { id: "utf-16", of: ALL, plant: |s| Planted::Encoded(utf16(&framed(s))) },
    Disguise { id: "gb18030", of: ALL, plant: |s| Planted::Encoded(GB18030.encode(&framed(s)).0.into_owned()) },
];

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const ADDRESS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What stands in for a disguise that means nothing: characters of any width with some
/// that cannot be seen between them. Each `seed` is another.
pub fn mixture(said: &Said<'_>, seed: u32) -> Planted {
    let mut dice = Dice::new(seed);
    let unseen = ["", "\u{200B}", "\u{200C}", "\u{200D}", "\u{AD}", "\u{2060}", "\u{FEFF}"];
    let mut value = String::new();
    for c in said.value.chars() {
        value.push_str(&wide(&c.to_string(), |_| dice.below(2) == 0));
        value.push_str(unseen[dice.below(unseen.len())]);
    }
    text(said.with(&value))
}

/// A small generator: the same seed, the same numbers.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u32) -> Self {
        Self(u64::from(seed).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let bound = u64::try_from(bound).expect("a small bound");
        usize::try_from((self.0 >> 16) % bound).expect("below a small bound")
    }
}

fn text(text: String) -> Planted {
    Planted::Text(text)
}

/// Enough words around it that a file in another encoding is a file.
fn framed(said: &Said<'_>) -> String {
    format!("情况说明\n{}\n以上情况属实。\n", said.plain())
}

fn references(said: &Said<'_>, reference: fn(char) -> String) -> Planted {
    let value: String = said.value.chars().map(reference).collect();
    Planted::References([markup(said.before), value, markup(said.after)].concat())
}

fn wide(value: &str, mut which: impl FnMut(usize) -> bool) -> String {
    let widened = value.chars().enumerate().map(|(at, c)| match c {
        '!'..='~' if which(at) => char::from_u32(u32::from(c) + 0xFEE0).expect("a wide form"),
        other => other,
    });
    widened.collect()
}

fn between(value: &str, separator: &str) -> String {
    value.chars().map(String::from).collect::<Vec<_>>().join(separator)
}

/// In groups as people write them: a mobile number 3-4-4, all others in fours, and the
/// birthday of an identity number together.
fn fours(value: &str, separator: &str) -> String {
    let lengths: &[usize] = match value.chars().count() {
        11 => &[3, 4, 4],
        18 => &[6, 4, 4, 4],
        _ => &[4; 6],
    };
    let mut rest = value;
    let mut groups = Vec::new();
    for length in lengths {
        let (group, behind) = rest.split_at((*length).min(rest.len()));
        groups.push(group);
        rest = behind;
    }
    groups.retain(|group| !group.is_empty());
    groups.join(separator)
}

fn digits_as(value: &str, digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    let plain = |c: char| c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    value.chars().map(|c| plain(c).map_or(c, |digit| digits[digit])).collect()
}

fn markdown(value: &str) -> String {
    let middle = value.char_indices().nth(value.chars().count() / 2).map_or(0, |(at, _)| at);
    format!("{}**{}**", &value[..middle], &value[middle..])
}

fn script_escape(c: char) -> String {
    match u32::from(c) {
        code @ 0..=0xFF => format!("\\x{code:02x}"),
        code => format!("\\u{{{code:x}}}"),
    }
}

/// RFC 4648.
pub fn base64(bytes: &[u8], alphabet: &[u8; 64], padded: bool) -> String {
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let at = |place: usize| u32::from(chunk.get(place).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let six = usize::try_from(bits >> (18 - 6 * place) & 63).expect("six bits");
            match place <= chunk.len() {
                true => out.push(char::from(alphabet[six])),
                false if padded => out.push('='),
                false => {}
            }
        }
    }
    out
}

fn in_lines(text: &str) -> String {
    let lines: Vec<String> =
        text.as_bytes().chunks(40).map(|l| String::from_utf8_lossy(l).into_owned()).collect();
    lines.join("\n")
}

/// What `gzip` writes.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("memory takes everything");
    packed.finish().expect("memory takes everything")
}

fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}
