//! Content files that say who looked at an attachment which no program can read; every
//! other byte stays what it was. Takes items as they stand; gives the new bytes of each
//! that names the file, read again and found to say the same but for that. Writes nothing.

use super::withdrawal::Edit;
use super::{item_file, source_text, toml_file};
use crate::diag::Span;
use crate::model::{Day, Label, Node, Sha256Hex};
use crate::policy::Policy;
use crate::records::{AttachmentEntry, Curated};
use crate::world::World;
use std::io;

/// The word of a person who looked at a file.
#[derive(Clone, Debug)]
pub struct Word<'w> {
    /// The file, as attachments name it.
    pub file: &'w str,
    /// Who looked.
    pub by: Label,
    /// On which day.
    pub day: Day,
    /// Why it may be published.
    pub reason: Label,
    /// What was looked at.
    pub sha256: Sha256Hex,
}

impl Word<'_> {
    fn is_about(&self, entry: &AttachmentEntry) -> bool {
        entry.file.reveal() == self.file
    }

    fn values(&self) -> [(&'static str, String); 4] {
        [
            ("checked-by", quoted(self.by.reveal())),
            ("checked", self.day.to_string()),
            ("reason", quoted(self.reason.reveal())),
            ("sha256", quoted(&self.sha256.to_string())),
        ]
    }

    fn on(&self, entry: &AttachmentEntry) -> AttachmentEntry {
        AttachmentEntry {
            file: entry.file.clone(),
            title: entry.title.clone(),
            checked_by: Some(self.by.clone()),
            checked: Some(self.day),
            reason: Some(self.reason.clone()),
            sha256: Some(self.sha256.clone()),
        }
    }
}

/// Whether an item has this file among its attachments.
pub fn names(item: &Curated, file: &str) -> bool {
    item.header.attachments.iter().any(|entry| entry.file.reveal() == file)
}

/// The file of an item with these words in the entries that they are about.
///
/// # Errors
/// The file cannot be read, or would not say what it should.
pub fn vouched(
    world: &dyn World,
    item: &Curated,
    policy: &Policy,
    words: &[Word<'_>],
) -> io::Result<Edit> {
    let refused = |cause: &str| io::Error::other(format!("{}：{cause}", item.file));
    let text =
        String::from_utf8(world.read(&item.file)?).map_err(|_| refused("文件不是 UTF-8 编码"))?;
    let mut new = text.clone();
    for word in words {
        new = with_word(item, &new, word).ok_or_else(|| refused("找不到附件的条目"))?;
    }
    if !says_the_same(item, policy, &new, words) {
        return Err(refused(
            "没有改动它；请先运行 gongkai check，或在附件的条目里手工写 checked-by、checked、reason、sha256",
        ));
    }
    Ok(Edit { file: item.file.clone(), bytes: new.into_bytes() })
}

fn with_word(item: &Curated, text: &str, word: &Word<'_>) -> Option<String> {
    let front = front(item, text)?;
    let (node, _) = toml_file::parse(&text[front.start..front.end], front.start);
    let entries = node.get("attachments")?.elements();
    let mut new = text.to_owned();
    // from the last to the first, so that places before stay true
    for entry in entries.iter().rev().filter(|entry| is_named(entry, word.file)) {
        for (span, words) in changes(text, entry, word)? {
            new.replace_range(span.start..span.end, &words);
        }
    }
    Some(new)
}

fn is_named(entry: &Node, file: &str) -> bool {
    entry.get("file").and_then(Node::text) == Some(file)
}

/// Where the TOML of a file stands.
fn front(item: &Curated, text: &str) -> Option<Span> {
    // as long as the mark
    let mark = text.strip_prefix(source_text::BOM).map(|rest| format!("   {rest}"));
    let plain = mark.as_deref().unwrap_or(text);
    if item.item.kind.is_markdown() {
        return source_text::split(plain).ok().map(|split| split.front);
    }
    Some(Span::new(if mark.is_some() { source_text::BOM.len() } else { 0 }, text.len()))
}

/// What is to stand where, from the last place to the first: values that are there are
/// replaced, those that are not follow the last of the entry.
fn changes(text: &str, entry: &Node, word: &Word<'_>) -> Option<Vec<(Span, String)>> {
    let all = entry.entries();
    let last = all.iter().map(|entry| entry.node.span.end).max()?;
    let first = all.iter().map(|entry| entry.key_span.start).min()?;
    let line_start = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let is_inline = text[line_start..first].contains('{');
    let indent: String =
        text[line_start..first].chars().take_while(|c| c.is_whitespace()).collect();
    let mut changes = Vec::new();
    let mut missing = String::new();
    let rest = &text[last..];
    let line = rest.find('\n').map_or(rest.len(), |at| at);
    let line = rest[..line].trim_end_matches('\r').len();
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    for (key, value) in word.values() {
        match entry.get(key) {
            Some(node) => changes.push((node.span, value)),
            None if is_inline => missing.push_str(&format!(", {key} = {value}")),
            None => missing.push_str(&format!("{line_end}{indent}{key} = {value}")),
        }
    }
    let at = if is_inline { last } else { last + line };
    changes.push((Span::new(at, at), missing));
    changes.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    Some(changes)
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    ["\"", &text.replace('\\', "\\\\").replace('"', "\\\""), "\""].concat()
}

/// Whether the new text reads as the old item with these words.
fn says_the_same(item: &Curated, policy: &Policy, text: &str, words: &[Word<'_>]) -> bool {
    let Ok(text) = source_text::decode(&item.file, text.as_bytes().to_vec()) else { return false };
    let read = item_file::read(item.item.clone(), item.channel.clone(), &item.file, &text, policy);
    let Some(read) = read.curated else { return false };
    let mut wanted = item.header.clone();
    for entry in &mut wanted.attachments {
        if let Some(word) = words.iter().find(|word| word.is_about(entry)) {
            *entry = word.on(entry);
        }
    }
    let lengths = |item: &Curated| item.text.as_ref().map(|text| text.length);
    read.header == wanted && read.body == item.body && lengths(&read) == lengths(item)
}

#[cfg(test)]
mod tests;
