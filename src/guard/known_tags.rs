//! The tags of a site are few, and stand on page after page: what one of them does to the
//! text, and that it says nothing, is found out once.
//!
//! Takes pages where a tag begins; passes over one that is known. Tags that differ in single
//! digits alone are one: the addresses of pages. Known is only what says nothing together
//! with what stands beside it either (see `plain`).

mod plain;
mod shape;

use super::decode::{SEPARATOR, Streams, decode_markup};
pub use plain::without_part_signs;
use plain::{has_digits, is_plain};
use shape::{Glance, Shape};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Two to the power of this are the tags that may be known.
const BITS: u32 = 10;

/// What is asked about tags.
pub trait Asked {
    /// Whether a tag says nothing, whatever its digits are; in `shape` they are zeros.
    fn says_nothing(&self, shape: &[u8]) -> bool;

    /// Whether a withheld value stands in a tag with digits.
    fn holds_value(&self, tag: &[u8]) -> bool;
}

/// The tags that were met so far.
pub struct KnownTags {
    tags: Vec<OnceLock<KnownTag>>,
    /// The mark of the last tag that was met in each place, and is not known.
    met: Vec<AtomicU64>,
}

struct KnownTag {
    shape: Shape,
    has_digits: bool,
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
    #[inline(never)]
    pub fn pass_over<'p>(
        &self,
        page: &'p [u8],
        streams: &mut Streams,
        asked: &impl Asked,
    ) -> Option<&'p [u8]> {
        let glance = Glance::at(page)?;
        let (tag, behind) = page.split_at(glance.length);
        let place = (glance.mark >> (u64::BITS - BITS)) as usize;
        let Some(known) = self.tags.get(place)?.get() else {
            self.meet(place, glance.mark, tag, asked);
            return None;
        };
        if !known.shape.is_at(page, &glance) {
            return None;
        }
        let effect = known.effect?;
        if known.has_digits && asked.holds_value(tag) {
            return None;
        }
        match effect {
            Effect::Within => streams.go_on(),
            Effect::Apart => streams.keep_apart(),
        }
        Some(behind)
    }

    #[cold]
    fn meet(&self, place: usize, mark: u64, tag: &[u8], asked: &impl Asked) {
        if self.met[place].load(Ordering::Relaxed) != mark {
            self.met[place].store(mark, Ordering::Relaxed);
            return;
        }
        let shape = Shape::of(tag);
        let tag = shape.bytes();
        let is_known = is_plain(&tag) && asked.says_nothing(&tag);
        let effect = effect_of(&tag).filter(|_| is_known);
        // another thread may have been faster
        let _ = self.tags[place].set(KnownTag { shape, has_digits: has_digits(&tag), effect });
    }
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
