//! 诚信建设专栏: an article of the integrity column; the text is Markdown.

use crate::model::{Label, WebAddress};
use crate::schema::record;

record! {
    /// One article.
    struct Article {
        source: Option<Label> = "信息来源",
        author: Option<Label> = "作者",
        source_url: Option<WebAddress> = "原文链接",
    }
}
