//! Key paths of diagnostics → byte ranges, by reading the file once more; and the
//! covered texts that messages show. Only failing runs pay for it.

use super::{load, source_text, toml_file};
use crate::diag::{Code, Cover, Diagnostics, Place, Sources, Span};
use crate::model::Kind;
use crate::records::{Body, Header};
use crate::schema::{FieldDoc, Record, Shape, same_key};
use crate::world::World;
use std::collections::HashSet;

/// Resolves every place, sorts in file order and fetches the texts that are shown.
pub fn resolve(world: &dyn World, diagnostics: Diagnostics) -> (Diagnostics, Sources) {
    let mut sources = Sources::default();
    let mut texts = std::collections::HashMap::new();
    let unread = files_that_do_not_parse(&diagnostics);
    let mut resolved: Diagnostics = diagnostics
        .into_iter()
        .map(|mut diagnostic| {
            let file = diagnostic.file.clone();
            if diagnostic.place != Place::File && !texts.contains_key(&file) {
                let text = load::read_text(world, &file).unwrap_or_default();
                let cover = match unread.contains(&file) && names_persons(&file) {
                    true => Cover::Values,
                    false => Cover::for_text(&text),
                };
                sources.insert(&file, &text, cover, &is_key);
                texts.insert(file.clone(), text);
            }
            if let Place::Key(path) = &diagnostic.place {
                let text = texts.get(&file).map_or("", String::as_str);
                diagnostic.place = locate(&file, text, path).map_or(Place::File, Place::Span);
            }
            diagnostic
        })
        .collect();
    resolved.sort_by(|diagnostic| match &diagnostic.place {
        Place::Span(span) => span.start,
        _ => 0,
    });
    (resolved, sources)
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

fn locate(file: &str, text: &str, path: &str) -> Option<Span> {
    let folder = file.split('/').nth(1).and_then(Kind::of_slug);
    let front = match folder {
        Some(kind) if kind.is_markdown() => source_text::split(text).ok()?.front,
        _ => Span::new(0, text.len()),
    };
    toml_file::parse(&text[front.start..front.end], front.start).0.locate(path)
}
