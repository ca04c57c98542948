//! JSON twins: every published item as data, in camelCase and OCDS words.

use crate::disclosure::{
    Disclosed, Field, Lens, Promptness, Publicity, Shown, Timeliness, Timing, Value,
};
use crate::model::{CodeList, Passage};
use crate::pages::{Plan, WITHHELD, issuer, paths};
use serde::Serialize;
use serde_json::{Value as Json, json};

/// One item as data, in the order in which it is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Twin<'p> {
    id: String,
    kind: &'static str,
    title: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    index_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    publisher: Publisher,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_number: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<Category<'p>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    topics: &'p [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    phase: Option<&'static str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    legal_basis: &'p [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'p str>,
    demonstration: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    publicity: Option<Json>,
    url: String,
    fields: Json,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    documents: Vec<Json>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    amendments: Vec<Json>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    timeliness: Vec<Json>,
}

#[derive(Serialize)]
struct Publisher {
    name: String,
}

#[derive(Serialize)]
struct Category<'p> {
    id: &'p str,
    description: &'p str,
}

/// The twin of an item; `text` is its Markdown, where it has one.
pub fn twin<'p, L: Lens>(plan: &'p Plan<L>, position: usize, text: Option<&str>) -> Twin<'p> {
    let item: &Disclosed<L> = plan.item(position);
    let card = &item.card;
    let category = card.category.as_ref().map(|(code, label)| Category {
        id: code,
        description: plan.channel_name(code).unwrap_or(label),
    });
    let documents = plan.attachments(position).into_iter().map(|(ordinal, entry)| {
        let path = plan.attachment_path(position, ordinal);
        json!({ "title": entry.title.reveal(), "url": path.as_str(), "format": path.extension() })
    });
    let amendments = item
        .changes
        .iter()
        .map(|change| json!({ "date": change.date.to_string(), "description": change.what }));
    Twin {
        id: card.item.to_string(),
        kind: card.item.kind.slug(),
        title: &card.title,
        index_number: plan.index_number(&card.item),
        date: card.date.map(|date| date.to_string()),
        date_published: card.publish.map(|publish| publish.rfc3339()),
        publisher: Publisher { name: issuer(plan, position) },
        document_number: card.document_number.as_deref(),
        category,
        topics: &item.topics,
        phase: item.phase,
        legal_basis: &item.basis,
        description: card.summary.as_deref(),
        demonstration: card.demonstration,
        publicity: publicity(&item.publicity),
        url: paths::item(&card.item).to_string(),
        fields: fields(plan, &item.fields),
        text: text.map(|text| masked(plan, text.trim())),
        documents: documents.collect(),
        amendments: amendments.collect(),
        timeliness: item.timeliness.iter().flat_map(Timeliness::timings).map(timing).collect(),
    }
}

/// State, last public day and rectification of a record; none of other kinds.
fn publicity(publicity: &Publicity) -> Option<Json> {
    fn code<C: CodeList>(code: Option<C>) -> Option<Json> {
        code.map(|code| json!({ "id": code.code(), "description": code.label() }))
    }
    let entries = [
        ("status", code(publicity.state)),
        ("until", publicity.last_day.map(|day| json!(day.to_string()))),
        ("rectification", code(publicity.rectification)),
    ];
    let object: serde_json::Map<String, Json> =
        entries.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    (!object.is_empty()).then_some(Json::Object(object))
}

/// One deadline; what is not known is left out.
fn timing(timing: &Timing) -> Json {
    let (status, late) = match timing.standing {
        Promptness::InTime => ("in-time", None),
        Promptness::Late(days) => ("late", days),
        Promptness::Unpublished => ("unpublished", None),
        Promptness::Unknown => ("unknown", None),
    };
    let known = [
        ("subject", timing.notice.map(|notice| json!(notice))),
        ("countedFrom", Some(json!(timing.counted_from().code()))),
        ("startDate", Some(json!(timing.from.to_string()))),
        ("dueDate", timing.due.day().map(|day| json!(day.to_string()))),
        ("datePublished", timing.published.map(|day| json!(day.to_string()))),
        ("status", Some(json!(status))),
        ("workingDaysLate", late.map(|days| json!(days))),
        ("legalBasis", Some(json!(timing.rule.citation.in_chinese()))),
    ];
    let known = known.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Json::Object(known.collect())
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
