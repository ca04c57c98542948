//! PowerPoint 97 to 2003: the texts of slides, notes, masters and comments.
//!
//! Takes the main stream; tells every text by the slide on which it stands, unpacks the
//! objects inside, and what else reads as text. Slides that were deleted and still stand
//! in the file are told like the others.

use super::super::grid::Grid;
use super::super::{Unreadable, Walk, picture, runs};
use super::Streams;
use super::bytes::{blank, four, half, two, wide};
use flate2::read::ZlibDecoder;
use std::collections::BTreeMap;
use std::io::Read;

/// Records of records have this version.
const CONTAINER: usize = 0xF;
const SLIDE: usize = 1006;
const NOTES: usize = 1008;
const MASTER: usize = 1016;
const OUTLINE: usize = 4080;
const COMMENT: usize = 12_000;
const WIDE_TEXT: usize = 4000;
const NARROW_TEXT: usize = 4008;
const STRING: usize = 4026;
const OBJECT: usize = 4113;
const ENCRYPTION: usize = 12_052;
/// Drawings by strokes, which are packed, and pictures of dots.
const DRAWINGS: [usize; 3] = [0xF01A, 0xF01B, 0xF01C];
const PICTURES: [usize; 4] = [0xF01D, 0xF01E, 0xF029, 0xF02A];
/// Records stand in one another no deeper.
const DEEPEST: usize = 32;

/// Reads a presentation.
pub fn read(bytes: Vec<u8>, streams: &Streams, walk: &mut Walk) {
    let is_encrypted = two(streams.get("Current User"), 12) == Some(0xC4DF)
        && two(streams.get("Current User"), 14) == Some(0xF3D1);
    let mut slides =
        Slides { rest: bytes.clone(), texts: BTreeMap::new(), slides: 0, objects: 0, is_encrypted };
    slides.records(&bytes, 0, bytes.len(), "", 0, walk);
    if slides.is_encrypted {
        return walk.cannot("", Unreadable::Encrypted);
    }
    for (place, text) in slides.texts {
        let boxes = in_boxes(&text);
        walk.say(&place, text);
        walk.say(&[&place, "（逐格填写的文字）"].concat(), boxes);
    }
    walk.say("其他部分", runs::amid_bytes(&slides.rest));
    picture::say_within("图片", &slides.rest, walk);
    pictures(streams.get("Pictures"), walk);
}

/// The pictures, each in a record of its own behind a few marks.
fn pictures(bytes: &[u8], walk: &mut Walk) {
    let (mut at, mut ordinal) = (0_usize, 0_usize);
    while let (Some(kind), Some(size)) = (two(bytes, at + 2), four(bytes, at + 4)) {
        let start = at + 8;
        let next = start.saturating_add(size).min(bytes.len());
        let inside = bytes.get(start..next).unwrap_or_default();
        ordinal += usize::from(DRAWINGS.contains(&kind) || PICTURES.contains(&kind));
        let place = format!("第 {ordinal} 张图片");
        if PICTURES.contains(&kind) {
            walk.embedded_anywhere(&place, inside);
        } else if DRAWINGS.contains(&kind) {
            picture::say_within(&place, inside, walk);
        }
        at = next;
    }
}

struct Slides {
    /// What no text was read from.
    rest: Vec<u8>,
    texts: BTreeMap<String, String>,
    slides: usize,
    objects: usize,
    is_encrypted: bool,
}

impl Slides {
    fn records(
        &mut self,
        all: &[u8],
        mut at: usize,
        end: usize,
        place: &str,
        depth: usize,
        walk: &mut Walk,
    ) {
        while at.saturating_add(8) <= end {
            let (Some(head), Some(kind), Some(size)) =
                (two(all, at), two(all, at + 2), four(all, at + 4))
            else {
                return;
            };
            let start = at + 8;
            let next = start.saturating_add(size).min(end);
            if head & 0xF == CONTAINER && depth < DEEPEST {
                let place = self.place(kind, place);
                self.records(all, start, next, &place, depth + 1, walk);
            } else if let Some(data) = all.get(start..next) {
                self.record(kind, head >> 4, data, place, walk);
                if matches!(kind, WIDE_TEXT | NARROW_TEXT | STRING | OBJECT) {
                    blank(&mut self.rest, start, next);
                }
            }
            self.is_encrypted |= kind == ENCRYPTION;
            at = next;
        }
    }

    fn place(&mut self, kind: usize, outer: &str) -> String {
        match kind {
            SLIDE => {
                self.slides += 1;
                format!("第 {} 张幻灯片", self.slides)
            }
            NOTES => "备注页".into(),
            MASTER => "母版".into(),
            OUTLINE => "大纲文字".into(),
            COMMENT => "批注".into(),
            _ => outer.to_owned(),
        }
    }

    fn record(&mut self, kind: usize, instance: usize, data: &[u8], place: &str, walk: &mut Walk) {
        let text = match kind {
            WIDE_TEXT | STRING => wide(data),
            NARROW_TEXT => half(data),
            OBJECT => return self.object(instance, data, walk),
            _ => return,
        };
        let text = text.replace(['\r', '\u{B}', '\0'], "\n");
        let place = if place.is_empty() { "其他文字" } else { place };
        let all = self.texts.entry(place.to_owned()).or_default();
        all.extend([text.as_str(), "\n"]);
    }

    /// A file of another program: as it is, or packed behind its size.
    fn object(&mut self, instance: usize, data: &[u8], walk: &mut Walk) {
        self.objects += 1;
        let place = format!("嵌入对象 {}", self.objects);
        if instance == 0 {
            return walk.file(&place, data, "bin");
        }
        let packed = data.get(4..).unwrap_or_default();
        // what follows the told size is often cut off
        let size = four(data, 0).unwrap_or_default() as u64;
        match walk.unpack(ZlibDecoder::new(packed).take(size), packed.len() as u64) {
            Ok(inner) => walk.file(&place, &inner, "bin"),
            Err(why) => walk.cannot(&place, why),
        }
    }
}

/// Words of one character a box, one box after the other.
fn in_boxes(text: &str) -> String {
    let mut grid = Grid::default();
    for (column, line) in (0..).zip(text.lines().filter(|line| !line.trim().is_empty())) {
        grid.put(0, column, line);
    }
    grid.words()
}
