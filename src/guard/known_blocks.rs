//! The header and the footer of a site, and what its pages tell browsers before their
//! title, stand on page after page: each is looked at once.
//!
//! Takes pages where such a block begins; passes over a block in which nothing was found
//! when it was looked at alone, as if every page were that of every item. What stands at
//! its edges goes on to be looked at, since it may say something together with what stands
//! beside it.

use super::decode::{SEPARATOR, Streams, decode_markup};
use memchr::{memchr, memmem, memrchr};
use std::sync::{Arc, PoisonError, RwLock};

/// So many bytes of text at either end of a block are looked at on every page: more than a
/// number takes that is written one digit a cell.
const EDGE: usize = 64;
/// A site has fewer headers and footers: one a section, and one a depth.
const MOST: usize = 128;
const LONGEST: usize = 1 << 16;
/// Only what leads through the site stands on many pages.
const NAVIGATION: &[u8] = b"<nav";
/// What every page has of its own begins with it.
const TITLE: &[u8] = b"<title";
/// One or the other is swallowed by whatever is left open before it: a tag, either kind of
/// quotes, a comment, a program, a mark.
const ENDS: [&[u8]; 2] =
    [b"\">--></sup></span></script></style>.", b"'>--></sup></span></script></style>."];

/// The blocks that were met so far, in which nothing is and in which something is.
#[derive(Default)]
pub struct KnownBlocks {
    blocks: RwLock<Vec<Arc<Block>>>,
}

struct Block {
    bytes: Vec<u8>,
    /// Of a block that may be passed over: the text at its edges.
    edges: Option<Vec<u8>>,
}

impl KnownBlocks {
    /// If a known block in which nothing is stands at the head of `page`: what stands behind
    /// it. A block that was never met is first asked about.
    pub fn pass_over<'p>(
        &self,
        page: &'p [u8],
        streams: &mut Streams,
        is_clean: impl FnOnce(&[u8]) -> bool,
    ) -> Option<&'p [u8]> {
        if may_begin(page) { self.pass_over_block(page, streams, is_clean) } else { None }
    }

    #[cold]
    fn pass_over_block<'p>(
        &self,
        page: &'p [u8],
        streams: &mut Streams,
        is_clean: impl FnOnce(&[u8]) -> bool,
    ) -> Option<&'p [u8]> {
        let (block, rest) = split_block(page)?;
        let known = self.known(block).or_else(|| self.learn(block, is_clean))?;
        let edges = known.edges.as_ref()?;
        streams.text.extend_from_slice(edges);
        streams.keep_apart();
        Some(rest)
    }

    fn known(&self, block: &[u8]) -> Option<Arc<Block>> {
        let blocks = self.blocks.read().unwrap_or_else(PoisonError::into_inner);
        blocks.iter().find(|known| known.bytes == block).cloned()
    }

    fn learn(&self, block: &[u8], is_clean: impl FnOnce(&[u8]) -> bool) -> Option<Arc<Block>> {
        if self.blocks.read().unwrap_or_else(PoisonError::into_inner).len() >= MOST {
            return None;
        }
        let edges = edges_of(block).filter(|_| is_clean(block));
        let known = Arc::new(Block { bytes: block.to_vec(), edges });
        let mut blocks = self.blocks.write().unwrap_or_else(PoisonError::into_inner);
        blocks.push(Arc::clone(&known));
        Some(known)
    }
}

/// Whether a block may stand at the head of `page`.
fn may_begin(page: &[u8]) -> bool {
    // almost no tag begins with one of them
    matches!(page, [_, b'h' | b'f', ..])
        && matches!(page.get(1..6), Some(b"heade" | b"foote" | b"head>"))
}

/// A block at the head of `page`, and what stands behind it.
fn split_block(page: &[u8]) -> Option<(&[u8], &[u8])> {
    let near = &page[..page.len().min(LONGEST)];
    if page.get(1..6)? == b"head>" {
        let head = &near[..memmem::find(near, TITLE)?];
        return Some(page.split_at(memrchr(b'>', head)? + 1));
    }
    let end: &[u8] = match page.get(1..7)? {
        b"header" => b"</header>",
        b"footer" => b"</footer>",
        _ => return None,
    };
    let (block, rest) = page.split_at(memmem::find(near, end)? + end.len());
    memmem::find(block, NAVIGATION)?;
    Some((block, rest))
}

/// What of the text of a block is looked at on every page; none if it leaves open what it opens.
fn edges_of(block: &[u8]) -> Option<Vec<u8>> {
    let mut alone = decoded(block);
    let is_closed = alone.text.ends_with(&[SEPARATOR])
        && ENDS.iter().all(|end| {
            let followed = decoded(&[block, end].concat());
            followed.text == [alone.text.as_slice(), &decoded(end).text].concat()
                && followed.attributes == alone.attributes
                && followed.hidden == alone.hidden
        });
    if !is_closed || alone.joins_digits {
        return None;
    }
    keep_edges(&mut alone.text);
    Some(alone.text)
}

fn decoded(page: &[u8]) -> Streams {
    let mut streams = Streams::default();
    decode_markup(page, &mut streams);
    streams
}

/// Takes out the middle, whole pieces of it.
fn keep_edges(stream: &mut Vec<u8>) {
    let Some(last) = stream.len().checked_sub(EDGE) else { return };
    let from = memchr(SEPARATOR, stream.get(EDGE..).unwrap_or_default()).map(|at| at + EDGE);
    let to = memrchr(SEPARATOR, &stream[..last]);
    if let (Some(from), Some(to)) = (from, to)
        && from < to
    {
        stream.drain(from..to);
    }
}

#[cfg(test)]
mod tests;
