//! JSON twins: every published item as data, in camelCase and OCDS words.

use crate::disclosure::{Disclosed, Field, Lens, Shown, Value};
use crate::model::Passage;
use crate::pages::{Plan, WITHHELD, issuer, paths};
use serde_json::{Map, Value as Json, json};

/// The twin of an item; `text` is its Markdown, where it has one.
pub fn twin<L: Lens>(plan: &Plan<L>, position: usize, text: Option<String>) -> Json {
    let mut twin = head(plan, position);
    let item = plan.item(position);
    twin.insert("fields".into(), fields(plan, &item.fields));
    if let Some(text) = text {
        twin.insert("text".into(), json!(masked(plan, text.trim())));
    }
    let attachments: Vec<Json> = plan
        .attachments(position)
        .into_iter()
        .map(|(ordinal, entry)| {
            let path = plan.attachment_path(position, ordinal);
            json!({ "title": entry.title.reveal(), "url": path.as_str(), "format": path.extension() })
        })
        .collect();
    if !attachments.is_empty() {
        twin.insert("documents".into(), attachments.into());
    }
    let changes: Vec<Json> = item
        .changes
        .iter()
        .map(|change| json!({ "date": change.date.to_string(), "description": change.what }))
        .collect();
    if !changes.is_empty() {
        twin.insert("amendments".into(), changes.into());
    }
    Json::Object(twin)
}

/// A text with the words that citizens read where a passage is masked.
fn masked<L: Lens>(plan: &Plan<L>, text: &str) -> String {
    let words = |passage| match passage {
        Passage::Text(text) => text.to_owned(),
        Passage::Masked(id) => {
            let name = plan.policy.ground(id).map_or("", |ground| ground.name());
            format!("{WITHHELD}（{name}）")
        }
    };
    Passage::split(text).into_iter().map(words).collect()
}

fn head<L: Lens>(plan: &Plan<L>, position: usize) -> Map<String, Json> {
    let item: &Disclosed<L> = plan.item(position);
    let card = &item.card;
    let category = card.category.as_ref().map(|(code, label)| {
        json!({ "id": code, "description": plan.channel_name(code).unwrap_or(label) })
    });
    let all = json!({
        "id": card.item.to_string(),
        "kind": card.item.kind.slug(),
        "title": card.title,
        "indexNumber": plan.index_number(&card.item),
        "date": card.date.map(|date| date.to_string()),
        "datePublished": card.publish.map(|publish| publish.rfc3339()),
        "publisher": { "name": issuer(plan, position) },
        "documentNumber": card.document_number,
        "category": category,
        "topics": item.topics,
        "phase": item.phase,
        "legalBasis": item.basis,
        "description": card.summary,
        "demonstration": card.demonstration,
        "url": paths::item(&card.item).as_str(),
    });
    match all {
        Json::Object(map) => map.into_iter().filter(|(_, value)| !is_empty(value)).collect(),
        _ => Map::new(),
    }
}

fn is_empty(value: &Json) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

fn fields<L: Lens>(plan: &Plan<L>, fields: &[Field]) -> Json {
    let entries = fields.iter().filter_map(|field| {
        let value = match &field.shown {
            Shown::Open(value) => json_value(plan, value)?,
            Shown::Withheld(mask) => json!({ "withheld": mask.ground.id() }),
        };
        Some((camel_case(field.name), value))
    });
    Json::Object(entries.collect())
}

fn json_value<L: Lens>(plan: &Plan<L>, value: &Value) -> Option<Json> {
    Some(match value {
        Value::Text(text) | Value::Prose(text) | Value::Web(text) => json!(text),
        Value::Number(text) => text.parse().map_or_else(|_| json!(text), Json::Number),
        Value::Money(money) => json!({ "amount": amount(&money.plain()), "currency": "CNY" }),
        Value::Day(day) => json!(day.to_string()),
        Value::Moment(moment) => json!(moment.rfc3339()),
        Value::Flag(flag) => json!(flag),
        Value::Code(code, label) => json!({ "id": code, "description": label }),
        Value::Item(item) => {
            plan.position(item)?;
            json!({ "id": item.to_string(), "url": paths::item(item).as_str() })
        }
        Value::Group(id, group) => {
            let mut object = fields(plan, group);
            if let (Json::Object(map), Some(id)) = (&mut object, id) {
                map.shift_insert(0, "id".into(), json!(id));
            }
            object
        }
        Value::List(values) => values.iter().filter_map(|value| json_value(plan, value)).collect(),
    })
}

fn amount(plain: &str) -> Json {
    plain.parse().map_or_else(|_| json!(plain), Json::Number)
}

/// `contract_value` → `contractValue`.
pub fn camel_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut upper = false;
    for c in name.chars() {
        match c {
            '_' => upper = true,
            c if upper => {
                out.push(c.to_ascii_uppercase());
                upper = false;
            }
            c => out.push(c),
        }
    }
    out
}
