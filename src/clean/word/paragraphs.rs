//! A paragraph whose mark was deleted flows into the next, as Word does when the change is
//! accepted. Whose format the joined paragraph has is sure only where both have the same,
//! or where nothing is left of the first: else the file is left to a person.

use super::super::tree::{Element, Node, elements, take};

const JOINED: &str =
    "有一段与下一段合并的修订，合并之后是什么格式只有 Word 知道，请先“接受所有修订”，再清理";
const MARKS: &[&str] = &["w:del", "w:moveFrom"];
/// What stands between paragraphs and shows nothing.
const BETWEEN: &[&str] =
    &["w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:permStart", "w:permEnd"];
/// Of the properties of a paragraph, what does not tell how it looks.
const UNSEEN: &[&str] = &["w:rPr", "w:pPrChange"];

/// What follows a paragraph.
enum Next {
    Paragraph(usize),
    Table,
    Nothing,
    Other,
}

/// Joins paragraphs wherever they stand.
pub fn join(nodes: &mut Vec<Node>) -> Result<(), String> {
    let mut at = 0;
    while at < nodes.len() {
        let Some(element) = nodes[at].element_mut() else {
            at += 1;
            continue;
        };
        join(&mut element.nodes)?;
        if !is_joined(element) {
            at += 1;
            continue;
        }
        let (is_seen, ends_section) = (is_seen(element), ends_section(element));
        let touches = nodes[..at].iter().rev().find_map(Node::element);
        let touches = touches.is_some_and(|before| before.name == "w:tbl");
        match next(&nodes[at + 1..]) {
            _ if ends_section => return Err(JOINED.to_owned()),
            Next::Paragraph(distance) => flow(nodes, at, at + 1 + distance, is_seen)?,
            Next::Table if !is_seen && !touches => drop(nodes.remove(at)),
            // the last of a cell or of the text: it has to end somewhere
            Next::Nothing => {
                unmark(&mut nodes[at]);
                at += 1;
            }
            Next::Table | Next::Other => return Err(JOINED.to_owned()),
        }
    }
    Ok(())
}

/// Whether the mark of a paragraph was deleted.
pub fn is_joined(paragraph: &Element) -> bool {
    let mark = paragraph.child("w:pPr").and_then(|properties| properties.child("w:rPr"));
    paragraph.name == "w:p"
        && mark.is_some_and(|mark| MARKS.iter().any(|name| mark.child(name).is_some()))
}

fn ends_section(paragraph: &Element) -> bool {
    paragraph.child("w:pPr").is_some_and(|properties| properties.child("w:sectPr").is_some())
}

/// Whether anything of a paragraph is seen.
fn is_seen(paragraph: &Element) -> bool {
    let is_empty = |element: &Element| match element.name.as_str() {
        "w:pPr" => true,
        "w:r" => elements(&element.nodes).all(|part| part.name == "w:rPr"),
        name => BETWEEN.contains(&name),
    };
    !elements(&paragraph.nodes).all(is_empty)
}

fn next(nodes: &[Node]) -> Next {
    let between = |node: &&Node| {
        node.element().is_none_or(|element| BETWEEN.contains(&element.name.as_str()))
    };
    let distance = nodes.iter().take_while(between).count();
    match nodes.get(distance).and_then(Node::element).map(|element| element.name.as_str()) {
        Some("w:p") => Next::Paragraph(distance),
        Some("w:tbl") => Next::Table,
        None | Some("w:sectPr") => Next::Nothing,
        Some(_) => Next::Other,
    }
}

/// The paragraph at `at` flows into the one at `into`.
fn flow(nodes: &mut Vec<Node>, at: usize, into: usize, is_seen: bool) -> Result<(), String> {
    let Some(first) = nodes.remove(at).element().cloned() else { return Ok(()) };
    let Some(second) = nodes.get_mut(into - 1).and_then(Node::element_mut) else { return Ok(()) };
    if is_seen && look(&first)? != look(second)? {
        return Err(JOINED.to_owned());
    }
    let is_content = |node: &Node| node.element().is_none_or(|part| part.name != "w:pPr");
    let place = second.nodes.iter().take_while(|node| !is_content(node)).count();
    second.nodes.splice(place..place, first.nodes.into_iter().filter(is_content));
    Ok(())
}

/// How a paragraph looks.
fn look(paragraph: &Element) -> Result<Vec<u8>, String> {
    let properties = paragraph.child("w:pPr").map(|properties| properties.nodes.clone());
    let mut nodes = properties.unwrap_or_default();
    nodes.retain(|node| {
        node.element().is_some_and(|element| !UNSEEN.contains(&element.name.as_str()))
    });
    super::super::tree::Tree { nodes, comments: 0 }.written()
}

fn unmark(node: &mut Node) {
    let Some(paragraph) = node.element_mut() else { return };
    for properties in paragraph.nodes.iter_mut().filter_map(Node::element_mut) {
        if properties.name != "w:pPr" {
            continue;
        }
        for run in properties.nodes.iter_mut().filter_map(Node::element_mut) {
            if run.name == "w:rPr" {
                take(&mut run.nodes, &mut |mark| MARKS.contains(&mark.name.as_str()));
            }
        }
    }
}
