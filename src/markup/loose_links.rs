//! Links that Markdown does not take for links, and would show as they are: a blank in the
//! address, full-width brackets around it. Takes the source of plain words; says where.

use std::ops::Range;

/// The place of a link that is none, and why it is none.
pub fn loose_link(source: &str) -> Option<(Range<usize>, &'static str)> {
    source.match_indices(']').find_map(|(at, _)| {
        let before = &source[..at];
        // the end of a mark, and a bracket that somebody wants to see
        if before.ends_with([']', '\\']) {
            return None;
        }
        let open = before.rfind('[')?;
        let open = if before[..open].ends_with('!') { open - 1 } else { open };
        let rest = &source[at + 1..];
        let is_wide = rest.starts_with('（');
        let inner = rest.strip_prefix(['(', '（'])?;
        let inner = &inner[..inner.find([')', '）', '\n']).unwrap_or(inner.len())];
        let (cause, is_meant) = match is_wide {
            true => (
                "链接的圆括号是全角的",
                inner.contains('/') && inner.starts_with(|c: char| c.is_ascii_alphabetic()),
            ),
            false => ("链接的地址里有空格，或者括号没有成对", true),
        };
        let end = at + 1 + '（'.len_utf8().min(rest.len()) + inner.len();
        is_meant.then(|| (open..source.floor_char_boundary(end.min(source.len())), cause))
    })
}

#[cfg(test)]
mod tests {
    use super::loose_link;

    #[test]
    fn a_link_that_is_none_is_found() {
        for source in
            ["见![现场](files/现场 1.jpg)。", "见[指南]（pages/guide）。", "见[指南](pages/guide。"]
        {
            let (place, _) = loose_link(source).unwrap_or_else(|| panic!("{source}"));
            assert!(source.get(place).is_some_and(|said| said.contains("[")), "{source}");
        }
        for source in
            ["[注]（见附件）", "[[不公开:personal-privacy]](略)", "\\[1\\](甲)", "第 [3] 项"]
        {
            assert_eq!(loose_link(source), None, "{source}");
        }
    }
}
