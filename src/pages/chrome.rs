//! Header and footer: rendered once a section and depth, not once a page.
//! Templates `components/site-header/` and `components/site-footer/`.

use super::view::{HeadRow, Link};
use serde::Serialize;

/// What header and footer show, as `site` in every template.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// 机构名称.
    pub name: String,
    /// 栏目总称.
    pub section_title: String,
    /// 标语, possibly empty.
    pub slogan: String,
    /// 站点简介.
    pub description: String,
    /// The portal above this site.
    pub portal: Option<String>,
    /// The facts the footer has to show (国办发〔2017〕47号).
    pub footer: Vec<HeadRow>,
    /// “我为政府网站找错”.
    pub error_report: Option<String>,
}

/// What the header and the footer add for one place: `root`, `navigation`, `services`.
#[derive(Clone, Debug, Serialize)]
pub struct Chrome {
    /// Prefix back to the root.
    pub root: String,
    /// The sections, the current one marked.
    pub navigation: Vec<Link>,
    /// Guide, application, objection, register, sitemap.
    pub services: Vec<Link>,
    /// Shown as a preview of drafts.
    pub preview: bool,
}
