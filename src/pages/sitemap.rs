//! The map of the site: `sitemap.html`, template `pages/sitemap.html`.

use super::frame::frame;
use super::paths;
use super::plan::{Page, Plan};
use super::section::group_links;
use super::shelf::Shelf;
use super::view::{Frame, Link};
use crate::disclosure::Lens;
use crate::model::Kind;
use serde::Serialize;

/// Every section with its lists.
#[derive(Clone, Debug, Serialize)]
pub struct SiteMap {
    /// One group a section.
    pub groups: Vec<SiteMapGroup>,
}

/// One section of the map.
#[derive(Clone, Debug, Serialize)]
pub struct SiteMapGroup {
    /// The section itself.
    pub head: Link,
    /// Its lists by category and by year, its standing pages, its feeds.
    pub links: Vec<Link>,
}

/// The map of the site.
pub fn sitemap<L: Lens>(plan: &Plan<L>, page: &Page<L>) -> (Frame, SiteMap) {
    let mut frame = frame(plan, page, "站点地图");
    frame.breadcrumbs.push(Link::here("站点地图"));
    let mut groups = vec![SiteMapGroup {
        head: Link::to("首页", &paths::home()),
        links: vec![
            Link::to(Shelf::Catalogue.name(), &paths::section(Shelf::Catalogue)),
            Link::to("不予公开登记", &paths::register()),
            Link::to("全站订阅（Atom）", &paths::feed("site")),
        ],
    }];
    for kind in Kind::ALL {
        let positions = plan.of_kind(kind);
        let (years, categories) = group_links(plan, kind, None);
        let mut links = categories;
        links.extend(years);
        if kind == Kind::Pages {
            let of_item = |p: &usize| {
                let card = &plan.item(*p).card;
                Link::to(card.title.clone(), &paths::item(&card.item))
            };
            links.splice(0..0, positions.iter().map(of_item));
        }
        let head = Link::to(kind.name(), &paths::section(kind)).counting(positions.len());
        groups.push(SiteMapGroup { head, links });
    }
    (frame, SiteMap { groups })
}
