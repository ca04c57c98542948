//! `gongkai package`: build, then seal what was built.

use super::arguments::{AsOf, Place};
use super::build::staged;
use super::console::{Console, Exit, counts_in_chinese};
use super::numbers_kept::numbers_kept;
use super::request;
use crate::content::load;
use crate::deliver::{earlier_forms, seal};
use crate::diag::{Code, Diagnostic, Place as At};
use crate::pipeline::{Report, Request};
use crate::world::{Disk, World};
use serde_json::json;
use std::io;
use std::path::Path;

/// Packs the site, unless something in it must not go public.
///
/// # Errors
/// Reading or writing fails, or the ledger is damaged.
pub fn package(
    site: &Path,
    moment: &AsOf,
    place: &Place,
    demo: bool,
    console: Console,
) -> io::Result<Exit> {
    let world = Disk::new(site);
    let today = world.now().day();
    let mut request = request(&world, moment, &place.base_path, false)?;
    look_back(&world, site, &mut request)?;
    let day = request.as_of.day();
    let (mut report, staged) = staged(&world, site, request, place, console)?;
    let refusals = refusals(&report, demo);
    report.diagnostics.extend(refusals);
    report.diagnostics.extend(numbers_kept(site, &load(&world)?.register)?);
    let Some(staged) = staged.filter(|_| !report.diagnostics.has_errors()) else {
        console.report(&world, &report, "没有打包：改正上面的问题后再运行。", json!({}))?;
        return Ok(Exit::of(&report.diagnostics));
    };
    staged.swap()?;
    let sealed = seal(&staged, &site.join("packages"))?;
    let mut summary = format!(
        "已打包 {}（{} 个文件）\nSHA-256 {}\n清单 {}\n{}",
        sealed.archive.display(),
        sealed.files,
        sealed.sha256,
        sealed.manifest.display(),
        counts_in_chinese(&report),
    );
    if day != today {
        summary.push_str(&format!(
            "\n注意：这个包按 {day} 的情况打包，今天是 {today}。这之间撤下、到期和新公开的内容都没有算进去；要上传的，不写 --as-of 再打包一次"
        ));
    }
    summary.push_str(&match sealed.deletions {
        0 => "\n服务器上没有要删除的文件。".to_owned(),
        count => format!(
            "\n上传后请在服务器上删除 {count} 个文件，名单在 {}",
            sealed.delete_list.display()
        ),
    });
    let data = json!({
        "package": sealed.number,
        "archive": sealed.archive,
        "manifest": sealed.manifest,
        "deleteList": sealed.delete_list,
        "files": sealed.files,
        "deletions": sealed.deletions,
        "sha256": sealed.sha256,
    });
    console.report(&world, &report, &summary, data)?;
    Ok(Exit::Done)
}

/// Tells a run what the packages of this site showed of values that are covered in part.
///
/// # Errors
/// The site cannot be read, or the ledger is damaged.
pub fn look_back(world: &Disk, site: &Path, request: &mut Request) -> io::Result<()> {
    let forms = load(world)?.policy.partial_forms;
    request.earlier = earlier_forms(&site.join("packages"), forms)?;
    Ok(())
}

/// What may be built and looked at, but not delivered.
fn refusals(report: &Report, demo: bool) -> Vec<Diagnostic> {
    let refuse = |cause: String, mend: &str| {
        Diagnostic::new(Code::PackageRefused, "", At::File, cause, mend)
    };
    let mut refusals = Vec::new();
    if report.unregistered > 0 {
        let cause = format!("有 {} 个条目没有索引号", report.unregistered);
        refusals.push(refuse(cause, "先运行 gongkai register"));
    }
    if demo {
        return refusals;
    }
    if report.demonstration > 0 {
        let cause = format!("有 {} 个演示条目", report.demonstration);
        refusals.push(refuse(cause, "移走演示条目；只为演示而打包时加 --demo"));
    }
    if report.diagnostics.iter().any(|d| d.code == Code::FactMissing) {
        let mend = "在 content/site.toml 里补上；只为演示而打包时加 --demo";
        refusals.push(refuse("站点资料还有“待填写”".to_owned(), mend));
    }
    refusals
}
