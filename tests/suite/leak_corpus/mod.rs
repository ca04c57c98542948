//! The open corpus of leaks: every class of `tests/leaks/seeds.toml`, in every disguise, in
//! every container, shown to the gate in memory; and lawful pages that look like them.
//!
//! A miss is named by class, disguise and container, never by its value.

mod cases;
mod containers;
mod disguises;
mod dump;
mod look_alikes;
mod mutations;
mod pending;
mod planted;
mod seeds;

use cases::{Case, each_case, every, is_found};
use containers::CONTAINERS;
use pending::PENDING;
use rayon::prelude::*;
use seeds::{Class, Group, classes, list};
use std::collections::{BTreeMap, BTreeSet};

/// How many misses are named.
const NAMED: usize = 60;

/// What came of one class.
struct Tally {
    class: Class,
    cases: usize,
    missed: Vec<Case>,
}

fn tallies() -> Vec<Tally> {
    let list = list();
    let tally = |class: Class| {
        let gate = class.gate(&list);
        let cases = each_case(&class, every());
        let count = cases.len();
        let missed = cases.into_par_iter().filter(|case| !is_found(&gate, &class, case));
        let missed = missed.map(Case::without_file).collect();
        Tally { class, cases: count, missed }
    };
    classes().into_iter().map(tally).collect()
}

#[test]
fn no_secret_leaves_in_any_disguise_in_any_container() {
    let tallies = tallies();
    let mut wrong = Vec::new();
    let mut used = vec![false; PENDING.len()];
    for Tally { class, cases, missed } in &tallies {
        let mut open: Vec<&Case> = Vec::new();
        for case in missed {
            let known = PENDING.iter().position(|pending| pending.covers(&class.id, case));
            match known {
                Some(at) => used[at] = true,
                None => open.push(case),
            }
        }
        let allowed = match class.group {
            Group::CheckDigit | Group::Needle => 0,
            Group::Name | Group::Address | Group::Listed => cases * 3 / 100,
        };
        if open.len() > allowed {
            wrong.push(format!("{}: {} of {cases} missed", class.id, open.len()));
            wrong.extend(summed_up(&class.id, &open));
        }
    }
    for (pending, used) in PENDING.iter().zip(used) {
        if !used && every() == 1 {
            wrong.push(format!("nothing of {pending:?} is missed any more: take it out"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let all: usize = tallies.iter().map(|tally| tally.cases).sum();
    assert!(
        all >= 12_000 / every() && tallies.len() >= 20,
        "{all} secrets of {} classes",
        tallies.len()
    );
}

/// Misses by disguise; disguises that are missed in the same containers in one line.
fn summed_up(class: &str, missed: &[&Case]) -> Vec<String> {
    let mut by_disguise: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for case in missed {
        by_disguise.entry(&case.disguise).or_default().push(case.container.id);
    }
    let mut by_containers: BTreeMap<Vec<&str>, Vec<&str>> = BTreeMap::new();
    for (disguise, containers) in by_disguise {
        by_containers.entry(containers).or_default().push(disguise);
    }
    let lines = by_containers.into_iter().map(|(containers, disguises)| {
        let lacking = CONTAINERS.iter().map(|c| c.id).filter(|id| !containers.contains(id));
        let lacking: Vec<&str> = lacking.collect();
        let at = match containers.len() > CONTAINERS.len() / 2 {
            true => format!("everything but [{}]", lacking.join(" ")),
            false => containers.join(" "),
        };
        format!("  {class} × {} × {at}", disguises.join(" "))
    });
    lines.take(NAMED).collect()
}

#[test]
fn the_corpus_is_as_wide_as_it_says() {
    assert!(classes().len() >= 20);
    assert!(disguises::DISGUISES.len() >= 30);
    assert!(containers::CONTAINERS.len() >= 20);
    for class in classes() {
        let cases = each_case(&class, every() * 2);
        let files: BTreeSet<(&str, &[u8])> =
            cases.iter().map(|case| (case.container.id, case.file.as_slice())).collect();
        assert_eq!(files.len(), cases.len(), "{}: two cases are the same", class.id);
    }
}
