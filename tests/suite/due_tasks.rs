//! What `due` tells people to do by a day of the law: records to withdraw whose decision is
//! no more, what has to be public. A day that cannot be counted stays unknown.

use crate::due::{RECORD, seen};
use crate::invariants::{gongkai, write};
use crate::specimens::{exception, with_more};
use crate::support::{build_at, day, registered};
use gongkai::due::calendar_file;
use gongkai::model::Day;

/// The day before which it is to be gone: three working days, the days of 中秋 left out.
#[test]
fn a_record_whose_decision_is_revoked_is_gone_that_day_and_to_be_withdrawn_in_three() {
    let text = RECORD
        .replace("[decision]\n", "[decision]\nrevoked = 2026-09-23\n")
        .replace("[rectification]\ndue = 2026-06-30\n", "");
    let world = registered([("content/records/2026-007.toml", text.as_str())]);
    assert_eq!(build_at(&world, day("2026-09-22")).report.counts.published, 1);
    let gone = build_at(&world, day("2026-09-23"));
    assert_eq!((gone.report.counts.ended, gone.codes()), (1, vec!["withdrawal-due"]));
    let due = |at: &str| seen(&world, day(at), "2026-12-31").tasks;
    assert!(due("2026-09-22").is_empty(), "nothing is revoked yet");
    let tasks = due("2026-09-23");
    assert_eq!(tasks.len(), 1, "{tasks:?}");
    // 24 September, then the holiday through the 27th, 28, 29
    assert_eq!(tasks[0].by, Day::parse("2026-09-29").ok());
    assert!(tasks[0].basis.as_ref().is_some_and(|basis| basis.contains("第十一条")), "{tasks:?}");
    assert!(!due("2026-09-29")[0].is_overdue && due("2026-09-30")[0].is_overdue);
    let withdrawn = format!("{text}\n[withdrawal]\ndate = 2026-09-28\nreason = \"决定撤销。\"\n");
    let world = registered([("content/records/2026-007.toml", withdrawn.as_str())]);
    assert!(build_at(&world, day("2026-09-30")).codes().is_empty());
    assert!(seen(&world, day("2026-09-30"), "2026-12-31").tasks.is_empty());
}

/// Of a year without data nobody counts the days, and of a day that is kept back nobody
/// says when.
#[test]
fn a_withdrawal_that_nobody_can_count_is_told_without_a_day() {
    let text = RECORD
        .replace("[decision]\n", "[decision]\nrevoked = 2026-12-30\n")
        .replace("[rectification]\ndue = 2026-06-30\n", "");
    let world = registered([("content/records/2026-007.toml", text.as_str())]);
    let agenda = seen(&world, day("2027-01-10"), "2027-02-01");
    assert_eq!(agenda.tasks.len(), 1, "{:?}", agenda.tasks);
    assert_eq!((agenda.tasks[0].by, agenda.tasks[0].is_overdue), (None, false));
    assert!(agenda.tasks[0].what.contains("待放假安排公布后计算"), "{:?}", agenda.tasks);
    let file = calendar_file(&agenda);
    assert!(file.contains("BEGIN:VTODO\r\nUID:later-records-2026-007-"), "{file}");
    assert!(!file.contains("DTSTART"), "{file}");
    let kept = format!("{text}{}", exception("[\"decision.revoked\"]"));
    let world = registered([("content/records/2026-007.toml", kept.as_str())]);
    let built = build_at(&world, day("2027-01-10"));
    assert!(built.codes().contains(&"withdrawal-due"), "{}", built.messages);
    built.lacks("2026-12-30");
}

const DRAFTS: [(&str, &str); 4] = [
    ("content/column/news/2026-031.md", "+++\ntitle = \"演示草稿\"\ndate = 2026-10-20\n+++\n"),
    (
        "content/column/news/2026-032.md",
        "+++\ntitle = \"演示定时\"\ndate = 2026-11-20\npublish = 2026-12-01T09:00:00\n+++\n\n正文。\n",
    ),
    (
        "content/column/news/2026-033.md",
        "+++\ntitle = \"演示太晚\"\ndate = 2026-11-20\npublish = 2026-12-21T09:00:00\n+++\n\n正文。\n",
    ),
    ("content/column/news/2026-034.md", "+++\ntitle = \"演示跨年\"\ndate = 2026-12-10\n+++\n"),
];

#[test]
fn what_is_not_public_yet_has_its_last_day_on_the_agenda() {
    let agenda = seen(&registered(DRAFTS), day("2026-11-23"), "2027-01-31");
    let told: Vec<(String, bool, String)> = agenda
        .tasks
        .iter()
        .map(|task| {
            let by = task.by.map_or("-".to_owned(), |by| by.to_string());
            (by, task.is_overdue, task.what.clone())
        })
        .collect();
    let row = |by: &str, over, what: &str| (by.to_owned(), over, what.to_owned());
    assert_eq!(
        told,
        [
            row(
                "2026-11-17",
                true,
                "最迟公开的日子（形成 2026-10-20，20 个工作日）：还是草稿（没有 publish）"
            ),
            row(
                "2026-12-18",
                false,
                "最迟公开的日子（形成 2026-11-20，20 个工作日）：已定在 2026-12-01 09:00 发布"
            ),
            row(
                "2026-12-18",
                false,
                "最迟公开的日子（形成 2026-11-20，20 个工作日）：已定在 2026-12-21 09:00 发布，已在期限之后"
            ),
            row(
                "-",
                false,
                "最迟公开的日子（形成 2026-12-10，20 个工作日）（期限待放假安排公布后计算）：还是草稿（没有 publish）"
            ),
        ]
    );
    assert!(agenda.tasks.iter().all(|task| task.item.is_some() && task.basis.is_some()));
    // what is behind the horizon waits, what is public or withheld has no such day
    assert_eq!(seen(&registered(DRAFTS), day("2026-11-23"), "2026-12-17").tasks.len(), 2);
    assert_eq!(seen(&registered(DRAFTS), day("2026-12-02"), "2026-12-31").tasks.len(), 3);
    let withheld = DRAFTS.map(|(path, text)| (path, with_more(text, &exception("\"whole\""))));
    let withheld = registered(withheld.iter().map(|(path, text)| (*path, text.as_str())));
    let tasks = seen(&withheld, day("2026-11-23"), "2027-01-31").tasks;
    assert!(tasks.iter().all(|task| !task.what.contains("最迟公开")), "{tasks:?}");
}

#[test]
fn the_last_days_of_drafts_stand_in_text_json_and_calendar() {
    let site = tempfile::tempdir().expect("a temporary folder");
    write(site.path(), &registered(DRAFTS));
    let ics = site.path().join("due.ics");
    let days = ["due", "--days", "60"];
    let text =
        gongkai(site.path(), &[&days[..], &["--ics", ics.to_str().expect("a path")]].concat());
    let text = String::from_utf8_lossy(&text.success().get_output().stdout).into_owned();
    let line = |item: &str| text.lines().find(|line| line.contains(item)).unwrap_or_default();
    assert!(line("column/2026-031").contains("2026-11-17 已逾期"), "{text}");
    assert!(text.contains("期限待定") && text.contains("2026-12-18 前"), "{text}");
    let json = gongkai(site.path(), &[&days[..], &["--format", "json"]].concat()).success();
    let json: serde_json::Value =
        serde_json::from_slice(&json.get_output().stdout).expect("one JSON object");
    assert_eq!(json["tasks"][0]["by"], "2026-11-17");
    assert_eq!(json["tasks"][0]["item"], "column/2026-031");
    assert_eq!(json["tasks"][0]["overdue"], true);
    assert_eq!(json["tasks"][3]["by"], serde_json::Value::Null);
    let file = std::fs::read_to_string(&ics).expect("the file").replace("\r\n ", "");
    assert_eq!(file.matches("BEGIN:VTODO").count(), 1, "{file}");
    assert!(file.contains("DTSTART;VALUE=DATE:20261117"), "{file}");
    assert!(file.contains("SUMMARY:column/2026-031 最迟公开的日子"), "{file}");
    assert!(file.contains("国务院令第711号"), "{file}");
}
