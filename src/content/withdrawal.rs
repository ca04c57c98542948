//! A content file with `[withdrawal]` at the end of its TOML; every other byte stays what
//! it was. Takes a file as it stands; gives its new bytes, read again and found to say the
//! same but for the withdrawal. Writes nothing.

use super::{item_file, source_text};
use crate::model::{Day, FreeText};
use crate::policy::Policy;
use crate::records::Curated;
use crate::world::World;
use std::io;

/// A content file and the bytes that it is to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Path relative to the site.
    pub file: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// The file of an item, withdrawn from `date` on.
///
/// # Errors
/// The file cannot be read, or would not say what it should.
pub fn withdrawn(
    world: &dyn World,
    item: &Curated,
    policy: &Policy,
    date: Day,
    reason: &FreeText,
) -> io::Result<Edit> {
    let refused = |cause: String| io::Error::other(format!("{}：{cause}", item.file));
    let text = String::from_utf8(world.read(&item.file)?)
        .map_err(|_| refused("文件不是 UTF-8 编码".to_owned()))?;
    let end = end_of_toml(item, &text).ok_or_else(|| refused("找不到资料区".to_owned()))?;
    let text = with_table(&text, end, date, reason);
    if !says_the_same(item, policy, &text, date, reason) {
        let mend = "没有改动它；请先运行 gongkai check，或在资料的最后手工写 [withdrawal] 的 date 和 reason";
        return Err(refused(mend.to_owned()));
    }
    Ok(Edit { file: item.file.clone(), bytes: text.into_bytes() })
}

/// Where the TOML of a file ends.
fn end_of_toml(item: &Curated, text: &str) -> Option<usize> {
    if !item.item.kind.is_markdown() {
        return Some(text.len());
    }
    let front = match text.strip_prefix(source_text::BOM) {
        // as long as the mark
        Some(rest) => source_text::split(&format!("   {rest}")),
        None => source_text::split(text),
    };
    front.ok().map(|split| split.front.end)
}

/// A table of the root may follow any other table, so the end is always its place.
fn with_table(text: &str, end: usize, date: Day, reason: &FreeText) -> String {
    let (before, after) = text.split_at(end);
    let line_end = if before.contains("\r\n") { "\r\n" } else { "\n" };
    let last_line = before.trim_end_matches(['\r', '\n']).len();
    let gap = match before[last_line..].matches('\n').count() {
        0 => [line_end, line_end].concat(),
        1 => line_end.to_owned(),
        _ => String::new(),
    };
    let reason = quoted(reason);
    let lines = ["[withdrawal]".to_owned(), format!("date = {date}"), format!("reason = {reason}")];
    let table: String = lines.iter().map(|line| format!("{line}{line_end}")).collect();
    [before, &gap, &table, after].concat()
}

/// A basic string of TOML.
fn quoted(reason: &FreeText) -> String {
    let mut text = String::from("\"");
    for character in reason.reveal().chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            _ => text.push(character),
        }
    }
    text + "\""
}

/// Whether the new text reads as the old item, withdrawn.
fn says_the_same(
    item: &Curated,
    policy: &Policy,
    text: &str,
    date: Day,
    reason: &FreeText,
) -> bool {
    let Ok(text) = source_text::decode(&item.file, text.as_bytes().to_vec()) else { return false };
    let read = item_file::read(item.item.clone(), item.channel.clone(), &item.file, &text, policy);
    let Some(mut read) = read.curated else { return false };
    let withdrawal = read.header.withdrawal.take();
    let lengths = |item: &Curated| item.text.as_ref().map(|text| text.length);
    withdrawal.is_some_and(|written| written.date == date && written.reason == *reason)
        && read.header == item.header
        && read.body == item.body
        && lengths(&read) == lengths(item)
}

#[cfg(test)]
mod tests {
    use super::super::load;
    use super::*;
    use crate::model::{ItemId, ItemRef, Kind, Moment};
    use crate::world::Memory;

    const RECORD: &str = "# 说明\ntitle = \"演示\" # 名称\nkind = \"honour\"\n\n[subject]\nkind = \"organisation\"\norganisation = \"演示单位\"\n\n[honour]\naward = \"荣誉\"\nauthority = \"机关\"\ndate = 2024-04-20\n# 结尾";
    const ARTICLE: &str = "+++\ntitle = \"演示\"\n\n[[change]]\ndate = 2024-05-01\nwhat = \"更正\"\n+++\n\n正文。\n\n+++\n";

    fn edit(kind: Kind, file: &str, text: &str, reason: &str) -> io::Result<String> {
        let item = ItemRef { kind, id: ItemId::parse("2026-001").expect("an id") };
        let now = Moment::start_of(Day::new(2026, 1, 1).expect("a day"));
        let world = Memory::at(now).with("content/site.toml", "").with(file, text);
        let loaded = load::load(&world).expect("a world in memory");
        let item = loaded.items.iter().find(|other| other.item == item).expect("a sound item");
        let reason = FreeText::parse(reason).expect("a reason");
        let date = Day::new(2025, 3, 4).expect("a day");
        let edit = withdrawn(&world, item, &loaded.policy, date, &reason)?;
        Ok(String::from_utf8(edit.bytes).expect("UTF-8"))
    }

    #[test]
    fn every_other_byte_stays() {
        let table = "[withdrawal]\ndate = 2025-03-04\nreason = \"原决定\\\"撤销\\\"\\n\\\\ 完\"\n";
        for mark in ["", "\u{feff}"] {
            for windows in [false, true] {
                let dress = |text: &str| {
                    let text = format!("{mark}{text}");
                    if windows { text.replace('\n', "\r\n") } else { text }
                };
                let reason = "原决定\"撤销\"\n\\ 完";
                let record =
                    edit(Kind::Records, "content/records/a/2026-001.toml", &dress(RECORD), reason);
                assert_eq!(record.expect("it is written"), dress(&format!("{RECORD}\n\n{table}")));
                let article =
                    edit(Kind::Column, "content/column/news/2026-001.md", &dress(ARTICLE), reason);
                let (front, body) = ARTICLE.split_once("更正\"\n").expect("the front matter");
                let wanted = format!("{front}更正\"\n\n{table}{body}");
                assert_eq!(article.expect("it is written"), dress(&wanted));
            }
        }
    }

    #[test]
    fn what_would_not_be_read_again_is_not_written() {
        let secret = "涉及 state-secret";
        assert!(edit(Kind::Records, "content/records/2026-001.toml", RECORD, secret).is_err());
    }
}
