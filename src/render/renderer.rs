//! The door of rendering: one page of the plan → its bytes, and the problems of the
//! text on it. Runs on many threads at once.

use super::links::ItemLinks;
use super::rendered::Rendered;
use super::templates::Templates;
use super::theme::Theme;
use super::{csv, json, schema, standing, xml};
use crate::content::{body_text, read_text};
use crate::diag::{Code, Diagnostic, Place, system_error};
use crate::disclosure::Lens;
use crate::markup::{Html, to_html, without_links_to_nothing};
use crate::pages::{DataForm, Page, Plan, SchemaOf, Shelf, Subject, context};
use crate::world::World;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// Everything that rendering needs besides the page.
pub struct Renderer<'r, L: Lens> {
    /// Files.
    pub world: &'r dyn World,
    /// The plan of the site.
    pub plan: &'r Plan<L>,
    /// Compiled templates.
    pub templates: Templates,
    /// The theme.
    pub theme: &'r Theme,
}

/// The text of the item that a thread looked at last: its twin comes after its page, and
/// the file is read once for both.
#[derive(Default)]
pub struct Desk {
    open: Option<(usize, Option<String>)>,
}

impl<L: Lens> Renderer<'_, L> {
    /// Renders one page.
    ///
    /// # Errors
    /// What is wrong with the text of the item or with a template.
    pub fn render(&self, page: &Page<L>, desk: &mut Desk) -> Result<Rendered<L>, Vec<Diagnostic>> {
        let bytes = self.bytes(page, desk)?;
        Ok(Rendered::new(page.path.clone(), bytes))
    }

    fn bytes(&self, page: &Page<L>, desk: &mut Desk) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let plan = self.plan;
        Ok(match &page.subject {
            Subject::Twin(position) => {
                let text = self.public_text(page, *position, desk).map_err(one)?;
                pretty(&json::twin(plan, *position, text.as_deref()))
            }
            Subject::Attachment(position, ordinal) => {
                self.attachment(*position, *ordinal).map_err(one)?
            }
            Subject::Feed(channel) => xml::feed(plan, channel.as_deref()).into_bytes(),
            Subject::Data(shelf, year, form) => self.data(*shelf, *year, *form),
            Subject::Openness => pretty(&standing::openness(plan)),
            Subject::Schema(SchemaOf::Twins(kind)) => pretty(&schema::schema(*kind)),
            Subject::Schema(SchemaOf::Catalogue) => pretty(&schema::catalogue()),
            Subject::Schema(SchemaOf::Openness) => pretty(&schema::openness()),
            Subject::SiteMapXml => xml::sitemap(plan).into_bytes(),
            Subject::Static(name) => self.theme.static_bytes(name),
            _ => {
                let body = match &page.subject {
                    Subject::Detail(position) => self.body(page, *position, desk)?,
                    _ => Html::default(),
                };
                let Some(context) = context(plan, page, body) else { return Ok(Vec::new()) };
                self.templates.render(&context).map_err(one)?
            }
        })
    }

    fn text<'d>(&self, position: usize, desk: &'d mut Desk) -> Result<Option<&'d str>, Diagnostic> {
        if desk.open.as_ref().is_none_or(|(open, _)| *open != position) {
            desk.open = Some((position, self.read(position)?));
        }
        Ok(desk.open.as_ref().and_then(|(_, text)| text.as_deref()))
    }

    /// The Markdown of an item without addresses of what is not public.
    fn public_text<'d>(
        &self,
        page: &Page<L>,
        position: usize,
        desk: &'d mut Desk,
    ) -> Result<Option<Cow<'d, str>>, Diagnostic> {
        let links = ItemLinks { plan: self.plan, position, root: page.path.root() };
        let clean = |text: &'d str| match self.plan.hides_something() && text.contains(']') {
            true => Cow::Owned(without_links_to_nothing(text, &links)),
            false => Cow::Borrowed(text),
        };
        Ok(self.text(position, desk)?.map(clean))
    }

    fn read(&self, position: usize) -> Result<Option<String>, Diagnostic> {
        let item = self.plan.item(position);
        let Some(handle) = &item.body else { return Ok(None) };
        let text = read_text(self.world, &item.file)?;
        body_text(&item.file, text, handle).map(Some)
    }

    fn body(
        &self,
        page: &Page<L>,
        position: usize,
        desk: &mut Desk,
    ) -> Result<Html, Vec<Diagnostic>> {
        let item = self.plan.item(position);
        let text = self.text(position, desk).map_err(one)?;
        let (Some(text), Some(handle)) = (text, &item.body) else {
            return Ok(Html::default());
        };
        let links = ItemLinks { plan: self.plan, position, root: page.path.root() };
        let (html, problems) = to_html(text, &links);
        if problems.is_empty() {
            return Ok(html);
        }
        let diagnostic = |problem: crate::markup::MarkupProblem| {
            let place = Place::Span(problem.span.shifted(handle.offset));
            Diagnostic::new(problem.code, item.file.clone(), place, problem.cause, problem.mend)
        };
        Err(problems.into_iter().map(diagnostic).collect())
    }

    fn attachment(&self, position: usize, ordinal: usize) -> Result<Vec<u8>, Diagnostic> {
        let item = self.plan.item(position);
        let file = item.attachments[ordinal].file.reveal();
        self.world.read(&format!("content/files/{file}")).map_err(|error| {
            let cause = format!("附件读不出来：{}", system_error(&error));
            let mend = "检查附件是否在 content/files/ 里、是否被别的程序占用";
            Diagnostic::new(
                Code::MissingAttachment,
                item.file.clone(),
                Place::Key("attachments".into()),
                cause,
                mend,
            )
        })
    }

    fn data(&self, shelf: Shelf, year: Option<i16>, form: DataForm) -> Vec<u8> {
        let plan = self.plan;
        let positions: Vec<usize> = plan
            .on(shelf)
            .iter()
            .copied()
            .filter(|position| year.is_none() || plan.year(*position) == year)
            .collect();
        let each = positions.iter();
        match (shelf, form) {
            (Shelf::Kind(kind), DataForm::Csv) => csv::table(plan, kind, &positions),
            (Shelf::Kind(_), DataForm::Json) => {
                pretty_list(each.map(|position| json::twin(plan, *position, None)))
            }
            (Shelf::Catalogue, DataForm::Csv) => csv::catalogue(plan, &positions),
            (Shelf::Catalogue, DataForm::Json) => {
                pretty_list(each.map(|position| standing::entry(plan, *position)))
            }
        }
    }
}

fn one(diagnostic: Diagnostic) -> Vec<Diagnostic> {
    vec![diagnostic]
}

fn pretty(json: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(json).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// A list of thousands: one element at a time, never all in memory.
fn pretty_list(elements: impl Iterator<Item: Serialize>) -> Vec<u8> {
    let mut bytes = Vec::new();
    // a Vec takes every write
    let _ = serde_json::Serializer::pretty(&mut bytes).collect_seq(elements);
    bytes.push(b'\n');
    bytes
}
