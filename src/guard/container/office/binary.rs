//! The parts of an Office file that are no XML: pictures, files and objects inside it,
//! macros, fonts.
//!
//! Takes one part after the other; hands on what has a reader, and says of the rest that
//! a person has to look. Fonts hold no words of the author.

use super::super::format::Format;
use super::super::parts::Part;
use super::super::{Unreadable, Walk, picture, runs};

/// How many of each there were.
#[derive(Default)]
pub struct Binary {
    files: usize,
    objects: usize,
    pictures: usize,
}

impl Binary {
    /// Tells a part.
    pub fn say(&mut self, part: &Part, walk: &mut Walk) {
        let Part { name, bytes } = part;
        match part.extension() {
            "odttf" | "fntdata" | "ttf" | "otf" => {}
            "bin" if name.contains("printersettings") => {
                walk.say("打印机设置", runs::numbers(bytes));
            }
            "bin" if name.contains("customproperty") => {
                walk.say("自定义属性", runs::amid_bytes(bytes));
            }
            "bin" if name.contains("vbaproject") => walk.cannot("宏", Unreadable::Partial),
            "bin" if is_compound(bytes) => {
                self.objects += 1;
                walk.file(&format!("嵌入对象 {}", self.objects), bytes, "bin");
            }
            "bin" => {
                walk.say("嵌入对象", runs::amid_bytes(bytes));
                walk.cannot("嵌入对象", Unreadable::Partial);
            }
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
}

fn is_compound(bytes: &[u8]) -> bool {
    Format::of(bytes, "bin") == Format::Compound
}
