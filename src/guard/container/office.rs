//! Word, Excel and PowerPoint files: packages of XML parts.
//!
//! Takes the bytes of a package; tells the words of every part by where it stands, and
//! hands on the files and pictures inside. A part that it cannot read makes the whole
//! file unreadable: nothing passes unseen.

mod binary;
mod conditional;
mod formula;
mod number_format;
mod place;
mod relations;
mod scanned;
mod shared_strings;
mod sheet;

use super::part::{Styles, styled_words};
use super::parts::{Part, unpack};
use super::plain::markup;
use super::{Unreadable, Walk, xml};
use binary::Binary;
use number_format::{NumberFormats, counts_from_1904};
use place::{is_body, is_properties, is_text, place_of};
use relations::{Listed, listed};
use scanned::Scanned;
use shared_strings::SharedStrings;
use std::borrow::Cow;

/// Reads a package.
pub fn read(bytes: &[u8], walk: &mut Walk) {
    let parts = match unpack(bytes, walk) {
        Ok(parts) => parts,
        Err(why) => return walk.cannot("", why),
    };
    let mut package = Package::of(&parts);
    for part in &parts {
        if let Err(why) = package.say(part, walk) {
            walk.cannot_read(&package.place(part), &part.bytes, why);
        }
    }
    walk.say("未用到的单元格文字", package.shared.unused());
    if package.shared.is_exhausted() {
        walk.cannot("", Unreadable::TooLarge);
    }
    if package.formats.is_cut {
        walk.cannot("", Unreadable::Partial);
    }
    if !package.has_words {
        walk.cannot("", Unreadable::NoText);
    } else if package.scanned.is_scan() {
        walk.cannot("正文的图片", Unreadable::NoText);
    }
}

/// What the parts of one package share.
struct Package {
    sheets: Vec<Listed>,
    slides: Vec<Listed>,
    shared: SharedStrings,
    shared_is_read: bool,
    styles: Styles,
    formats: NumberFormats,
    has_words: bool,
    scanned: Scanned,
    binary: Binary,
}

impl Package {
    fn of(parts: &[Part]) -> Self {
        let part = |name: &str| {
            parts.iter().find(|part| part.name == name).map_or(&[][..], |part| &part.bytes)
        };
        let sheets =
            listed(part("xl/workbook.xml"), part("xl/_rels/workbook.xml.rels"), "xl/", "sheet");
        let slides = listed(
            part("ppt/presentation.xml"),
            part("ppt/_rels/presentation.xml.rels"),
            "ppt/",
            "sldId",
        );
        let shared =
            xml::excel_text(part("xl/sharedstrings.xml")).and_then(|text| SharedStrings::of(&text));
        let styles = xml::text(part("word/styles.xml")).map(|text| Styles::of(&text));
        let fonts = xml::text(part("word/fonttable.xml")).unwrap_or_default();
        let formats = match part("xl/styles.xml") {
            [] => Ok(NumberFormats::default()),
            part => NumberFormats::of(part),
        };
        let is_1904 = xml::text(part("xl/workbook.xml")).is_ok_and(|book| counts_from_1904(&book));
        Self {
            sheets,
            slides,
            shared_is_read: shared.is_ok(),
            shared: shared.unwrap_or_default(),
            styles: styles.unwrap_or_default(),
            // a part that is damaged is told of where it is read
            formats: formats.unwrap_or_default().counting_from_1904(is_1904),
            has_words: false,
            scanned: Scanned::default(),
            binary: Binary::with_fonts(&fonts),
        }
    }

    fn say(&mut self, part: &Part, walk: &mut Walk) -> Result<(), Unreadable> {
        match part.extension() {
            "xml" | "rels" | "vml" => self.say_xml(part, walk),
            "svg" => {
                walk.say("图形", markup(&part.bytes)?);
                Ok(())
            }
            _ => {
                self.binary.say(part, walk);
                Ok(())
            }
        }
    }

    fn say_xml(&mut self, part: &Part, walk: &mut Walk) -> Result<(), Unreadable> {
        let text = match part.name.starts_with("xl/") || part.name.starts_with("docprops/") {
            true => xml::excel_text(&part.bytes)?,
            false => xml::text(&part.bytes)?,
        };
        let is_shared = part.name == "xl/sharedstrings.xml" && self.shared_is_read;
        let place = self.place(part);
        let is_listed = self.sheets.iter().any(|sheet| sheet.part == part.name);
        if is_listed || is_sheet(&part.name) {
            let mut read = Ok(false);
            let (shared, formats) = (&mut self.shared, &mut self.formats);
            walk.enter(&place, |walk| read = sheet::say(&text, shared, formats, walk));
            self.has_words |= read?;
            return Ok(());
        }
        let mut words = styled_words(&text, is_properties(&part.name), &self.styles)?;
        if is_shared {
            // told by the cells that use them
            words.running.clear();
        }
        formula::join_beside(&mut words);
        if is_text(&part.name) {
            self.scanned.note(&part.bytes, &words.running);
        }
        self.has_words |= is_body(&part.name) && !words.running.trim().is_empty();
        walk.enter(&place, |walk| words.say(walk));
        Ok(())
    }

    fn place(&self, part: &Part) -> Cow<'static, str> {
        let ordinal = |all: &[Listed]| all.iter().position(|listed| listed.part == part.name);
        if let Some(at) = ordinal(&self.sheets) {
            let state = match self.sheets[at].state.as_str() {
                "hidden" => "（隐藏）",
                "veryHidden" => "（深度隐藏）",
                _ => "",
            };
            return format!("第 {} 个工作表{state}", at + 1).into();
        }
        if let Some(at) = ordinal(&self.slides) {
            let start = part.bytes.get(..2048).unwrap_or(&part.bytes);
            let is_hidden = memchr::memmem::find(start, b" show=\"0\"").is_some();
            let state = if is_hidden { "（隐藏）" } else { "" };
            return format!("第 {} 张幻灯片{state}", at + 1).into();
        }
        place_of(&part.name).into()
    }
}

fn is_sheet(name: &str) -> bool {
    name.starts_with("xl/worksheets/") && !name.contains("/_rels/")
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(in crate::guard) use tests::package;
