//! Rows of tables: an inserted one loses its mark, a deleted one goes, and a table without
//! rows goes with it. Where cells reach over several rows the file is left to a person.

use super::super::tree::{Element, Node, elements, take};
use super::Count;

const ROW: &str = "表格里有被删除的行，请先在 Word 里“接受所有修订”，再清理";
/// Marks of a row that is not shown.
const DELETED: &[&str] = &["w:del", "w:moveFrom"];
const MARKS: &[&str] = &["w:del", "w:ins", "w:moveFrom", "w:moveTo"];

/// Accepts the rows of all tables.
pub fn accept(nodes: &mut Vec<Node>, count: &mut Count) -> Result<(), String> {
    let mut at = 0;
    while at < nodes.len() {
        let Some(element) = nodes[at].element_mut() else {
            at += 1;
            continue;
        };
        if element.name == "w:tbl" {
            without_rows(element, count)?;
            if !element.holds("tr") {
                // two tables that touch become one
                if is_table(nodes[..at].iter().rev()) && is_table(nodes[at + 1..].iter()) {
                    return Err(ROW.to_owned());
                }
                nodes.remove(at);
                continue;
            }
        }
        if element_of(nodes, at).is_some_and(is_deleted) {
            return Err(ROW.to_owned());
        }
        if let Some(element) = nodes[at].element_mut() {
            accept(&mut element.nodes, count)?;
        }
        at += 1;
    }
    Ok(())
}

fn element_of(nodes: &[Node], at: usize) -> Option<&Element> {
    nodes.get(at).and_then(Node::element)
}

/// Whether the next of these elements is a table.
fn is_table<'n>(mut nodes: impl Iterator<Item = &'n Node>) -> bool {
    nodes.find_map(Node::element).is_some_and(|element| element.name == "w:tbl")
}

fn without_rows(table: &mut Element, count: &mut Count) -> Result<(), String> {
    // a table that never had a row is none of ours
    if !table.holds("tr") {
        return Ok(());
    }
    for row in elements(&table.nodes).filter(|row| is_deleted(row)) {
        if reaches_further(row) {
            return Err(ROW.to_owned());
        }
        marks(row).for_each(|mark| count.change(mark));
    }
    table.nodes.retain(|node| !node.element().is_some_and(is_deleted));
    for node in &mut table.nodes {
        let Some(row) = node.element_mut().filter(|row| row.name == "w:tr") else { continue };
        marks(row).for_each(|mark| count.change(mark));
        let properties = row.nodes.iter_mut().filter_map(Node::element_mut);
        for properties in properties.filter(|properties| properties.name == "w:trPr") {
            take(&mut properties.nodes, &mut |mark| MARKS.contains(&mark.name.as_str()));
        }
    }
    Ok(())
}

fn marks(row: &Element) -> impl Iterator<Item = &Element> {
    let all = row.child("w:trPr").map(|properties| properties.nodes.as_slice());
    elements(all.unwrap_or_default()).filter(|mark| MARKS.contains(&mark.name.as_str()))
}

/// Whether an element is a row that is not shown.
pub fn is_deleted(row: &Element) -> bool {
    row.name == "w:tr" && marks(row).any(|mark| DELETED.contains(&mark.name.as_str()))
}

/// Whether a cell of this row goes on in the next.
fn reaches_further(row: &Element) -> bool {
    let cells = elements(&row.nodes).filter(|cell| cell.name == "w:tc");
    cells.filter_map(|cell| cell.child("w:tcPr")).any(|cell| cell.child("w:vMerge").is_some())
}
