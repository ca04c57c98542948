//! The corpus as files, for other tools and for fuzzing, and how our gate does on it:
//! `GONGKAI_CORPUS=FOLDER cargo test --release --test suite leak_corpus::dump -- --ignored`.
//!
//! Beside every class and container stands its twin, with 略 in place of the value: what a
//! tool reports in both, it does not report because of the value.

use super::cases::{Case, build, each_case, findings, is_found};
use super::look_alikes::{PAGES, gate, page, sentences};
use super::planted::Planted;
use super::seeds::{Class, classes, list};
use gongkai::diag::Severity;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// Of the lawful pages so many are written, and of the cases one in so many.
const WRITTEN_PAGES: u32 = 2_000;

#[test]
#[ignore = "writes some hundred megabytes: asked for by GONGKAI_CORPUS"]
fn to_a_folder() {
    let folder = std::env::var("GONGKAI_CORPUS").expect("GONGKAI_CORPUS names a folder");
    let folder = Path::new(&folder);
    let list = list();
    let mut lines = Vec::new();
    for class in classes() {
        let gate = class.gate(&list);
        for (at, case) in each_case(&class, 1).iter().enumerate() {
            lines.push(write_case(folder, &class, at, case, is_found(&gate, &class, case)));
        }
    }
    write_lines(&folder.join("cases.jsonl"), &lines);
    let (gate, sentences) = (gate(), sentences());
    let pages = (0..PAGES.min(WRITTEN_PAGES)).map(|number| {
        let page = page(number, &sentences);
        let found = findings(&gate, page.container, &page.file);
        let name = format!("lawful/{number:05}.{}", page.container.extension);
        write(&folder.join(&name), &page.file);
        let blocks = found.iter().any(|finding| finding.code.severity() == Severity::Leak);
        json!({ "file": name, "container": page.container.id, "asked": !found.is_empty(), "blocked": blocks })
    });
    write_lines(&folder.join("lawful.jsonl"), &pages.collect::<Vec<_>>());
}

fn write_case(folder: &Path, class: &Class, at: usize, case: &Case, found: bool) -> Value {
    let extension = case.container.extension;
    let place = format!("{}/{}", case.container.id, class.id);
    let (before, after) = class.around();
    let twin = format!("{place}.twin.{extension}");
    if case.disguise == "plain" {
        let plain = Planted::Text(format!("{before}略{after}"));
        write(&folder.join(&twin), &build(case.container, &plain));
    }
    let file = format!("{place}.{at}.{}.{extension}", case.disguise);
    write(&folder.join(&file), &case.file);
    json!({
        "class": class.id,
        "group": format!("{:?}", class.group),
        "disguise": case.disguise,
        "container": case.container.id,
        "file": file,
        "twin": twin,
        "found": found,
    })
}

fn write(path: &Path, bytes: &[u8]) {
    let folder = path.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder).expect("the folder can be made");
    fs::write(path, bytes).expect("the folder can be written");
}

fn write_lines(path: &Path, lines: &[Value]) {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    write(path, text.as_bytes());
}
