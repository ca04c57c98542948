//! The tags of TIFF, which EXIF is made of: every directory, whatever leads to it.
//!
//! Takes bytes; gives each tag with the place of its value, and where the pixels lie.
//! Never follows a directory twice, never reads outside.

use super::layout::{big, little};
use std::ops::Range;

/// More directories than any camera, scanner or fax writes.
const MOST_DIRECTORIES: usize = 2000;
const ENTRY: usize = 12;

/// Tags that lead to other directories.
const EXIF: u16 = 0x8769;
pub const GPS: u16 = 0x8825;
const INTEROPERABILITY: u16 = 0xA005;
const SUB: u16 = 0x014A;
/// Where pixels lie and how long they are.
const PIXELS: [(u16, u16); 3] = [(273, 279), (324, 325), (513, 514)];
/// A small picture of its own.
const THUMBNAIL: (u16, u16) = (513, 514);
const ORIENTATION: u16 = 274;
/// Latitude and longitude, of the camera and of what it was pointed at.
const WHERE: [u16; 4] = [2, 4, 20, 22];

/// One tag.
#[derive(Clone, Debug)]
pub struct Tag {
    /// Its number.
    pub number: u16,
    /// The tag that led to its directory; nothing for those in the chain of pages.
    pub within: Option<u16>,
    /// The directory, in the order in which they were found.
    pub directory: usize,
    /// Which kind of value.
    pub kind: usize,
    /// Where it lies.
    pub value: Range<usize>,
    /// Where the tag itself lies.
    pub entry: Range<usize>,
}

/// All tags of a file.
pub struct Tags<'t> {
    bytes: &'t [u8],
    little: bool,
    /// In the order of the file.
    pub tags: Vec<Tag>,
    /// Where each directory lies.
    pub directories: Vec<Range<usize>>,
    /// Whether all of it could be followed.
    pub whole: bool,
}

impl<'t> Tags<'t> {
    /// The tags of `bytes`, which begin as TIFF does.
    pub fn of(bytes: &'t [u8]) -> Option<Self> {
        let little = match bytes.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        let (tags, directories) = (Vec::new(), Vec::new());
        let mut all = Self { bytes, little, tags, directories, whole: true };
        let mut open = vec![(all.number(4, 4)?, None)];
        while let Some((at, within)) = open.pop() {
            if at == 0 || all.directories.iter().any(|known| known.start == at) {
                continue;
            }
            if all.directories.len() >= MOST_DIRECTORIES
                || all.directory(at, within, &mut open).is_none()
            {
                all.whole = false;
            }
        }
        Some(all)
    }

    fn number(&self, at: usize, size: usize) -> Option<usize> {
        if self.little { little(self.bytes, at, size) } else { big(self.bytes, at, size) }
    }

    fn directory(
        &mut self,
        at: usize,
        within: Option<u16>,
        open: &mut Vec<(usize, Option<u16>)>,
    ) -> Option<()> {
        let count = self.number(at, 2)?;
        let end = at + 2 + count * ENTRY;
        self.bytes.get(at..end)?;
        let directory = self.directories.len();
        let next = self.number(end, 4);
        self.directories.push(at..end + if next.is_some() { 4 } else { 0 });
        open.push((next.unwrap_or(0), within));
        for entry in (at + 2..end).step_by(ENTRY) {
            let number = u16::try_from(self.number(entry, 2)?).ok()?;
            let kind = self.number(entry + 2, 2)?;
            let size = self.number(entry + 4, 4)?.checked_mul(size_of(kind));
            let Some(size) = size.filter(|size| *size <= self.bytes.len()) else {
                self.whole = false;
                continue;
            };
            let start = if size <= 4 { entry + 8 } else { self.number(entry + 8, 4)? };
            let value = start..start.checked_add(size)?;
            if value.end > self.bytes.len() {
                self.whole = false;
                continue;
            }
            let tag = Tag { number, within, directory, kind, value, entry: entry..entry + ENTRY };
            if [EXIF, GPS, INTEROPERABILITY, SUB].contains(&number) {
                open.extend(self.numbers(&tag).into_iter().map(|at| (at, Some(number))));
            }
            self.tags.push(tag);
        }
        Some(())
    }

    /// The bytes of a value.
    pub fn value(&self, tag: &Tag) -> &'t [u8] {
        self.bytes.get(tag.value.clone()).unwrap_or_default()
    }

    fn numbers(&self, tag: &Tag) -> Vec<usize> {
        let size = size_of(tag.kind).clamp(1, 4);
        tag.value.clone().step_by(size).filter_map(|at| self.number(at, size)).collect()
    }

    /// Ranges that two tags of one directory give together.
    fn ranges(&self, (places, lengths): (u16, u16)) -> Vec<Range<usize>> {
        let mut ranges = Vec::new();
        for tag in self.tags.iter().filter(|tag| tag.number == places) {
            let same = |other: &&Tag| other.directory == tag.directory && other.number == lengths;
            let Some(lengths) = self.tags.iter().find(same) else { continue };
            let pairs = self.numbers(tag).into_iter().zip(self.numbers(lengths));
            ranges.extend(pairs.filter_map(|(start, length)| {
                let end = start.checked_add(length)?;
                (end <= self.bytes.len()).then_some(start..end)
            }));
        }
        ranges
    }

    /// Where pixels lie.
    pub fn pixels(&self) -> Vec<Range<usize>> {
        PIXELS.iter().flat_map(|pair| self.ranges(*pair)).collect()
    }

    /// Small pictures of their own.
    pub fn thumbnails(&self) -> Vec<&'t [u8]> {
        let ranges = self.ranges(THUMBNAIL).into_iter();
        ranges.filter_map(|range| self.bytes.get(range)).filter(|t| !t.is_empty()).collect()
    }

    /// Whether it says where the camera was.
    pub fn is_located(&self) -> bool {
        self.tags.iter().any(|tag| tag.within == Some(GPS) && WHERE.contains(&tag.number))
    }

    /// How the picture is turned when it is shown.
    pub fn orientation(&self) -> Option<u8> {
        let tag = self.tags.iter().find(|t| t.number == ORIENTATION && t.directory == 0)?;
        self.numbers(tag).first().and_then(|turn| u8::try_from(*turn).ok())
    }
}

fn size_of(kind: usize) -> usize {
    match kind {
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 => 8,
        _ => 1,
    }
}
