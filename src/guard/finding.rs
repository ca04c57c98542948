//! What the gate found: class, whose value, where. Never the value.

use crate::diag::Code;
use crate::model::ItemRef;
use std::sync::Arc;

/// One finding of the gate.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Which class; its severity says whether it blocks or asks.
    pub code: Code,
    /// The item that withholds the value; none for numbers that nobody may publish.
    pub owner: Option<Arc<ItemRef>>,
    /// The field of that item, as a key path.
    pub field: Option<Arc<str>>,
    /// The entry of the list of what is never published; none for everything else.
    pub entry: Option<Arc<str>>,
    /// Path in the site.
    pub path: String,
    /// Where in the file, in Chinese: 正文, 属性, 文件路径, 附件文字 › 第 2 页, ….
    pub place: String,
}
