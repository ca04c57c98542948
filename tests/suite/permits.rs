//! What a person has looked at and allowed passes the gate, wherever it stands: on the page,
//! in its twin, and in the data files of its kind.

use crate::support::{build, registered};

const PROMISE: &str = "title = \"演示承诺\"\npublish = 2026-05-02T09:00:00\npromise = \"值班手机 13800138000 随时接听。\"\npromisor = \"办公室\"\nmade = 2026-05-01\nstatus = \"ongoing\"\n";
const PATH: &str = "content/commitments/2026-001.toml";

fn permit(item: &str, until: &str) -> String {
    format!(
        "[[permit]]\nitem = \"{item}\"\nclass = \"leak-mobile\"\nreason = \"值班手机，本人同意\"\nperson = \"办公室主任\"\nuntil = {until}\n"
    )
}

#[test]
fn a_permit_covers_every_file_in_which_its_item_stands() {
    let site = registered([(PATH, PROMISE)]);
    let stopped = build(&site);
    assert!(stopped.report.diagnostics.has_leaks(), "{}", stopped.messages);
    let permitted = permit("commitments/2026-001", "2027-05-02");
    let built = build(&site.with("content/policy.toml", permitted));
    assert!(built.messages.is_empty(), "{}", built.messages);
    for path in ["commitments/2026-001.html", "commitments/2026-001.json", "data/commitments.csv"] {
        assert!(built.text(path).contains("13800138000"), "{path}");
    }
}

#[test]
fn a_permit_that_is_over_or_of_another_item_covers_nothing() {
    for permit in
        [permit("commitments/2026-001", "2026-11-22"), permit("commitments/2026-002", "2027-05-02")]
    {
        let built = build(&registered([(PATH, PROMISE)]).with("content/policy.toml", permit));
        assert!(built.report.diagnostics.has_leaks(), "{}", built.messages);
        let page = "commitments/2026-001.html";
        assert!(!built.files.contains_key(page), "it was cleared all the same");
        assert!(!built.messages.contains("13800138000"));
    }
}
