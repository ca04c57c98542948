//! Markup taken apart: what vanishes, what keeps apart, and that nothing is lost.
//! Broken markup, too.

use super::*;

fn streams(page: &str) -> Streams {
    let mut streams = Streams::default();
    decode_markup(page.as_bytes(), &mut streams);
    streams
}

fn text(page: &str) -> String {
    String::from_utf8_lossy(&streams(page).text).replace('\x1F', "|")
}

#[test]
fn inline_tags_vanish_and_blocks_keep_apart() {
    assert_eq!(text("<p>张<b>三</b>丰<wbr>号</p><p>李四"), "张三丰号|李四");
    assert_eq!(text("<td>1</td><td>2<br>3"), "1|2\n3");
    assert_eq!(text("张<br/>三"), "张\n三");
    assert_eq!(text("a < b <!-- 甲 --> c&lt;d"), "a < b  c<d");
    assert_eq!(text("张<!-- x -->三"), "张三");
    assert_eq!(text("<t><![CDATA[张<b>三</b>]]></t>"), "张三]]>|");
}

#[test]
fn the_mark_of_a_footnote_stands_beside_the_word() {
    let page = r##"张<sup class="footnote-reference" title="a"><a href="#1">1</a></sup>三"##;
    let streams = streams(page);
    assert_eq!(streams.text, "张三".as_bytes());
    assert_eq!(streams.hidden, b"1\x1F");
    let attributes = String::from_utf8_lossy(&streams.attributes).into_owned();
    assert!(attributes.contains("title=\"a\"") && attributes.contains("#1"));
    let many = "<sup class=footnote-reference>".repeat(100_000);
    assert!(text(&format!("{many}张三")).contains("张三"));
}

#[test]
fn attributes_are_decoded() {
    let page = r#"<a title="a>b &#x5F20;三" href='x/%E6%9D%8E%e5%9b%9b.pdf'>甲</a>"#;
    let streams = streams(page);
    let attributes = String::from_utf8_lossy(&streams.attributes).into_owned();
    assert!(attributes.contains("a>b 张三"));
    assert!(attributes.contains("x/李四.pdf"));
    assert_eq!(streams.text, "甲".as_bytes());
}

#[test]
fn scripts_and_comments_are_kept() {
    let streams = streams("<SCRIPT a>var a='<b>张三';</Script><style>甲</style><!--乙-->丙<!--丁");
    let hidden = String::from_utf8_lossy(&streams.hidden).into_owned();
    assert_eq!(hidden, "var a='<b>张三';\x1F甲\x1F乙\x1F丁\x1F");
    assert_eq!(streams.text.strip_suffix("丙".as_bytes()).map(|rest| rest.len() <= 1), Some(true));
}

#[test]
fn nothing_is_lost_in_broken_markup() {
    for page in
        ["<a title=\"张三", "<a title='张三>乙", "<张三", "<!张三", "<?张三", "<", "</", "<a 张三"]
    {
        let streams = streams(page);
        let all = [streams.text, streams.attributes, streams.hidden].concat();
        if page.contains('张') {
            assert!(memmem::find(&all, "张三".as_bytes()).is_some(), "{page}");
        }
    }
}

#[test]
fn tells_where_tags_stood_inside_numbers() {
    assert!(streams("<sup>1</sup>13800138000").joins_digits);
    assert!(!streams("<td>1</td><td>2</td><b>甲</b>2").joins_digits);
}
