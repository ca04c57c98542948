//! The map of the site: `sitemap.html`, template `pages/sitemap.html`.

use super::view::Link;
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
