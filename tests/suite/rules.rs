//! `tests/rules/<code>.md`: one file a diagnostic code, with what is wrong in prose, the
//! files that make it speak, and every message of that run, word for word.
//!
//! The files are laid over a site of which every fact is known and every item registered,
//! so that nothing but the rule has anything to say. `GONGKAI_BLESS=1 cargo test rules`
//! rewrites the blocks; what it wrote is to be read like code.

use crate::support::{Built, KNOWN_SITE, build, day, register_of};
use gongkai::diag::{Code, Cover, Diagnostic, Place, covered};
use gongkai::world::Memory;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthStr;

/// Codes without a file, and why.
const EXEMPT: [(&str, &str); 4] = [
    ("unreadable-file", "needs a file that the system refuses to read: outside.rs"),
    ("changed-meanwhile", "needs a file that changes during a run: outside.rs"),
    ("symbolic-link", "needs a real disk: outside.rs"),
    ("package-refused", "speaks when a package is made: packages.rs"),
];

/// One file of `tests/rules/`.
struct Rule {
    file: PathBuf,
    code: String,
    text: String,
    blocks: Vec<Block>,
}

/// One fenced block: its info string, its lines, and where they stand in the file.
struct Block {
    info: String,
    content: String,
    start: usize,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

fn rules() -> Vec<Rule> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .expect("tests/rules is there")
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

impl Rule {
    fn expected(&self) -> &Block {
        let last = self.blocks.last().filter(|block| block.info == "text");
        last.unwrap_or_else(|| panic!("{} ends with no ```text block", self.file.display()))
    }

    /// Path and bytes of every file; `gbk` is written in that encoding, `absent` is taken away.
    fn files(&self) -> BTreeMap<&str, Option<Vec<u8>>> {
        let mut files = BTreeMap::new();
        for block in &self.blocks {
            let Some((form, path)) = block.info.split_once(' ') else { continue };
            let bytes = match form {
                "gbk" => Some(encoding_rs::GBK.encode(&block.content).0.into_owned()),
                "absent" => None,
                _ => Some(block.content.clone().into_bytes()),
            };
            files.insert(path, bytes);
        }
        files
    }

    fn site(&self) -> Memory {
        let files = self.files();
        let mut site = Memory::at(day("2026-11-23"))
            .with("content/site.toml", KNOWN_SITE)
            .with("content/register.toml", register_of(files.keys().copied()));
        for (path, bytes) in files {
            site = match bytes {
                Some(bytes) => site.with(path, bytes),
                None => site.without(path),
            };
        }
        site
    }

    fn bless(&self, messages: &str) {
        let expected = self.expected();
        let end = expected.start + expected.content.len();
        let text = format!("{}{messages}{}", &self.text[..expected.start], &self.text[end..]);
        fs::write(&self.file, text).expect("a rule file can be rewritten");
    }
}

#[test]
fn every_message_is_the_one_under_review() {
    let blesses = std::env::var_os("GONGKAI_BLESS").is_some();
    let mut wrong = Vec::new();
    for rule in rules() {
        let built = build(&rule.site());
        if blesses {
            rule.bless(&built.messages);
        } else if built.messages != rule.expected().content {
            let difference = difference(&rule.expected().content, &built.messages);
            wrong.push(format!("tests/rules/{}.md\n{difference}", rule.code));
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
    for rule in rules() {
        let built = build(&rule.site());
        assert!(built.codes().contains(&rule.code.as_str()), "{}: {:?}", rule.code, built.codes());
    }
}

#[test]
fn every_code_has_a_file_or_a_reason() {
    let files: Vec<String> = rules().into_iter().map(|rule| rule.code).collect();
    for code in Code::ALL {
        let exempt = EXEMPT.iter().any(|(name, _)| *name == code.name());
        let has_file = files.iter().any(|file| file == code.name());
        assert!(has_file != exempt, "{}: file {has_file}, exempt {exempt}", code.name());
    }
    for (name, _) in EXEMPT {
        assert!(Code::ALL.iter().any(|code| code.name() == name), "{name} is no code");
    }
    for file in files {
        assert!(Code::ALL.iter().any(|code| code.name() == file), "{file} is no code");
    }
}

#[test]
fn every_message_says_cause_and_mend_in_chinese() {
    for rule in rules() {
        for diagnostic in build(&rule.site()).report.diagnostics.iter() {
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
    for rule in rules() {
        let files = rule.files();
        let built = build(&rule.site());
        for diagnostic in built.report.diagnostics.iter() {
            let Some(Some(bytes)) = files.get(diagnostic.file.as_str()) else { continue };
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
