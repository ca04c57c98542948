//! The page of one item: `<kind>/<id>.html`, template `pages/detail.html`; a standing
//! page of 公开指引 has `pages/guide.html`.

use super::view::{AttachmentView, FieldView, HeadRow, Link};
use serde::Serialize;

/// What the page of one item shows.
#[derive(Clone, Debug, Serialize)]
pub struct Detail {
    /// 名称.
    pub title: String,
    /// Name of its kind, and its category.
    pub section: String,
    /// Category within the section.
    pub category: String,
    /// 发布时间 `2026-05-02 09:00`.
    pub published: String,
    /// 信息来源.
    pub source: String,
    /// Marked 演示.
    pub demonstration: bool,
    /// The table at the head: 索引号、分类、发布机构、成文日期、名称、文号、发布日期、主题词.
    pub head: Vec<HeadRow>,
    /// 内容概述, possibly empty.
    pub summary: String,
    /// The fields of its kind.
    pub fields: Vec<FieldView>,
    /// The Markdown as HTML, possibly empty.
    pub body: String,
    /// The headings of the body, for a table of contents; empty under three.
    pub contents: Vec<Heading>,
    /// Files to download.
    pub attachments: Vec<AttachmentView>,
    /// 公开依据.
    pub basis: Vec<String>,
    /// Why something is masked: name of the ground and the clause, once a ground.
    pub grounds: Vec<GroundView>,
    /// The public history, newest first.
    pub changes: Vec<ChangeView>,
    /// The item before it in time in its section.
    pub previous: Option<Link>,
    /// The item after it.
    pub next: Option<Link>,
    /// The role of a standing page (`guide`, `leading-group`, …), or empty.
    pub role: &'static str,
    /// The other standing pages, on a standing page.
    pub siblings: Vec<Link>,
}

/// One heading of the body.
#[derive(Clone, Debug, Serialize)]
pub struct Heading {
    /// 2 or 3.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// Its anchor.
    pub id: String,
}

/// Why something is not public.
#[derive(Clone, Debug, Serialize)]
pub struct GroundView {
    /// 涉及个人隐私.
    pub name: String,
    /// The clause.
    pub clause: String,
    /// The words the bureau adds, possibly empty.
    pub reason: String,
}

/// One line of the public history.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeView {
    /// `2026-05-02`.
    pub date: String,
    /// What changed.
    pub what: String,
}
