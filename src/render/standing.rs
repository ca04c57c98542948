//! The catalogue and the openness of the site as data: what the pages of the same name
//! show, and nothing more.

use crate::disclosure::Lens;
use crate::pages::{Plan, Shelf, Split, SplitRow, card, openness as measured, paths};
use serde::Serialize;
use serde_json::{Value as Json, json};

/// One line of the catalogue (条例第十二条).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    index_number: String,
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    kind: &'static str,
    section: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    category: String,
    date_published: String,
    publisher: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    document_number: String,
    url: String,
}

/// The catalogue's line for one item.
pub fn entry<L: Lens>(plan: &Plan<L>, position: usize) -> Entry {
    let head = &plan.item(position).card;
    let card = card(plan, position);
    Entry {
        id: head.item.to_string(),
        index_number: card.index_number,
        title: card.title,
        description: card.summary,
        date: head.date.map(|date| date.to_string()),
        kind: head.item.kind.slug(),
        section: card.section,
        category: card.category,
        date_published: card.published_day,
        publisher: card.issuer,
        document_number: card.document_number,
        url: card.href,
    }
}

/// How far the site is open; a split that is too small is its total and the reason.
pub fn openness<L: Lens>(plan: &Plan<L>) -> Json {
    let measured = measured(plan);
    let parts: Vec<Json> = measured
        .parts
        .iter()
        .map(|part| {
            json!({
                "id": part.id,
                "name": part.name,
                "meaning": part.meaning,
                "count": part.count,
                "perMille": part.per_mille,
            })
        })
        .collect();
    json!({
        "total": measured.total,
        "formula": measured.formula,
        "parts": parts,
        "splitFormula": measured.split_formula,
        "smallestCell": plan.policy.small_counts.smallest_cell,
        "splits": measured.splits.iter().map(split).collect::<Vec<_>>(),
        "register": paths::register().as_str(),
        "catalogue": paths::data(Shelf::Catalogue, None, "json").as_str(),
    })
}

fn split(split: &Split) -> Json {
    let mut json = json!({ "id": split.id, "name": split.name, "total": split.total });
    if split.not_split.is_empty() {
        let rows = split.rows.iter();
        let row =
            |row: &SplitRow| json!({ "ground": row.id, "name": row.name, "count": row.count });
        json["byGround"] = rows.map(row).collect();
    } else {
        json["notSplit"] = json!(split.not_split);
    }
    json
}
