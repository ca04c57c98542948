//! Lists by year and by category. Pages are numbered from the oldest, and only the
//! newest page of a list grows: one more item rewrites one page, not all.

use super::paths::{self, PER_PAGE};
use super::plan::Plan;
use crate::disclosure::Lens;
use crate::model::{Kind, SitePath};
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
    /// Its section.
    pub kind: Kind,
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
        paths::list(self.kind, folder, &name, (number < self.pages).then_some(number))
    }
}

/// Groups with their sizes.
pub type Sizes = Vec<(Group, usize)>;

/// The years (newest first) and the categories of a section.
pub fn groups<L: Lens>(plan: &Plan<L>, kind: Kind) -> (Sizes, Sizes) {
    let (years, categories) = collect(plan, kind);
    let sizes = |map: BTreeMap<Group, Vec<usize>>| -> Sizes {
        map.into_iter().map(|(group, positions)| (group, positions.len())).collect()
    };
    let mut years = sizes(years);
    years.reverse();
    (years, sizes(categories))
}

/// Every page of every list of a kind.
pub fn of_kind<L: Lens>(plan: &Plan<L>, kind: Kind) -> Vec<ListPage> {
    let (years, categories) = collect(plan, kind);
    let mut all = Vec::new();
    for (group, positions) in years.into_iter().chain(categories) {
        let pages = positions.len().div_ceil(PER_PAGE);
        for (number, chunk) in positions.chunks(PER_PAGE).enumerate() {
            all.push(ListPage {
                kind,
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

fn collect<L: Lens>(plan: &Plan<L>, kind: Kind) -> (Groups, Groups) {
    let (mut years, mut categories) = (Groups::new(), Groups::new());
    for position in plan.of_kind(kind) {
        if let Some(year) = plan.year(*position) {
            years.entry(Group::Year(year)).or_default().push(*position);
        }
        if let Some((code, label)) = &plan.item(*position).card.category {
            let label = plan.channel_name(code).unwrap_or(label).to_owned();
            let group = Group::Category(code.clone(), label);
            categories.entry(group).or_default().push(*position);
        }
    }
    (years, categories)
}
