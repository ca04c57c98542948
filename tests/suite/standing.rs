//! The standing pages that the law asks for: how far the site is open, and the catalogue.

use crate::specimens::exception;
use crate::support::{Built, build, registered};
use serde_json::Value as Json;

/// A document of its own number, published on its own day, with more front matter.
fn document(number: usize, more: &str) -> (String, String) {
    let path = format!("content/documents/2026-{number:03}.md");
    let (month, day) = (1 + number / 28, 1 + number % 28);
    let text = format!(
        "+++\ntitle = \"文件第{number}号\"\ndate = 2026-{month:02}-{day:02}\npublish = 2026-{month:02}-{day:02}T09:00:00\ngenre = \"notice\"\nvalidity = \"in-force\"\nsummary = \"概述第{number}号\"\nsource = \"来源{number}\"\n{more}+++\n\n正文。\n"
    );
    (path, text)
}

fn masked(ground: &str) -> String {
    exception("[\"source\"]").replace("personal-privacy", ground)
}

fn site(files: &[(String, String)]) -> Built {
    let built = build(&registered(files.iter().map(|(p, t)| (p.as_str(), t.as_str()))));
    assert!(!built.report.diagnostics.has_errors(), "{}", built.messages);
    built
}

fn openness(built: &Built) -> Json {
    serde_json::from_str(&built.text("data/openness.json")).expect("it is JSON")
}

fn counts(openness: &Json) -> Vec<u64> {
    let parts = openness["parts"].as_array().expect("parts");
    parts.iter().map(|part| part["count"].as_u64().expect("a count")).collect()
}

const MINOR: &str = "title = \"演示轻微记录\"\npublish = 2026-05-20T09:00:00\nkind = \"dishonesty\"\nsource = \"accountability\"\ntier = \"minor\"\nfacts = \"演示事实。\"\n\n[subject]\nkind = \"organisation\"\norganisation = \"演示单位\"\n\n[decision]\nauthority = \"演示机关\"\ndate = 2026-05-10\nresult = \"提醒。\"\n";

#[test]
fn the_meter_counts_what_is_registered_and_nothing_else() {
    let ended = MINOR.replace("minor", "serious").replace(
        "\n[subject]",
        "\n[withdrawal]\ndate = 2026-06-01\nreason = \"撤销。\"\n\n[subject]",
    );
    let built = site(&[
        document(1, ""),
        document(2, ""),
        document(3, &masked("personal-privacy")),
        document(4, &exception("\"whole\"")),
        ("content/records/2026-001.toml".into(), MINOR.into()),
        ("content/records/2026-002.toml".into(), ended),
        ("content/records/2026-003.toml".into(), MINOR.replace("2026-05-20T", "2027-05-20T")),
    ]);
    let openness = openness(&built);
    assert_eq!(counts(&openness), [2, 1, 1, 1], "{}", built.messages);
    assert_eq!(openness["total"], 5);
    let home = built.text("index.html");
    for words in ["本站登记事项 5 件", "完整公开 40.0%", "按规定不公示 20.0%", "data/openness.json"]
    {
        assert!(home.contains(words), "the home page lacks {words}");
    }
    // the masked and the whole are one each: no ground is named beside a count of one
    assert_eq!(home.matches("各项不足五件的不分列").count(), 2);
    assert!(!home.contains("涉及个人隐私"));
    let catalogue: Json =
        serde_json::from_str(&built.text("data/catalogue.json")).expect("it is JSON");
    assert_eq!(catalogue.as_array().expect("entries").len(), 3, "full and masked, as it says");
}

/// Five items a ground may be told apart, four may not.
#[test]
fn a_split_by_ground_has_no_small_cell() {
    let of = |grounds: [(&str, usize); 2]| {
        let each = grounds.into_iter().flat_map(|(ground, n)| std::iter::repeat_n(ground, n));
        let files: Vec<_> =
            each.enumerate().map(|(at, ground)| document(at + 1, &masked(ground))).collect();
        openness(&site(&files))["splits"][0].clone()
    };
    let shown = of([("personal-privacy", 6), ("trade-secret", 5)]);
    assert_eq!(shown["byGround"][0]["count"], 6);
    assert_eq!(shown["byGround"][1]["count"], 5);
    let kept = of([("personal-privacy", 7), ("trade-secret", 4)]);
    assert_eq!((kept["total"].as_u64(), kept["byGround"].is_null()), (Some(11), true));
    assert_eq!(kept["notSplit"], "各项不足五件的不分列");
}

/// An item of several grounds is one masked item, and one item of each ground.
#[test]
fn an_item_of_two_grounds_is_counted_once_and_split_twice() {
    let two = masked("personal-privacy") + &masked("trade-secret").replace("source", "effective");
    let more = format!("effective = 2026-05-01\n{two}");
    let files: Vec<_> = (1..=5).map(|number| document(number, &more)).collect();
    let openness = openness(&site(&files));
    assert_eq!(counts(&openness), [0, 5, 0, 0]);
    for row in openness["splits"][0]["byGround"].as_array().expect("a split") {
        assert_eq!(row["count"], 5);
    }
}

#[test]
fn the_catalogue_lists_what_is_published_with_the_four_facts_of_the_law() {
    let built = site(&[document(1, ""), document(2, &exception("\"whole\""))]);
    let page = built.text("catalogue/by-year/2026.html");
    for fact in ["2026-00001", "文件第1号", "概述第1号", "2026-01-02", "政策文件 / 通知"]
    {
        assert!(page.contains(fact), "the catalogue lacks {fact}");
    }
    let csv = built.text("data/catalogue.csv");
    assert!(csv.contains("索引号,名称,内容概述,生成日期"), "{csv}");
    for path in ["catalogue/index.html", "catalogue/by-year/2026.html", "data/catalogue-2026.csv"] {
        assert!(!built.text(path).contains("文件第2号"), "{path} lists what is withheld");
    }
    for path in ["index.html", "404.html", "documents/2026-001.html", "sitemap.html"] {
        assert!(built.text(path).contains("catalogue/index.html"), "{path} does not lead there");
    }
}

/// Pages of the catalogue are numbered from the oldest: the full ones never change.
#[test]
fn one_more_item_leaves_the_full_pages_of_the_catalogue_alone() {
    let files: Vec<_> = (1..=120).map(|number| document(number, "")).collect();
    let (before, after) = (site(&files[..119]), site(&files));
    let page = |number: &str| format!("catalogue/by-year/2026{number}.html");
    for number in ["-1", "-2"] {
        assert_eq!(before.text(&page(number)), after.text(&page(number)));
    }
    assert!(!before.text(&page("")).contains("文件第120号"));
    assert!(after.text(&page("")).contains("文件第120号"));
    assert!(after.text(&page("-1")).contains("文件第1号"));
}

const REPORT: &str = "title = \"演示年报\"\npublish = 2026-05-02T09:00:00\nyear = 2025\noverview = \"演示。\"\nproblems = \"演示。\"\nother = \"演示。\"\n";
const REPORT_PATH: &str = "content/reports/2026-001.toml";

fn report(more: &str) -> Built {
    site(&[(REPORT_PATH.into(), format!("{REPORT}{more}"))])
}

fn fields(built: &Built) -> Json {
    let twin: Json =
        serde_json::from_str(&built.text("reports/2026-001.json")).expect("it is JSON");
    twin["fields"].clone()
}

/// Zero and totals may be left out; the page and the data have them.
#[test]
fn the_tables_of_the_report_are_completed() {
    let built = report(
        "\n[applications]\nnew = { individuals = 3, business = 1 }\ncarried-over = { research = 2 }\ngranted = { individuals = 3 }\nthird-party = { research = 2 }\ncarried-forward = { business = 1 }\n",
    );
    let applications = &fields(&built)["applications"];
    assert_eq!(applications["new"]["total"], 4);
    assert_eq!(applications["total"]["research"], 2);
    assert_eq!(applications["total"]["total"], 5);
    assert_eq!(applications["carriedForward"]["total"], 1);
    assert_eq!(applications["excessive"]["legalServices"], 0);
    let page = built.text("reports/2026-001.html");
    let order = [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ];
    let at = order.map(|heading| page.find(&format!("<h2>{heading}</h2>")).expect(heading));
    assert!(at.is_sorted(), "the sections are not in the order of the form");
    let sheet = &page[at[2]..at[3]];
    assert_eq!(sheet.matches("<td><span class=\"number\">").count(), 25 * 7);
    // of the other tables nothing was given, and nothing is invented
    assert_eq!(page.matches("待填写").count(), 2);
    assert!(
        built.text("data/reports.csv").contains("收到和处理政府信息公开申请情况/予以公开/总计")
    );
}

/// A part that is withheld cannot be told from a total, whether that was given or made.
#[test]
fn a_total_goes_with_a_part_that_is_withheld() {
    let more = format!(
        "\n[reviews]\nreconsideration = {{ upheld = 5, other = 2, total = 7 }}\n{}",
        exception("[\"reviews.reconsideration.upheld\"]")
    );
    let built = report(&more);
    let results = &fields(&built)["reviews"]["reconsideration"];
    assert_eq!(results["upheld"]["withheld"], "personal-privacy");
    assert_eq!(results["total"]["withheld"], "personal-privacy");
    assert_eq!(results["other"], 2);
}

/// 行政规范性文件, counted from the documents of the site as they stood in that year.
#[test]
fn the_report_counts_the_documents_of_the_site() {
    let measure = |number: usize, made: &str, more: &str| {
        let (path, text) = document(number, more);
        let date = format!("date = 2026-01-{:02}\n", 1 + number);
        (
            path,
            text.replace("\"notice\"", "\"measure\"").replace(&date, &format!("date = {made}\n")),
        )
    };
    let gone = "repealed = 2025-06-01\n";
    let later = "repealed = 2026-02-01\n";
    let no_more = |(path, text): (String, String)| (path, text.replace("in-force", "repealed"));
    let built = site(&[
        measure(1, "2025-01-05", ""),
        no_more(measure(2, "2024-01-05", gone)),
        no_more(measure(3, "2024-01-05", later)),
        measure(4, "2026-01-05", ""),
        document(5, ""),
        (REPORT_PATH.into(), format!("{REPORT}\n[disclosure]\nlicences = 4\n")),
    ]);
    let normative = &fields(&built)["disclosure"]["normative"];
    let counts = ["made", "repealed", "inForce"].map(|key| normative[key].as_u64());
    assert_eq!(counts, [Some(1), Some(1), Some(2)]);
}

#[test]
fn the_guide_has_every_fact_of_the_law() {
    let guide = "+++\ntitle = \"演示指南\"\npublish = 2026-05-01T09:00:00\nrole = \"guide\"\n+++\n\n正文。\n";
    let page = site(&[("content/pages/guide.md".into(), guide.into())]).text("pages/guide.html");
    for fact in [
        "信息的分类",
        "编排体系",
        "获取方式",
        "公开工作机构名称",
        "办公地址",
        "办公时间",
        "联系电话",
        "传真号码",
        "互联网联系方式",
        "catalogue/index.html",
        "统一社会信用代码（114414000000000008）/年份-当年流水号",
    ] {
        assert!(page.contains(fact), "the guide lacks {fact}");
    }
    assert!(page.contains("待填写"), "the fax number is unknown, and it says so");
}
