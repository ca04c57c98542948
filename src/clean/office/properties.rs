//! Properties of a file: of the standard parts, of a site's own, and those that stand
//! among other things: who last opened a workbook for himself alone, where it lay.
//!
//! What a field or a control shows in the text is seen, and stays.

use super::super::tree::{Element, Tree, change, elements, take};
use super::super::{Kind, Taken};
use super::package::Part;
use super::references::{take_alternatives, take_with_wrappers};
use crate::clean::word::Fields;

/// Attributes of a workbook that name a person.
const NAMES: &[(&str, &str)] = &[
    ("fileSharing", "userName"),
    ("pivotCacheDefinition", "refreshedBy"),
    ("scenario", "user"),
    ("scenario", "comment"),
];

/// What of the second part of properties somebody wrote; the rest are figures.
const TOLD: &[&str] = &["Manager", "Company", "HyperlinkBase", "Template"];

/// Takes the properties out of a part of whatever kind; whether it is another now.
pub fn clean(part: &Part, tree: &mut Tree, fields: &Fields, taken: &mut Taken) -> bool {
    let count = match part.small.as_str() {
        "docprops/core.xml" | "docprops/app.xml" => standard(tree, fields),
        small if small.starts_with("docprops/core") => standard(tree, fields),
        small if small.starts_with("docprops/custom") => own(tree, fields),
        "word/settings.xml" => take_with_wrappers(&mut tree.nodes, &|element| {
            let name = element.attribute("name").unwrap_or_default();
            element.name == "w:docVar" && !fields.show(&name)
        }),
        small if small.starts_with("xl/") => in_workbook(tree),
        _ => 0,
    };
    taken.add(Kind::Properties, count);
    count > 0
}

fn standard(tree: &mut Tree, fields: &Fields) -> usize {
    let Some(root) = tree.root_mut() else { return 0 };
    let goes = |element: &Element| !fields.show(element.local());
    let has_words = |element: &&Element| goes(element) && !element.words().trim().is_empty();
    let (told, figures): (Vec<&Element>, Vec<&Element>) = elements(&root.nodes)
        .filter(has_words)
        .partition(|element| element.name.contains(':') || TOLD.contains(&element.local()));
    // how many pages, words and lines there are is one thing
    let count = told.len() + usize::from(!figures.is_empty());
    if count > 0 {
        root.nodes.retain(|node| node.element().is_some_and(|element| !goes(element)));
    }
    count
}

fn own(tree: &mut Tree, fields: &Fields) -> usize {
    take(&mut tree.nodes, &mut |element| {
        let name = element.attribute("name").unwrap_or_default();
        element.local() == "property" && !fields.show(&name)
    })
}

fn in_workbook(tree: &mut Tree) -> usize {
    let paths = take_alternatives(tree, &|element| element.local() == "absPath");
    let names = change(&mut tree.nodes, &mut |element| {
        let local = element.local().to_owned();
        let goes = |key: &str| NAMES.contains(&(local.as_str(), key));
        element.take_attributes(&goes)
    });
    paths + names
}
