//! JPEG, PNG, GIF and WebP: every part that no picture needs goes. How a photograph is
//! turned stays, alone, in an EXIF of its own; so does how its colours are meant.

use super::{Kind, Taken};
use crate::guard::{Format, PicturePart as Part, PictureRole as Role, PictureTags, picture_parts};
use flate2::Crc;

const DAMAGED: &str = "图片已损坏，没有改动";
/// A header of JFIF without a small picture.
const JFIF: usize = 18;
const JFIF_LENGTH: [u8; 2] = [0, 16];
/// Marks in the head of an extended WebP.
const WEBP_EXIF: u8 = 0x08;
const WEBP_XMP: u8 = 0x04;

/// Cleans a picture.
pub fn clean(format: Format, bytes: &[u8], taken: &mut Taken) -> Result<Vec<u8>, String> {
    let mut found = Taken::default();
    let new = without_parts(format, bytes, &mut found)?;
    taken.merge_picture(&found);
    Ok(new)
}

fn without_parts(format: Format, bytes: &[u8], taken: &mut Taken) -> Result<Vec<u8>, String> {
    let parts = picture_parts(bytes).ok_or(DAMAGED)?;
    let turn = parts.iter().filter(|part| part.role == Role::Exif).find_map(|part| {
        let tags = PictureTags::of(tiff_of(inside(bytes, part)))?;
        tags.orientation().filter(|turn| (2..=8).contains(turn))
    });
    let alone = turn.map(orientation_alone);
    let is_alone = |part: &Part| {
        part.role == Role::Exif && alone.as_deref() == Some(tiff_of(inside(bytes, part)))
    };
    let mut new = Vec::with_capacity(bytes.len());
    let mut kept = false;
    for part in &parts {
        if part.role.can_go() && (kept || !is_alone(part)) {
            count(part, bytes, taken);
            continue;
        }
        kept |= part.role == Role::Exif;
        let at = new.len();
        new.extend_from_slice(&bytes[part.range.clone()]);
        if format == Format::Jpeg {
            without_thumbnail(&mut new, at, taken);
        }
    }
    if let Some(exif) = alone.filter(|_| !kept) {
        insert(format, &mut new, &exif);
        kept = true;
    }
    if format == Format::Webp {
        settle_webp(&mut new, kept);
    }
    if pixels(&new)? != pixels(bytes)? {
        return Err(DAMAGED.to_owned());
    }
    Ok(new)
}

fn inside<'b>(bytes: &'b [u8], part: &Part) -> &'b [u8] {
    bytes.get(part.payload.clone()).unwrap_or_default()
}

fn tiff_of(exif: &[u8]) -> &[u8] {
    exif.strip_prefix(b"Exif\0\0").unwrap_or(exif)
}

fn count(part: &Part, bytes: &[u8], taken: &mut Taken) {
    let kind = match part.role {
        Role::Exif => {
            let tags = PictureTags::of(tiff_of(inside(bytes, part)));
            let located = tags.as_ref().is_some_and(PictureTags::is_located);
            taken.add(Kind::Location, usize::from(located));
            taken.add(Kind::Thumbnail, tags.map_or(0, |tags| tags.thumbnails().len()));
            Kind::Exif
        }
        Role::Xmp => Kind::Xmp,
        Role::Iptc => Kind::Iptc,
        Role::Comment => Kind::PictureComment,
        Role::Tail => Kind::Tail,
        Role::Private | Role::Picture | Role::Profile => Kind::Private,
    };
    taken.add(kind, 1);
}

/// EXIF that says nothing but how the picture is turned.
fn orientation_alone(turn: u8) -> Vec<u8> {
    [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", &[turn][..], &[0; 6]].concat()
}

/// The header of JFIF may hold a small picture.
fn without_thumbnail(new: &mut Vec<u8>, at: usize, taken: &mut Taken) {
    let is_header = new.get(at + 4..at + 9) == Some(b"JFIF\0");
    if is_header && new.get(at + 2..at + 4).is_some_and(|length| length != JFIF_LENGTH) {
        new.truncate(at + JFIF);
        new[at + 2..at + 4].copy_from_slice(&JFIF_LENGTH);
        new[at + JFIF - 2..].fill(0);
        taken.add(Kind::Thumbnail, 1);
    }
}

fn insert(format: Format, new: &mut Vec<u8>, exif: &[u8]) {
    match format {
        Format::Jpeg => {
            let length = u16::try_from(exif.len() + 8).unwrap_or_default().to_be_bytes();
            let segment = [&[0xFF, 0xE1], &length[..], b"Exif\0\0", exif].concat();
            let has_header = new.get(6..11) == Some(b"JFIF\0");
            let at = if has_header { 2 + JFIF } else { 2 };
            new.splice(at..at, segment);
        }
        Format::Png => {
            let length = u32::try_from(exif.len()).unwrap_or_default().to_be_bytes();
            let chunk = [b"eXIf", exif].concat();
            let mut sum = Crc::new();
            sum.update(&chunk);
            let chunk = [&length[..], &chunk, &sum.sum().to_be_bytes()].concat();
            // behind the signature and the first chunk
            new.splice(33..33, chunk);
        }
        Format::Webp => {
            let length = u32::try_from(exif.len()).unwrap_or_default().to_le_bytes();
            new.extend([b"EXIF", &length[..], exif].concat());
        }
        _ => {}
    }
}

/// The length in the head of a WebP, and the marks of what it holds.
fn settle_webp(new: &mut [u8], has_exif: bool) {
    let length = u32::try_from(new.len().saturating_sub(8)).unwrap_or_default();
    if let Some(place) = new.get_mut(4..8) {
        place.copy_from_slice(&length.to_le_bytes());
    }
    if new.get(12..16) == Some(b"VP8X")
        && let Some(marks) = new.get_mut(20)
    {
        *marks &= !(WEBP_EXIF | WEBP_XMP);
        *marks |= if has_exif { WEBP_EXIF } else { 0 };
    }
}

/// Everything that makes up what is seen, but for the heads that count what else there is.
fn pixels(bytes: &[u8]) -> Result<Vec<&[u8]>, String> {
    let parts = picture_parts(bytes).ok_or(DAMAGED)?;
    let seen = parts.iter().filter(|part| !part.role.can_go());
    let seen = seen.map(|part| &bytes[part.range.clone()]);
    let is_head = |part: &&[u8]| {
        part.starts_with(b"RIFF") || part.starts_with(b"VP8X") || part.get(4..9) == Some(b"JFIF\0")
    };
    Ok(seen.filter(|part| !is_head(part)).collect())
}
