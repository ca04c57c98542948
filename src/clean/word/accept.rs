//! Insertions stay without their marks; deletions, earlier formats, comments and marks of
//! sittings go. Marks of deleted paragraphs stay for `paragraphs`.

use super::super::tree::{Element, Node};
use super::Count;
use std::collections::BTreeSet;

/// Changes that go with all that is in them.
const GONE: &[&str] = &[
    "w:del",
    "w:moveFrom",
    "w14:conflictDel",
    "w:rPrChange",
    "w:pPrChange",
    "w:sectPrChange",
    "w:tblPrChange",
    "w:tblPrExChange",
    "w:tblGridChange",
    "w:tcPrChange",
    "w:trPrChange",
    "w:numberingChange",
    "w:cellIns",
    "w:customXmlInsRangeStart",
    "w14:customXmlConflictInsRangeStart",
];
/// Changes that go, but not what is in them.
const OPENED: &[&str] = &["w:ins", "w:moveTo", "w14:conflictIns"];
/// What ends or joins a change, and is told with it.
const ALONG: &[&str] = &[
    "w:moveFromRangeStart",
    "w:moveFromRangeEnd",
    "w:moveToRangeStart",
    "w:moveToRangeEnd",
    "w:customXmlInsRangeEnd",
    "w:customXmlMoveToRangeStart",
    "w:customXmlMoveToRangeEnd",
    "w14:customXmlConflictInsRangeEnd",
    "w:commentRangeStart",
    "w:commentRangeEnd",
    "w:trackRevisions",
];
/// Around the ends of controls that were deleted: what is in them stays.
const STARTS: &[&str] = &[
    "w:customXmlDelRangeStart",
    "w:customXmlMoveFromRangeStart",
    "w14:customXmlConflictDelRangeStart",
];
const ENDS: &[&str] =
    &["w:customXmlDelRangeEnd", "w:customXmlMoveFromRangeEnd", "w14:customXmlConflictDelRangeEnd"];
const CONTROLS: &[&str] = &["w:sdt", "w:customXml", "w:smartTag"];
/// What describes a control and is none of what is in it.
const DESCRIPTIONS: &[&str] = &["w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:smartTagPr"];
/// Settings that nobody sees: where the template and the addresses lie on somebody's disk.
const SETTINGS: &[&str] = &["w:attachedTemplate", "w:mailMerge"];
const CELL: &str = "表格里有被删除或合并的单元格，请先在 Word 里“接受所有修订”，再清理";
const FORMULA: &str = "公式里有被删除的部分，请先在 Word 里“接受所有修订”，再清理";

/// What becomes of an element.
enum Fate {
    Goes,
    Opened,
    Stays,
}

/// Accepts the changes of one part.
pub struct Accept<'c> {
    count: &'c mut Count,
    /// Ends of deleted controls that are open.
    deleted: usize,
    /// Insertions that are open.
    inserted: usize,
    /// Marks of passages that one person alone may edit.
    reserved: BTreeSet<String>,
}

impl<'c> Accept<'c> {
    /// Counts into `count`.
    pub fn new(count: &'c mut Count) -> Self {
        Self { count, deleted: 0, inserted: 0, reserved: BTreeSet::new() }
    }

    /// A part.
    pub fn part(mut self, nodes: Vec<Node>) -> Result<Vec<Node>, String> {
        self.count.words();
        self.nodes(nodes, "", "")
    }

    fn nodes(&mut self, nodes: Vec<Node>, parent: &str, around: &str) -> Result<Vec<Node>, String> {
        let mut kept = Vec::with_capacity(nodes.len());
        for node in nodes {
            let Node::Element(mut element) = node else {
                kept.push(node);
                continue;
            };
            match self.fate(&element, parent, around)? {
                Fate::Goes => {}
                Fate::Opened => {
                    let is_control = CONTROLS.contains(&element.name.as_str());
                    self.inserted += usize::from(!is_control);
                    let inside = self.nodes(element.nodes, parent, around)?;
                    self.inserted -= usize::from(!is_control);
                    kept.extend(if is_control { content(inside) } else { inside });
                }
                Fate::Stays => {
                    let is_run = |key: &str| key.rsplit(':').next().is_some_and(is_mark);
                    self.count.marks += element.take_attributes(&is_run);
                    let name = element.name.clone();
                    element.nodes = self.nodes(element.nodes, &name, parent)?;
                    kept.push(Node::Element(element));
                }
            }
        }
        Ok(kept)
    }

    fn fate(&mut self, element: &Element, parent: &str, around: &str) -> Result<Fate, String> {
        let name = element.name.as_str();
        match name {
            "w:cellDel" | "w:cellMerge" => return Err(CELL.to_owned()),
            "w:del" | "w:moveFrom" if parent.ends_with(":ctrlPr") => return Err(FORMULA.to_owned()),
            // the mark of a paragraph: `paragraphs` joins it with the next
            "w:del" | "w:moveFrom" if parent == "w:rPr" && around == "w:pPr" => {
                self.count.change(element);
                return Ok(Fate::Stays);
            }
            "w:t" | "w:sym" | "w:tab" | "w:drawing" if self.inserted == 0 => self.count.words(),
            "w:commentReference" => self.count.anchors += 1,
            "w:rsids" => self.count.marks += 1,
            "w:permStart" if element.attribute("ed").is_some() => {
                self.count.settings += 1;
                self.reserved.extend(element.attribute("id"));
            }
            "w:permEnd"
                if element.attribute("id").is_some_and(|id| self.reserved.contains(&id)) => {}
            _ if SETTINGS.contains(&name) => self.count.settings += 1,
            _ if ALONG.contains(&name) => self.count.uncounted += 1,
            _ if STARTS.contains(&name) => {
                self.count.change(element);
                self.deleted += 1;
            }
            _ if ENDS.contains(&name) => self.deleted = self.deleted.saturating_sub(1),
            _ if GONE.contains(&name) => self.count.change(element),
            _ if OPENED.contains(&name) => {
                self.count.change(element);
                return Ok(Fate::Opened);
            }
            _ if CONTROLS.contains(&name) && self.deleted > 0 => return Ok(Fate::Opened),
            _ => return Ok(Fate::Stays),
        }
        let stays = matches!(name, "w:t" | "w:sym" | "w:tab" | "w:drawing");
        Ok(if stays { Fate::Stays } else { Fate::Goes })
    }
}

fn is_mark(local: &str) -> bool {
    local.starts_with("rsid")
}

/// What is in a control, without what describes it.
fn content(nodes: Vec<Node>) -> Vec<Node> {
    let mut content = Vec::new();
    for node in nodes {
        match node {
            Node::Element(element) if DESCRIPTIONS.contains(&element.name.as_str()) => {}
            Node::Element(element) if element.name == "w:sdtContent" => {
                content.extend(element.nodes);
            }
            other => content.push(other),
        }
    }
    content
}
