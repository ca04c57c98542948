//! One walk through a file and through everything inside it.
//!
//! Readers of formats tell it what they read and hand it the files that they find; it
//! knows where it stands, and how much may still be unpacked. Nothing that it cannot
//! read is passed over in silence.

use super::format::Format;
use super::{
    Portion, Reading, Unread, Unreadable, archive, compound, image, ofd, office, pdf, plain, rtf,
    sweep,
};
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
/// Between a place and the place inside it.
const WITHIN: &str = " › ";

/// A walk.
pub struct Walk {
    reading: Reading,
    place: String,
    depth: usize,
    /// Whether a document stands around the present place.
    in_document: bool,
    left: usize,
    parts: usize,
}

impl Walk {
    /// Walks through a file.
    pub fn through(bytes: &[u8], extension: &str) -> Reading {
        let reading = Reading::default();
        let place = String::new();
        let mut walk =
            Self { reading, place, depth: 0, in_document: false, left: LARGEST, parts: 0 };
        if bytes.len() > LARGEST {
            walk.cannot("", Unreadable::TooLarge);
        } else {
            walk.file("", bytes, extension);
        }
        // what no reader understands still has bytes, in whatever encoding
        let is_dark = |unread: &Unread| unread.why.leaves_bytes_unread();
        if walk.reading.unread.iter().any(is_dark) && bytes.len() <= LARGEST {
            walk.say("读不出的部分", sweep::words(bytes));
        }
        walk.reading
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
        let unread = Unread { place: self.place_of(at), why };
        if !self.reading.unread.contains(&unread) {
            self.reading.unread.push(unread);
        }
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
            return self.cannot(at, Unreadable::TooLarge);
        }
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
        });
        self.in_document = !stands_alone;
        self.depth -= 1;
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
        let packed = usize::try_from(packed).unwrap_or(usize::MAX);
        let most = packed.saturating_mul(RATIO).max(UNSUSPICIOUS).min(self.left);
        let mut inner = Vec::new();
        // one byte more than allowed shows that there is more
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        part.take(limit).read_to_end(&mut inner).map_err(|_| Unreadable::Broken)?;
        if inner.len() > most {
            return Err(Unreadable::TooLarge);
        }
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
