//! What `due` says will happen, happens, and nothing else: the site changes on the days it
//! names and on no other; what would collide on such a day is told beforehand.

use crate::invariants::{gongkai, write};
use crate::rules::says;
use crate::specimens::{SPECIMENS, exception, with_more};
use crate::support::{build_at, day, registered};
use gongkai::content::load;
use gongkai::diag::{Code, Diagnostic, Sources, Style, render};
use gongkai::due::{Agenda, agenda, calendar_file, stale_columns};
use gongkai::model::{Day, Moment};
use gongkai::pipeline::{Request, foresee};
use gongkai::world::Memory;

/// A record that is public from 2026-05-02 for a year from 2026-04-20.
pub const RECORD: &str = "title = \"演示失信记录\"\npublish = 2026-05-02T09:00:00\nkind = \"dishonesty\"\nsource = \"accountability\"\ntier = \"general\"\nfacts = \"逾期四十一日没有组织验收。\"\n\n[subject]\nkind = \"organisation\"\norganisation = \"演示单位庚辛\"\n\n[decision]\nauthority = \"演示机关\"\ndate = 2026-04-20\nresult = \"限期整改。\"\n\n[rectification]\ndue = 2026-06-30\n\n[[objection]]\nid = \"o1\"\nraised = 2026-06-10\nresolved = 2026-06-25\noutcome = \"corrected\"\n";

fn article(words: &str) -> String {
    format!("+++\ntitle = \"演示文章\"\npublish = 2026-05-03T09:00:00\n+++\n\n{words}\n")
}

pub fn seen(world: &Memory, at: Moment, through: &str) -> Agenda {
    let loaded = load(world).expect("a site in memory");
    agenda(&loaded, at, Day::parse(through).expect("a day"))
}

fn foreseen(world: &Memory, at: Moment, through: &str) -> Vec<String> {
    let request = Request::at(at);
    let loaded = load(world).expect("a site in memory");
    let through = Day::parse(through).expect("a day");
    let said = foresee(world, &loaded, &request, through).expect("a site in memory");
    assert!(said.iter().all(|d| d.code == Code::ComingProblem));
    said.into_iter().map(|d| format!("{}: {}", d.file, d.cause)).collect()
}

#[test]
fn the_site_changes_on_the_days_that_are_foretold_and_on_no_other() {
    let masked = with_more(SPECIMENS[0].1, &exception("\"whole\""));
    let mut files: Vec<(&str, &str)> = SPECIMENS.into_iter().skip(1).collect();
    files.push((SPECIMENS[0].0, masked.as_str()));
    files.push(("content/records/2026-007.toml", RECORD));
    let world = registered(files);
    let start = day("2026-04-25");
    let agenda = seen(&world, start, "2027-06-30");
    let foretold: Vec<Day> = agenda.changes.iter().map(|change| change.at.day()).collect();
    let mut today = start.day();
    let mut before = build_at(&world, start).files;
    let mut changed = Vec::new();
    while let Some(next) = today.next().filter(|next| *next <= agenda.through) {
        // a quiet week is looked at once
        let quiet = (0..7).try_fold(next, |at, _| at.next().filter(|at| !foretold.contains(at)));
        today = if foretold.contains(&next) { next } else { quiet.unwrap_or(next) };
        let after = build_at(&world, Moment::end_of(today)).files;
        if after != before {
            changed.push(today);
        }
        before = after;
    }
    let mut expected = foretold;
    expected.dedup();
    assert_eq!(changed, expected, "{:#?}", agenda.changes);
    assert!(changed.len() > 12, "{changed:?}");
}

#[test]
fn an_article_that_names_what_is_about_to_end_is_told_today() {
    let named = article("演示单位庚辛已经整改。");
    let world = registered([
        ("content/records/2026-007.toml", RECORD),
        ("content/column/news/2026-001.md", named.as_str()),
    ]);
    let today = day("2027-03-01");
    assert!(!build_at(&world, today).report.diagnostics.has_errors());
    let said = foreseen(&world, today, "2027-05-30");
    assert_eq!(said.len(), 1, "{said:?}");
    says_as_its_page(&world, today, "2027-05-30");
    assert!(said[0].starts_with("content/column/news/2026-001.md: 自 2027-04-21 00:00 起"));
    assert!(!said[0].contains("庚辛"), "no message repeats the value");
    assert!(foreseen(&world, today, "2027-04-20").is_empty(), "not before its last day is over");
    assert!(build_at(&world, day("2027-04-21")).report.diagnostics.has_leaks());
}

/// Compares the first coming problem with the page of its rule.
fn says_as_its_page(world: &Memory, at: Moment, through: &str) {
    let request = Request::at(at);
    let loaded = load(world).expect("a site in memory");
    let through = Day::parse(through).expect("a day");
    let said = foresee(world, &loaded, &request, through).expect("a site in memory");
    says("coming-problem", &format!("{}\n", shown(&said[0])));
}

fn shown(diagnostic: &Diagnostic) -> String {
    render(diagnostic, &Sources::default(), Style::Plain)
}

#[test]
fn pages_that_are_gone_before_the_value_is_hidden_are_no_problem() {
    let other = RECORD.replace("2026-04-20", "2026-04-10").replace("演示失信", "另一条失信");
    let named =
        other.replace("演示单位庚辛", "演示单位壬癸").replace("逾期四十一日", "演示单位庚辛");
    let world = registered([
        ("content/records/2026-007.toml", RECORD),
        ("content/records/2026-008.toml", named.as_str()),
    ]);
    // 2026-008 ends ten days before 2026-007, whose subject it names
    assert!(foreseen(&world, day("2027-03-01"), "2027-05-30").is_empty());
    let later = RECORD.replace("2026-04-20", "2026-04-10");
    let named = named.replace("2026-04-10", "2026-04-25");
    let world = registered([
        ("content/records/2026-007.toml", later.as_str()),
        ("content/records/2026-008.toml", named.as_str()),
    ]);
    assert_eq!(foreseen(&world, day("2027-03-01"), "2027-05-30").len(), 1);
}

#[test]
fn what_is_wrong_with_an_item_to_come_is_told_before_it_comes() {
    let pending = "+++\ntitle = \"待发布\"\npublish = 2026-12-20T09:00:00\n+++\n\n见[这里](records/2026-999)。\n";
    let world = registered([("content/column/news/2026-002.md", pending)]);
    let said = foreseen(&world, day("2026-11-23"), "2027-02-01");
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("自 2026-12-20 09:00 起") && said[0].contains("链接"), "{said:?}");
}

#[test]
fn a_column_is_stale_after_its_last_fresh_day() {
    let site = crate::support::KNOWN_SITE
        .replace("description = \"动态\"", "description = \"动态\"\nfreshness = \"news\"");
    let words = article("正文。");
    let world = registered([("content/column/news/2026-001.md", words.as_str())])
        .with("content/site.toml", site);
    let loaded = load(&world).expect("a site in memory");
    // fourteen days from 2026-05-03
    assert!(stale_columns(&loaded, day("2026-05-17")).is_empty());
    let stale = stale_columns(&loaded, day("2026-05-18"));
    assert_eq!(stale.len(), 1);
    says("column-stale", &format!("{}\n", shown(&stale[0])));
    assert_eq!(seen(&world, day("2026-05-10"), "2026-05-17").tasks.len(), 1);
}

#[test]
fn the_calendar_file_is_sound_and_the_same_each_time() {
    let world = registered([("content/records/2026-007.toml", RECORD)]);
    let agenda = seen(&world, day("2026-05-10"), "2027-06-30");
    let file = calendar_file(&agenda);
    assert_eq!(file, calendar_file(&agenda));
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(file.matches("BEGIN:VEVENT").count(), agenda.changes.len() + agenda.tasks.len());
    assert!(file.lines().all(|line| line.len() <= 75), "a line is too long");
    assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
    // the end of 2027-04-20 in Shanghai
    assert!(file.contains("DTSTART:20270420T160000Z"), "{file}");
    assert!(!file.contains("庚辛") && !file.contains("演示失信"), "no words of an item");
}

#[test]
fn the_command_speaks_text_json_and_calendar() {
    let site = tempfile::tempdir().expect("a temporary folder");
    write(site.path(), &registered([("content/records/2026-007.toml", RECORD)]));
    let ics = site.path().join("提醒.ics");
    let arguments = ["due", "--days", "200", "--ics", ics.to_str().expect("a path")];
    let said = gongkai(site.path(), &arguments).success();
    let text = String::from_utf8_lossy(&said.get_output().stdout).into_owned();
    assert!(text.contains("2027-04-21 00:00") && text.contains("公示期满，终止公示"), "{text}");
    assert!(std::fs::read_to_string(&ics).expect("the file").contains("END:VCALENDAR"));
    let said = gongkai(site.path(), &["due", "--days", "200", "--format", "json"]);
    let said = said.success();
    let json: serde_json::Value =
        serde_json::from_slice(&said.get_output().stdout).expect("one JSON object");
    assert_eq!(json["takeDownAt"], "2027-04-21T00:00:00+08:00");
    assert_eq!(json["changes"][0]["item"], "records/2026-007");
}
