//! The identity of an item: its kind and its id, the file stem.

use super::{Kind, Refused};
use crate::diag::Code;
use std::fmt;
use std::sync::Arc;

/// Names that Windows keeps for devices; no file can bear them there.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The address a list page of every kind has.
const RESERVED: &str = "index";

/// `[a-z0-9-]{1,60}`, never a device name, never `index`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemId(Arc<str>);

impl ItemId {
    /// Checks a file stem.
    ///
    /// # Errors
    /// It has other characters, is too long, or is a name that machines keep for themselves.
    pub fn parse(stem: &str) -> Result<Self, Refused> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let cause = if stem.is_empty() || stem.len() > 60 || !stem.bytes().all(allowed) {
            "文件名（不含扩展名）只能由小写字母、数字和连字符组成，最多 60 个字符"
        } else if is_device(stem) {
            "这个文件名是 Windows 的设备名，在办公电脑上打不开"
        } else if stem == RESERVED {
            "index 是列表页的地址，不能用作条目的文件名"
        } else {
            return Ok(Self(stem.into()));
        };
        Err(Refused::new(
            Code::BadId,
            cause,
            "改成中性的年份加流水号，如 2026-001；不要用姓名、单位名或拼音（撤下后地址仍会留在别处）",
        ))
    }

    /// The id as it stands in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_device(stem: &str) -> bool {
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
    };
    DEVICES.contains(&stem) || numbered("com") || numbered("lpt")
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Kind and id: the identity of one item of content.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemRef {
    /// Its kind.
    pub kind: Kind,
    /// Its id within the kind.
    pub id: ItemId,
}

impl ItemRef {
    /// Reads `records/2026-001`.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once('/')?;
        Some(Self { kind: Kind::of_slug(kind)?, id: ItemId::parse(id).ok()? })
    }
}

impl fmt::Display for ItemRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.slug(), self.id)
    }
}

/// The id of one entry of an array of tables, so that an exception can name it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryId(Arc<str>);

impl EntryId {
    /// `[a-z0-9-]{1,60}`.
    ///
    /// # Errors
    /// It has other characters or is too long.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if (1..=60).contains(&text.len()) && text.bytes().all(allowed) {
            return Ok(Self(text.into()));
        }
        let cause = "id 只能由小写字母、数字和连字符组成，最多 60 个字符";
        Err(Refused::new(Code::BadId, cause, "写成 n1、2026-01 的样子"))
    }

    /// The id as it stands in key paths.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
