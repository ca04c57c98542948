//! What leads from part to part. A part to which nothing leads is opened by no program.

use super::package::{Part, small};
use std::collections::{BTreeSet, HashMap};

/// One relation.
pub struct Relation {
    /// The part from which it leads; empty for the package.
    pub owner: String,
    /// Its mark in that part.
    pub id: String,
    /// The last word of its type, in small letters.
    pub kind: String,
    /// Where it leads, if that is inside of the package.
    pub target: Option<String>,
}

/// The relations of a part, by the mark that the part itself mentions.
const MENTIONED: &[&str] = &[
    "image",
    "hyperlink",
    "oleobject",
    "package",
    "chart",
    "video",
    "audio",
    "media",
    "afchunk",
    "subdocument",
    "control",
    "diagramdata",
    "diagramlayout",
    "diagramquickstyle",
    "diagramcolors",
    "attachedtemplate",
    "mailmergesource",
    "mailmergeheadersource",
    "recipientdata",
];

/// Whether a part holds relations.
pub fn is_relations(small: &str) -> bool {
    small.ends_with(".rels") && (small.starts_with("_rels/") || small.contains("/_rels/"))
}

/// `word/_rels/document.xml.rels` belongs to `word/document.xml`.
pub fn owner(relations: &str) -> String {
    let (folder, file) = relations.rsplit_once('/').unwrap_or(("", relations));
    let folder = folder.strip_suffix("_rels").unwrap_or(folder);
    format!("{folder}{}", file.strip_suffix(".rels").unwrap_or(file))
}

/// The full name of what a relation leads to.
pub fn target(owner: &str, to: &str) -> String {
    let to = to.split(['#', '?']).next().unwrap_or_default().replace('\\', "/");
    let folder = owner.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut names: Vec<&str> = match to.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|name| !name.is_empty()).collect(),
    };
    for name in to.split('/').filter(|name| !name.is_empty() && *name != ".") {
        if name == ".." {
            names.pop();
        } else {
            names.push(name);
        }
    }
    small(&names.join("/"))
}

/// All relations of a package.
pub fn relations(parts: &[Part]) -> Result<Vec<Relation>, String> {
    let mut all = Vec::new();
    for part in parts.iter().filter(|part| is_relations(&part.small)) {
        let owner = owner(&part.small);
        part.tree()?.visit(&mut |element| {
            if element.local() != "Relationship" {
                return;
            }
            let attribute = |name| element.attribute(name).unwrap_or_default();
            let kind = attribute("Type").rsplit('/').next().unwrap_or_default().to_lowercase();
            let to = attribute("Target");
            let is_inside = attribute("TargetMode") != "External" && !to.starts_with('#');
            let target = is_inside.then(|| target(&owner, &to));
            all.push(Relation { owner: owner.clone(), id: attribute("Id"), kind, target });
        });
    }
    Ok(all)
}

/// Relations of the parts of a text that these no longer mention.
pub fn unmentioned(parts: &[Part], all: &[Relation]) -> Result<BTreeSet<(String, String)>, String> {
    let mut gone = BTreeSet::new();
    for part in parts.iter().filter(|part| part.small.starts_with("word/") && part.is_xml()) {
        let of_it: Vec<&Relation> = all
            .iter()
            .filter(|r| r.owner == part.small && MENTIONED.contains(&r.kind.as_str()))
            .collect();
        if of_it.is_empty() {
            continue;
        }
        let mut mentioned = BTreeSet::new();
        part.tree()?.visit(&mut |element| {
            mentioned.extend(element.attributes().into_iter().map(|(_, value)| value));
        });
        let unused = of_it.iter().filter(|relation| !mentioned.contains(&relation.id));
        gone.extend(unused.map(|relation| (relation.owner.clone(), relation.id.clone())));
    }
    Ok(gone)
}

/// Parts to which no relation leads; nothing where a relation leads nowhere, for then the
/// names are not understood.
pub fn orphans<'r>(
    parts: &[Part],
    relations: impl Iterator<Item = &'r Relation>,
) -> BTreeSet<String> {
    let names: BTreeSet<&str> = parts.iter().map(|part| part.small.as_str()).collect();
    let mut from: HashMap<&str, Vec<&str>> = HashMap::new();
    for relation in relations {
        let Some(target) = relation.target.as_deref() else { continue };
        if !names.contains(target) && target != "null" && !target.ends_with("/null") {
            return BTreeSet::new();
        }
        from.entry(relation.owner.as_str()).or_default().push(target);
    }
    // without its head nothing is known of a package
    if !from.contains_key("") {
        return BTreeSet::new();
    }
    let mut reached = BTreeSet::from([""]);
    let mut open = vec![""];
    while let Some(owner) = open.pop() {
        let targets = from.get(owner).map(Vec::as_slice).unwrap_or_default();
        open.extend(targets.iter().filter(|target| reached.insert(target)).copied());
    }
    let is_orphan = |name: &&&str| match is_relations(name) {
        true => !reached.contains(owner(name).as_str()),
        false => **name != "[content_types].xml" && !reached.contains(**name),
    };
    names.iter().filter(is_orphan).map(|name| (*name).to_owned()).collect()
}
