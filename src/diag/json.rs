//! Problems as machines read them: one JSON array, one object a problem.

use super::{Diagnostics, Place, Sources};
use serde_json::{Value, json};

/// All problems, in the order in which they are.
pub fn to_json(diagnostics: &Diagnostics, sources: &Sources) -> Value {
    diagnostics
        .iter()
        .map(|d| {
            let at = match (&d.place, sources.get(&d.file)) {
                (Place::Span(span) | Place::Line(span), Some(text)) => Some(span.line_column(text)),
                _ => None,
            };
            json!({
                "code": d.code.name(),
                "severity": d.severity.name(),
                "file": d.file,
                "line": at.map(|at| at.line),
                "column": at.map(|at| at.column),
                "title": d.code.title(),
                "cause": d.cause,
                "mend": d.mend,
                "basis": d.basis,
            })
        })
        .collect()
}
