//! An afternoon of mistakes: every problem of a site in one run, in file order, with the
//! right place; whatever bytes a file holds, a run ends without panic; and no message
//! repeats a value of a file that has an exception.

use crate::support::{Built, build, registered, site, tree};
use gongkai::diag::to_json;
use gongkai::world::{Memory, World};
use proptest::prelude::*;
use std::path::Path;
use std::sync::OnceLock;

/// One broken file: path, text, the code that must speak, and where (line and column).
type Broken = (&'static str, &'static str, &'static str, Option<(usize, usize)>);

const BROKEN: [Broken; 22] = [
    (
        "content/agencies/2026-001.toml",
        "title = \"代理\"\nname = \"演示代理\"\nuscc = \"114414000000000009\"\n",
        "bad-uscc",
        Some((3, 8)),
    ),
    (
        "content/appointments/2026-001.toml",
        "title = \"公示\"\nopens = 2026-05-02\ncloses = 2026-04-31\n\n[contact]\noffice = \"人事科\"\n",
        "impossible-date",
        Some((3, 10)),
    ),
    (
        "content/budgets/2026-001.toml",
        "title = \"预算\"\nkind = \"budget\"\nfiscal-year = 2026\nrevenue = 100\nexpenditure = 100\n\n[[line]]\nsubject = \"基本支出\"\namount = 99\n",
        "sum-mismatch",
        Some((5, 15)),
    ),
    (
        "content/column/news/2026-001.md",
        "title = \"没有资料区\"\n\n正文。\n",
        "front-matter",
        Some((1, 1)),
    ),
    (
        "content/column/news/2026-002.md",
        "+++\ntitle = \"演示\"\npublish = 2026-05-02T09:00:00\n+++\n\n正文里有<b>标签</b>。\n",
        "raw-html",
        Some((6, 5)),
    ),
    (
        "content/column/news/2026-003.md",
        "+++\ntitle = \"演示\"\npublish = 2026-05-02T09:00:00\n+++\n\n见[旧文](column/2025-009)。\n",
        "dead-link",
        Some((6, 2)),
    ),
    (
        "content/commitments/2026-001.toml",
        "title = \"演示承诺\npromise = \"答复\"\npromisor = \"办公室\"\nmade = 2026-05-01\nstatus = \"ongoing\"\n",
        "toml-syntax",
        Some((1, 9)),
    ),
    (
        "content/commitments/2026-002.toml",
        "title = \"演示承诺\"\npromise = \"答复\"\npromisor = \"办公室\"\npromisor = \"人事科\"\nmade = 2026-05-01\nstatus = \"ongoing\"\n",
        "duplicate-key",
        Some((4, 1)),
    ),
    (
        "content/consultations/2026-001.md",
        "+++\ntitle = \"征集\"\nsubject = \"other\"\nstage = \"soliciting\"\nopens = 2026-05-02\ncloses = 2026-05-01\n+++\n\n正文。\n",
        "date-order",
        Some((6, 10)),
    ),
    (
        "content/documents/2026-001.md",
        "+++\ntitle = \"文件\"\ngenre = \"notice\"\nvalidity = \"in-force\"\ndocument-number = \"演示函(2026)3号\"\n+++\n\n正文。\n",
        "bad-document-number",
        Some((5, 19)),
    ),
    (
        "content/duties/2026-001.toml",
        "title = \"事项\"\nmatter-type = \"其他\"\nbody = \"办公室\"\nresponsibility = \"受理\"\n",
        "bad-value",
        Some((2, 15)),
    ),
    ("content/duties/con.toml", "title = \"事项\"\n", "bad-id", None),
    (
        "content/expenses/2026-001.toml",
        "title = \"支出\"\ncategory = \"fuel\"\nfrom = 2026-04-01T00:00:00+08:00\nuntil = 2026-04-30\ntotal = 1\n",
        "offset-in-time",
        Some((3, 8)),
    ),
    ("content/files/没有人用.pdf", "%PDF-1.4\n", "unused-attachment", None),
    (
        "content/pages/2026-001.md",
        "+++\ntitle = \"页面\"\nrole = \"topic\"\nattachments = [{ file = \"../site.toml\", title = \"附件\" }]\n+++\n\n正文。\n",
        "escaping-path",
        Some((4, 25)),
    ),
    (
        "content/procurement/2026-001.toml",
        "title = \"采购\"\nregime = \"procurement-law\"\nmethod = \"inquiry\"\ncategory = \"goods\"\nproject-number = 2026001\nbuyer = \"演示机关\"\nrequirement = \"办公用品\"\n",
        "wrong-type",
        Some((5, 18)),
    ),
    (
        "content/projects/2026-001.toml",
        "title = \"项目\"\nstage = \"implementation\"\nowner = \"演示单位\"\ncontent = \"维修\"\nprocurement = [\"2026-009\"]\n",
        "dangling-reference",
        Some((5, 15)),
    ),
    (
        "content/records/2026-001.toml",
        "title = \"记录\"\nkind = \"honour\"\nknid = \"honour\"\n\n[subject]\nkind = \"organisation\"\n",
        "unknown-key",
        Some((3, 1)),
    ),
    (
        "content/records/2026-002.toml",
        "title = \"记录\"\nkind = \"honour\"\n\n[subject]\nkind = \"organisation\"\norganisation = \"演示单位甲\"\n\n[[exception]]\nscope = [\"subject.nmae\"]\nground = \"personal-privacy\"\ndecided-by = \"办公室\"\ndecided = 2026-05-02\nreview-by = 2027-05-02\n",
        "unknown-scope",
        Some((9, 9)),
    ),
    (
        "content/records/2026-003.toml",
        "title = \"记录\"\nkind = \"honour\"\n\n[subject]\nkind = \"organisation\"\n\n[[exception]]\nscope = \"whole\"\nground = \"state-secret\"\n",
        "state-secret",
        None,
    ),
    (
        "content/reports/2026-001.toml",
        "publish = 2026-05-02T09:00:00\nyear = 2026\noverview = \"演示。\"\nproblems = \"演示。\"\nother = \"演示。\"\n",
        "missing-key",
        Some((1, 1)),
    ),
    ("content/临时/说明.txt", "先放这里\n", "unclaimed-file", None),
];

fn broken_site() -> Memory {
    registered(BROKEN.map(|(path, text, ..)| (path, text)))
}

/// Site-wide remarks that follow from so many broken files are left out.
fn of_files(built: &Built) -> Vec<(String, String)> {
    let remarks = ["content/register.toml", "content/site.toml"];
    let all = built.report.diagnostics.iter().filter(|d| !remarks.contains(&d.file.as_str()));
    all.map(|d| (d.file.clone(), d.code.name().to_owned())).collect()
}

#[test]
fn every_mistake_is_told_in_one_run_in_file_order() {
    // an unused attachment is told only where every item could be read
    let wanted = BROKEN.iter().filter(|(.., code, _)| *code != "unused-attachment");
    let wanted: Vec<(String, String)> =
        wanted.map(|(path, _, code, _)| ((*path).to_owned(), (*code).to_owned())).collect();
    let built = build(&broken_site());
    assert_eq!(of_files(&built), wanted, "{}", built.messages);
    assert!(built.files.is_empty(), "nothing is published");
    let mut at = 0;
    for (file, code) in &wanted {
        let heading = built.messages[at..].find(&format!("[{code}]\n"));
        at += heading.unwrap_or_else(|| panic!("no [{code}] after byte {at}"));
        assert!(built.messages[at..].lines().nth(1).is_some_and(|l| l.contains(file)), "{file}");
    }
}

#[test]
fn machines_read_the_same_problems_with_line_and_column() {
    let world = broken_site();
    let built = build(&world);
    let (_, sources) =
        gongkai::pipeline::tell(&world, world.now(), built.report.diagnostics.clone());
    let json = to_json(&built.report.diagnostics, &sources);
    for (path, _, code, place) in BROKEN {
        if code == "unused-attachment" {
            continue;
        }
        let all = json.as_array().expect("an array").iter();
        let one: Vec<_> = all.filter(|d| d["file"] == path && d["code"] == code).collect();
        assert_eq!(one.len(), 1, "{path}");
        let at = one[0]["line"].as_u64().zip(one[0]["column"].as_u64());
        assert_eq!(at, place.map(|(line, column)| (line as u64, column as u64)), "{path}");
        for key in ["severity", "title", "cause", "mend"] {
            assert!(one[0][key].as_str().is_some_and(|text| !text.is_empty()), "{path}: {key}");
        }
    }
}

/// The bureau's own content files, by path.
fn real_files() -> &'static [(String, Vec<u8>)] {
    static FILES: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    FILES.get_or_init(|| {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        let files = tree(&content).into_iter();
        let files = files.filter(|(path, _)| path.ends_with(".toml") || path.ends_with(".md"));
        files.map(|(path, bytes)| (format!("content/{path}"), bytes)).collect()
    })
}

/// One careless edit: delete, insert or replace some bytes.
#[derive(Clone, Debug)]
struct Edit {
    at: prop::sample::Index,
    removed: usize,
    inserted: Vec<u8>,
}

fn edit() -> impl Strategy<Value = Edit> {
    let pieces = prop_oneof![
        Just(Vec::new()),
        prop::collection::vec(any::<u8>(), 1..4),
        prop::sample::select(vec![
            "\"",
            "'",
            "\"\"\"",
            "[",
            "]]",
            "[[",
            "{",
            "}",
            "=",
            "\n",
            "\r",
            "+++\n",
            "#",
            "\\",
            "、",
            "“",
            "〔",
            "２",
            "𠮷",
            "\u{200b}",
            "\u{feff}",
            "2026-02-30",
            "-1",
            "99999999999",
            "1e999",
            "0x",
            "nan",
            "[[exception]]\n",
            "scope = \"whole\"\n",
            "[[不公开:",
            "state-secret",
            "<a",
            "](",
            "![",
            "|",
            "**",
            "`",
            "- ",
            "    ",
            "\t",
            "&#",
            "[^1]",
            "```\n",
        ])
        .prop_map(|text: &str| text.as_bytes().to_vec()),
    ];
    (any::<prop::sample::Index>(), 0_usize..12, pieces).prop_map(|(at, removed, inserted)| Edit {
        at,
        removed,
        inserted,
    })
}

fn edited(bytes: &[u8], edits: &[Edit]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for edit in edits {
        let at = edit.at.index(bytes.len() + 1);
        let end = (at + edit.removed).min(bytes.len());
        bytes.splice(at..end, edit.inserted.iter().copied());
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every message is rendered too: a span outside the text would panic there.
    #[test]
    fn a_damaged_file_never_stops_a_run(
        file in any::<prop::sample::Index>(),
        edits in prop::collection::vec(edit(), 1..6),
    ) {
        let (path, bytes) = file.get(real_files());
        let world = site().with(path, edited(bytes, &edits));
        let built = build(&world);
        let read = world.read(path).expect("the file is in the site");
        if std::str::from_utf8(&read).is_err() && !path.ends_with("site.toml") {
            prop_assert!(built.codes().contains(&"not-utf8"));
        }
        prop_assert!(built.report.counts.add_up());
    }

    /// A file with an exception, broken in any way, is never quoted.
    #[test]
    fn no_message_repeats_a_value_of_a_file_with_an_exception(
        file in any::<prop::sample::Index>(),
        edits in prop::collection::vec(edit(), 0..4),
    ) {
        let (path, bytes) = file.get(real_files());
        let marked = with_exception(&String::from_utf8_lossy(bytes));
        let text = String::from_utf8_lossy(&edited(marked.as_bytes(), &edits)).into_owned();
        prop_assume!(text.contains("exception"));
        let built = build(&registered([(path.as_str(), text.as_str())]));
        prop_assert!(!built.messages.contains(MARK), "{}", built.messages);
    }
}

/// Put in front of every value and every line of text: no message may hold it.
const MARK: &str = "隐某";

const EXCEPTION: &str = "\n[[exception]]\nscope = [\"no.such.field\"]\nground = \"隐某理由\"\ndecided-by = \"隐某办公室\"\ndecided = 2026-05-02\nreview-by = 2025-05-02\n";

/// The same file with every value marked and an exception of its own, full of mistakes.
fn with_exception(text: &str) -> String {
    let mark_line = |line: &str| match line.split_once('=') {
        _ if line.trim().is_empty() || line.starts_with(['[', '+', '|']) => line.to_owned(),
        Some((key, value)) => format!("{key}={}", value.replacen('"', &format!("\"{MARK}"), 1)),
        None => format!("{MARK}{line}"),
    };
    let marked: Vec<String> = text.lines().map(mark_line).collect();
    let marked = format!("{}\n", marked.join("\n"));
    match marked.rsplit_once("\n+++\n") {
        Some((front, body)) => format!("{front}{EXCEPTION}+++\n{body}"),
        None => format!("{marked}{EXCEPTION}"),
    }
}

#[test]
fn a_mark_of_what_is_not_public_is_never_published_as_it_stands() {
    let article = "+++\ntitle = \"演示文章\"\npublish = 2026-05-02T09:00:00\n+++\n\n共［［不公开：personal-privacy］］间。\n";
    let record = "# [[不公开:personal-privacy]] 不写在这里\ntitle = \"演示承诺\"\npublish = 2026-05-02T09:00:00\npromise = \"由[[不公开:personal-privacy]]办理。\"\npromisor = \"办公室\"\nmade = 2026-05-01\nstatus = \"ongoing\"\n";
    let files = [
        ("content/column/news/2026-001.md", article),
        ("content/commitments/2026-001.toml", record),
    ];
    let built = build(&registered(files));
    for (place, cause) in [
        ("content/column/news/2026-001.md:6:4", "不公开标记没有写对"),
        ("content/commitments/2026-001.toml:4:15", "字段里写了不公开标记"),
    ] {
        assert!(built.messages.contains(place), "{}", built.messages);
        assert!(built.messages.contains(cause), "{}", built.messages);
    }
    assert_eq!(built.messages.matches("[unknown-ground]").count(), 2, "{}", built.messages);
}

#[test]
fn a_paragraph_that_is_indented_with_a_tab_is_a_paragraph() {
    let article = "+++\ntitle = \"演示文章\"\npublish = 2026-05-02T09:00:00\n+++\n\n\t各科室按时报送。\n\n    逾期的说明原因，见[[不公开:personal-privacy]]。\n\n　　另行通知。\n";
    let built = build(&registered([("content/column/news/2026-001.md", article)]));
    let page = built.text("column/2026-001.html");
    assert!(page.contains("<p>各科室按时报送。</p>"), "{page}");
    assert!(page.contains("<p>逾期的说明原因，见<span class=\"withheld\">"), "{page}");
    assert!(!page.contains("<pre>"), "{page}");
}
