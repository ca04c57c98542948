//! The annual report: the six sections of the official form in order, with its tables as
//! tables. Template `pages/report.html`, an item page with another middle.

use super::fields;
use super::frame::UNKNOWN;
use super::plan::Plan;
use super::view::FieldView;
use crate::disclosure::{Field, Lens, Shown, Value};
use crate::policy::{FormLine, FormSection, FormTable};
use crate::schema::same_key;
use serde::Serialize;

/// What the page of a report shows besides what every item has.
#[derive(Clone, Debug, Serialize)]
pub struct ReportView {
    /// The sections, in the order of the form.
    pub sections: Vec<ReportSectionView>,
}

/// One section.
#[derive(Clone, Debug, Serialize)]
pub struct ReportSectionView {
    /// 一、总体情况, ….
    pub heading: String,
    /// Its text, or why there is none.
    pub text: Option<FieldView>,
    /// Its tables.
    pub sheets: Vec<Sheet>,
}

/// One table with heads over heads.
#[derive(Clone, Debug, Serialize)]
pub struct Sheet {
    /// What it is of.
    pub caption: String,
    /// Rows of column heads, the outermost first.
    pub head: Vec<Vec<HeadCell>>,
    /// Rows of figures.
    pub rows: Vec<SheetRow>,
}

/// A head of columns or of rows.
#[derive(Clone, Debug, Serialize)]
pub struct HeadCell {
    /// Its words.
    pub text: String,
    /// How many columns it spans.
    pub columns: usize,
    /// How many rows it spans.
    pub rows: usize,
    /// `col`, `colgroup`, `row` or `rowgroup`.
    pub scope: &'static str,
}

/// One row of figures.
#[derive(Clone, Debug, Serialize)]
pub struct SheetRow {
    /// The heads that begin in this row.
    pub heads: Vec<HeadCell>,
    /// Its figures.
    pub cells: Vec<FieldView>,
}

/// The sections of the report at a position.
pub fn report<L: Lens>(plan: &Plan<L>, position: usize) -> ReportView {
    let fields = &plan.item(position).fields;
    let form = &plan.policy.report_form;
    let section = |section: &FormSection| {
        let key = section.field.reveal();
        let field = fields.iter().find(|field| same_key(key, field.name));
        let tables = form.table.iter().filter(|table| table.field.reveal() == key);
        ReportSectionView {
            heading: section.heading.reveal().to_owned(),
            text: text(plan, field),
            sheets: match field.and_then(Field::value) {
                Some(Value::Group(_, nested)) => tables.map(|t| sheet(plan, t, nested)).collect(),
                _ => Vec::new(),
            },
        }
    };
    ReportView { sections: form.sections.iter().map(section).collect() }
}

/// The text of a section: all of it, or the note of a section that has tables.
fn text<L: Lens>(plan: &Plan<L>, field: Option<&Field>) -> Option<FieldView> {
    let Some(field) = field else { return Some(fields::plain("", UNKNOWN)) };
    match &field.shown {
        Shown::Open(Value::Group(_, nested)) => {
            let note = nested.iter().find(|field| field.name == "note")?;
            fields::views(plan, std::slice::from_ref(note)).pop()
        }
        _ => fields::views(plan, std::slice::from_ref(field)).pop(),
    }
}

fn sheet<L: Lens>(plan: &Plan<L>, table: &FormTable, fields: &[Field]) -> Sheet {
    let depth = depth(&table.rows);
    let mut head = column_heads(&table.columns);
    let levels = head.len();
    if let (Some(first), true) = (head.first_mut(), depth > 0) {
        let text = table.corner.as_ref().map_or("", |corner| corner.reveal()).to_owned();
        first.insert(0, HeadCell { text, columns: depth, rows: levels, scope: "col" });
    }
    let mut by_row: Vec<Vec<HeadCell>> = table.rows.iter().map(|_| Vec::new()).collect();
    let beginnings = spans(&table.rows);
    for Span { at, level, length, name, is_last } in beginnings {
        let columns = if is_last { depth - level } else { 1 };
        let scope = if length > 1 { "rowgroup" } else { "row" };
        by_row[at].push(HeadCell { text: name, columns, rows: length, scope });
    }
    let rows = table.rows.iter().zip(by_row).map(|(row, heads)| {
        let cell = |column: &FormLine| cell(plan, fields, row, column);
        SheetRow { heads, cells: table.columns.iter().map(cell).collect() }
    });
    Sheet { caption: table.caption.reveal().to_owned(), rows: rows.collect(), head }
}

/// Rows of column heads.
fn column_heads(columns: &[FormLine]) -> Vec<Vec<HeadCell>> {
    let depth = depth(columns);
    let mut rows: Vec<Vec<HeadCell>> = (0..depth).map(|_| Vec::new()).collect();
    for Span { level, length, name, is_last, .. } in spans(columns) {
        let below = if is_last { depth - level } else { 1 };
        let scope = if length > 1 { "colgroup" } else { "col" };
        rows[level].push(HeadCell { text: name, columns: length, rows: below, scope });
    }
    rows
}

fn depth(lines: &[FormLine]) -> usize {
    lines.iter().map(|line| line.heads.len()).max().unwrap_or(0)
}

/// One name over a run of lines.
struct Span {
    at: usize,
    level: usize,
    length: usize,
    name: String,
    is_last: bool,
}

/// Names in the order in which they are written; a run of lines has one of each level.
fn spans(lines: &[FormLine]) -> Vec<Span> {
    let mut spans = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        for (level, name) in line.heads.iter().enumerate() {
            let shares = |other: &FormLine| other.heads.get(..=level) == line.heads.get(..=level);
            if at > 0 && shares(&lines[at - 1]) {
                continue;
            }
            let length = lines[at..].iter().take_while(|other| shares(other)).count();
            let name = name.reveal().to_owned();
            spans.push(Span { at, level, length, name, is_last: level + 1 == line.heads.len() });
        }
    }
    spans
}

fn cell<L: Lens>(plan: &Plan<L>, fields: &[Field], row: &FormLine, column: &FormLine) -> FieldView {
    let path = [row.key(), column.key()].join(".");
    let found = find(fields, path.trim_matches('.'));
    let view = found.and_then(|field| fields::views(plan, std::slice::from_ref(field)).pop());
    view.unwrap_or_else(|| fields::plain("", ""))
}

/// The field at a key path, or the withheld one above it.
fn find<'f>(fields: &'f [Field], path: &str) -> Option<&'f Field> {
    let (head, rest) = path.split_once('.').map_or((path, None), |(h, r)| (h, Some(r)));
    let field = fields.iter().find(|field| same_key(head, field.name))?;
    match (&field.shown, rest) {
        (Shown::Open(Value::Group(_, nested)), Some(rest)) => find(nested, rest),
        _ => Some(field),
    }
}
