use super::super::{Form, Gate, NoPage};
use super::*;
use crate::diag::Code;
use proptest::prelude::*;

fn is_known(tag: &str) -> bool {
    let tags = KnownTags::default();
    let page = format!("{tag}正文");
    let passed = || tags.pass_over(page.as_bytes(), &mut Streams::default(), |_| true).is_some();
    (0..3).any(|_| passed())
}

#[test]
fn a_tag_is_asked_about_when_it_is_met_again_and_then_passed_over() {
    let (tags, mut asked) = (KnownTags::default(), 0);
    let page = "<td class=\"day\">正文";
    let rests = [(); 4].map(|()| {
        let mut streams = Streams::default();
        let is_clean = |_: &[u8]| {
            asked += 1;
            true
        };
        tags.pass_over(page.as_bytes(), &mut streams, is_clean).map(<[u8]>::to_vec)
    });
    let rest = Some("正文".as_bytes().to_vec());
    assert_eq!(rests, [None, None, rest.clone(), rest]);
    assert_eq!(asked, 1);
}

#[test]
fn only_what_says_nothing_beside_anything_is_known() {
    for tag in ["<td>", "</h2>", "<a href=\"../index.html\">", "<img alt=\"\" src=\"logo.png\"/>"] {
        assert!(is_known(tag), "{tag}");
    }
    for tag in [
        "<td data-x=\"1\">",
        "<td title=\"张\">",
        "<td title=\"a b\">",
        "<td title=\"&lt;\">",
        "<td title=\"%41\">",
        "<td title=\"tom@x\">",
        "<td title=\"open>",
        "<td title='shut'>",
        "<br>",
        "<script>",
        "<style>",
        "<span class=\"vh\">",
        "<sup class=\"footnote-reference\">",
        "<!DOCTYPE html>",
        "<!-- td -->",
        "<td\nclass=\"day\">",
    ] {
        assert!(!is_known(tag), "{tag}");
    }
}

/// The codes found on a page, the first time and later.
fn on_pages(page: &str) -> [Vec<Code>; 4] {
    let gate = Gate::new(Vec::new(), &[]);
    [(); 4].map(|()| {
        let findings = gate.inspect("a.html", page.as_bytes(), Form::Html, &NoPage);
        findings.iter().map(|finding| finding.code).collect()
    })
}

#[test]
fn a_number_among_known_tags_is_found_on_every_page() {
    for page in [
        "<table><tr><td class=\"day\">138</td></tr></table><p>手机<b class=\"x\">1380013</b><i>8000</i></p>",
        "<table class=\"day\"><td class=\"day\">1</td><td class=\"day\">甲</td></table><a href=\"tel:13800138000\">电话</a>",
        "<p>证号</p><a class=\"day\">13800138</a><b class=\"day\">000</b>",
    ] {
        let [first, .., last] = on_pages(page);
        assert_eq!(first, [Code::LeakMobile], "{page}");
        assert_eq!(last, first, "{page}");
    }
}

proptest! {
    #[test]
    fn what_is_left_of_a_page_is_the_same_but_for_what_says_nothing(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "<td>", "</td>", "<b class=\"day\">", "</b>", "<a href=\"x.html\">", "甲", "1", "b", "\n",
                "<br>", "<span class=\"vh\">", "</span>", "<script>", "</script>", "&amp;", "<!--", "-->",
                "<i title=\"", "\">",
            ]),
            0..24,
        )
    ) {
        let page = pieces.concat();
        let tags = KnownTags::default();
        let decoded = || {
            let mut streams = Streams::default();
            crate::guard::decode::decode_markup_but(page.as_bytes(), &mut streams, &mut |rest, streams| {
                tags.pass_over(rest, streams, |_| true)
            });
            (streams.text, streams.hidden, streams.joins_digits)
        };
        let first = decoded();
        decoded();
        prop_assert_eq!(decoded(), first);
    }
}
