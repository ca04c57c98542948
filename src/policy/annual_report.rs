//! The official form of the annual report: its sections, its tables, and the sums that
//! must come out. Takes the figures that a file gives, by key path; gives every cell of a
//! table, and those that contradict their parts.

use super::Citation;
use crate::model::{Label, Node};
use crate::schema::{Reading, Record, Table, record};

record! {
    /// The form of the report.
    #[derive(Default)]
    struct ReportForm {
        normative_genres: Vec<Label> = "计为行政规范性文件的体裁",
        sections: Vec<FormSection> = "各部分",
        table: Vec<FormTable> = "各表",
    }
    /// One of the six sections.
    struct FormSection {
        field: Label = "键",
        heading: Label = "标题",
    }
    /// One table.
    struct FormTable {
        document: Label = "文件",
        number: Label = "文号",
        article: Label = "条款",
        effective_from: crate::model::Day = "施行日期",
        verified: super::Verified = "核实程度",
        field: Label = "键",
        caption: Label = "表名",
        corner: Option<Label> = "表头左上格",
        columns: Vec<FormLine> = "各列",
        rows: Vec<FormLine> = "各行",
        balance: Option<FormBalance> = "勾稽关系",
    }
    /// One row or one column.
    struct FormLine {
        key: Option<Label> = "键",
        heads: Vec<Label> = "各级名称",
        sum: Vec<Label> = "由哪些相加",
    }
    /// Two sums of rows that are equal in every column.
    struct FormBalance {
        left: Vec<Label> = "一边",
        right: Vec<Label> = "另一边",
        words: Label = "说明",
    }
}

impl ReportForm {
    pub(super) fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let mut table = Table::open(node, reading)?;
        let form = Record::take(&mut table, reading);
        Citation::take(&mut table, reading)?;
        table.finish(reading);
        form
    }

    /// Whether documents of this genre count as 行政规范性文件.
    pub fn is_normative(&self, genre: &str) -> bool {
        self.normative_genres.iter().any(|known| known.reveal() == genre)
    }
}

/// One figure of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The file does not give it.
    Absent,
    /// This many.
    Known(u64),
    /// It is withheld at this path, or could be told from what is.
    Kept(String),
}

/// What a file gives at a key path.
pub type Given<'g> = &'g dyn Fn(&str) -> Figure;

/// A total that its parts contradict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// Key path of the total.
    pub path: String,
    /// Where it is, in the words of the form.
    pub place: String,
    /// What should be equal.
    pub rule: String,
}

impl FormLine {
    /// The key, or nothing.
    pub fn key(&self) -> &str {
        self.key.as_ref().map_or("", |key| key.reveal())
    }

    /// Its name, without those of the groups it is in.
    pub fn name(&self) -> &str {
        self.heads.last().map_or("", |head| head.reveal())
    }

    fn full_name(&self) -> String {
        self.heads.iter().map(|head| head.reveal()).collect::<Vec<_>>().join("·")
    }
}

impl FormTable {
    /// The clause.
    pub fn citation(&self) -> String {
        let [document, number, article] = [&self.document, &self.number, &self.article];
        format!("《{}》（{}）{}", document.reveal(), number.reveal(), article.reveal())
    }

    /// The key path of a cell.
    pub fn path(&self, row: &FormLine, column: &FormLine) -> String {
        let parts = [self.field.reveal(), row.key(), column.key()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
    }

    /// What stands in a cell: what is given; else the sum; else nothing, which is zero. A
    /// total of which a part is withheld is withheld too: the part could be told from it.
    pub fn figure(&self, row: &FormLine, column: &FormLine, given: Given<'_>) -> Figure {
        let sum = self.sum(row, column, given);
        match (given(&self.path(row, column)), sum) {
            (Figure::Kept(path), _) | (_, Some(Figure::Kept(path))) => Figure::Kept(path),
            (Figure::Known(number), _) => Figure::Known(number),
            (Figure::Absent, sum) => sum.unwrap_or(Figure::Known(0)),
        }
    }

    fn sum(&self, row: &FormLine, column: &FormLine, given: Given<'_>) -> Option<Figure> {
        if !column.sum.is_empty() {
            return Some(self.sum_of_columns(row, column, given));
        }
        (!row.sum.is_empty()).then(|| self.sum_of_rows(&row.sum, column, given))
    }

    fn sum_of_columns(&self, row: &FormLine, column: &FormLine, given: Given<'_>) -> Figure {
        let parts = named(&self.columns, &column.sum);
        add(parts.map(|column| self.figure(row, column, given)))
    }

    fn sum_of_rows(&self, rows: &[Label], column: &FormLine, given: Given<'_>) -> Figure {
        add(named(&self.rows, rows).map(|row| self.figure(row, column, given)))
    }

    /// Totals that their parts contradict, and columns that do not balance.
    pub fn contradictions(&self, given: Given<'_>) -> Vec<Contradiction> {
        let mut found = Vec::new();
        for row in &self.rows {
            for column in &self.columns {
                let path = self.path(row, column);
                let Figure::Known(total) = given(&path) else { continue };
                let differs = |sum: &Figure| matches!(sum, Figure::Known(sum) if *sum != total);
                let across = Some(self.sum_of_columns(row, column, given));
                let down = Some(self.sum_of_rows(&row.sum, column, given));
                let across = across.filter(|sum| !column.sum.is_empty() && differs(sum));
                let down = down.filter(|sum| !row.sum.is_empty() && differs(sum));
                let rule = match (across, down) {
                    (Some(_), _) => "同一行各列之和",
                    (None, Some(_)) => "同一列各行之和",
                    (None, None) => continue,
                };
                let place = [row.full_name(), column.full_name()].join(" × ");
                let place = place.trim_start_matches(" × ").to_owned();
                found.push(Contradiction { path, place, rule: format!("应当等于{rule}") });
            }
        }
        found.extend(self.imbalances(given));
        found
    }

    fn imbalances(&self, given: Given<'_>) -> Vec<Contradiction> {
        let Some(balance) = &self.balance else { return Vec::new() };
        let unequal = |column: &&FormLine| {
            let left = self.sum_of_rows(&balance.left, column, given);
            let right = self.sum_of_rows(&balance.right, column, given);
            matches!((left, right), (Figure::Known(left), Figure::Known(right)) if left != right)
        };
        let contradiction = |column: &FormLine| Contradiction {
            path: self.field.reveal().to_owned(),
            place: column.full_name(),
            rule: balance.words.reveal().to_owned(),
        };
        self.columns.iter().filter(unequal).map(contradiction).collect()
    }
}

fn named<'l>(lines: &'l [FormLine], keys: &'l [Label]) -> impl Iterator<Item = &'l FormLine> {
    keys.iter().filter_map(|key| lines.iter().find(|line| line.key() == key.reveal()))
}

fn add(figures: impl Iterator<Item = Figure>) -> Figure {
    let mut sum = 0;
    for figure in figures {
        match figure {
            Figure::Known(number) => sum += number,
            Figure::Kept(path) => return Figure::Kept(path),
            Figure::Absent => {}
        }
    }
    Figure::Known(sum)
}
