//! The real program on the bureau's own content: the same bytes under any time zone,
//! locale, number of threads, path and order of files on disk.

use crate::support::tree;
use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const DAY: &str = "2026-12-01";

/// Where and how one copy of the site is built.
struct Place {
    folder: &'static str,
    environment: &'static [(&'static str, &'static str)],
    /// In which order its files are written, by a step through their list.
    step: usize,
}

const PLACES: [Place; 4] = [
    Place {
        folder: "site",
        environment: &[
            ("TZ", "Asia/Shanghai"),
            ("LANG", "zh_CN.UTF-8"),
            ("RAYON_NUM_THREADS", "1"),
        ],
        step: 1,
    },
    Place {
        folder: "公开 网站 (副本)",
        environment: &[("TZ", "America/St_Johns"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "4")],
        step: 7,
    },
    Place {
        folder: "deep/er/and/deeper",
        environment: &[
            ("TZ", "Pacific/Kiritimati"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("RAYON_NUM_THREADS", "2"),
        ],
        step: 13,
    },
    Place {
        folder: "empty environment",
        environment: &[("TZ", ""), ("LANG", ""), ("RAYON_NUM_THREADS", "3")],
        step: 101,
    },
];

/// Writes the files in another order than that of their names.
fn copy(files: &BTreeMap<String, Vec<u8>>, to: &Path, step: usize) {
    let files: Vec<_> = files.iter().collect();
    let mut written = vec![false; files.len()];
    let mut at = 0;
    for _ in 0..files.len() {
        at = (at + step) % files.len();
        while written[at] {
            at = (at + 1) % files.len();
        }
        written[at] = true;
        let (path, bytes) = files[at];
        let target = to.join("content").join(path);
        fs::create_dir_all(target.parent().expect("it lies in content/")).expect("a folder");
        fs::write(target, bytes).expect("a temporary file");
    }
}

fn run(site: &Path, place: &Place, arguments: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.envs(place.environment.iter().copied()).arg("--site").arg(site).args(arguments);
    command.assert().success();
}

#[test]
fn the_bureaus_own_site_is_the_same_everywhere() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let files = tree(&content);
    let root = tempfile::tempdir().expect("a temporary folder");
    let mut first: Option<[BTreeMap<String, Vec<u8>>; 2]> = None;
    for place in &PLACES {
        let site: PathBuf = root.path().join(place.folder);
        copy(&files, &site, place.step);
        run(&site, place, &["register"]);
        run(&site, place, &["package", "--demo", "--as-of", DAY]);
        let made = [tree(&site.join("output")), tree(&site.join("packages"))];
        // archive, manifest, delete list, ledger, and the empty lock of the folder
        assert!(made[0].len() > 300 && made[1].len() == 5, "{}", place.folder);
        let [output, packages] = first.get_or_insert_with(|| made.clone());
        assert_same(&made[0], output, place.folder);
        assert_same(&made[1], packages, place.folder);
        run(&site, place, &["build", "--as-of", DAY]);
        assert_same(&tree(&site.join("output")), output, "a second build");
    }
}

fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>, what: &str) {
    assert!(one.keys().eq(other.keys()), "{what}: other files");
    for (path, bytes) in one {
        assert!(other.get(path) == Some(bytes), "{what}: {path} differs");
    }
}
