//! Key paths of diagnostics → byte ranges, by reading the file once more; and the
//! covered texts that messages show. Only failing runs pay for it.

use super::{load, source_text, toml_file};
use crate::diag::{Diagnostics, Place, Sources, Span};
use crate::model::Kind;
use crate::world::World;

/// Resolves every place, sorts in file order and fetches the texts that are shown.
pub fn resolve(world: &dyn World, diagnostics: Diagnostics) -> (Diagnostics, Sources) {
    let mut sources = Sources::default();
    let mut texts = std::collections::HashMap::new();
    let mut resolved: Diagnostics = diagnostics
        .into_iter()
        .map(|mut diagnostic| {
            let file = diagnostic.file.clone();
            if diagnostic.place != Place::File && !texts.contains_key(&file) {
                let text = load::read_text(world, &file).unwrap_or_default();
                sources.insert(&file, &text);
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

fn locate(file: &str, text: &str, path: &str) -> Option<Span> {
    let folder = file.split('/').nth(1).and_then(Kind::of_slug);
    let front = match folder {
        Some(kind) if kind.is_markdown() => source_text::split(text).ok()?.front,
        _ => Span::new(0, text.len()),
    };
    toml_file::parse(&text[front.start..front.end], front.start).0.locate(path)
}
