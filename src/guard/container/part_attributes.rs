//! The attributes of one element of an Office file, each value a piece of its own.
//!
//! Takes an element; gives every value, with what it is, but those that only build the
//! file: the names of its vocabularies, and numbers so short that they are positions,
//! sizes and marks. An address is decoded as well. Never skips a word.

use super::Unreadable;
use super::part::written_out;
use crate::guard::decode::decode_percent;
use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;
use std::borrow::Cow;

/// Attributes in which a person writes, and what they are: a short number is a word here,
/// too.
const WORDED: &[(&str, &str)] = &[
    ("author", "作者"),
    ("initials", "作者"),
    ("userName", "作者"),
    ("displayName", "作者"),
    ("descr", "替代文字"),
    ("title", "替代文字"),
    ("alt", "替代文字"),
    ("caption", "名称"),
    ("name", "名称"),
    ("string", "艺术字"),
    ("Target", "链接地址"),
    ("anchor", "链接地址"),
    ("tooltip", "链接地址"),
    ("display", "链接地址"),
    ("displayText", "下拉选项"),
    ("prompt", "数据有效性"),
    ("promptTitle", "数据有效性"),
    ("error", "数据有效性"),
    ("errorTitle", "数据有效性"),
];

/// Elements whose every attribute a person wrote.
const LABELS: &[(&str, &str)] = &[
    ("alias", "内容控件"),
    ("tag", "内容控件"),
    ("docVar", "文档变量"),
    ("listItem", "下拉选项"),
    ("property", "自定义属性"),
    ("docProperty", "自定义属性"),
];

/// What any other attribute is.
const OTHER: &str = "标记的属性";

/// Marks and measures are numbers of thirty-two bits.
const MOST_DIGITS: usize = 10;

/// Gives the values, each with what it is; in a part of properties short numbers, too.
///
/// # Errors
/// The element is damaged.
pub fn attributes(
    element: &BytesStart<'_>,
    properties: bool,
    give: &mut dyn FnMut(&'static str, &str),
) -> Result<(), Unreadable> {
    let label = known(LABELS, element.local_name().as_ref());
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Unreadable::Broken)?;
        let name: &str = attribute.key.as_ref();
        if name == "xmlns" || name.starts_with("xmlns:") {
            continue;
        }
        let worded = label.or_else(|| known(WORDED, attribute.key.local_name().as_ref()));
        let value = unescape(&attribute.value).map_err(|_| Unreadable::Broken)?;
        let value = match written_out(&value).filter(|whole| whole.len() > MOST_DIGITS) {
            Some(whole) => Cow::Owned(whole),
            None => value,
        };
        if value.is_empty() || !properties && worded.is_none() && builds(&value) {
            continue;
        }
        let what = worded.unwrap_or(OTHER);
        give(what, &value);
        let mut decoded = Vec::new();
        if value.contains('%') && decode_percent(value.as_bytes(), &mut decoded) {
            give(what, &String::from_utf8_lossy(&decoded));
        }
    }
    Ok(())
}

fn known(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == name).map(|(_, what)| *what)
}

/// The value of one attribute, by its name without a prefix.
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = element.attributes();
    let found = all.with_checks(false).flatten().find(|attribute| {
        let key: &str = attribute.key.as_ref();
        key.rsplit(':').next() == Some(name)
    })?;
    Some(unescape(&found.value).ok()?.into_owned())
}

/// Whether a value is a mark or a measure: nothing but a short number.
fn builds(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let is_number = digits > 0 && value.parse::<f64>().is_ok();
    is_number && (digits <= MOST_DIGITS || value.contains('.'))
}
