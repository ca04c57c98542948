//! `content/register.toml`: append-only; which item got which index number, and when
//! it was first published.

use crate::model::{IndexNumber, ItemId, ItemRef, Kind, Moment, Node};
use crate::schema::{FieldValue, Reading, record};
use std::collections::HashMap;

record! {
    /// One line of the register.
    struct RegisterEntry {
        kind: Kind = "栏目",
        id: ItemId = "编号",
        index: IndexNumber = "索引号",
        publish: Option<Moment> = "首次发布时间",
    }
}

/// What the register knows of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registered {
    /// Its index number.
    pub index: IndexNumber,
    /// When it was first published, once that is known.
    pub publish: Option<Moment>,
}

/// The whole register.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register {
    entries: HashMap<ItemRef, Registered>,
    order: Vec<ItemRef>,
}

impl Register {
    /// What it knows of an item.
    pub fn get(&self, item: &ItemRef) -> Option<Registered> {
        self.entries.get(item).copied()
    }

    /// Every item it knows, in the order in which they were registered.
    pub fn items(&self) -> impl Iterator<Item = &ItemRef> {
        self.order.iter()
    }

    /// The next free number of a year: one more than the highest ever given.
    pub fn next(&self, year: i16) -> IndexNumber {
        let given = self.entries.values().map(|entry| entry.index).filter(|n| n.year() == year);
        IndexNumber::of(year, given.map(IndexNumber::serial).max().unwrap_or(0) + 1)
    }

    /// Adds an item.
    pub fn insert(&mut self, item: ItemRef, registered: Registered) {
        if self.entries.insert(item.clone(), registered).is_none() {
            self.order.push(item);
        }
    }

    /// Reads the register; a repeated item or number is a problem.
    pub fn read(node: &Node, reading: &mut Reading) -> Self {
        let mut register = Self::default();
        let mut numbers = std::collections::HashSet::new();
        for element in node.get("entry").map(Node::elements).unwrap_or_default() {
            let Some(entry) = RegisterEntry::read(element, reading) else { continue };
            let item = ItemRef { kind: entry.kind, id: entry.id };
            let repeated = !numbers.insert(entry.index) || register.get(&item).is_some();
            if repeated {
                let refused = crate::model::Refused::new(
                    crate::diag::Code::RegisterOrder,
                    "同一个条目或索引号登记了两次",
                    "索引号给出后永不复用；请从备份恢复 register.toml，再运行 gongkai register",
                );
                reading.refuse::<()>(element.span, refused);
            }
            register.insert(item, Registered { index: entry.index, publish: entry.publish });
        }
        register
    }
}

/// One line of the register as it is appended to the file.
pub fn line(item: &ItemRef, registered: Registered) -> String {
    let publish = registered
        .publish
        .map_or(String::new(), |moment| format!("publish = {}\n", &moment.rfc3339()[..19]));
    let (kind, id, index) = (item.kind.slug(), &item.id, registered.index);
    format!("\n[[entry]]\nkind = \"{kind}\"\nid = \"{id}\"\nindex = \"{index}\"\n{publish}")
}
