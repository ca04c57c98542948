//! What of an item has to be public by a day or has to stand for a time: the item itself
//! and each notice of a process. Takes a curated item; gives facts with their days and
//! nothing that an exception withholds. Knows no rule and no clock.

use crate::model::{CodeList, Day, EntryId, Kind};
use crate::policy::{Fact, Matter};
use crate::records::{
    Body, Contract, Curated, ExceptionEntry, ExceptionScope, Notice, NoticeKind, Procurement,
};

/// One thing that is published, and the days that are known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Occasion {
    /// Key path in the file; empty for the item itself.
    pub key: String,
    /// Which notice it is; none for the item itself.
    pub notice: Option<&'static str>,
    /// What the rules are asked for.
    pub matter: Matter,
    /// Facts with their days.
    pub facts: Vec<(Fact, Day)>,
    /// The day on which it was or will be published; none for a draft.
    pub published: Option<Day>,
    /// The key of that day, in the item or in the notice.
    pub published_key: &'static str,
    /// The file says why a period is shorter.
    pub explained: bool,
}

/// Every occasion of an item; none of one that is withheld whole.
pub fn occasions(item: &Curated) -> Vec<Occasion> {
    let open = Open(&item.header.exception);
    if open.0.iter().any(|entry| entry.scope == ExceptionScope::Whole) {
        return Vec::new();
    }
    let mut all = vec![itself(item, open)];
    if let Body::Procurement(process) = &item.body {
        let notices = process.notice.iter().enumerate();
        all.extend(notices.filter_map(|(at, notice)| of_notice(process, at, notice, open)));
    }
    all
}

/// What the exceptions of an item leave open.
#[derive(Clone, Copy)]
pub(super) struct Open<'e>(pub(super) &'e [ExceptionEntry]);

impl Open<'_> {
    /// The value at a key path, where nothing withholds it or what it stands in.
    pub(super) fn at<T>(self, path: &str, value: Option<T>) -> Option<T> {
        let hides = |hidden: &String| {
            path.strip_prefix(hidden.as_str()).is_some_and(|r| r.is_empty() || r.starts_with('.'))
        };
        let hidden = self.0.iter().any(|entry| match &entry.scope {
            ExceptionScope::Whole => true,
            ExceptionScope::Fields(paths) => paths.iter().any(hides),
        });
        value.filter(|_| !hidden)
    }
}

fn itself(item: &Curated, open: Open<'_>) -> Occasion {
    let mut facts = vec![(Fact::Formed, item.header.date)];
    let mut subject = None;
    let mut explained = false;
    match &item.body {
        Body::Budget(budget) => facts.push((Fact::Approved, open.at("approved", budget.approved))),
        Body::Report(report) => {
            let year = i16::try_from(report.year).ok().and_then(Day::last_of_year);
            facts.push((Fact::YearEnd, open.at("year", year)));
        }
        Body::Consultation(consultation) => {
            facts.push((Fact::Opens, open.at("opens", Some(consultation.opens))));
            facts.push((Fact::Closes, open.at("closes", Some(consultation.closes))));
            subject = open.at("subject", Some(consultation.subject.code()));
            explained = consultation.shortened_reason.is_some();
        }
        Body::Appointment(appointment) => {
            facts.push((Fact::Opens, open.at("opens", Some(appointment.opens))));
            facts.push((Fact::Closes, open.at("closes", Some(appointment.closes))));
        }
        _ => {}
    }
    Occasion {
        key: String::new(),
        notice: None,
        matter: Matter { kind: item.item.kind, regime: None, method: None, notice: None, subject },
        facts: known(facts),
        published: item.header.publish.map(|publish| publish.day()),
        published_key: "publish",
        explained,
    }
}

fn known(facts: Vec<(Fact, Option<Day>)>) -> Vec<(Fact, Day)> {
    facts.into_iter().filter_map(|(fact, day)| Some((fact, day?))).collect()
}

fn of_notice(
    process: &Procurement,
    at: usize,
    notice: &Notice,
    open: Open<'_>,
) -> Option<Occasion> {
    let key = path("notice", at, notice.id.as_ref());
    let under = |name: &str| format!("{key}.{name}");
    let kind = open.at(&under("kind"), Some(notice.kind))?;
    let issued = issued(notice, &key, open)?;
    let facts = vec![
        (Fact::Issued, Some(issued)),
        (Fact::Awarded, open.at(&under("awarded"), notice.awarded)),
        (Fact::Signed, signed(process, notice, &key, open)),
        (Fact::ReportReceived, open.at(&under("report-received"), notice.report_received)),
        (Fact::Opening, open.at(&under("opening"), notice.opening).map(|moment| moment.day())),
        (Fact::Closes, open.at(&under("closes"), notice.closes)),
        (Fact::Started, started(process, issued, open)),
    ];
    let matter = Matter {
        kind: Kind::Procurement,
        regime: open.at("regime", Some(process.regime.code())),
        method: open.at("method", Some(process.method.code())),
        notice: Some(kind.code()),
        subject: None,
    };
    Some(Occasion {
        notice: Some(kind.label()),
        matter,
        facts: known(facts),
        published: Some(issued),
        published_key: notice.canonical_published.map_or("date", |_| "canonical-published"),
        explained: notice.shortened_reason.is_some(),
        key,
    })
}

/// The day on which the notice appeared where the law has it appear, or else its own.
fn issued(notice: &Notice, key: &str, open: Open<'_>) -> Option<Day> {
    let day = notice.canonical_published.map_or(notice.date, |moment| moment.day());
    let day = open.at(&format!("{key}.canonical-published"), Some(day));
    open.at(&format!("{key}.date"), day)
}

/// The day of the contract: as the notice says, or that of the only contract there is.
fn signed(process: &Procurement, notice: &Notice, key: &str, open: Open<'_>) -> Option<Day> {
    if notice.signed.is_some() {
        return open.at(&format!("{key}.signed"), notice.signed);
    }
    let contracts = process.notice.iter().filter(|other| other.kind == NoticeKind::Contract);
    match (process.contract.as_slice(), contracts.count()) {
        ([Contract { id, signed, .. }], 1) => {
            open.at(&format!("{}.signed", path("contract", 0, id.as_ref())), Some(*signed))
        }
        _ => None,
    }
}

/// The first notice after the intention with which the procurement itself begins.
fn started(process: &Procurement, intended: Day, open: Open<'_>) -> Option<Day> {
    let notices = process.notice.iter().enumerate().filter(|(_, notice)| {
        matches!(
            notice.kind,
            NoticeKind::Prequalification
                | NoticeKind::Tender
                | NoticeKind::Negotiation
                | NoticeKind::SingleSource
        )
    });
    let days = notices.filter_map(|(at, notice)| {
        let key = path("notice", at, notice.id.as_ref());
        open.at(&format!("{key}.kind"), issued(notice, &key, open))
    });
    days.filter(|day| *day >= intended).min()
}

/// The path of an entry: by its id, as exceptions name it, or else by its place.
fn path(list: &str, at: usize, id: Option<&EntryId>) -> String {
    id.map_or_else(|| format!("{list}.{at}"), |id| format!("{list}.{}", id.as_str()))
}
