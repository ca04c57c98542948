//! The published JSON Schemas: of each kind's twins, from the same declaration as the
//! reader of the content files; of the catalogue; of the openness of the site.

use super::json::camel_case;
use crate::disclosure::{RecordState, RectificationState};
use crate::model::{CodeList, Kind};
use crate::records::Body;
use crate::schema::{FieldDoc, Shape};
use serde_json::{Value as Json, json};

/// The schema of one kind.
pub fn schema(kind: Kind) -> Json {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.name(),
        "type": "object",
        "required": ["id", "kind", "title", "url", "fields"],
        "properties": {
            "id": text("栏目与编号"),
            "kind": { "const": kind.slug() },
            "title": text("名称"),
            "indexNumber": text("索引号"),
            "date": text("成文日期"),
            "datePublished": text("发布时间"),
            "documentNumber": text("文号"),
            "description": text("内容概述"),
            "topics": { "type": "array", "items": { "type": "string" }, "title": "主题词" },
            "text": text("正文（Markdown）"),
            "url": text("页面"),
            "fields": object(Body::fields(kind)),
            "timeliness": { "type": "array", "items": timing(), "title": "公开时限" },
        },
    });
    if let (Kind::Records, Json::Object(properties)) = (kind, &mut schema["properties"]) {
        properties.insert("publicity".to_owned(), publicity());
    }
    schema
}

/// When something was due, and when it came.
fn timing() -> Json {
    json!({
        "type": "object",
        "required": ["countedFrom", "startDate", "status", "legalBasis"],
        "properties": {
            "subject": text("公告类型；没有的是条目本身"),
            "countedFrom": text("起算的事实"),
            "startDate": text("起算日"),
            "dueDate": text("应于这一天前（含当日）公开；没有的，尚不能计算"),
            "datePublished": text("实际公开"),
            "status": { "enum": ["in-time", "late", "unpublished", "unknown"] },
            "workingDaysLate": { "type": "integer", "title": "逾期工作日" },
            "legalBasis": text("依据"),
        },
    })
}

/// How a record is public, and until when.
fn publicity() -> Json {
    json!({
        "type": "object",
        "title": "公示状态",
        "properties": {
            "status": codes::<RecordState>(),
            "until": text("最后公示日"),
            "rectification": codes::<RectificationState>(),
        },
    })
}

/// A value of a closed list, as twins write it.
fn codes<C: CodeList>() -> Json {
    let codes: Vec<&str> = C::ALL.iter().map(|code| code.code()).collect();
    json!({ "type": "object", "properties": { "id": { "enum": codes } } })
}

/// The schema of the catalogue: a list of entries.
pub fn catalogue() -> Json {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "政府信息公开目录",
        "type": "array",
        "items": {
            "type": "object",
            "required": ["id", "title", "kind", "section", "datePublished", "url"],
            "properties": {
                "id": text("栏目与编号"),
                "indexNumber": text("索引号"),
                "title": text("名称"),
                "description": text("内容概述"),
                "date": text("生成日期"),
                "kind": { "enum": Kind::ALL.map(Kind::slug) },
                "section": text("栏目"),
                "category": text("分类"),
                "datePublished": text("发布日期"),
                "publisher": text("发布机构"),
                "documentNumber": text("文号"),
                "url": text("页面"),
            },
        },
    })
}

/// The schema of the openness of the site.
pub fn openness() -> Json {
    let count = |title: &str| json!({ "type": "integer", "minimum": 0, "title": title });
    let part = json!({
        "id": text("编号"),
        "name": text("名称"),
        "meaning": text("含义"),
        "count": count("件数"),
        "perMille": count("千分之几，合计为1000"),
    });
    let ground = json!({
        "ground": text("理由编号"),
        "name": text("理由"),
        "count": count("件数"),
    });
    let split = json!({
        "id": text("分列的项"),
        "name": text("名称"),
        "total": count("件数"),
        "byGround": list(&ground),
        "notSplit": text("不分列的说明"),
    });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "公开程度",
        "type": "object",
        "required": ["total", "formula", "parts", "splits"],
        "properties": {
            "total": count("登记事项总数"),
            "formula": text("算法"),
            "parts": list(&part),
            "splitFormula": text("分列的算法"),
            "smallestCell": count("每格至少多少件才分列"),
            "splits": list(&split),
            "register": text("不予公开登记"),
            "catalogue": text("政府信息公开目录"),
        },
    })
}

fn list(properties: &Json) -> Json {
    json!({ "type": "array", "items": { "type": "object", "properties": properties } })
}

fn text(title: &str) -> Json {
    json!({ "type": "string", "title": title })
}

fn object(docs: &'static [FieldDoc]) -> Json {
    let properties: serde_json::Map<String, Json> = docs
        .iter()
        .map(|doc| {
            let withheld = json!({
                "type": "object",
                "required": ["withheld"],
                "properties": { "withheld": { "type": "string", "title": "不予公开的理由" } },
            });
            let property = json!({ "title": doc.label, "anyOf": [shape(doc.shape), withheld] });
            (camel_case(doc.name), property)
        })
        .collect();
    json!({ "type": "object", "properties": properties })
}

fn shape(shape: Shape) -> Json {
    match shape {
        Shape::Text(_) | Shape::Name(_) | Shape::Id(_) => {
            json!({ "type": ["string", "object"] })
        }
        Shape::Bare(_) => json!({ "type": ["string", "number", "boolean", "object"] }),
        Shape::Code(list) => {
            let codes: Vec<&str> = list().into_iter().map(|(code, _)| code).collect();
            json!({ "type": "object", "properties": { "id": { "enum": codes } } })
        }
        Shape::List(of) => json!({ "type": "array", "items": self::shape(*of) }),
        Shape::Table(docs) => object(docs),
    }
}
