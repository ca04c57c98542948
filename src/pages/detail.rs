//! The page of one item: `<kind>/<id>.html`, template `pages/detail.html`; a standing
//! page of 公开指引 has `pages/guide.html`.

use super::fields;
use super::frame::{UNDATED, UNKNOWN, card as card_view, issuer, section_frame, tag};
use super::paths;
use super::plan::{Page, Plan};
use super::report::{ReportView, report};
use super::timeliness::TimingView;
use super::view::{AttachmentView, CardView, FieldView, Frame, HeadRow, Link, Meta};
use crate::disclosure::{Disclosed, Field, Lens, Value};
use crate::markup::Html;
use crate::model::{CodeList, Kind};
use crate::records::PageRole;
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
    /// The sections and tables of an annual report.
    pub report: Option<ReportView>,
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
    /// Where to object, if that page is published; from the root.
    pub objection: Option<String>,
    /// When it was due and when it came; empty where no rule says so.
    pub timeliness: Vec<TimingView>,
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

/// How long a body must be to deserve a table of contents, in headings.
const CONTENTS_FROM: usize = 3;

/// The page of one item; `body` is its Markdown as HTML.
pub fn detail<L: Lens>(
    plan: &Plan<L>,
    page: &Page<L>,
    position: usize,
    body: Html,
) -> (Frame, Detail) {
    let item = plan.item(position);
    let card = &item.card;
    let kind = card.item.kind;
    let source = source(plan, position);
    let mut frame = section_frame(plan, page, kind, &card.title);
    frame.breadcrumbs.push(Link::here(card.title.clone()));
    frame.twin = Some(paths::twin(&card.item).to_string());
    if card.summary.is_some() {
        // `Description` of the article is the one that a page may have
        frame.description.clear();
    }
    frame.meta.extend(article_meta(&frame, item, &source));
    let (previous, next) = plan.neighbours(position);
    let link = |position: usize| {
        let card = &plan.item(position).card;
        Link::to(card.title.clone(), &paths::item(&card.item))
    };
    let view = card_view(plan, position);
    let content = Detail {
        title: card.title.clone(),
        section: kind.name().to_owned(),
        category: view.category.clone(),
        published: view.published.clone(),
        source,
        demonstration: card.demonstration,
        head: head(plan, position, &view),
        summary: view.summary,
        fields: detail_fields(plan, position),
        report: (kind == Kind::Reports).then(|| report(plan, position)),
        grounds: grounds(plan, item, &body),
        objection: super::home::standing_page(plan, PageRole::Objection),
        contents: contents(&body),
        body: body.html,
        attachments: attachments(plan, position),
        basis: item.basis.clone(),
        timeliness: super::timeliness::views(plan, item),
        changes: changes(item),
        previous: previous.map(link),
        next: next.map(link),
        role: item.role.map_or("", CodeList::code),
        siblings: siblings(plan, position),
    };
    (frame, content)
}

fn source<L: Lens>(plan: &Plan<L>, position: usize) -> String {
    match plan.item(position).value("source") {
        Some(Value::Text(text)) => text.clone(),
        _ => issuer(plan, position),
    }
}

fn article_meta<L: Lens>(frame: &Frame, item: &Disclosed<L>, source: &str) -> Vec<Meta> {
    let mut meta = vec![tag("ArticleTitle", &item.card.title)];
    if let Some(publish) = item.card.publish {
        meta.push(tag("PubDate", &publish.to_string()));
    }
    meta.push(tag("ContentSource", source));
    if !item.topics.is_empty() {
        meta.push(tag("Keywords", &item.topics.join(",")));
    }
    if let Some(summary) = &item.card.summary {
        meta.push(tag("Description", summary));
    }
    if let Some(address) = &frame.canonical {
        meta.push(tag("Url", address));
    }
    meta
}

/// 索引号、分类、发布机构、成文日期、名称、文号、发布日期、主题词, in this order.
fn head<L: Lens>(plan: &Plan<L>, position: usize, view: &CardView) -> Vec<HeadRow> {
    let item = plan.item(position);
    let row = |label, value: &str, unknown: &str| HeadRow {
        label,
        missing: value.is_empty() || value == unknown,
        value: if value.is_empty() { unknown.to_owned() } else { value.to_owned() },
    };
    let class = match view.category.is_empty() {
        true => view.section.clone(),
        false => format!("{} / {}", view.section, view.category),
    };
    let mut rows = vec![
        row("索引号", &view.index_number, "待登记"),
        row("分类", &class, UNDATED),
        row("发布机构", &view.issuer, UNKNOWN),
        row("成文日期", &item.card.date.map_or_else(String::new, |d| d.in_chinese()), UNDATED),
        row("名称", &view.title, UNDATED),
        row("文号", &view.document_number, UNDATED),
        row("发布日期", &view.published_day, "未发布"),
        row("主题词", &item.topics.join("、"), UNDATED),
    ];
    let optional = [("责任科室", item.department.as_deref()), ("公开环节", item.phase)];
    rows.extend(optional.into_iter().filter_map(|(label, value)| Some(row(label, value?, ""))));
    let publicity = item.publicity;
    let until = publicity.last_day.map(|day| format!("至 {day}"));
    let derived = [
        ("公示状态", publicity.state.map(|state| state.label().to_owned())),
        ("公示期限", until),
        ("整改状态", publicity.rectification.map(|state| state.label().to_owned())),
    ];
    rows.extend(derived.into_iter().filter_map(|(label, value)| Some(row(label, &value?, ""))));
    rows
}

/// The fields of the kind, and what the builder adds to a standing page.
fn detail_fields<L: Lens>(plan: &Plan<L>, position: usize) -> Vec<FieldView> {
    let item = plan.item(position);
    let is_report = item.card.item.kind == Kind::Reports;
    let is_shown_elsewhere =
        |field: &Field| is_shown_as_source(field) || is_report && field.name != "year";
    let shown: Vec<_> =
        item.fields.iter().filter(|field| !is_shown_elsewhere(field)).cloned().collect();
    let mut fields = fields::views(plan, &shown);
    match item.role {
        Some(PageRole::LeadingGroup) => fields.extend(super::standing::leading_group(plan)),
        Some(PageRole::Guide) => fields.extend(super::standing::guide(plan)),
        Some(PageRole::Application | PageRole::Objection) => {
            fields.push(super::standing::contacts(plan));
        }
        _ => {}
    }
    fields
}

/// 信息来源 stands above the text; 记录来源, a code, and a source that is withheld do not.
fn is_shown_as_source(field: &Field) -> bool {
    field.name == "source" && matches!(field.value(), Some(Value::Text(_)))
}

fn contents(body: &Html) -> Vec<Heading> {
    let headings: Vec<Heading> = body
        .headings
        .iter()
        .filter(|heading| heading.level <= 3)
        .map(|h| Heading { level: h.level, text: h.text.clone(), id: h.id.clone() })
        .collect();
    if headings.len() < CONTENTS_FROM { Vec::new() } else { headings }
}

fn attachments<L: Lens>(plan: &Plan<L>, position: usize) -> Vec<AttachmentView> {
    plan.attachments(position)
        .into_iter()
        .map(|(ordinal, entry)| {
            let path = plan.attachment_path(position, ordinal);
            let file = entry.file.reveal();
            let size = plan.parts.file_sizes.get(file).copied().unwrap_or(0);
            AttachmentView {
                title: entry.title.reveal().to_owned(),
                name: file.rsplit('/').next().unwrap_or(file).to_owned(),
                format: path.extension().to_uppercase(),
                size: in_words(size),
                href: path.to_string(),
            }
        })
        .collect()
}

fn in_words(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} 字节"),
        1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => format!("{}.{} MB", bytes / 1_048_576, bytes % 1_048_576 * 10 / 1_048_576),
    }
}

/// Every ground on the page once: of masked fields, then of masked passages.
fn grounds<L: Lens>(plan: &Plan<L>, item: &Disclosed<L>, body: &Html) -> Vec<GroundView> {
    let mut views: Vec<GroundView> = Vec::new();
    let of_masks = item.masks.iter().map(|m| (&m.ground, m.public_reason.as_deref().unwrap_or("")));
    let of_body = body.masked.iter().filter_map(|id| Some((plan.policy.ground(id)?, "")));
    let of_names = item.abbreviated.iter().map(|ground| (ground, ""));
    for (ground, reason) in of_masks.chain(of_body).chain(of_names) {
        if !views.iter().any(|view| view.name == ground.name()) {
            views.push(GroundView {
                name: ground.name().to_owned(),
                clause: ground.citation().in_chinese(),
                reason: reason.to_owned(),
            });
        }
    }
    views
}

fn changes<L: Lens>(item: &Disclosed<L>) -> Vec<ChangeView> {
    let mut changes: Vec<ChangeView> = item
        .changes
        .iter()
        .map(|change| ChangeView { date: change.date.to_string(), what: change.what.clone() })
        .collect();
    changes.sort_by(|a, b| b.date.cmp(&a.date));
    changes
}

fn siblings<L: Lens>(plan: &Plan<L>, position: usize) -> Vec<Link> {
    if plan.item(position).role.is_none() {
        return Vec::new();
    }
    let link = |sibling: &usize| {
        let card = &plan.item(*sibling).card;
        let link = Link::to(card.title.clone(), &paths::item(&card.item));
        Link { current: *sibling == position, ..link }
    };
    plan.of_kind(Kind::Pages).iter().map(link).collect()
}
