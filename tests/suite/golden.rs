//! Whole sites: everything that goes in under `tests/sites/<case>/content/`, every byte that
//! comes out under `expected/`, with the messages of the run; under review like code.
//!
//! `static/` is the theme's own and left out. `GONGKAI_BLESS=1 cargo test golden` rewrites
//! `expected/`; read the difference before it is committed.

use crate::support::{build, day, tree};
use gongkai::world::Memory;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The file of `expected/` that holds messages and counts; no page can bear the name.
const SAID: &str = "_messages.txt";

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let entries = fs::read_dir(root).expect("tests/sites is there");
    let mut cases: Vec<PathBuf> =
        entries.map(|entry| entry.expect("a folder entry can be read").path()).collect();
    cases.sort();
    cases
}

fn made_of(case: &Path) -> BTreeMap<String, Vec<u8>> {
    let content = tree(&case.join("content")).into_iter();
    let world = content.fold(Memory::at(day("2026-11-23")), |world, (path, bytes)| {
        world.with(&format!("content/{path}"), bytes)
    });
    let built = build(&world);
    let mut files = built.files;
    files.retain(|path, _| !path.starts_with("static/"));
    let counts = &built.report.counts;
    let said = format!("{}\n{counts:#?}\npages: {}\n", built.messages, built.report.pages);
    files.insert(SAID.to_owned(), said.into_bytes());
    files
}

#[test]
fn every_byte_of_a_whole_site_is_the_one_under_review() {
    for case in cases() {
        let expected = case.join("expected");
        let made = made_of(&case);
        if std::env::var_os("GONGKAI_BLESS").is_some() {
            bless(&expected, &made);
        }
        let reviewed = tree(&expected);
        let wrong = differences(&reviewed, &made);
        assert!(
            wrong.is_empty(),
            "{}: {} files differ\n{}\n\nif this is what the public should see: \
             GONGKAI_BLESS=1 cargo test golden",
            case.display(),
            wrong.len(),
            wrong.join("\n")
        );
    }
}

fn bless(expected: &Path, made: &BTreeMap<String, Vec<u8>>) {
    if expected.exists() {
        fs::remove_dir_all(expected).expect("expected/ can be rewritten");
    }
    for (path, bytes) in made {
        let target = expected.join(path);
        fs::create_dir_all(target.parent().expect("it lies in expected/")).expect("a folder");
        fs::write(target, bytes).expect("a file of expected/");
    }
}

/// What differs, a line or a few each.
fn differences(old: &BTreeMap<String, Vec<u8>>, new: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let gone = old.keys().filter(|path| !new.contains_key(*path)).map(|p| format!("- {p}"));
    let come = new.keys().filter(|path| !old.contains_key(*path)).map(|p| format!("+ {p}"));
    let both = old.iter().filter_map(|(path, bytes)| Some((path, bytes, new.get(path)?)));
    let changed = both.filter(|(_, old, new)| old != new).map(|(path, old, new)| {
        let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
        let line = old.lines().zip(new.lines()).position(|(old, new)| old != new);
        let at = line.unwrap_or(old.lines().count().min(new.lines().count()));
        let show = |text: &str| text.lines().nth(at).unwrap_or("（没有）").to_owned();
        format!("~ {path}:{}\n    - {}\n    + {}", at + 1, show(&old), show(&new))
    });
    gone.chain(come).chain(changed).collect()
}

/// What the full site withholds, and what has ended, is in no byte of it.
#[test]
fn the_full_site_keeps_its_secrets() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/full");
    let made = made_of(&case);
    for secret in [
        "演示职务",
        "演示纪〔2026〕7号",
        "整条不公开的记录",
        "这段事实任何页面上都不应当出现",
        "不可公开的演示企业",
        "轻微失信的演示单位",
        "这段事实不再公开",
        "认定已撤销的演示单位",
        "演示办公用品公司",
        "明年才公开的文章",
        "还没写完的草稿",
    ] {
        for (path, bytes) in &made {
            assert!(!String::from_utf8_lossy(bytes).contains(secret), "{path}: {secret}");
        }
    }
    // the name of a record's subject is also that of a volunteer, who may be named
    let named: Vec<&String> = made
        .iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("林晓舟"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(named, ["column/2026-001.html", "column/2026-001.json"]);
}
