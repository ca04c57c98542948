//! The parts of an Office file that are no XML: pictures, files and objects inside it,
//! macros, fonts.
//!
//! Takes one part after the other; hands on what has a reader, and says of the rest that
//! a person has to look. Fonts hold no words of the author.

use super::super::format::Format;
use super::super::parts::Part;
use super::super::typeface::{Key, is_covered, is_one, keys};
use super::super::{Unreadable, Walk, picture, runs};

/// What fonts are called.
const FONTS: &[&str] = &["odttf", "fntdata", "ttf", "otf", "ttc"];

/// How many of each there were.
#[derive(Default)]
pub struct Binary {
    files: usize,
    objects: usize,
    pictures: usize,
    /// The keys with which fonts are covered.
    keys: Vec<Key>,
}

impl Binary {
    /// Of a file with this list of fonts.
    pub fn with_fonts(list: &str) -> Self {
        Self { keys: keys(list), ..Self::default() }
    }

    /// Tells a part.
    pub fn say(&mut self, part: &Part, walk: &mut Walk) {
        let Part { name, bytes } = part;
        match part.extension() {
            extension if FONTS.contains(&extension) && self.is_font(part) => {}
            "bin" if name.contains("printersettings") => {
                walk.say("打印机设置", runs::amid_bytes(bytes));
            }
            "bin" if name.contains("customproperty") => {
                walk.say("自定义属性", runs::amid_bytes(bytes));
            }
            "bin" if name.contains("vbaproject") => {
                walk.cannot("宏", Unreadable::Partial);
                walk.say("宏", runs::amid_bytes(bytes));
            }
            "bin" => self.object(bytes, walk),
            extension if picture::is_one(extension) => {
                self.pictures += 1;
                picture::say(&format!("第 {} 张图片", self.pictures), bytes, extension, walk);
            }
            // whatever else: what nobody can read is refused there
            extension => {
                self.files += 1;
                walk.file(&format!("嵌入的文件 {}", self.files), bytes, extension);
            }
        }
    }

    /// An object of another program: a file of old with a document in it, or the document
    /// itself.
    fn object(&mut self, bytes: &[u8], walk: &mut Walk) {
        self.objects += 1;
        let place = format!("嵌入对象 {}", self.objects);
        if Format::of(bytes, "bin") == Format::Compound {
            return walk.file(&place, bytes, "bin");
        }
        if !walk.embedded(&place, bytes) {
            walk.say("嵌入对象", runs::amid_bytes(bytes));
            walk.cannot("嵌入对象", Unreadable::Partial);
            walk.embedded_anywhere(&place, bytes);
        }
    }

    fn is_font(&self, Part { name, bytes }: &Part) -> bool {
        is_one(bytes) || is_covered(bytes, &self.keys) || is_covered(bytes, &keys(name))
    }
}
