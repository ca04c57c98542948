//! The entry page of a section: `<kind>/index.html`, template `pages/section.html`;
//! and its lists by year and by category: `<kind>/by-year/2026.html`,
//! `<kind>/by-category/<code>.html`, then `2026-2.html` …, template `pages/list.html`.

use super::frame::{card, section_frame};
use super::lists::{self, Group, ListPage};
use super::paths;
use super::plan::{Page, Plan};
use super::shelf::Shelf;
use super::view::{CardView, Frame, Link, Panel};
use crate::disclosure::Lens;
use crate::model::Kind;
use crate::records::Channel;
use serde::Serialize;

/// What the entry page of a section shows.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Its name.
    pub name: String,
    /// What citizens find here.
    pub introduction: String,
    /// How many items are published.
    pub total: usize,
    /// The newest items.
    pub newest: Vec<CardView>,
    /// Lists by year.
    pub years: Vec<Link>,
    /// Lists by category.
    pub categories: Vec<Link>,
    /// Channels with their newest articles (the column only).
    pub channels: Vec<Panel>,
    /// CSV and JSON of the kind and of each year.
    pub downloads: Vec<Link>,
    /// Atom feeds.
    pub feeds: Vec<Link>,
}

/// What one page of a list shows.
#[derive(Clone, Debug, Serialize)]
pub struct List {
    /// `信用记录 · 2026 年`.
    pub heading: String,
    /// What the list is about, possibly empty.
    pub description: String,
    /// How many items the whole list has.
    pub total: usize,
    /// The items of this page, newest first.
    pub cards: Vec<CardView>,
    /// The pages of this list, oldest numbered 1; empty where there is one.
    pub pages: Vec<Link>,
    /// Page towards newer items.
    pub newer: Option<Link>,
    /// Page towards older items.
    pub older: Option<Link>,
    /// The section's lists by year.
    pub years: Vec<Link>,
    /// The section's lists by category.
    pub categories: Vec<Link>,
    /// CSV and JSON of this list.
    pub downloads: Vec<Link>,
}

/// How many items the entry page shows.
const NEWEST: usize = 20;

/// What citizens find in a section, in one sentence.
pub fn introduction(kind: Kind) -> &'static str {
    match kind {
        Kind::Column => "诚信建设的动态、通知、教育、案例、政策解读与诚信文化。",
        Kind::Documents => "本机关的政策文件及其文号、有效性和解读。",
        Kind::Consultations => "规范性文件和重大决策的意见征集、期限和采纳情况。",
        Kind::Records => "政务失信记录与守信激励，依法公开，期满或修复后撤下。",
        Kind::Procurement => "政府采购与招标投标全过程的公告、结果、合同与履约。",
        Kind::Projects => "项目各阶段的责任人、里程碑、守信履约情况与实施成效。",
        Kind::Agencies => "本机关与招标代理机构的委托关系和履约评价；其他信用信息链接到法定平台。",
        Kind::Appointments => "干部任职前的公示、期限与意见反映方式。",
        Kind::Budgets => "部门预算、决算和“三公”经费。",
        Kind::Expenses => "燃油使用、车辆维修、差旅费、工作餐等公务支出，自愿公开。",
        Kind::Commitments => "本机关作出的公开承诺及其兑现情况。",
        Kind::Duties => "本机关的权力和责任事项、依据、责任与监督方式。",
        Kind::Reports => "政府信息公开工作年度报告。",
        Kind::Pages => "公开指南、公开制度、机构职能、依申请公开、异议与信用修复。",
    }
}

/// The entry page of a section.
pub fn section<L: Lens>(plan: &Plan<L>, page: &Page<L>, kind: Kind) -> (Frame, Section) {
    let mut frame = section_frame(plan, page, kind, kind.name());
    frame.description = introduction(kind).to_owned();
    if let Some(last) = frame.breadcrumbs.last_mut() {
        *last = Link::here(kind.name());
    }
    let positions = plan.of_kind(kind);
    let newest = positions.iter().rev().take(NEWEST).map(|p| card(plan, *p)).collect();
    let (years, categories) = group_links(plan, kind, None);
    let feeds = match kind {
        Kind::Column => plan.parts.site.channel.iter().map(channel_feed).collect(),
        _ => vec![Link::to("全站订阅（Atom）", &paths::feed("site"))],
    };
    let content = Section {
        name: kind.name().to_owned(),
        introduction: introduction(kind).to_owned(),
        total: positions.len(),
        newest,
        years,
        categories,
        channels: if kind == Kind::Column { channels(plan, 5) } else { Vec::new() },
        downloads: downloads(plan, kind),
        feeds,
    };
    (frame, content)
}

fn channel_feed(channel: &Channel) -> Link {
    let path = paths::feed(&format!("column-{}", channel.id.as_str()));
    Link::to(format!("{}（Atom）", channel.name.reveal()), &path)
}

/// The channels of the integrity column, with their newest articles.
pub fn channels<L: Lens>(plan: &Plan<L>, newest: usize) -> Vec<Panel> {
    let articles = plan.of_kind(Kind::Column);
    plan.parts
        .site
        .channel
        .iter()
        .map(|channel| {
            let id = channel.id.as_str();
            let of_channel = |position: &&usize| {
                plan.item(**position).channel.as_ref().is_some_and(|c| c.as_str() == id)
            };
            let positions: Vec<usize> = articles.iter().filter(of_channel).copied().collect();
            let href = match positions.is_empty() {
                true => paths::section(Kind::Column),
                false => paths::list(Kind::Column, "by-category", id, None),
            };
            Panel {
                slug: id.to_owned(),
                name: channel.name.reveal().to_owned(),
                description: channel.description.reveal().to_owned(),
                href: href.to_string(),
                count: positions.len(),
                cards: positions.iter().rev().take(newest).map(|p| card(plan, *p)).collect(),
            }
        })
        .collect()
}

/// Links to the lists of a shelf by year and by category, the current one marked.
pub fn group_links<L: Lens>(
    plan: &Plan<L>,
    shelf: impl Into<Shelf>,
    current: Option<&Group>,
) -> (Vec<Link>, Vec<Link>) {
    let shelf = shelf.into();
    let links = |groups: Vec<(Group, usize)>| {
        groups
            .into_iter()
            .map(|(group, count)| {
                let (folder, name) = group.address();
                let path = paths::list(shelf, folder, &name, None);
                let link = Link::to(group.label(), &path).counting(count);
                Link { current: current == Some(&group), ..link }
            })
            .collect()
    };
    let (years, categories) = lists::groups(plan, shelf);
    (links(years), links(categories))
}

/// The data files of a shelf, all of it and by year.
pub fn downloads<L: Lens>(plan: &Plan<L>, shelf: impl Into<Shelf>) -> Vec<Link> {
    let shelf = shelf.into();
    let mut links = Vec::new();
    for year in std::iter::once(None).chain(plan.years(shelf).into_iter().map(Some)) {
        let name = year.map_or_else(|| "全部".to_owned(), |year| format!("{year} 年"));
        links.push(Link::to(format!("{name} CSV 表格"), &paths::data(shelf, year, "csv")));
        links.push(Link::to(format!("{name} JSON 数据"), &paths::data(shelf, year, "json")));
    }
    links
}

/// One page of a list of a section.
pub fn list<L: Lens>(plan: &Plan<L>, page: &Page<L>, kind: Kind, list: &ListPage) -> (Frame, List) {
    let content = list_content(plan, list, introduction(kind));
    let mut frame = section_frame(plan, page, kind, &page_title(&content.heading, list));
    frame.breadcrumbs.push(Link::here(list.group.label()));
    (frame, content)
}

/// The title of one page of a list: only those that never change have a number.
pub fn page_title(heading: &str, list: &ListPage) -> String {
    match list.is_newest() {
        true => heading.to_owned(),
        false => format!("{heading}（第 {} 页）", list.number),
    }
}

/// What one page of the list of any shelf shows.
pub fn list_content<L: Lens>(plan: &Plan<L>, list: &ListPage, description: &str) -> List {
    let shelf = list.shelf;
    let (years, categories) = match list.is_newest() {
        true => group_links(plan, shelf, Some(&list.group)),
        false => Default::default(),
    };
    let downloads = match list.group {
        Group::Year(year) => vec![
            Link::to("本年 CSV 表格", &paths::data(shelf, Some(year), "csv")),
            Link::to("本年 JSON 数据", &paths::data(shelf, Some(year), "json")),
        ],
        Group::Category(..) => Vec::new(),
    };
    List {
        heading: format!("{} · {}", shelf.name(), list.group.label()),
        description: description.to_owned(),
        total: if list.is_newest() { list.total } else { list.positions.len() },
        cards: list.positions.iter().rev().map(|p| card(plan, *p)).collect(),
        pages: list.links(),
        newer: list.newer(),
        older: list.older(),
        years,
        categories,
        downloads,
    }
}
