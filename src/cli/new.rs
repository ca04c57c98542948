//! `gongkai new`: a commented file for a new item.

use super::console::Exit;
use crate::content::{self, CONTENT, NewItem};
use crate::model::{ItemId, ItemRef, Kind};
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
    let refuse = |refused: crate::model::Refused| {
        io::Error::other(format!("{}。{}", refused.cause, refused.mend))
    };
    let channel = channel.map(ItemId::parse).transpose().map_err(refuse)?;
    refuse_unknown_channel(&world, kind, channel.as_ref())?;
    let id = match name {
        Some(name) => ItemId::parse(name).map_err(refuse)?,
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

/// An article lies in the folder of a channel that the site declares.
fn refuse_unknown_channel(world: &Disk, kind: Kind, channel: Option<&ItemId>) -> io::Result<()> {
    if kind != Kind::Column {
        return Ok(());
    }
    let loaded = content::load(world)?;
    let site = loaded.site.ok_or_else(|| {
        io::Error::other(
            "content/site.toml 有错误，不知道有哪些频道；先运行 gongkai check，改正后再新建",
        )
    })?;
    if channel.is_some_and(|channel| site.channel.iter().any(|known| known.id == *channel)) {
        return Ok(());
    }
    let known = site.channel.iter();
    let known: Vec<String> =
        known.map(|c| format!("{}（{}）", c.id.as_str(), c.name.reveal())).collect();
    let why = match channel {
        None => "专栏文章要写明频道，如 gongkai new column/news".to_owned(),
        Some(channel) => format!("没有“{}”这个频道", channel.as_str()),
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
