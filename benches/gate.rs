//! How long the gate looks at the HTML pages of a finished site, on one thread.
//!
//! `cargo bench --bench gate -- OUTPUT [SITE]`: the pages of OUTPUT, with the policy of the
//! binary and needles enough to be busy. Compare with the processor time of the build that
//! made them.

use gongkai::content::load;
use gongkai::disclosure::{Class, Hold, Needle};
use gongkai::guard::{Form, Gate, NoPage};
use gongkai::model::{ItemId, ItemRef, Kind, Private};
use gongkai::world::Disk;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// As the command has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Values that a site of 10,000 pages may withhold.
const NEEDLES: u32 = 2000;

fn needles() -> Vec<Needle> {
    let id = ItemId::parse("2026-001").expect("an id");
    let owner = Arc::new(ItemRef { kind: Kind::Records, id });
    let one = |number: u32| Needle {
        text: Private::new(format!("演示保密单位第{number}号")),
        class: Class::Organisation,
        owner: Arc::clone(&owner),
        field: "subject.organisation".into(),
        shown: None,
        hold: Hold::Secret,
    };
    (0..NEEDLES).map(one).collect()
}

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            found.push(path);
        }
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let output = arguments.next().expect("cargo bench --bench gate -- OUTPUT [SITE]");
    let site = arguments.next().unwrap_or_else(|| ".".to_owned());
    let policy = load(&Disk::new(site)).expect("a site").policy;
    let gate = Gate::new(needles(), &[])
        .watching(policy.sensitive())
        .with_partial_forms(policy.partial_forms.clone());
    let mut found = Vec::new();
    pages(Path::new(&output), &mut found);
    let texts: Vec<Vec<u8>> =
        found.iter().map(|path| std::fs::read(path).expect("a page")).collect();
    let begun = Instant::now();
    let findings: usize =
        texts.iter().map(|text| gate.inspect("page.html", text, Form::Html, &NoPage).len()).sum();
    let seconds = begun.elapsed().as_secs_f64();
    let bytes: usize = texts.iter().map(Vec::len).sum();
    let megabytes = bytes as f64 / 1e6;
    println!(
        "{} pages, {megabytes:.0} MB, {findings} findings: {seconds:.2} s, {:.0} MB/s, {:.0} µs a page",
        texts.len(),
        megabytes / seconds,
        seconds / texts.len() as f64 * 1e6
    );
}
