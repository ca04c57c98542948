//! Recognisers: no text makes them look at one place again and again.

use super::*;
use crate::guard::compare::Pairs;
use crate::guard::tests::listed::LIST;
use std::ops::Range;

fn folded(recognisers: &Recognisers, text: &str) -> Folded {
    let mut folded = Folded::default();
    folded.fold(text.as_bytes(), &Pairs::of(recognisers.anchors().texts()));
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
    let looked_until = recognisers.in_window(entry, &window, 0, tries, &mut |_| true);
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
