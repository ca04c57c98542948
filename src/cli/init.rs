//! `gongkai init`: a new site.

use super::console::Exit;
use crate::content;
use crate::world::{Disk, World};
use std::io::{self, Write};
use std::path::Path;

/// Writes a new site and says what to do next.
///
/// # Errors
/// The folder holds a site already, or cannot be written.
pub fn init(folder: &Path, name: &str) -> io::Result<Exit> {
    let now = Disk::new(folder).now();
    let written = content::init(folder, name, now).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            io::Error::other(format!("{} 里已经有站点了，什么也没有改动", folder.display()))
        }
        _ => error,
    })?;
    let mut out = io::stdout();
    writeln!(out, "已新建站点 {}（{} 个文件）", folder.display(), written.len())?;
    writeln!(out, "下一步：")?;
    writeln!(
        out,
        "  1. 用记事本打开 {}，填写机构资料",
        folder.join("content/site.toml").display()
    )?;
    writeln!(out, "  2. 进入该文件夹，运行 gongkai serve 预览，或 gongkai build 生成")?;
    Ok(Exit::Done)
}
