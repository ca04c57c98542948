//! What every page has: title, meta tags of 国办发〔2017〕47号, breadcrumbs, links.

use super::paths;
use super::plan::{Page, Plan};
use super::view::{CardView, Frame, Link, Meta};
use crate::disclosure::Lens;
use crate::model::{Kind, SitePath};

/// Shown where an item has no date of its own.
pub const UNDATED: &str = "未注明";
/// Shown where a fact of the organ is unknown.
pub const UNKNOWN: &str = "待填写";

impl Link {
    /// A link within the site.
    pub fn to(name: impl Into<String>, path: &SitePath) -> Self {
        Self { name: name.into(), href: Some(path.to_string()), ..Self::default() }
    }

    /// The same with a count.
    pub fn counting(self, count: usize) -> Self {
        Self { count: Some(count), ..self }
    }

    /// The last of the breadcrumbs: this page.
    pub fn here(name: impl Into<String>) -> Self {
        Self { name: name.into(), current: true, ..Self::default() }
    }
}

/// A frame with the site's own meta tags and a breadcrumb home.
pub fn frame<L: Lens>(plan: &Plan<L>, page: &Page<L>, title: &str) -> Frame {
    let site = &plan.parts.site;
    let mut meta = vec![section_tag("SiteName", site.name.reveal())];
    if let Some(url) = &site.url {
        meta.push(section_tag("SiteDomain", url.host()));
    }
    if let Some(code) = &site.identification_code {
        meta.push(section_tag("SiteIDCode", code.reveal()));
    }
    Frame {
        title: title.to_owned(),
        path: page.path.to_string(),
        root: page.path.root().to_owned(),
        description: site.description.reveal().to_owned(),
        section: String::new(),
        meta,
        breadcrumbs: vec![Link::to("首页", &paths::home())],
        noindex: L::PREVIEW,
        canonical: canonical(plan, &page.path),
        feed: Some(paths::feed("site").to_string()),
        twin: None,
        preview: L::PREVIEW,
    }
}

/// A frame of a page that belongs to a section.
pub fn section_frame<L: Lens>(plan: &Plan<L>, page: &Page<L>, kind: Kind, title: &str) -> Frame {
    let mut frame = frame(plan, page, title);
    frame.section = kind.slug().to_owned();
    let introduction = super::section::introduction(kind);
    frame.meta.extend(column_tags(kind.name(), introduction, column_type(kind)));
    frame.breadcrumbs.push(Link::to(kind.name(), &paths::section(kind)));
    frame
}

/// One meta tag of a page.
pub fn tag(name: &str, content: &str) -> Meta {
    Meta { name: name.to_owned(), content: content.to_owned(), is_of_section: false }
}

/// One meta tag of all pages of a section.
fn section_tag(name: &str, content: &str) -> Meta {
    Meta { is_of_section: true, ..tag(name, content) }
}

/// What the meta tags say of a column.
pub fn column_tags(name: &str, description: &str, column_type: &str) -> [Meta; 4] {
    [
        section_tag("ColumnName", name),
        section_tag("ColumnDescription", description),
        section_tag("ColumnKeywords", name),
        section_tag("ColumnType", column_type),
    ]
}

fn column_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Column => "政务动态",
        Kind::Documents => "政策文件",
        Kind::Consultations => "互动交流",
        _ => "信息公开",
    }
}

/// The absolute address of a path, where the site's own is known.
pub fn canonical<L: Lens>(plan: &Plan<L>, path: &SitePath) -> Option<String> {
    let base = plan.parts.site.url.as_ref()?.to_string();
    let path = path.as_str();
    let path = path.strip_suffix("index.html").unwrap_or(path);
    Some(format!("{}/{path}", base.trim_end_matches('/')))
}

/// An item as lists show it.
pub fn card<L: Lens>(plan: &Plan<L>, position: usize) -> CardView {
    let card = &plan.item(position).card;
    let category = card
        .category
        .as_ref()
        .map(|(code, label)| plan.channel_name(code).unwrap_or(label).to_owned());
    CardView {
        title: card.title.clone(),
        href: paths::item(&card.item).to_string(),
        date: card.date.map_or_else(|| UNDATED.to_owned(), |date| date.to_string()),
        published: card.publish.map_or_else(String::new, |publish| publish.to_string()),
        published_day: card.publish.map_or_else(String::new, |publish| publish.day().to_string()),
        category: category.unwrap_or_default(),
        section: card.item.kind.name().to_owned(),
        summary: card.summary.clone().unwrap_or_default(),
        index_number: plan.index_number(&card.item).unwrap_or_default(),
        document_number: card.document_number.clone().unwrap_or_default(),
        issuer: issuer(plan, position),
        demonstration: card.demonstration,
        masked: card.masked,
    }
}

/// 发布机构: the file's own word, or the organ.
pub fn issuer<L: Lens>(plan: &Plan<L>, position: usize) -> String {
    let own = plan.item(position).card.issuer.as_deref();
    own.unwrap_or_else(|| plan.parts.site.name.reveal()).to_owned()
}
