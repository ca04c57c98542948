//! What one content file withholds, no message about another file repeats: not in an
//! excerpt, not in the name of a file, not in a link; in no format of any command.
//!
//! `GONGKAI_BLESS=1 cargo test --release concealed` rewrites `tests/leaks/reports/`.

use crate::explain::is_under_review;
use crate::previewing::{GONGKAI, Preview};
use crate::support::{build, build_as, registered, site};
use gongkai::disclosure::{Preview as Drafts, Public};
use gongkai::world::{Memory, World};
use proptest::prelude::*;
use std::process::Command;

type File = (String, String);

/// How a file keeps a name from the public.
const KEEPERS: [&str; 7] = [
    // an exception
    "title = \"甲\"\npublish = 2026-05-02T09:00:00\nkind = \"honour\"\n[honour]\naward = \"荣誉\"\nauthority = \"演示机关\"\ndate = 2026-04-20\n[subject]\nkind = \"natural-person\"\nname = \"NAME\"\n[[exception]]\nscope = [\"subject.name\"]\nground = \"personal-privacy\"\ndecided-by = \"办公室\"\ndecided = 2026-05-02\nreview-by = 2027-05-02\n",
    // the law: a name without a basis is shortened
    "title = \"甲\"\npublish = 2026-05-02T09:00:00\nkind = \"honour\"\n[honour]\naward = \"荣誉\"\nauthority = \"演示机关\"\ndate = 2026-04-20\n[subject]\nkind = \"natural-person\"\nname = \"NAME\"\n",
    // the whole item
    "title = \"甲\"\npublish = 2026-05-02T09:00:00\nkind = \"honour\"\n[subject]\nkind = \"natural-person\"\nname = \"NAME\"\n[[exception]]\nscope = \"whole\"\nground = \"personal-privacy\"\ndecided-by = \"办公室\"\ndecided = 2026-05-02\nreview-by = 2027-05-02\n",
    // a draft
    "title = \"甲\"\nkind = \"honour\"\n[subject]\nkind = \"natural-person\"\nname = \"NAME\"\n[[exception]]\nscope = [\"subject.name\"]\nground = \"personal-privacy\"\ndecided-by = \"办公室\"\ndecided = 2026-05-02\nreview-by = 2027-05-02\n",
    // files that do not parse
    "title = \"甲\nkind = \"honour\"\n[subject]\nkind = \"natural-person\"\nname = \"NAME\"\n",
    "title = \"甲\"\nkind = \"honour\"\n[subject]\nkind = \"natural-person\"\nname = “NAME”\n[[exception]]\nscope = [\"subject.name\"]\n",
    // a file that parses and is refused
    "title = \"甲\"\nkind = \"honour\"\nknid = \"\"\n[subject]\nkind = \"natural-person\"\nname = \"NAME\"\n",
];

/// Where a careless hand may put it: path and text.
const PLACES: [(&str, &str); 16] = [
    ("content/commitments/2026-001.toml", "title = \"NAME的承诺\npromisor = \"办公室\"\n"),
    ("content/commitments/2026-002.toml", "title = 承诺 NAME\npromisor = \"办公室\"\n"),
    ("content/commitments/2026-003.toml", "title = \"承诺\"\nNAME = \"办公室\"\n"),
    ("content/commitments/2026-004.toml", "title = \"承诺\"\nnote = \"NAME\"\n"),
    ("content/commitments/2026-005.toml", "title = \"承诺\"\nmade = \"NAME\"\nstatus = \"NAME\"\n"),
    (
        "content/column/news/2026-011.md",
        "+++\ntitle = \"新闻\"\npublish = 2026-05-02T09:00:00\n+++\n\n见[NAME](records/NAME)，<b>NAME</b>。\n",
    ),
    (
        "content/column/news/2026-012.md",
        "+++\ntitle = \"新闻\"\npublish = 2026-05-02T09:00:00\n[[attachments]]\nfile = \"NAME.pdf\"\ntitle = \"NAME\"\n+++\n\n感谢NAME同志。\n",
    ),
    ("content/column/news/2026-013.md", "感谢NAME同志。\n"),
    (
        "content/column/news/2026-014.md",
        "+++\ntitle = \"NAME\"\npublish = 2026-05-02T09:00:00+08:00\ntopics = [NAME]\n+++\n\n# NAME\n\n[[不公开:NAME]] [[不公开 NAME\n",
    ),
    ("content/records/NAME.toml", "title = \"名字在文件名里\"\n"),
    ("content/column/NAME/2026-015.md", "+++\ntitle = \"新闻\"\n+++\n\n正文\n"),
    ("content/files/NAME的扫描件.pdf", "%PDF-1.4\n"),
    ("content/NAME/说明.txt", "先放这里"),
    (
        "content/documents/2026-001.md",
        "+++\ntitle = \"文件\"\ngenre = \"NAME\"\ndocument-number = \"NAME函(2026)3号\"\nreplaced-by = \"NAME\"\n+++\n\n正文\n",
    ),
    ("content/policy.toml", "[[permit]]\nitem = \"NAME\"\nreason = \"NAME\nperson = NAME\n"),
    ("theme/pages/detail.html", "<p>NAME {% if %}</p>\n"),
];

/// Marks that a careless hand puts into a line.
const SLIPS: [&str; 8] = ["", "\"", "“", "[", "=", " # ", "\t", "\\"];

fn files(keeper: usize, name: &str, chosen: &[(usize, usize, usize)]) -> Vec<File> {
    let mut files = vec![("content/records/2026-001.toml".to_owned(), KEEPERS[keeper].to_owned())];
    for (place, slip, at) in chosen {
        let (path, text) = PLACES[*place];
        let mut text: Vec<char> = text.chars().collect();
        let at = at % (text.len() + 1);
        let splits = text[..at].iter().collect::<String>();
        let inside = (1.."NAME".len()).any(|cut| splits.ends_with(&"NAME"[..cut]));
        if !inside {
            text.splice(at..at, SLIPS[*slip].chars());
        }
        files.push((path.to_owned(), text.into_iter().collect()));
    }
    files.sort();
    files.dedup_by(|a, b| a.0 == b.0);
    let named = |text: String| text.replace("NAME", name);
    files.into_iter().map(|(path, text)| (named(path), named(text))).collect()
}

fn world(files: &[File]) -> Memory {
    files.iter().fold(site(), |world, (path, text)| world.with(path, text.as_str()))
}

fn json(world: &Memory, built: &crate::support::Built) -> String {
    let said = built.report.diagnostics.clone();
    let (said, sources) = gongkai::pipeline::tell(world, world.now(), said);
    gongkai::diag::to_json(&said, &sources).to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_message_about_another_file_repeats_a_withheld_name(
        keeper in 0..KEEPERS.len(),
        name in "[瞿翡璟甯祎骁嫕翀]{2,4}",
        chosen in prop::collection::vec((0..PLACES.len(), 0..SLIPS.len(), 0_usize..400), 1..6),
    ) {
        let world = world(&files(keeper, &name, &chosen));
        for built in [build_as::<Public>(&world), build_as::<Drafts>(&world)] {
            prop_assert!(!built.messages.is_empty());
            prop_assert!(!built.messages.contains(&name), "{}", built.messages);
            let json = json(&world, &built);
            prop_assert!(!json.contains(&name), "{json}");
        }
    }
}

#[test]
fn every_place_is_looked_at_once() {
    for keeper in 0..KEEPERS.len() {
        for place in 0..PLACES.len() {
            let world = world(&files(keeper, "瞿翡", &[(place, 0, 0)]));
            let built = build(&world);
            assert!(!built.messages.contains("瞿翡"), "{keeper}, {place}:\n{}", built.messages);
            assert!(!json(&world, &built).contains("瞿翡"), "{keeper}, {place}");
        }
    }
}

#[test]
fn other_values_are_covered_too_and_the_caret_stays() {
    let record = KEEPERS[0].replace("NAME", "瞿翡").replace(
        "name = \"瞿翡\"\n",
        "name = \"瞿翡\"\npost = \"演示保密岗位主任\"\norganisation = \"演示保密协作单位\"\n",
    );
    let record = record.replace(
        "[\"subject.name\"]",
        "[\"subject.name\", \"subject.post\", \"subject.organisation\"]",
    );
    let broken =
        "title = \"感谢演示保密协作单位、演示保密岗位主任瞿 翡 的承诺\nmade = 2026-05-01\n";
    let built = build(&registered([
        ("content/records/2026-001.toml", record.as_str()),
        ("content/commitments/2026-001.toml", broken),
    ]));
    for value in ["瞿", "翡", "保密", "协作", "岗位"] {
        assert!(!built.messages.contains(value), "{}", built.messages);
    }
    let lines: Vec<&str> = built.messages.lines().collect();
    let at = lines.iter().position(|line| line.contains("title = \"感谢")).expect("the line");
    assert!(lines[at].contains("＊ ＊ 的承诺"), "{}", lines[at]);
    assert!(lines[at + 1].contains('^'), "{}", built.messages);
    assert!(built.messages.contains("说明"), "{}", built.messages);
}

#[test]
fn a_name_that_is_a_common_word_leaves_the_programs_own_words_alone() {
    let record = KEEPERS[2].replace("NAME", "高峰").replace("\"甲\"", "\"其他\"");
    let other = "title = \"承诺\"\nstatus = \"其他\"\npromise = \"高峰时段\n";
    let built = build(&registered([
        ("content/records/2026-001.toml", record.as_str()),
        ("content/commitments/2026-001.toml", other),
    ]));
    assert!(!built.messages.contains("高峰"), "{}", built.messages);
    assert!(built.messages.contains("＊＊时段"), "{}", built.messages);
}

#[test]
fn a_number_in_a_file_name_is_covered_in_its_middle() {
    let files = [
        ("content/files/证11010519491231002X.pdf", "%PDF-1.4\n"),
        ("content/files/证11010519491231882X.pdf", "%PDF-1.4\n"),
    ];
    let world = files.into_iter().fold(site(), |world, (path, text)| world.with(path, text));
    let built = build(&world);
    let world = world.with("content/records/11010519491231002X.toml", "title = \"甲\"\n");
    let worse = build(&world);
    for said in [&built.messages, &worse.messages, &json(&world, &worse)] {
        assert!(!said.contains("19491231"), "{said}");
    }
    assert!(built.messages.contains("证110************02X.pdf"), "{}", built.messages);
    assert!(built.messages.contains("证110************82X.pdf"), "{}", built.messages);
    assert!(worse.messages.contains("records/110************02X.toml"), "{}", worse.messages);
}

fn said(preview: &Preview, arguments: &[&str]) -> String {
    let mut command = Command::new(GONGKAI);
    let output = command.args(arguments).arg("--site").arg(preview.path(".")).output();
    let output = output.expect("the program runs");
    String::from_utf8([output.stderr, output.stdout].concat()).expect("UTF-8")
}

const COMMANDS: [&[&str]; 8] = [
    &["check"],
    &["build"],
    &["due"],
    &["package", "--demo"],
    &["register"],
    &["withdraw", "records/2026-001", "--reason", "撤销", "--dry-run"],
    &["check", "--as-of", "2026-11-23"],
    &["build", "--as-of", "2026-11-23"],
];

#[test]
fn no_command_repeats_it_in_any_format() {
    for (keeper, slip) in [(0, 0), (1, 1), (2, 2), (4, 3), (5, 4), (6, 5)] {
        let preview = Preview::new_site();
        let chosen: Vec<(usize, usize, usize)> =
            (0..PLACES.len()).map(|place| (place, slip, 7 * place + 3)).collect();
        for (path, text) in files(keeper, "瞿翡", &chosen) {
            preview.save(&path, &text);
        }
        for arguments in COMMANDS {
            for format in ["text", "json"] {
                let text = said(&preview, &[arguments, &["--format", format]].concat());
                assert!(!text.contains("瞿翡"), "{arguments:?} {format} {keeper}:\n{text}");
                assert!(!text.trim().is_empty());
            }
        }
    }
}

#[test]
fn a_value_that_was_written_into_a_permit_is_not_listed() {
    let preview = Preview::new_site();
    for (path, text) in files(0, "瞿翡", &[]) {
        preview.save(&path, &text);
    }
    let permit = "[[permit]]\nitem = \"records/2026-001\"\nfield = \"瞿翡\"\nreason = \"瞿翡\"\nperson = \"办公室主任\"\nuntil = 2027-01-01\n";
    preview.save("content/policy.toml", permit);
    for format in ["text", "json"] {
        let text = said(&preview, &["check", "--as-of", "2026-11-23", "--format", format]);
        assert!(text.contains("办公室主任") && !text.contains("瞿翡"), "{format}:\n{text}");
    }
}

#[test]
fn the_overlay_of_serve_repeats_nothing() {
    let preview = Preview::new_site().started(&["--port", "0"]);
    preview.status_once(true);
    let chosen: Vec<(usize, usize, usize)> =
        (0..PLACES.len()).filter(|place| *place != 15).map(|place| (place, 1, 9)).collect();
    for (path, text) in files(0, "瞿翡", &chosen) {
        preview.save(&path, &text);
    }
    let log = preview.said_until("个错误");
    std::thread::sleep(std::time::Duration::from_secs(1));
    let status = preview.status_once(false);
    assert!(!status["diagnostics"].as_array().expect("a list").is_empty());
    assert!(!status.to_string().contains("瞿翡"), "{status:#}");
    assert!(!log.contains("瞿翡"), "{log}");
    assert!(!preview.get("/").body.contains("瞿翡"));
}

#[test]
fn what_is_said_of_another_file_is_under_review() {
    let chosen: Vec<(usize, usize, usize)> =
        [0, 3, 5, 6, 9, 11].into_iter().map(|place| (place, 0, 0)).collect();
    let built = build(&world(&files(0, "瞿翡", &chosen)));
    is_under_review("tests/leaks/reports/other_file.txt", &built.messages);
}
