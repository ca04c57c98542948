//! What a content file that could not be read may withhold, from its bare lines: nobody
//! knows its fields, but a message about another file must not repeat them either. Takes
//! text that no parser accepts; gives too much rather than too little.

use super::{CONTENT, source_text};
use crate::diag::Cover;
use crate::model::Kind;
use crate::records::{Body, Curated, Header};
use crate::schema::{FieldDoc, Record, Shape, same_key};
use crate::world::World;
use std::collections::HashSet;

/// Words of a file that may be withheld.
#[derive(Debug, PartialEq, Eq)]
pub struct UnreadValue {
    /// The words.
    pub text: String,
    /// Whether they name a natural person.
    pub is_name: bool,
}

/// Tables that say why something is not public; they hold nothing that is not.
const REASONS: [&str; 6] =
    ["exception", "consent", "public-interest", "review", "publication-basis", "attachments"];
const QUOTES: [char; 10] = ['"', '\'', '“', '”', '‘', '’', '＂', '＇', '「', '」'];

/// The values of every content file that gave no item.
pub fn unread_values(world: &dyn World, items: &[Curated]) -> Vec<UnreadValue> {
    let read: HashSet<&str> = items.iter().map(|item| item.file.as_str()).collect();
    let texts = [".toml", ".md", ".txt"];
    let is_unread = |path: &str| {
        let inner = path.strip_prefix(CONTENT).and_then(|path| path.strip_prefix('/'));
        let is_item = inner.is_some_and(|p| p.contains('/') && !p.starts_with("files/"));
        is_item && !read.contains(path) && texts.iter().any(|end| path.ends_with(end))
    };
    let found = world.list(CONTENT).unwrap_or_default();
    let unread = found.iter().filter(|f| is_unread(&f.path) && f.size <= source_text::LARGEST);
    let values = unread.filter_map(|found| {
        let bytes = world.read(&found.path).ok()?;
        let kind = found.path.split('/').nth(1).and_then(Kind::of_slug);
        Some(values_of(kind, &String::from_utf8_lossy(&bytes)))
    });
    values.flatten().collect()
}

fn values_of(kind: Option<Kind>, text: &str) -> Vec<UnreadValue> {
    let withheld = Withheld::of(text);
    let mut values = Vec::new();
    let (mut table, mut key, mut fences) = (String::new(), String::new(), 0);
    for line in text.lines() {
        let line = line.trim();
        fences += usize::from(line == "+++");
        if line.is_empty() || line == "+++" || line.starts_with('#') && fences < 2 {
            continue;
        }
        if let Some(head) = line.strip_prefix('[').filter(|_| line.ends_with(']')) {
            table = head.trim_matches(['[', ']', ' ']).to_owned();
            continue;
        }
        let is_reason = table.split('.').any(|part| REASONS.contains(&part));
        if is_reason || fences >= 2 && withheld != Withheld::All {
            continue;
        }
        for piece in line.split(['{', '}']).flat_map(pairs) {
            let value = match assigned(piece) {
                Some((name, value)) => {
                    name.clone_into(&mut key);
                    value
                }
                // a line inside a text of several lines, or of the body
                None => piece,
            };
            let is_name = names_a_person(kind, &key);
            if is_name || withheld.covers(kind, &table, &key) {
                values.extend(words(value).map(|text| UnreadValue { text, is_name }));
            }
        }
    }
    values
}

/// What of a file is withheld, as far as its lines tell.
#[derive(Debug, PartialEq, Eq)]
enum Withheld {
    /// No sign of an exception.
    Nothing,
    /// The fields with these keys.
    Keys(HashSet<String>),
    /// Everything: an exception for the whole, or for nobody knows what.
    All,
}

impl Withheld {
    fn of(text: &str) -> Self {
        if ["whole", "withdrawal", "state-secret"].iter().any(|word| text.contains(word)) {
            return Self::All;
        }
        if Cover::for_text(text) != Cover::Values {
            return Self::Nothing;
        }
        let scopes = text.lines().filter_map(|line| line.trim_start().strip_prefix("scope"));
        let keys: HashSet<String> =
            scopes.flat_map(words).filter_map(|path| last_key(&path)).collect();
        if keys.is_empty() { Self::All } else { Self::Keys(keys) }
    }

    fn covers(&self, kind: Option<Kind>, table: &str, key: &str) -> bool {
        let is_text = || docs(kind, key).iter().all(|field| is_text(field.shape));
        match self {
            Self::Nothing => false,
            Self::Keys(keys) => {
                let inside = |named: &String| table.split('.').any(|part| part == named);
                (keys.contains(key) || keys.iter().any(inside)) && is_text()
            }
            Self::All => is_text(),
        }
    }
}

/// The last part of a key path that is a key and not the id of an entry.
fn last_key(path: &str) -> Option<String> {
    let is_key = |part: &&str| !docs(None, part).is_empty();
    path.rsplit('.').find(is_key).map(str::to_owned)
}

/// The pairs of an inline table; any other line as it is.
fn pairs(line: &str) -> Vec<&str> {
    let parts: Vec<&str> = line.split(',').collect();
    let all_pairs = parts.iter().all(|part| part.trim().is_empty() || assigned(part).is_some());
    if all_pairs { parts } else { vec![line] }
}

/// `key = value`, with any sign that people take for an equals sign.
fn assigned(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let end = line.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.'))?;
    let (path, rest) = line.split_at(end);
    let value = rest.trim_start().strip_prefix(['=', '＝', ':', '：'])?;
    let key = path.rsplit('.').next().unwrap_or(path);
    (!key.is_empty()).then_some((key, value))
}

/// The words between quotes, or all of them where there are none.
fn words(value: &str) -> impl Iterator<Item = String> {
    let value = value.trim();
    let pieces: Vec<&str> = match value.contains(QUOTES) {
        true => value.split(QUOTES).collect(),
        false => {
            let bare = value.split('#').next().unwrap_or("");
            let parts = bare.split(['[', ']', ',', '，', '、', '=']);
            [bare].into_iter().chain(parts).collect()
        }
    };
    let mut pieces: Vec<String> = pieces
        .into_iter()
        .map(|piece| piece.trim().to_owned())
        .filter(|piece| !piece.starts_with('#') && piece.chars().any(char::is_alphanumeric))
        .collect();
    pieces.dedup();
    pieces.into_iter()
}

fn names_a_person(kind: Option<Kind>, key: &str) -> bool {
    docs(kind, key).iter().any(|field| is_name(field.shape))
}

fn is_name(shape: Shape) -> bool {
    match shape {
        Shape::Name(_) => true,
        Shape::List(inner) => is_name(*inner),
        _ => false,
    }
}

fn is_text(shape: Shape) -> bool {
    match shape {
        Shape::Text(_) | Shape::Name(_) | Shape::Id(_) | Shape::Table(_) => true,
        Shape::List(inner) => is_text(*inner),
        Shape::Bare(_) | Shape::Code(_) => false,
    }
}

/// Every field of a kind, or of any, with this key.
fn docs(kind: Option<Kind>, key: &str) -> Vec<FieldDoc> {
    fn find(fields: &'static [FieldDoc], key: &str, found: &mut Vec<FieldDoc>) {
        for field in fields {
            if same_key(key, field.name) {
                found.push(*field);
            }
            match field.shape {
                Shape::Table(inner) => find(inner, key, found),
                Shape::List(Shape::Table(inner)) => find(inner, key, found),
                _ => {}
            }
        }
    }
    let kinds = kind.map_or(Kind::ALL.to_vec(), |kind| vec![kind]);
    let mut found = Vec::new();
    find(Header::FIELDS, key, &mut found);
    kinds.into_iter().for_each(|kind| find(Body::fields(kind), key, &mut found));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        values_of(Some(Kind::Records), text).into_iter().map(|value| value.text).collect()
    }

    #[test]
    fn a_name_is_found_in_any_broken_line() {
        for line in [
            "name = \"张三丰",
            "name = “张三丰”",
            "name = 张三丰 # 姓名",
            "name：\"张三丰\"",
            "subject = { kind = \"natural-person\", name = \"张三丰\"",
            "subject.name ＝ '张三丰'",
        ] {
            assert_eq!(said(&format!("title = \"演示\n[subject]\n{line}\n")), ["张三丰"], "{line}");
        }
    }

    #[test]
    fn an_exception_covers_the_fields_of_its_scope_alone() {
        let record = "title = \"标题\nkind = \"honour\"\n[subject]\norganisation = \"演示单位\"\n[decision]\nauthority = \"演示机关\"\n[[exception]]\nscope = [\"subject.organisation\"]\ndecided-by = \"办公室\"\n";
        assert_eq!(said(record), ["演示单位"]);
        let nobody_knows = record.replace("subject.organisation", "subjekt");
        assert_eq!(said(&nobody_knows), ["标题", "演示单位", "演示机关"]);
        let whole = record.replace("[\"subject.organisation\"]", "\"whole\"");
        assert_eq!(said(&whole), ["标题", "演示单位", "演示机关"]);
        let none =
            record.replace("exception", "x").replace("scope", "y").replace("decided-by", "z");
        assert_eq!(said(&none), Vec::<String>::new());
    }
}
