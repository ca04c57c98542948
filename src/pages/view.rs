//! What every template may see: frames, links, cards and shown fields. Strings only,
//! made from disclosed values; the types of `records` cannot be named here.

use serde::Serialize;

/// What every page has, as `page` in the template.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Frame {
    /// `<title>` without the site's name.
    pub title: String,
    /// Path of this page in the site, `records/2026-001.html`.
    pub path: String,
    /// Prefix back to the root: ``, `../` or `../../`; put before every link.
    pub root: String,
    /// Plain text for `<meta name="description">`.
    pub description: String,
    /// Folder of the section this page belongs to, or ``.
    pub section: String,
    /// `<meta>` of 国办发〔2017〕47号, name and content.
    pub meta: Vec<Meta>,
    /// From the home page down to this one; the last has no `href`.
    pub breadcrumbs: Vec<Link>,
    /// Not to be indexed (tombstone, preview, 404).
    pub noindex: bool,
    /// Absolute address, where `url` is set in `site.toml`.
    pub canonical: Option<String>,
    /// Atom feed of this page's subject, from the root.
    pub feed: Option<String>,
    /// JSON twin, from the root.
    pub twin: Option<String>,
    /// Shown as a preview of drafts.
    pub preview: bool,
}

/// One `<meta>`.
#[derive(Clone, Debug, Serialize)]
pub struct Meta {
    /// `ArticleTitle`, `PubDate`, …
    pub name: String,
    /// Its content.
    pub content: String,
    /// Whether it says the same on all pages of the section.
    pub is_of_section: bool,
}

/// A link within the site (from the root) or out of it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Link {
    /// The words.
    pub name: String,
    /// From the root without leading slash, or absolute; none where it leads nowhere.
    pub href: Option<String>,
    /// It leaves the site.
    pub external: bool,
    /// How many things stand behind it, where that is worth saying.
    pub count: Option<usize>,
    /// It is this very page or section.
    pub current: bool,
}

/// One item in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    /// 名称.
    pub title: String,
    /// From the root.
    pub href: String,
    /// 成文日期 `2026-05-02`, or 未注明.
    pub date: String,
    /// 发布时间 `2026-05-02 09:00`.
    pub published: String,
    /// Only the day of it.
    pub published_day: String,
    /// Category within its section: channel, method, status, …
    pub category: String,
    /// Name of its section.
    pub section: String,
    /// 内容概述, possibly empty.
    pub summary: String,
    /// 索引号, or empty.
    pub index_number: String,
    /// 文号, or empty.
    pub document_number: String,
    /// 发布机构.
    pub issuer: String,
    /// Marked 演示.
    pub demonstration: bool,
    /// Part of it is masked.
    pub masked: bool,
}

/// One field as the public sees it. `form` says which of the others are filled:
/// `text` | `prose` | `link` | `withheld` | `group` | `table` | `entries` | `list`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FieldView {
    /// Chinese label.
    pub label: String,
    /// Which shape it has.
    pub form: &'static str,
    /// `text`, `link`: the words. `withheld`: `依法不公开`.
    pub text: String,
    /// `text`: `money`, `number`, `day`, `code` or empty, for alignment and style.
    pub unit: &'static str,
    /// `link`: from the root, or absolute.
    pub href: String,
    /// `link`: it leaves the site.
    pub external: bool,
    /// `withheld`: Chinese name of the ground; and the public reason, if any.
    pub ground: String,
    /// `prose`: paragraphs. `list`: its elements.
    pub lines: Vec<String>,
    /// `group`: its fields.
    pub fields: Vec<FieldView>,
    /// `table`: column labels.
    pub columns: Vec<String>,
    /// `table`: rows of cells, each a FieldView of form `text`, `link` or `withheld`.
    pub rows: Vec<Vec<FieldView>>,
    /// `entries`: one group an entry; `text` is its heading.
    pub entries: Vec<FieldView>,
}

/// One row of the head of a page: 索引号, 分类, 发布机构, ….
#[derive(Clone, Debug, Serialize)]
pub struct HeadRow {
    /// Label.
    pub label: &'static str,
    /// Value, or 未注明 / 待填写.
    pub value: String,
    /// The value is unknown.
    pub missing: bool,
}

/// One file to download.
#[derive(Clone, Debug, Serialize)]
pub struct AttachmentView {
    /// Its title.
    pub title: String,
    /// From the root.
    pub href: String,
    /// The name offered on download.
    pub name: String,
    /// `PDF`, `DOCX`, ….
    pub format: String,
    /// `128 KB`.
    pub size: String,
}

/// A named run of cards or links with a place to see more.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Panel {
    /// Folder or channel id, for anchors and styles.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// From the root.
    pub href: String,
    /// How many items it has.
    pub count: usize,
    /// The newest of them.
    pub cards: Vec<CardView>,
}
