//! Pages and the list of codes as text for a terminal: indented, wrapped, without the marks
//! of Markdown. Blocks keep their lines, so that a caret stays under what it points at.

use super::{Page, Part, caption, of_severity, weight};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How far words stand in; blocks stand in twice as far.
const INDENT: usize = 2;
/// What never begins a line.
const CLOSING: &str = "，。；：、？！）》”’』」】…—,.;:!?)]}";
/// What never ends one.
const OPENING: &str = "（《“‘『「【([{";

/// One page, in lines of at most `width` columns where words can be broken.
pub fn page_text(page: &Page, width: usize) -> String {
    let severity = page.code.severity();
    let mut out = format!("{}\n{}：{}\n", page.heading, severity.label(), weight(severity));
    for section in &page.sections {
        out.push_str(&format!("\n{}\n", section.heading));
        let mut before: Option<bool> = None;
        for part in section.parts() {
            let apart = before.is_some_and(|was_item| !was_item || !is_item(&part));
            out.push_str(if apart { "\n" } else { "" });
            before = Some(is_item(&part));
            match part {
                Part::Paragraph(words) => push_words(&mut out, "", words, width),
                Part::Item(words) => push_words(&mut out, "· ", words, width),
                Part::Block { info, text } => push_block(&mut out, info, text, width),
            }
        }
    }
    out
}

fn is_item(part: &Part<'_>) -> bool {
    matches!(part, Part::Item(_))
}

fn push_words(out: &mut String, mark: &str, words: &str, width: usize) {
    let indent = INDENT + mark.width();
    let words = words.replace('`', "");
    for (at, line) in wrapped(&words, width.saturating_sub(indent)).iter().enumerate() {
        let lead = if at == 0 { mark } else { "" };
        let before = indent - lead.width();
        out.push_str(&format!("{:before$}{lead}{line}\n", ""));
    }
}

fn push_block(out: &mut String, info: &str, text: &str, width: usize) {
    if let Some(caption) = caption(info) {
        push_words(out, "", &caption, width);
    }
    for line in text.lines() {
        let indent = if line.is_empty() { 0 } else { 2 * INDENT };
        out.push_str(&format!("{:indent$}{line}\n", ""));
    }
}

/// Every code with its title, aligned, by severity.
pub fn list_text() -> String {
    let groups = of_severity();
    let names = groups.iter().flat_map(|(_, codes)| codes).map(|code| code.name().len());
    let column = names.max().unwrap_or(0) + 2;
    let mut out = String::new();
    for (severity, codes) in groups {
        out.push_str(&format!("{}（{}）\n", severity.label(), weight(severity)));
        for code in codes {
            out.push_str(&format!("  {:column$}{}\n", code.name(), code.title()));
        }
        out.push('\n');
    }
    out
}

/// Lines of at most `width` columns. A line breaks at a blank or beside a Han character,
/// never in front of closing punctuation nor behind opening.
fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut piece) = (String::new(), String::new());
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        piece.push(c);
        if chars.peek().is_some_and(|next| !may_break(c, *next)) {
            continue;
        }
        if !line.is_empty() && line.width() + piece.trim_end().width() > width {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(&piece);
        piece.clear();
    }
    lines.push(line.trim_end().to_owned());
    lines
}

fn may_break(before: char, after: char) -> bool {
    let is_wide = |c: char| c.width() == Some(2);
    let may = before == ' ' || (is_wide(before) || is_wide(after)) && after != ' ';
    may && !CLOSING.contains(after) && !OPENING.contains(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_width_and_its_punctuation() {
        let words =
            "不公开要有理由，写在 [[exception]] 里（条例第十八条）。到期评估：可以公开的删去。";
        for width in 12..60 {
            let lines = wrapped(words, width);
            assert_eq!(lines.concat().replace(' ', ""), words.replace(' ', ""), "{width}");
            for line in &lines {
                assert!(!line.starts_with(|c| CLOSING.contains(c)), "{width}: {line}");
                assert!(!line.ends_with(|c| OPENING.contains(c)), "{width}: {line}");
                let pieces = line.chars().zip(line.chars().skip(1));
                let whole = !pieces.into_iter().any(|(a, b)| may_break(a, b));
                assert!(line.width() <= width || whole, "{width}: {line}");
            }
        }
    }
}
