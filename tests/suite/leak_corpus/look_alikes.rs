//! Lawful pages that look like leaks: numbers of documents, projects, orders and invoices,
//! social credit codes, hotlines, offices, officials in their roles.
//!
//! Ten thousand pages made from sentences of `tests/leaks/look_alikes.toml` with numbers
//! filled in, in the proportion of file kinds that a site has. None may block; of two
//! hundred at most one may raise a question.

use super::cases::{build, every, findings};
use super::containers::{Container, container};
use super::disguises::Dice;
use super::planted::Planted;
use super::seeds::{classes, list};
use gongkai::diag::Severity;
use gongkai::guard::Gate;
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;

const SENTENCES: &str = include_str!("../../leaks/look_alikes.toml");
/// How many pages.
pub const PAGES: u32 = 10_000;
/// One page in so many may raise a question.
const ASKED: usize = 200;
/// Sentences on a page.
const ON_A_PAGE: usize = 6;
/// Of ten pages.
const KINDS: [&str; 10] = [
    "html-body",
    "html-body",
    "html-body",
    "html-body",
    "html-body",
    "json",
    "json",
    "csv",
    "xlsx-cell",
    "pdf-text",
];

#[derive(Deserialize)]
struct File {
    sentences: Vec<String>,
}

/// One lawful page.
pub struct Page {
    pub container: &'static Container,
    pub file: Vec<u8>,
    /// The sentences in it, by their number.
    pub sentences: Vec<usize>,
}

/// The page of this number.
pub fn page(number: u32, sentences: &[String]) -> Page {
    let mut dice = Dice::new(number + 1);
    let picked: Vec<usize> = (0..ON_A_PAGE).map(|_| dice.below(sentences.len())).collect();
    let text: String = picked.iter().map(|at| lawful(&sentences[*at], &mut dice)).collect();
    let container = container(KINDS[usize::try_from(number).expect("small") % KINDS.len()]);
    Page { container, file: build(container, &Planted::Text(text)), sentences: picked }
}

/// Every sentence with places for numbers.
pub fn sentences() -> Vec<String> {
    toml::from_str::<File>(SENTENCES).expect("the sentences are sound").sentences
}

/// The gate of a site that withholds everything that the seeds withhold.
pub fn gate() -> Gate {
    let needles = classes().iter().flat_map(super::seeds::Class::needles).collect();
    Gate::new(needles, &[]).watching(&list())
}

/// A number that passes for an identity number by chance is one to everybody who reads it:
/// a permit names it, and no page of this corpus holds it.
fn lawful(sentence: &str, dice: &mut Dice) -> String {
    loop {
        let text = filled(sentence, dice);
        let mut runs = text.split(|c: char| !c.is_ascii_digit());
        if !runs.any(|run| gongkai::model::is_resident_id(run.as_bytes())) {
            return text;
        }
    }
}

/// `{d:5}` is five digits, `{day}` a day, `{uscc:91}` a social credit code of this kind.
fn filled(sentence: &str, dice: &mut Dice) -> String {
    let mut out = String::new();
    let mut rest = sentence;
    while let Some((before, behind)) = rest.split_once('{') {
        let (place, after) = behind.split_once('}').expect("a place ends");
        out.push_str(before);
        out.push_str(&fill(place, dice));
        rest = after;
    }
    out + rest
}

fn fill(place: &str, dice: &mut Dice) -> String {
    let (what, more) = place.split_once(':').unwrap_or((place, ""));
    let mut two = |from: usize, below: usize| format!("{:02}", from + dice.below(below));
    match what {
        "year" => format!("20{}", two(10, 17)),
        "month" => two(1, 12),
        "day" => two(1, 28),
        "hour" => two(0, 24),
        "minute" => two(0, 60),
        "n" => {
            let digits: usize = more.parse().expect("a count");
            let first = 1 + dice.below(9);
            let others: String = (1..digits).map(|_| dice.below(10).to_string()).collect();
            format!("{first}{others}")
        }
        "d" => {
            let digits: usize = more.parse().expect("a count");
            (0..digits).map(|_| dice.below(10).to_string()).collect()
        }
        "hex" => {
            let digits: usize = more.parse().expect("a count");
            (0..digits).map(|_| format!("{:x}", dice.below(16))).collect()
        }
        "uscc" => uscc(more, dice),
        other => panic!("nothing fills {other}"),
    }
}

/// A code of GB 32100-2015 with a check character that is right.
fn uscc(kind: &str, dice: &mut Dice) -> String {
    const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let digits: String = (0..6).map(|_| dice.below(10).to_string()).collect();
    let mut code = format!("{kind}4414{:02}", dice.below(30));
    let letters = if kind == "91" { "MA" } else { "00" };
    code += &format!("{letters}{digits}");
    code.push(char::from(ALPHABET[dice.below(31)]));
    let mut weight = 1;
    let mut sum = 0;
    for byte in code.bytes() {
        let value = ALPHABET.iter().position(|known| *known == byte).expect("of the alphabet");
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    code.push(char::from(ALPHABET[(31 - sum % 31) % 31]));
    code
}

#[test]
fn lawful_look_alikes_pass() {
    let (gate, sentences) = (gate(), sentences());
    let wrong: Vec<(Page, Vec<&str>, bool)> = (0..PAGES)
        .into_par_iter()
        .filter(|number| number % u32::try_from(every()).expect("small") == 0)
        .filter_map(|number| {
            let page = page(number, &sentences);
            let found = findings(&gate, page.container, &page.file);
            let blocks = found.iter().any(|finding| finding.code.severity() == Severity::Leak);
            let codes: Vec<&str> = found.iter().map(|finding| finding.code.name()).collect();
            (!codes.is_empty()).then_some((page, codes, blocks))
        })
        .collect();
    let blocked = wrong.iter().filter(|(_, _, blocks)| *blocks).count();
    let mut by_code: BTreeMap<(&str, &str), Vec<&[usize]>> = BTreeMap::new();
    for (page, codes, _) in &wrong {
        for code in codes {
            by_code.entry((code, page.container.id)).or_default().push(&page.sentences);
        }
    }
    let lines: Vec<String> = by_code
        .iter()
        .map(|((code, kind), pages)| {
            let mut common: BTreeMap<usize, usize> = BTreeMap::new();
            pages
                .iter()
                .flat_map(|page| page.iter())
                .for_each(|at| *common.entry(*at).or_default() += 1);
            let mut common: Vec<_> = common.into_iter().collect();
            common.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            let named: Vec<&str> =
                common.iter().take(3).map(|(at, _)| sentences[*at].as_str()).collect();
            format!("{code} in {kind}: {} pages, most of them with {named:?}", pages.len())
        })
        .collect();
    let most = usize::try_from(PAGES).expect("small") / every() / ASKED;
    assert!(
        blocked == 0 && wrong.len() <= most,
        "{blocked} blocked, {} asked\n{}",
        wrong.len() - blocked,
        lines.join("\n")
    );
}

#[test]
fn the_made_codes_are_sound() {
    let mut dice = Dice::new(7);
    for kind in ["91", "11", "12", "52", "93"] {
        let code = uscc(kind, &mut dice);
        assert!(gongkai::model::Uscc::parse(&code).is_ok(), "{kind}");
    }
}
