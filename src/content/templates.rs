//! What `new` and `init` write: every key of a kind with its label and an example,
//! made from the same declaration that reads it.

use crate::model::{ItemId, ItemRef, Kind, Moment};
use crate::records::{Body, Header};
use crate::schema::{FieldDoc, Record, Shape};
use serde_json::{Value as Json, json};
use std::fmt::Write;

/// An item that is about to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewItem {
    /// Kind and id.
    pub item: ItemRef,
    /// The channel of a column article.
    pub channel: Option<ItemId>,
}

impl NewItem {
    /// Path of the file, relative to the site.
    pub fn file(&self) -> String {
        let kind = self.item.kind;
        let channel = self.channel.as_ref().map_or(String::new(), |c| format!("{}/", c.as_str()));
        let extension = if kind.is_markdown() { "md" } else { "toml" };
        format!("content/{}/{channel}{}.{extension}", kind.slug(), self.item.id)
    }
}

/// The lines of a new text that somebody has to write instead.
pub const SAMPLE_BODY: [&str; 2] = ["## 小标题", "正文写在这里。"];

/// Keys that a draft needs least; they are written last.
const LATE: [&str; 6] =
    ["attachments", "demonstration", "publication_basis", "review", "change", "exception"];

/// The text of a new file: required keys to fill in, the others commented out.
pub fn commented(new: &NewItem) -> String {
    let kind = new.item.kind;
    let depth = new.file().matches('/').count();
    let mut toml = format!(
        "#:schema {}.gongkai/schema/{}.json\n# {}。# 开头的行是说明或可选项：需要时去掉 #，不需要就留着。\n# publish 不写就是草稿，不会公开。\n\n",
        "../".repeat(depth),
        kind.slug(),
        kind.name()
    );
    let (late, early): (Vec<_>, Vec<_>) =
        Header::FIELDS.iter().partition(|field| LATE.contains(&field.name));
    for field in early.into_iter().chain(Body::fields(kind)) {
        if !is_section(field) {
            push_line(&mut toml, field, "");
        }
    }
    // a line that follows the head of a section would belong to it
    for field in late.iter().filter(|field| !is_section(field)) {
        push_line(&mut toml, field, "");
    }
    for field in late.into_iter().chain(Body::fields(kind)).filter(|field| is_section(field)) {
        push_section(&mut toml, field);
    }
    if kind.is_markdown() {
        return format!("+++\n{toml}+++\n\n{}\n\n{}\n", SAMPLE_BODY[0], SAMPLE_BODY[1]);
    }
    toml
}

fn is_section(field: &FieldDoc) -> bool {
    matches!(field.shape, Shape::Table(_) | Shape::List(Shape::Table(_)))
}

/// A line of a form: nothing but figures, none of which has to be given.
fn is_figures(field: &FieldDoc) -> bool {
    let optional = |inner: &FieldDoc| !inner.required && matches!(inner.shape, Shape::Bare(_));
    matches!(field.shape, Shape::Table(fields) if fields.iter().all(optional))
}

fn push_line(toml: &mut String, field: &FieldDoc, prefix: &str) {
    let mark = if field.required { prefix } else { "# " };
    let (example, note) = example(field.shape);
    let _ = writeln!(toml, "{mark}{} = {example}    # {}{note}", field.key(), field.label);
}

fn push_section(toml: &mut String, field: &FieldDoc) {
    let (fields, many) = match field.shape {
        Shape::Table(fields) => (fields, false),
        Shape::List(Shape::Table(fields)) => (*fields, true),
        _ => return push_line(toml, field, ""),
    };
    let mark = if field.required { "" } else { "# " };
    let key = field.key();
    let title = if many { format!("[[{key}]]") } else { format!("[{key}]") };
    let _ = writeln!(toml, "\n{mark}{title}    # {}", field.label);
    for inner in fields.iter().filter(|inner| !is_section(inner) || is_figures(inner)) {
        push_line(toml, inner, mark);
    }
}

/// How a value is written, and a remark on it.
fn example(shape: Shape) -> (String, String) {
    match shape {
        Shape::Text(example) | Shape::Name(example) | Shape::Id(example) => {
            (format!("\"{example}\""), String::new())
        }
        Shape::Bare(example) => (example.to_owned(), String::new()),
        Shape::Code(list) => {
            let list = list();
            let first = list.first().map_or("", |(code, _)| code);
            let all: Vec<String> =
                list.iter().map(|(code, label)| format!("{code} {label}")).collect();
            (format!("\"{first}\""), format!("：{}", all.join("，")))
        }
        Shape::List(inner) => {
            let (example, note) = self::example(*inner);
            (format!("[{example}]"), note)
        }
        Shape::Table(fields) => {
            let none_is_required = fields.iter().all(|field| !field.required);
            let inner: Vec<String> = fields
                .iter()
                .filter(|field| field.required || none_is_required)
                .map(|field| format!("{} = {}", field.key(), self::example(field.shape).0))
                .collect();
            (format!("{{ {} }}", inner.join(", ")), String::new())
        }
    }
}

/// The JSON Schema of a kind's content files, for editors that complete and check TOML.
pub fn editor_schema(kind: Kind) -> String {
    let fields: Vec<FieldDoc> = Header::FIELDS.iter().chain(Body::fields(kind)).copied().collect();
    let mut schema = object(&fields);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(kind.name());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn object(fields: &[FieldDoc]) -> Json {
    let properties: serde_json::Map<String, Json> = fields
        .iter()
        .map(|field| {
            let mut property = value(field.shape);
            property["title"] = json!(field.label);
            property["description"] = json!(field.label);
            (field.key(), property)
        })
        .collect();
    let required: Vec<String> = fields.iter().filter(|f| f.required).map(FieldDoc::key).collect();
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
}

fn value(shape: Shape) -> Json {
    match shape {
        Shape::Text(example) | Shape::Name(example) | Shape::Id(example) => {
            json!({ "type": "string", "examples": [example] })
        }
        Shape::Bare(_) => json!({}),
        Shape::Code(list) => {
            let codes: Vec<&str> = list().into_iter().map(|(code, _)| code).collect();
            json!({ "enum": codes })
        }
        Shape::List(inner) => json!({ "type": "array", "items": value(*inner) }),
        Shape::Table(fields) => object(fields),
    }
}

/// What a new site is called until somebody says.
pub const UNNAMED: &str = "（机构名称待填写）";

/// The files of a new site: path and text.
pub fn new_site(name: &str, now: Moment) -> Vec<(String, String)> {
    let publish = format!("{}T00:00:00", now.day());
    let name = name.replace(['"', '\\', '\n'], "");
    let site = include_str!("new_site/site.toml").replace("{name}", &name);
    let page = |text: &str| text.replace("{publish}", &publish).replace("{name}", &name);
    vec![
        ("content/site.toml".into(), site),
        ("content/policy.toml".into(), include_str!("new_site/policy.toml").to_owned()),
        ("content/pages/guide.md".into(), page(include_str!("new_site/guide.md"))),
        ("content/pages/objection.md".into(), page(include_str!("new_site/objection.md"))),
        (
            "content/column/news/2026-001.md".replace("2026", &now.day().year().to_string()),
            page(include_str!("new_site/first.md")),
        ),
        (".gitignore".into(), "/output\n/.output.*\n/.preview*\n/.gongkai\n".to_owned()),
    ]
}
