//! The nine invariants of ARCHITECTURE.md, one test each, named after what they promise.
//! Some are proved at length elsewhere (`doors`, `architecture`, `take_down`, `faults`);
//! each has its short, real check here.

use crate::architecture::code_of;
use crate::specimens::{SPECIMENS, exception, with_more};
use crate::support::{KNOWN_SITE, build, build_as, day, registered, tree};
use gongkai::disclosure::{Preview, Public};
use gongkai::model::{CodeList, Moment, Private};
use gongkai::pages::PageContext;
use gongkai::pipeline::{Request, Silent, run};
use gongkai::policy::{TABLES, Verified};
use gongkai::records::Curated;
use gongkai::world::{Disk, Found, Memory, World};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::marker::PhantomData;
use std::path::Path;

/// Whether a type can be serialised, and so put before a template: the method of `Can` is
/// found first where there is one.
struct Probe<T>(PhantomData<T>);
trait Can {
    fn can_be_serialised(&self) -> bool {
        true
    }
}
trait Cannot {
    fn can_be_serialised(&self) -> bool {
        false
    }
}
impl<T: serde::Serialize> Can for Probe<T> {}
impl<T> Cannot for &Probe<T> {}

/// 1. `doors` shows that it does not compile either.
#[test]
#[allow(clippy::needless_borrow, reason = "the borrow chooses between the two traits")]
fn a_template_never_sees_a_curated_value() {
    assert!((&Probe::<PageContext>(PhantomData)).can_be_serialised());
    assert!(!(&Probe::<Curated>(PhantomData)).can_be_serialised());
    assert!(!(&Probe::<Private<String>>(PhantomData)).can_be_serialised());
}

/// 2. `add_a_field` adds one and meets the compiler.
#[test]
fn decide_takes_a_record_apart_field_by_field() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let code = |file: &str| code_of(&fs::read_to_string(src.join(file)).expect("a source file"));
    let decide = code("disclosure/decide.rs");
    for record in ["let Curated {", "let Header {"] {
        let pattern = decide.split(record).nth(1).and_then(|rest| rest.split('}').next());
        assert!(pattern.is_some_and(|fields| !fields.contains("..")), "{record} … ..");
    }
    assert!(code("disclosure/open.rs").contains("let $type { $($field),* } = named(self);"));
    // what the header and the organ hold is taken apart in `decide`, and public by its place
    let elsewhere = ["header.rs", "mod.rs", "site.rs"];
    for entry in fs::read_dir(src.join("records")).expect("src/records") {
        let name = entry.expect("a folder entry").file_name().to_string_lossy().into_owned();
        if elsewhere.contains(&name.as_str()) {
            continue;
        }
        let (records, kinds) =
            (code(&format!("records/{name}")), code(&format!("disclosure/kinds/{name}")));
        for record in records.split("    struct ").skip(1) {
            let record = record.split(' ').next().unwrap_or_default();
            assert!(kinds.contains(&format!("\n    {record} {{\n")), "{name}: {record}");
        }
    }
}

/// 3. `architecture` holds one folder a dependency; `doors` holds who may write.
#[test]
fn only_output_writes_and_only_under_the_output() {
    let site = tempfile::tempdir().expect("a temporary folder");
    write(site.path(), &registered(SPECIMENS));
    let before = tree(site.path());
    gongkai(site.path(), &["check"]).success();
    assert_eq!(tree(site.path()), before, "check wrote something");
    gongkai(site.path(), &["build"]).success();
    let after = tree(site.path());
    let written = |path: &String| path.starts_with("output/") || path.starts_with(".output.");
    let new: Vec<&String> = after.keys().filter(|path| !before.contains_key(*path)).collect();
    assert!(new.iter().any(|path| *path == "output/index.html"));
    assert!(new.iter().all(|path| written(path)), "{new:?}");
    assert!(before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)));
}

/// A world that lists its files the other way round.
struct Reversed(Memory);

impl World for Reversed {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.read(path)
    }

    fn list(&self, folder: &str) -> io::Result<Vec<Found>> {
        let mut found = self.0.list(folder)?;
        found.reverse();
        Ok(found)
    }

    fn now(&self) -> Moment {
        self.0.now()
    }
}

/// 4. `determinism` asks the same of the whole program.
#[test]
fn the_same_content_gives_the_same_bytes() {
    let site = registered(SPECIMENS);
    let once = build(&site);
    assert!(once.files.len() > 100, "{}", once.messages);
    assert_eq!(once.files, build(&site).files, "twice");
    assert_eq!(once.files, build(&Reversed(site.clone())).files, "directory order");
    for threads in [1, 4] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.expect("a pool of threads");
        assert_eq!(once.files, pool.install(|| build(&site)).files, "{threads} threads");
    }
    let mut later = Memory::at(day("2026-11-24"));
    for found in site.list("content").expect("a site in memory") {
        later = later.with(&found.path, site.read(&found.path).expect("a file of the site"));
    }
    assert_eq!(once.files, build(&later).files, "no page shows the time of the build");
}

/// 5. `rules` holds what nobody claims.
#[test]
fn nothing_is_dropped_in_silence() {
    let minor = "title = \"轻微失信的一条记录\"\npublish = 2026-05-02T09:00:00\nkind = \"dishonesty\"\nsource = \"accountability\"\ntier = \"minor\"\n\n[subject]\nkind = \"organisation\"\norganisation = \"轻微单位\"\n\n[decision]\nauthority = \"演示机关\"\ndate = 2026-05-01\nresult = \"提醒\"\n";
    let over = minor.replace("minor", "general").replace("轻微失信", "已经撤销");
    let over = format!("{over}\n[withdrawal]\ndate = 2026-06-01\nreason = \"撤销\"\n");
    let honour = "title = \"守信激励的一条记录\"\nkind = \"honour\"\n\n[honour]\naward = \"演示荣誉\"\nauthority = \"演示机关\"\ndate = 2026-04-20\n\n[subject]\nkind = \"organisation\"\norganisation = \"演示单位\"\n";
    let published = format!("publish = 2026-05-02T09:00:00\n{honour}");
    let masked = with_more(&published, &exception("[\"subject.organisation\"]"))
        .replace("演示单位", "保密协作单位");
    let withheld = with_more(&published, &exception("\"whole\""))
        .replace("演示单位", "另一保密单位")
        .replace("一条", "不公开的一条");
    let files = [
        ("content/records/2026-001.toml", published.as_str()),
        ("content/records/2026-002.toml", masked.as_str()),
        ("content/records/2026-003.toml", withheld.as_str()),
        ("content/records/2026-004.toml", honour),
        ("content/records/2026-005.toml", minor),
        ("content/records/2026-006.toml", over.as_str()),
    ];
    let world =
        registered(files).with("content/records/Thumbs.db", "").with("content/~$记录.toml", "");
    let world = world.with("content/.git/config", "");
    let report = build(&world).report;
    let c = &report.counts;
    assert!(!report.diagnostics.has_errors(), "{:?}", report.diagnostics);
    assert_eq!((c.items, c.published, c.masked, c.withheld), (6, 2, 1, 1));
    assert_eq!((c.pending, c.below_publication, c.ended), (1, 1, 1));
    assert!(c.add_up());
    assert_eq!(report.litter, 3, "litter is ignored, and counted");
    for stray in ["content/a.toml", "content/records/a.md", "content/新/a.toml", "content/.hidden"]
    {
        let built = build(&registered(files).with(stray, ""));
        assert!(built.codes().contains(&"unclaimed-file"), "{stray}: {:?}", built.codes());
    }
}

/// 6. `faults` kills builds at any moment.
#[test]
fn a_failed_build_leaves_the_previous_one_whole() {
    let site = tempfile::tempdir().expect("a temporary folder");
    write(site.path(), &registered(SPECIMENS));
    gongkai(site.path(), &["build"]).success();
    let whole = tree(&site.path().join("output"));
    fs::write(site.path().join("content/column/news/2026-002.md"), "没有资料区").expect("a file");
    gongkai(site.path(), &["build"]).code(1);
    assert_eq!(tree(&site.path().join("output")), whole);
    fs::write(
        site.path().join("content/column/news/2026-002.md"),
        "+++\ntitle = \"演示\"\npublish = 2026-05-02T09:00:00\n+++\n\n电话 13800138000。\n",
    )
    .expect("a file");
    gongkai(site.path(), &["build"]).code(3);
    assert_eq!(tree(&site.path().join("output")), whole);
}

/// 7. `mistakes` asks it of every content file of the bureau, broken in any way.
#[test]
fn no_message_repeats_a_withheld_value() {
    for (path, text) in SPECIMENS.iter().filter(|(_, text)| !text.contains("+++")) {
        let mark = "不可说";
        let hidden = text.replace("演示", mark);
        for broken in [
            with_more(&hidden, &exception("[\"no.such.field\"]")),
            with_more(&hidden.replacen(" = ", " = = ", 1), &exception("\"whole\"")),
            with_more(&hidden.replacen('"', "", 1), &exception("\"whole\"")),
            with_more(&hidden.replace("publish", "pubIish"), &exception("\"whole\"")),
            format!("{hidden}\n# state-secret\n"),
        ] {
            let built = build(&registered([(*path, broken.as_str())]));
            assert!(built.report.diagnostics.has_errors(), "{path}");
            assert!(!built.messages.contains(mark), "{path}\n{}", built.messages);
        }
    }
    let told = "title = \"演示\"\npublish = 2026-05-02T09:00:00\npromise = \"感谢另一家保密协作单位。\"\npromisor = \"办公室\"\nmade = 2026-05-01\nstatus = \"ongoing\"\n";
    let honour = "title = \"守信\"\npublish = 2026-05-02T09:00:00\nkind = \"honour\"\n\n[honour]\naward = \"演示荣誉\"\nauthority = \"演示机关\"\ndate = 2026-04-20\n\n[subject]\nkind = \"organisation\"\norganisation = \"另一家保密协作单位\"\n";
    let masked = with_more(honour, &exception("[\"subject.organisation\"]"));
    let files = [
        ("content/commitments/2026-001.toml", told),
        ("content/records/2026-001.toml", masked.as_str()),
    ];
    let built = build(&registered(files));
    assert!(built.report.diagnostics.has_leaks(), "{}", built.messages);
    built.lacks("另一家保密协作单位");
}

/// 8. `doors` shows that a preview is neither staged nor packed.
#[test]
fn a_preview_is_the_same_run_under_another_lens() {
    let draft = "+++\ntitle = \"草稿一篇\"\n+++\n\n正文。\n";
    let later = "+++\ntitle = \"明年再见\"\npublish = 2027-01-01T09:00:00\n+++\n\n正文。\n";
    let world = registered(SPECIMENS)
        .with("content/column/news/2026-091.md", draft)
        .with("content/column/news/2026-092.md", later);
    let public = build_as::<Public>(&world);
    let preview = build_as::<Preview>(&world);
    for (path, title) in
        [("column/2026-091.html", "草稿一篇"), ("column/2026-092.html", "明年再见")]
    {
        assert!(!public.files.contains_key(path), "{path} is public");
        public.lacks(title);
        assert!(preview.text(path).contains(title));
    }
    let pages = |built: &crate::support::Built| -> BTreeSet<String> {
        built.files.keys().filter(|path| path.ends_with(".html")).cloned().collect()
    };
    assert!(pages(&preview).is_superset(&pages(&public)), "a preview shows all that is public");
    for (path, bytes) in preview.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        assert!(html.contains("预览") && html.contains("noindex"), "{path} bears no stamp");
    }
    for (path, bytes) in public.files.iter().filter(|(path, _)| path.ends_with(".html")) {
        assert!(!String::from_utf8_lossy(bytes).contains("预览"), "{path} is stamped");
    }
}

/// 9. No figure of the law is a literal where the law is applied.
#[test]
fn the_law_is_data() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/disclosure");
    for (path, bytes) in tree(&src) {
        let code = code_of(&String::from_utf8_lossy(&bytes));
        // how long words are that the gate tells apart
        let is_length = |line: &&str| {
            ["SHORTEST_CLAUSE: usize", "SHORTEST_SENTENCE: usize"].iter().any(|l| line.contains(l))
        };
        for line in code.lines().filter(|line| !is_length(line)) {
            let figure = line
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .find(|word| word.parse::<u64>().is_ok_and(|number| number > 1));
            assert_eq!(figure, None, "src/disclosure/{path}: {line}");
        }
    }
    let verified: Vec<&str> = Verified::ALL.iter().map(|v| v.code()).collect();
    let mut rules = 0;
    for (name, text) in TABLES {
        for rule in text.split("\n[[").skip(1).filter(|rule| !unlegal(rule)) {
            let rule = rule.split("\n\n").next().unwrap_or_default();
            for key in ["document", "number", "article", "effective-from", "verified"] {
                assert!(rule.contains(&format!("\n{key} = ")), "{name}: no {key} in\n[[{rule}");
            }
            assert!(
                verified.iter().any(|v| rule.contains(&format!("verified = \"{v}\""))),
                "{name}"
            );
            rules += 1;
        }
    }
    assert!(rules > 10, "only {rules} rules were read");
}

/// Tables of the policy that state no law: wording, how small a count may be, and how a
/// part of a value is covered.
fn unlegal(rule: &str) -> bool {
    ["slip", "small-counts", "partial-forms", "convert"].iter().any(|table| rule.starts_with(table))
}

/// The tables of the policy are read without a problem, and nothing is left unread.
#[test]
fn the_policy_reads_without_a_problem() {
    let world = Memory::at(day("2026-11-23")).with("content/site.toml", KNOWN_SITE);
    let request = Request::at(world.now());
    let kept = crate::support::Kept::default();
    let report = run::<Public>(&world, &request, &kept, &Silent).expect("a site in memory");
    assert!(report.diagnostics.is_empty(), "{:?}", report.diagnostics);
}

/// Puts a site of memory on disk.
pub fn write(root: &Path, site: &Memory) {
    for found in site.list("content").expect("a site in memory") {
        let target = root.join(&found.path);
        fs::create_dir_all(target.parent().expect("content/ at least")).expect("a folder");
        fs::write(target, site.read(&found.path).expect("a file of the site")).expect("a file");
    }
    let on_disk = Disk::new(root).list("content").expect("a site on disk");
    assert_eq!(on_disk.len(), site.list("content").expect("a site in memory").len());
}

/// Runs the real program on a site, on the day of the tests.
pub fn gongkai(site: &Path, arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.arg("--site").arg(site).args(arguments).args(["--as-of", "2026-11-23"]).assert()
}
