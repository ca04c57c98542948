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
        // what `new` writes names every key, commented out
        let is_comment = |line: &str| line.trim_start().starts_with('#') && !line.contains("[[不");
        let mut lines = text.lines().filter(|line| !is_comment(line));
        if lines.any(|line| withholds.iter().any(|word| line.contains(word))) {
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

/// A file name or the words of a message with the middle of every number covered that may
/// be a person's: whoever has the file still knows which one is meant.
pub fn covered_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut shown = 0;
    while let Some(start) = text[shown..].find(is_digit).map(|found| shown + found) {
        let run = &text[start..];
        let run = &run[..run.find(|c| !is_digit(c) && !is_joint(c)).unwrap_or(run.len())];
        let end = start + run.len();
        out.push_str(&text[shown..start]);
        match is_personal(run) && !is_of_sum(&text[..start], run, &text[end..]) {
            true => out.push_str(&without_middle(run)),
            false => out.push_str(run),
        }
        shown = end;
    }
    out.push_str(&text[shown..]);
    out
}

/// Digits at either end of a number that stay.
const DIGITS_KEPT: (usize, usize) = (3, 2);

fn without_middle(run: &str) -> String {
    let digits = run.chars().filter(|c| is_digit(*c)).count();
    let mut at = 0;
    let shown = |c: char| {
        if !is_digit(c) {
            return c;
        }
        at += 1;
        let kept = at <= DIGITS_KEPT.0 || at > digits - DIGITS_KEPT.1;
        if kept { c } else { filler(c) }
    };
    run.chars().map(shown).collect()
}

/// A run of digits, with joints, that is not made of dates and serial numbers.
fn is_personal(run: &str) -> bool {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let parts: Vec<String> = run
        .split(is_joint)
        .filter(|part| !part.is_empty())
        .map(|part| part.chars().map(narrow).collect())
        .collect();
    let all = parts.concat();
    let is_long = |part: &String| part.len() >= PERSONAL_DIGITS && !is_instant(part);
    let is_mobile = all.len() == PERSONAL_DIGITS && all.starts_with('1');
    let is_identity = matches!(all.len(), 17 | 18) && !is_dated(&all);
    let in_fours = parts.len() > 2 && parts[..parts.len() - 1].iter().all(|part| part.len() == 4);
    parts.iter().any(is_long) || is_mobile || is_identity || in_fours && all.len() >= 12
}

/// `20260713142000`, as cameras and scanners name files.
fn is_instant(digits: &str) -> bool {
    matches!(digits.len(), 12 | 14) && is_dated(digits)
}

fn is_dated(digits: &str) -> bool {
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<u32>().ok();
    matches!(number(0..4), Some(1990..=2099))
        && matches!(number(4..6), Some(1..=12))
        && matches!(number(6..8), Some(1..=31))
}

/// Whether a run is part of a SHA-256.
fn is_of_sum(before: &str, run: &str, after: &str) -> bool {
    let is_hexadecimal = |c: &char| matches!(c, 'a'..='f' | '0'..='9');
    let ahead = after.chars().take_while(is_hexadecimal).count();
    let behind = before.chars().rev().take_while(is_hexadecimal).count();
    behind + run.chars().filter(is_hexadecimal).count() + ahead == 64
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
pub(super) fn filler(c: char) -> char {
    let width = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
    match (c, c.len_utf8(), width) {
        ('\n' | '\r' | '\t' | ' ' | '\u{3000}', ..) => c,
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
    fn the_middle_of_a_personal_number_is_covered_and_no_date() {
        for (name, shown) in [
            ("证11010519491231002X.pdf", "证110************02X.pdf"),
            ("138-0013-8000", "138-****-**00"),
            ("张３６０１０５１９４９１２３１００２１", "张３６０＊＊＊＊＊＊＊＊＊＊＊＊＊２１"),
            ("2026-07-06-001.pdf", "2026-07-06-001.pdf"),
            ("IMG_20260713_142000.jpg", "IMG_20260713_142000.jpg"),
            ("20260713142000.jpg", "20260713142000.jpg"),
        ] {
            assert_eq!(covered_numbers(name), shown);
        }
        let sum = "sha256 = \"a0123456789012345678901234567890123456789012345678901234567890bc\"";
        assert_eq!(covered_numbers(sum), sum);
    }

    #[test]
    fn an_exception_that_is_commented_out_covers_nothing() {
        let draft =
            "kind = \"honour\"\n# [[exception]]    # 不予公开\n# scope = [\"subject.name\"]\n";
        assert_eq!(Cover::for_text(draft), Cover::LongNumbers);
        assert_eq!(Cover::for_text(&draft.replace("# scope", "scope")), Cover::Values);
    }

    #[test]
    fn values_are_covered_even_where_the_file_does_not_parse() {
        let text = "name = \"演示人员甲\nscope = [\"a\"]\n[[exception]]\n";
        let shown = covered(text, Cover::for_text(text), &|key| key != "secret");
        assert!(!shown.contains("演示人员"), "{shown}");
        assert!(shown.contains("name =") && shown.contains("[[exception]]"), "{shown}");
    }
}
