//! 专栏频道: an article lies in the folder of a channel that `site.toml` declares, so
//! that every article is in a list and a feed.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::model::Kind;

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let Some(site) = &loaded.site else { return Vec::new() };
    let declared: Vec<&str> = site.channel.iter().map(|channel| channel.id.as_str()).collect();
    let articles = loaded.items.iter().filter(|item| item.item.kind == Kind::Column);
    let strays = articles.filter(|item| {
        !item.channel.as_ref().is_some_and(|channel| declared.contains(&channel.as_str()))
    });
    strays
        .map(|item| {
            let cause = "文章不在任何频道的文件夹里";
            let mend = format!("移到 content/column/ 下的频道文件夹：{}", declared.join("、"));
            Diagnostic::new(Code::UnclaimedFile, item.file.clone(), Place::File, cause, mend)
        })
        .collect()
}
