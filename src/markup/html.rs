//! The events of a Markdown body, made safe one by one and written as HTML.

mod loose;

use super::emphasis::{self, Prepared, is_wide};
use super::links::{LinkResolver, Target};
use super::masks::GroundNames;
use crate::diag::{Code, Severity, Span};
use crate::model::Passage;
use pulldown_cmark::{
    Alignment, CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd,
    TextMergeWithOffset,
};
use std::ops::Range;

/// A body as HTML.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Html {
    /// The HTML.
    pub html: String,
    /// Its headings, in order.
    pub headings: Vec<HtmlHeading>,
    /// Ids or names of the grounds on which passages are masked.
    pub masked: Vec<String>,
}

/// One heading.
#[derive(Clone, Debug, PartialEq)]
pub struct HtmlHeading {
    /// 2 to 6.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// Its anchor.
    pub id: String,
}

/// Something wrong in a body; the span is within the body.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkupProblem {
    /// Which rule.
    pub code: Code,
    /// Bytes of the body.
    pub span: Span,
    /// What is wrong.
    pub cause: String,
    /// How to mend it.
    pub mend: String,
}

/// Writes a Markdown body as HTML.
pub fn to_html<R: LinkResolver + GroundNames>(
    source: &str,
    resolver: &R,
) -> (Html, Vec<MarkupProblem>) {
    let prepared = emphasis::prepare(source);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let parser = Parser::new_ext(&prepared.text, options).into_offset_iter();
    let mut writer = Writer {
        resolver,
        prepared: &prepared,
        html: Html::default(),
        problems: Vec::new(),
        events: Vec::with_capacity(source.len() / 24),
        table: Table::default(),
        heading: None,
        last_level: 1,
        links: Vec::new(),
        break_pending: false,
        is_indented: false,
        last_char: '\n',
    };
    for (event, range) in TextMergeWithOffset::new(parser) {
        writer.event(event, range);
    }
    let Writer { mut html, events, problems, .. } = writer;
    html.html.reserve(source.len() * 5 / 4);
    pulldown_cmark::html::push_html(&mut html.html, events.into_iter());
    (html, problems)
}

/// What became of a link or an image that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Inside,
    Outside,
    Dropped,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    in_head: bool,
    column: usize,
}

struct Writer<'a, R> {
    resolver: &'a R,
    prepared: &'a Prepared,
    html: Html,
    problems: Vec<MarkupProblem>,
    events: Vec<Event<'a>>,
    table: Table,
    heading: Option<HtmlHeading>,
    last_level: u8,
    links: Vec<Link>,
    break_pending: bool,
    /// Whether the paragraph that is open was indented.
    is_indented: bool,
    last_char: char,
}

impl<'a, R: LinkResolver + GroundNames> Writer<'a, R> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.break_pending {
            self.break_pending = false;
            let next = match &event {
                Event::Text(text) => text.chars().next(),
                _ => None,
            };
            let joins = is_wide(self.last_char) && next.is_some_and(is_wide);
            if !joins {
                self.events.push(Event::SoftBreak);
            }
        }
        match event {
            Event::Text(text) if self.is_indented => self.paragraphs(&text, &range),
            Event::Text(text) => self.text(&text, range),
            Event::SoftBreak => self.break_pending = true,
            Event::Html(_) | Event::InlineHtml(_) => self.raw_html(range),
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Code(text) => self.events.push(Event::Code(stripped(text))),
            other => self.events.push(other),
        }
    }

    fn problem(&mut self, code: Code, range: Range<usize>, cause: &str, mend: &str) {
        debug_assert_eq!(code.severity(), Severity::Error, "a page with a problem is not made");
        // a block ends behind its line break: the caret does not
        let end = range.start + self.prepared.text[range.clone()].trim_end().len();
        let (start, end) = (self.prepared.original(range.start), self.prepared.original(end));
        self.problems.push(MarkupProblem {
            code,
            span: Span::new(start, end),
            cause: cause.to_owned(),
            mend: mend.to_owned(),
        });
    }

    fn raw_html(&mut self, range: Range<usize>) {
        let mend = "改用 Markdown 写法；若要显示尖括号，写成 &lt; 和 &gt;";
        let line_start = self.prepared.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let line_start = self.prepared.original(line_start);
        let of_this_line = |p: &MarkupProblem| p.code == Code::RawHtml && p.span.end > line_start;
        if !self.problems.iter().any(of_this_line) {
            self.problem(Code::RawHtml, range, "正文里出现了 HTML 标签", mend);
        }
    }

    /// Indented paragraphs come as one text with blank lines in it.
    fn paragraphs(&mut self, text: &str, range: &Range<usize>) {
        let all = text.split("\n\n").map(str::trim).filter(|one| !one.is_empty());
        for (nth, paragraph) in all.enumerate() {
            if nth > 0 {
                self.events.push(Event::End(TagEnd::Paragraph));
                self.events.push(Event::Start(Tag::Paragraph));
            }
            self.text(paragraph, range.clone());
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        self.refuse_loose_link(&range);
        self.refuse_loose_heading(&range);
        let text = emphasis::strip(text);
        self.last_char = text.chars().next_back().unwrap_or('\n');
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(&text);
        }
        for piece in Passage::split(&text) {
            match piece {
                Passage::Text(text) => self.events.push(Event::Text(text.to_owned().into())),
                Passage::Masked(ground) => self.mask(ground, range.clone()),
            }
        }
    }

    fn mask(&mut self, ground: &str, range: Range<usize>) {
        let Some(name) = self.resolver.ground_name(ground) else {
            let mend = "写成 [[不公开:personal-privacy]] 或 [[不公开:涉及个人隐私]] 的样子，理由须是政策里有的";
            self.problem(Code::UnknownGround, range, "政策里没有这个不予公开的理由", mend);
            return;
        };
        let html = format!("<span class=\"withheld\">依法不公开（{name}）</span>");
        self.html.masked.push(ground.to_owned());
        self.events.push(Event::InlineHtml(html.into()));
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            // a tab or blanks before a paragraph are how people indent it: nobody writes code
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.is_indented = true;
                self.tell_loose_table(&range);
                self.events.push(Event::Start(Tag::Paragraph));
            }
            Tag::Heading { level, .. } => self.start_heading(level, range),
            Tag::Link { dest_url, .. } => self.start_link(&dest_url, range),
            Tag::Image { dest_url, title, id, link_type } => match self.resolver.image(&dest_url) {
                Target::Inside(address) => {
                    let dest_url = address.into();
                    self.events.push(Event::Start(Tag::Image { link_type, dest_url, title, id }));
                    self.links.push(Link::Inside);
                }
                _ => {
                    let mend = "把图片放进 content/files/，列入本条目的 attachments，再写 ![说明](files/文件名)";
                    self.problem(Code::BadLink, range, "图片须是本条目自己的附件", mend);
                    self.links.push(Link::Dropped);
                }
            },
            Tag::Table(alignments) => {
                self.table = Table { alignments, ..Table::default() };
                let open = "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"表格\">";
                self.events.push(Event::Html(open.into()));
                self.events.push(Event::Start(Tag::Table(Vec::new())));
            }
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.events.push(Event::Start(Tag::TableHead));
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.events.push(Event::Start(Tag::TableRow));
            }
            Tag::TableCell => self.start_cell(),
            Tag::Paragraph => {
                self.tell_loose_table(&range);
                self.events.push(Event::Start(Tag::Paragraph));
            }
            other => self.events.push(Event::Start(other)),
        }
    }

    fn start_cell(&mut self) {
        let alignment = self.table.alignments.get(self.table.column).copied();
        let class = match alignment {
            Some(Alignment::Right) => " class=\"end\"",
            Some(Alignment::Center) => " class=\"middle\"",
            _ => "",
        };
        let open = match self.table.in_head {
            true => format!("<th scope=\"col\"{class}>"),
            false => format!("<td{class}>"),
        };
        self.table.column += 1;
        self.events.push(Event::InlineHtml(open.into()));
    }

    fn start_heading(&mut self, level: HeadingLevel, range: Range<usize>) {
        let level = level as u8;
        if level == 1 || level > self.last_level + 1 {
            let mend = "正文里的标题从 ## 开始，逐级使用 ##、###、####，不跳级";
            let cause = if level == 1 { "正文里不用一级标题" } else { "标题跳了级" };
            self.problem(Code::HeadingLevel, range, cause, mend);
        }
        self.last_level = level.max(2);
        let id = format!("section-{}", self.html.headings.len() + 1);
        self.events.push(Event::InlineHtml(format!("<h{level} id=\"{id}\">").into()));
        self.heading = Some(HtmlHeading { level, text: String::new(), id });
    }

    fn start_link(&mut self, destination: &str, range: Range<usize>) {
        let (address, external) = match self.resolver.resolve(destination) {
            Target::Inside(address) => (Some(address), false),
            Target::Outside(address) => (Some(address), true),
            Target::Nothing => (None, false),
            Target::Unknown(reason) => {
                let mend = how_to_link(destination);
                self.problem(Code::DeadLink, range, reason, mend);
                (None, false)
            }
        };
        self.links.push(match (&address, external) {
            (None, _) => Link::Dropped,
            (Some(_), false) => Link::Inside,
            (Some(_), true) => Link::Outside,
        });
        let Some(address) = address else { return };
        let rel = if external { " class=\"external\" rel=\"noopener noreferrer\"" } else { "" };
        let mut open = String::from("<a href=\"");
        push_href(&mut open, &address);
        open.push_str(&format!("\"{rel}>"));
        self.events.push(Event::InlineHtml(open.into()));
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                let level = level as u8;
                self.events.push(Event::InlineHtml(format!("</h{level}>\n").into()));
                self.html.headings.extend(self.heading.take());
            }
            TagEnd::CodeBlock if std::mem::take(&mut self.is_indented) => {
                self.events.push(Event::End(TagEnd::Paragraph));
            }
            TagEnd::Link => match self.links.pop() {
                Some(Link::Inside) => self.events.push(Event::InlineHtml("</a>".into())),
                Some(Link::Outside) => {
                    let close = "<span class=\"vh\">（外部链接）</span></a>";
                    self.events.push(Event::InlineHtml(close.into()));
                }
                Some(Link::Dropped) | None => {}
            },
            TagEnd::Image => {
                if self.links.pop() == Some(Link::Inside) {
                    self.events.push(Event::End(TagEnd::Image));
                }
            }
            TagEnd::TableCell => {
                let close = if self.table.in_head { "</th>" } else { "</td>" };
                self.events.push(Event::InlineHtml(close.into()));
            }
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.events.push(Event::End(TagEnd::TableHead));
            }
            TagEnd::Table => {
                self.events.push(Event::End(TagEnd::Table));
                self.events.push(Event::Html("</div>\n".into()));
            }
            other => self.events.push(Event::End(other)),
        }
    }
}

/// How a link is written that was meant so.
fn how_to_link(destination: &str) -> &'static str {
    if destination.starts_with("www.") {
        return "站外链接写完整的地址：在前面加上 https://";
    }
    if destination.starts_with("files/") {
        return "把文件放进 content/files/，在本条目的资料区写一节 [[attachments]]（file = \"文件名\"，title = \"附件名称\"）";
    }
    if destination.contains('\\') || destination.as_bytes().get(1) == Some(&b':') {
        return "这是自己电脑上的位置，别人打不开：把文件放进 content/files/，列入本条目的 attachments，链接写 files/文件名";
    }
    "站内链接写 栏目/编号，如 documents/2026-001；站外链接写完整的 https:// 地址"
}

fn stripped(text: CowStr<'_>) -> CowStr<'_> {
    match emphasis::strip(&text) {
        std::borrow::Cow::Owned(text) => text.into(),
        std::borrow::Cow::Borrowed(_) => text,
    }
}

fn push_href(out: &mut String, address: &str) {
    for c in address.chars() {
        match c {
            '"' => out.push_str("%22"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            c => out.push(c),
        }
    }
}
