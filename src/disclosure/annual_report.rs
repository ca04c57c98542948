//! Completes the tables of published annual reports: what is left out is zero or a sum,
//! and 行政规范性文件 are counted from the policy documents of the site.
//!
//! Takes disclosed items, of which nothing withheld is left; gives the figures of a file
//! that the site contradicts. Never shows a total from which a withheld part could be told.

use super::disclosed::Disclosed;
use super::lens::Lens;
use super::value::{Class, Field, Shown, Value};
use super::withheld::Mask;
use crate::model::{Day, Kind};
use crate::policy::{Figure, FormTable, ReportForm};
use crate::records::Report;
use crate::schema::{FieldDoc, Record, Shape, same_key};
use std::collections::BTreeMap;

/// A figure of a report that differs from what the site holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureDiffers {
    /// The content file of the report.
    pub file: String,
    /// Key path of the figure.
    pub path: String,
    /// How many the site holds.
    pub counted: u64,
}

/// Completes every report among the items.
pub fn complete_reports<L: Lens>(
    items: &mut [Disclosed<L>],
    form: &ReportForm,
) -> Vec<FigureDiffers> {
    let documents: Vec<NormativeDocument> =
        items.iter().filter_map(|item| NormativeDocument::of(item, form)).collect();
    let mut differing = Vec::new();
    for item in items.iter_mut().filter(|item| item.card.item.kind == Kind::Reports) {
        let year = match item.value("year") {
            Some(Value::Number(year)) => year.parse().unwrap_or_default(),
            _ => continue,
        };
        let counted = counted(&documents, year);
        for (path, counted) in &counted {
            let typed = figure(&item.fields, path);
            if matches!(typed, Figure::Known(typed) if typed != *counted) {
                let (file, path) = (item.file.clone(), path.clone());
                differing.push(FigureDiffers { file, path, counted: *counted });
            }
        }
        for table in &form.table {
            complete(&mut item.fields, table, &counted);
        }
    }
    differing
}

/// One policy document that counts, and when.
struct NormativeDocument {
    made: Day,
    repealed: Option<Day>,
    expires: Option<Day>,
    holds: bool,
}

impl NormativeDocument {
    fn of<L: Lens>(item: &Disclosed<L>, form: &ReportForm) -> Option<Self> {
        let is_one = match item.value("genre")? {
            Value::Code(genre, _) => form.is_normative(genre),
            _ => false,
        };
        let day = |name| match item.value(name) {
            Some(Value::Day(day)) => Some(*day),
            _ => None,
        };
        let holds = match item.value("validity")? {
            Value::Code(code, _) => matches!(*code, "in-force" | "amended"),
            _ => false,
        };
        let (repealed, expires) = (day("repealed"), day("expires"));
        is_one.then_some(Self { made: item.card.date?, repealed, expires, holds })
    }

    /// In force at the end of a year; of what is no longer, it must be known since when.
    fn in_force(&self, year: i16) -> bool {
        let later = |day: Day| day.year() > year;
        let stands = self.repealed.map_or(self.holds, later) && self.expires.is_none_or(later);
        self.made.year() <= year && stands
    }
}

/// What the site knows of a year, by key path; nothing where it holds no such document.
fn counted(documents: &[NormativeDocument], year: i16) -> BTreeMap<String, u64> {
    if documents.is_empty() {
        return BTreeMap::new();
    }
    let count = |is_counted: &dyn Fn(&NormativeDocument) -> bool| {
        documents.iter().filter(|document| is_counted(document)).count() as u64
    };
    let made = count(&|document| document.made.year() == year);
    let repealed = count(&|document| document.repealed.is_some_and(|day| day.year() == year));
    let in_force = count(&|document| document.in_force(year));
    let named = [("made", made), ("repealed", repealed), ("in-force", in_force)];
    named.map(|(key, count)| (format!("disclosure.normative.{key}"), count)).into()
}

fn complete(fields: &mut Vec<Field>, table: &FormTable, counted: &BTreeMap<String, u64>) {
    if !fields.iter().any(|field| same_key(table.field.reveal(), field.name)) {
        return;
    }
    let mut cells = Vec::new();
    {
        let given = |path: &str| match (figure(fields, path), counted.get(path)) {
            (Figure::Absent, Some(counted)) => Figure::Known(*counted),
            (figure, _) => figure,
        };
        for row in &table.rows {
            for column in &table.columns {
                let shown = match table.figure(row, column, &given) {
                    Figure::Known(number) => Some(Shown::Open(Value::Number(number.to_string()))),
                    Figure::Kept(path) => mask(fields, &path).map(Shown::Withheld),
                    Figure::Absent => None,
                };
                cells.extend(shown.map(|shown| (table.path(row, column), shown)));
            }
        }
    }
    for (path, shown) in cells {
        let is_total = matches!(shown, Shown::Withheld(_));
        place(fields, Report::FIELDS, &path, shown, is_total);
    }
}

/// What the fields show at a key path. A figure that is no whole number counts as given.
fn figure(fields: &[Field], path: &str) -> Figure {
    let (head, rest) = path.split_once('.').map_or((path, None), |(h, r)| (h, Some(r)));
    let Some(field) = fields.iter().find(|field| same_key(head, field.name)) else {
        return Figure::Absent;
    };
    match (&field.shown, rest) {
        (Shown::Withheld(_), _) => Figure::Kept(head.to_owned()),
        (Shown::Open(Value::Group(_, nested)), Some(rest)) => match figure(nested, rest) {
            Figure::Kept(inner) => Figure::Kept(format!("{head}.{inner}")),
            figure => figure,
        },
        (Shown::Open(Value::Number(number)), None) => {
            Figure::Known(number.parse().unwrap_or_default())
        }
        _ => Figure::Absent,
    }
}

/// The mask at a key path.
fn mask(fields: &[Field], path: &str) -> Option<Mask> {
    let (head, rest) = path.split_once('.').map_or((path, None), |(h, r)| (h, Some(r)));
    match (&fields.iter().find(|field| same_key(head, field.name))?.shown, rest) {
        (Shown::Withheld(found), _) => Some(found.clone()),
        (Shown::Open(Value::Group(_, nested)), Some(rest)) => mask(nested, rest),
        _ => None,
    }
}

/// Puts a figure where none is, in the order of the declaration; `over` one that is there.
fn place(fields: &mut Vec<Field>, docs: &'static [FieldDoc], path: &str, shown: Shown, over: bool) {
    let (head, rest) = path.split_once('.').map_or((path, None), |(h, r)| (h, Some(r)));
    let Some(order) = docs.iter().position(|doc| same_key(head, doc.name)) else { return };
    let doc = &docs[order];
    let known = fields.iter().position(|field| field.name == doc.name);
    let at = known.unwrap_or_else(|| {
        let before = |field: &&Field| docs[..order].iter().any(|doc| doc.name == field.name);
        let at = fields.iter().filter(before).count();
        let empty = Shown::Open(Value::Group(None, Vec::new()));
        let shown = if rest.is_some() { empty } else { shown.clone() };
        let field = Field { name: doc.name, label: doc.label, class: Class::Common, shown };
        fields.insert(at, field);
        at
    });
    match (rest, doc.shape, &mut fields[at].shown) {
        (Some(rest), Shape::Table(docs), Shown::Open(Value::Group(_, nested))) => {
            place(nested, docs, rest, shown, over);
        }
        (None, _, old @ Shown::Open(_)) if over => *old = shown,
        _ => {}
    }
}
