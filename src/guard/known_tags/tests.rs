mod beside;

use super::super::{Form, Gate, NoPage};
use super::*;
use crate::diag::Code;
use crate::disclosure::{Class, Hold, Needle};
use crate::model::{ItemId, ItemRef, Kind, Private};
use proptest::prelude::*;
use std::cell::Cell;
use std::sync::Arc;

/// Answers that every tag says nothing, and counts how often that is asked.
#[derive(Default)]
struct Nothing(Cell<usize>);

impl Asked for Nothing {
    fn says_nothing(&self, _: &[u8]) -> bool {
        self.0.set(self.0.get() + 1);
        true
    }

    fn holds_value(&self, _: &[u8]) -> bool {
        false
    }
}

fn is_known(tag: &str) -> bool {
    let tags = KnownTags::default();
    let page = format!("{tag}正文");
    let asked = Nothing::default();
    let passed = || tags.pass_over(page.as_bytes(), &mut Streams::default(), &asked).is_some();
    (0..3).any(|_| passed())
}

#[test]
fn a_tag_is_asked_about_when_it_is_met_again_and_then_passed_over() {
    let (tags, asked) = (KnownTags::default(), Nothing::default());
    let rests = [12, 34, 56, 78].map(|page| {
        let page = format!("<a href=\"{page}.html\">正文");
        let mut streams = Streams::default();
        tags.pass_over(page.as_bytes(), &mut streams, &asked).map(<[u8]>::to_vec)
    });
    let rest = Some("正文".as_bytes().to_vec());
    assert_eq!(rests, [None, None, rest.clone(), rest]);
    assert_eq!(asked.0.get(), 1);
}

#[test]
fn only_what_says_nothing_beside_anything_is_known() {
    for tag in [
        "<td>",
        "</h2>",
        "<a href=\"../index.html\">",
        "<img alt=\"\" src=\"logo.png\"/>",
        "<a href=\"../column/2024-00010.html\">",
        "<link rel=\"canonical\" href=\"https://bench.example.org/gongkai/2024-00010.html\">",
        "<time datetime=\"2024-02-25\">",
        "<h2 id=\"section-1\">",
        "<a href=\"#section-1\">",
        "<meta name=\"Url\" content=\"https://bench.example.org/2024-00010.html\">",
    ] {
        assert!(is_known(tag), "{tag}");
    }
    for tag in [
        "<td data-x=\"1\">",
        "<td data-id=\"E12345678\">",
        "<td data-id=\"MTEw/1\" id=\"section-1\">",
        "<td data-id=\"11010--0021\">",
        "<td data-id=\"11010..0021\">",
        "<td data-id=\"110105xx21\">",
        "<td data-id=\"110105_21\">",
        "<td data-id=\"110105#21\">",
        "<td data-id=\"##110105\">",
        "<td data-id=\"Zm/00010\">",
        "<td data-id=\"110105-\" id=\"--21\">",
        "<td data-id=\"=31=33\">",
        "<td data-id=12>",
        "<td 12=\"id\">",
        "<h12>",
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
    on_pages_of(&Gate::new(Vec::new(), &[]), page)
}

fn on_pages_of(gate: &Gate, page: &str) -> [Vec<Code>; 4] {
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

#[test]
fn what_goes_on_behind_a_known_tag_is_read_with_it() {
    let row: String = "10105194912310054".chars().map(|digit| format!("<b {digit}>")).collect();
    let page = format!("<h2 id=\"section-1\"></h2><h2 id=\"section-1\">{row}甲");
    let [first, .., last] = on_pages(&page);
    assert_eq!(first, [Code::LeakResidentId]);
    assert_eq!(last, first);
}

fn needle(text: &str, class: Class) -> Needle {
    let id = ItemId::parse("2026-001").expect("an id");
    Needle {
        text: Private::new(text.to_owned()),
        class,
        owner: Arc::new(ItemRef { kind: Kind::Records, id }),
        field: "number".into(),
        shown: None,
        hold: Hold::Secret,
    }
}

#[test]
fn a_withheld_value_in_an_address_is_found_on_every_page() {
    let needles = vec![
        needle("xm-2031", Class::Organisation),
        needle("202477", Class::Identifier),
        needle("2031-05", Class::Organisation),
    ];
    let gate = Gate::new(needles, &[]);
    let count = |name: &str| {
        let page = format!("<p><a href=\"../column/{name}.html\">甲</a></p>");
        gate.inspect("a.html", page.as_bytes(), Form::Html, &NoPage).len()
    };
    for lawful in ["xm-2032", "xm-2033", "202478", "202479", "2032-05", "2033-05"] {
        assert_eq!(count(lawful), 0, "{lawful}");
    }
    for withheld in ["xm-2031", "202477", "2031-05"] {
        assert_eq!([count(withheld), count(withheld)], [1, 1], "{withheld}");
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
                tags.pass_over(rest, streams, &Nothing::default())
            });
            (streams.text, streams.hidden, streams.joins_digits)
        };
        let first = decoded();
        decoded();
        prop_assert_eq!(decoded(), first);
    }
}
