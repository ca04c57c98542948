//! Recognisers: no text makes them look at one place again and again.

use super::*;
use crate::guard::compare::Pairs;
use crate::guard::tests::listed::LIST;
use std::ops::Range;

fn folded(recognisers: &Recognisers, text: &str) -> Folded {
    let mut folded = Folded::default();
    let pairs: Vec<_> = recognisers.anchors().beginnings().collect();
    folded.fold(text.as_bytes(), &Pairs::of(&pairs));
    folded
}

fn entry<'r>(recognisers: &'r Recognisers, id: &str) -> &'r Entry {
    recognisers.entries.iter().find(|entry| &*entry.id == id).expect("it is in the list")
}

fn around(text: &Folded, least: usize, anchor: Range<usize>, near: usize) -> Window {
    Window::of(text, Window::reach(text, least, anchor, near))
}

#[test]
fn what_was_looked_at_is_not_looked_at_again() {
    let recognisers = Recognisers::new(&LIST);
    let entry = entry(&recognisers, "passport-mrz");
    let text = folded(&recognisers, &"<</A ".repeat(200));
    let near = entry.policy.near;
    let window = around(&text, 0, 400..402, near);
    let tries = &mut Tries::for_text(text.bytes().len());
    let forms: Vec<&Program> = entry.forms.iter().map(|form| &form.program).collect();
    let looked_until =
        recognisers.in_window(entry, &forms, (&text, &window), 0, tries, &mut |_| true);
    assert!(looked_until.is_some_and(|at| at > 402 + near - 10), "{looked_until:?}");
    let window = around(&text, 402 + near - 10, 404..406, near);
    assert!(window.len() < near + 20, "{}", window.len());
}

#[test]
fn a_text_that_takes_too_much_is_not_said_to_hold_nothing() {
    let recognisers = Recognisers::new(&LIST);
    for (piece, times) in [("现住址省市", 1), ("省市", 400_000)] {
        let text = folded(&recognisers, &["现住址", &piece.repeat(times)].concat());
        assert!(recognisers.find(&text, &mut |_, _| false), "{piece}");
    }
    for piece in ["现住址省市省市", "p<aa<<<<<<<<<<<<<<<<<<<<"] {
        let text = folded(&recognisers, &piece.repeat(100_000));
        let _ = recognisers.find(&text, &mut |_, _| false);
    }
}

#[test]
fn a_glance_passes_over_nothing_that_a_form_finds() {
    use proptest::prelude::*;
    let recognisers = Recognisers::new(&LIST);
    let words = "优待证|卡号|军官证|编号|护照|passport|粤A|车牌|使1|张三|抚恤金|500元|序号|姓名|x|1|23|456|7890|12345678|-|:| |、";
    let words: Vec<&str> = words.split('|').collect();
    proptest!(|(text in prop::collection::vec(prop::sample::select(words), 1..12))| {
        let text = folded(&recognisers, &text.concat());
        let window = Window::of(&text, 0..text.bytes().len());
        for entry in &recognisers.entries {
            let tries = &mut Tries::for_text(text.bytes().len());
            let all: Vec<&Program> = entry.forms.iter().map(|form| &form.program).collect();
            let mut ended =
                |forms: &[&Program]| recognisers.in_window(entry, forms, (&text, &window), 0, tries, &mut |_| true);
            let some = ended(&entry.forms_for(text.bytes()));
            prop_assert_eq!(ended(&all).is_none(), some.is_none(), "{}", entry.id);
        }
    });
}
