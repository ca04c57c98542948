//! `[[permit]]`: one finding of the gate that a person has looked at and allowed.
//! It names the item, and a field, a class or a file of it, never the value.

use crate::model::{Day, Label};
use crate::schema::record;

record! {
    /// What is permitted, why, by whom and until when.
    struct Permit {
        item: Option<Label> = "条目（栏目/编号）",
        field: Option<Label> = "字段",
        class: Option<Label> = "发现的种类",
        file: Option<Label> = "网站里的文件",
        reason: Label = "理由",
        person: Label = "批准人",
        until: Day = "有效期至",
    }
}

impl Permit {
    /// What it covers and who gave it: key, Chinese label and value. Its reason stays
    /// where it is written: it may quote what it permits.
    pub fn covers(&self) -> Vec<(&'static str, &'static str, String)> {
        let named = [
            ("item", "条目", &self.item),
            ("field", "字段", &self.field),
            ("class", "种类", &self.class),
            ("file", "文件", &self.file),
        ];
        let named =
            named.into_iter().filter_map(|(key, label, of)| Some((key, label, of.as_ref()?)));
        let person = std::iter::once(("person", "批准人", &self.person));
        named.chain(person).map(|(key, label, of)| (key, label, of.reveal().to_owned())).collect()
    }
}
