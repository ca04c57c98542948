//! Word, Excel and PowerPoint files without properties, comments, tracked changes, notes
//! of the speaker, data of programs and small pictures of the first page.
//!
//! Takes a package; gives one with the same parts in the same order, less those that go
//! and everything that leads to them. Files and pictures inside are cleaned, too.

mod gone;
mod left;
mod package;
mod properties;
mod references;
mod relations;

use super::word::{self, Cited, Count, Fields};
use super::{Kind, Taken, picture, tiff};
use crate::guard::Format;
use package::{Part, packed, unpacked};
use relations::{Relation, is_relations, orphans, owner, target, unmentioned};
use std::collections::BTreeSet;

/// Documents inside documents.
const DEEPEST: usize = 3;
const SIGNED: &str = "文件有数字签名，改动会使签名失效，没有改动";

/// Cleans a package.
pub fn clean(
    bytes: &[u8],
    taken: &mut Taken,
    left: &mut Vec<String>,
    depth: usize,
) -> Result<Vec<u8>, String> {
    let mut parts = unpacked(bytes)?;
    let before = relations::relations(&parts)?;
    if before.iter().any(|relation| relation.kind == "origin")
        || parts.iter().any(|part| part.small.starts_with("_xmlsignatures/"))
    {
        return Err(SIGNED.to_owned());
    }
    let mut found = Taken::default();
    let lost = orphans(&parts, before.iter());
    let mut count = Count::default();
    let fields = text(&mut parts, &mut count)?;
    let mut gone = gone::gone(&parts, &before, &fields, &mut found)?;
    count.tell(&mut found);
    let unused = unmentioned(&parts, &before)?;
    let stays = |relation: &&Relation| {
        let is_gone = relation.target.as_ref().is_some_and(|target| gone.contains(target));
        !is_gone && !unused.contains(&(relation.owner.clone(), relation.id.clone()))
    };
    let after = orphans(&parts, before.iter().filter(stays));
    found.add(Kind::Private, lost.iter().filter(|part| is_hidden(part, &gone)).count());
    gone.extend(after);
    parts.retain(|part| !gone.contains(&part.small));
    let cut = Cut { gone, unused, before };
    for part in &mut parts {
        cut.through(part, &fields, &mut found)?;
        inner(part, &mut found, left, depth)?;
    }
    left::left(&parts, &relations::relations(&parts)?, left)?;
    taken.merge(&found);
    packed(parts)
}

/// Whether a part that nothing led to is counted for itself.
fn is_hidden(part: &str, gone: &BTreeSet<String>) -> bool {
    !gone.contains(part) && !is_relations(part)
}

/// Accepts the changes in every part of a text; gives what its fields show.
fn text(parts: &mut [Part], count: &mut Count) -> Result<Fields, String> {
    let mut fields = Fields::default();
    let mut cited = Cited::default();
    let is_text = |part: &&mut Part| part.small.starts_with("word/") && part.extension() == "xml";
    for part in parts.iter_mut().filter(is_text) {
        let mut tree = part.tree()?;
        if word::clean(&mut tree, count)? || tree.comments > 0 {
            part.bytes = tree.written()?;
        }
        fields.look(&tree);
        cited.look(&tree);
    }
    for part in parts.iter_mut() {
        if ["word/footnotes.xml", "word/endnotes.xml"].contains(&part.small.as_str()) {
            let mut tree = part.tree()?;
            let unread = word::take_unread(&mut tree, &cited);
            if unread > 0 {
                count.unread += unread;
                part.bytes = tree.written()?;
            }
        }
    }
    Ok(fields)
}

/// What goes, and what led to it.
struct Cut {
    gone: BTreeSet<String>,
    unused: BTreeSet<(String, String)>,
    before: Vec<Relation>,
}

impl Cut {
    /// Takes out of one part what leads to what goes, and the properties in it.
    fn through(&self, part: &mut Part, fields: &Fields, found: &mut Taken) -> Result<(), String> {
        if !part.is_xml() {
            return Ok(());
        }
        let has_notes = part.extension() == "vml";
        // a drawing in the manner of old need not be whole XML
        let mut tree = match part.tree() {
            Err(_) if has_notes && !String::from_utf8_lossy(&part.bytes).contains("Note") => {
                return Ok(());
            }
            tree => tree?,
        };
        let mut changed = tree.comments > 0;
        found.add(Kind::Private, usize::from(changed));
        if is_relations(&part.small) {
            changed |= self.relations(&owner(&part.small), &mut tree);
        } else if part.small == "[content_types].xml" {
            let goes = |name: String| self.gone.contains(&target("", &name));
            let taken = super::tree::take(&mut tree.nodes, &mut |element| {
                element.attribute("PartName").is_some_and(goes)
            });
            changed |= taken > 0;
        } else {
            let leads = self.leads(&part.small);
            if !leads.is_empty() {
                changed |= references::take_leads(&mut tree, &leads)?;
            }
            if has_notes && part.small.starts_with("xl/") {
                changed |= references::take_note_boxes(&mut tree);
            }
            changed |= properties::clean(part, &mut tree, fields, found);
        }
        if changed {
            part.bytes = tree.written()?;
        }
        Ok(())
    }

    fn goes(&self, relation: &Relation) -> bool {
        let key = (relation.owner.clone(), relation.id.clone());
        self.unused.contains(&key)
            || relation.target.as_ref().is_some_and(|target| self.gone.contains(target))
    }

    fn leads(&self, owner: &str) -> BTreeSet<&str> {
        let of_it = self.before.iter().filter(|relation| relation.owner == owner);
        of_it.filter(|relation| self.goes(relation)).map(|relation| relation.id.as_str()).collect()
    }

    fn relations(&self, owner: &str, tree: &mut super::tree::Tree) -> bool {
        let leads = self.leads(owner);
        let taken = super::tree::take(&mut tree.nodes, &mut |element| {
            element.attribute("Id").is_some_and(|id| leads.contains(id.as_str()))
        });
        taken > 0
    }
}

/// A file inside; one that cannot be cleaned stays, and is told.
fn inner(
    part: &mut Part,
    taken: &mut Taken,
    left: &mut Vec<String>,
    depth: usize,
) -> Result<(), String> {
    let mut found = Taken::default();
    let result = match part.format() {
        Format::Tiff => tiff::clean(&part.bytes, &mut found),
        format if format.is_picture() => picture::clean(format, &part.bytes, &mut found),
        Format::Office if depth < DEEPEST => clean(&part.bytes, &mut found, left, depth + 1),
        _ => return Ok(()),
    };
    match result {
        Ok(new) if !found.is_empty() => {
            taken.merge(&found);
            part.bytes = new;
        }
        Ok(_) => {}
        Err(why) => left.push(format!("嵌入的文件：{why}")),
    }
    Ok(())
}

/// Whether everything leads to something: parts to parts, marks to relations, types to
/// parts. A program calls any other file damaged.
#[cfg(test)]
pub fn dangling(bytes: &[u8]) -> Vec<String> {
    let parts = unpacked(bytes).expect("a package");
    let all = relations::relations(&parts).expect("relations");
    let names: BTreeSet<&str> = parts.iter().map(|part| part.small.as_str()).collect();
    let mut dangling: Vec<String> =
        all.iter().filter_map(|r| r.target.clone()).filter(|t| !names.contains(&**t)).collect();
    for part in parts.iter().filter(|part| part.is_xml()) {
        part.tree().expect("XML").visit(&mut |element| {
            for (key, value) in element.attributes() {
                let is_mark = key.contains(':') && value.starts_with("rId");
                let is_part = key == "PartName";
                let has_one = |r: &Relation| r.owner == part.small && r.id == value;
                if is_mark && !all.iter().any(has_one)
                    || is_part && !names.contains(&*target("", &value))
                {
                    dangling.push(format!("{}: {key}={value}", part.small));
                }
            }
        });
    }
    dangling
}

/// The parts of a package, by name.
#[cfg(test)]
pub fn parts_of(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let parts = unpacked(bytes).expect("a package");
    parts.into_iter().map(|part| (part.name, part.bytes)).collect()
}
