//! `gongkai withdraw`: what it writes, what it refuses, and what it tells to delete and to
//! upload, with the real program on a real disk.

use crate::invariants::write;
use crate::support::{KNOWN_SITE, registered, tree};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const RECORD: &str = "content/records/2024-001.toml";
const ARTICLE: &str = "content/column/news/2024-002.md";
/// Published before any day on which the tests run, so that only the clock is real.
const FILES: [(&str, &str); 4] = [
    (
        RECORD,
        "\u{feff}# 守信激励\r\ntitle = \"演示荣誉记录\" # 名称\r\npublish = 2024-05-02T09:00:00\r\nkind = \"honour\"\r\n\r\n[honour]\r\naward = \"演示荣誉乾坤\"\r\nauthority = \"演示机关\"\r\ndate = 2024-04-20\r\n\r\n[subject]\r\nkind = \"organisation\"\r\norganisation = \"演示单位离艮\"\r\n\r\n[[attachments]]\r\nfile = \"a.csv\"\r\ntitle = \"名单\"\r\n",
    ),
    (
        ARTICLE,
        "+++\ntitle = \"演示文章\"\npublish = 2024-05-03T09:00:00\n+++\n\n见[那条记录](records/2024-001)。\n",
    ),
    (
        "content/column/news/2024-003.md",
        "+++\ntitle = \"另一篇文章\"\npublish = 2024-05-04T09:00:00\n+++\n\n正文。\n",
    ),
    ("content/files/a.csv", "单位,荣誉\n演示单位离艮,演示荣誉乾坤\n"),
];

fn a_site() -> tempfile::TempDir {
    let site = tempfile::tempdir().expect("a temporary folder");
    write(site.path(), &registered(FILES));
    site
}

/// Runs the program by the clock of the machine: exit code, what it said, what it complained.
fn gongkai(site: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_gongkai"));
    let output = command.arg("--site").arg(site).args(arguments).output().expect("it starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it speaks UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn done(site: &Path, arguments: &[&str]) -> String {
    let (code, said, complained) = gongkai(site, arguments);
    assert_eq!(code, 0, "{arguments:?}\n{said}{complained}");
    said
}

fn withdraw(site: &Path, arguments: &[&str]) -> Json {
    let all = [&["withdraw", "--reason", "发布有误", "--format", "json"], arguments].concat();
    serde_json::from_str(&done(site, &all)).expect("it writes JSON")
}

fn list(said: &Json, key: &str) -> BTreeSet<String> {
    let all = said[key].as_array().unwrap_or_else(|| panic!("{key} is a list: {said}"));
    all.iter().map(|path| path.as_str().expect("a path").to_owned()).collect()
}

fn output(site: &Path) -> BTreeMap<String, Vec<u8>> {
    tree(&site.join("output"))
}

fn content(site: &Path) -> BTreeMap<String, Vec<u8>> {
    tree(&site.join("content"))
}

#[test]
fn a_record_is_taken_down_and_every_path_to_delete_or_upload_is_named() {
    let site = a_site();
    let site = site.path();
    done(site, &["package"]);
    let earlier = output(site);
    fs::remove_file(site.join("content/column/news/2024-003.md")).expect("it was there");
    done(site, &["build"]);
    let before = output(site);
    let said = withdraw(site, &["records/2024-001"]);
    let after = output(site);
    let known = earlier.keys().chain(before.keys());
    let delete: BTreeSet<String> =
        known.filter(|path| !after.contains_key(*path)).cloned().collect();
    assert_eq!(list(&said, "delete"), delete);
    for path in ["records/2024-001.json", "files/records-2024-001-1.csv", "column/2024-003.json"] {
        assert!(delete.contains(path), "{path}: {delete:?}");
    }
    let changed = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes));
    let changed: BTreeSet<String> = changed.map(|(path, _)| path.clone()).collect();
    assert_eq!(list(&said, "upload"), changed);
    for path in ["records/2024-001.html", "column/2024-002.html", "records/index.html"] {
        assert!(changed.contains(path), "{path}: {changed:?}");
    }
    assert!(String::from_utf8_lossy(&after["records/2024-001.html"]).contains("该信息已终止公示"));
    for (path, bytes) in &after {
        assert!(!String::from_utf8_lossy(bytes).contains("发布有误"), "{path} tells the reason");
    }
    assert_eq!((&said["built"], &said["uploadAll"]), (&Json::Bool(true), &Json::Bool(false)));
    assert!(said["duty"].as_str().is_some_and(|duty| duty.contains("3 个工作日")), "{said}");
}

#[test]
fn only_the_withdrawal_is_added_to_the_file() {
    for (words, path, line_end) in [
        ("content/records/2024-001.toml", RECORD, "\r\n"),
        ("https://www.example.gov.cn/x/column/2024-002.html", ARTICLE, "\n"),
    ] {
        let site = a_site();
        let before = content(site.path());
        let said = withdraw(site.path(), &[words, "--date", "2024-06-01"]);
        assert_eq!(said["withdrawn"][0]["file"], path);
        let after = content(site.path());
        let changed: Vec<&String> =
            after.keys().filter(|path| after.get(*path) != before.get(*path)).collect();
        let inner = path.strip_prefix("content/").expect("a content file").to_owned();
        assert_eq!(changed, [&inner]);
        assert_eq!(after.len(), before.len(), "a file was left behind");
        let table = ["", "[withdrawal]", "date = 2024-06-01", "reason = \"发布有误\"", ""];
        let after = String::from_utf8(after[&inner].clone()).expect("UTF-8");
        let without = after.replacen(&table.join(line_end), "", 1);
        assert_eq!(without.as_bytes(), before[&inner], "{path}");
    }
}

#[test]
fn a_rehearsal_tells_the_same_and_writes_nothing() {
    let site = a_site();
    let site = site.path();
    done(site, &["package"]);
    let before = tree(site);
    let rehearsed = withdraw(site, &["records/2024-001", "--dry-run"]);
    assert!(tree(site) == before, "a rehearsal wrote something");
    let real = withdraw(site, &["records/2024-001"]);
    for key in ["delete", "upload", "withdrawn"] {
        assert_eq!(rehearsed[key], real[key], "{key}");
    }
    assert!(list(&real, "delete").len() > 1 && list(&real, "upload").len() > 1, "{real}");
}

#[test]
fn what_cannot_be_taken_down_is_refused_with_the_way_on() {
    let site = a_site();
    let site = site.path();
    let add = |path: &str, text: String| fs::write(site.join(path), text).expect("a file");
    let article = |publish: &str| format!("+++\ntitle = \"文章\"\n{publish}+++\n\n正文。\n");
    add("content/column/news/2024-010.md", article(""));
    add("content/column/news/2024-011.md", article("publish = 2999-01-01T09:00:00\n"));
    add("content/column/news/2024-012.md", article("publish = 2024-05-02T09:00:00\n"));
    fs::remove_file(site.join("content/column/news/2024-003.md")).expect("it was there");
    let gone = format!("{}\n[withdrawal]\ndate = 2024-06-01\nreason = \"旧\"\n", FILES[0].1);
    add(RECORD, gone);
    let before = tree(site);
    for (items, reason, words) in [
        (
            &["column/2024-020"][..],
            "理由",
            &["没有 column/2024-020", "是不是想写：column/2024-0"][..],
        ),
        (&["2024-002"], "理由", &["不是一个条目", "column/2024-002"]),
        (&["records/2024-001"], "理由", &["已经写了撤下（2024-06-01 起）"]),
        (&["column/2024-003"], "理由", &["已按撤下处理"]),
        (&["column/2024-010"], "理由", &["是草稿"]),
        (&["column/2024-011"], "理由", &["2999-01-01 09:00 才公开"]),
        (&["column/2024-012"], "理由", &["没有登记过", "gongkai register"]),
        (&["column/2024-002"], " ", &["--reason"]),
        (&["column/2024-002", "column/2024-010"], "理由", &["是草稿"]),
        (&["column/2024-002", "--date", "2024-05-02"], "理由", &["早于它的发布时间"]),
        (&["column/2024-002", "--date", "2999-05-02"], "理由", &["不能晚于今天"]),
        (&["column/2024-002", "--date", "昨天"], "理由", &["--date"]),
    ] {
        let (code, _, complained) =
            gongkai(site, &[&["withdraw", "--reason", reason], items].concat());
        assert_eq!(code, 2, "{items:?}: {complained}");
        for word in words {
            assert!(complained.contains(word), "{items:?}: {complained}");
        }
        assert!(tree(site) == before, "{items:?}: something was written");
    }
}

#[test]
fn a_build_that_is_refused_keeps_the_withdrawal_and_says_that_the_page_is_still_there() {
    let site = a_site();
    let site = site.path();
    done(site, &["build"]);
    let before = output(site);
    let broken = site.join("content/column/news/2024-009.md");
    fs::write(&broken, "+++\ntitle = 没有引号\n+++\n").expect("a file");
    let command = ["withdraw", "records/2024-001", "--reason", "发布有误"];
    let (code, said, _) = gongkai(site, &command);
    assert_eq!(code, 1, "{said}");
    for words in ["服务器上的页面还在", "records/2024-001.html", "files/records-2024-001-1.csv"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(output(site), before);
    fs::remove_file(&broken).expect("it was there");
    done(site, &["build"]);
    assert!(!output(site).contains_key("records/2024-001.json"));
}

#[test]
fn a_deleted_output_and_a_damaged_ledger_are_told() {
    let site = a_site();
    let site = site.path();
    done(site, &["package"]);
    let packaged = output(site);
    fs::remove_dir_all(site.join("output")).expect("it was there");
    fs::remove_file(site.join(".output.files")).expect("it was there");
    let said = withdraw(site, &["records/2024-001"]);
    assert_eq!(said["uploadAll"], true);
    let after = output(site);
    let delete: BTreeSet<String> =
        packaged.into_keys().filter(|path| !after.contains_key(path)).collect();
    assert_eq!(list(&said, "delete"), delete);
    fs::write(site.join("packages/ledger.jsonl"), "坏了\n").expect("the ledger");
    let command = ["withdraw", "column/2024-002", "--reason", "发布有误"];
    let (code, said, _) = gongkai(site, &command);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("已撤下 column/2024-002") && said.contains("名单不全"), "{said}");
    assert!(said.contains("  column/2024-002.json"), "{said}");
}

/// A folder that is no site, and a site in which nobody may write yet.
#[test]
fn no_site_and_a_busy_output_are_said_before_anything_changes() {
    let empty = tempfile::tempdir().expect("a temporary folder");
    let command = ["withdraw", "records/2024-001", "--reason", "发布有误"];
    let (code, _, complained) = gongkai(empty.path(), &command);
    assert!(code == 2 && complained.contains("这里没有站点"), "{complained}");
    let site = a_site();
    fs::write(site.path().join("content/site.toml"), KNOWN_SITE).expect("a file");
    done(site.path(), &["build"]);
    let lock = fs::File::create(site.path().join(".output.lock")).expect("the lock file");
    lock.try_lock().expect("nobody is at work");
    let before = content(site.path());
    let (code, _, complained) = gongkai(site.path(), &command);
    assert!(code == 2 && complained.contains("另一个 gongkai"), "{complained}");
    assert_eq!(content(site.path()), before);
}

/// What `check` tells of a record whose decision is no more, the command mends.
#[test]
fn a_record_whose_decision_is_revoked_can_be_withdrawn() {
    let site = a_site();
    let site = site.path();
    let record = "title = \"演示失信记录\"\npublish = 2024-06-20T09:00:00\nkind = \"dishonesty\"\nsource = \"judicial-judgment\"\ntier = \"serious\"\nfacts = \"付款逾期坎。\"\n\n[subject]\nkind = \"organisation\"\norganisation = \"演示单位巽\"\n\n[decision]\nauthority = \"演示机关\"\ndate = 2024-06-15\nresult = \"限期整改。\"\n";
    let path = site.join("content/records/2024-077.toml");
    fs::write(&path, record).expect("a temporary file");
    done(site, &["register"]);
    done(site, &["build"]);
    let revoked = record.replace("[decision]\n", "[decision]\nrevoked = 2024-07-01\n");
    fs::write(&path, revoked).expect("a temporary file");
    let (_, said, complained) = gongkai(site, &["check"]);
    assert!(format!("{said}{complained}").contains("[withdrawal-due]"), "{said}{complained}");
    let said = withdraw(site, &["records/2024-077"]);
    assert!(list(&said, "delete").contains("records/2024-077.json"), "{said}");
    let (_, said, complained) = gongkai(site, &["check"]);
    assert!(!format!("{said}{complained}").contains("withdrawal-due"), "{said}{complained}");
}

/// Another record of the same organ about the same honour, and a buyer, a telephone and a
/// phrase that both of two purchases have.
const SHARED: [(&str, &str); 4] = [
    (
        "content/records/2024-005.toml",
        "title = \"演示荣誉记录\"\npublish = 2024-05-02T09:00:00\nsummary = \"演示单位巽坎获得演示荣誉乾坤，参照演示荣誉记录办理。\"\nkind = \"honour\"\n\n[honour]\naward = \"演示荣誉乾坤\"\nauthority = \"演示机关\"\ndate = 2024-04-20\n\n[subject]\nkind = \"organisation\"\norganisation = \"演示单位巽坎\"\n",
    ),
    (
        "content/records/2024-006.toml",
        "title = \"演示荣誉记录（二）\"\npublish = 2024-05-02T09:00:00\nkind = \"honour\"\n\n[honour]\naward = \"演示荣誉乾坤\"\nauthority = \"演示机关\"\ndate = 2024-04-20\n\n[subject]\nkind = \"organisation\"\norganisation = \"演示单位巽坎\"\n",
    ),
    (
        "content/column/news/2024-007.md",
        "+++\ntitle = \"座谈\"\npublish = 2024-05-04T09:00:00\n+++\n\n演示单位巽坎的演示荣誉乾坤。\n",
    ),
    (
        "content/column/news/2024-008.md",
        "+++\ntitle = \"会议\"\npublish = 2024-05-04T09:00:00\n+++\n\n演示单位离艮派人参加。\n",
    ),
];

#[test]
fn what_others_say_in_their_own_right_does_not_stop_a_take_down() {
    let site = tempfile::tempdir().expect("a temporary folder");
    write(site.path(), &registered(FILES.into_iter().chain(SHARED.into_iter().take(3))));
    done(site.path(), &["build"]);
    let said = withdraw(site.path(), &["records/2024-005"]);
    assert_eq!(said["diagnostics"].as_array().map(Vec::len), Some(0), "{said}");
    assert_eq!(said["built"], Json::Bool(true));
}

#[test]
fn what_the_item_alone_said_stops_it_where_it_still_stands() {
    let site = tempfile::tempdir().expect("a temporary folder");
    write(site.path(), &registered(FILES.into_iter().chain(SHARED)));
    let arguments = ["withdraw", "--reason", "发布有误", "records/2024-001", "--dry-run"];
    let (code, said, complained) = gongkai(site.path(), &arguments);
    assert_eq!(code, 3, "{said}{complained}");
    assert!(complained.contains("--> content/column/news/2024-008.md"), "{complained}");
}
