//! What the gate found: class, whose value, where. Never the value.

use super::recognise::folded_text;
use crate::diag::Code;
use crate::model::{ItemRef, Private};
use std::collections::HashSet;
use std::sync::Arc;

/// Stands between a place and a place within it.
pub const WITHIN: &str = " › ";

/// One finding of the gate.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    /// Which class; its severity says whether it blocks or asks.
    pub code: Code,
    /// The item that withholds the value; none for numbers that nobody may publish.
    pub owner: Option<Arc<ItemRef>>,
    /// The field of that item, as a key path.
    pub field: Option<Arc<str>>,
    /// The entry of the list of what is never published; none for everything else.
    pub entry: Option<Arc<str>>,
    /// Path in the site.
    pub path: String,
    /// Where in the file, in Chinese: 正文, 属性, 文件路径, 附件文字 › 第 2 页, ….
    pub place: String,
    /// What was found, as it is compared: tells which item says it on a page of many.
    pub said: Option<Private<String>>,
}

impl Finding {
    /// What two findings have in common that are of the same thing in the same file, wherever
    /// it stands there.
    pub fn same(&self) -> Same<'_> {
        let is_named = self.entry.is_some() || self.owner.is_some();
        Same {
            code: self.code,
            owner: self.owner.as_deref(),
            field: self.field.as_deref(),
            entry: self.entry.as_deref(),
            path: &self.path,
            said: self.said.as_ref().filter(|_| !is_named),
        }
    }

    /// Whether a text holds what was found: a number by its digits, whatever stands between
    /// them.
    pub fn is_said_in(&self, text: &str) -> bool {
        let Some(said) = &self.said else { return false };
        let said = said.reveal();
        let text = folded_text(text);
        let is_number = said.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let plain = |text: &str| match is_number {
            true => text.chars().filter(char::is_ascii_alphanumeric).collect(),
            false => text.to_owned(),
        };
        !said.is_empty() && plain(&text).contains(&plain(&folded_text(said)))
    }

    /// Whether it rests on the form of a number alone, and that is one of these.
    pub fn is_number_among(&self, numbers: &HashSet<&str>) -> bool {
        let is_by_form = self.owner.is_none() && self.entry.is_none();
        let said = self.said.as_ref().map(|said| said.reveal().trim_end_matches('X'));
        is_by_form && said.is_some_and(|digits| numbers.contains(digits))
    }
}

/// A thing that was found in a file, but for the place.
#[derive(PartialEq, Eq, Hash)]
pub struct Same<'f> {
    code: Code,
    owner: Option<&'f ItemRef>,
    field: Option<&'f str>,
    entry: Option<&'f str>,
    path: &'f str,
    said: Option<&'f Private<String>>,
}
