//! What Windows editors do to a file changes nothing: CRLF line ends and a BOM give the
//! same site, byte for byte, and messages point at the same line and column.

use crate::support::{Built, build, registered};

const RECORD: &str = r#"title = "演示记录"
publish = 2026-05-02T09:00:00
kind = "honour"
facts = """
第一段。
第二段。
"""

[honour]
award = "演示荣誉"
authority = "演示机关"
date = 2026-04-20

[subject]
kind = "organisation"
organisation = "演示单位甲"
"#;

const ARTICLE: &str = "+++\ntitle = \"演示文章\"\npublish = 2026-05-02T09:00:00\n+++\n\n## 第一部分\n\n正文第一行\n第二行，见[记录](records/2026-001)。\n\n| 甲 | 乙 |\n|---|---:|\n| 一 | 2 |\n";

fn with_crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}

fn with_bom(text: &str) -> String {
    format!("\u{feff}{text}")
}

fn site(written: impl Fn(&str) -> String) -> Built {
    let (record, article) = (written(RECORD), written(ARTICLE));
    build(&registered([
        ("content/records/2026-001.toml", record.as_str()),
        ("content/column/news/2026-001.md", article.as_str()),
    ]))
}

#[test]
fn line_ends_and_a_bom_change_no_byte_of_the_site() {
    let plain = site(str::to_owned);
    assert!(plain.messages.is_empty(), "{}", plain.messages);
    assert!(plain.text("column/2026-001.html").contains("第二行"));
    for (name, built) in [
        ("CRLF", site(with_crlf)),
        ("BOM", site(with_bom)),
        ("BOM and CRLF", site(|text| with_bom(&with_crlf(text)))),
    ] {
        assert!(built.messages.is_empty(), "{name}: {}", built.messages);
        for (path, bytes) in &plain.files {
            assert_eq!(Some(bytes), built.files.get(path), "{name}: {path} differs");
        }
        assert_eq!(plain.files.len(), built.files.len(), "{name}");
    }
}

#[test]
fn messages_point_at_the_same_place_whatever_the_line_ends() {
    let broken = |text: &str| text.replace("kind = \"honour\"", "kind = \"荣誉\"");
    let places = |built: &Built| -> Vec<String> {
        let arrows = built.messages.lines().filter(|line| line.contains("-->"));
        arrows.map(str::to_owned).collect()
    };
    let plain = places(&site(broken));
    assert_eq!(plain.len(), 1);
    assert_eq!(plain, places(&site(|text| with_crlf(&broken(text)))));
    assert_eq!(plain, places(&site(|text| with_bom(&broken(text)))));
}
