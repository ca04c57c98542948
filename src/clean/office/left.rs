//! What stays in an Office file though nobody sees it at once: taking it out would change
//! what the file shows or does, so a person has to decide.

use super::super::tree::{Element, elements, visit};
use super::package::Part;
use super::relations::Relation;
use crate::guard::Format;
use memchr::memmem;

const BY_RELATION: &[(&str, &str)] = &[
    ("vbaproject", "宏"),
    ("externallink", "引用的其他工作簿（路径和缓存的数据）"),
    ("externallinkpath", "引用的其他工作簿（路径和缓存的数据）"),
    ("connections", "数据连接"),
    ("pivotcacherecords", "数据透视表缓存的源数据"),
];

/// What stays, in Chinese.
pub fn left(parts: &[Part], relations: &[Relation], left: &mut Vec<String>) -> Result<(), String> {
    let mut say = |what: &str| {
        if !left.iter().any(|said| said == what) {
            left.push(what.to_owned());
        }
    };
    for (kind, what) in BY_RELATION {
        if relations.iter().any(|relation| relation.kind == *kind) {
            say(what);
        }
    }
    for part in parts {
        let small = part.small.as_str();
        if small.contains("/embeddings/") && part.format() == Format::Compound {
            say("嵌入的旧格式文件（属性没有清理）");
        }
        if !part.is_xml() || ["rels", "vml"].contains(&part.extension()) {
            continue;
        }
        if let Some(what) = hidden(part)? {
            say(what);
        }
    }
    Ok(())
}

/// What is hidden in a part.
fn hidden(part: &Part) -> Result<Option<&'static str>, String> {
    let small = part.small.as_str();
    let mut found = None;
    if memmem::find(&part.bytes, b"AlternateContent").is_some() {
        part.tree()?.visit(&mut |element| {
            if element.name == "mc:AlternateContent" && says_else(element) {
                found = Some("只有旧版软件才显示的文字");
            }
        });
    }
    if small == "xl/workbook.xml" {
        part.tree()?.visit(&mut |element| {
            let state = element.attribute("state").unwrap_or_default();
            if element.local() == "sheet" && ["hidden", "veryHidden"].contains(&state.as_str()) {
                found = Some("隐藏的工作表");
            }
        });
    } else if small.starts_with("xl/worksheets/") {
        part.tree()?.visit(&mut |element| {
            let is_line = ["row", "col"].contains(&element.local());
            if is_line && element.attribute("hidden").is_some_and(|hidden| is_on(&hidden)) {
                found = Some("隐藏的行或列");
            }
        });
    } else if small.starts_with("ppt/slides/") {
        let show = part.tree()?.root().and_then(|root| root.attribute("show"));
        found = show.filter(|show| !is_on(show)).map(|_| "隐藏的幻灯片");
    } else if small.starts_with("word/") {
        part.tree()?.visit(&mut |element| {
            let is_run = element.name == "w:r" && !element.words().trim().is_empty();
            let vanish = element.child("w:rPr").and_then(|properties| {
                elements(&properties.nodes).find(|property| property.name == "w:vanish")
            });
            let is_hidden = vanish.is_some_and(|v| v.attribute("val").is_none_or(|v| is_on(&v)));
            if is_run && is_hidden {
                found = Some("隐藏文字");
            }
        });
    }
    Ok(found)
}

/// Whether what old programs show in the place of something has words that it has not.
fn says_else(alternate: &Element) -> bool {
    let new = alternate.child("mc:Choice").map(Element::words).unwrap_or_default();
    let Some(old) = alternate.child("mc:Fallback") else { return false };
    let mut says_else = false;
    visit(&old.nodes, &mut |element| {
        let words = element.words();
        says_else |= element.local() == "t" && !words.trim().is_empty() && !new.contains(&words);
    });
    says_else
}

fn is_on(value: &str) -> bool {
    !["0", "false", "off"].contains(&value)
}
