//! `[[convert]]`: how a file of a type that is not published becomes one that is.

use crate::model::{FreeText, Label};
use crate::schema::record;

record! {
    /// File types, and what to do with a file of one of them.
    struct Conversion {
        extensions: Vec<Label> = "扩展名",
        how: FreeText = "怎样转换",
    }
}
