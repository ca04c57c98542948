//! One walk through a file and through everything inside it.
//!
//! Readers of formats tell it what they read and hand it the files that they find; it
//! knows where it stands, and how much may still be unpacked. Nothing that it cannot
//! read is passed over in silence.

use super::format::Format;
use super::{
    Portion, Reading, Unread, Unreadable, archive, compound, image, metafile, ofd, office, pdf,
    plain, rtf, runs,
};
use crate::guard::finding::WITHIN;
use std::io::Read;

/// What a file may unpack to in all.
const LARGEST: usize = 64 << 20;
/// How many files may stand inside one another: an archive with a text with a table with a
/// chart is four.
const DEEPEST: usize = 5;
/// How many files and parts may stand inside one file.
const MOST_PARTS: usize = 10_000;
/// A part that is larger than this and unpacks to more than `RATIO` times its size is a bomb.
const UNSUSPICIOUS: usize = 8 << 20;
const RATIO: usize = 250;
/// Where words stand that only a sweep found.
const UNREAD: &str = "读不出的部分";
/// What is larger than a file may be is swept in pieces that overlap.
const PIECE: usize = 16 << 20;
const OVERLAP: usize = 4 << 10;

/// What of the bytes of a file no reader has accounted for.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Dark {
    /// Nothing.
    #[default]
    Nothing,
    /// Pixels: a reader has told all but them.
    Grains,
    /// What is locked: noise.
    Locked,
    /// Bytes of which nobody knows what they say.
    Bytes,
}

/// A walk.
pub struct Walk {
    reading: Reading,
    place: String,
    depth: usize,
    /// Whether a document stands around the present place.
    in_document: bool,
    left: usize,
    parts: usize,
    /// Of the file in which it stands.
    dark: Dark,
}

impl Walk {
    fn new() -> Self {
        Self {
            reading: Reading::default(),
            place: String::new(),
            depth: 0,
            in_document: false,
            left: LARGEST,
            parts: 0,
            dark: Dark::Nothing,
        }
    }

    /// Walks through a file.
    pub fn through(bytes: &[u8], extension: &str) -> Reading {
        let mut walk = Self::new();
        if bytes.len() > LARGEST {
            walk.cannot("", Unreadable::TooLarge);
            walk.too_large(bytes);
        } else {
            walk.file("", bytes, extension);
        }
        walk.reading
    }

    fn too_large(&mut self, bytes: &[u8]) {
        for start in (0..bytes.len()).step_by(PIECE) {
            let end = bytes.len().min(start + PIECE + OVERLAP);
            self.say(UNREAD, runs::amid_grains(&bytes[start..end]));
        }
    }

    /// Words that stand at `at` inside the present place.
    pub fn say(&mut self, at: &str, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.reading.portions.push(Portion { place: self.place_of(at), text });
        }
    }

    /// Something at `at` that cannot be read.
    pub fn cannot(&mut self, at: &str, why: Unreadable) {
        self.dark = self.dark.max(match why {
            Unreadable::Encrypted => Dark::Locked,
            why if why.leaves_bytes_unread() => Dark::Bytes,
            _ => Dark::Grains,
        });
        let unread = Unread { place: self.place_of(at), why };
        if !self.reading.unread.contains(&unread) {
            self.reading.unread.push(unread);
        }
    }

    /// Something at `at` that a second reader cannot read: the first one has told what its
    /// bytes say, so that nothing is to be looked for among them.
    pub fn cannot_again(&mut self, at: &str, why: Unreadable) {
        let dark = self.dark.max(Dark::Grains);
        self.cannot(at, why);
        self.dark = dark;
    }

    /// A part at `at` that cannot be read, but for the runs of characters in its bytes.
    pub fn cannot_read(&mut self, at: &str, bytes: &[u8], why: Unreadable) {
        self.cannot(at, why);
        let words = runs::amid_bytes(bytes);
        self.enter(at, |walk| walk.say(UNREAD, words));
    }

    /// Says of everything in `inside` that it stands at `at`.
    pub fn enter(&mut self, at: &str, inside: impl FnOnce(&mut Self)) {
        let place = self.place_of(at);
        let outer = std::mem::replace(&mut self.place, place);
        inside(self);
        self.place = outer;
    }

    /// A file that stands at `at`: read as what it is, whatever its name says.
    pub fn file(&mut self, at: &str, bytes: &[u8], extension: &str) {
        if self.depth > DEEPEST {
            return self.cannot_read(at, bytes, Unreadable::TooLarge);
        }
        let around = std::mem::take(&mut self.dark);
        self.depth += 1;
        let format = Format::of(bytes, extension);
        let stands_alone = !self.in_document;
        self.in_document |= !format.is_archive();
        self.enter(at, |walk| {
            if !format.may_be_called(extension) {
                walk.cannot("", Unreadable::WrongExtension);
            }
            let before = walk.reading.portions.len();
            walk.by_format(format, bytes, extension);
            let is_silent = before == walk.reading.portions.len();
            if is_silent && walk.reading.unread.is_empty() && format.has_words() {
                walk.cannot("", Unreadable::NoText);
            }
            // the words of a picture cannot be read. One inside a document is refused with
            // the document where that has no words, and else stands beside them: a seal, a
            // chart. One in an archive stands for itself
            if format.is_picture() && stands_alone {
                walk.cannot("", Unreadable::Pixels);
            }
            walk.sweep(format, bytes);
        });
        self.dark = around;
        self.in_document = !stands_alone;
        self.depth -= 1;
    }

    /// What no reader understands still has bytes, in whatever encoding.
    fn sweep(&mut self, format: Format, bytes: &[u8]) {
        match self.dark {
            Dark::Nothing => {}
            // down to the tables of a PDF, and to the rows of a picture
            Dark::Grains if format.accounts_for_all() => {}
            Dark::Grains | Dark::Locked => self.say(UNREAD, runs::amid_grains(bytes)),
            Dark::Bytes => self.say(UNREAD, runs::amid_bytes(bytes)),
        }
    }

    /// A file without a name at `at`; whether its format is known.
    pub fn embedded(&mut self, at: &str, bytes: &[u8]) -> bool {
        let extension = Format::of(bytes, "").usual_extension();
        if !extension.is_empty() {
            self.file(at, bytes, extension);
        }
        !extension.is_empty()
    }

    /// The first file that begins anywhere in `bytes`; whether there is one.
    pub fn embedded_anywhere(&mut self, at: &str, bytes: &[u8]) -> bool {
        let start = Format::first_in(bytes);
        start.is_some_and(|start| self.embedded(at, bytes.get(start..).unwrap_or_default()))
    }

    fn by_format(&mut self, format: Format, bytes: &[u8], extension: &str) {
        match format {
            Format::Pdf => pdf::read(bytes, self),
            Format::Office => office::read(bytes, self),
            Format::Compound => compound::read(bytes, extension, self),
            Format::Ofd => ofd::read(bytes, self),
            Format::Markup => plain::read_markup(bytes, self),
            Format::Text => plain::read_text(bytes, self),
            Format::Rtf => rtf::read(bytes, self),
            Format::Zip => archive::zip(bytes, self),
            Format::Gzip => archive::gzip(bytes, self),
            Format::Tar => archive::tar(bytes, self),
            Format::Drawing => metafile::read(bytes, self),
            format if format.is_picture() => image::read(format, bytes, self),
            _ => {
                plain::read_unknown(bytes, self);
                self.cannot("", Unreadable::UnknownFormat);
            }
        }
    }

    /// Counts parts of a file before they are read.
    ///
    /// # Errors
    /// There are too many.
    pub fn count(&mut self, parts: usize) -> Result<(), Unreadable> {
        self.parts = self.parts.saturating_add(parts);
        if self.parts > MOST_PARTS { Err(Unreadable::TooLarge) } else { Ok(()) }
    }

    /// Unpacks a part of `packed` bytes, within what is left.
    ///
    /// # Errors
    /// It is damaged, or a bomb.
    pub fn unpack(&mut self, part: impl Read, packed: u64) -> Result<Vec<u8>, Unreadable> {
        let inner = unpack(part, packed, self.left)?;
        self.left -= inner.len();
        Ok(inner)
    }

    fn place_of(&self, at: &str) -> String {
        match (self.place.as_str(), at) {
            ("", at) => at.to_owned(),
            (place, "") => place.to_owned(),
            (place, at) => [place, WITHIN, at].concat(),
        }
    }
}

/// Unpacks a part of `packed` bytes to `left` bytes at most.
///
/// # Errors
/// It is damaged, or a bomb.
pub fn unpack(part: impl Read, packed: u64, left: usize) -> Result<Vec<u8>, Unreadable> {
    let packed = usize::try_from(packed).unwrap_or(usize::MAX);
    let most = packed.saturating_mul(RATIO).max(UNSUSPICIOUS).min(left);
    let mut inner = Vec::new();
    // one byte more than allowed shows that there is more
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    part.take(limit).read_to_end(&mut inner).map_err(|_| Unreadable::Broken)?;
    if inner.len() > most { Err(Unreadable::TooLarge) } else { Ok(inner) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_second_reader_cannot_read_is_said_but_not_swept() {
        let bytes = [&b"\x00\x80\xFF".repeat(40)[..], b" 11010519491231002X ", &[0; 40]].concat();
        let swept = |tell: fn(&mut Walk)| {
            let mut walk = Walk::new();
            tell(&mut walk);
            walk.sweep(Format::Pdf, &bytes);
            assert_eq!(walk.reading.unread[0].why, Unreadable::TimedOut);
            walk.reading.text().contains("11010519491231002X")
        };
        assert!(swept(|walk| walk.cannot("", Unreadable::TimedOut)));
        assert!(!swept(|walk| walk.cannot_again("", Unreadable::TimedOut)));
        // what the first one could not read either is looked at all the same
        assert!(swept(|walk| {
            walk.cannot("", Unreadable::TimedOut);
            walk.cannot_again("", Unreadable::TimedOut);
        }));
    }
}
