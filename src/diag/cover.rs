//! Covers what a shown source line must not repeat, byte for byte and at equal width,
//! so that spans and carets stay where they were.

/// How much of a file is covered before a line of it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cover {
    /// Runs of eleven digits or more: identity, mobile and card numbers.
    LongNumbers,
    /// Every value: the file has an exception, or passages that are masked.
    Values,
}

/// Shortest run of digits that may belong to a person (a mobile number).
const PERSONAL_DIGITS: usize = 11;

impl Cover {
    /// What a file needs, judged from its text alone: it may not parse, and the very word
    /// `exception` may be misspelt.
    pub fn for_text(text: &str) -> Self {
        let withholds =
            ["exception", "[[不公开", "ground", "scope", "decided-by", "review-by", "不予公开"];
        if withholds.iter().any(|word| text.contains(word)) {
            Self::Values
        } else {
            Self::LongNumbers
        }
    }
}

/// `source` with what must not be repeated covered; the same length in bytes. Keys stay
/// where `is_key` knows them: an unknown one may be anything.
pub fn covered(source: &str, cover: Cover, is_key: &dyn Fn(&str) -> bool) -> String {
    let source = match cover {
        Cover::LongNumbers => source.to_owned(),
        Cover::Values => cover_values(source, is_key),
    };
    cover_numbers(&source)
}

fn cover_values(source: &str, is_key: &dyn Fn(&str) -> bool) -> String {
    let mut multi_line = false;
    let mut out = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        let open_key = if multi_line { None } else { bare_key_end(line, is_key) };
        let plain = !multi_line && is_structure(line, is_key);
        let shown = if plain { line.len() } else { open_key.unwrap_or(0) };
        out.push_str(&line[..shown]);
        out.extend(line[shown..].chars().map(filler));
        let fences = line.matches("\"\"\"").count() + line.matches("'''").count();
        multi_line ^= fences % 2 == 1;
    }
    out
}

/// `[table]`, `[[table]]`, `+++` and empty lines say nothing of anybody.
fn is_structure(line: &str, is_key: &dyn Fn(&str) -> bool) -> bool {
    let line = line.trim();
    let inner = line.trim_start_matches('[').trim_end_matches(']');
    let is_header = line.starts_with('[') && line.ends_with(']') && inner.split('.').all(is_key);
    line.is_empty() || line == "+++" || is_header
}

/// The byte behind `key =`, when the line begins with a bare key.
fn bare_key_end(line: &str, is_key: &dyn Fn(&str) -> bool) -> Option<usize> {
    let (key, _) = line.split_once('=')?;
    let name = key.trim();
    (!name.is_empty() && name.split('.').all(is_key)).then_some(key.len() + 1)
}

fn cover_numbers(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(start) = rest.find(is_digit) {
        out.push_str(&rest[..start]);
        let run = &rest[start..];
        let end = run.find(|c| !is_digit(c) && !is_joint(c)).unwrap_or(run.len());
        let digits = run[..end].chars().filter(|c| is_digit(*c)).count();
        if digits >= PERSONAL_DIGITS {
            out.extend(run[..end].chars().map(|c| if is_joint(c) { c } else { filler(c) }));
        } else {
            out.push_str(&run[..end]);
        }
        rest = &run[end..];
    }
    out.push_str(rest);
    out
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

fn is_joint(c: char) -> bool {
    matches!(c, ' ' | '-' | '_')
}

/// A sign of the same width and the same number of bytes.
fn filler(c: char) -> char {
    let width = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
    match (c, c.len_utf8(), width) {
        ('\n' | '\r' | '\t' | ' ', ..) => c,
        (_, 1, _) => '*',
        (_, 2, _) => '¿',
        (_, 3, 2) => '＊',
        (_, 3, 0) => '\u{200b}',
        (_, 3, _) => '‧',
        _ => '🟥',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn covering_keeps_every_byte_offset(text in "\\PC{0,80}") {
            for cover in [Cover::LongNumbers, Cover::Values] {
                prop_assert_eq!(covered(&text, cover, &|_| true).len(), text.len());
            }
        }
    }

    #[test]
    fn values_are_covered_even_where_the_file_does_not_parse() {
        let text = "name = \"演示人员甲\nscope = [\"a\"]\n[[exception]]\n";
        let shown = covered(text, Cover::for_text(text), &|key| key != "secret");
        assert!(!shown.contains("演示人员"), "{shown}");
        assert!(shown.contains("name =") && shown.contains("[[exception]]"), "{shown}");
    }
}
