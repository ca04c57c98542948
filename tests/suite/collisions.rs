//! Two pages of one address: told, never silently one over the other.

use crate::support::{KNOWN_SITE, build, registered};

/// A channel `news-1` beside a channel `news` whose list has grown to a second page: both
/// lists want `column/by-category/news-1.html`.
#[test]
fn a_channel_named_like_a_page_of_another_is_told() {
    let facts = format!(
        "{KNOWN_SITE}\n[[channel]]\nid = \"news-1\"\nname = \"动态\"\ndescription = \"动态\"\n"
    );
    let article = "+++\ntitle = \"演示文章\"\npublish = 2026-05-02T09:00:00\n+++\n\n正文。\n";
    let mut paths: Vec<String> =
        (1..=51).map(|n| format!("content/column/news/2026-{n:03}.md")).collect();
    paths.push("content/column/news-1/2026-100.md".to_owned());
    let world = registered(paths.iter().map(|path| (path.as_str(), article)));
    let built = build(&world.with("content/site.toml", facts));
    assert_eq!(built.codes(), ["path-collision"], "{}", built.messages);
    assert!(built.messages.contains("column/by-category/news-1.html"), "{}", built.messages);
}
