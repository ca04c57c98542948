//! From all disclosed heads: every page, list, feed and neighbour link of the site.
//!
//! Takes `Disclosed` items and what is withheld or ended; gives the `Plan`, a list of
//! small `Page` values whose contexts are made by the threads that render them.

use super::lists::{self, ListPage};
use super::paths;
use super::shelf::Shelf;
use crate::content::Register;
use crate::disclosure::{Disclosed, Ended, Lens, Withheld};
use crate::model::{IndexNumber, ItemRef, Kind, Moment, SitePath};
use crate::policy::Policy;
use crate::records::{AttachmentEntry, Site};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::marker::PhantomData;

/// What one page is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// The home page.
    Home,
    /// The entry page of a section.
    Section(Kind),
    /// One page of a list.
    List(ListPage),
    /// The page of the item at this position.
    Detail(usize),
    /// Its JSON twin.
    Twin(usize),
    /// One of its attachments, by position.
    Attachment(usize, usize),
    /// The public register of what is withheld.
    Register,
    /// The map of the site.
    SiteMap,
    /// 404.
    NotFound,
    /// An item that was public and is no more.
    Tombstone,
    /// The feed of the site, or of one channel.
    Feed(Option<String>),
    /// The entry page of the catalogue.
    Catalogue,
    /// Data of a shelf, or of one year of it.
    Data(Shelf, Option<i16>, DataForm),
    /// How far the site is open.
    Openness,
    /// The schema of data files.
    Schema(SchemaOf),
    /// `sitemap.xml`.
    SiteMapXml,
    /// A file of the theme.
    Static(String),
}

/// The form of machine data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataForm {
    /// For spreadsheets.
    Csv,
    /// For programs.
    Json,
}

/// What a published schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaOf {
    /// The twins of a kind.
    Twins(Kind),
    /// The entries of the catalogue.
    Catalogue,
    /// The openness of the site.
    Openness,
}

/// One page to be rendered, under one lens.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<L: Lens> {
    /// Where it goes.
    pub path: SitePath,
    /// What it is about.
    pub subject: Subject,
    lens: PhantomData<L>,
}

/// What the site is made from.
pub struct Parts<L: Lens> {
    /// The organ.
    pub site: Site,
    /// Every disclosed item.
    pub disclosed: Vec<Disclosed<L>>,
    /// Every withheld item.
    pub withheld: Vec<Withheld>,
    /// Every ended item.
    pub ended: Vec<Ended>,
    /// How many items the policy itself keeps back as too slight.
    pub below_publication: usize,
    /// Items that exist but are not public; links to them become words.
    pub hidden: HashSet<ItemRef>,
    /// Index numbers.
    pub register: Register,
    /// Attachment files that are not public, and the item that keeps each.
    pub kept_files: BTreeMap<String, ItemRef>,
    /// Sizes of attachment files.
    pub file_sizes: BTreeMap<String, u64>,
    /// The instant of the build: decides which reviews are overdue, and nothing that
    /// would make a page change without its content changing.
    pub at: Moment,
    /// `--base-path`, for 404.html alone.
    pub base_path: String,
}

/// The plan of the whole site.
pub struct Plan<L: Lens> {
    /// What it is made from.
    pub parts: Parts<L>,
    /// The policy, for names of grounds.
    pub policy: Policy,
    /// Every page, in the order of their paths.
    pub pages: Vec<Page<L>>,
    /// Positions of items, by kind, oldest first.
    pub by_kind: BTreeMap<Kind, Vec<usize>>,
    all: Vec<usize>,
    positions: HashMap<ItemRef, usize>,
    neighbours: Vec<(Option<usize>, Option<usize>)>,
    ended: HashSet<ItemRef>,
    issuers: HashSet<String>,
}

/// Plans the site.
pub fn plan<L: Lens>(parts: Parts<L>, policy: Policy, theme_files: Vec<String>) -> Plan<L> {
    let positions: HashMap<ItemRef, usize> =
        parts.disclosed.iter().enumerate().map(|(i, d)| (d.card.item.clone(), i)).collect();
    let mut by_kind: BTreeMap<Kind, Vec<usize>> = BTreeMap::new();
    for (position, disclosed) in parts.disclosed.iter().enumerate() {
        by_kind.entry(disclosed.card.item.kind).or_default().push(position);
    }
    for positions in by_kind.values_mut() {
        positions.sort_by(|a, b| {
            let key =
                |i: usize| (parts.disclosed[i].card.publish, &parts.disclosed[i].card.item.id);
            key(*a).cmp(&key(*b))
        });
    }
    let mut all: Vec<usize> = (0..parts.disclosed.len()).collect();
    let key = |i: &usize| (parts.disclosed[*i].card.publish, &parts.disclosed[*i].card.item);
    all.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut neighbours = vec![(None, None); parts.disclosed.len()];
    for positions in by_kind.values() {
        for (at, position) in positions.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| positions[at]);
            neighbours[*position] = (before, positions.get(at + 1).copied());
        }
    }
    let ended = parts.ended.iter().map(|ended| ended.item.clone()).collect();
    let named = parts.disclosed.iter().flat_map(|d| [&d.card.issuer, &d.department]);
    let issuers = named.flatten().cloned().collect();
    let pages_to_come = Vec::new();
    let mut plan = Plan {
        parts,
        policy,
        pages: pages_to_come,
        by_kind,
        all,
        positions,
        neighbours,
        ended,
        issuers,
    };
    plan.pages = pages(&plan, theme_files);
    plan
}

fn pages<L: Lens>(plan: &Plan<L>, theme_files: Vec<String>) -> Vec<Page<L>> {
    let mut pages = Vec::with_capacity(plan.parts.disclosed.len() * 2 + 64);
    let mut add = |path: SitePath, subject: Subject| {
        pages.push(Page { path, subject, lens: PhantomData });
    };
    add(paths::home(), Subject::Home);
    add(paths::register(), Subject::Register);
    add(paths::sitemap(), Subject::SiteMap);
    add(paths::not_found(), Subject::NotFound);
    add(paths::feed("site"), Subject::Feed(None));
    for channel in &plan.parts.site.channel {
        let name = channel.id.as_str().to_owned();
        add(paths::feed(&format!("column-{name}")), Subject::Feed(Some(name)));
    }
    add(paths::section(Shelf::Catalogue), Subject::Catalogue);
    add(paths::schema(Shelf::Catalogue.slug()), Subject::Schema(SchemaOf::Catalogue));
    add(paths::openness(), Subject::Openness);
    add(paths::schema("openness"), Subject::Schema(SchemaOf::Openness));
    for kind in Kind::ALL {
        add(paths::section(kind), Subject::Section(kind));
        add(paths::schema(kind.slug()), Subject::Schema(SchemaOf::Twins(kind)));
    }
    for shelf in Kind::ALL.into_iter().map(Shelf::Kind).chain([Shelf::Catalogue]) {
        let years = plan.years(shelf);
        for year in std::iter::once(None).chain(years.into_iter().map(Some)) {
            for (form, extension) in [(DataForm::Csv, "csv"), (DataForm::Json, "json")] {
                add(paths::data(shelf, year, extension), Subject::Data(shelf, year, form));
            }
        }
        for list in lists::of_shelf(plan, shelf) {
            add(list.path(), Subject::List(list));
        }
    }
    for (position, disclosed) in plan.parts.disclosed.iter().enumerate() {
        add(paths::item(&disclosed.card.item), Subject::Detail(position));
        add(paths::twin(&disclosed.card.item), Subject::Twin(position));
        for (ordinal, _) in plan.attachments(position) {
            add(plan.attachment_path(position, ordinal), Subject::Attachment(position, ordinal));
        }
    }
    for ended in &plan.parts.ended {
        add(paths::item(&ended.item), Subject::Tombstone);
    }
    if let (Some(_), Some(path)) = (&plan.parts.site.url, SitePath::new("sitemap.xml")) {
        add(path, Subject::SiteMapXml);
    }
    for name in theme_files {
        if let Some(path) = SitePath::new(&format!("static/{name}")) {
            add(path, Subject::Static(name));
        }
    }
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    pages
}

impl<L: Lens> Plan<L> {
    /// Positions of pages in the order in which they are best made: files of a whole
    /// section first, for each of them takes as long as hundreds of items.
    pub fn work_order(&self) -> Vec<usize> {
        let is_large = |page: &usize| {
            matches!(self.pages[*page].subject, Subject::Data(..) | Subject::SiteMapXml)
        };
        let (mut order, others): (Vec<usize>, Vec<usize>) =
            (0..self.pages.len()).partition(is_large);
        order.extend(others);
        order
    }

    /// The disclosed item at a position.
    pub fn item(&self, position: usize) -> &Disclosed<L> {
        &self.parts.disclosed[position]
    }

    /// The position of an item, if it is disclosed.
    pub fn position(&self, item: &ItemRef) -> Option<usize> {
        self.positions.get(item).copied()
    }

    /// Whether an item exists but is not public now.
    pub fn is_hidden(&self, item: &ItemRef) -> bool {
        self.ended.contains(item) || self.parts.hidden.contains(item)
    }

    /// Whether a published item names this organ or office as its issuer.
    pub fn is_issuer(&self, text: &str) -> bool {
        self.issuers.contains(text)
    }

    /// Whether there is any such item, or a file that is kept.
    pub fn hides_something(&self) -> bool {
        let parts = &self.parts;
        !self.ended.is_empty() || !parts.hidden.is_empty() || !parts.kept_files.is_empty()
    }

    /// The items before and after it in time, within its kind.
    pub fn neighbours(&self, position: usize) -> (Option<usize>, Option<usize>) {
        self.neighbours[position]
    }

    /// Positions of a kind's items, oldest first.
    pub fn of_kind(&self, kind: Kind) -> &[usize] {
        self.by_kind.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// The year under which an item is listed: that of its publication.
    pub fn year(&self, position: usize) -> Option<i16> {
        let card = &self.item(position).card;
        card.publish.map(|publish| publish.day().year())
    }

    /// Positions of a shelf's items, oldest first.
    pub fn on(&self, shelf: impl Into<Shelf>) -> &[usize] {
        match shelf.into() {
            Shelf::Kind(kind) => self.of_kind(kind),
            Shelf::Catalogue => &self.all,
        }
    }

    /// The years of a shelf, newest first.
    pub fn years(&self, shelf: impl Into<Shelf>) -> Vec<i16> {
        let mut years: Vec<i16> =
            self.on(shelf).iter().filter_map(|position| self.year(*position)).collect();
        years.sort_unstable();
        years.dedup();
        years.reverse();
        years
    }

    /// The newest positions, newest first; of one channel, or of all kinds but standing
    /// pages.
    pub fn newest(&self, count: usize, channel: Option<&str>) -> Vec<usize> {
        let is_wanted = |position: &usize| match channel {
            None => self.item(*position).card.item.kind != Kind::Pages,
            Some(id) => self.item(*position).channel.as_ref().is_some_and(|c| c.as_str() == id),
        };
        let mut all: Vec<usize> = (0..self.parts.disclosed.len()).filter(is_wanted).collect();
        let key = |i: &usize| (self.item(*i).card.publish, &self.item(*i).card.item);
        let cut = count.min(all.len());
        if cut < all.len() {
            all.select_nth_unstable_by(cut, |a, b| key(b).cmp(&key(a)));
            all.truncate(cut);
        }
        all.sort_by_key(|position| std::cmp::Reverse(key(position)));
        all
    }

    /// The full index number of an item.
    pub fn index_number(&self, item: &ItemRef) -> Option<String> {
        self.index(item).map(|index| index.in_full(self.parts.site.uscc.as_ref()))
    }

    fn index(&self, item: &ItemRef) -> Option<IndexNumber> {
        self.parts.register.get(item).map(|registered| registered.index)
    }

    /// The public attachments of an item, with their positions; of files that are there and
    /// of a type that is published, so that what `check` refused is never read.
    pub fn attachments(&self, position: usize) -> Vec<(usize, &AttachmentEntry)> {
        let all = self.item(position).attachments.iter().enumerate();
        let is_public = |file: &str| {
            let extension = file.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
            self.parts.file_sizes.contains_key(file)
                && self.policy.accepts(&extension)
                && !self.parts.kept_files.contains_key(file)
        };
        all.filter(|(_, entry)| is_public(entry.file.reveal())).collect()
    }

    /// Where an attachment goes.
    pub fn attachment_path(&self, position: usize, ordinal: usize) -> SitePath {
        let item = self.item(position);
        let file = item.attachments[ordinal].file.reveal();
        let extension = file.rsplit_once('.').map_or("bin", |(_, e)| e).to_ascii_lowercase();
        paths::attachment(&item.card.item, ordinal + 1, &extension)
    }

    /// The name of the channel with this id.
    pub fn channel_name(&self, id: &str) -> Option<&str> {
        let channel = self.parts.site.channel.iter().find(|channel| channel.id.as_str() == id);
        channel.map(|channel| channel.name.reveal())
    }
}
