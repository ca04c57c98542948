//! An amount that is withheld is found in every spelling in which its own page tells it, and
//! another amount is not.

use crate::support::{Built, build, registered};

const PATH: &str = "content/procurement/2026-001.toml";

/// A purchase of which the budget is withheld, with a summary of its own.
fn built(summary: &str) -> Built {
    let purchase = format!(
        "title = \"演示采购\"\npublish = 2026-05-09T09:00:00\nregime = \"procurement-law\"\nmethod = \"competitive-negotiation\"\ncategory = \"goods\"\nproject-number = \"YS-2026-001\"\nbuyer = \"演示机关\"\nrequirement = \"家具一批\"\nbudget = 3876425\nsummary = \"{summary}\"\n\n[[exception]]\nscope = [\"budget\"]\nground = \"trade-secret\"\ndecided-by = \"办公室\"\ndecided = 2026-05-08\nreview-by = 2027-05-08\npublic-reason = \"涉及商业秘密\"\n"
    );
    build(&registered([(PATH, purchase.as_str())]))
}

#[test]
fn a_withheld_amount_stops_the_build_in_every_spelling() {
    for amount in [
        "3876425",
        "3,876,425.00",
        "３８７６４２５元",
        "387.6425万元",
        "叁佰捌拾柒万陆仟肆佰贰拾伍元整",
    ] {
        let built = built(&format!("家具一批，预算{amount}。"));
        assert!(built.codes().contains(&"leak-withheld-value"), "{amount}: {}", built.messages);
        assert!(!built.messages.contains(amount), "{amount} is repeated");
    }
}

#[test]
fn another_amount_passes() {
    for amount in ["3876424", "387.6424万元", "13876425", "38764250元", "叁佰捌拾柒万元整"]
    {
        let built = built(&format!("家具一批，预算{amount}。"));
        assert!(!built.report.diagnostics.has_leaks(), "{amount}: {}", built.messages);
    }
}

#[test]
fn half_of_a_withheld_sentence_is_asked_about() {
    let record = "title = \"演示承诺\"\npublish = 2026-05-02T09:00:00\npromise = \"为三十七名困难对象逐户上门核实情况，并按月发放临时生活补助\"\npromisor = \"办公室\"\nmade = 2026-05-01\nstatus = \"ongoing\"\n\n[[exception]]\nscope = [\"promise\"]\nground = \"personal-privacy\"\ndecided-by = \"办公室\"\ndecided = 2026-05-02\nreview-by = 2027-05-02\n";
    let article = |words: &str| {
        format!("+++\ntitle = \"座谈\"\npublish = 2026-05-02T09:00:00\n+++\n\n会议要求{words}。\n")
    };
    for (words, asks) in [("为三十七名困难对象逐户上门核实情况", true), ("按月发放补助", false)]
    {
        let article = article(words);
        let files = [
            ("content/commitments/2026-001.toml", record),
            ("content/column/news/2026-001.md", &article),
        ];
        let built = build(&registered(files));
        let asked = built.codes().contains(&"ask-withheld-value");
        assert_eq!(
            (asked, built.report.diagnostics.has_leaks()),
            (asks, false),
            "{}",
            built.messages
        );
    }
}
