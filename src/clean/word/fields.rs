//! What of the properties of a file a reader sees all the same: fields and controls show
//! the title or the author in the text, and programs read them anew from the properties.

use super::super::tree::Tree;
use std::collections::BTreeSet;

/// Names of properties, and the fields that show them.
const SHOWN_BY: &[(&str, &str)] = &[
    ("creator", "author"),
    ("description", "comments"),
    ("lastmodifiedby", "lastsavedby"),
    ("created", "createdate"),
    ("modified", "savedate"),
    ("revision", "revnum"),
    ("lastprinted", "printdate"),
    ("totaltime", "edittime"),
];

/// What fields and controls of a file show.
#[derive(Debug, Default)]
pub struct Fields {
    names: BTreeSet<String>,
    stores: BTreeSet<String>,
    binds_anything: bool,
}

impl Fields {
    /// Looks through a part.
    pub fn look(&mut self, tree: &Tree) {
        let mut instruction = String::new();
        tree.visit(&mut |element| match element.local() {
            "instrText" => instruction.push_str(&element.words()),
            "fldChar" => instruction.push(' '),
            "fldSimple" => {
                instruction
                    .push_str(&format!(" {} ", element.attribute("instr").unwrap_or_default()));
            }
            "dataBinding" => {
                let store = element.attribute("storeItemID").unwrap_or_default();
                self.binds_anything |= store.is_empty();
                self.stores.insert(store.to_ascii_lowercase());
                let path = element.attribute("xpath").unwrap_or_default();
                self.names
                    .extend(path.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase));
            }
            _ => {}
        });
        let instruction = instruction.replace("&quot;", "\"").to_lowercase();
        for (at, quoted) in instruction.split('"').enumerate() {
            if at % 2 == 1 {
                self.names.insert(quoted.trim().to_owned());
            }
            self.names.extend(quoted.split_whitespace().map(str::to_owned));
        }
    }

    /// Whether a property is seen.
    pub fn show(&self, property: &str) -> bool {
        let property = property.to_lowercase();
        let field = SHOWN_BY.iter().find(|(name, _)| *name == property).map(|(_, field)| *field);
        self.names.contains(&property) || field.is_some_and(|field| self.names.contains(field))
    }

    /// Whether the text cites sources.
    pub fn cite(&self) -> bool {
        ["citation", "bibliography"].iter().any(|field| self.names.contains(*field))
    }

    /// Whether a control shows what a part of data holds; `None` is a part without a name.
    pub fn bind(&self, store: Option<&str>) -> bool {
        self.binds_anything
            || store.is_some_and(|store| self.stores.contains(&store.to_ascii_lowercase()))
    }
}
