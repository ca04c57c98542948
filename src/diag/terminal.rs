//! A problem as people read it: title, covered source line with a caret, cause, mend, basis.

use super::{Concealed, Cover, Diagnostic, Place, Severity, Span, covered};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use std::collections::HashMap;

/// The texts of the files that messages speak of, covered, by path.
#[derive(Debug, Default)]
pub struct Sources(HashMap<String, Source>);

#[derive(Debug)]
struct Source {
    covered: String,
    /// Where each line begins that does not say what the file says.
    changed: Vec<usize>,
}

impl Sources {
    /// Keeps the text of a file, covered; keys that `is_key` knows stay.
    pub fn insert(
        &mut self,
        file: &str,
        text: &str,
        cover: Cover,
        is_key: &dyn Fn(&str) -> bool,
        concealed: &Concealed,
    ) {
        let covered = concealed.hidden_in_source(&covered(text, cover, is_key));
        let mut at = 0;
        let mut changed = Vec::new();
        for (said, shown) in text.split_inclusive('\n').zip(covered.split_inclusive('\n')) {
            if said != shown {
                changed.push(at);
            }
            at += said.len();
        }
        self.0.insert(file.to_owned(), Source { covered, changed });
    }

    /// The covered text of a file.
    pub fn get(&self, file: &str) -> Option<&str> {
        self.0.get(file).map(|source| source.covered.as_str())
    }

    /// Whether something is covered in the lines of a span.
    fn is_covered(&self, file: &str, span: Span) -> bool {
        let Some(source) = self.0.get(file) else { return false };
        let begins = source.covered[..span.start].rfind('\n').map_or(0, |at| at + 1);
        source.changed.iter().any(|line| (begins..=span.end.max(begins)).contains(line))
    }
}

/// Why a line shows other signs than the file.
const COVERED: &str =
    "上面的 * 和＊是提示里遮住的（那里有、或者可能有不公开的内容），文件本身没有变";

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
    let mut is_covered = false;
    group = match (&diagnostic.place, source) {
        (Place::Span(span), Some(text)) => {
            let span = span.within(text);
            is_covered = sources.is_covered(&diagnostic.file, span);
            let annotation = AnnotationKind::Primary.span(span.start..span.end);
            let snippet = Snippet::source(text).path(diagnostic.file.as_str());
            group.element(snippet.annotation(annotation))
        }
        (Place::Line(span), Some(text)) => {
            let line = span.within(text).line_column(text).line;
            group.element(Origin::path(diagnostic.file.as_str()).line(line))
        }
        _ if diagnostic.file.is_empty() => group.element(Origin::path("（整个站点）")),
        _ => group.element(Origin::path(diagnostic.file.as_str())),
    };
    if is_covered {
        group = group.element(Level::NOTE.with_name("说明").message(COVERED));
    }
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
