//! Elements and attributes that lead to what is gone: a program that follows them calls
//! the file damaged.

use super::super::tree::{Element, Node, Tree, change, elements, take};
use std::collections::BTreeSet;

/// Elements that are nothing but a lead.
const LEADS: &[&str] =
    &["legacyDrawing", "tags", "commentRel", "printerSettings", "attachedTemplate", "custData"];
/// Elements with a lead among other things.
const WITH_LEADS: &[&str] = &["pageSetup"];
/// What goes when nothing is left in it.
const WRAPPERS: &[&str] = &["ext", "extLst", "custDataLst", "docVars"];
const ELSEWHERE: &str = "文件里有别处用到要去掉的部分，没有改动";

/// Takes out what leads to these relations; whether anything did.
pub fn take_leads(tree: &mut Tree, ids: &BTreeSet<&str>) -> Result<bool, String> {
    let leads = |element: &Element| {
        let related = |(key, value): &(String, String)| {
            key.contains(':') && !key.starts_with("xml") && ids.contains(value.as_str())
        };
        element.attributes().iter().any(related)
    };
    let goes = |element: &Element| LEADS.contains(&element.local()) && leads(element);
    let mut taken = take_with_wrappers(&mut tree.nodes, &goes);
    taken += change(&mut tree.nodes, &mut |element| {
        let is_one = WITH_LEADS.contains(&element.local()) && leads(element);
        if is_one { element.take_attributes(&|key| key.ends_with(":id")) } else { 0 }
    });
    let mut left = false;
    tree.visit(&mut |element| left |= leads(element));
    if left { Err(ELSEWHERE.to_owned()) } else { Ok(taken > 0) }
}

/// Takes out elements, and what held nothing else; how many.
pub fn take_with_wrappers(nodes: &mut Vec<Node>, goes: &dyn Fn(&Element) -> bool) -> usize {
    let mut taken = 0;
    nodes.retain_mut(|node| {
        let Some(element) = node.element_mut() else { return true };
        if goes(element) {
            taken += 1;
            return false;
        }
        let inside = take_with_wrappers(&mut element.nodes, goes);
        taken += inside;
        let is_empty = !element.nodes.iter().any(|node| node.element().is_some());
        !(inside > 0 && is_empty && WRAPPERS.contains(&element.local()))
    });
    taken
}

/// Takes the boxes of comments out of a drawing that holds other things, too.
pub fn take_note_boxes(tree: &mut Tree) -> bool {
    let is_note = |element: &Element| {
        let mut data = elements(&element.nodes).filter(|data| data.local() == "ClientData");
        data.any(|data| data.attribute("ObjectType").is_some_and(|kind| kind == "Note"))
    };
    take(&mut tree.nodes, &mut |element| element.local() == "shape" && is_note(element)) > 0
}

/// Takes the boxes out of `mc:AlternateContent` that hold only what `goes` names.
pub fn take_alternatives(tree: &mut Tree, goes: &dyn Fn(&Element) -> bool) -> usize {
    let only = |element: &Element| {
        let mut leaves = Vec::new();
        leaves_of(element, &mut leaves);
        element.local() == "AlternateContent"
            && !leaves.is_empty()
            && leaves.iter().all(|l| goes(l))
    };
    take(&mut tree.nodes, &mut |element| only(element) || goes(element))
}

fn leaves_of<'e>(element: &'e Element, leaves: &mut Vec<&'e Element>) {
    let mut inside = elements(&element.nodes).peekable();
    if inside.peek().is_none() && !["Choice", "Fallback"].contains(&element.local()) {
        leaves.push(element);
    }
    inside.for_each(|element| leaves_of(element, leaves));
}
