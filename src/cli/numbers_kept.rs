//! Index numbers that went out stay what they were: the register is held to the packages.
//! It can be lost or edited; what lies on the server cannot be called back.

use crate::content::Register;
use crate::deliver::published_numbers;
use crate::diag::{Code, Diagnostic, Place};
use std::io;
use std::path::Path;

/// How many items one message names.
const SHOWN: usize = 10;

/// What is wrong with the register, if a package gave another number.
///
/// # Errors
/// The ledger is damaged, or an archive cannot be read.
pub fn numbers_kept(site: &Path, register: &Register) -> io::Result<Option<Diagnostic>> {
    let published = published_numbers(&site.join("packages"))?;
    let changed: Vec<String> = published
        .iter()
        .filter_map(|(item, (number, package))| {
            let now = register.get(item).map(|registered| registered.index);
            let said = match now {
                Some(now) if now == *number => return None,
                Some(now) => format!("登记簿里是 {now}"),
                None => "登记簿里没有".to_owned(),
            };
            Some(format!("{item} 在第 {package} 个包里是 {number}，{said}"))
        })
        .collect();
    if changed.is_empty() {
        return Ok(None);
    }
    let more = match changed.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("；还有 {more} 个"),
    };
    let cause = format!(
        "有 {} 个已经公布的索引号和登记簿不一致：{}{more}",
        changed.len(),
        changed[..changed.len().min(SHOWN)].join("；")
    );
    let mend = "从备份恢复 content/register.toml；没有备份的，照上面包里的索引号改回来，缺的补上（写法同登记簿里别的 [[entry]]），再运行 gongkai register";
    Ok(Some(Diagnostic::new(
        Code::RegisterOrder,
        "content/register.toml",
        Place::File,
        cause,
        mend,
    )))
}
