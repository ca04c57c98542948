//! 索引号: what is public or withheld has one; pages say 待登记 until `register` gave it.

use crate::diag::{Code, Diagnostic, Place};

/// See the module; `count` items have none.
pub fn check(count: usize) -> Option<Diagnostic> {
    let cause = format!("有 {count} 个条目还没有索引号，页面上显示“待登记”");
    let file = "content/register.toml";
    (count > 0).then(|| {
        Diagnostic::new(Code::NotRegistered, file, Place::File, cause, "运行 gongkai register")
    })
}
