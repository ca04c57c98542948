//! What a person has looked at and allowed passes the gate, wherever it stands: on the page,
//! in its twin, and in the data files of its kind.

use crate::invariants::{gongkai, write};
use crate::support::{build, registered};

const PROMISE: &str = "title = \"演示承诺\"\npublish = 2026-05-02T09:00:00\npromise = \"值班手机 13800138000 随时接听。\"\npromisor = \"办公室\"\nmade = 2026-05-01\nstatus = \"ongoing\"\n";
const PATH: &str = "content/commitments/2026-001.toml";

fn permit(item: &str, until: &str) -> String {
    format!(
        "[[permit]]\nitem = \"{item}\"\nclass = \"leak-mobile\"\nreason = \"值班手机，本人同意\"\nperson = \"办公室主任\"\nuntil = {until}\n"
    )
}

#[test]
fn a_permit_covers_every_file_in_which_its_item_stands() {
    let site = registered([(PATH, PROMISE)]);
    let stopped = build(&site);
    assert!(stopped.report.diagnostics.has_leaks(), "{}", stopped.messages);
    let permitted = permit("commitments/2026-001", "2027-05-02");
    let built = build(&site.with("content/policy.toml", permitted));
    assert!(built.messages.is_empty(), "{}", built.messages);
    for path in ["commitments/2026-001.html", "commitments/2026-001.json", "data/commitments.csv"] {
        assert!(built.text(path).contains("13800138000"), "{path}");
    }
}

#[test]
fn a_permit_that_is_over_or_of_another_item_covers_nothing() {
    for permit in
        [permit("commitments/2026-001", "2026-11-22"), permit("commitments/2026-002", "2027-05-02")]
    {
        let built = build(&registered([(PATH, PROMISE)]).with("content/policy.toml", permit));
        assert!(built.report.diagnostics.has_leaks(), "{}", built.messages);
        let page = "commitments/2026-001.html";
        assert!(!built.files.contains_key(page), "it was cleared all the same");
        assert!(!built.messages.contains("13800138000"));
    }
}

#[test]
fn a_changed_permit_or_needle_clears_again_pages_that_did_not_change() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let article = "+++\ntitle = \"演示文章\"\npublish = 2026-05-02T09:00:00\n+++\n\n感谢演示保密协作单位，值班手机 13800138000。\n";
    let permit = permit("column/2026-001", "2027-05-02");
    let files = [("content/column/news/2026-001.md", article), ("content/policy.toml", &permit)];
    write(folder.path(), &registered(files));
    gongkai(folder.path(), &["build"]).code(0);
    let built = || {
        let page = folder.path().join("output/column/2026-001.html");
        std::fs::read(page).expect("the page stands")
    };
    let before = built();
    // the permit goes: the page, which did not change, is looked at again
    std::fs::remove_file(folder.path().join("content/policy.toml")).expect("a permit");
    gongkai(folder.path(), &["build"]).code(3);
    std::fs::write(folder.path().join("content/policy.toml"), &permit).expect("a permit");
    gongkai(folder.path(), &["build"]).code(0);
    // a value is withheld from now on that the page tells
    let record = "title = \"演示记录\"\npublish = 2026-05-02T09:00:00\nkind = \"honour\"\n\n[honour]\naward = \"演示荣誉\"\nauthority = \"演示机关\"\ndate = 2026-04-20\n\n[subject]\nkind = \"organisation\"\norganisation = \"演示保密协作单位\"\n\n[[exception]]\nscope = [\"subject.organisation\"]\nground = \"trade-secret\"\ndecided-by = \"办公室\"\ndecided = 2026-05-02\nreview-by = 2027-05-02\n";
    let records = folder.path().join("content/records");
    std::fs::create_dir_all(&records).expect("a folder");
    std::fs::write(records.join("2026-001.toml"), record).expect("a record");
    gongkai(folder.path(), &["build"]).code(3);
    assert_eq!(built(), before, "the old site stands");
}

/// A permit of these lines, until long after the day of the tests.
fn permit_of(lines: &str) -> String {
    format!(
        "[[permit]]\n{lines}\nreason = \"本人同意\"\nperson = \"办公室主任\"\nuntil = 2027-05-02\n"
    )
}

#[test]
fn a_number_in_a_summary_is_permitted_on_lists_and_feeds_too_by_one_permit() {
    let article = "+++\ntitle = \"演示文章\"\npublish = 2026-05-02T09:00:00\nsummary = \"值班手机 13800138000。\"\n+++\n\n正文。\n";
    let site = registered([("content/column/news/2026-001.md", article)]);
    let stopped = build(&site);
    let advised = stopped.messages.matches("[[permit]]：item = \"column/2026-001\"").count();
    let all = stopped.messages.matches("[[permit]]").count();
    assert_eq!((advised, all), (1, 1), "{}", stopped.messages);
    let permitted = permit_of("item = \"column/2026-001\"\nclass = \"leak-mobile\"");
    let built = build(&site.with("content/policy.toml", permitted));
    assert!(built.messages.is_empty(), "{}", built.messages);
    for path in ["column/index.html", "data/column.csv", "feeds/site.xml", "catalogue/index.html"] {
        assert!(built.text(path).contains("13800138000"), "{path}");
    }
}

#[test]
fn a_permit_of_one_item_is_not_kept_alive_by_a_number_of_another() {
    let silent = PROMISE.replace("13800138000", "见公告栏");
    let permits =
        ["commitments/2026-001", "commitments/2026-002"].map(|item| permit(item, "2027-05-02"));
    for order in [[0, 1], [1, 0]] {
        let site = registered([(PATH, PROMISE), ("content/commitments/2026-002.toml", &silent)]);
        let both = order.map(|at| permits[at].as_str()).concat();
        let built = build(&site.with("content/policy.toml", both));
        let of_the_silent = order.iter().position(|at| *at == 1).unwrap_or(0) + 1;
        let stale = format!("第 {of_the_silent} 条准许（有效期至 2027-05-02）没有对应任何发现");
        assert!(built.messages.contains(&stale), "{}", built.messages);
        assert_eq!(
            built.messages.matches("没有对应任何发现[stale-permit]").count(),
            1,
            "{}",
            built.messages
        );
    }
}

#[test]
fn a_permit_that_serves_nothing_is_told_why() {
    for (lines, why) in [
        ("item = \"commitments/2026-001\"\nclass = \"leak-mobil\"", "class 不是发现的种类"),
        ("item = \"commitments/2026-001\"\nclass = \"leak-resident-id\"", "公民身份号码不得公开"),
        ("item = \"commitments/2026-001\"\nclass = \"toml-syntax\"", "不是泄露检查的种类"),
        ("item = \"commitments/2026-009\"\nclass = \"leak-mobile\"", "item 不是公开的条目"),
        ("item = \"2026-001\"\nclass = \"leak-mobile\"", "item 不是条目"),
        ("class = \"leak-mobile\"", "没有写 item"),
        ("item = \"commitments/2026-001\"", "也没有写 class"),
        (
            "item = \"commitments/2026-001\"\nclass = \"leak-mobile\"\nfile = \"a.html\"",
            "file 不是网站里的文件",
        ),
        ("item = \"commitments/2026-001\"\nclass = \"leak-bank-card\"", "没有对应任何发现"),
    ] {
        let silent = PROMISE.replace("13800138000", "见公告栏");
        let site = registered([(PATH, silent.as_str())]);
        let built = build(&site.with("content/policy.toml", permit_of(lines)));
        assert!(built.messages.contains(why), "{lines}\n{}", built.messages);
    }
}
