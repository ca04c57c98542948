//! Which codes there are: by how loud they are, by what somebody typed, and nearest to it.

use crate::diag::{Code, Severity};
use crate::schema::edit_distance;

/// How many codes are offered for one that does not exist.
const OFFERED: usize = 3;

/// What a severity does to a build, the gravest first.
const WEIGHTS: [(Severity, &str); 4] = [
    (Severity::Leak, "拦下了，不生成，退出码 3"),
    (Severity::Error, "不改正就不生成，退出码 1"),
    (Severity::Warning, "应当改正，不妨碍生成"),
    (Severity::Advice, "请看一看，不一定错"),
];

/// What a severity does to a build, in Chinese.
pub fn weight(severity: Severity) -> &'static str {
    WEIGHTS.iter().find(|(known, _)| *known == severity).map_or("", |(_, weight)| weight)
}

/// Every code by severity, the gravest first, in the order of the table of codes.
pub fn of_severity() -> Vec<(Severity, Vec<Code>)> {
    let codes = |severity| Code::ALL.iter().copied().filter(|c| c.severity() == severity).collect();
    WEIGHTS.iter().map(|(severity, _)| (*severity, codes(*severity))).collect()
}

/// The code that somebody means: its name, whatever its case, also with its brackets, and
/// the whole first line of a message.
pub fn found(typed: &str) -> Option<Code> {
    let name = plain(typed);
    Code::ALL.iter().copied().find(|code| code.name() == name)
}

fn plain(typed: &str) -> String {
    let inside = typed.rsplit_once('[').map_or(typed, |(_, behind)| behind);
    let name = inside.split(']').next().unwrap_or(inside);
    name.trim().to_ascii_lowercase().replace(['_', ' '], "-")
}

/// The codes that come nearest to what was typed, the nearest first; words of a title count
/// too. None where nothing comes near.
pub fn nearest(typed: &str) -> Vec<Code> {
    let name = plain(typed);
    if name.is_empty() {
        return Vec::new();
    }
    let distance = |code: &Code| match code.name() {
        known if known.contains(&name) || code.title().contains(&name) => 0,
        known => edit_distance(&name, known),
    };
    let far = name.chars().count() / 2;
    let mut near: Vec<(usize, Code)> =
        Code::ALL.iter().map(|code| (distance(code), *code)).filter(|(d, _)| *d <= far).collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().take(OFFERED).map(|(_, code)| code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_or_copy_is_understood() {
        for typed in ["no-term", "No_Term", "[no-term]", "警告: 没有适用的公示期限[no-term]"]
        {
            assert_eq!(found(typed), Some(Code::NoTerm), "{typed}");
        }
        assert_eq!(found("no-terms"), None);
    }

    #[test]
    fn the_nearest_comes_first_and_nothing_near_gives_nothing() {
        assert_eq!(nearest("no-terms").first(), Some(&Code::NoTerm));
        assert_eq!(nearest("公示期限").first(), Some(&Code::NoTerm));
        assert_eq!(nearest("leak").len(), OFFERED);
        assert!(nearest("").is_empty());
        assert!(nearest("zzzzzzzzzzzzzzzz").is_empty());
    }

    #[test]
    fn every_code_is_in_one_group() {
        let grouped: usize = of_severity().iter().map(|(_, codes)| codes.len()).sum();
        assert_eq!(grouped, Code::ALL.len());
        assert!(of_severity().iter().all(|(severity, _)| !weight(*severity).is_empty()));
    }
}
