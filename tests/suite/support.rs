//! A site in memory, and what a run of the whole pipeline made of it.

use gongkai::diag::{Diagnostics, Sources, Style};
use gongkai::disclosure::{Lens, Public};
use gongkai::guard::Cleared;
use gongkai::model::{Day, ItemId, ItemRef, Kind, Moment};
use gongkai::output::Sink;
use gongkai::pipeline::{Report, Request, Silent, run};
use gongkai::world::{Memory, World};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Mutex;

/// The smallest site that builds.
pub const SITE: &str = "name = \"演示机关\"\nsection-title = \"诚信建设与政务公开\"\ndescription = \"演示站点\"\n\n[contact]\n\n[[channel]]\nid = \"news\"\nname = \"工作动态\"\ndescription = \"动态\"\n";

/// A site of which every fact is known, so that nothing is said about it.
pub const KNOWN_SITE: &str = r#"name = "演示机关"
section-title = "诚信建设与政务公开"
description = "演示站点"
uscc = "114414000000000008"
identification-code = "4414000000"
icp = "粤ICP备00000000号"
police-record = "粤公网安备00000000000000号"
error-report = "https://www.example.gov.cn/report"

[contact]
office = "办公室"
address = "示范路 1 号"
hours = "工作日 8:30—17:30"
phone = "0753-0000000"
email = "office@example.gov.cn"

[[channel]]
id = "news"
name = "工作动态"
description = "动态"
"#;

/// The end of this day, for which tests apply the law.
pub fn day(text: &str) -> Moment {
    Moment::end_of(Day::parse(text).expect("a day in a test is sound"))
}

/// A site with only its facts, on 2026-11-23.
pub fn site() -> Memory {
    Memory::at(day("2026-11-23")).with("content/site.toml", SITE)
}

/// A site of which every fact is known, with these files, whose items are all registered
/// in the order of their paths.
pub fn registered<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Memory {
    let mut world = Memory::at(day("2026-11-23")).with("content/site.toml", KNOWN_SITE);
    let mut paths = Vec::new();
    for (path, text) in files {
        world = world.with(path, text);
        paths.push(path);
    }
    world.with("content/register.toml", register_of(paths))
}

/// A register that knows the item behind every content file among these paths.
pub fn register_of<'p>(paths: impl IntoIterator<Item = &'p str>) -> String {
    let items: BTreeSet<ItemRef> = paths.into_iter().filter_map(item_of).collect();
    let line = |(at, item): (usize, &ItemRef)| {
        let (kind, id) = (item.kind.slug(), &item.id);
        format!("[[entry]]\nkind = \"{kind}\"\nid = \"{id}\"\nindex = \"2026-{:05}\"\n", at + 1)
    };
    items.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// The item that a content file of this path would hold.
pub fn item_of(path: &str) -> Option<ItemRef> {
    let (folder, rest) = path.strip_prefix("content/")?.split_once('/')?;
    let kind = Kind::of_slug(folder)?;
    let (stem, _) = rest.rsplit('/').next()?.rsplit_once('.')?;
    Some(ItemRef { kind, id: ItemId::parse(stem).ok()? })
}

/// Keeps every cleared file.
#[derive(Debug, Default)]
pub struct Kept(Mutex<BTreeMap<String, Vec<u8>>>);

impl<L: Lens> Sink<L> for Kept {
    fn put(&self, cleared: Cleared<L>) -> io::Result<()> {
        let mut files = self.0.lock().expect("no test panics while it holds the lock");
        files.insert(cleared.path().to_string(), cleared.bytes().to_vec());
        Ok(())
    }
}

/// What a run made.
#[derive(Debug)]
pub struct Built {
    /// Every file, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What was said, and counted.
    pub report: Report,
    /// The messages as people read them, in order.
    pub messages: String,
}

impl Built {
    /// One file as text; its absence fails the test.
    pub fn text(&self, path: &str) -> String {
        let bytes = self
            .files
            .get(path)
            .unwrap_or_else(|| panic!("no {path} in the site:\n{}", self.messages));
        String::from_utf8_lossy(bytes).into_owned()
    }

    /// The names of every code that spoke, in order.
    pub fn codes(&self) -> Vec<&'static str> {
        self.report.diagnostics.iter().map(|d| d.code.name()).collect()
    }

    /// Asserts that a text occurs in no file, path or message.
    pub fn lacks(&self, text: &str) {
        for (path, bytes) in &self.files {
            assert!(
                !String::from_utf8_lossy(bytes).contains(text),
                "{path} holds what it must not"
            );
            assert!(!path.contains(text), "a path holds what it must not");
        }
        assert!(!self.messages.contains(text), "a message holds what it must not");
    }
}

/// Runs the whole pipeline over a site, with advice on its wording.
pub fn build(world: &dyn World) -> Built {
    build_as::<Public>(world)
}

/// The same as of an instant.
pub fn build_at(world: &dyn World, at: Moment) -> Built {
    build_through::<Public>(world, at)
}

/// The same through any lens.
pub fn build_as<L: Lens>(world: &dyn World) -> Built {
    build_through::<L>(world, world.now())
}

fn build_through<L: Lens>(world: &dyn World, at: Moment) -> Built {
    let request = Request { advice: true, ..Request::at(at) };
    let kept = Kept::default();
    let mut report =
        run::<L>(world, &request, &kept, &Silent).expect("a site in memory can be read");
    let (diagnostics, sources) =
        gongkai::pipeline::tell(world, at, std::mem::take(&mut report.diagnostics));
    let messages = messages(&diagnostics, &sources);
    report.diagnostics = diagnostics;
    let files = kept.0.into_inner().expect("no test panics while it holds the lock");
    Built { files, report, messages }
}

fn messages(diagnostics: &Diagnostics, sources: &Sources) -> String {
    diagnostics
        .iter()
        .map(|d| gongkai::diag::render(d, sources, Style::Plain))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Every file under a folder, by path.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(folder, folder, &mut files);
    files
}

fn collect(folder: &Path, root: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("a folder entry can be read").path();
        if path.is_dir() {
            collect(&path, root, files);
        } else {
            let name = path.strip_prefix(root).expect("it lies in the folder").to_string_lossy();
            let name = name.replace('\\', "/");
            files.insert(name, std::fs::read(&path).expect("a file can be read"));
        }
    }
}
