//! A package taken apart into its parts, and put together again.

use super::super::tree::{Tree, UNREADABLE};
use crate::guard::Format;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const LARGEST: u64 = 256 << 20;

/// A part.
pub struct Part {
    /// Its name as it is written.
    pub name: String,
    /// Its name as programs compare it.
    pub small: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Part {
    /// What stands behind the last dot of its name.
    pub fn extension(&self) -> &str {
        self.small.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Whether it is written in XML.
    pub fn is_xml(&self) -> bool {
        ["xml", "rels", "vml"].contains(&self.extension())
    }

    /// Its XML.
    pub fn tree(&self) -> Result<Tree, String> {
        let text = std::str::from_utf8(&self.bytes).map_err(|_| UNREADABLE)?;
        Tree::of(text.strip_prefix('\u{feff}').unwrap_or(text))
    }

    /// What it is, by its first bytes.
    pub fn format(&self) -> Format {
        Format::of(&self.bytes, self.extension())
    }
}

/// A name as programs compare it: without case, and without the escapes of addresses.
pub fn small(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        let code = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        match code.filter(|_| *first == b'%') {
            Some(code) => {
                bytes.push(code);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).replace('\\', "/").to_lowercase()
}

/// The parts of a package.
pub fn unpacked(bytes: &[u8]) -> Result<Vec<Part>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| UNREADABLE)?;
    let mut parts = Vec::new();
    let mut room = LARGEST;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| UNREADABLE)?;
        let name = part.name().map_err(|_| UNREADABLE)?.into_owned();
        let mut bytes = Vec::new();
        part.take(room).read_to_end(&mut bytes).map_err(|_| UNREADABLE)?;
        room = room.saturating_sub(bytes.len() as u64);
        if !name.ends_with('/') {
            let small = small(name.trim_start_matches('/'));
            parts.push(Part { name, small, bytes });
        }
    }
    if room == 0 { Err("文件解压后过大，没有改动".to_owned()) } else { Ok(parts) }
}

/// The package of these parts.
pub fn packed(mut parts: Vec<Part>) -> Result<Vec<u8>, String> {
    // programs read the list of types first
    parts.sort_by_key(|part| part.name != "[Content_Types].xml");
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        writer.start_file(part.name, options).map_err(|_| UNREADABLE)?;
        writer.write_all(&part.bytes).map_err(|_| UNREADABLE)?;
    }
    writer.finish().map(Cursor::into_inner).map_err(|_| UNREADABLE.to_owned())
}
