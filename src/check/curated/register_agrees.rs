//! 登记簿: the first time of publication that the register holds is the one in the file;
//! an item that left the content is told.

use crate::content::Loaded;
use crate::diag::{Code, Diagnostic, Place};
use crate::model::ItemRef;
use std::collections::HashSet;

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in &loaded.items {
        let Some(registered) = loaded.register.get(&item.item) else { continue };
        let first = match (registered.publish, item.header.publish) {
            (Some(first), Some(now)) if first != now => first,
            _ => continue,
        };
        let cause = format!("登记的首次发布时间是 {first}，文件里改成了别的时间");
        let mend = "改回登记的时间；内容有更正时，在 [[change]] 里写明日期和事项";
        let (file, place) = (item.file.clone(), Place::Key("publish".to_owned()));
        found.push(Diagnostic::new(Code::UnregisteredPublish, file, place, cause, mend));
    }
    let present: HashSet<&ItemRef> =
        loaded.items.iter().map(|item| &item.item).chain(&loaded.broken).collect();
    for item in loaded.register.items().filter(|item| !present.contains(item)) {
        let cause =
            format!("{item} 登记过，但内容里已经没有它的文件；按已撤下处理，原地址只留墓碑页");
        let mend = "若是误删，从备份恢复文件；若确已撤下，不必处理";
        found.push(Diagnostic::new(
            Code::MissingItem,
            "content/register.toml",
            Place::File,
            cause,
            mend,
        ));
    }
    found
}
