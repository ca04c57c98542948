//! Take-down, byte for byte: a site with items of every kind, with attachments, years, lists
//! and neighbours. The site from which an item is gone, for whatever cause, is the site that
//! never had it, apart from the item's own tombstone. Nothing else may differ: no count of
//! what has ended is public.

use crate::specimens::{SPECIMENS, with_more};
use crate::support::{Built, KNOWN_SITE, build, day, item_of, register_of};
use gongkai::world::Memory;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What ends an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    Withdrawn,
    /// The register knows it, its file is gone.
    Removed,
    /// What only a record can come to.
    Expired,
    Repaired,
    Objection,
    Revoked,
}

const OF_RECORDS: [Cause; 4] = [Cause::Expired, Cause::Repaired, Cause::Objection, Cause::Revoked];

/// The item that comes and goes, one of every kind, and a record of dishonesty.
struct Guest {
    path: String,
    text: String,
    /// Its attachment.
    file: String,
}

const DISHONESTY: &str = "title = \"演示失信记录\"\npublish = 2026-05-04T08:30:00\nkind = \"dishonesty\"\nsource = \"accountability\"\ntier = \"general\"\nfacts = \"付款逾期乾坤。\"\n\n[subject]\nkind = \"organisation\"\norganisation = \"演示单位离艮\"\n\n[decision]\nauthority = \"演示机关\"\ndate = 2026-04-10\nresult = \"限期整改。\"\n";

fn attached(text: &str, file: &str) -> String {
    with_more(text, &format!("\n[[attachments]]\nfile = \"{file}\"\ntitle = \"附件\"\n"))
}

/// The same with other words: rare characters, so that nobody else says any of them.
fn strange(text: &str) -> String {
    let is_han = |c: &u32| (0x4e00..0xa000).contains(c);
    let other = |c: char| Some(u32::from(c)).filter(is_han).map(|c| 0x3400 + (c - 0x4e00) % 0x1900);
    text.chars().map(|c| other(c).and_then(char::from_u32).unwrap_or(c)).collect()
}

/// Published in the middle of the day of its kind's specimen, so that it has neighbours.
fn guests() -> Vec<Guest> {
    let of_kind = |(at, (path, text)): (usize, &(&str, &str))| {
        let file = format!("guest-{at}.csv");
        let text = text.replacen("T09:00:00", "T09:30:00", 1);
        // a document that a report counts, a report of another year
        let text = text.replace("genre = \"notice\"", "genre = \"measure\"");
        let text = text.replace("year = 2026", "year = 2025");
        let path = path.replace("2026-001", "2026-500");
        Guest { path, text: strange(&attached(&text, &file)), file }
    };
    let mut all: Vec<Guest> = SPECIMENS.iter().enumerate().map(of_kind).collect();
    let (path, file) = ("content/records/2026-600.toml".to_owned(), "guest-d.csv".to_owned());
    all.push(Guest { path, text: strange(&attached(DISHONESTY, &file)), file });
    all
}

/// What stays: a specimen of every kind with an attachment, and more articles and records of
/// two years around the guests.
fn hosts() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for (at, (path, text)) in SPECIMENS.iter().enumerate() {
        files.insert((*path).to_owned(), attached(text, &format!("host-{at}.csv")));
        files.insert(format!("content/files/host-{at}.csv"), format!("附件,{at}\n"));
    }
    for (number, publish) in
        [(2, "2026-05-01T08:00:00"), (3, "2026-05-01T10:00:00"), (4, "2025-03-01T09:00:00")]
    {
        let text = SPECIMENS[0].1.replace("2026-05-01T09:00:00", publish);
        files.insert(format!("content/column/news/2026-00{number}.md"), text);
        let text = SPECIMENS[3].1.replace("2026-05-04T09:00:00", &publish.replace("-01T", "-04T"));
        let text = text
            .replace("2026-04-", "2025-02-")
            .replace("consent-date = 2026-05", "consent-date = 2025-02");
        files.insert(format!("content/records/2026-00{number}.toml"), text);
    }
    files
}

/// The text of a guest that came to its end, if it has a file still.
fn ended(guest: &Guest, cause: Cause) -> Option<String> {
    let more = match cause {
        Cause::Removed => return None,
        Cause::Withdrawn => "\n[withdrawal]\ndate = 2026-09-01\nreason = \"更正。\"\n".to_owned(),
        Cause::Expired => return Some(guest.text.replacen("tier =", "term = 3\ntier =", 1)),
        Cause::Repaired => "\n[repair]\napplied = 2026-08-01\nfulfilled = 2026-08-01\nundertaking = \"诚信守法。\"\ndecided = 2026-09-01\n".to_owned(),
        Cause::Objection => "\n[[objection]]\nraised = 2026-08-01\nresolved = 2026-09-01\noutcome = \"removed\"\n".to_owned(),
        Cause::Revoked => return Some(guest.text.replacen("[decision]\n", "[decision]\nrevoked = 2026-09-01\n", 1)),
    };
    Some(with_more(&guest.text, &more))
}

/// A site with these guests: their texts, and whether the register knows them.
fn site(guests: &[&Guest], text: impl Fn(usize, &Guest) -> Option<String>) -> Built {
    let mut files = hosts();
    let mut register = register_of(files.keys().map(String::as_str));
    for (at, guest) in guests.iter().enumerate() {
        let item = item_of(&guest.path).expect("a guest is an item");
        let (kind, id) = (item.kind.slug(), &item.id);
        register += &format!(
            "\n[[entry]]\nkind = \"{kind}\"\nid = \"{id}\"\nindex = \"2026-{:05}\"\n",
            900 + at
        );
        if let Some(text) = text(at, guest) {
            files.insert(guest.path.clone(), text);
            files.insert(format!("content/files/{}", guest.file), format!("来客,{at}\n"));
        }
    }
    let world = Memory::at(day("2026-11-23"))
        .with("content/site.toml", KNOWN_SITE)
        .with("content/register.toml", register);
    build(&files.iter().fold(world, |world, (path, text)| world.with(path, text.as_str())))
}

fn assert_never_there(gone: &Built, never: &Built, guests: &[&Guest], what: &str) {
    assert!(!gone.report.diagnostics.has_errors(), "{what}\n{}", gone.messages);
    assert_eq!(gone.report.counts.ended, guests.len(), "{what}\n{}", gone.messages);
    let mut left = gone.files.clone();
    let tombstone = left.get(&page(guests[0])).cloned();
    for guest in guests {
        let own = left.remove(&page(guest));
        assert!(own.is_some() && own == tombstone, "{what}: no tombstone, or another");
    }
    for (path, bytes) in &never.files {
        assert!(left.remove(path).as_ref() == Some(bytes), "{what}: {path} differs");
    }
    let more: Vec<&String> = left.keys().collect();
    assert!(more.is_empty(), "{what}: {more:?} is left");
}

fn page(guest: &Guest) -> String {
    format!("{}.html", item_of(&guest.path).expect("a guest is an item"))
}

/// It would prove little if the guests did not show: each of them stands on its page, in its
/// twin, in lists, feeds, data, the catalogue and the count of what is open.
#[test]
fn a_guest_is_seen_all_over_the_site() {
    let never = site(&[], |_, _| None);
    assert!(!never.report.diagnostics.has_errors(), "{}", never.messages);
    for guest in &guests() {
        let there = site(&[guest], |_, guest| Some(guest.text.clone()));
        assert!(!there.report.diagnostics.has_errors(), "{}", there.messages);
        let differs = |(path, bytes): &(&String, &Vec<u8>)| never.files.get(*path) != Some(*bytes);
        let changed: Vec<&String> =
            there.files.iter().filter(differs).map(|(path, _)| path).collect();
        let own = page(guest).replace(".html", "");
        assert!(changed.iter().any(|path| **path == format!("{own}.json")), "{changed:?}");
        assert!(changed.iter().any(|path| path.starts_with("files/")), "{own}: {changed:?}");
        for kind in [".csv", "feeds/", "data/catalogue", "catalogue/", "index.html", "openness"] {
            // pages are no news
            let is_page = kind == "feeds/" && own.starts_with("pages/");
            let seen = is_page || changed.iter().any(|path| path.contains(kind));
            assert!(seen, "{own} is not in {kind}: {changed:?}");
        }
    }
}

#[test]
fn of_every_kind_and_cause_nothing_is_left() {
    let never = site(&[], |_, _| None);
    for guest in &guests() {
        let mut causes = vec![Cause::Withdrawn, Cause::Removed];
        if guest.text.contains("dishonesty") {
            causes.extend(OF_RECORDS);
        }
        for cause in causes {
            let gone = site(&[guest], |_, guest| ended(guest, cause));
            assert_never_there(&gone, &never, &[guest], &format!("{} {cause:?}", guest.path));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Many at once, some of them staying: what is gone is gone beside what is there.
    #[test]
    fn of_many_at_once_nothing_is_left(
        fates in prop::collection::vec((0_u8..3, any::<bool>()), SPECIMENS.len() + 1),
        record in prop::sample::select(OF_RECORDS.to_vec()),
    ) {
        let all = guests();
        let cause = |guest: &Guest, removed: bool| match removed {
            true => Cause::Removed,
            false if guest.text.contains("dishonesty") => record,
            false => Cause::Withdrawn,
        };
        let fated = || all.iter().zip(&fates);
        let stay: Vec<&Guest> = fated().filter(|(_, (fate, _))| *fate == 0).map(|(g, _)| g).collect();
        let go: Vec<(&Guest, bool)> =
            fated().filter(|(_, (fate, _))| *fate == 1).map(|(g, (_, removed))| (g, *removed)).collect();
        prop_assume!(!go.is_empty());
        let never = site(&stay, |_, guest| Some(guest.text.clone()));
        // those that stay come first, so that their numbers are the same
        let both: Vec<&Guest> = stay.iter().copied().chain(go.iter().map(|(guest, _)| *guest)).collect();
        let gone = site(&both, |at, guest| match at.checked_sub(stay.len()) {
            None => Some(guest.text.clone()),
            Some(at) => ended(guest, cause(guest, go[at].1)),
        });
        let guests: Vec<&Guest> = go.iter().map(|(guest, _)| *guest).collect();
        assert_never_there(&gone, &never, &guests, &format!("{fates:?}"));
    }
}
