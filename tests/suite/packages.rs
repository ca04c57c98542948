//! Packages: what is to be deleted on the server is exactly what earlier packages held and
//! this one lacks; archives are the same bytes for the same site; the ledger is never guessed.

use crate::invariants::{gongkai, write};
use crate::rules::says;
use crate::specimens::SPECIMENS;
use crate::support::{registered, site, tree};
use gongkai::deliver::{Sealed, seal};
use gongkai::disclosure::Public;
use gongkai::model::Digests;
use gongkai::output::Stage;
use gongkai::pipeline::{Request, Silent, run};
use gongkai::world::{Memory, World};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// A site with the articles of these numbers.
fn with_articles(numbers: &BTreeSet<u8>) -> Memory {
    numbers.iter().fold(site(), |site, number| {
        let path = format!("content/column/news/2026-{number:03}.md");
        let text = format!(
            "+++\ntitle = \"演示 {number}\"\npublish = 2026-05-02T09:00:00\n+++\n\n正文。\n"
        );
        site.with(&path, text)
    })
}

/// Builds a site of memory into `root/output` and packs it into `root/packages`.
pub fn pack(world: &Memory, root: &Path) -> std::io::Result<(Sealed, BTreeSet<String>)> {
    let stage = Stage::<Public>::open(&root.join("output"))?;
    let request = Request::at(world.now());
    let report = run(world, &request, &stage, &Silent)?;
    assert!(!report.diagnostics.has_errors(), "{:?}", report.diagnostics);
    let staged = stage.finish();
    staged.swap()?;
    let files = staged.files().iter().map(ToString::to_string).collect();
    Ok((seal(&staged, &root.join("packages"))?, files))
}

fn lines(file: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(file).expect("a file of the package");
    text.lines().map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_to_be_deleted_is_what_earlier_packages_held(
        history in prop::collection::vec(prop::collection::btree_set(0_u8..12, 0..8), 1..6),
    ) {
        let root = tempfile::tempdir().expect("a temporary folder");
        let mut ever = BTreeSet::new();
        for (at, articles) in history.iter().enumerate() {
            let (sealed, files) = pack(&with_articles(articles), root.path()).expect("a package");
            prop_assert_eq!(sealed.number as usize, at + 1);
            let delete: BTreeSet<String> = BTreeSet::difference(&ever, &files).cloned().collect();
            prop_assert_eq!(lines(&sealed.delete_list), delete);
            ever.extend(files);
        }
    }
}

#[test]
fn the_manifest_tells_the_truth_about_the_archive() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let (sealed, files) = pack(&registered(SPECIMENS), root.path()).expect("a package");
    let manifest = fs::read(&sealed.manifest).expect("the manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    let manifest = manifest.as_array().expect("a list");
    let mut archive = zip::ZipArchive::new(File::open(&sealed.archive).expect("the archive"))
        .expect("a sound archive");
    assert_eq!(archive.len(), manifest.len());
    assert_eq!(archive.len(), files.len());
    for (at, entry) in manifest.iter().enumerate() {
        let mut file = archive.by_index(at).expect("an entry");
        let name = file.name().expect("a name in UTF-8").into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("a sound entry");
        assert_eq!(entry["path"], name.as_str());
        assert_eq!(entry["bytes"], bytes.len());
        let Digests { sha256, sm3 } = Digests::of(&bytes);
        assert_eq!(
            (entry["sha256"].as_str(), entry["sm3"].as_str()),
            (Some(&*sha256), Some(&*sm3))
        );
        assert!(files.contains(&name));
        let on_disk = fs::read(root.path().join("output").join(&name)).expect("the site");
        assert_eq!(bytes, on_disk);
    }
    let archive = fs::read(&sealed.archive).expect("the archive");
    assert_eq!(Digests::of(&archive).sha256, sealed.sha256);
}

#[test]
fn the_same_site_is_packed_into_the_same_bytes() {
    let (one, other) = (tempfile::tempdir(), tempfile::tempdir());
    let (one, other) = (one.expect("a temporary folder"), other.expect("a temporary folder"));
    for root in [&one, &other] {
        pack(&registered(SPECIMENS), root.path()).expect("a package");
    }
    assert_eq!(tree(&one.path().join("packages")), tree(&other.path().join("packages")));
    let again = pack(&registered(SPECIMENS), one.path()).expect("a package").0;
    let first = fs::read(one.path().join("packages/site-0001.zip")).expect("the first");
    assert_eq!(fs::read(again.archive).expect("the second"), first);
}

#[test]
fn a_damaged_ledger_is_refused_and_nothing_is_packed() {
    let root = tempfile::tempdir().expect("a temporary folder");
    for numbers in [[1, 2], [2, 3], [3, 4]] {
        pack(&with_articles(&BTreeSet::from(numbers)), root.path()).expect("a package");
    }
    let packages = root.path().join("packages");
    let file = packages.join("ledger.jsonl");
    let ledger = fs::read_to_string(&file).expect("the ledger");
    let line: Vec<&str> = ledger.split_inclusive('\n').collect();
    let before = tree(&packages);
    for (what, damaged) in [
        ("cut in a line", ledger[..ledger.len() - 20].to_owned()),
        ("a line lost", format!("{}{}", line[0], line[2])),
        ("its first line lost", format!("{}{}", line[1], line[2])),
        ("its last line lost", format!("{}{}", line[0], line[1])),
        ("a line twice", format!("{ledger}{}", line[2])),
        ("words in it", format!("{ledger}备注\n")),
        ("another key", ledger.replace("\"added\"", "\"removed\"")),
        ("emptied", String::new()),
    ] {
        fs::write(&file, &damaged).expect("the ledger");
        let refused = pack(&with_articles(&BTreeSet::from([5])), root.path());
        let error = refused.err().unwrap_or_else(|| panic!("{what}: packed all the same"));
        assert!(error.to_string().contains("台账"), "{what}: {error}");
        fs::write(&file, &ledger).expect("the ledger");
        let now = tree(&packages);
        let new: Vec<&String> = now.keys().filter(|path| !before.contains_key(*path)).collect();
        assert!(new.iter().all(|path| path.ends_with(".tmp")), "{what}: {new:?}");
        assert!(before.iter().all(|(path, bytes)| now.get(path) == Some(bytes)), "{what}");
    }
    fs::remove_file(&file).expect("the ledger");
    assert!(pack(&with_articles(&BTreeSet::new()), root.path()).is_err(), "the ledger is gone");
}

#[test]
fn what_has_no_index_number_is_not_packed() {
    let site = tempfile::tempdir().expect("a temporary folder");
    let world = registered(SPECIMENS);
    write(site.path(), &world.without("content/register.toml"));
    let said = gongkai(site.path(), &["package"]).code(1);
    let said = String::from_utf8_lossy(&said.get_output().stderr).into_owned();
    assert!(said.contains("[package-refused]") && said.contains("gongkai register"), "{said}");
    let refusal = said.split("\n\n").find(|message| message.contains("[package-refused]"));
    says("package-refused", &format!("{}\n", refusal.expect("it was refused")));
    assert!(!site.path().join("packages").exists());
}

#[test]
fn a_site_is_packed_again_after_an_item_was_taken_down() {
    let site = tempfile::tempdir().expect("a temporary folder");
    write(site.path(), &registered(SPECIMENS));
    gongkai(site.path(), &["package"]).success();
    fs::remove_file(site.path().join("content/records/2026-001.toml")).expect("it was there");
    gongkai(site.path(), &["package"]).success();
    let delete = lines(&site.path().join("packages/site-0002.delete.txt"));
    let gone =
        ["records/2026-001.json", "records/by-category/honour.html", "records/by-year/2026.html"];
    assert!(gone.iter().all(|path| delete.contains(*path)), "{delete:?}");
    assert!(!delete.contains("records/2026-001.html"), "the tombstone takes its place");
}
