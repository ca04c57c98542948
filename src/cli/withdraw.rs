//! `gongkai withdraw`: take down now. Writes `[withdrawal]` into the content, builds, and
//! lists what is to be deleted on the server and what is to be uploaded again.
//!
//! What is written into the content stays, whatever becomes of the build: the next build
//! that succeeds takes the item down, and nobody has to remember it.

use super::arguments::{AsOf, Place};
use super::build::output_folder;
use super::console::{Console, Exit};
use super::wanted::wanted;
use super::withdraw_said::{self as said, Found};
use super::{refuse_no_site, refuse_overlap, request};
use crate::content::{self, Edit, Loaded};
use crate::deliver::Ledger;
use crate::diag::system_error;
use crate::disclosure::Public;
use crate::model::{Day, FreeText, ItemRef};
use crate::output::{Against, Discard, Stage};
use crate::pages::paths;
use crate::pipeline::{Request, run};
use crate::world::{Amended, Disk, World};
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::time::Instant;

/// What somebody asks for.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'w> {
    /// Items, as people write them.
    pub items: &'w [String],
    /// Why.
    pub reason: &'w str,
    /// From when on; today if absent.
    pub date: Option<&'w str>,
    /// Nothing is to be written.
    pub dry_run: bool,
}

/// Takes items down and says what is left to do on the server.
///
/// # Errors
/// An item cannot be taken down (then nothing was changed), or reading or writing fails.
pub fn withdraw(site: &Path, wish: &Wish<'_>, place: &Place, console: Console) -> io::Result<Exit> {
    let begun = Instant::now();
    let world = Disk::new(site);
    let request = request(&world, &AsOf::default(), &place.base_path, false)?;
    let output = output_folder(site, place);
    refuse_overlap(site, &output)?;
    let loaded = content::load(&world)?;
    if loaded.items.is_empty() {
        refuse_no_site(site)?;
    }
    let date = date(wish, world.now().day())?;
    let (items, edits) = edits(&world, &loaded, wish, date)?;
    let run = Run { world: &world, request: &request, output: &output, console };
    let mut found = match wish.dry_run {
        true => run.rehearse(&edits)?,
        false => run.take_down(site, &edits, &items)?,
    };
    let (ever, trouble) = ever_packaged(&site.join("packages"));
    let known: BTreeSet<String> = found.difference.before.iter().cloned().chain(ever).collect();
    found.pages =
        known.iter().filter(|p| items.iter().any(|i| paths::is_of(i, p))).cloned().collect();
    found.delete = known.difference(&found.difference.present).cloned().collect();
    found.ledger_trouble = trouble;
    let told = said::Told {
        items: &items,
        files: edits.iter().map(|edit| edit.file.as_str()).collect(),
        date,
        dry_run: wish.dry_run,
        output: &output,
        seconds: begun.elapsed().as_secs_f64(),
        duty: loaded.policy.withdrawal_duty(date),
    };
    console.report(&world, &found.report, &told.in_chinese(&found), told.to_json(&found))?;
    let exit = Exit::of(&found.report.diagnostics);
    Ok(if exit == Exit::Done && found.ledger_trouble.is_some() { Exit::Trouble } else { exit })
}

fn date(wish: &Wish<'_>, today: Day) -> io::Result<Day> {
    let Some(text) = wish.date else { return Ok(today) };
    let date = Day::parse(text).map_err(|refused| {
        io::Error::other(format!("--date：{}。{}", refused.cause, refused.mend))
    })?;
    if date > today {
        let cause = format!("--date 不能晚于今天（{today}）：撤下是马上撤下，到那天再运行");
        return Err(io::Error::other(cause));
    }
    Ok(date)
}

/// The new bytes of every content file; nothing is written yet.
fn edits(
    world: &Disk,
    loaded: &Loaded,
    wish: &Wish<'_>,
    date: Day,
) -> io::Result<(Vec<ItemRef>, Vec<Edit>)> {
    let refuse = |why: Vec<String>| {
        io::Error::other(format!("没有撤下任何条目，内容没有改动。\n{}", why.join("\n")))
    };
    let reason = FreeText::parse(wish.reason)
        .map_err(|refused| refuse(vec![format!("--reason（理由）：{}", refused.cause)]))?;
    let items = wanted(loaded, wish.items, world.now()).map_err(refuse)?;
    let early = items.iter().filter_map(|item| {
        let publish = item.header.publish.filter(|publish| publish.day() > date)?;
        Some(format!("{}：--date 早于它的发布时间（{publish}）", item.item))
    });
    let early: Vec<String> = early.collect();
    if !early.is_empty() {
        return Err(refuse(early));
    }
    let edits: io::Result<Vec<Edit>> = items
        .iter()
        .map(|item| content::withdrawn(world, item, &loaded.policy, date, &reason))
        .collect();
    let edits = edits.map_err(|error| refuse(vec![system_error(&error)]))?;
    Ok((items.iter().map(|item| item.item.clone()).collect(), edits))
}

/// Every path that a package of this site held; what keeps the ledger from being read is
/// said, but does not stop a take-down.
fn ever_packaged(packages: &Path) -> (Vec<String>, Option<String>) {
    match Ledger::read(packages) {
        Ok(ledger) => (ledger.ever().into_iter().map(str::to_owned).collect(), None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => (Vec::new(), None),
        Err(error) => (Vec::new(), Some(system_error(&error))),
    }
}

/// One run of the pipeline over the site as it is to be.
struct Run<'r> {
    world: &'r Disk,
    request: &'r Request,
    output: &'r Path,
    console: Console,
}

impl Run<'_> {
    /// What would be different; writes nothing.
    fn rehearse(&self, edits: &[Edit]) -> io::Result<Found> {
        let files = edits.iter().map(|edit| (edit.file.clone(), edit.bytes.clone())).collect();
        let amended = Amended::new(self.world, files);
        let discard = Discard;
        let against = Against::<Public>::new(self.output, &discard);
        let report = run(&amended, self.request, &against, &self.console.progress())?;
        Ok(Found::of(report, against.difference()?))
    }

    /// Writes the content, then the site.
    fn take_down(&self, site: &Path, edits: &[Edit], items: &[ItemRef]) -> io::Result<Found> {
        // whoever else is at work is met before anything has changed
        let stage = Stage::<Public>::open(self.output)?;
        content::apply(site, edits)?;
        self.build(stage).map_err(|error| {
            let pages: Vec<String> = items.iter().map(|item| paths::item(item).to_string()).collect();
            let why = system_error(&error);
            io::Error::other(format!(
                "内容里已经写上撤下，但网站没有生成：{why}\n服务器上的页面还在：{}。\n排除上面的问题后运行 gongkai build 和 gongkai package，照 delete.txt 在服务器上删除；等不及的，先在服务器上直接删掉这些页面",
                pages.join("、")
            ))
        })
    }

    fn build(&self, stage: Stage<Public>) -> io::Result<Found> {
        let against = Against::new(self.output, &stage);
        let report = run(self.world, self.request, &against, &self.console.progress())?;
        let difference = against.difference()?;
        if !report.diagnostics.has_errors() {
            stage.finish().swap()?;
        }
        Ok(Found::of(report, difference))
    }
}
