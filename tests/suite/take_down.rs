//! What is withheld or taken down is gone: no byte of the site depends on it, but for a
//! tombstone that is the same for every kind and cause.

use crate::specimens::{SPECIMENS, exception, with_more};
use crate::support::{Built, KNOWN_SITE, build, day, item_of, registered};
use gongkai::world::Memory;
use proptest::prelude::*;

/// A field that can be masked: its specimen, its scope, and the line of it with two values
/// of equal kind.
pub const FIELDS: [(&str, &str, &str, &str); 42] = [
    ("column", "author", "文宣丙丁", "文宣甲乙丙丁戊"),
    ("column", "source", "来源戊己", "来源另有其人"),
    ("documents", "effective", "effective = 2026-05-02", "effective = 2026-07-01"),
    ("documents", "validity", "\"in-force\"", "\"amended\""),
    ("documents", "genre", "\"notice\"", "\"opinion\""),
    ("consultations", "phone", "0753-1234567", "0753-7777777"),
    ("consultations", "email", "zhengji@", "bieren@"),
    ("consultations", "address", "征集路寅卯号", "别处"),
    ("consultations", "stage", "\"adopted\"", "\"closed\""),
    ("consultations", "outcome", "received = 7", "received = 700000"),
    ("consultations", "outcome.explanation", "采纳辰巳意见。", "未采纳任何意见，理由另行说明。"),
    ("records", "decision.authority", "作出机关坎", "作出机关另一家"),
    ("records", "facts", "事实申酉情况。", "事实完全不同的另一番情况。"),
    ("records", "subject.name", "演示人员震", "演示人员某某"),
    ("records", "subject.uscc", "134414000000000002", "114414000000000008"),
    ("records", "subject", "演示单位乾坤", "演示单位另一家"),
    ("records", "decision.number", "演示决字〔2026〕31号", "演示决字〔2026〕907号"),
    ("records", "decision.date", "date = 2026-04-15", "date = 2026-04-16"),
    ("records", "decision.result", "通报离艮。", "不予通报，另作处理。"),
    ("records", "measure.m1.what", "措施兑换", "措施取消全部资格"),
    ("records", "measure.m1.until", "until = 2026-12-31", "until = 2027-12-31"),
    ("records", "measure.m2", "措施泽山", "措施另行"),
    (
        "records",
        "measure",
        "\n[[measure]]\nid = \"m2\"\nwhat = \"措施泽山\"\nfrom = 2026-05-02\n",
        "\n",
    ),
    ("procurement", "budget", "123456.78", "987654.32"),
    ("procurement", "project-number", "YS-2026-0711", "YS-2026-999999"),
    ("procurement", "planned", "\"2026-04\"", "\"2026-03\""),
    ("procurement", "method", "\"open-tendering\"", "\"inquiry\""),
    ("procurement", "notice.n1.expert", "\"评审专家宫一\", \"评审专家商二\"", "\"评审专家换人\""),
    ("procurement", "notice.n1.opening", "2026-05-05T09:30:00", "2026-05-06T14:00:00"),
    ("procurement", "notice.n1.canonical-url", "notice-1.html", "another-notice.html"),
    ("procurement", "notice.n1.supplier.s1.score", "score = 92.5", "score = 61"),
    ("procurement", "notice.n1.supplier.s1.address", "供应路羽五号", "别处"),
    ("procurement", "notice.n1.contact.buyer-phone", "0753-7654321", "0753-1112223"),
    ("projects", "responsible.r1.name", "责任人己巳", "责任人换了"),
    (
        "projects",
        "procurement",
        "procurement = [\"2026-001\"]",
        "procurement = [\"2026-001\", \"2026-001\"]",
    ),
    ("agencies", "phone", "0753-2223334", "0753-8889990"),
    ("appointments", "candidate.p1.born", "\"1986-03\"", "\"1979-11\""),
    ("budgets", "explanation", "说明壬午。", "说明改了。"),
    ("duties", "number", "QZ-2026-0012", "QZ-2026-998877"),
    ("reports", "disclosure.licences", "licences = 12", "licences = 345678"),
    // the total of the line is made from it, and goes with it
    (
        "reports",
        "reviews.reconsideration.upheld",
        "reconsideration = { upheld = 5 }",
        "reconsideration = { upheld = 70 }",
    ),
    ("reports", "overview", "内容壬辰。", "别的内容。"),
];

pub fn specimen(kind: &str) -> (&'static str, &'static str) {
    let folder = format!("content/{kind}/");
    let found = SPECIMENS.into_iter().find(|(path, _)| path.starts_with(&folder));
    found.unwrap_or_else(|| panic!("no specimen of {kind}"))
}

/// All specimens, the one of `kind` rewritten.
fn with(kind: &str, text: &str) -> Memory {
    let (path, _) = specimen(kind);
    registered(SPECIMENS).with(path, text)
}

pub fn assert_same(one: &Built, other: &Built, what: &str) {
    for (path, bytes) in &one.files {
        let same = other.files.get(path) == Some(bytes);
        assert!(same, "{what}: {path} differs\n{}", one.messages);
    }
    assert_eq!(one.files.len(), other.files.len(), "{what}: other files");
    assert_eq!(one.messages, other.messages, "{what}: other messages");
}

#[test]
fn every_specimen_is_published() {
    let built = build(&registered(SPECIMENS));
    assert!(built.messages.is_empty(), "{}", built.messages);
    assert_eq!(built.report.counts.published, SPECIMENS.len());
}

#[test]
fn a_masked_value_leaves_no_byte_behind() {
    for (kind, scope, value, other) in FIELDS {
        let what = format!("{kind}: {scope}");
        let (_, text) = specimen(kind);
        assert_eq!(text.matches(value).count(), 1, "{what}: the specimen has changed");
        let masked = with_more(text, &exception(&format!("[\"{scope}\"]")));
        let one = build(&with(kind, &masked));
        let two = build(&with(kind, &masked.replace(value, other)));
        assert!(!one.files.is_empty(), "{what}\n{}", one.messages);
        assert_eq!(one.report.counts.masked, 1, "{what}\n{}", one.messages);
        assert_same(&one, &two, &what);
    }
}

#[test]
fn an_item_withheld_whole_leaves_no_byte_behind() {
    for (path, text) in SPECIMENS {
        let kind = path.split('/').nth(1).expect("a specimen lies in a folder");
        let whole = with_more(text, &exception("\"whole\""));
        let one = build(&with(kind, &whole));
        assert_eq!(one.report.counts.withheld, 1, "{kind}\n{}", one.messages);
        let mut other = whole.replace("演示", "另外").replace("正文", "别的正文");
        for (_, _, value, replacement) in FIELDS.iter().filter(|(of, ..)| *of == kind) {
            other = other.replace(value, replacement);
        }
        assert_same(&one, &build(&with(kind, &other)), kind);
        let page = format!("{kind}/2026-001");
        for (path, bytes) in &one.files {
            assert!(!path.starts_with(&page), "{path} is there");
            let text = String::from_utf8_lossy(bytes);
            let address = format!("{page}.");
            assert!(!text.contains(&address), "{path} names the address of what is withheld");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a masked text says, and however long it is.
    #[test]
    fn no_byte_depends_on_any_masked_text(
        field in prop::sample::select(vec![
            ("records", "facts", "事实申酉情况。"),
            ("records", "subject.organisation", "演示单位乾坤"),
            ("records", "decision.number", "演示决字〔2026〕31号"),
            ("procurement", "notice.n1.place", "开标路角三号"),
            ("projects", "responsible.r1.duty", "职责辛未"),
            ("reports", "overview", "内容壬辰。"),
        ]),
        // rare characters, so that no word of the site is met by chance
        value in "[\u{3400}-\u{34ff}]{4,60}",
    ) {
        let (kind, scope, old) = field;
        let (_, text) = specimen(kind);
        let masked = with_more(text, &exception(&format!("[\"{scope}\"]")));
        let one = build(&with(kind, &masked));
        let two = build(&with(kind, &masked.replace(old, &value)));
        two.lacks(&value);
        prop_assert_eq!(&one.files, &two.files);
        prop_assert_eq!(&one.messages, &two.messages);
    }
}

pub const RECORD: &str = "title = \"演示失信记录\"\npublish = 2026-04-20T09:00:00\nkind = \"dishonesty\"\nsource = \"accountability\"\ntier = \"general\"\nfacts = \"付款逾期乾坤。\"\n\n[subject]\nkind = \"organisation\"\norganisation = \"演示单位离艮\"\n\n[decision]\nauthority = \"演示机关\"\ndate = 2026-04-10\nresult = \"限期整改。\"\n";
const RECORD_PATH: &str = "content/records/2025-009.toml";
const ENTRY: &str = "\n[[entry]]\nkind = \"records\"\nid = \"2025-009\"\nindex = \"2025-00009\"\n";

/// The specimens, on a day, with more files and more lines of the register.
fn site_on(today: &str, files: &[(&str, &str)], entries: &str) -> Built {
    let base = registered(SPECIMENS);
    let register =
        gongkai::world::World::read(&base, "content/register.toml").expect("it is there");
    let register = format!("{}{entries}", String::from_utf8_lossy(&register));
    let mut site = Memory::at(day(today)).with("content/site.toml", KNOWN_SITE);
    for (path, text) in SPECIMENS.iter().chain(files) {
        site = site.with(path, *text);
    }
    build(&site.with("content/register.toml", register))
}

const TOMBSTONE: &str = "records/2025-009.html";
/// The term of a general record decided on 2026-04-10 is over by then.
const AFTER_TERM: &str = "2027-04-11";

#[test]
fn an_ended_item_leaves_a_tombstone_and_nothing_else() {
    let ended = site_on(AFTER_TERM, &[(RECORD_PATH, RECORD)], ENTRY);
    assert_eq!(ended.report.counts.ended, 1, "{}", ended.messages);
    let never = site_on(AFTER_TERM, &[], "");
    let more: Vec<&String> = ended.files.keys().filter(|p| !never.files.contains_key(*p)).collect();
    assert_eq!(more, [TOMBSTONE]);
    for (path, bytes) in &never.files {
        assert_eq!(ended.files.get(path), Some(bytes), "{path} differs");
    }
    for word in ["演示失信记录", "付款逾期乾坤", "演示单位离艮", "2025-009", "2025-00009"]
    {
        for (path, bytes) in &ended.files {
            assert!(!String::from_utf8_lossy(bytes).contains(word), "{path} still says {word}");
        }
    }
}

#[test]
fn the_last_day_of_the_term_is_public_and_the_next_is_not() {
    let last = site_on("2027-04-10", &[(RECORD_PATH, RECORD)], ENTRY);
    assert_eq!((last.report.counts.ended, last.report.counts.published), (0, 15));
    assert!(last.text(TOMBSTONE).contains("演示单位离艮"));
}

/// What was over before its time came was never there: not even a tombstone tells of it.
#[test]
fn what_was_over_before_its_time_leaves_nothing() {
    let (old, late) = ("publish = 2026-04-20T09:00:00", "publish = 2026-10-01T09:00:00");
    let repair = "\n[repair]\napplied = 2026-08-01\nfulfilled = 2026-08-01\nundertaking = \"诚信守法。\"\ndecided = 2026-09-01\n";
    let removed =
        "\n[[objection]]\nraised = 2026-08-01\nresolved = 2026-09-01\noutcome = \"removed\"\n";
    let withdrawn = "\n[withdrawal]\ndate = 2026-09-01\nreason = \"原决定被撤销。\"\n";
    let never = site_on("2026-11-23", &[], "");
    for more in [repair, removed, withdrawn] {
        let text = format!("{RECORD}{more}");
        let public = site_on("2026-11-23", &[(RECORD_PATH, text.as_str())], ENTRY);
        assert_eq!(public.report.counts.ended, 1, "{more}{}", public.messages);
        let text = text.replace(old, late);
        let forestalled = site_on("2026-11-23", &[(RECORD_PATH, text.as_str())], ENTRY);
        assert_eq!(forestalled.report.counts.pending, 1, "{more}{}", forestalled.messages);
        assert!(forestalled.files == never.files, "{more}");
    }
    let text = RECORD.replace(old, "publish = 2027-04-11T00:00:00");
    let over = site_on("2027-05-01", &[(RECORD_PATH, text.as_str())], ENTRY);
    assert_eq!(over.report.counts.pending, 1, "{}", over.messages);
    assert!(over.files == site_on("2027-05-01", &[], "").files);
}

#[test]
fn it_makes_no_difference_whether_the_file_of_an_ended_item_is_kept() {
    let kept = site_on(AFTER_TERM, &[(RECORD_PATH, RECORD)], ENTRY);
    let removed = site_on(AFTER_TERM, &[], ENTRY);
    assert_eq!(kept.files, removed.files);
    assert_eq!(removed.codes(), ["withdrawn-item"], "{}", removed.messages);
}

#[test]
fn tombstones_of_every_kind_and_cause_are_the_same_bytes() {
    let withdrawn =
        format!("{RECORD}\n[withdrawal]\ndate = 2026-06-01\nreason = \"原决定被撤销。\"\n");
    let repaired = format!(
        "{RECORD}\n[repair]\napplied = 2026-08-01\nfulfilled = 2026-08-01\nundertaking = \"诚信守法。\"\ndecided = 2026-09-01\n"
    );
    let mut tombstones = vec![
        site_on(AFTER_TERM, &[(RECORD_PATH, RECORD)], ENTRY).text(TOMBSTONE),
        site_on("2026-11-23", &[(RECORD_PATH, withdrawn.as_str())], ENTRY).text(TOMBSTONE),
        site_on("2026-11-23", &[(RECORD_PATH, repaired.as_str())], ENTRY).text(TOMBSTONE),
        site_on("2026-11-23", &[], ENTRY).text(TOMBSTONE),
    ];
    for (path, _) in SPECIMENS {
        let built = build(&registered(SPECIMENS).without(path));
        let item = item_of(path).expect("a specimen is an item");
        tombstones.push(built.text(&format!("{item}.html")));
    }
    for tombstone in &tombstones {
        assert_eq!(tombstone, &tombstones[0]);
    }
    assert!(tombstones[0].contains("该信息已终止公示"));
    assert!(tombstones[0].contains("noindex"));
    let twins = site_on(AFTER_TERM, &[(RECORD_PATH, RECORD)], ENTRY);
    assert!(!twins.files.contains_key("records/2025-009.json"), "its twin is still there");
}

#[test]
fn a_link_to_what_is_not_public_becomes_words() {
    let article = "+++\ntitle = \"演示链接\"\npublish = 2026-05-20T09:00:00\n+++\n\n见[那条记录](records/2025-009)和[另一条](records/2026-001)。\n";
    let path = "content/column/news/2026-050.md";
    for (today, what, text) in [
        ("2026-11-23", "published", RECORD.to_owned()),
        (AFTER_TERM, "ended", RECORD.to_owned()),
        ("2026-11-23", "withheld", format!("{RECORD}{}", exception("\"whole\""))),
        ("2026-11-23", "a draft", RECORD.replace("publish = 2026-04-20T09:00:00\n", "")),
    ] {
        let built = site_on(today, &[(path, article), (RECORD_PATH, text.as_str())], ENTRY);
        let page = built.text("column/2026-050.html");
        let links = page.contains("records/2025-009.html");
        assert_eq!(links, what == "published", "{what}\n{}", built.messages);
        assert!(page.contains("那条记录") && page.contains("records/2026-001.html"), "{what}");
    }
}

/// The Markdown in a twin is the source: its links keep the address of what is not public.
#[test]
fn a_twin_names_no_address_of_what_is_not_public() {
    let article = "+++\ntitle = \"演示链接\"\npublish = 2026-05-20T09:00:00\n+++\n\n见[那条记录](records/2025-009)。\n";
    let withheld = format!("{RECORD}{}", exception("\"whole\""));
    let files = [("content/column/news/2026-050.md", article), (RECORD_PATH, withheld.as_str())];
    let built = site_on("2026-11-23", &files, ENTRY);
    assert!(!built.text("column/2026-050.json").contains("2025-009"));
}

/// A reference in a field goes with what it refers to.
#[test]
fn a_reference_to_what_is_not_public_goes_with_it() {
    let removed = build(&registered(SPECIMENS).without("content/procurement/2026-001.toml"));
    for page in [
        "projects/2026-001.html",
        "projects/2026-001.json",
        "data/projects.csv",
        "agencies/2026-001.html",
    ] {
        let text = removed.text(page);
        assert!(!text.contains("procurement/2026-001") && !text.contains("演示采购"), "{page}");
    }
}
