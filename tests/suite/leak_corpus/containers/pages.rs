//! What the site renders itself: pages, feeds, data, drawings, search data, style sheets.

use super::super::planted::{HTML, Joint, Planted, SVG, json, markup};

/// A page of HTML with this inside.
fn page(inside: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>演示页面</title></head>\n<body><main><h1>演示页面</h1>{inside}</main></body></html>\n"
    )
}

fn is_cells(planted: &Planted) -> bool {
    matches!(planted, Planted::Parts { joint: Joint::Cell, .. })
}

fn html(planted: &Planted) -> Option<String> {
    let inside = planted.as_markup(&HTML)?;
    Some(match is_cells(planted) {
        true => format!("<table><tr>{inside}</tr></table>"),
        false => inside,
    })
}

pub fn body(planted: &Planted) -> Option<Vec<u8>> {
    Some(page(&html(planted)?).into_bytes())
}

/// An attachment may be in any encoding.
pub fn whole_page(planted: &Planted) -> Option<Vec<u8>> {
    match planted {
        Planted::Encoded(bytes) => Some(bytes.clone()),
        planted => body(planted),
    }
}

pub fn attribute(planted: &Planted) -> Option<Vec<u8>> {
    let value = match planted {
        Planted::References(source) => source.clone(),
        planted => markup(&planted.as_lines()?),
    };
    Some(page(&format!("<p title=\"{value}\">演示</p>")).into_bytes())
}

pub fn comment(planted: &Planted) -> Option<Vec<u8>> {
    let inside = match planted {
        Planted::References(source) | Planted::Escapes(source) => source.clone(),
        planted => planted.as_lines()?,
    };
    Some(page(&format!("<!-- {} --><p>演示</p>", inside.replace("--", "- -"))).into_bytes())
}

/// Linked data.
pub fn script(planted: &Planted) -> Option<Vec<u8>> {
    let value = string(planted)?.replace('<', "\\u003c");
    let inside = format!(
        "<script type=\"application/ld+json\">{{\"@type\":\"Article\",\"headline\":\"{value}\"}}</script><p>演示</p>"
    );
    Some(page(&inside).into_bytes())
}

pub fn style(planted: &Planted) -> Option<Vec<u8>> {
    let inside = format!("<style>.a::after{{content:\"{}\"}}</style>", style_string(planted)?);
    Some(page(&inside).into_bytes())
}

pub fn style_sheet(planted: &Planted) -> Option<Vec<u8>> {
    Some(format!(".a::after {{\n  content: \"{}\";\n}}\n", style_string(planted)?).into_bytes())
}

fn style_string(planted: &Planted) -> Option<String> {
    match planted {
        Planted::Style(source) => Some(source.clone()),
        planted => Some(planted.as_text()?.replace('\n', "\\a ")),
    }
}

pub fn feed(planted: &Planted) -> Option<Vec<u8>> {
    let content = markup(&html(planted)?);
    Some(
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>演示</title><entry><title>演示</title><content type=\"html\">{content}</content></entry></feed>\n"
        )
        .into_bytes(),
    )
}

pub fn json_twin(planted: &Planted) -> Option<Vec<u8>> {
    let value = strings(planted)?;
    Some(format!("{{\"title\": \"演示\", \"content\": {value}, \"year\": 2026}}\n").into_bytes())
}

pub fn search(planted: &Planted) -> Option<Vec<u8>> {
    let value = strings(planted)?;
    Some(format!("window.searchData=[[\"演示\",{value}]];\n").into_bytes())
}

/// A string, or a list of them.
fn strings(planted: &Planted) -> Option<String> {
    if let Planted::Parts { before, parts, after, joint: Joint::Cell } = planted {
        let all = [before].into_iter().chain(parts).chain([after]);
        let all: Vec<String> = all.map(|part| format!("\"{}\"", json(part))).collect();
        return Some(format!("[{}]", all.join(", ")));
    }
    Some(format!("\"{}\"", string(planted)?))
}

/// The source of a string; it may hold HTML.
fn string(planted: &Planted) -> Option<String> {
    match planted {
        Planted::Escapes(source) => Some(source.clone()),
        Planted::Parts { joint: Joint::Line, .. } | Planted::Text(_) => {
            planted.as_lines().map(|lines| json(&lines))
        }
        planted if is_cells(planted) => None,
        planted => planted.as_markup(&HTML).map(|source| json(&source)),
    }
}

pub fn drawing(planted: &Planted) -> Option<Vec<u8>> {
    let inside = planted.as_markup(&SVG)?;
    Some(
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>演示</title>{inside}</svg>\n"
        )
        .into_bytes(),
    )
}
