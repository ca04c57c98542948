//! What lists and data files collect: the items of one kind, or everything that is
//! published, which is the catalogue of 条例第十二条.

use crate::model::Kind;

/// One shelf of the site: a folder with lists by year, and a family of data files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// The items of one kind.
    Kind(Kind),
    /// Every published item.
    Catalogue,
}

impl Shelf {
    /// Its folder, and the first word of its data files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.slug(),
            Self::Catalogue => "catalogue",
        }
    }

    /// The Chinese name citizens see.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.name(),
            Self::Catalogue => "政府信息公开目录",
        }
    }
}

impl From<Kind> for Shelf {
    fn from(kind: Kind) -> Self {
        Self::Kind(kind)
    }
}
