//! A thousand random histories of builds, withdrawals, restorations and packages: a server
//! that unpacks every archive and applies every delete list holds exactly the site, byte
//! for byte, and so does one that only follows what a build says has changed.

use crate::support::{KNOWN_SITE, day};
use gongkai::deliver::seal;
use gongkai::disclosure::Public;
use gongkai::guard::Cleared;
use gongkai::output::{Against, Difference, Sink, Stage};
use gongkai::pipeline::{Request, Silent, run};
use gongkai::world::{Memory, World};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::Mutex;

/// How many histories; a build without optimisation takes a sample.
const HISTORIES: usize = if cfg!(debug_assertions) { 20 } else { 1000 };
const LONGEST: usize = 9;
const ITEMS: usize = 4;

type Files = BTreeMap<String, Vec<u8>>;

/// What an item is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Never written.
    Absent,
    Public,
    /// Its attachment is of another type: another address.
    OtherFile,
    Withdrawn,
    /// Its file is gone; the register knows it.
    Removed,
    Withheld,
}

/// One thing that somebody does.
#[derive(Clone, Copy, Debug)]
enum Step {
    Set(usize, State),
    /// The path on the server changes: 404.html with it.
    Move,
    Build,
    Package,
    /// `output/` is cleared away, with or without what is kept beside it.
    DeleteOutput(bool),
    /// Old archives are cleared away; the ledger stays.
    DeleteArchives,
}

fn step() -> impl Strategy<Value = Step> {
    let state = prop::sample::select(vec![
        State::Public,
        State::Public,
        State::OtherFile,
        State::Withdrawn,
        State::Withdrawn,
        State::Removed,
        State::Withheld,
    ]);
    prop_oneof![
        6 => (0..ITEMS, state).prop_map(|(item, state)| Step::Set(item, state)),
        1 => Just(Step::Move),
        2 => Just(Step::Build),
        4 => Just(Step::Package),
        1 => any::<bool>().prop_map(Step::DeleteOutput),
        1 => Just(Step::DeleteArchives),
    ]
}

/// The content of one moment of a history.
#[derive(Clone, Debug)]
struct Site {
    states: [State; ITEMS],
    registered: [bool; ITEMS],
    base: &'static str,
}

const NAMES: [&str; ITEMS] =
    ["records/2025-001", "records/2026-002", "column/2026-003", "documents/2026-004"];

/// The article with a link to the record, which is words while the record is not public.
const LINKING: usize = 2;

impl Site {
    fn new() -> Self {
        let (states, registered) = ([State::Absent; ITEMS], [false; ITEMS]);
        Self { states, registered, base: "/" }
    }

    fn set(&mut self, item: usize, state: State) {
        if state != State::Removed {
            self.registered[item] = true;
        } else if !self.registered[item] {
            return;
        }
        self.states[item] = state;
    }

    fn world(&self) -> Memory {
        let mut register = String::new();
        let mut world = Memory::at(day("2026-11-23")).with("content/site.toml", KNOWN_SITE);
        for (at, name) in NAMES.iter().enumerate() {
            let (kind, id) = name.split_once('/').expect("kind and id");
            if self.registered[at] {
                register.push_str(&format!(
                    "[[entry]]\nkind = \"{kind}\"\nid = \"{id}\"\nindex = \"2026-{:05}\"\n\n",
                    at + 1
                ));
            }
            let state = self.states[at];
            if matches!(state, State::Absent | State::Removed) {
                continue;
            }
            let extension = if state == State::OtherFile { "txt" } else { "csv" };
            let file = format!("f{at}.{extension}");
            let link = at == LINKING && self.registered[0];
            world = world
                .with(&path_of(kind, id), text_of(at, kind, state, &file, link))
                .with(&format!("content/files/{file}"), format!("附件 {at}\n"));
        }
        world.with("content/register.toml", register)
    }
}

fn path_of(kind: &str, id: &str) -> String {
    match kind {
        "records" => format!("content/records/{id}.toml"),
        "column" => format!("content/column/news/{id}.md"),
        _ => format!("content/{kind}/{id}.md"),
    }
}

fn text_of(at: usize, kind: &str, state: State, file: &str, link: bool) -> String {
    let more = match kind {
        "records" => {
            "kind = \"honour\"\n\n[honour]\naward = \"荣誉\"\nauthority = \"演示机关\"\ndate = 2025-04-20\n\n[subject]\nkind = \"organisation\"\norganisation = \"演示单位\"\n"
        }
        "column" => "",
        _ => "genre = \"notice\"\nvalidity = \"in-force\"\n",
    };
    let end = match state {
        State::Withdrawn => "\n[withdrawal]\ndate = 2026-06-01\nreason = \"演示。\"\n",
        State::Withheld => {
            "\n[[exception]]\nscope = \"whole\"\nground = \"internal-affairs\"\ndecided-by = \"办公室\"\ndecided = 2026-05-02\nreview-by = 2027-05-02\n"
        }
        _ => "",
    };
    let front = format!(
        "title = \"第{at}件\"\npublish = 202{}-05-02T09:00:00\n{more}\n[[attachments]]\nfile = \"{file}\"\ntitle = \"附件\"\n{end}",
        5 + at.min(1)
    );
    let link = if link { "见[记录](records/2025-001)。" } else { "" };
    match kind {
        "records" => front,
        _ => format!("+++\n{front}+++\n\n正文。{link}\n"),
    }
}

/// Keeps what it passes on.
struct Kept<'s> {
    files: Mutex<Files>,
    inner: &'s dyn Sink<Public>,
}

impl Sink<Public> for Kept<'_> {
    fn put(&self, cleared: Cleared<Public>) -> io::Result<()> {
        let mut files = self.files.lock().expect("no test panics while it holds the lock");
        files.insert(cleared.path().to_string(), cleared.bytes().to_vec());
        drop(files);
        self.inner.put(cleared)
    }
}

/// What happened so far, and the two servers.
struct History<'h> {
    root: &'h Path,
    site: Site,
    /// Unpacks archives and applies their delete lists.
    by_package: Files,
    /// Follows what builds say.
    by_build: Files,
    /// Every path that a package held.
    ever: BTreeSet<String>,
}

impl History<'_> {
    fn play(&mut self, step: Step) {
        match step {
            Step::Set(item, state) => self.site.set(item, state),
            Step::Move => self.site.base = if self.site.base == "/" { "/x/" } else { "/" },
            Step::Build => self.build(false),
            Step::Package => self.build(true),
            Step::DeleteOutput(beside) => self.delete_output(beside),
            Step::DeleteArchives => self.delete_archives(),
        }
    }

    /// Runs the pipeline into `output/`, and packs it.
    fn build(&mut self, packs: bool) {
        let world = self.site.world();
        let output = self.root.join("output");
        let stage = Stage::<Public>::open(&output).expect("nobody else is at work");
        let against = Against::new(&output, &stage);
        let kept = Kept { files: Mutex::default(), inner: &against };
        let request = Request { base_path: self.site.base.to_owned(), ..Request::at(world.now()) };
        let report = run(&world, &request, &kept, &Silent).expect("a site in memory");
        assert!(!report.diagnostics.has_errors(), "{:?}", report.diagnostics);
        let files = kept.files.into_inner().expect("no test panics while it holds the lock");
        let difference = against.difference().expect("the inventory");
        let staged = stage.finish();
        staged.swap().expect("the swap");
        self.follow(&difference, &files);
        if packs {
            let sealed = seal(&staged, &self.root.join("packages")).expect("a package");
            self.receive(&sealed.archive, &sealed.delete_list, &files);
        }
    }

    /// The server of somebody who uploads what changed and deletes what went.
    fn follow(&mut self, difference: &Difference, files: &Files) {
        for path in difference.before.difference(&difference.present) {
            self.by_build.remove(path);
        }
        for path in &difference.changed {
            self.by_build.insert(path.clone(), files[path].clone());
        }
        same(&self.by_build, files, "after a build");
    }

    /// The server of somebody who unpacks the archive and applies the list.
    fn receive(&mut self, archive: &Path, delete_list: &Path, files: &Files) {
        let bytes = fs::read(archive).expect("the archive");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a sound archive");
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).expect("an entry");
            let name = file.name().expect("a name in UTF-8").into_owned();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("a sound entry");
            self.ever.insert(name.clone());
            self.by_package.insert(name, bytes);
        }
        let delete = fs::read_to_string(delete_list).expect("the list");
        let delete: BTreeSet<String> = delete.lines().map(str::to_owned).collect();
        let wanted = self.ever.iter().filter(|path| !files.contains_key(*path));
        assert_eq!(delete, wanted.cloned().collect(), "the delete list is not exact");
        delete.iter().for_each(|path| drop(self.by_package.remove(path)));
        same(&self.by_package, files, "after a package");
    }

    fn delete_output(&self, beside: bool) {
        let _ = fs::remove_dir_all(self.root.join("output"));
        if beside {
            let _ = fs::remove_file(self.root.join(".output.lock"));
        }
    }

    fn delete_archives(&self) {
        let Ok(entries) = fs::read_dir(self.root.join("packages")) else { return };
        for entry in entries {
            let entry = entry.expect("an entry").path();
            if entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with("site-")) {
                fs::remove_file(entry).expect("an old archive");
            }
        }
    }
}

fn same(server: &Files, site: &Files, when: &str) {
    let strange: Vec<&String> = server.keys().filter(|path| !site.contains_key(*path)).collect();
    assert!(strange.is_empty(), "{when}: {strange:?} should be gone");
    let wrong: Vec<&String> =
        site.keys().filter(|path| server.get(*path) != site.get(*path)).collect();
    assert!(wrong.is_empty(), "{when}: {wrong:?} are missing or old");
}

/// A folder in memory where there is one: nothing here asks whether the disk keeps it.
fn folder() -> tempfile::TempDir {
    let memory = tempfile::tempdir_in("/dev/shm");
    memory.or_else(|_| tempfile::tempdir()).expect("a temporary folder")
}

fn play(history: &[Step]) {
    let root = folder();
    let mut told = History {
        root: root.path(),
        site: Site::new(),
        by_package: Files::new(),
        by_build: Files::new(),
        ever: BTreeSet::new(),
    };
    history.iter().for_each(|step| told.play(*step));
    told.play(Step::Package);
}

#[test]
fn a_server_holds_exactly_the_site_whatever_was_built_before() {
    let mut runner = TestRunner::deterministic();
    let histories = prop::collection::vec(step(), 2..LONGEST);
    let histories: Vec<Vec<Step>> = (0..HISTORIES)
        .map(|_| histories.new_tree(&mut runner).expect("a history").current())
        .collect();
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for part in histories.chunks(HISTORIES.div_ceil(threads)) {
            scope.spawn(move || {
                for history in part {
                    let played = std::panic::catch_unwind(|| play(history));
                    assert!(played.is_ok(), "after {history:?}");
                }
            });
        }
    });
}

/// Taken down, back again, taken down again, with builds between the packages that nobody
/// packed and an output that was cleared away.
#[test]
fn an_item_that_comes_and_goes_leaves_nothing_behind() {
    use State::{OtherFile, Public, Removed, Withdrawn};
    let taken = |state| Step::Set(0, state);
    play(&[
        taken(Public),
        Step::Package,
        taken(Withdrawn),
        Step::Package,
        taken(OtherFile),
        Step::Build,
        taken(Public),
        Step::Package,
        Step::DeleteOutput(true),
        taken(Withdrawn),
        Step::Build,
        Step::Move,
        Step::DeleteArchives,
        taken(Removed),
        Step::Package,
        taken(Public),
    ]);
}
