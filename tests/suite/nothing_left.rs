//! For content put together at random: what is withheld or over leaves no byte behind. No
//! output depends on a withheld value; of an ended item there is a tombstone and nothing
//! else; a value that nothing published discloses stands nowhere, however it is spelled.

use crate::folding::folded;
use crate::specimens::{SPECIMENS, exception, with_more};
use crate::support::{KNOWN_SITE, build, day, register_of, tree};
use crate::take_down::{FIELDS, RECORD, assert_same};
use gongkai::content::load;
use gongkai::disclosure::{Outcome, Public, Rules, decide};
use gongkai::world::{Memory, World};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

/// Rare characters, so that no word of the site is met by chance.
const RARE: &str = "[\u{3400}-\u{34ff}]{6,30}";

/// What becomes of one kind's specimen.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    Open,
    Masked,
    Whole,
    Withdrawn,
}

fn kind_of(path: &str) -> &str {
    path.split('/').nth(1).expect("a specimen lies in a folder")
}

const WITHDRAWAL: &str = "\n[withdrawal]\ndate = 2026-09-01\nreason = \"更正。\"\n";

/// The scopes of a kind that can be masked at once: none lies within another.
fn scopes(kind: &str) -> Vec<(&'static str, &'static str, &'static str)> {
    let of_kind = FIELDS.iter().filter(|(of, ..)| *of == kind);
    let all: Vec<_> = of_kind.map(|(_, scope, value, other)| (*scope, *value, *other)).collect();
    let is_free = |scope: &str| {
        !all.iter().any(|(other, ..)| scope.starts_with(&format!("{other}.")))
            && all.iter().filter(|(other, ..)| *other == scope).count() == 1
    };
    all.iter().copied().filter(|(scope, ..)| is_free(scope)).collect()
}

/// A specimen under its fate, and the same with every withheld value another.
fn under(fate: Fate, path: &str, text: &str, chosen: usize) -> (String, String) {
    let kind = kind_of(path);
    let all = scopes(kind);
    match fate {
        Fate::Masked if !all.is_empty() => {
            // every n-th of them, at least the first
            let some: Vec<_> = all.iter().step_by(chosen % all.len() + 1).collect();
            let list: Vec<String> = some.iter().map(|(scope, ..)| format!("{scope:?}")).collect();
            let one = with_more(text, &exception(&format!("[{}]", list.join(", "))));
            let two = some
                .iter()
                .fold(one.clone(), |text, (_, value, other)| text.replacen(value, other, 1));
            (one, two)
        }
        Fate::Whole | Fate::Withdrawn => {
            let more = if fate == Fate::Whole { exception("\"whole\"") } else { WITHDRAWAL.into() };
            let one = with_more(text, &more);
            let two = one.replace("演示", "另外").replace("正文", "别的正文");
            let others = FIELDS.iter().filter(|(of, ..)| *of == kind);
            (one, others.fold(two, |text, (.., value, other)| text.replacen(value, other, 1)))
        }
        _ => (text.to_owned(), text.to_owned()),
    }
}

fn fates() -> impl Strategy<Value = Vec<(Fate, usize)>> {
    let fate = prop_oneof![
        Just(Fate::Open),
        Just(Fate::Masked),
        Just(Fate::Masked),
        Just(Fate::Whole),
        Just(Fate::Withdrawn)
    ];
    prop::collection::vec((fate, 0_usize..7), SPECIMENS.len())
}

fn site_of(today: &str, files: &BTreeMap<String, String>, registered: &[String]) -> Memory {
    let register = register_of(registered.iter().map(String::as_str));
    let site = Memory::at(day(today))
        .with("content/site.toml", KNOWN_SITE)
        .with("content/register.toml", register);
    files.iter().fold(site, |site, (path, text)| site.with(path, text.as_str()))
}

/// The specimens and a record of dishonesty, each under its fate: as they are, and with
/// every withheld value another.
fn two_sites(fates: &[(Fate, usize)]) -> (Memory, Memory) {
    let (mut one, mut two) = (BTreeMap::new(), BTreeMap::new());
    for ((path, text), (fate, chosen)) in SPECIMENS.iter().zip(fates) {
        let (this, that) = under(*fate, path, text, *chosen);
        one.insert((*path).to_owned(), this);
        two.insert((*path).to_owned(), that);
    }
    let paths: Vec<String> = one.keys().cloned().collect();
    (site_of("2026-11-23", &one, &paths), site_of("2026-11-23", &two, &paths))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Many at once: what one item withholds is shown by no other's page either.
    #[test]
    fn no_byte_depends_on_what_is_withheld_or_over(fates in fates()) {
        let (one, two) = two_sites(&fates);
        let (one, two) = (build(&one), build(&two));
        prop_assert!(!one.report.diagnostics.has_errors(), "{fates:?}\n{}", one.messages);
        assert_same(&one, &two, &format!("{fates:?}"));
    }

    /// Whether the file is kept or deleted: the register knows the item.
    #[test]
    fn removing_an_ended_item_changes_nothing_more(fates in fates(), gone in any::<u16>()) {
        let (kept, _) = two_sites(&fates);
        let mut removed = kept.clone();
        let mut tombstones = Vec::new();
        for (at, ((path, _), (fate, _))) in SPECIMENS.iter().zip(&fates).enumerate() {
            if *fate == Fate::Withdrawn && gone >> at & 1 == 1 {
                removed = removed.without(path);
                tombstones.push(format!("{}.html", crate::support::item_of(path).expect("an item")));
            }
        }
        let (kept, removed) = (build(&kept), build(&removed));
        prop_assert!(kept.files == removed.files, "{fates:?}");
        let first = tombstones.first().map(|path| removed.text(path));
        for path in &tombstones {
            prop_assert!(Some(removed.text(path)) == first, "{path} is another tombstone");
        }
    }

    /// Ended records, however many and whatever they said: tombstones, all the same.
    #[test]
    fn a_record_that_is_over_leaves_its_tombstone(
        facts in RARE, organisation in RARE, result in RARE, number in 1_u32..40,
        tier in prop::sample::select(vec!["minor", "general"]),
    ) {
        let paths: Vec<String> = SPECIMENS.iter().map(|(path, _)| (*path).to_owned()).collect();
        let mut files: BTreeMap<String, String> =
            SPECIMENS.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        let site = site_of("2027-06-01", &files, &paths);
        let never = build(&site);
        let register = site.read("content/register.toml").expect("it is there");
        let mut register = String::from_utf8_lossy(&register).into_owned();
        for at in number..=number + number % 4 {
            let text = RECORD.replace("付款逾期乾坤", &facts).replace("演示单位离艮", &organisation)
                .replace("限期整改", &result).replace("general", tier)
                .replace("tier =", "necessity = \"影响面大。\"\ntier =");
            files.insert(format!("content/records/2027-{at:03}.toml"), text);
            register += &format!("\n[[entry]]\nkind = \"records\"\nid = \"2027-{at:03}\"\nindex = \"2027-{at:05}\"\n");
        }
        let with = files.iter().fold(site, |site, (path, text)| site.with(path, text.as_str()));
        let ended = build(&with.with("content/register.toml", register));
        for word in [&facts, &organisation, &result] {
            ended.lacks(word);
        }
        let mut more: BTreeMap<&String, &Vec<u8>> = ended.files.iter().collect();
        for (path, bytes) in &never.files {
            prop_assert!(more.remove(path) == Some(bytes), "{path} differs");
        }
        let tombstones: BTreeSet<&Vec<u8>> = more.values().copied().collect();
        prop_assert_eq!(tombstones.len(), 1, "they are not all the same");
        prop_assert_eq!(more.len() as u32, number % 4 + 1);
    }

    /// Looked for as a reader would: markup and white space gone, widths and case alike.
    #[test]
    fn a_withheld_value_stands_nowhere(fates in fates()) {
        let (site, _) = two_sites(&fates);
        let built = build(&site);
        prop_assert!(!built.report.diagnostics.has_errors(), "{fates:?}\n{}", built.messages);
        let (hidden, open) = needles(&site);
        for needle in hidden.iter().filter(|needle| !open.contains(needle.as_str())) {
            for (path, bytes) in &built.files {
                prop_assert!(!folded(bytes).contains(needle.as_str()), "{path} tells {needle}");
            }
        }
    }
}

/// Every value that the gate looks for, folded; and all that is public, folded.
fn needles(site: &Memory) -> (BTreeSet<String>, String) {
    let loaded = load(site).expect("a site in memory can be read");
    let rules = Rules { policy: &loaded.policy, required_reviews: &[] };
    let (mut hidden, mut open) = (BTreeSet::new(), folded(KNOWN_SITE.as_bytes()));
    for item in loaded.items {
        let decision = decide::<Public>(item, rules, site.now());
        for needle in &decision.needles {
            hidden.insert(folded(needle.text.reveal().as_bytes()));
        }
        let Outcome::Disclosed(disclosed) = decision.outcome else { continue };
        open += &folded(disclosed.card.title.as_bytes());
        disclosed.public_values(&mut |_, value| {
            open.push('\n');
            open += &folded(value.as_bytes());
        });
    }
    // a year, an amount and the like stand everywhere by chance
    hidden.retain(|needle| needle.chars().count() >= 4 && !needle.is_ascii());
    (hidden, open)
}

/// A package is what is uploaded: its files, unpacked, hold none of it either.
#[test]
fn a_package_holds_no_withheld_value() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let fates: Vec<(Fate, usize)> = (0..SPECIMENS.len())
        .map(|at| ([Fate::Masked, Fate::Whole, Fate::Withdrawn][at % 3], at))
        .collect();
    let (site, _) = two_sites(&fates);
    let (hidden, open) = needles(&site);
    assert!(hidden.len() > 20, "{hidden:?}");
    crate::packages::pack(&site, root.path()).expect("a package");
    let mut unpacked = 0;
    for (path, bytes) in tree(root.path()) {
        let files = if path.ends_with(".zip") { unzipped(bytes) } else { vec![bytes] };
        for bytes in files {
            unpacked += 1;
            let text = folded(&bytes);
            for needle in hidden.iter().filter(|needle| !open.contains(needle.as_str())) {
                assert!(!text.contains(needle.as_str()), "{path} tells {needle}");
            }
        }
    }
    assert!(unpacked > 100, "only {unpacked} files");
}

fn unzipped(bytes: Vec<u8>) -> Vec<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip archive");
    (0..archive.len())
        .map(|at| {
            let mut bytes = Vec::new();
            archive.by_index(at).expect("a file").read_to_end(&mut bytes).expect("it unpacks");
            bytes
        })
        .collect()
}
