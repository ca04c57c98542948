//! 文字: wordings that are often wrong, phrases said twice in a row, brackets of two
//! widths mixed. Advice: a published document keeps its words as they were published.

use crate::diag::{Code, Diagnostic, Place, Span};
use crate::policy::Policy;

/// The shortest phrase that is suspicious when it stands twice in a row, in characters.
const REPEATED: usize = 4;
/// The longest that is looked for.
const LONGEST: usize = 24;

/// Advice on one text that begins at byte `offset` of its file.
pub fn check(file: &str, text: &str, offset: usize, policy: &Policy) -> Vec<Diagnostic> {
    let at = |start: usize, end: usize| Place::Span(Span::new(start, end).shifted(offset));
    let mut found = Vec::new();
    for slip in policy.slips() {
        for (start, wrong) in text.match_indices(slip.wrong.as_str()) {
            let cause = format!("“{}”疑为“{}”：{}", slip.wrong, slip.right, slip.why);
            let mend = "核对原文；若原文就是这样发布的，保留原样";
            let place = at(start, start + wrong.len());
            found.push(Diagnostic::new(Code::LikelyTypo, file, place, cause, mend));
        }
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some((from, to)) = repeated_phrase(line) {
            let cause = "同一个词语连着写了两遍";
            let mend = "删去一遍；若原文就是这样发布的，保留原样";
            found.push(Diagnostic::new(
                Code::RepeatedPhrase,
                file,
                at(start + from, start + to),
                cause,
                mend,
            ));
        }
        start += line.len();
    }
    found.extend(mixed_brackets(text).into_iter().map(|(from, to)| {
        let cause = "全文里半角括号和全角括号混用";
        let mend = "中文里统一用全角括号（）；若原文就是这样发布的，保留原样";
        Diagnostic::new(Code::MixedBrackets, file, at(from, to), cause, mend)
    }));
    found
}

/// The first phrase of Han characters that stands twice in a row: byte range of both.
fn repeated_phrase(line: &str) -> Option<(usize, usize)> {
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
    for start in 0..chars.len() {
        for length in (REPEATED..=LONGEST).rev() {
            let Some(pair) = chars.get(start..start + 2 * length) else { continue };
            let (first, second) = pair.split_at(length);
            let same = first.iter().zip(second).all(|((_, a), (_, b))| a == b && is_han(*a));
            if same {
                let end = chars.get(start + 2 * length).map_or(line.len(), |(at, _)| *at);
                return Some((chars[start].0, end));
            }
        }
    }
    None
}

/// The first half-width bracket around Han text, in a text that has full-width ones too.
fn mixed_brackets(text: &str) -> Option<(usize, usize)> {
    if !text.contains('（') {
        return None;
    }
    text.match_indices('(').find_map(|(start, _)| {
        // a bracket behind ] is the address of a link
        if text[..start].ends_with(']') {
            return None;
        }
        let close = text[start..].find(')')? + start;
        let inner = &text[start + 1..close];
        let short = inner.chars().count() <= 20 && !inner.contains('\n');
        (short && !inner.is_ascii()).then_some((start, close + 1))
    })
}
