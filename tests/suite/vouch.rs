//! `gongkai vouch` with the real program on a real disk: a scan that nobody has looked at
//! is refused, one that somebody vouched for is built, one that changed is refused again.

use crate::invariants::write;
use crate::support::{registered, tree};
use serde_json::Value as Json;
use std::fs;
use std::path::Path;

const JPEG: &[u8] = include_bytes!("../pictures/small.jpg");
/// Made up; its check digit is right.
const ID: &str = "11010519491231002X";
const RECORD: &str = "content/records/2024-001.toml";
const FILES: [(&str, &str); 2] = [
    (
        RECORD,
        "\u{feff}# 守信激励\r\ntitle = \"演示荣誉记录\" # 名称\r\npublish = 2024-05-02T09:00:00\r\nkind = \"honour\"\r\n\r\n[honour]\r\naward = \"演示荣誉乾坤\"\r\nauthority = \"演示机关\"\r\ndate = 2024-04-20\r\n\r\n[subject]\r\nkind = \"organisation\"\r\norganisation = \"演示单位离艮\"\r\n\r\n[[attachments]]\r\nfile = \"a.jpg\"\r\ntitle = \"扫描件\"\r\n",
    ),
    (
        "content/column/news/2024-002.md",
        "+++\ntitle = \"演示文章\"\npublish = 2024-05-03T09:00:00\nattachments = [{ file = \"a.jpg\", title = \"同一份\" }, { file = \"b.csv\", title = \"表\" }]\n+++\n\n正文。\n",
    ),
];

fn a_site(picture: &[u8]) -> tempfile::TempDir {
    let site = tempfile::tempdir().expect("a temporary folder");
    write(site.path(), &registered(FILES));
    fs::create_dir_all(site.path().join("content/files")).expect("a folder");
    fs::write(site.path().join("content/files/a.jpg"), picture).expect("a file");
    fs::write(site.path().join("content/files/b.csv"), "甲,乙\n").expect("a file");
    site
}

fn gongkai(site: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_gongkai"));
    let output = command.arg("--site").arg(site).args(arguments).output().expect("it starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it speaks UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn vouch(site: &Path, more: &[&str]) -> (i32, String, String) {
    let words = ["vouch", "--by", "演示人员甲", "--reason", "逐页看过，无不公开内容"];
    gongkai(site, &[&words, more].concat())
}

#[test]
fn a_scan_is_built_once_somebody_looked_and_refused_once_it_changed() {
    let site = a_site(JPEG);
    let site = site.path();
    let (code, _, complained) = gongkai(site, &["build"]);
    assert_eq!(code, 1, "{complained}");
    assert!(complained.contains("图片里的文字无法自动检查"), "{complained}");
    assert!(complained.contains("gongkai vouch"), "{complained}");
    let before = tree(site);
    let (code, said, _) = vouch(site, &["content/files/a.jpg", "--dry-run"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("整个文件：图片里的文字无法自动检查"), "{said}");
    assert!(tree(site) == before, "a rehearsal wrote something");
    let (code, said, complained) = vouch(site, &["content/files/a.jpg", "--format", "json"]);
    assert_eq!(code, 0, "{said}{complained}");
    let said: Json = serde_json::from_str(&said).expect("it writes JSON");
    assert_eq!(said["vouched"][0]["items"].as_array().map(Vec::len), Some(2), "{said}");
    let record = fs::read_to_string(site.join(RECORD)).expect("UTF-8");
    let (kept, added) = record.split_at(FILES[0].1.len() - 2);
    assert_eq!(kept, &FILES[0].1[..FILES[0].1.len() - 2]);
    assert!(added.starts_with("\r\nchecked-by = \"演示人员甲\"\r\nchecked = "), "{added}");
    let (code, _, complained) = gongkai(site, &["build"]);
    assert_eq!(code, 0, "{complained}");
    fs::write(site.join("content/files/a.jpg"), [JPEG, &[0]].concat()).expect("a file");
    let (code, _, complained) = gongkai(site, &["build"]);
    assert_eq!(code, 1, "{complained}");
    assert!(complained.contains("attachment-changed"), "{complained}");
    assert_eq!(vouch(site, &["a.jpg"]).0, 0);
    let (code, _, complained) = gongkai(site, &["build"]);
    assert_eq!(code, 0, "{complained}");
}

#[test]
fn what_leaks_is_not_vouched_for() {
    for tail in [ID.as_bytes().to_vec(), b"MTEwMTA1MTk0OTEyMzEwMDJY".to_vec()] {
        let site = a_site(&[JPEG, &tail].concat());
        let site = site.path();
        let before = tree(site);
        let (code, said, complained) = vouch(site, &["content/files/a.jpg"]);
        assert_eq!(code, 3, "{said}{complained}");
        assert!(complained.contains("图片数据之后"), "{complained}");
        assert!(!complained.contains(ID) && !said.contains(ID));
        assert!(tree(site) == before, "something was written");
        let clean = ["clean", "--in-place", "--discard-original"];
        let file = site.join("content/files/a.jpg");
        let file = file.to_str().expect("a path");
        assert_eq!(gongkai(site, &[&clean[..], &[file]].concat()).0, 0);
        assert_eq!(vouch(site, &["a.jpg"]).0, 0);
        assert_eq!(gongkai(site, &["build"]).0, 0);
    }
}

#[test]
fn what_nobody_need_vouch_for_is_told() {
    let site = a_site(JPEG);
    let site = site.path();
    fs::write(site.join("content/files/c.jpg"), JPEG).expect("a file");
    let before = tree(site);
    for (file, words) in [
        ("content/files/b.csv", "程序读得出来"),
        ("content/files/c.jpg", "没有条目用到"),
        ("content/files/d.jpg", "content/files/ 里没有"),
    ] {
        let (code, _, complained) = vouch(site, &[file]);
        assert_eq!(code, 2, "{file}");
        assert!(complained.contains(words), "{file}: {complained}");
        assert!(tree(site) == before, "{file}: something was written");
    }
    let nobody = ["vouch", "a.jpg", "--by", " ", "--reason", "x"];
    let (code, _, complained) = gongkai(site, &nobody);
    assert_eq!(code, 2);
    assert!(complained.contains("--by"), "{complained}");
}

#[test]
fn where_a_photograph_was_taken_is_taken_out_and_not_vouched_for() {
    let site = a_site(include_bytes!("../pictures/located.jpg"));
    let site = site.path();
    let (code, _, complained) = vouch(site, &["a.jpg"]);
    assert_eq!(code, 2, "{complained}");
    assert!(complained.contains("gongkai clean --in-place content/files/a.jpg"), "{complained}");
    let picture = site.join("content/files/a.jpg").display().to_string();
    let (code, said, complained) = gongkai(site, &["clean", "--in-place", &picture]);
    assert_eq!(code, 0, "{said}{complained}");
    let (code, _, complained) = vouch(site, &["a.jpg"]);
    assert_eq!(code, 0, "{complained}");
    assert_eq!(gongkai(site, &["build"]).0, 0);
    // nor does an entry that somebody wrote by hand
    fs::write(site.join("content/files/a.jpg"), include_bytes!("../pictures/located.jpg"))
        .expect("a file");
    let digest = gongkai(site, &["build"]).2;
    let digest = digest.rsplit("sha256 = \"").next().and_then(|rest| rest.get(..64));
    let digest = digest.expect("the digest to write").to_owned();
    for path in [RECORD, FILES[1].0] {
        let text = fs::read_to_string(site.join(path)).expect("UTF-8");
        let old = text.split("sha256 = \"").nth(1).and_then(|rest| rest.get(..64));
        let text = text.replace(old.expect("a digest"), &digest);
        fs::write(site.join(path), text).expect("a file");
    }
    let (code, _, complained) = gongkai(site, &["build"]);
    assert_eq!(code, 1, "{complained}");
    assert!(complained.contains("里面有拍摄地点，人工核对不能放行"), "{complained}");
}

#[test]
fn nobody_has_looked_on_a_day_that_is_to_come() {
    let site = a_site(JPEG);
    let site = site.path();
    assert_eq!(vouch(site, &["a.jpg"]).0, 0);
    let text = fs::read_to_string(site.join(RECORD)).expect("UTF-8");
    let (before, behind) = text.split_once("checked = ").expect("a day");
    let text = [before, "checked = 2099-01-01", &behind["2026-01-01".len()..]].concat();
    fs::write(site.join(RECORD), text).expect("a file");
    let (code, _, complained) = gongkai(site, &["build"]);
    assert_eq!(code, 1, "{complained}");
    assert!(complained.contains("核对日期（checked）在以后"), "{complained}");
}
