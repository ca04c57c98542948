//! ZIP: every entry of the directory, entries that the directory does not know, comments,
//! and whatever lies between. Two entries of one name are two entries.

use super::super::image::little;
use super::super::runs::{sweep, text_of};
use super::super::{Unreadable, Walk};
use super::{extension, is_padding, stray};
use flate2::bufread::DeflateDecoder;
use memchr::memmem;
use std::ops::Range;

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const DESCRIPTOR: &[u8] = b"PK\x07\x08";
const LOCAL_HEAD: usize = 30;
const CENTRAL_HEAD: usize = 46;
const END_HEAD: usize = 22;
/// The file system of Unix, and its mark of a symbolic link.
const UNIX: usize = 3;
const LINK: usize = 0o120_000;
const KIND: usize = 0o170_000;
const NAMES: &str = "压缩包内的文件名";

/// An entry as a head describes it.
struct Entry {
    flags: usize,
    method: usize,
    packed: usize,
    name: Range<usize>,
    extra: Range<usize>,
    comment: Range<usize>,
    is_link: bool,
    local: usize,
}

/// A file in an archive.
pub struct Found<'n> {
    /// Where it stands.
    pub place: &'n str,
    /// What it is called.
    pub name: &'n [u8],
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What is done with each file.
type Take<'t> = &'t mut dyn FnMut(Found<'_>, &mut Walk);

/// Reads an archive.
pub fn read(bytes: &[u8], walk: &mut Walk) {
    let mut take = |found: Found<'_>, walk: &mut Walk| {
        walk.file(found.place, &found.bytes, &extension(found.name));
    };
    if let Err(why) = each(bytes, walk, &mut take) {
        walk.cannot("", why);
    }
}

/// Hands on every file, and tells all that stands beside them.
///
/// # Errors
/// It has no sound directory, or too much is in it.
pub fn each(bytes: &[u8], walk: &mut Walk, take: Take<'_>) -> Result<(), Unreadable> {
    let mut covered = Vec::new();
    let Some(entries) = directory(bytes, &mut covered) else {
        walk.say("压缩包的空隙", sweep(bytes));
        return Err(Unreadable::Broken);
    };
    walk.count(entries.len())?;
    for (ordinal, entry) in (1..).zip(&entries) {
        let place = format!("压缩包内第 {ordinal} 个文件");
        read_entry(bytes, entry, &place, &mut covered, walk, take);
    }
    gaps(bytes, covered, walk, take);
    Ok(())
}

/// The directory, and the places of it and of the end.
fn directory(bytes: &[u8], covered: &mut Vec<Range<usize>>) -> Option<Vec<Entry>> {
    let end = memmem::rfind(bytes, END)?;
    let count = little(bytes, end + 10, 2)?;
    let size = little(bytes, end + 12, 4)?;
    let stated = little(bytes, end + 16, 4)?;
    let start = end.checked_sub(size)?;
    // something may stand in front of the archive
    let shift = start.checked_sub(stated)?;
    // what follows its head is the comment, which is read as a gap
    covered.push(end..end + END_HEAD);
    let mut entries = Vec::new();
    let mut at = start;
    while bytes.get(at..at + 4) == Some(CENTRAL) {
        let length = |offset| little(bytes, at + offset, 2);
        let name = at + CENTRAL_HEAD..at + CENTRAL_HEAD + length(28)?;
        let extra = name.end..name.end + length(30)?;
        let comment = extra.end..extra.end + length(32)?;
        let is_unix = little(bytes, at + 5, 1)? == UNIX;
        let mode = little(bytes, at + 40, 2)?;
        let next = comment.end;
        entries.push(Entry {
            flags: length(8)?,
            method: length(10)?,
            packed: little(bytes, at + 20, 4)?,
            name,
            extra,
            comment,
            is_link: is_unix && mode & KIND == LINK,
            local: little(bytes, at + 42, 4)?.checked_add(shift)?,
        });
        covered.push(at..next);
        at = next;
    }
    (at == end && entries.len() == count).then_some(entries)
}

/// The head that stands before the content itself; where the content begins.
fn local(bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
    if bytes.get(at..at + 4) != Some(LOCAL) {
        return None;
    }
    let length = |offset| little(bytes, at + offset, 2);
    let name = at + LOCAL_HEAD..at + LOCAL_HEAD + length(26)?;
    let extra = name.end..name.end + length(28)?;
    let start = extra.end;
    let entry = Entry {
        flags: length(6)?,
        method: length(8)?,
        packed: little(bytes, at + 18, 4)?,
        name,
        extra,
        comment: 0..0,
        is_link: false,
        local: at,
    };
    (start <= bytes.len()).then_some((entry, start))
}

fn read_entry(
    bytes: &[u8],
    entry: &Entry,
    place: &str,
    covered: &mut Vec<Range<usize>>,
    walk: &mut Walk,
    take: Take<'_>,
) {
    let part = |range: &Range<usize>| bytes.get(range.clone()).unwrap_or_default();
    walk.say(NAMES, text_of(part(&entry.name)));
    walk.say("压缩包的注释", text_of(part(&entry.comment)));
    walk.say("压缩包的附加数据", sweep(part(&entry.extra)));
    let Some((head, start)) = local(bytes, entry.local) else {
        return walk.cannot(place, Unreadable::Broken);
    };
    if part(&head.name) != part(&entry.name) {
        walk.say(NAMES, text_of(part(&head.name)));
    }
    walk.say("压缩包的附加数据", sweep(part(&head.extra)));
    let Some(content) = start.checked_add(entry.packed).and_then(|end| bytes.get(start..end))
    else {
        return walk.cannot(place, Unreadable::Broken);
    };
    let end = start + content.len();
    let descriptor = match entry.flags & 8 {
        0 => 0,
        _ if bytes.get(end..end + 4) == Some(DESCRIPTOR) => 16,
        _ => 12,
    };
    covered.push(entry.local..end + descriptor);
    if entry.flags & 1 != 0 {
        return walk.cannot(place, Unreadable::Encrypted);
    }
    match unpacked(entry.method, content, place, walk) {
        Err(why) => walk.cannot(place, why),
        Ok(inner) if entry.is_link => {
            walk.say(place, text_of(&inner));
            walk.cannot(place, Unreadable::UnknownFormat);
        }
        // a folder, or nothing
        Ok(inner) if inner.is_empty() => {}
        Ok(bytes) => take(Found { place, name: part(&entry.name), bytes }, walk),
    }
}

fn unpacked(
    method: usize,
    content: &[u8],
    place: &str,
    walk: &mut Walk,
) -> Result<Vec<u8>, Unreadable> {
    let packed = content.len() as u64;
    match method {
        0 => walk.unpack(content, packed),
        8 => {
            let mut decoder = DeflateDecoder::new(content);
            let inner = walk.unpack(&mut decoder, packed)?;
            // what is packed ends by itself, before the entry does perhaps
            let used = usize::try_from(decoder.total_in()).unwrap_or(usize::MAX);
            stray(place, content.get(used..).unwrap_or_default(), walk);
            Ok(inner)
        }
        _ => Err(Unreadable::UnknownFormat),
    }
}

/// What no entry of the directory covers: an entry that it does not know, or anything.
fn gaps(bytes: &[u8], mut covered: Vec<Range<usize>>, walk: &mut Walk, take: Take<'_>) {
    covered.sort_by_key(|range| range.start);
    covered.push(bytes.len()..bytes.len());
    let mut at = 0;
    let mut unlisted = 0;
    for range in covered {
        while let Some(gap) = bytes.get(at..range.start).filter(|gap| !is_padding(gap)) {
            let mut found = Vec::new();
            let Some((entry, _)) = local(bytes, at).filter(|_| walk.count(1).is_ok()) else {
                gap_of(gap, at, bytes, walk);
                break;
            };
            unlisted += 1;
            let place = format!("目录里没有列出的第 {unlisted} 个文件");
            read_entry(bytes, &entry, &place, &mut found, walk, take);
            let end = found.first().map_or(range.start, |found| found.end);
            at = end.max(at + LOCAL_HEAD);
        }
        at = at.max(range.end);
    }
}

fn gap_of(gap: &[u8], at: usize, bytes: &[u8], walk: &mut Walk) {
    let is_comment = at + gap.len() == bytes.len();
    let place = if is_comment { "压缩包的注释" } else { "压缩包的空隙" };
    // a head that leads nowhere is no archive
    stray(place, gap.strip_prefix(LOCAL).unwrap_or(gap), walk);
}
