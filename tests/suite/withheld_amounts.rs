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
