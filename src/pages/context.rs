//! What a template gets: the one type that `render` takes, made of views only.

use super::catalogue::{Catalogue, catalogue, catalogue_list};
use super::chrome::Here;
use super::detail::{Detail, detail};
use super::frame::frame;
use super::home::{Home, home};
use super::plan::{Page, Plan, Subject};
use super::register::{WithheldRegister, register};
use super::section::{List, Section, list, section};
use super::shelf::Shelf;
use super::sitemap::{SiteMap, sitemap};
use super::view::Frame;
use crate::disclosure::Lens;
use crate::markup::Html;
use serde::Serialize;

/// The content of one page, by template.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Content {
    /// `pages/home.html`
    Home(Box<Home>),
    /// `pages/section.html`
    Section(Box<Section>),
    /// `pages/list.html`
    List(Box<List>),
    /// `pages/catalogue.html`
    Catalogue(Box<Catalogue>),
    /// `pages/catalogue-list.html`
    CatalogueList(Box<List>),
    /// `pages/detail.html`, `pages/guide.html`, `pages/report.html`
    Detail(Box<Detail>),
    /// `pages/register.html`
    Register(Box<WithheldRegister>),
    /// `pages/sitemap.html`
    SiteMap(Box<SiteMap>),
    /// `pages/not-found.html`
    NotFound,
    /// `pages/tombstone.html`
    Tombstone,
}

/// A page as its template sees it. Nothing but `pages` makes one.
#[derive(Clone, Debug, Serialize)]
pub struct PageContext {
    /// What every page has.
    pub page: Frame,
    /// What this page has.
    pub content: Content,
    /// Which entry of the navigation is marked.
    #[serde(skip)]
    pub here: Here,
}

impl PageContext {
    /// The template of the page.
    pub fn template(&self) -> &'static str {
        match &self.content {
            Content::Home(_) => "pages/home.html",
            Content::Section(_) => "pages/section.html",
            Content::List(_) => "pages/list.html",
            Content::Catalogue(_) => "pages/catalogue.html",
            Content::CatalogueList(_) => "pages/catalogue-list.html",
            Content::Detail(detail) if detail.report.is_some() => "pages/report.html",
            Content::Detail(detail) if detail.role.is_empty() => "pages/detail.html",
            Content::Detail(_) => "pages/guide.html",
            Content::Register(_) => "pages/register.html",
            Content::SiteMap(_) => "pages/sitemap.html",
            Content::NotFound => "pages/not-found.html",
            Content::Tombstone => "pages/tombstone.html",
        }
    }
}

/// The context of an HTML page; none for machine data and files. `body` gives the
/// Markdown of an item as HTML.
pub fn context<L: Lens>(plan: &Plan<L>, page: &Page<L>, body: Html) -> Option<PageContext> {
    let (page, content, here) = match &page.subject {
        Subject::Home => {
            let (frame, home) = home(plan, page);
            (frame, Content::Home(Box::new(home)), Here::Home)
        }
        Subject::Section(kind) => {
            let (frame, content) = section(plan, page, *kind);
            (frame, Content::Section(Box::new(content)), Here::Section(*kind))
        }
        Subject::List(one) => match one.shelf {
            Shelf::Kind(kind) => {
                let (frame, content) = list(plan, page, kind, one);
                (frame, Content::List(Box::new(content)), Here::Section(kind))
            }
            Shelf::Catalogue => {
                let (frame, content) = catalogue_list(plan, page, one);
                (frame, Content::CatalogueList(Box::new(content)), Here::Elsewhere)
            }
        },
        Subject::Catalogue => {
            let (frame, content) = catalogue(plan, page);
            (frame, Content::Catalogue(Box::new(content)), Here::Elsewhere)
        }
        Subject::Detail(position) => {
            let kind = plan.item(*position).card.item.kind;
            let (frame, content) = detail(plan, page, *position, body);
            (frame, Content::Detail(Box::new(content)), Here::Section(kind))
        }
        Subject::Register => {
            let (frame, content) = register(plan, page);
            (frame, Content::Register(Box::new(content)), Here::Elsewhere)
        }
        Subject::SiteMap => {
            let (frame, content) = sitemap(plan, page);
            (frame, Content::SiteMap(Box::new(content)), Here::Elsewhere)
        }
        Subject::NotFound => (not_found(plan, page), Content::NotFound, Here::Elsewhere),
        Subject::Tombstone => (tombstone(plan, page), Content::Tombstone, Here::Elsewhere),
        Subject::Twin(_)
        | Subject::Attachment(..)
        | Subject::Feed(_)
        | Subject::Data(..)
        | Subject::Openness
        | Subject::Schema(_)
        | Subject::SiteMapXml
        | Subject::Static(_) => return None,
    };
    Some(PageContext { page, content, here })
}

/// 404 is served at any depth: its links start at the base path.
fn not_found<L: Lens>(plan: &Plan<L>, page: &Page<L>) -> Frame {
    let frame = frame(plan, page, "找不到页面");
    let root = plan.parts.base_path.clone();
    Frame { root, noindex: true, canonical: None, ..frame }
}

/// The same bytes for every item: nothing of its path but the way to the style.
fn tombstone<L: Lens>(plan: &Plan<L>, page: &Page<L>) -> Frame {
    let frame = frame(plan, page, "该信息已终止公示");
    let path = String::new();
    Frame { path, noindex: true, canonical: None, feed: None, breadcrumbs: Vec::new(), ..frame }
}
