//! Lists by year and by category. Pages are numbered from the oldest, and only the
//! newest page of a list grows: one more item rewrites one page, not all.

use super::paths::{self, PER_PAGE};
use super::plan::Plan;
use super::shelf::Shelf;
use super::view::Link;
use crate::disclosure::Lens;
use crate::model::SitePath;
use std::collections::BTreeMap;

/// What a list collects.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Items published in a year.
    Year(i16),
    /// Items of a category: code and label.
    Category(String, String),
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListPage {
    /// Its section, or the catalogue.
    pub shelf: Shelf,
    /// What it collects.
    pub group: Group,
    /// Positions of its items, oldest first.
    pub positions: Vec<usize>,
    /// One-based number from the oldest.
    pub number: usize,
    /// How many pages the list has.
    pub pages: usize,
    /// How many items the list has.
    pub total: usize,
}

impl Group {
    /// Folder and file name of the list.
    pub fn address(&self) -> (&'static str, String) {
        match self {
            Self::Year(year) => ("by-year", year.to_string()),
            Self::Category(code, _) => ("by-category", code.clone()),
        }
    }

    /// What citizens read.
    pub fn label(&self) -> String {
        match self {
            Self::Year(year) => format!("{year} 年"),
            Self::Category(_, label) => label.clone(),
        }
    }
}

impl ListPage {
    /// Where the page is.
    pub fn path(&self) -> SitePath {
        self.sibling(self.number)
    }

    /// Where another page of the same list is.
    pub fn sibling(&self, number: usize) -> SitePath {
        let (folder, name) = self.group.address();
        paths::list(self.shelf, folder, &name, (number < self.pages).then_some(number))
    }

    /// Whether it is the page that grows: it alone shows counts and the other pages.
    pub fn is_newest(&self) -> bool {
        self.number == self.pages
    }

    /// Links to every page of the list; none on the pages that never change.
    pub fn links(&self) -> Vec<Link> {
        match self.is_newest() && self.pages > 1 {
            true => (1..=self.pages).rev().map(|number| self.link(number)).collect(),
            false => Vec::new(),
        }
    }

    /// The page towards newer items.
    pub fn newer(&self) -> Option<Link> {
        (!self.is_newest()).then(|| self.link(self.number + 1))
    }

    /// The page towards older items.
    pub fn older(&self) -> Option<Link> {
        (self.number > 1).then(|| self.link(self.number - 1))
    }

    fn link(&self, number: usize) -> Link {
        let link = Link::to(format!("{number}"), &self.sibling(number));
        Link { current: number == self.number, ..link }
    }
}

/// Groups with their sizes.
pub type Sizes = Vec<(Group, usize)>;

/// The years (newest first) and the categories of a shelf.
pub fn groups<L: Lens>(plan: &Plan<L>, shelf: Shelf) -> (Sizes, Sizes) {
    let (years, categories) = collect(plan, shelf);
    let sizes = |map: BTreeMap<Group, Vec<usize>>| -> Sizes {
        map.into_iter().map(|(group, positions)| (group, positions.len())).collect()
    };
    let mut years = sizes(years);
    years.reverse();
    (years, sizes(categories))
}

/// Every page of every list of a shelf.
pub fn of_shelf<L: Lens>(plan: &Plan<L>, shelf: Shelf) -> Vec<ListPage> {
    let (years, categories) = collect(plan, shelf);
    let mut all = Vec::new();
    for (group, positions) in years.into_iter().chain(categories) {
        let pages = positions.len().div_ceil(PER_PAGE);
        for (number, chunk) in positions.chunks(PER_PAGE).enumerate() {
            all.push(ListPage {
                shelf,
                group: group.clone(),
                positions: chunk.to_vec(),
                number: number + 1,
                pages,
                total: positions.len(),
            });
        }
    }
    all
}

type Groups = BTreeMap<Group, Vec<usize>>;

/// The catalogue has no categories: the sections are its classes.
fn collect<L: Lens>(plan: &Plan<L>, shelf: Shelf) -> (Groups, Groups) {
    let (mut years, mut categories) = (Groups::new(), Groups::new());
    for position in plan.on(shelf) {
        if let Some(year) = plan.year(*position) {
            years.entry(Group::Year(year)).or_default().push(*position);
        }
        let category = plan.item(*position).card.category.as_ref();
        if let Some((code, label)) = category.filter(|_| shelf != Shelf::Catalogue) {
            let label = plan.channel_name(code).unwrap_or(label).to_owned();
            let group = Group::Category(code.clone(), label);
            categories.entry(group).or_default().push(*position);
        }
    }
    (years, categories)
}
