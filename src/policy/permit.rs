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
