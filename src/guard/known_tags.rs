//! The tags of a site are few, and stand on page after page: what one of them does to the
//! text, and that it says nothing, is found out once.
//!
//! Takes pages where a tag begins; passes over one that is known. Known is only what says
//! nothing together with what stands beside it either: Latin letters and signs, no digit,
//! no letter on its own, and no word that anything is known by.

use super::decode::{SEPARATOR, Streams, decode_markup};
use memchr::memchr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Two to the power of this are the tags that may be known.
const BITS: u32 = 10;
const LONGEST: usize = 96;

/// The tags that were met so far.
pub struct KnownTags {
    tags: Vec<OnceLock<KnownTag>>,
    /// The mark of the last tag that was met in each place, and is not known.
    met: Vec<AtomicU64>,
}

struct KnownTag {
    bytes: Box<[u8]>,
    /// None of a tag that has to be read wherever it stands.
    effect: Option<Effect>,
}

/// What a tag does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    /// Nothing.
    Within,
    /// It keeps apart what it stands between.
    Apart,
}

impl Default for KnownTags {
    fn default() -> Self {
        let places = || 0..1_usize << BITS;
        Self {
            tags: places().map(|_| OnceLock::new()).collect(),
            met: places().map(|_| AtomicU64::new(0)).collect(),
        }
    }
}

impl KnownTags {
    /// If a known tag stands at the head of `page`: what stands behind it. One that is met a
    /// second time is asked about.
    pub fn pass_over<'p>(
        &self,
        page: &'p [u8],
        streams: &mut Streams,
        is_clean: impl FnOnce(&[u8]) -> bool,
    ) -> Option<&'p [u8]> {
        let near = &page[..page.len().min(LONGEST)];
        let (tag, _) = near.split_at(memchr(b'>', near)? + 1);
        let mark = mark(tag);
        let place = (mark >> (u64::BITS - BITS)) as usize;
        let Some(known) = self.tags.get(place)?.get() else {
            self.meet(place, mark, tag, is_clean);
            return None;
        };
        if *known.bytes != *tag {
            return None;
        }
        match known.effect? {
            Effect::Within => streams.go_on(),
            Effect::Apart => streams.keep_apart(),
        }
        Some(&page[tag.len()..])
    }

    fn meet(&self, place: usize, mark: u64, tag: &[u8], is_clean: impl FnOnce(&[u8]) -> bool) {
        if !is_plain(tag) || self.met[place].swap(mark, Ordering::Relaxed) != mark {
            return;
        }
        let effect = effect_of(tag).filter(|_| is_clean(tag));
        // another thread may have been faster
        let _ = self.tags[place].set(KnownTag { bytes: tag.into(), effect });
    }
}

/// A number that hardly any two tags have in common.
fn mark(tag: &[u8]) -> u64 {
    let step = |mark: u64, eight: [u8; 8]| {
        (mark.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    };
    let (eights, rest) = tag.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    step(eights.iter().copied().fold(tag.len() as u64, step), last)
}

/// Whether a tag is closed where it seems to be, and holds nothing that could go together
/// with what stands beside it. Digits may stand in its name alone.
fn is_plain(tag: &[u8]) -> bool {
    let name = tag.iter().position(|byte| *byte == b' ').unwrap_or(tag.len());
    let attributes = &tag[name..];
    let is_sign = |byte: &u8| byte.is_ascii_alphabetic() || b" =\"-_./:;,#+()>".contains(byte);
    let quotes = attributes.iter().filter(|byte| **byte == b'"').count();
    matches!(tag.get(1), Some(b'/' | b'a'..=b'z' | b'A'..=b'Z'))
        && tag[1..name].iter().all(|byte| byte.is_ascii_alphanumeric() || b"/>".contains(byte))
        && attributes.iter().all(is_sign)
        && quotes % 2 == 0
        && !has_single(attributes)
}

/// Whether a letter stands alone.
fn has_single(attributes: &[u8]) -> bool {
    let words = attributes.split(|byte| !byte.is_ascii_alphabetic());
    words.into_iter().any(|word| word.len() == 1)
}

/// What a tag does, if that does not depend on what stands behind it.
fn effect_of(tag: &[u8]) -> Option<Effect> {
    let mut streams = Streams::default();
    decode_markup(&[b"x", tag, b"y</sup></span>z\">'></script></style>"].concat(), &mut streams);
    let apart = [b'x', SEPARATOR, b'y'];
    match streams.text.as_slice() {
        _ if !streams.hidden.is_empty() => None,
        [b'x', b'y', b'z', ..] => Some(Effect::Within),
        text if text.starts_with(&apart) => Some(Effect::Apart),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
