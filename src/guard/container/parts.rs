//! The parts of a package: of an Office file or an OFD.
//!
//! Takes a ZIP; gives its parts, and tells the walk of all that stands beside them:
//! names, comments, extra fields, data in the gaps, entries that no directory lists.
//! A part that cannot be unpacked makes the file unreadable: nothing passes unseen.

use super::{Unreadable, Walk, sweep};
use flate2::read::DeflateDecoder;
use std::collections::HashSet;
use std::io::Cursor;
use zip::ZipArchive;
use zip::result::ZipError;

/// A part of a package.
pub struct Part {
    /// Its name in small letters.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Part {
    /// What stands behind the last dot of its name.
    pub fn extension(&self) -> &str {
        extension_of(&self.name)
    }
}

/// What stands behind the last dot of a name.
pub fn extension_of(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Begins the header of an entry.
const LOCAL: &[u8] = b"PK\x03\x04";
/// Ends the directory.
const END: &[u8] = b"PK\x05\x06";
const LOCAL_LENGTH: usize = 30;
const END_LENGTH: usize = 22;
/// An entry of the directory, before its name.
const DIRECTORY_LENGTH: usize = 46;
/// What may follow the data of an entry: its checksum and its sizes.
const DESCRIPTOR: usize = 24;
const SIGNED: &[u8] = b"PK\x07\x08";

/// Unpacks the parts.
///
/// # Errors
/// It is no whole ZIP, has a password, or too much is in it.
pub fn unpack(bytes: &[u8], walk: &mut Walk) -> Result<Vec<Part>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
    walk.count(archive.len())?;
    let mut names = String::new();
    let mut parts = Vec::new();
    let directory = offset(archive.central_directory_start());
    let mut listed = bytes.get(directory..).unwrap_or_default().to_vec();
    let mut known = vec![(directory, bytes.len())];
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| reason(&error))?;
        let name = part.name().map_err(|error| reason(&error))?.into_owned();
        names.push_str(&name);
        names.push('\n');
        let packed = part.compressed_size();
        let at = offset(part.central_header_start()).saturating_sub(directory);
        let at = at.saturating_add(DIRECTORY_LENGTH);
        if let Some(told) = listed.get_mut(at..at.saturating_add(part.name_raw().len())) {
            told.fill(0);
        }
        let (start, data) = (part.header_start(), part.data_start().unwrap_or_default());
        known.push((offset(start), offset(data.saturating_add(packed))));
        let name = name.to_ascii_lowercase();
        if !name.ends_with('/') {
            let bytes = walk.unpack(part, packed)?;
            parts.push(Part { name, bytes });
        }
    }
    walk.say("部件名", &*names);
    known.sort_unstable();
    headers(bytes, &known, &names, walk);
    after_the_end(bytes.get(directory..).unwrap_or_default(), walk);
    // comments and extra fields, and what follows
    walk.say("压缩包的目录", sweep::words(&listed));
    gaps(bytes, &known, walk, &mut parts)?;
    Ok(parts)
}

fn offset(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// An entry may have another name where it stands than in the directory.
fn headers(bytes: &[u8], known: &[(usize, usize)], names: &str, walk: &mut Walk) {
    let names: HashSet<&str> = names.lines().collect();
    let mut all = String::new();
    for (start, _) in known {
        if let Some(header) = Header::at(bytes, *start) {
            let name = String::from_utf8_lossy(header.name);
            if !names.contains(&*name) {
                all.push_str(&name);
                all.push('\n');
            }
            all.push_str(&sweep::words(header.extra));
        }
    }
    walk.say("压缩包条目的开头", all);
}

/// Bytes behind the end belong to no part.
fn after_the_end(directory: &[u8], walk: &mut Walk) {
    let Some(end) = memchr::memmem::find(directory, END) else { return };
    let comment = directory.get(end + 20..end + END_LENGTH);
    let comment = comment.map_or(0, |length| usize::from(length[0]) | usize::from(length[1]) << 8);
    let rest = directory.get(end + END_LENGTH + comment..).unwrap_or_default();
    if rest.iter().any(|byte| *byte != 0) {
        walk.cannot("压缩包末尾之后", Unreadable::Partial);
    }
}

/// The start of an entry, as it stands before its data.
struct Header<'b> {
    is_packed: bool,
    packed: usize,
    name: &'b [u8],
    extra: &'b [u8],
    data: &'b [u8],
}

impl<'b> Header<'b> {
    fn at(bytes: &'b [u8], at: usize) -> Option<Self> {
        let head = bytes.get(at..at.checked_add(LOCAL_LENGTH)?)?;
        let two = |at: usize| usize::from(head[at]) | usize::from(head[at + 1]) << 8;
        let (name, extra) = (two(26), two(28));
        let rest = bytes.get(at + LOCAL_LENGTH..)?;
        let sound = head.starts_with(LOCAL) && matches!(two(8), 0 | 8) && two(6) & 1 == 0;
        sound.then_some(Self {
            is_packed: two(8) == 8,
            packed: two(18) | two(20) << 16,
            name: rest.get(..name)?,
            extra: rest.get(name..name.checked_add(extra)?)?,
            data: rest.get(name + extra..)?,
        })
    }
}

/// Bytes that belong to no entry of the directory: an entry that was taken out of it, or
/// the elder of two that have one name, is read all the same.
fn gaps(
    bytes: &[u8],
    known: &[(usize, usize)],
    walk: &mut Walk,
    parts: &mut Vec<Part>,
) -> Result<(), Unreadable> {
    let mut end = 0;
    for (start, next) in known {
        let gap = bytes.get(end..*start).unwrap_or_default();
        end = end.max(*next);
        if gap.iter().all(|byte| *byte == 0) || is_descriptor(gap) {
            continue;
        }
        walk.say("压缩包条目之间", sweep::words(gap));
        let before = parts.len();
        for at in memchr::memmem::find_iter(gap, LOCAL) {
            let Some(header) = Header::at(gap, at) else { continue };
            walk.count(1)?;
            let name = String::from_utf8_lossy(header.name).to_ascii_lowercase();
            let data = match header.packed {
                0 => header.data,
                packed => header.data.get(..packed).unwrap_or(header.data),
            };
            let size = data.len() as u64;
            let inner = match header.is_packed {
                true => walk.unpack(DeflateDecoder::new(data), size),
                false => walk.unpack(data, size),
            };
            match inner {
                Ok(bytes) => parts.push(Part { name, bytes }),
                Err(why) => walk.cannot("压缩包条目之间", why),
            }
        }
        if parts.len() == before {
            walk.cannot("压缩包条目之间", Unreadable::Partial);
        }
    }
    Ok(())
}

fn is_descriptor(gap: &[u8]) -> bool {
    match gap.len() {
        12 | 20 => true,
        16 | DESCRIPTOR => gap.starts_with(SIGNED),
        _ => false,
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
