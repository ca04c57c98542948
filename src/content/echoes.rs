//! What a broken line makes others say: a key that the parser could not read is not missing,
//! and what it put in the place of a broken value is not wrong. Takes every problem of a
//! file; leaves out those that would be gone with the first ones.

use crate::diag::{Code, Span};
use crate::schema::{Problem, missing_key};

/// The problems of a file without the echoes of its syntax errors.
pub fn without_echoes(problems: Vec<Problem>, text: &str) -> Vec<Problem> {
    let is_syntax = |problem: &Problem| {
        matches!(problem.refused.code, Code::TomlSyntax | Code::DuplicateKey | Code::ImpossibleDate)
    };
    let broken: Vec<Span> = problems.iter().filter(|p| is_syntax(p)).map(|p| p.span).collect();
    if broken.is_empty() {
        return problems;
    }
    let is_echo = |problem: &Problem| match missing_key(&problem.refused) {
        Some((key, label)) => is_named(text, key) || is_named(text, label),
        None => {
            problem.span.start == problem.span.end
                || broken.iter().any(|known| on_one_line(text, *known, problem.span))
        }
    };
    problems.into_iter().filter(|problem| is_syntax(problem) || !is_echo(problem)).collect()
}

/// Whether a word stands in a line that is no remark.
fn is_named(text: &str, word: &str) -> bool {
    let said = |line: &str| line.split('#').next().is_some_and(|said| said.contains(word));
    text.lines().any(said)
}

fn on_one_line(text: &str, one: Span, other: Span) -> bool {
    let between = one.start.min(other.start)..one.start.max(other.start);
    text.get(between).is_some_and(|between| !between.contains('\n'))
}
