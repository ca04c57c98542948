//! Tables that Markdown does not take for tables, and would show as one paragraph: rows
//! pasted from Word or Excel with tabs between their cells, rows of `|` without the line of
//! dashes. Takes the source of a paragraph; says where, and how many columns there are.

use std::ops::Range;

/// Fewer rows are a line of words.
const FEWEST_ROWS: usize = 2;
const FEWEST_COLUMNS: usize = 2;

/// The first row of a table that is none, and how many columns it has.
pub fn loose_table(paragraph: &str) -> Option<(Range<usize>, usize)> {
    let (mut at, mut rows, mut first) = (0, 0, None);
    for line in paragraph.split_inclusive('\n') {
        let row = line.trim_end();
        match columns(row.trim()) {
            Some(columns) => {
                let begin = at + row.len() - row.trim_start().len();
                rows += 1;
                first.get_or_insert((begin..at + row.len(), columns));
            }
            None if rows < FEWEST_ROWS && !row.is_empty() => (rows, first) = (0, None),
            None => {}
        }
        at += line.len();
    }
    first.filter(|_| rows >= FEWEST_ROWS)
}

/// The line that makes a table of rows with so many columns.
pub fn dashes(columns: usize) -> String {
    "| --- ".repeat(columns) + "|"
}

fn columns(row: &str) -> Option<usize> {
    let in_bars = row.strip_prefix('|').and_then(|rest| rest.strip_suffix('|'));
    let columns = match in_bars {
        Some(cells) => cells.split('|').count(),
        None => row.split('\t').filter(|cell| !cell.trim().is_empty()).count(),
    };
    (columns >= FEWEST_COLUMNS).then_some(columns)
}

#[cfg(test)]
mod tests {
    use super::{dashes, loose_table};

    #[test]
    fn a_table_that_is_none_is_found() {
        for (paragraph, columns) in [
            ("姓名\t单位\n演示人员甲\t演示单位甲", 2),
            ("| 姓名 | 单位 | 日期 |\n| 甲 | 乙 | 丙 |\n", 3),
            ("名单如下：\n序号\t姓名\n\n1\t甲\n", 2),
        ] {
            let (place, found) = loose_table(paragraph).unwrap_or_else(|| panic!("{paragraph}"));
            assert_eq!(found, columns, "{paragraph}");
            assert!(!paragraph[place].contains('\n'), "{paragraph}");
        }
        for paragraph in
            ["一句话。\n又一句。", "姓名\t单位", "\t缩进一段", "|甲|\n|乙|", "甲|乙\n丙|丁"]
        {
            assert_eq!(loose_table(paragraph), None, "{paragraph}");
        }
        assert_eq!(dashes(2), "| --- | --- |");
    }
}
