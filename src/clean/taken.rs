//! What was taken out of a file: kinds and counts.

use std::collections::BTreeMap;

/// A kind of thing that no reader of the file sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Where a photograph was taken.
    Location,
    /// Everything else that a camera wrote.
    Exif,
    /// What programs wrote.
    Xmp,
    /// What editors wrote.
    Iptc,
    /// What people wrote in a picture.
    PictureComment,
    /// What one program alone understands.
    Private,
    /// What follows the end.
    Tail,
    /// A small picture of the whole.
    Thumbnail,
    /// Author, company, title, times.
    Properties,
    /// Comments in a document.
    Comments,
    /// Tracked changes.
    Revisions,
    /// Marks that tell one sitting from another.
    RevisionMarks,
    /// Files inside.
    Embedded,
    /// Earlier states of the document.
    EarlierVersions,
    /// What a speaker wants to say to a slide.
    Remarks,
    /// Which printer, and how it was set.
    Printer,
    /// What programs keep in a document for themselves.
    ProgramData,
    /// What may not be done with a document that opens without a password.
    Restrictions,
}

impl Kind {
    /// For people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Location => "拍摄地点（GPS）",
            Self::Exif => "拍摄信息（EXIF）",
            Self::Xmp => "编辑信息（XMP）",
            Self::Iptc => "说明信息（IPTC）",
            Self::PictureComment => "图片注释",
            Self::Private => "附加数据",
            Self::Tail => "文件末尾之后的数据",
            Self::Thumbnail => "缩略图",
            Self::Properties => "文档属性",
            Self::Comments => "批注",
            Self::Revisions => "修订记录",
            Self::RevisionMarks => "修订标记",
            Self::Embedded => "嵌入的文件",
            Self::EarlierVersions => "以前的版本",
            Self::Remarks => "演讲者备注",
            Self::Printer => "打印机设置",
            Self::ProgramData => "程序附带的数据",
            Self::Restrictions => "对打印、复制和编辑的限制（权限密码）",
        }
    }

    /// For programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Location => "location",
            Self::Exif => "exif",
            Self::Xmp => "xmp",
            Self::Iptc => "iptc",
            Self::PictureComment => "picture-comment",
            Self::Private => "private-data",
            Self::Tail => "data-after-the-end",
            Self::Thumbnail => "thumbnail",
            Self::Properties => "properties",
            Self::Comments => "comments",
            Self::Revisions => "revisions",
            Self::RevisionMarks => "revision-marks",
            Self::Embedded => "embedded-files",
            Self::EarlierVersions => "earlier-versions",
            Self::Remarks => "speaker-notes",
            Self::Printer => "printer-settings",
            Self::ProgramData => "program-data",
            Self::Restrictions => "restrictions",
        }
    }
}

/// How much of what was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken(BTreeMap<Kind, usize>);

impl Taken {
    /// Counts.
    pub fn add(&mut self, kind: Kind, count: usize) {
        if count > 0 {
            *self.0.entry(kind).or_default() += count;
        }
    }

    /// Adds what was taken of a file inside.
    pub fn merge(&mut self, other: &Self) {
        other.iter().for_each(|(kind, count)| self.add(kind, count));
    }

    /// Adds what was taken of one picture: of each kind a person counts one.
    pub fn merge_picture(&mut self, other: &Self) {
        other.iter().for_each(|(kind, _)| self.add(kind, 1));
    }

    /// How much of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        self.0.get(&kind).copied().unwrap_or_default()
    }

    /// Whether nothing was taken.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Kinds and counts.
    pub fn iter(&self) -> impl Iterator<Item = (Kind, usize)> {
        self.0.iter().map(|(kind, count)| (*kind, *count))
    }
}
