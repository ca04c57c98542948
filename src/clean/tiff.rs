//! TIFF: its pages keep the tags that show them; every byte that no such tag leads to
//! becomes zero. Nothing moves, so that every place in the file stays true.

use super::{Kind, Taken};
use crate::guard::{PictureTag, PictureTags};
use std::ops::Range;

/// Tags that say how the pixels are to be read, by number.
const KEPT: &[(u16, u16)] = &[
    (254, 259),
    (262, 266),
    (273, 274),
    (277, 284),
    (290, 293),
    (296, 297),
    (301, 301),
    (317, 325),
    (330, 334),
    (336, 347),
    (512, 532),
    (34675, 34675),
];
const DAMAGED: &str = "图片已损坏，没有改动";
const HEAD: usize = 8;
const ENTRY: usize = 12;
const SUB: u16 = 330;

/// Cleans a picture.
pub fn clean(bytes: &[u8], taken: &mut Taken) -> Result<Vec<u8>, String> {
    let mut found = Taken::default();
    let new = without_tags(bytes, &mut found)?;
    taken.merge_picture(&found);
    Ok(new)
}

fn without_tags(bytes: &[u8], taken: &mut Taken) -> Result<Vec<u8>, String> {
    let tags = PictureTags::of(bytes).filter(|tags| tags.whole).ok_or(DAMAGED)?;
    let is_kept = |tag: &&PictureTag| {
        tag.within.is_none_or(|within| within == SUB)
            && KEPT.iter().any(|(from, to)| (*from..=*to).contains(&tag.number))
    };
    let mut new = vec![0; bytes.len()];
    copy(bytes, &mut new, 0..HEAD);
    let mut end = HEAD;
    for (number, place) in tags.directories.iter().enumerate() {
        let of_it: Vec<&PictureTag> =
            tags.tags.iter().filter(|tag| tag.directory == number).collect();
        let kept: Vec<&PictureTag> = of_it.iter().copied().filter(|tag| is_kept(tag)).collect();
        // only what a tag led to has no place in the chain of pages
        if kept.is_empty() && of_it.iter().any(|tag| tag.within.is_some()) {
            continue;
        }
        end = end.max(directory(bytes, &mut new, place, &kept)?);
        for tag in kept.iter().filter(|tag| tag.value.len() > 4) {
            copy(bytes, &mut new, tag.value.clone());
            end = end.max(tag.value.end);
        }
    }
    for range in tags.pixels() {
        copy(bytes, &mut new, range.clone());
        end = end.max(range.end);
    }
    new.truncate(end);
    for tag in tags.tags.iter().filter(|tag| !is_kept(tag)) {
        taken.add(kind(tag), usize::from(tag.within.is_none_or(|within| within == SUB)));
    }
    taken.add(Kind::Location, usize::from(tags.is_located()));
    if taken.is_empty() && new != bytes {
        taken.add(if end < bytes.len() { Kind::Tail } else { Kind::Private }, 1);
    }
    let same = PictureTags::of(&new).filter(|new| new.whole).ok_or(DAMAGED)?;
    let seen = |tags: &PictureTags<'_>, bytes: &[u8]| -> Vec<Vec<u8>> {
        tags.pixels().into_iter().map(|range| bytes[range].to_vec()).collect()
    };
    if seen(&same, &new) != seen(&tags, bytes) {
        return Err(DAMAGED.to_owned());
    }
    Ok(new)
}

fn copy(from: &[u8], to: &mut [u8], range: Range<usize>) {
    if let (Some(from), Some(to)) = (from.get(range.clone()), to.get_mut(range)) {
        to.copy_from_slice(from);
    }
}

/// The directory with these tags alone, and where the next one is; where it ends.
fn directory(
    bytes: &[u8],
    new: &mut [u8],
    place: &Range<usize>,
    kept: &[&PictureTag],
) -> Result<usize, String> {
    let count = u16::try_from(kept.len()).map_err(|_| DAMAGED)?;
    let count = if bytes.starts_with(b"II") { count.to_le_bytes() } else { count.to_be_bytes() };
    let entries = kept.iter().flat_map(|tag| bytes[tag.entry.clone()].to_vec());
    let next = if (place.len() - 2) % ENTRY == 4 { &bytes[place.end - 4..place.end] } else { &[] };
    let all: Vec<u8> = count.into_iter().chain(entries).chain(next.iter().copied()).collect();
    let end = place.start + all.len();
    new[place.start..end].copy_from_slice(&all);
    Ok(end)
}

fn kind(tag: &PictureTag) -> Kind {
    match tag.number {
        700 => Kind::Xmp,
        33723 | 34377 => Kind::Iptc,
        _ => Kind::Exif,
    }
}
