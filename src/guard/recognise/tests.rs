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
    let looked_until = recognisers.in_window(entry, &window, 0, &mut Vec::new(), &mut |_| true);
    assert!(looked_until.is_some_and(|at| at > 402 + near - 10), "{looked_until:?}");
    let window = around(&text, 402 + near - 10, 404..406, near);
    assert!(window.len() < near + 20, "{}", window.len());
}
