//! `gongkai new`: a commented file for a new item.

use super::console::Exit;
use crate::content::{self, CONTENT, NewItem};
use crate::model::{ItemId, ItemRef, Kind, Refused};
use crate::records::Channel;
use crate::world::{Disk, World};
use std::io::{self, Write};
use std::path::Path;

/// Writes the file and says where it is.
///
/// # Errors
/// The section or the id is wrong, the file exists, or it cannot be written.
pub fn new(site: &Path, section: &str, name: Option<&str>) -> io::Result<Exit> {
    let world = Disk::new(site);
    let (folder, channel) = match section.trim_end_matches('/').split_once('/') {
        Some((folder, channel)) => (folder, Some(channel)),
        None => (section, None),
    };
    let kind = Kind::of_slug(folder).or_else(|| Kind::ALL.into_iter().find(|k| k.name() == folder));
    let kind = kind.ok_or_else(|| {
        let all: Vec<String> =
            Kind::ALL.iter().map(|k| format!("{} {}", k.slug(), k.name())).collect();
        io::Error::other(format!("没有“{folder}”这个栏目。可用的栏目：{}", all.join("、")))
    })?;
    let channel = channel_of(&world, kind, channel)?;
    let id = match name {
        Some(name) => ItemId::parse(name).map_err(refusal)?,
        None => next_id(&world, kind)?,
    };
    let new = NewItem { item: ItemRef { kind, id }, channel };
    let file = content::new_item(site, &new).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            io::Error::other(format!("{} 已经存在，没有改动它", site.join(new.file()).display()))
        }
        _ => error,
    })?;
    writeln!(io::stdout(), "已新建 {}\n填写后运行 gongkai check 检查。", file.display())?;
    Ok(Exit::Done)
}

fn refusal(refused: Refused) -> io::Error {
    io::Error::other(format!("{}。{}", refused.cause, refused.mend))
}

/// An article lies in the folder of a channel that the site declares; its name will do.
fn channel_of(world: &Disk, kind: Kind, word: Option<&str>) -> io::Result<Option<ItemId>> {
    if kind != Kind::Column {
        // a folder of its own inside the section
        return word.map(ItemId::parse).transpose().map_err(refusal);
    }
    let loaded = content::load(world)?;
    let site = loaded.site.ok_or_else(|| {
        io::Error::other(
            "content/site.toml 有错误，不知道有哪些频道；先运行 gongkai check，改正后再新建",
        )
    })?;
    let is_meant =
        |word: &str, known: &Channel| known.id.as_str() == word || known.name.reveal() == word;
    let meant = word.and_then(|word| site.channel.iter().find(|known| is_meant(word, known)));
    if let Some(channel) = meant {
        return Ok(Some(channel.id.clone()));
    }
    let known = site.channel.iter();
    let known: Vec<String> =
        known.map(|c| format!("{}（{}）", c.id.as_str(), c.name.reveal())).collect();
    let why = match word {
        None => "专栏文章要写明频道，如 gongkai new column/news".to_owned(),
        Some(word) => format!("没有“{word}”这个频道"),
    };
    Err(io::Error::other(format!(
        "{why}。可用的频道：{}；要新的频道，先在 content/site.toml 里加一节 [[channel]]",
        known.join("、")
    )))
}

/// The next serial of the year, over all files of the kind.
fn next_id(world: &Disk, kind: Kind) -> io::Result<ItemId> {
    let year = world.now().day().year();
    let prefix = format!("{year}-");
    let found = world.list(&format!("{CONTENT}/{}", kind.slug()))?;
    let serials = found.iter().filter_map(|found| {
        let stem = found.path.rsplit('/').next()?.rsplit_once('.')?.0;
        stem.strip_prefix(&prefix)?.parse::<u32>().ok()
    });
    let next = serials.max().unwrap_or(0) + 1;
    ItemId::parse(&format!("{prefix}{next:03}")).map_err(|refused| io::Error::other(refused.cause))
}
