//! A disclosed field → what the template shows of it.

use super::paths;
use super::plan::Plan;
use super::view::FieldView;
use crate::disclosure::{Field, Lens, Mask, Shown, Value};

/// What a citizen reads where something is withheld.
pub const WITHHELD: &str = "依法不公开";

/// The views of fields; a reference to an item that is not public leaves none.
pub fn views<L: Lens>(plan: &Plan<L>, fields: &[Field]) -> Vec<FieldView> {
    fields.iter().filter_map(|field| view(plan, field)).collect()
}

fn view<L: Lens>(plan: &Plan<L>, field: &Field) -> Option<FieldView> {
    let view = match &field.shown {
        Shown::Open(value) => value_view(plan, value)?,
        Shown::Withheld(mask) => withheld(mask),
    };
    Some(FieldView { label: field.label.to_owned(), ..view })
}

/// A field of plain words, for facts that are not an item's.
pub fn plain(label: &str, text: &str) -> FieldView {
    FieldView { label: label.to_owned(), ..text_view(text.to_owned(), "") }
}

fn withheld(mask: &Mask) -> FieldView {
    FieldView {
        form: "withheld",
        text: WITHHELD.to_owned(),
        ground: mask.public_reason.clone().unwrap_or_else(|| mask.ground.name().to_owned()),
        ..FieldView::default()
    }
}

fn text_view(text: String, unit: &'static str) -> FieldView {
    FieldView { form: "text", text, unit, ..FieldView::default() }
}

fn value_view<L: Lens>(plan: &Plan<L>, value: &Value) -> Option<FieldView> {
    Some(match value {
        Value::Text(text) => text_view(text.clone(), ""),
        Value::Number(text) => text_view(text.clone(), "number"),
        Value::Money(money) => text_view(money.to_string(), "money"),
        Value::Day(day) => text_view(day.to_string(), "day"),
        Value::Moment(moment) => text_view(moment.to_string(), "day"),
        Value::Flag(flag) => text_view(if *flag { "是" } else { "否" }.to_owned(), ""),
        Value::Code(_, label) => text_view((*label).to_owned(), "code"),
        Value::Prose(text) => prose(text),
        Value::Web(address) => FieldView {
            form: "link",
            text: address.clone(),
            href: address.clone(),
            external: true,
            ..FieldView::default()
        },
        Value::Item(item) => {
            let position = plan.position(item)?;
            FieldView {
                form: "link",
                text: plan.item(position).card.title.clone(),
                href: paths::item(item).to_string(),
                ..FieldView::default()
            }
        }
        Value::Group(_, fields) => {
            FieldView { form: "group", fields: views(plan, fields), ..FieldView::default() }
        }
        Value::List(values) => list(plan, values)?,
    })
}

/// One line stays one line; more become paragraphs.
fn prose(text: &str) -> FieldView {
    let lines: Vec<String> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    FieldView { form: "prose", lines, ..FieldView::default() }
}

fn list<L: Lens>(plan: &Plan<L>, values: &[Value]) -> Option<FieldView> {
    let groups: Vec<&Vec<Field>> = values
        .iter()
        .filter_map(|value| match value {
            Value::Group(_, fields) => Some(fields),
            _ => None,
        })
        .collect();
    if groups.len() == values.len() {
        let flat = groups.iter().all(|fields| fields.iter().all(is_flat));
        return Some(if flat { table(plan, &groups) } else { entries(plan, &groups) });
    }
    let views: Vec<FieldView> = values.iter().filter_map(|value| value_view(plan, value)).collect();
    if views.is_empty() {
        return None;
    }
    if views.iter().any(|view| view.form == "link") {
        let rows = views.into_iter().map(|view| vec![view]).collect();
        return Some(FieldView { form: "table", rows, ..FieldView::default() });
    }
    let lines = views.into_iter().map(|view| view.text).collect();
    Some(FieldView { form: "list", lines, ..FieldView::default() })
}

/// Whether a field fits a cell.
fn is_flat(field: &Field) -> bool {
    match &field.shown {
        Shown::Withheld(_) => true,
        Shown::Open(value) => !matches!(value, Value::Group(..) | Value::List(_)),
    }
}

/// Entries whose fields all fit cells: a table with the columns that any of them has.
fn table<L: Lens>(plan: &Plan<L>, groups: &[&Vec<Field>]) -> FieldView {
    let mut columns: Vec<(&'static str, &'static str)> = Vec::new();
    for fields in groups {
        let mut at = 0;
        for field in *fields {
            match columns.iter().position(|(name, _)| *name == field.name) {
                Some(position) => at = position + 1,
                None => {
                    columns.insert(at, (field.name, field.label));
                    at += 1;
                }
            }
        }
    }
    let row = |fields: &&Vec<Field>| {
        let cell = |(name, _): &(&'static str, &'static str)| {
            let field = fields.iter().find(|field| field.name == *name);
            let cell = field.and_then(|field| view(plan, field));
            cell.map_or_else(|| text_view(String::new(), ""), as_cell)
        };
        columns.iter().map(cell).collect()
    };
    FieldView {
        form: "table",
        rows: groups.iter().map(row).collect(),
        columns: columns.iter().map(|(_, label)| (*label).to_owned()).collect(),
        ..FieldView::default()
    }
}

fn as_cell(view: FieldView) -> FieldView {
    match view.form {
        "prose" => {
            FieldView { form: "text", text: view.lines.join(" "), lines: Vec::new(), ..view }
        }
        _ => view,
    }
}

/// Entries that hold more than cells: a group each, headed by what names it best.
fn entries<L: Lens>(plan: &Plan<L>, groups: &[&Vec<Field>]) -> FieldView {
    let entry = |(number, fields): (usize, &&Vec<Field>)| {
        let heading = ["title", "name", "what"].iter().find_map(|name| {
            fields.iter().find(|field| field.name == *name)?.value().and_then(|value| match value {
                Value::Text(text) => Some(text.clone()),
                _ => None,
            })
        });
        FieldView {
            form: "group",
            text: heading.unwrap_or_else(|| format!("第 {} 项", number + 1)),
            fields: views(plan, fields),
            ..FieldView::default()
        }
    };
    FieldView {
        form: "entries",
        entries: groups.iter().enumerate().map(entry).collect(),
        ..FieldView::default()
    }
}
