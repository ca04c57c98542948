//! Whatever stands in known tags and beside them: what is found is what is found where no tag
//! is known.

use super::super::KnownTags;
use super::{needle, on_pages_of};
use crate::disclosure::Class;
use crate::guard::tests::listed::POLICY;
use crate::guard::{Form, Gate, NoPage};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A gate that looks for everything.
fn gate() -> Gate {
    let needles = vec![
        needle("xm-2031", Class::Organisation),
        needle("20247788", Class::Identifier),
        needle("2031-05-17", Class::Date),
        needle("11010519491231002X", Class::Identifier),
        needle("王演示", Class::PersonName),
    ];
    Gate::new(needles, &[])
        .watching(POLICY.sensitive())
        .with_partial_forms(POLICY.partial_forms.clone())
}

static KNOWING: LazyLock<Gate> = LazyLock::new(gate);
static KNOWING_NONE: LazyLock<Gate> =
    LazyLock::new(|| Gate { tags: KnownTags { tags: Vec::new(), met: Vec::new() }, ..gate() });

/// What may stand in an attribute, in a text, or without quotes in a tag.
fn word() -> impl Strategy<Value = String> {
    let words = [
        "1",
        "3",
        "8",
        "0",
        "x",
        "12",
        "138",
        "1380013",
        "8000",
        "13800138000",
        "110105",
        "1949",
        "19491231",
        "002X",
        "002x",
        "11010519491231002X",
        "2024-00010",
        "20247788",
        "2031-05-17",
        "xm-2031",
        "110105********002X",
        "110105xxxxxxxx002X",
        "110105",
        "**",
        "xx",
        "--",
        "__",
        "..",
        "#",
        "=31=33",
        "%31",
        "&#49;",
        "MTEwMTA1MTk0OTEyMzEwMDJY",
        "3131303130353139",
        "31 33",
        "王",
        "演示",
        "王演示",
        "证号",
        "手机",
        "电话",
        "尾号",
        "优待证",
        "section",
        "-",
        "/",
        " ",
    ];
    let some = prop::sample::select(words.to_vec());
    prop::collection::vec(some, 1..3).prop_map(|words| words.concat())
}

fn piece() -> impl Strategy<Value = String> {
    let shapes = [
        "<a href=\"../column/?.html\">",
        "<i data-no=\"?\">",
        "<b ?>",
        "<h2 id=\"section-?\">",
        "<p title=\"?\">",
        "<a href=\"#?\">",
        "<td data-label=\"?\">",
        "<x?>",
        "</td>",
        "</a>",
        "<!?>",
        "<meta name=\"Url\" content=\"?\">",
        "<time datetime=\"?\">",
        "?",
        "<i ? no=\"?\">",
        "<i no=\"?\" ?>",
        "<?>",
    ];
    let shape = prop::sample::select(shapes.to_vec());
    (shape, word(), word())
        .prop_map(|(shape, one, two)| shape.replacen('?', &one, 1).replacen('?', &two, 1))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_tag_hides_what_stands_in_it_or_beside_it(
        pieces in prop::collection::vec((piece(), 1..3_usize), 1..12)
    ) {
        let page: String = pieces.iter().map(|(piece, times)| piece.repeat(*times)).collect();
        let found = KNOWING_NONE.inspect("a.html", page.as_bytes(), Form::Html, &NoPage);
        let found: BTreeSet<_> = found.iter().map(|finding| finding.code).collect();
        let [.., later] = on_pages_of(&KNOWING, &page);
        prop_assert_eq!(BTreeSet::from_iter(later), found, "{}", page);
    }
}
