//! One build after another into `.preview/site`, with the pipeline that `build` runs.
//!
//! Builds never overlap and run off the asynchronous threads. A build that fails leaves
//! the site that is shown as it is.

use super::{Built, Outcome, Settings};
use crate::diag::{Diagnostics, system_error};
use crate::disclosure::{Preview, Public};
use crate::output::Stage;
use crate::pipeline::{Report, Request, Silent, run, tell};
use crate::world::{Disk, World};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How often, and after what rest, a swap is tried: some systems refuse to rename a
/// folder while the browser reads a file in it.
const SWAPS: usize = 20;
const REST: Duration = Duration::from_millis(100);

/// Builds one site again and again.
#[derive(Debug)]
pub struct Builder {
    settings: Settings,
    folder: PathBuf,
    earlier: bool,
}

impl Builder {
    /// Builds the site of `settings` into `folder`.
    pub fn new(settings: Settings, folder: PathBuf) -> Self {
        Self { settings, folder, earlier: false }
    }

    /// Where the site is built.
    pub fn folder(&self) -> PathBuf {
        self.folder.clone()
    }

    /// Builds once; what goes wrong is in the answer.
    pub async fn build(&mut self) -> Built {
        let (settings, folder) = (self.settings.clone(), self.folder.clone());
        let begun = Instant::now();
        let work = tokio::task::spawn_blocking(move || {
            let world = Disk::new(&settings.site);
            let result = stage_and_swap(&world, &settings, &folder);
            result.map(|mut report| {
                let found = std::mem::take(&mut report.diagnostics);
                let at = report.as_of.unwrap_or_else(|| world.now());
                (report.counts, tell(&world, at, found))
            })
        });
        let (outcome, counts, (diagnostics, sources)) = match work.await {
            Ok(Ok((counts, said))) => (outcome_of(&said.0), Some(counts), said),
            Ok(Err(error)) => (Outcome::Trouble(system_error(&error)), None, Default::default()),
            Err(_) => (Outcome::Trouble("程序出错".to_owned()), None, Default::default()),
        };
        let built = Built {
            at: Disk::new(&self.settings.site).now(),
            seconds: begun.elapsed().as_secs_f64(),
            outcome,
            counts,
            diagnostics,
            sources,
            drafts: self.settings.drafts,
            earlier: self.earlier,
        };
        self.earlier |= built.outcome == Outcome::Shown;
        built
    }
}

fn outcome_of(diagnostics: &Diagnostics) -> Outcome {
    if diagnostics.has_errors() { Outcome::Refused } else { Outcome::Shown }
}

fn stage_and_swap(world: &Disk, settings: &Settings, folder: &Path) -> io::Result<Report> {
    let request = Request::at(settings.as_of.unwrap_or_else(|| world.now()));
    if settings.drafts {
        let stage = Stage::<Preview>::open(folder)?;
        let report = run(world, &request, &stage, &Silent)?;
        if !report.diagnostics.has_errors() {
            let staged = stage.finish();
            swap(|| staged.swap())?;
        }
        return Ok(report);
    }
    let stage = Stage::<Public>::open(folder)?;
    let report = run(world, &request, &stage, &Silent)?;
    if !report.diagnostics.has_errors() {
        let staged = stage.finish();
        swap(|| staged.swap())?;
    }
    Ok(report)
}

fn swap(once: impl Fn() -> io::Result<()>) -> io::Result<()> {
    for _ in 1..SWAPS {
        if once().is_ok() {
            return Ok(());
        }
        sleep(REST);
    }
    once()
}
