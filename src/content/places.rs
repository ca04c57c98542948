//! Key paths of diagnostics → byte ranges, by reading the file once more; and the
//! covered texts that messages show. Only failing runs pay for it.

use super::{load, source_text, toml_file};
use crate::diag::{
    Code, Concealed, Cover, Diagnostic, Diagnostics, Place, Sources, Span, shown_name,
};
use crate::model::Kind;
use crate::records::{Body, Header};
use crate::schema::{FieldDoc, Record, Shape, same_key};
use crate::world::World;
use std::collections::{HashMap, HashSet};

/// Resolves every place, sorts in file order and fetches the texts that are shown. Neither
/// they nor the messages repeat a value that is `concealed`.
pub fn resolve(
    world: &dyn World,
    diagnostics: Diagnostics,
    concealed: &Concealed,
) -> (Diagnostics, Sources) {
    let mut sources = Sources::default();
    let mut names = Names::default();
    let mut texts = HashMap::new();
    let unread = files_that_do_not_parse(&diagnostics);
    let mut resolved: Diagnostics = diagnostics
        .into_iter()
        .map(|mut diagnostic| {
            let file = diagnostic.file.clone();
            let name = names.of(&file, concealed);
            if diagnostic.place != Place::File && !texts.contains_key(&file) {
                let text = load::read_text(world, &file).unwrap_or_default();
                let cover = match unread.contains(&file) && names_persons(&file) {
                    true => Cover::Values,
                    false => Cover::for_text(&text),
                };
                sources.insert(&name, &text, cover, &is_key, concealed);
                texts.insert(file.clone(), text);
            }
            if let Place::Key(path) = &diagnostic.place {
                let text = texts.get(&file).map_or("", String::as_str);
                diagnostic.place = span_of_key(&file, text, path).map_or(Place::File, Place::Span);
            }
            Diagnostic { file: name, ..diagnostic.without(concealed) }
        })
        .collect();
    resolved.sort_by(|diagnostic| match &diagnostic.place {
        Place::Span(span) | Place::Line(span) => span.start,
        Place::File | Place::Key(_) => 0,
    });
    (resolved, sources)
}

/// What files are called in messages: two are never called the same.
#[derive(Default)]
struct Names {
    by_file: HashMap<String, String>,
    given: HashSet<String>,
}

impl Names {
    fn of(&mut self, file: &str, concealed: &Concealed) -> String {
        if let Some(name) = self.by_file.get(file) {
            return name.clone();
        }
        let shown = shown_name(file, concealed);
        let numbered = (2..).map(|number| format!("{shown}（同样写法的第 {number} 个文件）"));
        let mut free = [shown.clone()].into_iter().chain(numbered);
        let name = free.find(|name| !self.given.contains(name)).unwrap_or(shown);
        self.given.insert(name.clone());
        self.by_file.insert(file.to_owned(), name.clone());
        name
    }
}

/// Files of which nobody can say whether they have an exception.
fn files_that_do_not_parse(diagnostics: &Diagnostics) -> HashSet<String> {
    let syntax = [Code::TomlSyntax, Code::DuplicateKey, Code::FrontMatter];
    let broken = diagnostics.iter().filter(|d| syntax.contains(&d.code));
    broken.map(|d| d.file.clone()).collect()
}

/// Whether files of this kind often name persons.
fn names_persons(file: &str) -> bool {
    let kind = file.split('/').nth(1).and_then(Kind::of_slug);
    matches!(kind, Some(Kind::Records | Kind::Appointments | Kind::Procurement | Kind::Projects))
}

/// Whether a word is a key of any kind: only such words are shown uncovered.
fn is_key(word: &str) -> bool {
    let among = |fields: &'static [FieldDoc]| knows(fields, word);
    among(Header::FIELDS) || Kind::ALL.into_iter().any(|kind| among(Body::fields(kind)))
}

fn knows(fields: &'static [FieldDoc], word: &str) -> bool {
    fields.iter().any(|field| {
        let inner = match field.shape {
            Shape::Table(inner) => knows(inner, word),
            Shape::List(Shape::Table(inner)) => knows(inner, word),
            _ => false,
        };
        same_key(word, field.name) || inner
    })
}

/// Where a key path stands in the text of a file.
pub fn span_of_key(file: &str, text: &str, path: &str) -> Option<Span> {
    let folder = file.split('/').nth(1).and_then(Kind::of_slug);
    let front = match folder {
        Some(kind) if kind.is_markdown() => source_text::split(text).ok()?.front,
        _ => Span::new(0, text.len()),
    };
    toml_file::parse(&text[front.start..front.end], front.start).0.locate(path)
}
