//! A problem as people read it: title, covered source line with a caret, cause, mend, basis.

use super::{Cover, Diagnostic, Place, Severity, covered};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use std::collections::HashMap;

/// The texts of the files that messages speak of, covered, by path.
#[derive(Debug, Default)]
pub struct Sources(HashMap<String, String>);

impl Sources {
    /// Keeps the text of a file, covered; keys that `is_key` knows stay.
    pub fn insert(&mut self, file: &str, text: &str, cover: Cover, is_key: &dyn Fn(&str) -> bool) {
        self.0.insert(file.to_owned(), covered(text, cover, is_key));
    }

    /// The covered text of a file.
    pub fn get(&self, file: &str) -> Option<&str> {
        self.0.get(file).map(String::as_str)
    }
}

/// Whether the reader's terminal shows colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Plain text, for pipes and files.
    Plain,
    /// With colours.
    Coloured,
}

/// One message, ending with a line break.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, style: Style) -> String {
    let level = match diagnostic.severity {
        Severity::Advice => Level::INFO,
        Severity::Warning => Level::WARNING,
        Severity::Error | Severity::Leak => Level::ERROR,
    };
    let title = format!("{}[{}]", diagnostic.code.title(), diagnostic.code.name());
    let mut group = level
        .with_name(diagnostic.severity.label())
        .primary_title(title)
        .elements(None::<Origin<'_>>);
    let source = sources.get(&diagnostic.file);
    group = match (&diagnostic.place, source) {
        (Place::Span(span), Some(text)) => {
            group.element(Snippet::source(text).path(diagnostic.file.as_str()).annotation(
                AnnotationKind::Primary.span({
                    let span = span.within(text);
                    span.start..span.end
                }),
            ))
        }
        _ if diagnostic.file.is_empty() => group.element(Origin::path("（整个站点）")),
        _ => group.element(Origin::path(diagnostic.file.as_str())),
    };
    group = group.element(Level::NOTE.with_name("原因").message(&diagnostic.cause));
    group = group.element(Level::HELP.with_name("改法").message(&diagnostic.mend));
    if let Some(basis) = &diagnostic.basis {
        group = group.element(Level::NOTE.with_name("依据").message(basis));
    }
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(160);
    let mut text = renderer.render(&[group]);
    text.push('\n');
    text
}
