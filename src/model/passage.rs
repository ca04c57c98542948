//! `[[不公开:GROUND]]` in Markdown: a passage that is withheld at the source.

/// How a masked passage begins.
/// How a passage begins.
pub const MASK_OPEN: &str = "[[不公开";

/// The word in it.
const WORD: &str = "不公开";

/// What people write for `[[`, and before the end of something that was begun.
const BRACKETS: [char; 12] = ['[', '［', '【', '〖', '〔', '『', '「', '{', '｛', '<', '/', '／'];

/// A piece of text, or a masked passage in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage<'t> {
    /// Words.
    Text(&'t str),
    /// The ground of a masked passage.
    Masked(&'t str),
}

impl<'t> Passage<'t> {
    /// Splits a text at its masked passages.
    pub fn split(text: &'t str) -> Vec<Self> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find(MASK_OPEN) {
            let Some(length) = rest[start..].find("]]") else { break };
            let inner = &rest[start + MASK_OPEN.len()..start + length];
            if start > 0 {
                pieces.push(Self::Text(&rest[..start]));
            }
            pieces.push(Self::Masked(inner.trim_start_matches([':', '：']).trim()));
            rest = &rest[start + length + 2..];
        }
        if !rest.is_empty() {
            pieces.push(Self::Text(rest));
        }
        pieces
    }

    /// The grounds that masked passages of a text name, each once, in order.
    pub fn grounds(text: &'t str) -> Vec<String> {
        let mut grounds: Vec<String> = Vec::new();
        for passage in Self::split(text) {
            match passage {
                Self::Masked(ground) if !grounds.iter().any(|known| known == ground) => {
                    grounds.push(ground.to_owned());
                }
                _ => {}
            }
        }
        grounds
    }

    /// Where somebody meant to mask a passage, well written or not: byte offsets, each of
    /// the word behind the brackets.
    pub fn meant(text: &str) -> Vec<usize> {
        let words = text.match_indices(WORD).map(|(at, _)| at);
        let is_mark = |at: &usize| text[..*at].ends_with("[[");
        words.filter(|at| is_mark(at) || is_unfinished_at(text, *at)).collect()
    }

    /// Where a masked passage begins that does not end on its own line, or that is written
    /// with other brackets than `[[`: byte offsets, each of the word behind the brackets.
    pub fn unfinished(text: &str) -> Vec<usize> {
        let words = text.match_indices(WORD).map(|(at, _)| at);
        words.filter(|at| is_unfinished_at(text, *at)).collect()
    }
}

fn is_unfinished_at(text: &str, at: usize) -> bool {
    is_unfinished(&text[..at], &text[at + WORD.len()..])
}

/// Whether what stands around the word is meant as a mark and is none.
fn is_unfinished(before: &str, behind: &str) -> bool {
    let line = behind.lines().next().unwrap_or_default();
    let opening: String = before.chars().rev().take_while(|c| BRACKETS.contains(c)).collect();
    if opening.starts_with("[[") {
        return !line.contains("]]");
    }
    let is_ending = opening.starts_with(['/', '／']) && opening.chars().count() > 1;
    let leads_on = line.trim_start().starts_with([':', '：']);
    is_ending || leads_on && opening.chars().any(|c| c != '/' && c != '／')
}

#[cfg(test)]
mod tests {
    use super::Passage;

    #[test]
    fn a_mark_in_other_brackets_or_without_end_is_none() {
        for mark in [
            "［［不公开：涉及个人隐私］］",
            "【不公开:个人隐私】",
            "[不公开：个人隐私]",
            "[ [不公开:x]]",
            "「不公开：x」",
            "[[不公开:x",
            "[[不公开:x]",
            "[[不公开：x］］",
            "[[/不公开]]",
            "[/不公开]",
        ] {
            assert_eq!(Passage::unfinished(&format!("甲{mark}乙\n丙]]")).len(), 1, "{mark}");
        }
        for text in [
            "[[不公开:personal-privacy]]",
            "[[不公开：涉及个人隐私]]见（不公开）",
            "以公开为常态，不公开为例外",
            "不公开：共三条。",
            "《不公开》：一",
            "[不公开的理由](pages/guide)",
            "公开/不公开：二选一",
        ] {
            assert!(Passage::unfinished(text).is_empty(), "{text}");
        }
    }
}
