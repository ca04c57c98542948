//! `gongkai build`: the site into `output/`, whole or not at all.

use super::arguments::{AsOf, Place};
use super::console::{Console, Exit, counts_in_chinese};
use super::request;
use crate::disclosure::Public;
use crate::output::{Stage, Staged};
use crate::pipeline::{Report, Request, run};
use crate::world::Disk;
use serde_json::json;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Builds and says what was built.
///
/// # Errors
/// Reading or writing fails.
pub fn build(site: &Path, moment: &AsOf, place: &Place, console: Console) -> io::Result<Exit> {
    let begun = Instant::now();
    let output = output_folder(site, place);
    let world = Disk::new(site);
    let (report, staged) =
        staged(&world, site, request(&world, moment, &place.base_path, false)?, place, console)?;
    let exit = Exit::of(&report.diagnostics);
    let seconds = begun.elapsed().as_secs_f64();
    if let Some(staged) = &staged {
        staged.swap()?;
    }
    let summary = match staged {
        Some(_) => format!(
            "已生成 {}（{seconds:.1} 秒）\n{}\n查看：用浏览器打开 {}，或运行 gongkai serve",
            output.display(),
            counts_in_chinese(&report),
            output.join("index.html").display(),
        ),
        None if output.join("index.html").exists() => {
            format!("没有生成：改正上面的问题后再运行。{} 里还是上一次的网站。", output.display())
        }
        None => "没有生成：改正上面的问题后再运行。".to_owned(),
    };
    console.report(&world, &report, &summary, json!({ "output": output }))?;
    Ok(exit)
}

/// Runs the pipeline into a stage, to be swapped in; none when anything is wrong.
///
/// # Errors
/// Reading or writing fails.
pub fn staged(
    world: &Disk,
    site: &Path,
    request: Request,
    place: &Place,
    console: Console,
) -> io::Result<(Report, Option<Staged>)> {
    let output = output_folder(site, place);
    super::refuse_overlap(site, &output)?;
    let stage = Stage::<Public>::open(&output)?;
    let report = run(world, &request, &stage, &console.progress())?;
    if report.diagnostics.has_errors() {
        return Ok((report, None));
    }
    Ok((report, Some(stage.finish())))
}

/// The output folder that was asked for, or `output/` of the site.
pub fn output_folder(site: &Path, place: &Place) -> PathBuf {
    place.output.clone().unwrap_or_else(|| {
        if site == Path::new(".") { PathBuf::from("output") } else { site.join("output") }
    })
}
