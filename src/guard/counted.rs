//! Eleven figures of one digit each: the number of a telephone in boxes, or counts of a
//! table.
//!
//! Takes the figures and the words beside them; says how they are to be read. Counts are
//! no number, and where no word says that it is a telephone, somebody is only asked.

/// Words for what is called.
const TELEPHONES: [&str; 9] =
    ["电话", "手机", "联系", "拨打", "致电", "号码", "热线", "传真", "微信"];
/// How words for what is counted end.
const COUNTS: [&str; 16] = [
    "数",
    "量",
    "次",
    "计",
    "率",
    "额",
    "得分",
    "评分",
    "分数",
    "票",
    "（人）",
    "（户）",
    "（件）",
    "(人)",
    "(户)",
    "(件)",
];
/// A word behind which eleven digits may be the number of anything.
const PERHAPS: &str = "编号";

/// What figures are, by the words beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// The digits of one number.
    Telephone,
    /// Figures of their own.
    Counts,
    /// The words do not say it.
    Unknown,
}

/// What figures are that stand behind or below these words.
pub fn meant_by(words: &str) -> Meant {
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric() && !"）)".contains(c));
    match () {
        () if COUNTS.iter().any(|end| words.ends_with(end)) => Meant::Counts,
        () if TELEPHONES.iter().any(|word| words.contains(word)) => Meant::Telephone,
        () => Meant::Unknown,
    }
}

/// Whether the words beside a row decide how it is read.
pub fn is_in_doubt(row: &str) -> bool {
    runs(row).any(has_form)
}

/// How a row of characters is to be read that stand one a cell, by the words beside it and
/// in it: counts are left out.
pub fn as_read(row: &str, beside: &[&str]) -> String {
    let mut read = String::new();
    let mut before = "";
    for run in runs(row) {
        if !has_form(run) {
            read.push_str(run);
            before = run;
            continue;
        }
        let meant = std::iter::once(&before).chain(beside).map(|words| meant_by(words));
        match meant.into_iter().find(|meant| *meant != Meant::Unknown) {
            Some(Meant::Telephone) => read.push_str(run),
            Some(_) => read.push('\n'),
            None => read.extend([PERHAPS, run]),
        }
    }
    read
}

/// The digits and the other characters of a row, in turn.
fn runs(row: &str) -> impl Iterator<Item = &str> {
    let mut rest = row;
    std::iter::from_fn(move || {
        let is_digit = rest.chars().next()?.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        Some(run)
    })
}

/// Whether a telephone may have this number.
fn has_form(run: &str) -> bool {
    run.len() == 11 && matches!(run.as_bytes(), [b'1', b'3'..=b'9', ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_counts_from_telephones() {
        for (words, meant) in [
            ("联系电话：", Meant::Telephone),
            ("有事请拨打", Meant::Telephone),
            ("走访人数", Meant::Counts),
            ("拨打电话次数,", Meant::Counts),
            ("受理量（件）", Meant::Counts),
            ("某某镇", Meant::Unknown),
            ("", Meant::Unknown),
        ] {
            assert_eq!(meant_by(words), meant, "{words}");
        }
        assert_eq!(as_read("13800138000", &["", "手机"]), "13800138000");
        assert_eq!(as_read("手机13800138000", &["人数"]), "手机13800138000");
        assert_eq!(as_read("13800138000合", &["某镇"]), "编号13800138000合");
        assert_eq!(as_read("数13800138000", &["电话"]), "数\n");
        assert_eq!(as_read("110105194912310021", &["人数"]), "110105194912310021");
    }
}
