//! Parts that go as a whole, and how many things a person would count in them.

use super::super::tree::Tree;
use super::super::{Kind, Taken};
use super::package::Part;
use super::relations::Relation;
use crate::clean::word::Fields;
use std::collections::{BTreeSet, HashMap};

/// By how their names begin.
const NAMED: &[(&str, Kind)] = &[
    ("docprops/thumbnail", Kind::Thumbnail),
    ("docmetadata/", Kind::Properties),
    ("word/comments", Kind::Comments),
    ("word/people", Kind::Comments),
    ("xl/comments", Kind::Comments),
    ("xl/threadedcomments/", Kind::Comments),
    ("xl/persons/", Kind::Comments),
    ("xl/revisions/", Kind::Revisions),
    ("xl/printersettings/", Kind::Printer),
    ("ppt/printersettings/", Kind::Printer),
    ("word/printersettings", Kind::Printer),
    ("ppt/comments/", Kind::Comments),
    ("ppt/commentauthors", Kind::Comments),
    ("ppt/authors", Kind::Comments),
    ("ppt/changesinfos/", Kind::Revisions),
    ("ppt/revisioninfo", Kind::Revisions),
    ("ppt/tags/", Kind::ProgramData),
];
/// By what leads to them, whatever they are called.
const RELATED: &[(&str, Kind)] = &[
    ("thumbnail", Kind::Thumbnail),
    ("classificationlabels", Kind::Properties),
    ("comments", Kind::Comments),
    ("commentsextended", Kind::Comments),
    ("commentsids", Kind::Comments),
    ("commentsextensible", Kind::Comments),
    ("people", Kind::Comments),
    ("threadedcomment", Kind::Comments),
    ("person", Kind::Comments),
    ("commentauthors", Kind::Comments),
    ("authors", Kind::Comments),
    ("revisionheaders", Kind::Revisions),
    ("revisionlog", Kind::Revisions),
    ("usernames", Kind::Revisions),
    ("changesinfo", Kind::Revisions),
    ("revisioninfo", Kind::Revisions),
    ("printersettings", Kind::Printer),
    ("tags", Kind::ProgramData),
    ("glossarydocument", Kind::ProgramData),
];

/// The names of the parts that go; counts what is in them.
pub fn gone(
    parts: &[Part],
    relations: &[Relation],
    fields: &Fields,
    taken: &mut Taken,
) -> Result<BTreeSet<String>, String> {
    let mut gone = BTreeSet::new();
    let mut leads: HashMap<&str, Vec<&str>> = HashMap::new();
    for relation in relations {
        let Some(target) = relation.target.as_deref() else { continue };
        leads.entry(target).or_default().push(&relation.kind);
    }
    for part in parts.iter().filter(|part| !part.small.ends_with(".rels")) {
        let kinds = leads.get(part.small.as_str()).map(Vec::as_slice).unwrap_or_default();
        let named = NAMED.iter().find(|(start, _)| part.small.starts_with(start));
        let kind = named.map(|(_, kind)| *kind).or_else(|| {
            let mut kinds = kinds.iter();
            kinds.find_map(|kind| RELATED.iter().find(|(name, _)| name == kind)).map(|(_, k)| *k)
        });
        match kind {
            Some(kind) => taken.add(kind, counted(part, kind)),
            None if is_notes(part) => {}
            None if is_remarks(part)? => taken.add(Kind::Remarks, 1),
            None if kinds.contains(&"customxml") && is_unbound(part, parts, relations, fields)? => {
                taken.add(Kind::ProgramData, 1);
            }
            None => continue,
        }
        gone.insert(part.small.clone());
    }
    Ok(gone)
}

/// How many of a kind a person would count in a part.
fn counted(part: &Part, kind: Kind) -> usize {
    let Ok(tree) = part.tree() else { return 1 };
    let count = |names: &[&str]| {
        let mut count = 0;
        tree.visit(&mut |element| count += usize::from(names.contains(&element.local())));
        count
    };
    match kind {
        Kind::Comments if part.small.starts_with("xl/comments") => by_people(&tree),
        Kind::Comments => count(&["comment", "threadedComment", "cm", "reply"]),
        Kind::Revisions => count(&["rcc", "rrc", "rm", "rsnm", "ris", "rdn", "chg"]).max(
            // what only lists the sittings is no change
            usize::from(!part.small.contains("headers") && !part.small.contains("names")),
        ),
        Kind::Properties => count(&["label"]).max(1),
        _ => 1,
    }
}

/// Comments of a sheet but for those that only repeat a conversation.
fn by_people(tree: &Tree) -> usize {
    let mut authors = Vec::new();
    let mut comments = Vec::new();
    tree.visit(&mut |element| match element.local() {
        "author" => authors.push(element.words()),
        "comment" => comments.push(element.attribute("authorId").unwrap_or_default()),
        _ => {}
    });
    let repeats = |id: &&String| {
        let author = id.parse::<usize>().ok().and_then(|id| authors.get(id));
        author.is_some_and(|author| author.starts_with("tc="))
    };
    comments.len() - comments.iter().filter(repeats).count()
}

/// A drawing of a sheet that holds nothing but the boxes of comments.
fn is_notes(part: &Part) -> bool {
    let text = String::from_utf8_lossy(&part.bytes);
    let mut objects = text.split("ObjectType=").skip(1).peekable();
    part.small.starts_with("xl/")
        && part.extension() == "vml"
        && objects.peek().is_some()
        && objects.all(|rest| rest.get(1..5) == Some("Note"))
}

/// A page of what a speaker wants to say, if anything stands there.
fn is_remarks(part: &Part) -> Result<bool, String> {
    if !part.small.starts_with("ppt/notesslides/") || !part.is_xml() {
        return Ok(false);
    }
    let mut has_words = false;
    part.tree()?.visit(&mut |element| {
        // the number of the slide stands in a field
        let is_run = ["r", "br"].contains(&element.local());
        has_words |= is_run && !element.words().trim().is_empty();
    });
    Ok(has_words)
}

/// Whether data of a program is shown by no control of the text.
fn is_unbound(
    part: &Part,
    parts: &[Part],
    relations: &[Relation],
    fields: &Fields,
) -> Result<bool, String> {
    let named = relations.iter().find(|r| r.owner == part.small && r.kind == "customxmlprops");
    let named = named.and_then(|named| named.target.as_deref());
    let properties = parts.iter().find(|part| Some(part.small.as_str()) == named);
    let store = match properties {
        Some(properties) => properties.tree()?.root().and_then(|root| root.attribute("itemID")),
        None => None,
    };
    let is_cited = part.tree().is_ok_and(|tree| {
        tree.root().is_some_and(|root| root.local() == "Sources" && fields.cite())
    });
    Ok(!fields.bind(store.as_deref()) && !is_cited)
}
