//! Formulas that put a text together: `="110105"&A2&"002X"`, `CONCATENATE(…)`.
//!
//! Takes a formula and a way to look into cells; gives what it joins. Works out nothing
//! else: other results stand beside the formula, and are read there.

use super::super::part::Words;

/// Functions that join what stands in their brackets.
const JOINING: &[&str] = &["CONCATENATE", "CONCAT", "TEXTJOIN", "_XLFN"];

/// Formulas that stand beside the cells: of names, of rules.
const BESIDE: [&str; 3] = ["名称", "条件格式", "数据有效性"];
/// A cell holds no longer text.
const LONGEST: usize = 4 * 32_767;
/// What is shorter names nobody.
const SHORTEST: usize = 6;

/// What the pieces of `formula` make together, if it joins any.
pub fn joined(formula: &str, cell: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut rest = formula.trim_start_matches('=');
    let mut all = String::new();
    let mut pieces = 0;
    while let Some(first) = rest.chars().next().filter(|_| all.len() < LONGEST) {
        if first == '"' {
            let (literal, after) = literal(&rest[1..]);
            all.push_str(&literal);
            pieces += 1;
            rest = after;
            continue;
        }
        let is_word = |c: char| c.is_alphanumeric() || "$._".contains(c);
        let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(length.max(first.len_utf8()));
        rest = after;
        let name = word.replace('$', "").to_ascii_uppercase();
        if name.bytes().all(|byte| byte.is_ascii_digit()) && length > 0 {
            all.push_str(word);
            pieces += 1;
        } else if is_cell(&name) {
            all.push_str(&cell(&name).unwrap_or_default());
            pieces += 1;
        } else if length > 0 && !JOINING.iter().any(|joins| name.ends_with(joins)) {
            // the text of another function: what comes next belongs to something else
            all.push('\n');
        } else if length == 0 && !"&,;() +{}".contains(first) {
            all.push('\n');
        }
    }
    (pieces > 1).then_some(all)
}

/// Adds to the words of a part what the formulas beside its cells join.
pub fn join_beside(words: &mut Words) {
    words.add_made(&BESIDE, |formula| joined(formula, |_| None).filter(|all| has_words(all)));
}

/// Whether anything was joined but numbers and marks of functions.
fn has_words(joined: &str) -> bool {
    joined.lines().any(|line| line.len() >= SHORTEST)
}

/// A text in quotes, in which a quote is written twice, and what follows it.
fn literal(mut rest: &str) -> (String, &str) {
    let mut all = String::new();
    while let Some(quote) = rest.find('"') {
        all.push_str(&rest[..quote]);
        rest = &rest[quote + 1..];
        match rest.strip_prefix('"') {
            Some(after) => {
                all.push('"');
                rest = after;
            }
            None => return (all, rest),
        }
    }
    all.push_str(rest);
    (all, "")
}

/// Whether this names a cell: letters, then digits.
fn is_cell(name: &str) -> bool {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = &name[letters..];
    (1..=3).contains(&letters)
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn pieces_are_joined() {
        let cell = |name: &str| (name == "B2").then(|| "1949".to_owned());
        let of = |formula: &str| joined(formula, cell);
        assert_eq!(of(r#""110105"&"1949""#).as_deref(), Some("1101051949"));
        assert_eq!(of(r#"CONCATENATE("甲""乙",$B$2,12)"#).as_deref(), Some("甲\"乙194912"));
        assert_eq!(of(r#"_xlfn.CONCAT("甲",B2)"#).as_deref(), Some("甲1949"));
        assert_eq!(of(r#"CONCAT({"甲","1949"})"#).as_deref(), Some("甲1949"));
        assert_eq!(of("SUM(A1:A9)").as_deref(), Some("\n\n"));
        assert_eq!(of(r#""甲"#), None);
    }
}
