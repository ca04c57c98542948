//! Cases of the table of the law, what may happen to a record: repair, objection,
//! rectification, withdrawal. Only facts; what follows from them is for the program to say.

use crate::law_cases::Written;
use crate::law_table::Case;

fn repair(applied: &str, fulfilled: &str, undertaking: bool, decided: &str) -> String {
    let line = |key: &str, day: &str| match day {
        "" => String::new(),
        day => format!("\n{key} = {day}"),
    };
    let undertaking = if undertaking { "\nundertaking = \"守信。\"" } else { "" };
    let rest = line("fulfilled", fulfilled) + &line("decided", decided);
    format!("[repair]\napplied = {applied}{rest}{undertaking}")
}

/// Repairs of credit, before and after the law changed.
pub fn by_repair() -> Vec<Case> {
    let general = || {
        Written::dishonesty("accountability", "general", "2026-05-01")
            .publish("2026-05-02T09:00:00")
    };
    let rows = [
        ("最短期满前一日申请", repair("2026-07-31", "2026-06-01", true, "2026-08-20")),
        ("最短期满当日申请", repair("2026-08-01", "2026-06-01", true, "2026-08-20")),
        ("没有履行完毕", repair("2026-08-01", "", true, "2026-08-20")),
        ("没有信用承诺", repair("2026-08-01", "2026-06-01", false, "2026-08-20")),
        ("没有决定", repair("2026-08-01", "2026-06-01", true, "")),
        ("决定后才履行完毕", repair("2026-08-01", "2026-09-10", true, "2026-08-20")),
        ("期满之后才决定", repair("2027-04-20", "2026-06-01", true, "2027-06-01")),
    ];
    let mut cases: Vec<Case> = rows
        .iter()
        .map(|(what, table)| {
            Case::record(format!("一般，2026-05-01 认定，{what}"), &general().table(table))
        })
        .collect();
    for (tier, name, sector, decided, applied) in [
        ("serious", "严重", "", "2026-05-01", "2027-04-30"),
        ("serious", "严重", "", "2026-05-01", "2027-05-01"),
        ("general", "一般（市场监督管理）", "market-regulation", "2026-05-01", "2026-07-31"),
        ("general", "一般（市场监督管理）", "market-regulation", "2026-05-01", "2026-08-01"),
        ("serious", "严重（行政处罚，58 号令）", "", "2026-03-31", "2026-06-29"),
        ("serious", "严重（行政处罚，58 号令）", "", "2026-03-31", "2026-06-30"),
        (
            "general",
            "一般（食品等五领域，58 号令）",
            "food-drug-equipment-safety-fire",
            "2024-06-15",
            "2025-06-14",
        ),
        (
            "general",
            "一般（食品等五领域，58 号令）",
            "food-drug-equipment-safety-fire",
            "2024-06-15",
            "2025-06-15",
        ),
    ] {
        let mut written = Written::dishonesty("administrative-penalty", tier, decided);
        if !sector.is_empty() {
            written = written.key(&format!("sector = \"{sector}\""));
        }
        let written = written
            .publish(&format!("{decided}T09:00:00"))
            .table(&repair(applied, applied, true, applied));
        cases.push(Case::record(format!("{name}，{decided} 认定，{applied} 申请并决定"), &written));
    }
    cases
}

/// Objections and rectifications.
pub fn by_objection() -> Vec<Case> {
    let general = || {
        Written::dishonesty("accountability", "general", "2026-05-01")
            .publish("2026-05-02T09:00:00")
    };
    let objection = |end: &str| format!("[[objection]]\nraised = 2026-06-01{end}");
    let resolved =
        |outcome: &str| objection(&format!("\nresolved = 2026-06-20\noutcome = \"{outcome}\""));
    let second = "[[objection]]\nraised = 2026-06-10\nresolved = 2026-07-10\noutcome = \"removed\"";
    let rows = [
        ("没有异议", general()),
        ("异议没有办结", general().table(&objection(""))),
        ("异议成立，更正", general().table(&resolved("corrected"))),
        ("异议不成立", general().table(&resolved("rejected"))),
        ("异议成立，终止公示", general().table(&resolved("removed"))),
        ("两次异议，先更正，后终止", general().table(&resolved("corrected")).table(second)),
        ("限期整改，没有完成", general().table("[rectification]\ndue = 2026-07-01")),
        (
            "限期整改，当日完成",
            general().table("[rectification]\ndue = 2026-07-01\ndone = 2026-07-01"),
        ),
        (
            "限期整改，次日完成",
            general().table("[rectification]\ndue = 2026-07-01\ndone = 2026-07-02"),
        ),
    ];
    rows.into_iter().map(|(what, written)| Case::record(what, &written)).collect()
}

/// Drafts, times to come, reviews and withdrawals.
pub fn by_publication() -> Vec<Case> {
    let general = || Written::dishonesty("accountability", "general", "2026-05-01");
    let withdrawn = |day: &str| format!("[withdrawal]\ndate = {day}\nreason = \"决定撤销。\"");
    let published = || general().publish("2026-05-02T09:00:00");
    let late = || general().publish("2026-09-01T09:00:00");
    let removed = |day: &str| {
        format!("[[objection]]\nraised = 2026-05-01\nresolved = {day}\noutcome = \"removed\"")
    };
    let repaired = |day: &str| repair("2026-08-02", "2026-08-01", true, day);
    let reviewed = "[[review]]\nkind = \"保密审查\"\nby = \"办公室\"\ndate = 2026-05-01\nresult = \"可以公开\"";
    let rows = [
        ("草稿", general(), false),
        ("2027-01-01 零时发布", general().publish("2027-01-01T00:00:00"), false),
        ("期满以后才发布", general().publish("2027-05-02T09:00:00"), false),
        ("发布之后撤下", published().table(&withdrawn("2026-06-01")), false),
        ("发布当日撤下", published().table(&withdrawn("2026-05-02")), false),
        ("发布之前撤下", published().table(&withdrawn("2026-05-01")), false),
        (
            "期满之后才发布，又撤下",
            general().publish("2027-05-02T09:00:00").table(&withdrawn("2027-06-01")),
            false,
        ),
        ("发布之后，认定的决定被撤销", published().revoked("2026-06-01"), false),
        ("发布当日，认定的决定被撤销", published().revoked("2026-05-02"), false),
        ("发布之前，认定的决定被撤销", published().revoked("2026-05-01"), false),
        (
            "决定被撤销，三日后撤下",
            published().revoked("2026-06-01").table(&withdrawn("2026-06-04")),
            false,
        ),
        ("期满之后，认定的决定被撤销", published().revoked("2027-06-01"), false),
        ("发布之前异议成立", published().table(&removed("2026-05-01")), false),
        ("发布当日异议成立", published().table(&removed("2026-05-02")), false),
        ("发布之前已经修复", late().table(&repaired("2026-08-31")), false),
        ("发布当日修复", late().table(&repaired("2026-09-01")), false),
        ("期满之后撤下", published().table(&withdrawn("2027-06-01")), false),
        ("应当审查，没有审查", published(), true),
        ("应当审查，已经审查", published().table(reviewed), true),
    ];
    let case = |(what, written, needs_review): (&str, Written, bool)| Case {
        needs_review,
        ..Case::record(what, &written)
    };
    rows.into_iter().map(case).collect()
}
