//! 政府信息公开目录 (条例第十二条): everything that is published, with 索引号, 名称,
//! 内容概述 and 生成日期. `catalogue/index.html`, template `pages/catalogue.html`, and lists
//! by year like those of any section, template `pages/catalogue-list.html`.

use super::frame::{card, column_tags, frame};
use super::lists::ListPage;
use super::paths;
use super::plan::{Page, Plan};
use super::section::{List, downloads, group_links, list_content, page_title};
use super::shelf::Shelf;
use super::view::{CardView, Frame, Link};
use crate::disclosure::Lens;
use crate::model::Kind;
use serde::Serialize;

/// What the entry page of the catalogue shows.
#[derive(Clone, Debug, Serialize)]
pub struct Catalogue {
    /// How many items are published.
    pub total: usize,
    /// The newest of them.
    pub newest: Vec<CardView>,
    /// The catalogue by year.
    pub years: Vec<Link>,
    /// Its classes: the sections.
    pub classes: Vec<Link>,
    /// CSV and JSON of the whole and of each year.
    pub downloads: Vec<Link>,
}

const NEWEST: usize = 20;

/// What the catalogue is.
const INTRODUCTION: &str =
    "本站已公开的全部政府信息，每条列明索引号、名称、内容概述、生成日期，按公开的年份编排。";

/// The entry page of the catalogue.
pub fn catalogue<L: Lens>(plan: &Plan<L>, page: &Page<L>) -> (Frame, Catalogue) {
    let mut frame = catalogue_frame(plan, page, Shelf::Catalogue.name());
    frame.breadcrumbs.push(Link::here(Shelf::Catalogue.name()));
    let positions = plan.on(Shelf::Catalogue);
    let class = |kind: Kind| {
        Link::to(kind.name(), &paths::section(kind)).counting(plan.of_kind(kind).len())
    };
    let content = Catalogue {
        total: positions.len(),
        newest: positions.iter().rev().take(NEWEST).map(|p| card(plan, *p)).collect(),
        years: group_links(plan, Shelf::Catalogue, None).0,
        classes: Kind::ALL.into_iter().map(class).collect(),
        downloads: downloads(plan, Shelf::Catalogue),
    };
    (frame, content)
}

/// One page of the catalogue of a year.
pub fn catalogue_list<L: Lens>(plan: &Plan<L>, page: &Page<L>, list: &ListPage) -> (Frame, List) {
    let content = list_content(plan, list, INTRODUCTION);
    let mut frame = catalogue_frame(plan, page, &page_title(&content.heading, list));
    let entry = Link::to(Shelf::Catalogue.name(), &paths::section(Shelf::Catalogue));
    frame.breadcrumbs.extend([entry, Link::here(list.group.label())]);
    (frame, content)
}

fn catalogue_frame<L: Lens>(plan: &Plan<L>, page: &Page<L>, title: &str) -> Frame {
    let mut frame = frame(plan, page, title);
    frame.description = INTRODUCTION.to_owned();
    let name = Shelf::Catalogue.name();
    frame.meta.extend(column_tags(name, INTRODUCTION, "信息公开"));
    frame
}
