//! The pages of `rules/`: every code has one, in one form, with clauses that agree with the
//! policy and with what the messages cite; `gongkai explain` shows them, and `docs/rules.md`
//! is made of them. `rules.rs` runs their examples.

use crate::invariants::write;
use crate::rules::rules;
use crate::support::{SITE, build, registered};
use gongkai::diag::Code;
use gongkai::explain::{Page, Part, SECTIONS, Section, caption, of_severity, weight};
use gongkai::policy::TABLES;
use gongkai::world::Memory;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What to write for a new code; shown when its page is missing or is not in this form.
const FORM: &str = r#"
A diagnostic code needs a page, rules/<code>.md, in Chinese for people who know Word and
Excel. This is its whole form; every section is there, in this order:

    # <code> · <the title of the code in src/diag/code.rs, word for word>

    ## 要求
    What the rule asks, in one or two sentences.

    ## 为什么
    Why, plainly, in one to four sentences.

    ## 依据
    - 《document》（文号）第…条（据原文）：what the clause says.
    - 本工具的约定：what the tool asks beyond the law.
    (one item a clause, spelled as in src/policy/*.toml and as in the message; 据原文 for
    verified = "full-text", 据转载 for "secondary", 待核 for "memory"; a law is never
    invented: where there is none, the one item is 本工具的约定)

    ## 出错的例子
    ```toml content/commitments/2026-001.toml
    the file that makes the code speak; several blocks for several files; `gbk` writes it in
    that encoding, `absent` takes it away
    ```

    ## 程序会说
    ```text
    ```
    (left empty: GONGKAI_BLESS=1 cargo test --release rules writes the messages; read them)

    ## 改法
    What to do about it.

    ```toml 改正 content/commitments/2026-001.toml
    the same file mended: it is built, and the code must be silent
    ```

Then GONGKAI_BLESS=1 cargo test --release explain writes docs/rules.md. An example that
cannot be built in memory, or mended in a file, has a line in RUN_ELSEWHERE or
WITHOUT_CORRECTION of tests/suite/rules.rs, with the reason.
"#;

/// How a page says how well a clause was confirmed, and how the tables say it.
const VERIFIED: [(&str, &str); 3] =
    [("（据原文）", "full-text"), ("（据转载）", "secondary"), ("（待核）", "memory")];

/// How an item begins that cites no law.
const CONVENTION: &str = "本工具的约定：";

/// Codes whose whole explanation is under review, one of each kind of page.
const GOLDEN: [&str; 3] = ["leak-resident-id", "no-term", "review-overdue"];

fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn section<'p>(page: &'p Page, heading: &str) -> &'p Section {
    let found = page.sections.iter().find(|section| section.heading == heading);
    found.unwrap_or_else(|| panic!("rules/{}.md lacks ## {heading}\n{FORM}", page.code.name()))
}

fn pages() -> impl Iterator<Item = Page> {
    Code::ALL.iter().map(|code| {
        let name = code.name();
        Page::of(*code).unwrap_or_else(|| panic!("there is no rules/{name}.md\n{FORM}"))
    })
}

/// Compares a whole text with the file under review, or blesses it.
pub fn is_under_review(path: &str, text: &str) {
    let file = repository(path);
    if std::env::var_os("GONGKAI_BLESS").is_some() {
        fs::create_dir_all(file.parent().expect("a folder")).expect("the folder can be made");
        fs::write(&file, text).expect("the file can be written");
        return;
    }
    let known = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    assert!(known == text, "{path} is stale: GONGKAI_BLESS=1 cargo test --release explain");
}

#[test]
fn every_code_has_a_page_with_every_section() {
    for page in pages() {
        let (code, title) = (page.code.name(), page.code.title());
        assert_eq!(page.heading, format!("{code} · {title}"), "rules/{code}.md\n{FORM}");
        let headings: Vec<&str> = page.sections.iter().map(|s| s.heading.as_str()).collect();
        assert_eq!(headings, SECTIONS.map(|(heading, _)| heading), "rules/{code}.md\n{FORM}");
        for section in &page.sections {
            let parts = section.parts();
            assert!(!parts.is_empty(), "rules/{code}.md: ## {} is empty\n{FORM}", section.heading);
        }
        let said = section(&page, "程序会说").parts();
        assert!(
            matches!(said[..], [Part::Block { info: "text", text }] if text.contains(code)),
            "rules/{code}.md: ## 程序会说 is one ```text block with the message\n{FORM}"
        );
        for heading in ["要求", "为什么", "改法"] {
            let words = matches!(section(&page, heading).parts()[0], Part::Paragraph(_));
            assert!(words, "rules/{code}.md: ## {heading} begins with words\n{FORM}");
        }
    }
}

#[test]
fn no_page_is_without_a_code() {
    for rule in rules() {
        let code = Code::ALL.iter().find(|code| code.name() == rule.code);
        assert!(code.is_some(), "rules/{}.md: there is no such code", rule.code);
    }
    let left = fs::read_dir(repository("tests/rules")).into_iter().flatten().count();
    assert_eq!(left, 0, "pages stand in rules/, not in tests/rules/\n{FORM}");
    let embedded = Page::names().filter(|name| !name.ends_with(".md")).collect::<Vec<_>>();
    assert!(embedded.is_empty(), "{embedded:?} is no page");
}

/// One clause: document, number (may be empty), article, and how it was confirmed.
#[derive(Debug, PartialEq)]
struct Clause {
    document: String,
    number: String,
    article: String,
    verified: String,
}

impl Clause {
    /// Whether the two spell one document, its number and the sureness of one article alike.
    /// A page may leave a number out where the message does.
    fn agrees_with(&self, known: &Self) -> bool {
        let number = self.number == known.number;
        if self.document != known.document {
            return !(number && number_is_of_one_document(&known.number));
        }
        let sure = self.article != known.article || self.verified == known.verified;
        (number || self.number.is_empty()) && sure
    }
}

/// A 文号 is; a date from which a law holds is not.
fn number_is_of_one_document(number: &str) -> bool {
    number.ends_with('号')
}

/// The clause at the head of an item of 依据; none where the item cites no law.
fn clause(item: &str) -> Option<Clause> {
    let (head, verified) = VERIFIED
        .iter()
        .find_map(|(mark, name)| Some((item.split_once(&format!("{mark}："))?.0, *name)))?;
    let (document, rest) = head.strip_prefix('《')?.split_once('》')?;
    let (number, article) = match rest.strip_prefix('（') {
        Some(rest) => rest.split_once('）')?,
        None => ("", rest),
    };
    let [document, number, article, verified] =
        [document, number, article, verified].map(str::to_owned);
    Some(Clause { document, number, article, verified })
}

/// Every clause of the embedded tables, wherever in them it stands.
fn clauses_of_the_policy() -> Vec<Clause> {
    let mut clauses = Vec::new();
    for (file, text) in TABLES {
        let table: toml::Value = toml::from_str(text).unwrap_or_else(|e| panic!("{file}: {e}"));
        collect(&table, &mut clauses);
    }
    assert!(clauses.len() > 10, "the tables were not understood: {clauses:?}");
    clauses
}

fn collect(value: &toml::Value, clauses: &mut Vec<Clause>) {
    match value {
        toml::Value::Array(values) => values.iter().for_each(|value| collect(value, clauses)),
        toml::Value::Table(table) => {
            let text = |key: &str| table.get(key).and_then(toml::Value::as_str).map(str::to_owned);
            let read = || {
                Some(Clause {
                    document: text("document")?,
                    number: text("number")?,
                    article: text("article")?,
                    verified: text("verified")?,
                })
            };
            clauses.extend(read());
            table.values().for_each(|value| collect(value, clauses));
        }
        _ => {}
    }
}

#[test]
fn a_basis_is_a_clause_as_the_policy_spells_it_or_a_convention() {
    let policy = clauses_of_the_policy();
    for page in pages() {
        let code = page.code.name();
        for part in section(&page, "依据").parts() {
            let Part::Item(item) = part else { panic!("rules/{code}.md: {part:?}\n{FORM}") };
            if item.starts_with(CONVENTION) {
                continue;
            }
            let said = clause(item).unwrap_or_else(|| panic!("rules/{code}.md: {item}\n{FORM}"));
            for known in &policy {
                assert!(
                    said.agrees_with(known),
                    "rules/{code}.md: {said:?}\nthe policy: {known:?}"
                );
            }
        }
    }
}

#[test]
fn what_a_message_cites_stands_in_its_page() {
    let mut cited = 0;
    for rule in rules() {
        let code = Code::ALL.iter().find(|code| code.name() == rule.code).expect("a code");
        let page = Page::of(*code).expect("a page");
        let basis = &section(&page, "依据").text;
        let said = &section(&page, "程序会说").text;
        for line in said.lines().filter_map(|line| line.split_once("= 依据: ")) {
            for clause in line.1.split('；') {
                assert!(basis.contains(clause), "rules/{}.md: 依据 lacks {clause}", rule.code);
                cited += 1;
            }
        }
    }
    assert!(cited >= 5, "only {cited} clauses were compared");
}

fn gongkai(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.args(arguments).output().expect("the binary starts")
}

fn told(arguments: &[&str]) -> String {
    let output = gongkai(arguments);
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn explanations_are_the_ones_under_review() {
    for code in GOLDEN {
        is_under_review(&format!("tests/explained/{code}.txt"), &told(&["explain", code]));
    }
    is_under_review("tests/explained/all.txt", &told(&["explain"]));
}

#[test]
fn programs_get_every_section() {
    let text = told(&["explain", "no-term", "--format", "json"]);
    let page: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(page["code"], "no-term");
    assert_eq!(page["severity"], "warning");
    for (heading, key) in SECTIONS {
        let text = page["sections"][key].as_str().unwrap_or_default();
        assert!(!text.is_empty(), "{heading} is lost: {page}");
    }
    let text = told(&["explain", "--format", "json"]);
    let all: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(all["codes"].as_array().map(Vec::len), Some(Code::ALL.len()));
}

#[test]
fn a_wrong_code_is_met_with_the_nearest_ones() {
    let output = gongkai(&["explain", "no-terms"]);
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(output.stdout.is_empty());
    assert!(said.contains("gongkai explain no-term ") && said.contains("公示期限"), "{said}");
    let output = gongkai(&["explain", "clean"]);
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("gongkai clean --help"), "a command is not taken for a code: {said}");
}

#[test]
fn a_run_with_something_to_say_tells_once_where_to_read_more() {
    const HINT: &str = "运行 gongkai explain <代码> 看详细说明";
    let run = |world: &Memory, more: &[&str]| {
        let site = tempfile::tempdir().expect("a temporary folder");
        write(site.path(), world);
        let folder = site.path().to_str().expect("a path in UTF-8").to_owned();
        let output = gongkai(&[&["--site", &folder], more, &["--as-of", "2026-11-23"]].concat());
        let out = String::from_utf8(output.stdout).expect("UTF-8");
        (out, String::from_utf8(output.stderr).expect("UTF-8"))
    };
    let unfinished = registered([]).with("content/site.toml", SITE).with("content/甲.txt", "乙");
    for command in ["check", "build"] {
        let (out, err) = run(&unfinished, &[command]);
        assert_eq!(err.matches(HINT).count(), 1, "{command}: {err}");
        assert!(err.contains("如 gongkai explain unclaimed-file"), "the gravest: {err}");
        assert!(!out.contains(HINT), "{out}");
        let (out, err) = run(&unfinished, &[command, "--format", "json"]);
        assert!(!out.contains(HINT) && !err.contains(HINT), "{command}: {out}{err}");
    }
    let quiet = registered([]);
    assert!(build(&quiet).messages.is_empty());
    let (_, err) = run(&quiet, &["check"]);
    assert!(!err.contains(HINT), "{err}");
}

/// The page of the documentation: every code by severity, from the same files.
fn document() -> String {
    let mut text = String::from(
        "# 规则\n\n`gongkai check` 和 `gongkai build` 说的每一条，这里都有：要求什么、为什么、依据哪一条、怎样改。在命令行里看同样的文字：`gongkai explain 代码`。\n\n依据后面的括号说明核对到什么程度：“据原文”是读过法规原文的，“据转载”是从转载的文字读来的，“待核”是还要核对的。“本工具的约定”不是法律的要求。\n\n这一页由 `rules/` 里的文件生成，改的是那里的文件，不是这里：`GONGKAI_BLESS=1 cargo test --release explain`。\n",
    );
    for (severity, codes) in of_severity() {
        text.push_str(&format!("\n## {}：{}\n\n", severity.label(), weight(severity)));
        text.push_str("| 代码 | 标题 |\n|---|---|\n");
        for code in &codes {
            let name = code.name();
            text.push_str(&format!("| [`{name}`](#{name}) | {} |\n", code.title()));
        }
        for page in codes.into_iter().filter_map(Page::of) {
            text.push_str(&documented(&page));
        }
    }
    text
}

fn documented(page: &Page) -> String {
    let mut text = format!("\n### {}\n\n{}\n", page.code.name(), page.code.title());
    for section in &page.sections {
        text.push_str(&format!("\n**{}**\n\n", section.heading));
        let mut parts = section.parts().into_iter().peekable();
        while let Some(part) = parts.next() {
            match part {
                Part::Paragraph(words) => text.push_str(&format!("{words}\n")),
                Part::Item(words) => text.push_str(&format!("- {words}\n")),
                Part::Block { info, text: lines } => text.push_str(&block(info, lines)),
            }
            let in_list = matches!(part, Part::Item(_));
            if parts.peek().is_some_and(|next| !in_list || !matches!(next, Part::Item(_))) {
                text.push('\n');
            }
        }
    }
    text
}

fn block(info: &str, lines: &str) -> String {
    let above = caption(info).map_or(String::new(), |caption| format!("{caption}\n\n"));
    let language = match info.split(' ').next() {
        Some("absent") => return above.trim_end().to_owned() + "\n",
        Some("gbk") | None => "text",
        Some(language) => language,
    };
    format!("{above}```{language}\n{lines}```\n")
}

#[test]
fn the_documentation_is_made_of_the_same_pages() {
    is_under_review("docs/rules.md", &document());
}
