//! CSV per kind and per year, and of the catalogue, for spreadsheets: UTF-8 with BOM, one row an item.

use crate::disclosure::{Field, Lens, Shown, Value};
use crate::model::Kind;
use crate::pages::{CardView, Plan, WITHHELD, card, issuer, paths};
use crate::records::Body;
use crate::schema::{FieldDoc, Shape};

const BOM: &str = "\u{feff}";
const HEAD: [&str; 10] = [
    "索引号",
    "名称",
    "分类",
    "成文日期",
    "发布时间",
    "发布机构",
    "文号",
    "主题词",
    "内容概述",
    "页面",
];
const CATALOGUE: [&str; 10] = [
    "索引号",
    "名称",
    "内容概述",
    "生成日期",
    "栏目",
    "分类",
    "发布日期",
    "发布机构",
    "文号",
    "页面",
];

/// The table of a kind, or of one year of it, oldest first.
pub fn table<L: Lens>(plan: &Plan<L>, kind: Kind, positions: &[usize]) -> Vec<u8> {
    let mut columns = Vec::new();
    flatten(Body::fields(kind), &mut Vec::new(), &mut columns);
    let labels = columns.iter().map(|column| column.label.clone());
    let header: Vec<String> = HEAD.iter().map(|s| (*s).to_owned()).chain(labels).collect();
    let row = |position: &usize| {
        let fields = &plan.item(*position).fields;
        let mut row = head(plan, *position);
        row.extend(columns.iter().map(|column| cell(plan, fields, &column.path)));
        row
    };
    sheet(&header, positions.iter().map(row))
}

/// The catalogue, or one year of it, oldest first.
pub fn catalogue<L: Lens>(plan: &Plan<L>, positions: &[usize]) -> Vec<u8> {
    let header = CATALOGUE.map(str::to_owned);
    let row = |position: &usize| {
        let CardView {
            index_number,
            title,
            summary,
            date,
            section,
            category,
            published_day,
            issuer,
            document_number,
            href,
            ..
        } = card(plan, *position);
        let head = [index_number, title, summary, date, section, category];
        head.into_iter().chain([published_day, issuer, document_number, href]).collect()
    };
    sheet(&header, positions.iter().map(row))
}

/// A sheet as spreadsheets read it.
fn sheet(header: &[String], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .terminator(::csv::Terminator::CRLF)
        .from_writer(BOM.as_bytes().to_vec());
    // a Vec takes every write
    let _ = writer.write_record(header);
    for row in rows {
        let _ = writer.write_record(row.iter().map(|text| unarmed(text).into_owned()));
    }
    writer.into_inner().unwrap_or_default()
}

struct Column {
    label: String,
    path: Vec<&'static str>,
}

/// Nested tables become columns of their own; lists stay one.
fn flatten(
    docs: &'static [FieldDoc],
    path: &mut Vec<(&'static str, &'static str)>,
    out: &mut Vec<Column>,
) {
    for doc in docs {
        path.push((doc.name, doc.label));
        match doc.shape {
            Shape::Table(nested) => flatten(nested, path, out),
            _ => out.push(Column {
                label: path.iter().map(|(_, label)| *label).collect::<Vec<_>>().join("/"),
                path: path.iter().map(|(name, _)| *name).collect(),
            }),
        }
        path.pop();
    }
}

fn head<L: Lens>(plan: &Plan<L>, position: usize) -> Vec<String> {
    let item = plan.item(position);
    let card = &item.card;
    let category = card.category.as_ref();
    vec![
        plan.index_number(&card.item).unwrap_or_default(),
        card.title.clone(),
        category.map_or("", |(code, label)| plan.channel_name(code).unwrap_or(label)).to_owned(),
        card.date.map_or_else(String::new, |date| date.to_string()),
        card.publish.map_or_else(String::new, |publish| publish.to_string()),
        issuer(plan, position),
        card.document_number.clone().unwrap_or_default(),
        item.topics.join("；"),
        card.summary.clone().unwrap_or_default(),
        paths::item(&card.item).to_string(),
    ]
}

fn cell<L: Lens>(plan: &Plan<L>, fields: &[Field], path: &[&'static str]) -> String {
    let Some((name, rest)) = path.split_first() else { return String::new() };
    let Some(field) = fields.iter().find(|field| field.name == *name) else { return String::new() };
    match &field.shown {
        Shown::Withheld(mask) => format!("{WITHHELD}（{}）", mask.ground.name()),
        Shown::Open(Value::Group(_, nested)) if !rest.is_empty() => cell(plan, nested, rest),
        Shown::Open(value) => text(plan, value),
    }
}

fn text<L: Lens>(plan: &Plan<L>, value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Prose(text) | Value::Number(text) | Value::Web(text) => {
            text.clone()
        }
        Value::Money(money) => money.plain(),
        Value::Day(day) => day.to_string(),
        Value::Moment(moment) => moment.to_string(),
        Value::Flag(flag) => if *flag { "是" } else { "否" }.to_owned(),
        Value::Code(_, label) => (*label).to_owned(),
        Value::Item(item) => {
            plan.position(item).map_or_else(String::new, |p| plan.item(p).card.title.clone())
        }
        Value::Group(_, fields) => {
            let parts = fields.iter().map(|field| {
                let shown = match &field.shown {
                    Shown::Open(value) => text(plan, value),
                    Shown::Withheld(mask) => format!("{WITHHELD}（{}）", mask.ground.name()),
                };
                format!("{}：{shown}", field.label)
            });
            parts.collect::<Vec<_>>().join("，")
        }
        Value::List(values) => {
            values.iter().map(|value| text(plan, value)).collect::<Vec<_>>().join("；")
        }
    }
}

/// A cell that a spreadsheet would run as a formula is given a leading apostrophe.
fn unarmed(text: &str) -> std::borrow::Cow<'_, str> {
    let armed = text.starts_with(['=', '+', '@', '\t', '\r'])
        || text.starts_with('-') && text[1..].parse::<f64>().is_err();
    if armed { format!("'{text}").into() } else { text.into() }
}
