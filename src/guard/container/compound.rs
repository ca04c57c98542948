//! Word, Excel and PowerPoint files of old, objects inside files, and files of today with
//! a password: compound files.
//!
//! Takes the bytes; tells the words of every stream by what it is, and whatever reads as
//! text elsewhere in the file, down to sectors that no stream reaches. What it cannot read
//! with confidence it says: a person has to look.

mod bytes;
mod excel;
mod excel_beside;
mod excel_book;
mod excel_days;
mod excel_formula;
mod excel_headers;
mod excel_strings;
mod file;
mod powerpoint;
mod properties;
mod word;
mod word_marks;
mod wrapped;

use super::{Format, Unreadable, Walk, files_within, picture, runs};
use file::{CompoundFile, Kind};

/// A document of today behind a password.
const ENCRYPTED: &[&str] = &["EncryptedPackage", "EncryptionInfo", "DataSpaces"];
const MACROS: &[&str] = &["VBA", "Macros", "_VBA_PROJECT_CUR", "_VBA_PROJECT"];
/// What these files are called when they are no documents of today.
const OLD: &[&str] = &["doc", "xls", "ppt", "wps", "et", "dps", "bin"];

/// Reads a compound file.
pub fn read(bytes: &[u8], extension: &str, walk: &mut Walk) {
    let mut file = match CompoundFile::open(bytes) {
        Ok(file) => file,
        Err(why) => return walk.cannot("", why),
    };
    if let Err(why) = walk.count(file.len()) {
        return walk.cannot("", why);
    }
    let is_encrypted = (0..file.len())
        .filter_map(|at| file.entry(at))
        .any(|entry| ENCRYPTED.contains(&entry.name.trim_start_matches('\u{6}')));
    if is_encrypted {
        return walk.cannot("", Unreadable::Encrypted);
    }
    if !OLD.contains(&extension) {
        walk.cannot("", Unreadable::WrongExtension);
    }
    let mut storages = Storages {
        depth: 0,
        seen: vec![false; file.len()],
        objects: 0,
        has_document: false,
        is_cache: false,
    };
    storages.say(&mut file, 0, walk);
    if !storages.has_document {
        walk.cannot("", Unreadable::Partial);
    }
    walk.say("文件的空闲区域", runs::amid_bytes(&file.unreached()));
}

/// The streams of one storage, by their names.
struct Streams(Vec<(String, Vec<u8>)>);

impl Streams {
    /// The stream with this name.
    fn take(&mut self, name: &str) -> Option<Vec<u8>> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.swap_remove(at).1)
    }

    fn get(&self, name: &str) -> &[u8] {
        self.0.iter().find(|(known, _)| known == name).map_or(&[], |(_, bytes)| bytes)
    }
}

/// The first bytes of a file tell what it is.
const LONGEST_MARK: usize = 16;
const PIVOT_CACHE: &str = "_SX_DB_CUR";
const PLACE_OF_CACHE: &str = "透视表缓存";

/// Storages stand in one another no deeper.
const DEEPEST: usize = 24;

struct Storages {
    depth: usize,
    seen: Vec<bool>,
    objects: usize,
    has_document: bool,
    /// The storage that comes holds what pivot tables were made of.
    is_cache: bool,
}

impl Storages {
    fn say(&mut self, file: &mut CompoundFile<'_>, storage: usize, walk: &mut Walk) {
        if self.depth > DEEPEST {
            return walk.cannot("", Unreadable::TooLarge);
        }
        let is_new = self.seen.get_mut(storage).is_some_and(|seen| !std::mem::replace(seen, true));
        if !is_new {
            return;
        }
        let mut streams = Streams(Vec::new());
        let is_cache = std::mem::take(&mut self.is_cache);
        let (mut names, mut slack, mut inner) = (String::new(), Vec::new(), Vec::new());
        for index in file.children(storage) {
            let Some(entry) = file.entry(index) else { continue };
            let name = entry.name.clone();
            match entry.kind {
                Kind::Stream => match file.stream(index) {
                    Ok((bytes, rest)) => {
                        slack.extend(rest);
                        streams.0.push((name.clone(), bytes));
                    }
                    Err(why) => walk.cannot("", why),
                },
                Kind::Storage => inner.push((index, name.clone())),
                Kind::Nothing => {}
            }
            names.push_str(&name);
            names.push('\n');
        }
        walk.say("部件名", names);
        if is_cache {
            streams.0.iter().for_each(|(_, bytes)| excel_beside::say_cache(bytes, walk));
        }
        self.say_streams(streams, walk);
        walk.say("文件的空闲区域", runs::amid_bytes(&slack));
        for (index, name) in inner {
            self.say_inner(file, index, &name, walk);
        }
    }

    fn say_inner(
        &mut self,
        file: &mut CompoundFile<'_>,
        index: usize,
        name: &str,
        walk: &mut Walk,
    ) {
        if MACROS.contains(&name) {
            walk.cannot("宏", Unreadable::Partial);
        }
        // storages that only hold others
        let place = match name {
            PIVOT_CACHE => PLACE_OF_CACHE.to_owned(),
            "ObjectPool" | "Macros" | "VBA" | "_VBA_PROJECT_CUR" => String::new(),
            _ => {
                self.objects += 1;
                format!("嵌入对象 {}", self.objects)
            }
        };
        self.is_cache = name == PIVOT_CACHE;
        self.depth += 1;
        walk.enter(&place, |walk| self.say(file, index, walk));
        self.depth -= 1;
    }

    fn say_streams(&mut self, mut streams: Streams, walk: &mut Walk) {
        if let Some(document) = streams.take("WordDocument") {
            self.has_document = true;
            word::read(document, &streams, walk);
        }
        for name in ["Workbook", "Book"] {
            if let Some(book) = streams.take(name) {
                self.has_document = true;
                excel::read(book, walk);
            }
        }
        if let Some(slides) = streams.take("PowerPoint Document") {
            self.has_document = true;
            powerpoint::read(slides, &streams, walk);
        }
        for (name, bytes) in streams.0 {
            self.say_stream(&name, &bytes, walk);
        }
    }

    fn say_stream(&mut self, name: &str, bytes: &[u8], walk: &mut Walk) {
        match name.trim_start_matches(|c: char| c.is_control()) {
            "SummaryInformation" | "DocumentSummaryInformation" => {
                walk.enter("文档属性", |walk| properties::say(bytes, walk));
            }
            "Ole10Native" => {
                self.has_document = true;
                wrapped::say(bytes, walk);
            }
            "Package" => {
                self.has_document = true;
                walk.file("嵌入的文件", bytes, "docx");
            }
            "CONTENTS" if begins_as_file(bytes) => {
                self.has_document = true;
                walk.embedded("嵌入的文件", bytes);
            }
            _ if begins_as_file(bytes) => {
                walk.embedded("嵌入的文件", bytes);
            }
            _ => {
                walk.say("其他部分", runs::amid_bytes(bytes));
                picture::say_within("图片", bytes, walk);
                for within in files_within(bytes) {
                    walk.embedded("嵌入的文件", &bytes[within]);
                }
            }
        }
    }
}

/// Whether a stream is a file of its own, and not a picture or a few bytes like one.
fn begins_as_file(bytes: &[u8]) -> bool {
    let head = bytes.get(..LONGEST_MARK).unwrap_or(bytes);
    Format::first_in(head) == Some(0) && Format::of(bytes, "").has_words()
}

#[cfg(test)]
mod tests;
