//! What a reader of a part sees with all changes accepted: words, and where pictures,
//! breaks, cells and ends of paragraphs stand between them. Read without the code that
//! accepts, to be compared before and after.

use super::super::tree::{Element, Node, elements, visit};
use super::paragraphs::is_joined;
use super::rows::is_deleted;

const HIDDEN: &[&str] = &["w:del", "w:moveFrom", "w14:conflictDel", "w:instrText", "w:pPr"];
/// What is seen though it has no words.
const SEEN: &[&str] = &[
    "tab",
    "br",
    "cr",
    "sym",
    "ptab",
    "drawing",
    "pict",
    "object",
    "footnoteReference",
    "endnoteReference",
    "noBreakHyphen",
    "pgNum",
    "tc",
    "hyperlink",
];

/// What is seen.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Shown {
    words: String,
}

/// What of these is seen.
pub fn shown(nodes: &[Node]) -> Shown {
    let mut shown = Shown::default();
    shown.nodes(nodes, false);
    shown
}

/// Whether a field ends that never began, or never ends.
pub fn has_half_a_field(nodes: &[Node]) -> bool {
    let (mut open, mut is_half) = (0_usize, false);
    visit(nodes, &mut |element| {
        if element.name != "w:fldChar" {
            return;
        }
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => open += 1,
            Some("end") if open == 0 => is_half = true,
            Some("end") => open -= 1,
            _ => {}
        }
    });
    is_half || open > 0
}

impl Shown {
    fn nodes(&mut self, nodes: &[Node], are_words: bool) {
        for (at, node) in nodes.iter().enumerate() {
            match node {
                Node::Element(element) if is_unseen(element) => {}
                Node::Element(element) => {
                    self.element(element);
                    if element.name == "w:p" && !(is_joined(element) && flows(&nodes[at + 1..])) {
                        self.words.push('\n');
                    }
                }
                other if are_words => self.words.push_str(&other.text().unwrap_or_default()),
                Node::Other(_) => {}
            }
        }
    }

    fn element(&mut self, element: &Element) {
        let local = element.local();
        if element.name.starts_with("w:") && SEEN.contains(&local) {
            self.words.push_str(&format!("⟨{local}⟩"));
        }
        self.nodes(&element.nodes, local == "t");
    }
}

fn is_unseen(element: &Element) -> bool {
    HIDDEN.contains(&element.name.as_str()) || is_deleted(element)
}

/// Whether a paragraph can flow into what follows it.
fn flows(next: &[Node]) -> bool {
    elements(next).any(|element| ["w:p", "w:tbl"].contains(&element.name.as_str()))
}
