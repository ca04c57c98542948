//! Where the links of one item's text lead, given the plan of the site.

use crate::disclosure::Lens;
use crate::markup::{GroundNames, LinkResolver, Target};
use crate::model::{ItemId, ItemRef, Kind, SitePath};
use crate::pages::{Plan, Shelf, paths};

/// The resolver for one item.
pub struct ItemLinks<'p, L: Lens> {
    /// The site.
    pub plan: &'p Plan<L>,
    /// The item whose text it is.
    pub position: usize,
    /// From its page back to the root.
    pub root: &'static str,
}

impl<L: Lens> ItemLinks<'_, L> {
    fn inside(&self, path: &SitePath, fragment: &str) -> Target {
        Target::Inside(format!("{}{path}{fragment}", self.root))
    }

    fn file(&self, name: &str) -> Target {
        let attachments = &self.plan.item(self.position).attachments;
        let Some(ordinal) = attachments.iter().position(|entry| entry.file.reveal() == name) else {
            return Target::Unknown("链接的文件不是本条目的附件");
        };
        match self.plan.attachments(self.position).iter().any(|(public, _)| *public == ordinal) {
            true => self.inside(&self.plan.attachment_path(self.position, ordinal), ""),
            false => Target::Nothing,
        }
    }

    fn item(&self, kind: Kind, id: &str, fragment: &str) -> Target {
        let Ok(id) = ItemId::parse(id) else {
            return Target::Unknown("链接的编号写法不对");
        };
        let item = ItemRef { kind, id };
        match self.plan.position(&item) {
            Some(_) => self.inside(&paths::item(&item), fragment),
            None if self.plan.is_hidden(&item) => Target::Nothing,
            None => Target::Unknown("链接的条目不存在"),
        }
    }
}

impl<L: Lens> LinkResolver for ItemLinks<'_, L> {
    fn resolve(&self, destination: &str) -> Target {
        if destination.starts_with("https://") || destination.starts_with("http://") {
            let sound = crate::model::WebAddress::parse(destination).is_ok();
            return match sound {
                true => Target::Outside(destination.to_owned()),
                false => Target::Unknown("站外网址的写法不对"),
            };
        }
        let (path, fragment) = match destination.find('#') {
            Some(at) => destination.split_at(at),
            None => (destination, ""),
        };
        match path {
            "" if !fragment.is_empty() => return Target::Inside(fragment.to_owned()),
            "register" => return self.inside(&paths::register(), fragment),
            "sitemap" => return self.inside(&paths::sitemap(), fragment),
            "index" | "/" => return self.inside(&paths::home(), fragment),
            _ => {}
        }
        let Some((folder, rest)) = path.split_once('/') else {
            return Target::Unknown("链接指向的地方不存在");
        };
        match (folder, Kind::of_slug(folder), rest) {
            ("files", ..) => self.file(rest),
            ("catalogue", _, "") => self.inside(&paths::section(Shelf::Catalogue), fragment),
            (_, Some(kind), "") => self.inside(&paths::section(kind), fragment),
            (_, Some(kind), id) => self.item(kind, id, fragment),
            _ => Target::Unknown("链接指向的地方不存在"),
        }
    }

    fn image(&self, destination: &str) -> Target {
        match destination.strip_prefix("files/") {
            Some(name) => self.file(name),
            None => Target::Unknown("图片须是本条目自己的附件"),
        }
    }
}

impl<L: Lens> GroundNames for ItemLinks<'_, L> {
    fn ground_name(&self, text: &str) -> Option<&str> {
        let ground = self.plan.policy.ground(text)?;
        (!ground.is_refused()).then(|| ground.name())
    }
}
