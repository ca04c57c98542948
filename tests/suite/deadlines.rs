//! Deadlines: of every rule of the table a day that was counted by hand, and what comes
//! of it on pages, in data and in messages.

use crate::calendar::INVENTED_2027;
use crate::specimens::{exception, with_more};
use crate::support::{Built, build, build_as, day, registered, site};
use gongkai::content::load;
use gongkai::disclosure::{Preview, Promptness, Timeliness};
use gongkai::model::{CodeList, Day, Kind};
use gongkai::policy::{Due, Fact, Matter, Policy};
use gongkai::records::{ConsultationSubject, Method, NoticeKind, Regime};
use gongkai::world::{Memory, World};
use std::collections::BTreeSet;

fn at(text: &str) -> Day {
    Day::parse(text).expect("a day in a test is sound")
}

fn policy() -> Policy {
    load(&site()).expect("a site in memory can be read").policy
}

fn item(kind: Kind) -> Matter {
    Matter { kind, regime: None, method: None, notice: None, subject: None }
}

fn consultation(subject: ConsultationSubject) -> Matter {
    Matter { subject: Some(subject.code()), ..item(Kind::Consultations) }
}

fn notice(regime: Regime, method: Method, kind: NoticeKind) -> Matter {
    let (regime, method) = (Some(regime.code()), Some(method.code()));
    Matter { regime, method, notice: Some(kind.code()), ..item(Kind::Procurement) }
}

/// Rule, matter, fact and its day, the last day in time.
pub fn deadlines() -> Vec<(&'static str, Matter, Fact, &'static str, &'static str)> {
    use NoticeKind::{Candidates, Contract, Result};
    let open = |regime, kind| notice(regime, Method::OpenTendering, kind);
    vec![
        ("disclosure", item(Kind::Column), Fact::Formed, "2026-02-10", "2026-03-16"),
        ("disclosure", item(Kind::Budgets), Fact::Formed, "2026-09-18", "2026-10-22"),
        ("annual-report", item(Kind::Reports), Fact::YearEnd, "2025-12-31", "2026-01-31"),
        ("budget", item(Kind::Budgets), Fact::Approved, "2026-02-11", "2026-03-03"),
        (
            "procurement-result",
            open(Regime::Procurement, Result),
            Fact::Awarded,
            "2026-04-30",
            "2026-05-07",
        ),
        (
            "procurement-contract",
            open(Regime::Procurement, Contract),
            Fact::Signed,
            "2026-09-30",
            "2026-10-09",
        ),
        (
            "bidding-candidates",
            open(Regime::Bidding, Candidates),
            Fact::ReportReceived,
            "2026-05-08",
            "2026-05-11",
        ),
    ]
}

/// Rule, matter, the day from which it counts, the first day on which it may end.
pub fn periods() -> Vec<(&'static str, Matter, &'static str, &'static str)> {
    use Method::{Consultation, Inquiry, Negotiation, OpenTendering, SingleSource};
    let by_law = |method, kind| notice(Regime::Procurement, method, kind);
    let bidding = |kind| notice(Regime::Bidding, OpenTendering, kind);
    vec![
        (
            "consultation-decision",
            consultation(ConsultationSubject::MajorDecision),
            "2026-03-11",
            "2026-04-10",
        ),
        (
            "consultation-document",
            consultation(ConsultationSubject::NormativeDocument),
            "2026-01-31",
            "2026-03-02",
        ),
        ("appointment", item(Kind::Appointments), "2026-09-28", "2026-10-10"),
        (
            "procurement-intention",
            by_law(OpenTendering, NoticeKind::Intention),
            "2026-02-03",
            "2026-03-05",
        ),
        (
            "prequalification-submission",
            by_law(OpenTendering, NoticeKind::Prequalification),
            "2026-06-15",
            "2026-06-23",
        ),
        (
            "prequalification-notice",
            by_law(OpenTendering, NoticeKind::Prequalification),
            "2026-07-01",
            "2026-07-08",
        ),
        (
            "tender-submission",
            by_law(OpenTendering, NoticeKind::Tender),
            "2026-03-06",
            "2026-03-26",
        ),
        ("tender-notice", by_law(OpenTendering, NoticeKind::Tender), "2026-04-29", "2026-05-09"),
        (
            "consultation-submission",
            by_law(Consultation, NoticeKind::Negotiation),
            "2025-08-18",
            "2025-08-28",
        ),
        (
            "negotiation-submission",
            by_law(Negotiation, NoticeKind::Negotiation),
            "2026-05-08",
            "2026-05-12",
        ),
        (
            "negotiation-submission",
            by_law(Inquiry, NoticeKind::Negotiation),
            "2026-05-12",
            "2026-05-15",
        ),
        (
            "negotiation-notice",
            by_law(Inquiry, NoticeKind::Negotiation),
            "2026-09-18",
            "2026-09-22",
        ),
        (
            "single-source-notice",
            by_law(SingleSource, NoticeKind::SingleSource),
            "2026-06-02",
            "2026-06-09",
        ),
        ("candidates-notice", bidding(NoticeKind::Candidates), "2026-08-17", "2026-08-20"),
        ("result-notice", by_law(Inquiry, NoticeKind::Result), "2026-03-31", "2026-04-01"),
    ]
}

#[test]
fn every_deadline_has_a_day_counted_by_hand() {
    let policy = policy();
    for (id, matter, fact, from, due) in deadlines() {
        let (rule, counted) = policy
            .deadline(&matter, &[(Fact::Issued, at("2026-01-05")), (fact, at(from))])
            .unwrap_or_else(|| panic!("{id}: no rule for it"));
        assert_eq!((rule.id.as_str(), counted), (id, at(from)));
        assert_eq!(rule.within.last_day(counted, &policy.calendar), Due::On(at(due)), "{id}");
    }
    let known: BTreeSet<&str> = policy.deadlines().map(|rule| rule.id.as_str()).collect();
    let tested: BTreeSet<&str> = deadlines().into_iter().map(|(id, ..)| id).collect();
    assert_eq!(known, tested, "every rule has a case, every case a rule");
}

#[test]
fn every_period_has_a_day_counted_by_hand() {
    let policy = policy();
    for (id, matter, from, earliest) in periods() {
        let rule = policy.periods().find(|rule| rule.id == id);
        let rule = rule.unwrap_or_else(|| panic!("{id}: no such rule"));
        let facts = [(rule.counted_from, at(from)), (rule.until, at(earliest))];
        assert_eq!(rule.runs(&matter, &facts), Some((at(from), at(earliest))), "{id}");
        let last = rule.within.last_day(at(from), &policy.calendar);
        assert_eq!(last, Due::On(at(earliest)), "{id}");
    }
    let known: BTreeSet<&str> = policy.periods().map(|rule| rule.id.as_str()).collect();
    let tested: BTreeSet<&str> = periods().into_iter().map(|(id, ..)| id).collect();
    assert_eq!(known, tested, "every rule has a case, every case a rule");
}

#[test]
fn every_code_that_a_rule_names_is_a_code() {
    fn known<C: CodeList>(code: &str) -> bool {
        C::ALL.iter().any(|known| known.code() == code)
    }
    let policy = policy();
    let deadlines = policy.deadlines().map(|rule| &rule.scope);
    for scope in deadlines.chain(policy.periods().map(|rule| &rule.scope)) {
        assert!(scope.regime.iter().all(|code| known::<Regime>(code.reveal())), "{scope:?}");
        assert!(scope.method.iter().all(|code| known::<Method>(code.reveal())), "{scope:?}");
        assert!(scope.notice.iter().all(|code| known::<NoticeKind>(code.reveal())), "{scope:?}");
        let subject = scope.subject.iter();
        assert!(subject.into_iter().all(|c| known::<ConsultationSubject>(c.reveal())), "{scope:?}");
    }
}

/// A rule of one law is none for what another governs.
#[test]
fn a_rule_covers_nothing_else() {
    let policy = policy();
    let facts = [(Fact::Awarded, at("2026-04-30")), (Fact::ReportReceived, at("2026-04-30"))];
    for kind in [NoticeKind::Result, NoticeKind::Contract, NoticeKind::Tender] {
        let matter = notice(Regime::Bidding, Method::OpenTendering, kind);
        assert_eq!(policy.deadline(&matter, &facts), None);
    }
    let before = [(Fact::Formed, at("2019-05-14"))];
    assert_eq!(policy.deadline(&item(Kind::Column), &before), None, "before 令第711号");
    assert!(policy.deadline(&item(Kind::Column), &[(Fact::Formed, at("2019-05-15"))]).is_some());
}

fn article(date: &str, publish: &str) -> String {
    format!("+++\ntitle = \"演示\"\ndate = {date}\npublish = {publish}\n+++\n\n正文。\n")
}

fn published(date: &str, publish: &str) -> Built {
    let text = article(date, publish);
    build(&registered([("content/column/news/2026-001.md", text.as_str())]))
}

#[test]
fn the_last_second_is_in_time_and_the_next_is_late() {
    let built = published("2026-02-10", "2026-03-16T23:59:59");
    let page = built.text("column/2026-001.html");
    assert!(built.report.diagnostics.is_empty(), "{}", built.messages);
    assert!(page.contains("公开时限") && page.contains("<strong class=\"kept\">按时</strong>"));
    assert!(page.contains("应于 <time datetime=\"2026-03-16\">"));
    let built = published("2026-02-10", "2026-03-17T00:00:00");
    assert_eq!(built.codes(), ["late-publication"], "{}", built.messages);
    assert!(built.text("column/2026-001.html").contains("逾期 1 个工作日"));
    let twin = built.text("column/2026-001.json");
    for part in ["\"timeliness\"", "\"late\"", "\"workingDaysLate\": 1", "\"2026-03-16\""] {
        assert!(twin.contains(part), "{part}\n{twin}");
    }
    assert!(!built.report.diagnostics.has_errors());
}

#[test]
fn what_has_no_date_has_no_deadline() {
    let text = "+++\ntitle = \"演示\"\npublish = 2026-05-02T09:00:00\n+++\n\n正文。\n";
    let built = build(&registered([("content/column/news/2026-001.md", text)]));
    assert!(!built.text("column/2026-001.html").contains("公开时限"));
    assert!(!built.text("column/2026-001.json").contains("timeliness"));
}

#[test]
fn a_page_does_not_know_when_it_was_built() {
    let text = article("2026-10-20", "2026-11-20T09:00:00");
    let file = ("content/column/news/2026-001.md", text.as_str());
    let made: Vec<Built> = ["2026-11-20", "2026-12-31", "2027-06-01"]
        .iter()
        .map(|now| {
            let world = registered([file]);
            let later = Memory::at(day(now));
            let found = world.list("content").expect("a site in memory");
            build(&found.iter().fold(later, |later, found| {
                later.with(&found.path, world.read(&found.path).expect("a file of the site"))
            }))
        })
        .collect();
    assert!(
        made[0].text("column/2026-001.html").contains("逾期 3 个工作日"),
        "{}",
        made[0].messages
    );
    assert_eq!(made[0].files, made[1].files);
    assert_eq!(made[0].files, made[2].files);
}

/// 2027 is not known: the page says so, `check` once, and nothing fails.
#[test]
fn an_unknown_year_is_said_once_and_counted_once_it_is_known() {
    let (one, two) = (
        article("2026-12-10", "2026-12-11T09:00:00"),
        article("2026-12-18", "2027-03-01T09:00:00"),
    );
    let files = [
        ("content/column/news/2026-001.md", one.as_str()),
        ("content/column/news/2026-002.md", two.as_str()),
    ];
    let at_end = |policy: &str| {
        let world = registered(files);
        let later = Memory::at(day("2027-04-01")).with("content/policy.toml", policy);
        let found = world.list("content").expect("a site in memory");
        build(&found.iter().fold(later, |later, found| {
            later.with(&found.path, world.read(&found.path).expect("a file of the site"))
        }))
    };
    let built = at_end("");
    assert_eq!(built.codes(), ["calendar-unknown"], "{}", built.messages);
    assert!(built.messages.contains("没有 2027 年的放假安排，有 2 个期限"), "{}", built.messages);
    let early = built.text("column/2026-001.html");
    assert!(early.contains("待放假安排公布后计算") && early.contains("按时"), "it came next day");
    let late = built.text("column/2026-002.html");
    assert!(
        late.contains("待放假安排公布后计算") && !late.contains("按时") && !late.contains("逾期")
    );
    assert!(!built.text("column/2026-002.json").contains("dueDate"));
    let known = at_end(INVENTED_2027);
    assert_eq!(known.codes(), ["late-publication"], "{}", known.messages);
    assert!(known.text("column/2026-002.html").contains("逾期"));
}

#[test]
fn a_year_gone_by_is_not_said_to_come() {
    let built = published("2023-03-01", "2023-06-01T09:00:00");
    assert_eq!(built.codes(), ["calendar-unknown"]);
    let page = built.text("column/2026-001.html");
    assert!(page.contains("没有 2023 年的放假安排，未计算") && !page.contains("待放假安排"));
}

const PROCESS: &str = "title = \"演示采购\"\npublish = 2026-05-29T09:00:00\ndate = 2026-05-27\nregime = \"procurement-law\"\nmethod = \"open-tendering\"\ncategory = \"goods\"\nproject-number = \"YS-2026-0711\"\nbuyer = \"采购人\"\nrequirement = \"需求。\"\n\n[[notice]]\nid = \"n1\"\nkind = \"result\"\ndate = 2026-05-07\ntitle = \"结果公告\"\nawarded = 2026-04-30\n\n[[notice]]\nid = \"n2\"\nkind = \"contract\"\ndate = 2026-05-27\ncanonical-published = 2026-05-28T09:00:00\ntitle = \"合同公告\"\n\n[[contract]]\nid = \"c1\"\nnumber = \"HT-2026-0815\"\ntitle = \"购销乙丑书\"\nsupplier = \"供货单位丁卯\"\namount = 118000\nsigned = 2026-05-20\n";

#[test]
fn notices_have_deadlines_of_their_own() {
    let built = build(&registered([("content/procurement/2026-001.toml", PROCESS)]));
    assert_eq!(built.codes(), ["late-publication"], "{}", built.messages);
    let page = built.text("procurement/2026-001.html");
    let start = page.find("公开时限").expect("the section is there");
    let section = &page[start..];
    assert!(section.contains("中标（成交）结果公告") && section.contains("按时"));
    // signed on the 20th, due on the 22nd, in the medium of the law on the 28th
    assert!(section.contains("合同公告") && section.contains("逾期 4 个工作日"));
    assert!(built.messages.contains("合同公告应在 2026-05-22 前公开"), "{}", built.messages);
    assert!(built.messages.contains("第五十条"));
    let own = PROCESS.replace("title = \"合同公告\"", "title = \"合同公告\"\nsigned = 2026-05-26");
    let built = build(&registered([("content/procurement/2026-001.toml", own.as_str())]));
    assert!(built.codes().is_empty(), "the notice says it itself: {}", built.messages);
}

/// What an exception withholds is counted nowhere: another value changes no byte.
#[test]
fn a_withheld_day_shows_through_no_deadline() {
    let cases = [
        ("[\"notice.n1.awarded\"]", "awarded = 2026-04-30", "awarded = 2026-01-09"),
        ("[\"notice.n1\"]", "awarded = 2026-04-30", "awarded = 2026-01-09"),
        ("[\"notice\"]", "date = 2026-05-07", "date = 2026-05-25"),
        ("[\"contract.c1.signed\"]", "signed = 2026-05-20", "signed = 2026-05-27"),
        ("[\"contract\"]", "signed = 2026-05-20", "signed = 2026-05-27"),
        ("[\"notice.n2.canonical-published\"]", "2026-05-28T09", "2026-06-28T09"),
        ("[\"notice.n2.kind\"]", "kind = \"contract\"", "kind = \"correction\""),
        ("[\"regime\"]", "procurement-law", "bidding-law"),
    ];
    for (scope, one, other) in cases {
        let with = |text: &str| {
            let text = with_more(text, &exception(scope));
            build(&registered([("content/procurement/2026-001.toml", text.as_str())]))
        };
        let (first, second) = (with(PROCESS), with(&PROCESS.replace(one, other)));
        assert!(!first.report.diagnostics.has_errors(), "{scope}: {}", first.messages);
        assert!(first.files.contains_key("procurement/2026-001.html"));
        assert_eq!(first.files, second.files, "{scope}");
        assert_eq!(first.messages, second.messages, "{scope}");
    }
    let whole = with_more(PROCESS, &exception("\"whole\"")).replace("publish = ", "# ");
    let built = build(&registered([("content/procurement/2026-001.toml", whole.as_str())]));
    assert_eq!(built.report.counts.withheld, 1, "{}", built.messages);
    assert!(!built.messages.contains("逾期"), "withheld is not overdue: {}", built.messages);
}

#[test]
fn a_draft_and_a_missing_review_can_be_overdue() {
    let late = article("2026-10-20", "2026-12-01T09:00:00");
    let draft = late.replace("publish = 2026-12-01T09:00:00\n", "");
    let just = draft.replace("2026-10-20", "2026-10-26");
    for (text, overdue) in [(&late, true), (&draft, true), (&just, false)] {
        let built = build(&registered([("content/column/news/2026-001.md", text.as_str())]));
        let said = built.codes().contains(&"overdue-publication");
        assert_eq!(said, overdue, "{}", built.messages);
        assert!(!built.report.diagnostics.has_errors());
        assert_eq!(built.report.counts.pending, 1);
    }
    let site = format!("review-kinds = [\"保密审查\"]\n{}", crate::support::KNOWN_SITE);
    let text = article("2026-10-20", "2026-11-02T09:00:00");
    let world = registered([("content/column/news/2026-001.md", text.as_str())]);
    let built = build(&world.clone().with("content/site.toml", site));
    assert_eq!(built.codes(), ["overdue-publication"], "{}", built.messages);
    assert!(built.messages.contains("还缺“保密审查”审查"));
    assert!(build(&world).codes().is_empty());
    let preview =
        build_as::<Preview>(&registered([("content/column/news/2026-001.md", draft.as_str())]));
    assert!(preview.text("column/2026-001.html").contains("尚未公开"));
}

/// Whoever asks for what is due gets the day of an item in whatever state.
#[test]
fn the_due_day_of_a_draft_can_be_asked_for() {
    let draft =
        article("2026-11-20", "2026-12-01T09:00:00").replace("publish = 2026-12-01T09:00:00\n", "");
    let world = registered([("content/column/news/2026-001.md", draft.as_str())]);
    let loaded = load(&world).expect("a site in memory can be read");
    let timeliness = Timeliness::of(&loaded.items[0], &loaded.policy).expect("it has a date");
    let timing = timeliness.itself().expect("the item itself");
    assert_eq!(timing.due, Due::On(at("2026-12-18")));
    assert_eq!((timing.standing, timing.published), (Promptness::Unpublished, None));
}

fn consultation_file(subject: &str, closes: &str, more: &str) -> String {
    format!(
        "+++\ntitle = \"演示征集\"\npublish = 2026-05-03T09:00:00\nsubject = \"{subject}\"\nstage = \"closed\"\nopens = 2026-05-03\ncloses = {closes}\n{more}+++\n\n正文。\n"
    )
}

#[test]
fn a_period_is_long_enough_or_says_why_not() {
    let said = |subject: &str, closes: &str, more: &str| {
        let text = consultation_file(subject, closes, more);
        let built = build(&registered([("content/consultations/2026-001.md", text.as_str())]));
        let found = built.report.diagnostics.iter().map(|d| (d.code.name(), d.severity.name()));
        found.collect::<Vec<_>>()
    };
    let reason = "shortened-reason = \"情况紧急。\"\n";
    assert_eq!(said("major-decision", "2026-06-02", ""), []);
    assert_eq!(said("major-decision", "2026-06-01", ""), [("period-too-short", "error")]);
    assert_eq!(said("major-decision", "2026-06-01", reason), []);
    assert_eq!(said("normative-document", "2026-06-01", ""), [("period-too-short", "advice")]);
    assert_eq!(said("other", "2026-05-10", ""), []);
}

#[test]
fn an_honest_notice_that_stood_too_shortly_can_be_published() {
    let said = |more: &str| {
        let text = PROCESS.replace("open-tendering", "single-source").replace(
            "kind = \"result\"",
            &format!("kind = \"single-source\"\ncloses = 2026-05-13\n{more}"),
        );
        let text = text
            .replace("awarded = 2026-04-30\n", "")
            .replace("signed = 2026-05-20", "signed = 2026-05-27");
        let built = build(&registered([("content/procurement/2026-001.toml", text.as_str())]));
        let found = built.report.diagnostics.iter().map(|d| (d.code.name(), d.severity.name()));
        found.collect::<Vec<_>>()
    };
    // from Thursday 7 May: 8, 9 (made up), 11, 12, 13
    assert_eq!(said(""), []);
    assert_eq!(
        said("canonical-published = 2026-05-08T09:00:00\n"),
        [("period-too-short", "error")]
    );
    assert_eq!(
        said(
            "canonical-published = 2026-05-08T09:00:00\nshortened-reason = \"当时算错了日期。\"\n"
        ),
        [("period-too-short", "warning")]
    );
}
