//! The home page: `index.html`, template `pages/home.html`.

use super::frame::{card, frame};
use super::openness::{Openness, openness};
use super::paths;
use super::plan::{Page, Plan};
use super::section::{channels, introduction};
use super::shelf::Shelf;
use super::view::{CardView, Frame, Link, Panel};
use crate::disclosure::Lens;
use crate::model::{CodeList, Kind};
use crate::records::PageRole;
use serde::Serialize;

/// What the home page shows.
#[derive(Clone, Debug, Serialize)]
pub struct Home {
    /// The newest items of the whole site.
    pub newest: Vec<CardView>,
    /// The channels of the integrity column.
    pub channels: Vec<Panel>,
    /// Every section, with its newest items.
    pub sections: Vec<Panel>,
    /// Guide, application, objection, repair, catalogue, register.
    pub services: Vec<Link>,
    /// How far the site is open.
    pub openness: Openness,
    /// Its data file.
    pub openness_data: Link,
    /// The catalogue.
    pub catalogue: Link,
    /// Sections by number of published items, for the bar chart.
    pub bars: Vec<Bar>,
}

/// One bar of a chart.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// What is counted.
    pub name: String,
    /// How many.
    pub count: usize,
    /// Length of the bar, 0 to 100, of the largest.
    pub percent: usize,
}

/// How many items the home page shows, and how many of each section.
const NEWEST: usize = 10;
const PER_SECTION: usize = 4;

/// The home page.
pub fn home<L: Lens>(plan: &Plan<L>, page: &Page<L>) -> (Frame, Home) {
    let site = &plan.parts.site;
    let mut frame = frame(plan, page, site.section_title.reveal());
    frame.breadcrumbs = Vec::new();
    let shown = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Pages);
    let sections: Vec<Panel> = shown.map(|kind| panel(plan, kind)).collect();
    let largest = sections.iter().map(|panel| panel.count).max().unwrap_or(0).max(1);
    let bars = sections
        .iter()
        .map(|panel| Bar {
            name: panel.name.clone(),
            count: panel.count,
            percent: panel.count * 100 / largest,
        })
        .collect();
    let content = Home {
        newest: plan.newest(NEWEST, None).into_iter().map(|p| card(plan, p)).collect(),
        channels: channels(plan, 2),
        sections,
        services: services(plan),
        openness: openness(plan),
        openness_data: Link::to("公开程度数据（JSON）", &paths::openness()),
        catalogue: Link::to(Shelf::Catalogue.name(), &paths::section(Shelf::Catalogue)),
        bars,
    };
    (frame, content)
}

fn panel<L: Lens>(plan: &Plan<L>, kind: Kind) -> Panel {
    let positions = plan.of_kind(kind);
    Panel {
        slug: kind.slug().to_owned(),
        name: kind.name().to_owned(),
        description: introduction(kind).to_owned(),
        href: paths::section(kind).to_string(),
        count: positions.len(),
        cards: positions.iter().rev().take(PER_SECTION).map(|p| card(plan, *p)).collect(),
    }
}

/// Guide, application, objection, repair (those that are published), catalogue, register.
pub fn services<L: Lens>(plan: &Plan<L>) -> Vec<Link> {
    let roles = [
        PageRole::Guide,
        PageRole::Application,
        PageRole::Objection,
        PageRole::Repair,
        PageRole::LeadingGroup,
    ];
    let link = |role: PageRole| {
        let href = standing_page(plan, role)?;
        Some(Link { name: role.label().to_owned(), href: Some(href), ..Link::default() })
    };
    let mut links: Vec<Link> = roles.into_iter().filter_map(link).collect();
    links.push(Link::to(Shelf::Catalogue.name(), &paths::section(Shelf::Catalogue)));
    links.push(Link::to("不予公开登记", &paths::register()));
    links
}

/// Where the standing page of a role is, if one is published; from the root.
pub fn standing_page<L: Lens>(plan: &Plan<L>, role: PageRole) -> Option<String> {
    let mut pages = plan.of_kind(Kind::Pages).iter().map(|position| plan.item(*position));
    let page = pages.find(|page| page.role == Some(role))?;
    Some(paths::item(&page.card.item).to_string())
}
