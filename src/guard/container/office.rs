//! Word, Excel and PowerPoint files: packages of XML parts.
//!
//! Takes the bytes of a package; gives the words of every part, of packages inside it
//! too. Unpacks within limits of size, number and ratio. A part that it cannot read
//! makes the whole file unreadable: nothing passes unseen. Of pictures, only drawings are
//! looked at.

use super::part::{Words, part_text};
use super::plain::{markup, utf8};
use super::{Unreadable, Walk};
use std::io::Cursor;
use zip::ZipArchive;
use zip::result::ZipError;

/// Reads a package.
pub fn read(bytes: &[u8], walk: &mut Walk) {
    let mut words = Words::default();
    if let Err(why) = read_parts(bytes, &mut words, walk) {
        walk.cannot("", why);
    }
    let Words { running, aside, pieces } = words;
    if running.trim().is_empty() {
        walk.cannot("", Unreadable::NoText);
    }
    walk.say("", running);
    walk.say("", aside);
    walk.say("属性、批注或部件名", pieces);
}

fn read_parts(bytes: &[u8], words: &mut Words, walk: &mut Walk) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
    walk.count(archive.len())?;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| reason(&error))?;
        let name = part.name().map_err(|error| reason(&error))?.into_owned();
        words.pieces.push_str(&name);
        words.pieces.push('\n');
        let name = name.to_ascii_lowercase();
        let packed = part.compressed_size();
        match Content::of(&name) {
            Content::Picture => {}
            Content::Unknown => walk.cannot("嵌入对象", Unreadable::Partial),
            Content::Package => {
                let inner = walk.unpack(part, packed)?;
                let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
                walk.file("嵌入的文件", &inner, extension);
            }
            Content::Drawing => {
                let inner = walk.unpack(part, packed)?;
                walk.say("图形", markup(&inner)?);
            }
            Content::Xml => {
                let inner = walk.unpack(part, packed)?;
                let properties =
                    ["docprops/", "customxml/"].iter().any(|folder| name.starts_with(folder))
                        || name.ends_with(".rels");
                part_text(utf8(&inner)?, properties, words)?;
            }
        }
    }
    Ok(())
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
