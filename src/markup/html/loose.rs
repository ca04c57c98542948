//! What people type for a link, a heading or a table and Markdown takes for plain words: told
//! as problems, since the page would show it as it was typed.

use super::super::links::LinkResolver;
use super::super::loose_links::loose_link;
use super::super::loose_tables::{dashes, loose_table};
use super::super::masks::GroundNames;
use super::Writer;
use crate::diag::Code;
use std::ops::Range;

impl<R: LinkResolver + GroundNames> Writer<'_, R> {
    /// A link that would stand on the page as it was typed.
    pub(super) fn refuse_loose_link(&mut self, range: &Range<usize>) {
        if let Some((place, cause)) = loose_link(&self.prepared.text[range.clone()]) {
            let place = range.start + place.start..range.start + place.end;
            let mend = "写成 [文字](地址)：用英文的方括号和圆括号，地址里不留空格；文件名里有空格的，先给文件改名";
            self.problem(Code::BadLink, place, cause, mend);
        }
    }

    /// `##小标题`: a heading without its blank is no heading.
    pub(super) fn refuse_loose_heading(&mut self, range: &Range<usize>) {
        let source = &self.prepared.text[range.clone()];
        let signs = source.len() - source.trim_start_matches('#').len();
        let begins_line = self.prepared.text[..range.start].trim_end_matches(' ').ends_with('\n');
        let next = source[signs..].chars().next();
        if (2..=6).contains(&signs) && begins_line && next.is_some_and(|c| c > ' ') {
            let place = range.start..range.start + source.lines().next().unwrap_or("").len();
            let mend = "在 # 后面空一格，写成 ## 小标题 的样子";
            self.problem(
                Code::HeadingLevel,
                place,
                "小标题的 # 后面没有空格，不会显示成标题",
                mend,
            );
        }
    }

    /// Rows of a table that would be one paragraph.
    pub(super) fn tell_loose_table(&mut self, range: &Range<usize>) {
        if let Some((place, columns)) = loose_table(&self.prepared.text[range.clone()]) {
            let place = range.start + place.start..range.start + place.end;
            let line = dashes(columns);
            let mend = format!(
                "各列之间和行的两头都写 |，在第一行下面加一行 {line}；列多的，存成 xlsx 作附件"
            );
            self.problem(Code::LooseTable, place, "这几行像表格，显示出来会连成一段", &mend);
        }
    }
}
