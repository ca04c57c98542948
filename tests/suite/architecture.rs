//! The shape of the sources, read as text: a stage names only stages above it, each
//! dependency has its folder, the system is touched in few places, values are revealed in
//! few places, and files and functions stay small.
//!
//! The tables say what is true. A new line in one of them is a decision: make it on purpose.

use std::fs;
use std::path::{Path, PathBuf};

/// Each dependency, and the places (folders or files of `src/`) that may name it.
const DEPENDENCIES: [(&str, &[&str]); 35] = [
    ("aho_corasick", &["guard/"]),
    ("annotate_snippets", &["diag/"]),
    ("axum", &["preview/"]),
    ("calamine", &["content/"]),
    ("clap", &["cli/"]),
    ("csv", &["render/"]),
    // container: files of old programs; decode: their addresses
    ("encoding_rs", &["guard/container/", "guard/decode/"]),
    // guard: what is packed; clean: the sums of PNG
    ("flate2", &["clean/", "guard/container/"]),
    // render: the theme; explain: the pages of the rules
    ("include_dir", &["explain/", "render/"]),
    ("indicatif", &["cli/"]),
    ("jiff", &["model/"]),
    ("lopdf", &["clean/", "guard/container/"]),
    ("memchr", &["clean/", "guard/"]),
    ("mimalloc", &["main.rs"]),
    ("notify", &["preview/"]),
    ("notify_debouncer_full", &["preview/"]),
    ("pulldown_cmark", &["markup/"]),
    // guard and clean: the parts of office documents; render: only its `escape`
    ("quick_xml", &["clean/", "guard/container/", "render/xml.rs"]),
    ("rayon", &["content/", "pipeline/"]),
    ("rustix", &["output/"]),
    // pages: contexts; render: how templates get them; deliver: ledger and manifest
    ("serde", &["deliver/", "pages/", "render/"]),
    (
        "serde_json",
        &["cli/", "content/", "deliver/", "diag/", "pipeline/report.rs", "preview/", "render/"],
    ),
    ("sha2", &["model/"]),
    ("sm3", &["model/"]),
    ("tera", &["render/"]),
    ("terminal_size", &["cli/"]),
    ("tokio", &["preview/"]),
    ("tokio_stream", &["preview/"]),
    ("toml", &["content/"]),
    ("tower_http", &["preview/"]),
    ("unicode_normalization", &["guard/"]),
    ("unicode_width", &["diag/", "explain/"]),
    ("unpdf", &["guard/container/"]),
    ("walkdir", &["world.rs"]),
    // guard and clean: office documents; deliver: packages
    ("zip", &["clean/", "deliver/", "guard/container/"]),
];

/// What touches the system, and the places that may name it.
const SYSTEM: [(&str, &[&str]); 5] = [
    ("fs", &["content/writer.rs", "deliver/", "output/", "preview/", "world.rs"]),
    ("env", &[]),
    ("SystemTime", &["world.rs"]),
    ("Instant", &["cli/build.rs", "cli/withdraw.rs", "preview/"]),
    ("net", &["preview/"]),
];

/// Files that call `.reveal()`: what is public by its place (the organ, the law, titles) or
/// decides that it is shown, or looks for it. A template, a log or a message is not here.
const REVEALS: [&str; 52] = [
    "check/curated/attachments.rs",
    "check/curated/exceptions_lifted.rs",
    "check/curated/facts_missing.rs",
    "check/curated/grounds_in_force.rs",
    "check/curated/publication_basis.rs",
    "cli/new.rs",
    "content/item_file.rs",
    "content/vouching.rs",
    "content/withdrawal.rs",
    "disclosure/annual_report.rs",
    "disclosure/decide.rs",
    "disclosure/exceptions.rs",
    "disclosure/open.rs",
    "disclosure/standing.rs",
    "due/freshness.rs",
    "guard/finding.rs",
    "guard/own_right.rs",
    "guard/partial/union.rs",
    "guard/permits.rs",
    "guard/verdict.rs",
    "guard/withheld.rs",
    "model/texts.rs",
    "pages/chrome.rs",
    "pages/detail.rs",
    "pages/frame.rs",
    "pages/home.rs",
    "pages/plan.rs",
    "pages/report.rs",
    "pages/section.rs",
    "pages/standing.rs",
    "pipeline/facts.rs",
    "pipeline/findings.rs",
    "pipeline/gathering.rs",
    "pipeline/hidden_words.rs",
    "pipeline/stale_permits.rs",
    "pipeline/telling.rs",
    "policy/annual_report.rs",
    "policy/calendar.rs",
    "policy/citation.rs",
    "policy/deadline.rs",
    "policy/ground.rs",
    "policy/mod.rs",
    "policy/partial_forms.rs",
    "policy/permit.rs",
    "policy/person.rs",
    "policy/sensitive.rs",
    "policy/small_counts.rs",
    "policy/term.rs",
    "render/json.rs",
    "render/links.rs",
    "render/renderer.rs",
    "render/xml.rs",
];

const LONGEST_FILE: usize = 500;
const MEDIAN_FILE: usize = 120;
const LONGEST_FUNCTION: usize = 70;
/// Functions that are longer, to be made smaller: none may be added.
const TOO_LONG: [(&str, &str); 0] = [];

/// One source file: its path under `src/`, its text, and its code without comments,
/// strings and `#[cfg(test)]` modules (blanked, line by line).
pub struct Source {
    pub path: String,
    text: String,
    pub code: String,
}

pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    files.sort();
    let read = |file: PathBuf| {
        let text = fs::read_to_string(&file).expect("a source file is UTF-8");
        let path = file.strip_prefix(&root).expect("it lies in src/").to_string_lossy();
        let code = without_tests(&code_of(&text));
        Source { path: path.replace('\\', "/"), text, code }
    };
    files.into_iter().map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a source folder can be read") {
        let path = entry.expect("a folder entry can be read").path();
        if path.file_stem().is_some_and(|stem| stem == "tests") {
            continue;
        }
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

impl Source {
    pub fn stage(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    fn lies_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| match place.strip_suffix('/') {
            Some(_) => self.path.starts_with(place),
            None => self.path == *place,
        })
    }

    /// Whether the code names this crate or module by a path, `name::…`.
    fn names(&self, name: &str) -> bool {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        self.code.match_indices(name).any(|(at, _)| {
            let (before, after) = (&self.code[..at], &self.code[at + name.len()..]);
            let outer = before.strip_suffix("::").filter(|outer| !outer.ends_with("std"));
            let inside = outer.is_some_and(|outer| outer.ends_with(|c| is_word(c) || c == '>'));
            let in_use = before.ends_with("use ") && after.starts_with(';');
            (after.starts_with("::") || in_use || before.ends_with("std::"))
                && !before.ends_with(is_word)
                && !after.starts_with(is_word)
                && !inside
        })
    }
}

#[test]
fn each_dependency_is_named_in_its_own_place_alone() {
    let sources = sources();
    for name in dependencies() {
        let row = DEPENDENCIES.iter().find(|(dependency, _)| *dependency == name);
        let (_, places) = row.unwrap_or_else(|| panic!("{name}: which folder is its own?"));
        for source in sources.iter().filter(|source| source.names(&name)) {
            assert!(source.lies_in(places), "{} names {name}", source.path);
        }
    }
}

/// The names of the dependencies in Cargo.toml, as code writes them.
fn dependencies() -> Vec<String> {
    let manifest = include_str!("../../Cargo.toml");
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]") && line != "[dev-dependencies]";
        } else if let (true, Some((name, _))) = (inside, line.split_once('=')) {
            names.push(name.trim().replace('-', "_"));
        }
    }
    assert!(names.len() > 20, "{names:?}");
    names
}

#[test]
fn the_system_is_touched_in_few_places() {
    for source in sources() {
        for (name, places) in SYSTEM {
            assert!(!source.names(name) || source.lies_in(places), "{} names {name}", source.path);
        }
    }
}

#[test]
fn values_are_revealed_in_known_places_alone() {
    let reveals: Vec<String> = sources()
        .into_iter()
        .filter(|source| source.code.contains("reveal()"))
        .map(|source| source.path)
        .collect();
    assert_eq!(reveals, REVEALS);
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    let mut lengths = Vec::new();
    for source in sources() {
        assert!(source.text.starts_with("//! "), "{} does not open with //!", source.path);
        let lines = source.text.lines().count();
        assert!(lines <= LONGEST_FILE, "{} has {lines} lines", source.path);
        lengths.push(lines);
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= MEDIAN_FILE, "half of the files have more than {median} lines");
}

#[test]
fn functions_are_small() {
    let mut too_long = Vec::new();
    for source in sources() {
        for (line, name, length) in functions(&code_of(&source.text)) {
            if length > LONGEST_FUNCTION {
                println!("src/{}:{line}: {name} has {length} lines", source.path);
                too_long.push((source.path.clone(), name));
            }
        }
    }
    let known: Vec<(String, String)> =
        TOO_LONG.iter().map(|(file, name)| ((*file).into(), (*name).into())).collect();
    assert_eq!(too_long, known);
}

#[test]
fn no_file_is_named_for_being_useful() {
    for source in sources() {
        for name in ["util", "utils", "helper", "helpers", "common", "misc", "prelude"] {
            let found = source.path.split(['/', '.']).any(|part| part == name);
            assert!(!found, "src/{}: say what it is for", source.path);
        }
    }
}

/// The code alone: comments and the insides of strings are blanked, lines stay.
pub fn code_of(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = match (chars[at], chars.get(at + 1)) {
            ('/', Some('/')) => find(&chars, at, |rest| rest[0] == '\n'),
            ('/', Some('*')) => find(&chars, at + 2, |rest| rest.starts_with(&['*', '/'])) + 2,
            ('"', _) => end_of_string(&chars, at),
            ('r', Some('"' | '#')) if !at.checked_sub(1).is_some_and(|b| is_name(chars[b])) => {
                end_of_raw_string(&chars, at)
            }
            ('\'', _) => end_of_char(&chars, at),
            _ => at,
        };
        if end == at {
            code.push(chars[at]);
            at += 1;
            continue;
        }
        let end = end.min(chars.len());
        code.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
        at = end;
    }
    code
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn find(chars: &[char], from: usize, stop: impl Fn(&[char]) -> bool) -> usize {
    (from..chars.len()).find(|at| stop(&chars[*at..])).unwrap_or(chars.len())
}

fn end_of_string(chars: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

fn end_of_raw_string(chars: &[char], start: usize) -> usize {
    let hashes = chars[start + 1..].iter().take_while(|c| **c == '#').count();
    if chars.get(start + 1 + hashes) != Some(&'"') {
        return start;
    }
    let mut close = vec!['"'];
    close.resize(hashes + 1, '#');
    find(chars, start + hashes + 2, |rest| rest.starts_with(&close)) + hashes + 1
}

/// A character literal; a lifetime is left as it is.
fn end_of_char(chars: &[char], start: usize) -> usize {
    match (chars.get(start + 1), chars.get(start + 2)) {
        (Some('\\'), _) => find(chars, start + 3, |rest| rest[0] == '\'') + 1,
        (Some(_), Some('\'')) => start + 3,
        _ => start,
    }
}

/// The code without its `#[cfg(test)]` modules.
fn without_tests(code: &str) -> String {
    code.split("#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned()
}

/// Every function with a body: line, name, and how many lines it takes.
fn functions(code: &str) -> Vec<(usize, String, usize)> {
    let mut all = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let name: String = code[at + 3..].chars().take_while(|c| is_name(*c)).collect();
        if name.is_empty() || code[..at].ends_with(is_name) {
            continue;
        }
        let Some(open) = code[at..].find(['{', ';']).map(|open| at + open) else { continue };
        if code[open..].starts_with(';') {
            continue;
        }
        let mut depth = 0_usize;
        let close = code[open..].char_indices().find(|(_, c)| {
            depth = match c {
                '{' => depth + 1,
                '}' => depth - 1,
                _ => depth,
            };
            depth == 0
        });
        let end = close.map_or(code.len(), |(close, _)| open + close);
        let line = code[..at].matches('\n').count() + 1;
        all.push((line, name, code[at..end].matches('\n').count() + 1));
    }
    all
}

#[test]
fn the_scanner_reads_code_as_it_is() {
    let text = "fn a() { // fn b() {\n    let s = \"fn c() { }}\\\" }\";\n    let r = r#\"}\"}\"#; let q = '}'; let l: &'static str = s;\n}\n\nfn d();\n";
    assert_eq!(functions(&code_of(text)), [(1, "a".to_owned(), 4)]);
    assert_eq!(code_of(text).lines().count(), text.lines().count());
    let source = Source {
        path: "x.rs".into(),
        text: String::new(),
        code: "use zip::A; a.zip(b); crate::csv::b(); ::tera::c(); std::fs::read(); use clap;"
            .into(),
    };
    let named: Vec<&str> = ["zip", "csv", "tera", "fs", "clap", "env"]
        .into_iter()
        .filter(|n| source.names(n))
        .collect();
    assert_eq!(named, ["zip", "tera", "fs", "clap"]);
}
