//! `rules/<code>.md`: one page a diagnostic code. Its example is built here, and every
//! message of that run stands in it word for word; what its mend shows is built too, and
//! must silence the code. `explain.rs` looks at the form of the pages.
//!
//! The files are laid over a site of which every fact is known and every item registered,
//! so that nothing but the rule has anything to say. `GONGKAI_BLESS=1 cargo test rules`
//! rewrites the messages; what it wrote is to be read like code.

use crate::support::{Built, KNOWN_SITE, build, day, item_of, register_of};
use gongkai::diag::{Code, Cover, Diagnostic, Place, covered};
use gongkai::world::Memory;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthStr;

/// Codes whose example cannot be built here, and which test compares their messages.
pub const RUN_ELSEWHERE: [(&str, &str); 8] = [
    ("leak-undecoded", "needs a file full of files: leak_reports.rs"),
    ("unseen-words", "needs a Word file: leak_reports.rs"),
    ("unreadable-file", "needs a file that the system refuses to read: outside.rs"),
    ("changed-meanwhile", "needs a file that changes during a run: outside.rs"),
    ("symbolic-link", "needs a real disk: outside.rs"),
    ("package-refused", "speaks when a package is made: packages.rs"),
    ("coming-problem", "looks ahead, which a build does not: due.rs"),
    ("column-stale", "speaks when a site is checked: due.rs"),
];

/// Pages without a corrected file, and why.
pub const WITHOUT_CORRECTION: [(&str, &str); 4] = [
    ("state-secret", "the file is to be destroyed, not to be mended"),
    ("no-term", "somebody has to find out what held then"),
    ("late-publication", "what was late stays late: its dates are not to be changed"),
    ("calendar-unknown", "only the notice of the State Council mends it"),
];

/// What stands in front of the path of a corrected file.
const CORRECTED: &str = "改正 ";

/// One page of `rules/`.
pub struct Rule {
    file: PathBuf,
    /// The name of the file.
    pub code: String,
    text: String,
    blocks: Vec<Block>,
}

/// One fenced block: its info string, its lines, and where they stand in the file.
struct Block {
    info: String,
    content: String,
    start: usize,
}

type Files = BTreeMap<String, Option<Vec<u8>>>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")
}

/// Every page, in the order of the codes' names.
pub fn rules() -> Vec<Rule> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .expect("rules/ is there")
        .map(|entry| entry.expect("a folder entry can be read").path())
        .collect();
    files.sort();
    files.into_iter().map(read_rule).collect()
}

fn read_rule(file: PathBuf) -> Rule {
    let text = fs::read_to_string(&file).expect("a rule file is UTF-8");
    let code = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut blocks: Vec<Block> = Vec::new();
    let (mut open, mut at) = (false, 0);
    for line in text.split_inclusive('\n') {
        at += line.len();
        match line.strip_prefix("```") {
            Some(info) if !open => {
                open = true;
                let info = info.trim().to_owned();
                blocks.push(Block { info, content: String::new(), start: at });
            }
            Some(_) => open = false,
            None if open => blocks.last_mut().expect("a block is open").content.push_str(line),
            None => {}
        }
    }
    Rule { file, code, text, blocks }
}

/// The pages whose example is built here.
fn built_here() -> impl Iterator<Item = Rule> {
    let elsewhere = |rule: &Rule| RUN_ELSEWHERE.iter().any(|(code, _)| *code == rule.code);
    rules().into_iter().filter(move |rule| !elsewhere(rule))
}

/// Compares what a test heard with what the page of a code promises, or blesses it.
pub fn says(code: &str, messages: &str) {
    let rule = read_rule(folder().join(format!("{code}.md")));
    if std::env::var_os("GONGKAI_BLESS").is_some() {
        rule.bless(messages);
        return;
    }
    let expected = &rule.expected().content;
    assert_eq!(expected, messages, "{code}\n{}", difference(expected, messages));
}

impl Rule {
    fn expected(&self) -> &Block {
        let said = self.blocks.iter().find(|block| block.info == "text");
        said.unwrap_or_else(|| panic!("rules/{}.md: no ```text block", self.code))
    }

    /// Path and bytes of the files of the example, or of its correction; `gbk` is written in
    /// that encoding, `absent` is taken away.
    fn files(&self, corrected: bool) -> Files {
        let mut files = BTreeMap::new();
        for block in &self.blocks {
            let Some((form, path)) = block.info.split_once(' ') else { continue };
            let path = match (path.strip_prefix(CORRECTED), corrected) {
                (Some(path), true) => path,
                (None, false) => path,
                _ => continue,
            };
            let bytes = match form {
                "gbk" => Some(encoding_rs::GBK.encode(&block.content).0.into_owned()),
                "absent" => None,
                _ => Some(block.content.clone().into_bytes()),
            };
            files.insert(path.to_owned(), bytes);
        }
        files
    }

    /// The example with its correction over it. A file of which the code spoke and that the
    /// page does not correct is left out: the page need not mend one mistake seven times.
    fn corrected_files(&self, spoken_of: &BTreeSet<&str>) -> Files {
        let mut files = self.files(false);
        files.retain(|path, _| !spoken_of.contains(path.as_str()));
        files.extend(self.files(true));
        files
    }

    fn bless(&self, messages: &str) {
        let expected = self.expected();
        let end = expected.start + expected.content.len();
        let text = format!("{}{messages}{}", &self.text[..expected.start], &self.text[end..]);
        fs::write(&self.file, text).expect("a rule file can be rewritten");
    }
}

fn site(files: &Files) -> Memory {
    let there = files.iter().filter(|(_, bytes)| bytes.is_some());
    let mut site = Memory::at(day("2026-11-23"))
        .with("content/site.toml", KNOWN_SITE)
        .with("content/register.toml", register_of(there.map(|(path, _)| path.as_str())));
    for (path, bytes) in files {
        site = match bytes {
            Some(bytes) => site.with(path, bytes.clone()),
            None => site.without(path),
        };
    }
    site
}

#[test]
fn every_message_is_the_one_under_review() {
    let blesses = std::env::var_os("GONGKAI_BLESS").is_some();
    let mut wrong = Vec::new();
    for rule in built_here() {
        let built = build(&site(&rule.files(false)));
        if blesses {
            rule.bless(&built.messages);
        } else if built.messages != rule.expected().content {
            let difference = difference(&rule.expected().content, &built.messages);
            wrong.push(format!("rules/{}.md\n{difference}", rule.code));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\n\nif this is what people should read: GONGKAI_BLESS=1 cargo test rules",
        wrong.join("\n")
    );
}

#[test]
fn the_code_in_the_file_name_speaks() {
    for rule in built_here() {
        let built = build(&site(&rule.files(false)));
        assert!(built.codes().contains(&rule.code.as_str()), "{}: {:?}", rule.code, built.codes());
    }
}

#[test]
fn what_the_mend_shows_silences_the_code() {
    for rule in built_here() {
        let exempt = WITHOUT_CORRECTION.iter().any(|(code, _)| *code == rule.code);
        let shows = !rule.files(true).is_empty();
        assert!(shows != exempt, "rules/{}.md: corrected {shows}, exempt {exempt}", rule.code);
        if exempt {
            continue;
        }
        let wrong = build(&site(&rule.files(false)));
        let spoken = wrong.report.diagnostics.iter().filter(|d| d.code.name() == rule.code);
        let files = rule.corrected_files(&spoken.map(|d| d.file.as_str()).collect());
        let built = build(&site(&files));
        let (code, said) = (&rule.code, &built.messages);
        assert!(!built.codes().contains(&code.as_str()), "{code} still speaks:\n{said}");
        assert!(!built.report.diagnostics.has_errors(), "{code}: the mend is wrong too:\n{said}");
        let items = files.iter().filter(|(path, bytes)| bytes.is_some() && item_of(path).is_some());
        assert_eq!(built.report.counts.items, items.count(), "{code}: an item is lost:\n{said}");
    }
}

#[test]
fn exemptions_are_of_codes_that_are_there() {
    for (name, _) in RUN_ELSEWHERE.iter().chain(&WITHOUT_CORRECTION) {
        assert!(Code::ALL.iter().any(|code| code.name() == *name), "{name} is no code");
    }
}

#[test]
fn every_message_says_cause_and_mend_in_chinese() {
    for rule in built_here() {
        for diagnostic in build(&site(&rule.files(false))).report.diagnostics.iter() {
            for (part, text) in [("cause", &diagnostic.cause), ("mend", &diagnostic.mend)] {
                assert!(is_chinese(text), "{}: {part}: {text}", rule.code);
                let ends_well = !text.trim().is_empty() && !text.ends_with(['，', '、', '：']);
                assert!(ends_well, "{}: {part}: {text}", rule.code);
            }
        }
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
}

#[test]
fn every_caret_stands_under_what_is_wrong() {
    let mut carets = 0;
    for rule in built_here() {
        let files = rule.files(false);
        let built = build(&site(&files));
        for diagnostic in built.report.diagnostics.iter() {
            let Some(Some(bytes)) = files.get(&diagnostic.file) else { continue };
            let Ok(text) = std::str::from_utf8(bytes) else { continue };
            carets += usize::from(caret_is_right(&rule.code, diagnostic, text, &built));
        }
    }
    assert!(carets > 40, "only {carets} carets were looked at");
}

/// Han characters take two columns: the caret is where the covered text of the line in
/// front of the span ends.
fn caret_is_right(rule: &str, diagnostic: &Diagnostic, text: &str, built: &Built) -> bool {
    let Place::Span(span) = diagnostic.place else { return false };
    let shown = covered(text, Cover::for_text(text), &|_| true);
    let span = span.within(&shown);
    let at = span.line_column(&shown);
    let line_start = shown[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let line = shown[line_start..].lines().next().unwrap_or("");
    let end = span.end.min(line_start + line.len());
    let before = shown[line_start..span.start].width();
    let marked = shown[span.start..end.max(span.start)].width().max(1);
    let place = format!("{}:{}:{}", diagnostic.file, at.line, at.column);
    let message = built.messages.split(&place).nth(1);
    let message = message.unwrap_or_else(|| panic!("{rule}: no message points at {place}"));
    let lines: Vec<&str> = message.lines().collect();
    let source = lines.iter().position(|l| l.trim_start().starts_with(&format!("{} |", at.line)));
    let source = source.unwrap_or_else(|| panic!("{rule}: line {} is not shown", at.line));
    let gutter = lines[source].find('|').expect("a source line has a gutter") + 2;
    let caret = lines[source + 1];
    assert_eq!(caret.find('^'), Some(gutter + before), "{rule}: {}\n{caret}", lines[source]);
    assert_eq!(caret.matches('^').count(), marked, "{rule}: {}\n{caret}", lines[source]);
    true
}

/// Lines of `old` and `new` that the other lacks, in order.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let mut common = vec![vec![0_usize; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = match old[i] == new[j] {
                true => common[i + 1][j + 1] + 1,
                false => common[i + 1][j].max(common[i][j + 1]),
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, String::new());
    while i < old.len() || j < new.len() {
        let (mark, line) = if i < old.len() && j < new.len() && old[i] == new[j] {
            (i, j) = (i + 1, j + 1);
            (' ', old[i - 1])
        } else if j == new.len() || i < old.len() && common[i + 1][j] >= common[i][j + 1] {
            i += 1;
            ('-', old[i - 1])
        } else {
            j += 1;
            ('+', new[j - 1])
        };
        out.push_str(&format!("{mark} {line}\n"));
    }
    out
}
