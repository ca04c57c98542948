//! The smallest site builds, and counts what it built.

use crate::support::{build, site};

#[test]
fn a_site_without_items_builds() {
    let built = build(&site());
    assert!(!built.report.diagnostics.has_errors(), "{}", built.messages);
    assert!(built.text("index.html").contains("演示机关"));
    assert!(built.report.counts.add_up());
}

#[test]
fn an_article_has_a_page_a_twin_and_a_place_in_every_list() {
    let article = "+++\ntitle = \"第一篇\"\npublish = 2026-05-02T09:00:00\n+++\n\n## 开头\n\n**要点：**公开。\n";
    let built = build(&site().with("content/column/news/2026-001.md", article));
    assert!(!built.report.diagnostics.has_errors(), "{}", built.messages);
    assert!(built.text("column/2026-001.html").contains("<strong>要点：</strong>公开"));
    for path in [
        "index.html",
        "column/index.html",
        "column/by-year/2026.html",
        "column/by-category/news.html",
        "feeds/site.xml",
        "feeds/column-news.xml",
        "data/column.csv",
        "data/column-2026.json",
        "column/2026-001.json",
    ] {
        assert!(built.text(path).contains("第一篇"), "{path}");
    }
}
