//! What is said of a leak: item, field, path, place, class and mend, in the terminal, in
//! JSON, in the log of `serve` and on its pages; the value never. `tests/leaks/reports/` is
//! under review like code.
//!
//! `GONGKAI_BLESS=1 cargo test --release leak_reports` rewrites it; read the difference.

use crate::explain::is_under_review;
use crate::previewing::{GONGKAI, Preview};
use crate::rules::says;
use crate::support::{SITE, build, registered, site};
use serde_json::Value as Json;
use std::io::{Cursor, Write};
use std::process::Command;
use zip::write::{SimpleFileOptions, ZipWriter};

/// Everything that may not be repeated, in every piece that tells something.
const SECRETS: [&str; 8] = [
    "11010519491231002X",
    "19491231",
    "13800138000",
    "演示保密协作单位",
    "保密协作",
    "114414000000000008",
    "114414000",
    "0008",
];

const RECORD: &str = r#"title = "演示记录"
publish = 2026-05-02T09:00:00
kind = "honour"

[honour]
award = "演示荣誉"
authority = "演示机关"
date = 2026-04-20

[subject]
kind = "organisation"
organisation = "演示保密协作单位"
uscc = "114414000000000008"

[[exception]]
scope = ["subject.organisation", "subject.uscc"]
ground = "trade-secret"
decided-by = "办公室"
decided = 2026-05-02
review-by = 2027-05-02
"#;

const ARTICLE: &str = r#"+++
title = "演示文章"
publish = 2026-05-02T09:00:00

[[attachments]]
file = "table.csv"
title = "附表"

[[attachments]]
file = "notice.docx"
title = "通知"
+++

证号 11010519491231002X，手机 138-0013-8000，感谢演示保密协作单位，代码 114414********0008。
"#;

const TABLE: &str = "姓名,证号\n演示人员甲,１１０１０５１９４９１２３１００２Ｘ\n";
const COMMENT: &str = "<w:comments xmlns:w='w'><w:comment><w:p><w:r><w:t>演示保密</w:t></w:r><w:r><w:t>协作单位</w:t>\
     </w:r></w:p></w:comment></w:comments>";

fn notice() -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let document = "<w:document xmlns:w='w'><w:p><w:r><w:t>通知</w:t></w:r></w:p></w:document>";
    let types = "<Types/>";
    for (name, text) in [
        ("[Content_Types].xml", types),
        ("word/document.xml", document),
        ("word/comments.xml", COMMENT),
    ] {
        package.start_file(name, SimpleFileOptions::default()).expect("a part");
        package.write_all(text.as_bytes()).expect("its text");
    }
    package.finish().expect("a package").into_inner()
}

fn leaking_site() -> Preview {
    let preview = Preview::new_site();
    leak(&preview);
    preview
}

fn leak(preview: &Preview) {
    preview.save("content/records/2026-001.toml", RECORD);
    preview.save("content/column/news/2026-100.md", ARTICLE);
    preview.save("content/files/table.csv", TABLE);
    std::fs::write(preview.path("content/files/notice.docx"), notice()).expect("a file");
}

fn said(preview: &Preview, arguments: &[&str]) -> (String, Option<i32>) {
    let mut command = Command::new(GONGKAI);
    command.args(arguments).arg("--site").arg(preview.path("."));
    let output = command.args(["--as-of", "2026-11-23"]).output().expect("the program runs");
    let all = [output.stderr, output.stdout].concat();
    (String::from_utf8(all).expect("UTF-8"), output.status.code())
}

fn repeats_nothing(text: &str, of: &str) {
    for (number, secret) in (1..).zip(SECRETS) {
        // the article of the test holds the values: only a covered line of it is shown
        assert!(!text.contains(secret), "{of} repeats secret {number}");
    }
}

/// The messages of the gate alone: the others are not of this test.
fn of_the_gate(problems: &Json) -> Json {
    let is_of_gate = |problem: &&Json| {
        let code = problem["code"].as_str().unwrap_or_default();
        code.starts_with("leak-") || code.starts_with("ask-")
    };
    problems.as_array().expect("a list").iter().filter(is_of_gate).cloned().collect()
}

#[test]
fn a_leak_is_reported_without_its_value() {
    let preview = leaking_site();
    let (text, code) = said(&preview, &["build"]);
    assert_eq!(code, Some(3), "{text}");
    repeats_nothing(&text, "the terminal");
    let blocks: Vec<&str> = text.split("\n\n").flat_map(|block| block.split("\n泄露")).collect();
    assert!(blocks.len() > 1, "{text}");
    let (json, code) = said(&preview, &["build", "--format", "json"]);
    assert_eq!(code, Some(3));
    repeats_nothing(&json, "JSON");
    let object: Json = serde_json::from_str(&json).expect("one object");
    let found = of_the_gate(&object["diagnostics"]);
    let shown = serde_json::to_string_pretty(&found).expect("JSON") + "\n";
    is_under_review("tests/leaks/reports/build.json", &shown);
    let lines: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("泄露")).collect();
    let lines: Vec<&str> =
        lines.into_iter().take_while(|line| !line.starts_with("没有生成")).collect();
    is_under_review("tests/leaks/reports/terminal.txt", &(lines.join("\n") + "\n"));
}

#[test]
fn serve_reports_it_without_its_value_too() {
    let preview = Preview::new_site().started(&["--port", "0"]);
    preview.status_once(true);
    leak(&preview);
    let log = preview.said_until("处泄露");
    let status = preview.status_once(false);
    repeats_nothing(&status.to_string(), "the overlay of serve");
    let found = of_the_gate(&status["diagnostics"]);
    assert!(found.as_array().is_some_and(|found| found.len() >= 5), "{found:#}");
    let page = preview.get("/");
    repeats_nothing(&page.body, "a page of serve");
    repeats_nothing(&log, "the log of serve");
    assert!(log.contains("泄露"), "{log}");
}

#[test]
fn what_nobody_sees_in_an_attachment_is_told() {
    let promise = "title = \"演示承诺\"\npublish = 2026-05-02T09:00:00\npromise = \"按时答复。\"\npromisor = \"办公室\"\nmade = 2026-05-01\nstatus = \"ongoing\"\n\n[[attachments]]\nfile = \"notice.docx\"\ntitle = \"通知\"\n";
    let site = registered([("content/commitments/2026-001.toml", promise)]);
    let built = build(&site.with("content/files/notice.docx", notice()));
    says("unseen-words", &built.messages);
    assert!(!built.report.diagnostics.has_errors(), "{}", built.messages);
}

#[test]
fn more_files_in_a_text_than_are_looked_at_are_refused() {
    let promise = "title = \"演示承诺\"\npublish = 2026-05-02T09:00:00\npromise = \"按时答复。\"\npromisor = \"办公室\"\nmade = 2026-05-01\nstatus = \"ongoing\"\n\n[[attachments]]\nfile = \"data.txt\"\ntitle = \"数据\"\n";
    let site = registered([("content/commitments/2026-001.toml", promise)]);
    // an empty file, packed by gzip
    let file = "H4sIAAAAAAAAAwMAAAAAAAAAAAA= 中\n";
    let few = build(&site.clone().with("content/files/data.txt", file.repeat(1000)));
    assert!(!few.report.diagnostics.has_errors(), "{}", few.messages);
    let many = build(&site.with("content/files/data.txt", file.repeat(1030)));
    says("leak-undecoded", &many.messages);
    assert!(many.report.diagnostics.has_leaks());
}

/// What stands on every page because the site says it of itself.
#[test]
fn a_leak_in_the_words_of_the_site_names_its_file_and_line() {
    const MOBILE: &str = "13800138000";
    let text = SITE.replace("演示站点", &format!("有事请打{MOBILE}"));
    let built = build(&site().with("content/site.toml", text));
    assert!(built.codes().contains(&"leak-mobile"), "{}", built.messages);
    assert!(built.messages.contains("--> content/site.toml:3\n"), "{}", built.messages);
    assert!(!built.messages.contains(MOBILE), "a message repeats it");
}
