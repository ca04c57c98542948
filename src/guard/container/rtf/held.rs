//! Pictures, objects and data of programs inside a rich text, in hexadecimal digits or as
//! they are.
//!
//! Takes the digits one after the other; tells what they hold. An object is not opened: a
//! person has to look, but what reads as text in it is told.

use super::super::{Unreadable, Walk, picture, runs};

/// What the bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A picture.
    Picture,
    /// An object of another program.
    Object,
    /// What programs keep for themselves.
    Data,
}

/// Groups that hold bytes.
pub const HOLDERS: &[(&str, Kind)] = &[
    ("pict", Kind::Picture),
    ("objdata", Kind::Object),
    ("themedata", Kind::Data),
    ("colorschememapping", Kind::Data),
    ("datastore", Kind::Data),
];

/// The bytes of one group.
#[derive(Debug)]
pub struct Held {
    kind: Kind,
    bytes: Vec<u8>,
    half: Option<u8>,
}

impl Held {
    /// Nothing yet.
    pub fn new(kind: Kind) -> Self {
        Self { kind, bytes: Vec::new(), half: None }
    }

    /// A hexadecimal digit; anything else stands between them.
    pub fn digit(&mut self, digit: u8) {
        let Some(digit) = char::from(digit).to_digit(16).and_then(|d| u8::try_from(d).ok()) else {
            return;
        };
        match self.half.take() {
            Some(half) => self.bytes.push(half << 4 | digit),
            None => self.half = Some(digit),
        }
    }

    /// Bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }
}

/// Tells what is held.
pub fn say(all: &[Held], walk: &mut Walk) {
    let (mut pictures, mut objects) = (0, 0);
    for Held { kind, bytes, .. } in all {
        match kind {
            Kind::Picture => {
                pictures += 1;
                let place = format!("第 {pictures} 张图片");
                if !walk.embedded(&place, bytes) {
                    walk.say(&place, runs::amid_grains(bytes));
                    picture::say_within(&place, bytes, walk);
                }
            }
            Kind::Object => {
                objects += 1;
                let place = format!("嵌入对象 {objects}");
                walk.cannot("嵌入对象", Unreadable::Partial);
                walk.say(&place, runs::amid_bytes(bytes));
                walk.embedded_anywhere(&place, bytes);
            }
            Kind::Data => walk.say("其他部分", runs::amid_bytes(bytes)),
        }
    }
}
