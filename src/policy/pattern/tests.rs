//! Patterns that are read, and what is none.

use super::*;

fn spelled(text: &str) -> Vec<String> {
    let pattern = Pattern::parse(text, &[("z".into(), "[xy]".into())]).expect("a pattern");
    pattern.spelled_out(100).expect("few ways")
}

#[test]
fn a_pattern_is_spelled_out() {
    assert_eq!(spelled("粤[A-C]"), ["粤a", "粤b", "粤c"]);
    assert_eq!(spelled("(甲|乙{2})丙?"), ["甲", "甲丙", "乙乙", "乙乙丙"]);
    assert_eq!(spelled("<z>１：\\-"), ["x1:-", "y1:-"]);
    let open = Pattern::parse("[^a]", &[]).expect("a pattern");
    assert_eq!(open.spelled_out(100), None);
}

#[test]
fn what_is_no_pattern_is_refused() {
    for text in [
        "", "(甲", "甲)", "[甲", "[]", "[b-a]", "?", "甲{", "甲{x}", "甲{3,2}", "甲{0}", "<甲>",
        "\\", "甲{99}",
    ] {
        assert!(Pattern::parse(text, &[]).is_err(), "{text}");
    }
    let within_itself = [("z".to_owned(), "<z>".to_owned())];
    assert!(Pattern::parse("<z>", &within_itself).is_err());
    assert!(Pattern::parse(&"(".repeat(5000), &[]).is_err());
}
