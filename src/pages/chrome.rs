//! Header and footer: rendered once a section and depth, not once a page.
//! Templates `components/site-header/` and `components/site-footer/`.

use super::frame::UNKNOWN;
use super::paths;
use super::plan::Plan;
use super::view::{HeadRow, Link};
use crate::disclosure::Lens;
use crate::model::{Kind, Label};
use crate::records::Site;
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
    /// Guide, application, objection, catalogue, register, sitemap.
    pub services: Vec<Link>,
    /// Shown as a preview of drafts.
    pub preview: bool,
}

/// The organ, for every template.
pub fn site_view(site: &Site) -> SiteView {
    let text = |value: Option<&Label>| value.map_or_else(String::new, |v| v.reveal().to_owned());
    let row = |label, value: Option<String>| HeadRow {
        label,
        missing: value.is_none(),
        value: value.unwrap_or_else(|| UNKNOWN.to_owned()),
    };
    let label = |value: &Option<Label>| value.as_ref().map(|v| v.reveal().to_owned());
    let contact = &site.contact;
    SiteView {
        name: site.name.reveal().to_owned(),
        section_title: site.section_title.reveal().to_owned(),
        slogan: text(site.slogan.as_ref()),
        description: site.description.reveal().to_owned(),
        portal: site.portal.as_ref().map(ToString::to_string),
        footer: vec![
            row("主办单位", Some(site.name.reveal().to_owned())),
            row("联系电话", contact.phone.as_ref().map(|v| v.reveal().to_owned())),
            row("地址", contact.address.as_ref().map(|v| v.reveal().to_owned())),
            row("网站标识码", label(&site.identification_code)),
            row("ICP备案编号", label(&site.icp)),
            row("公安机关备案号", label(&site.police_record)),
        ],
        error_report: site.error_report.as_ref().map(ToString::to_string),
    }
}

/// Which entry of the navigation is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Here {
    /// The home page.
    Home,
    /// A page of this section.
    Section(Kind),
    /// A page of no section.
    Elsewhere,
}

impl Here {
    /// Every place that has a chrome of its own.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Home, Self::Elsewhere].into_iter().chain(Kind::ALL.into_iter().map(Self::Section))
    }
}

/// Header and footer of one place in the site.
pub fn chrome<L: Lens>(plan: &Plan<L>, root: &str, here: Here) -> Chrome {
    let navigation =
        std::iter::once(Link { current: here == Here::Home, ..Link::to("首页", &paths::home()) });
    let sections = Kind::ALL.into_iter().map(|kind| Link {
        current: here == Here::Section(kind),
        ..Link::to(kind.name(), &paths::section(kind))
    });
    let mut services = super::home::services(plan);
    services.push(Link::to("站点地图", &paths::sitemap()));
    Chrome {
        root: root.to_owned(),
        navigation: navigation.chain(sections).collect(),
        services,
        preview: L::PREVIEW,
    }
}
