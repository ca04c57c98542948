//! Which fields name natural persons in full, on what that rests, and what remains of a
//! name that need not be told: the surname.

use super::Citation;
use crate::model::{Kind, Label, Node};
use crate::schema::{Reading, Record, Table, codes};

codes! {
    /// How much of a name is shown.
    Naming {
        Full = "full" "全名",
        Abbreviated = "abbreviated" "姓某",
    }
    /// On what the publication of a name rests.
    NameBasis {
        Law = "law" "法律规定公开该职责的姓名",
        Item = "item" "条目写明的依据",
    }
}

/// The rule for one field that names a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Folder of the kind.
    pub kind: String,
    /// Key path without entry ids.
    pub field: String,
    /// How much of the name is shown.
    pub naming: Naming,
    /// On what that rests.
    pub basis: NameBasis,
    /// The clause.
    pub citation: Citation,
}

impl Person {
    /// Whether the rule is for this field of this kind.
    pub fn is_for(&self, kind: Kind, field: &str) -> bool {
        self.kind == kind.slug() && self.field == field
    }

    pub(super) fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let mut table = Table::open(node, reading)?;
        let kind = table.take::<Label>("kind", "栏目", reading);
        let field = table.take::<Label>("field", "字段", reading);
        let naming = table.take::<Naming>("naming", "姓名写法", reading);
        let basis = table.take::<NameBasis>("basis", "依据", reading);
        let citation = Citation::take(&mut table, reading);
        table.finish(reading);
        Some(Self {
            kind: kind?.reveal().to_owned(),
            field: field?.reveal().to_owned(),
            naming: naming?,
            basis: basis?,
            citation: citation?,
        })
    }
}

/// What of a name remains: a surname of two characters if it is one of `compound`, else
/// the first character. Of a name with a middle dot, its first character too.
pub fn surname<'n>(name: &'n str, compound: &[String]) -> &'n str {
    let of_two = compound
        .iter()
        .find(|surname| name.strip_prefix(surname.as_str()).is_some_and(|given| !given.is_empty()));
    match of_two {
        Some(surname) => &name[..surname.len()],
        None => name.chars().next().map_or("", |first| &name[..first.len_utf8()]),
    }
}
