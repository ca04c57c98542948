//! Word, Excel and PowerPoint files: packages of XML parts.
//!
//! Takes the bytes of a package; gives the words of every part, of packages inside it
//! too. Unpacks within limits of size, number and ratio. A part that it cannot read
//! makes the whole file unreadable: nothing passes unseen. Of pictures, only drawings are
//! looked at.

use super::part::{Words, part_text};
use super::plain::{markup, utf8};
use super::{LARGEST, Unreadable};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Old Office files, and new ones with a password.
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const MOST_PARTS: usize = 10_000;
/// A part that is larger than this and unpacks to more than `RATIO` times its size is a bomb.
const UNSUSPICIOUS: usize = 8 << 20;
const RATIO: usize = 250;
/// A chart in a text holds a table; nothing sensible is nested deeper.
const DEEPEST: usize = 2;

/// The words of a package.
pub fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(Unreadable::Encrypted);
    }
    let mut package = Package { words: Words::default(), left: LARGEST, parts: 0 };
    package.read(bytes, 0)?;
    let Words { running, aside, pieces } = package.words;
    if running.trim().is_empty() {
        return Err(Unreadable::NoText);
    }
    Ok([running, aside, pieces].join("\n"))
}

/// What was taken out so far, and how much more may be.
struct Package {
    words: Words,
    left: usize,
    parts: usize,
}

impl Package {
    fn read(&mut self, bytes: &[u8], depth: usize) -> Result<(), Unreadable> {
        if depth > DEEPEST {
            return Err(Unreadable::TooLarge);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
        self.parts += archive.len();
        if self.parts > MOST_PARTS {
            return Err(Unreadable::TooLarge);
        }
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(|error| reason(&error))?;
            let name = part.name().map_err(|error| reason(&error))?.into_owned();
            self.say(&name);
            let name = name.to_ascii_lowercase();
            let packed = part.compressed_size();
            match Content::of(&name) {
                Content::Picture => {}
                Content::Unknown => return Err(Unreadable::Partial),
                Content::Package => {
                    let inner = self.unpack(part, packed)?;
                    self.read(&inner, depth + 1)?;
                }
                Content::Drawing => {
                    let inner = self.unpack(part, packed)?;
                    self.say(&markup(&inner)?);
                }
                Content::Xml => {
                    let inner = self.unpack(part, packed)?;
                    let properties =
                        ["docprops/", "customxml/"].iter().any(|folder| name.starts_with(folder))
                            || name.ends_with(".rels");
                    part_text(utf8(&inner)?, properties, &mut self.words)?;
                }
            }
        }
        Ok(())
    }

    fn say(&mut self, piece: &str) {
        self.words.pieces.push_str(piece);
        self.words.pieces.push('\n');
    }

    fn unpack(&mut self, part: impl Read, packed: u64) -> Result<Vec<u8>, Unreadable> {
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
}

enum Content {
    Xml,
    Package,
    Drawing,
    Picture,
    Unknown,
}

impl Content {
    fn of(name: &str) -> Self {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        match extension {
            _ if name.ends_with('/') => Self::Picture,
            "xml" | "rels" | "vml" => Self::Xml,
            "svg" => Self::Drawing,
            "docx" | "xlsx" | "pptx" | "docm" | "xlsm" | "pptm" => Self::Package,
            "png" | "jpg" | "jpeg" | "gif" | "bmp" | "tif" | "tiff" | "emf" | "wmf" | "wdp"
            | "ico" | "odttf" | "fntdata" | "ttf" => Self::Picture,
            // printer settings hold the name of a printer
            "bin" if name.contains("printersettings") => Self::Picture,
            _ => Self::Unknown,
        }
    }
}

fn reason(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => {
            Unreadable::Encrypted
        }
        ZipError::InvalidPassword => Unreadable::Encrypted,
        _ => Unreadable::Broken,
    }
}

#[cfg(test)]
mod tests;
