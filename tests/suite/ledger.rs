//! Packages and their ledger: what is told apart from an empty beginning, and refused.
//! Every site here is empty; what a server has is told by the ledger alone.

use gongkai::deliver::{Ledger, LedgerEntry, Sealed, seal};
use gongkai::disclosure::Public;
use gongkai::model::SitePath;
use gongkai::output::Stage;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

struct Site {
    root: tempfile::TempDir,
    packages: PathBuf,
}

impl Site {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        let packages = root.path().join("packages");
        fs::create_dir(&packages).expect("a folder");
        Self { root, packages }
    }

    fn seal(&self) -> io::Result<Sealed> {
        let staged = Stage::<Public>::open(&self.root.path().join("output"))?.finish();
        staged.swap()?;
        seal(&staged, &self.packages)
    }

    fn refusal(&self) -> String {
        let before = self.names();
        let refusal = self.seal().expect_err("it has to be refused").to_string();
        assert_eq!(self.names(), before, "nothing is left behind");
        refusal
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.packages).expect("the folder");
        let names = entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into());
        let mut names: Vec<String> = names.filter(|name| name != ".lock").collect();
        names.sort();
        names
    }

    fn ledger(&self) -> PathBuf {
        self.packages.join("ledger.jsonl")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.ledger()).expect("the ledger")
    }

    /// Enters packages that held these paths.
    fn held(&self, packages: &[&[&str]]) {
        let mut ledger = Ledger::read(&self.packages).expect("a sound ledger");
        for paths in packages {
            let path = |path: &&str| SitePath::new(path).expect("a path");
            let package = ledger.next_number();
            let archive = format!("site-{package:04}.zip");
            let added = paths.iter().map(path).collect();
            let entry = LedgerEntry { package, archive, sha256: "0".repeat(64), added };
            ledger.append(entry).expect("the ledger is written");
        }
    }
}

fn remove(file: &Path) {
    fs::remove_file(file).expect("a file");
}

#[test]
fn packages_follow_each_other_and_name_what_is_to_be_deleted() {
    let site = Site::new();
    site.held(&[&["index.html", "a/b.html"], &["a/c.html"]]);
    let sealed = site.seal().expect("a package");
    assert_eq!((sealed.number, sealed.deletions), (3, 3));
    let list = fs::read_to_string(&sealed.delete_list).expect("the list");
    assert_eq!(list, "a/b.html\na/c.html\nindex.html\n");
    assert_eq!(site.seal().expect("another").number, 4);
    let names = site.names();
    assert!(!names.iter().any(|name| name.ends_with(".tmp")), "{names:?}");
    assert_eq!(names.len(), 7);
}

#[test]
fn a_lost_or_cut_ledger_is_not_an_empty_one() {
    let site = Site::new();
    let first = site.seal().expect("a package");
    let whole = site.text();
    let second = site.seal().expect("a package");
    for text in ["", &whole] {
        fs::write(site.ledger(), text).expect("a file");
        assert!(site.refusal().contains("恢复台账"));
    }
    remove(&site.ledger());
    assert!(site.refusal().contains("site-000"));
    for file in [&first.archive, &first.manifest, &second.archive, &second.manifest] {
        remove(file);
    }
    assert!(site.refusal().contains(".delete.txt"), "one file is enough");
}

#[test]
fn a_line_that_was_changed_is_damage() {
    let site = Site::new();
    site.held(&[&["index.html", "a.html"], &["b.html"], &["c.html"]]);
    let text = site.text();
    let lines: Vec<&str> = text.lines().collect();
    let without_the_first = lines[1..].join("\n");
    for damaged in [
        text.replace(",\"a.html\"", ""),
        text.replace("b.html", "d.html"),
        text.replace("b.html", "../etc/passwd"),
        text.replace("c.html", "../../etc/passwd"),
        text.replace("c.html", "/etc/x"),
        text.replace("c.html", "x\\nindex.html"),
        text.replace("site-0003.zip", "../x.zip"),
        text[..text.len() - 40].to_owned(),
        without_the_first,
        [lines[0], lines[2]].join("\n"),
        [lines[0], lines[2], lines[1]].join("\n"),
    ] {
        assert_ne!(damaged, text);
        fs::write(site.ledger(), &damaged).expect("a file");
        assert!(site.refusal().contains("损坏或被改动"), "{damaged}");
    }
    fs::write(site.ledger(), text.replace('\n', "\r\n")).expect("a file");
    assert!(site.seal().is_ok(), "an editor may have changed the line ends");
    fs::write(site.ledger(), b"\xFF\xFE").expect("a file");
    assert!(site.refusal().contains("恢复台账"));
}

#[test]
fn an_archive_that_was_changed_is_refused_and_one_that_is_gone_is_not() {
    let site = Site::new();
    let first = site.seal().expect("a package");
    let bytes = fs::read(&first.archive).expect("the archive");
    fs::write(&first.archive, b"another").expect("a file");
    assert!(site.refusal().contains("site-0001.zip"));
    assert_eq!(fs::read(&first.archive).expect("the archive"), b"another");
    fs::write(&first.archive, bytes).expect("a file");
    assert_eq!(site.seal().expect("a package").number, 2);
    remove(&first.archive);
    assert_eq!(site.seal().expect("a package").number, 3);
}

#[test]
fn two_runs_do_not_pack_into_one_folder() {
    let site = Site::new();
    let lock = File::create(site.packages.join(".lock")).expect("a file");
    lock.try_lock().expect("nobody else holds it");
    assert!(site.refusal().contains("正在"));
    drop(lock);
    assert!(site.seal().is_ok());
}
