//! What the bytes of a picture are there for, one part after the other, without a gap.
//!
//! Made by the walkers of the formats; read by the gate, and by whoever takes out what no
//! reader of the picture sees. Never looks at pixels.

use std::ops::Range;

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// What is needed to show the picture.
    Picture,
    /// How its colours are meant (ICC).
    Profile,
    /// What the camera wrote.
    Exif,
    /// What programs wrote (XMP).
    Xmp,
    /// What editors of newspapers wrote (IPTC, Photoshop).
    Iptc,
    /// What people wrote.
    Comment,
    /// What only one program understands.
    Private,
    /// Everything after the end of the picture.
    Tail,
}

/// A small picture inside another.
pub const THUMBNAIL: &str = "缩略图";

/// Whether a place lies in what cameras and programs write into a picture: their names and
/// versions are the same in thousands of pictures.
pub fn is_about_pictures(place: &str) -> bool {
    let roles = [
        Role::Profile,
        Role::Exif,
        Role::Xmp,
        Role::Iptc,
        Role::Comment,
        Role::Private,
        Role::Tail,
    ];
    let mut names = roles.iter().map(|role| role.place()).chain([THUMBNAIL]);
    names.any(|name| place.contains(name))
}

impl Role {
    /// What people call it, as a place.
    pub fn place(self) -> &'static str {
        match self {
            Self::Picture => "图片数据",
            Self::Profile => "颜色配置（ICC）",
            Self::Exif => "照片的拍摄信息（EXIF）",
            Self::Xmp => "图片的编辑信息（XMP）",
            Self::Iptc => "图片的说明信息（IPTC）",
            Self::Comment => "图片的注释",
            Self::Private => "图片里的附加数据",
            Self::Tail => "图片数据之后",
        }
    }

    /// Whether the picture looks the same without it.
    pub fn can_go(self) -> bool {
        !matches!(self, Self::Picture | Self::Profile)
    }
}

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is there for.
    pub role: Role,
    /// All of it, its frame included.
    pub range: Range<usize>,
    /// What the frame holds.
    pub payload: Range<usize>,
}

impl Part {
    /// A part from `start` to `end`, whose frame is `head` bytes before and `foot` after.
    pub fn new(role: Role, start: usize, end: usize, head: usize, foot: usize) -> Self {
        let to = end.saturating_sub(foot).max(start);
        let from = start.saturating_add(head).min(to);
        Self { role, range: start..end, payload: from..to }
    }
}

/// The number of this many bytes at `at`, most significant first.
pub fn big(bytes: &[u8], at: usize, size: usize) -> Option<usize> {
    let digits = bytes.get(at..at.checked_add(size)?)?;
    Some(digits.iter().fold(0, |sum, digit| sum << 8 | usize::from(*digit)))
}

/// The number of this many bytes at `at`, least significant first.
pub fn little(bytes: &[u8], at: usize, size: usize) -> Option<usize> {
    let digits = bytes.get(at..at.checked_add(size)?)?;
    Some(digits.iter().rev().fold(0, |sum, digit| sum << 8 | usize::from(*digit)))
}
