//! OFD (GB/T 33190): a package of XML parts, one of them for each page.
//!
//! Takes the bytes; tells the words of every page, line by line, though each may be drawn
//! character by character, and of annotations, templates, properties and attachments. A
//! page that draws its lettering as pictures or strokes has no words: it is a scan.

mod glyphs;
mod lines;
mod pictures;
mod pieces;
mod place;

use super::parts::{Part, unpack};
use super::{Unreadable, Walk, picture, typeface, xml};
use lines::Shown;
use pictures::{Area, Pictures};
use place::{DOCUMENT, TEMPLATE, is_page, place_of};

/// Parts that hold no words of the author, where they are what they are called.
const FONTS: &[&str] = &["ttf", "otf", "ttc", "pfb", "cff"];
/// Signatures and seals are data of programs.
const SEALS: &[&str] = &["dat", "esl", "sig"];

/// Reads a file.
pub fn read(bytes: &[u8], walk: &mut Walk) {
    let parts = match unpack(bytes, walk) {
        Ok(parts) => parts,
        Err(why) => return walk.cannot("", why),
    };
    if parts.iter().any(|part| ENCRYPTED.iter().any(|name| part.name.ends_with(name))) {
        walk.cannot("", Unreadable::Encrypted);
    }
    let mut pages: Vec<&str> =
        parts.iter().map(|part| part.name.as_str()).filter(|name| is_page(name)).collect();
    pages.sort_by_key(|name| (name.len(), *name));
    let common = Common::of(&parts);
    let (mut pictures, mut files) = (0_usize, 0_usize);
    for part in &parts {
        let page = pages.iter().position(|page| *page == part.name);
        let place = page
            .map_or_else(|| place_of(&part.name).to_owned(), |page| format!("第 {} 页", page + 1));
        match part.extension() {
            "xml" => say_xml(part, &place, page.is_some(), &common, walk),
            extension if FONTS.contains(&extension) && typeface::is_one(&part.bytes) => {}
            extension if SEALS.contains(&extension) && place == SIGNATURES => {
                walk.say(SIGNATURES, super::runs::numbers(&part.bytes));
            }
            extension if picture::is_one(extension) => {
                pictures += 1;
                picture::say(&format!("第 {pictures} 张图片"), &part.bytes, extension, walk);
            }
            extension => {
                files += 1;
                walk.file(&format!("附件 {files}"), &part.bytes, extension);
            }
        }
    }
    if pages.is_empty() {
        walk.cannot("", Unreadable::NoText);
    }
}

/// What a file with a password has.
const ENCRYPTED: [&str; 2] = ["encryptions.xml", "decyptseed.dat"];

const SIGNATURES: &str = place::SIGNATURES;

/// What the pages of a file have in common.
#[derive(Default)]
struct Common {
    /// How large a page is that does not say it.
    page: Option<Area>,
    /// Whether what stands behind the words of pages is a picture.
    template_is_picture: bool,
}

impl Common {
    fn of(parts: &[Part]) -> Self {
        let shown = |place: &'static str| {
            let parts = parts.iter().filter(move |part| place_of(&part.name) == place);
            parts.filter_map(|part| lines::shown(&xml::text(&part.bytes).ok()?, true).ok())
        };
        let page = shown(DOCUMENT).find_map(|shown| shown.pictures.page);
        let template_is_picture = shown(TEMPLATE).any(|shown| shown.pictures.cover(page));
        Self { page, template_is_picture }
    }

    /// Whether the words of a page were scanned.
    fn is_scan(&self, pictures: &Pictures) -> bool {
        let behind = pictures.has_template && self.template_is_picture;
        pictures.says_little() && (behind || pictures.cover(self.page))
    }
}

fn say_xml(part: &Part, place: &str, is_page: bool, common: &Common, walk: &mut Walk) {
    let shown = xml::text(&part.bytes).and_then(|text| lines::shown(&text, is_page));
    match shown {
        Ok(Shown { words, glyphs, pictures }) => {
            if is_page && words.is_silent() {
                walk.cannot(place, Unreadable::NoText);
            } else if is_page && common.is_scan(&pictures) {
                walk.cannot(&format!("{place}的图片"), Unreadable::NoText);
            }
            if glyphs.is_unknown() {
                walk.cannot(place, Unreadable::Partial);
            }
            walk.enter(place, |walk| words.say(walk));
        }
        Err(why) => walk.cannot_read(place, &part.bytes, why),
    }
}

#[cfg(test)]
mod tests;
