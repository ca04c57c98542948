//! The README is a test: its record builds to what it shows, its commands and options
//! exist, its links and the paths in the documents lead somewhere.

use crate::support::{build, site};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const READMES: [&str; 2] = ["README.md", "README.zh-CN.md"];
/// What no gate can see, for those who rely on it and for those who build it.
const THREAT_MODELS: [&str; 2] = ["THREAT-MODEL.md", "THREAT-MODEL.zh-CN.md"];
/// The record that both READMEs show.
const RECORD: &str = "content/records/2026-002.toml";
const DOCUMENTS: [&str; 8] = [
    "README.md",
    "README.zh-CN.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "themes/README.md",
    "THREAT-MODEL.md",
    "THREAT-MODEL.zh-CN.md",
];

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(document: &str) -> String {
    fs::read_to_string(repository().join(document)).unwrap_or_else(|e| panic!("{document}: {e}"))
}

/// The fenced blocks of one language, in order.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        assert!(!info.is_empty(), "a block without a language");
        let block: String =
            lines.by_ref().take_while(|line| *line != "```").map(|l| format!("{l}\n")).collect();
        if info == language {
            found.push(block);
        }
    }
    found
}

/// Everything between backticks outside of fenced blocks.
fn code_spans(text: &str) -> Vec<String> {
    let mut fenced = false;
    let mut spans = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            spans.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    spans
}

fn help(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(arguments)
        .arg("--help")
        .output()
        .expect("the binary starts");
    assert!(output.status.success(), "gongkai {} --help", arguments.join(" "));
    String::from_utf8(output.stdout).expect("help is UTF-8")
}

/// The commands that the help of the program lists.
fn commands() -> BTreeSet<String> {
    let text = help(&[]);
    let is_command = |line: &&str| line.starts_with("  ") && !line.trim().starts_with('-');
    let names = text.lines().skip_while(|line| !line.starts_with("命令")).skip(1);
    let names = names.take_while(|line| !line.is_empty()).filter(is_command);
    names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// The commands that a text shows as `gongkai …`.
fn shown(text: &str) -> BTreeSet<String> {
    let words = text.split("gongkai ").skip(1);
    let names = words.filter_map(|rest| {
        let name: String = rest.chars().take_while(char::is_ascii_lowercase).collect();
        (!name.is_empty()).then_some(name)
    });
    names.collect()
}

#[test]
fn the_record_builds_to_the_json_beside_it_and_its_masked_name_is_nowhere() {
    for readme in READMES {
        let text = read(readme);
        let (curated, published) = (blocks(&text, "toml"), blocks(&text, "json"));
        assert_eq!((curated.len(), published.len()), (1, 1), "{readme}: one record, twice");
        assert_eq!(curated[0], read(RECORD), "{readme}: the record that everybody has");
        let files = ["content/site.toml", "content/register.toml", RECORD];
        let world = files.into_iter().fold(site(), |world, file| world.with(file, read(file)));
        let built = build(&world);
        assert!(!built.report.diagnostics.has_errors(), "{readme}: {}", built.messages);
        assert_eq!(built.text("records/2026-002.json"), published[0], "{readme}");
        assert!(published[0].contains("\"withheld\": \"personal-privacy\""), "{readme}");
        let name = curated[0].lines().find_map(|line| line.strip_prefix("name = "));
        built.lacks(name.expect("the record names somebody").trim_matches('"'));
        assert!(built.text("records/2026-002.html").contains("依法不公开（涉及个人隐私）"));
    }
}

#[test]
fn both_readmes_show_every_command_and_no_other() {
    let commands = commands();
    assert!(commands.len() > 5, "the help of the program was not understood: {commands:?}");
    for readme in READMES {
        let text = read(readme);
        let table: BTreeSet<String> =
            text.lines().filter(|l| l.starts_with("| `gongkai ")).flat_map(shown).collect();
        assert_eq!(table, commands, "{readme}: the table of commands");
        let code = code_spans(&text).join("\n") + &blocks(&text, "sh").join("\n");
        let unknown: Vec<_> = shown(&code).difference(&commands).cloned().collect();
        assert!(unknown.is_empty(), "{readme} shows {unknown:?}");
    }
}

#[test]
fn every_option_in_the_readmes_is_an_option_of_some_command() {
    let mut all = help(&[]);
    for command in commands() {
        all.push_str(&help(&[command.as_str()]));
    }
    for readme in READMES {
        let spans = code_spans(&read(readme)).into_iter();
        let of_gongkai = spans.filter(|span| !span.starts_with("cargo "));
        for span in of_gongkai {
            for word in span.split_whitespace().filter(|word| word.len() > 2) {
                let is_option = word.starts_with("--");
                assert!(!is_option || all.contains(word), "{readme} shows {word}");
            }
        }
    }
}

#[test]
fn the_two_commands_are_what_a_newcomer_and_continuous_integration_run() {
    for readme in READMES {
        let shell = blocks(&read(readme), "sh");
        assert_eq!(shell[0], "cargo run --release -- build\n", "{readme}");
        assert_eq!(shell[1], "bash tests/run.sh\n", "{readme}");
    }
    assert!(repository().join("tests/run.sh").is_file());
    assert!(read(".ci/run").lines().any(|line| line == "bash tests/run.sh"));
}

#[test]
fn both_threat_models_have_the_same_rows_and_name_the_same_things() {
    let [english, chinese] = THREAT_MODELS.map(read);
    let rows = |text: &str| -> Vec<BTreeSet<String>> {
        let lines = text.lines().filter(|line| line.starts_with(['|', '#']));
        let names =
            |line: &str| code_spans(line).into_iter().filter(|name| name.is_ascii()).collect();
        lines.map(names).collect()
    };
    assert_eq!(rows(&english), rows(&chinese));
}

#[test]
fn links_between_documents_lead_somewhere() {
    for document in DOCUMENTS {
        let text = read(document);
        let folder = Path::new(document).parent().unwrap_or(Path::new(""));
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.contains("://")) {
            let path = repository().join(folder).join(target.split('#').next().unwrap_or(""));
            assert!(path.exists(), "{document} links to {target}");
        }
    }
}

/// A path in backticks that begins in a folder of the repository must be there; one with
/// a placeholder in it need not.
#[test]
fn paths_that_the_documents_name_are_there() {
    let roots = ["src/", "tests/", "themes/", "benches/", "rules/", "docs/"];
    let mut missing = Vec::new();
    for document in DOCUMENTS {
        for span in code_spans(&read(document)) {
            let is_path = roots.iter().any(|root| span.starts_with(root));
            if is_path && !span.contains(['<', '*', '{', ' ']) && !repository().join(&span).exists()
            {
                missing.push(format!("{document} names {span}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// A long name in snake case is that of a test: it must be one.
#[test]
fn tests_that_the_architecture_names_are_there() {
    let suite = crate::support::tree(&repository().join("tests/suite"));
    let sources: String = suite.values().map(|bytes| String::from_utf8_lossy(bytes)).collect();
    let spans = code_spans(&read("ARCHITECTURE.md")).into_iter();
    let is_test = |span: &String| span.matches('_').count() > 2 && !span.contains(['/', ':']);
    let named: Vec<String> = spans.filter(is_test).collect();
    assert!(named.len() >= 9, "one test an invariant: {named:?}");
    let missing: Vec<_> =
        named.iter().filter(|name| !sources.contains(&format!("fn {name}()"))).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
