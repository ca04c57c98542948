//! One case: a value of a class, in one disguise, in one container.

use super::containers::{CONTAINERS, Comes, Container};
use super::disguises::{DISGUISES, Said, mixture};
use super::planted::Planted;
use super::seeds::{Class, Expected, OwnPage};
use gongkai::diag::Severity;
use gongkai::guard::{Finding, Form, Gate, read_file};
use std::collections::BTreeSet;

/// A file with a secret in it.
pub struct Case {
    /// The disguise, or the mixture that stands in for one.
    pub disguise: String,
    pub container: &'static Container,
    pub file: Vec<u8>,
}

impl Case {
    /// What is kept of it for a report.
    pub fn without_file(self) -> Self {
        Self { file: Vec::new(), ..self }
    }
}

/// One case in so many is tried: all of them in a release build, or where
/// `GONGKAI_CORPUS_WHOLE` is set. Without optimisation the gate is ten times as slow.
pub fn every() -> usize {
    let is_whole = std::env::var_os("GONGKAI_CORPUS_WHOLE").is_some();
    if cfg!(debug_assertions) && !is_whole { 7 } else { 1 }
}

/// Every case of a class: as many in each container as there are disguises; or one in
/// `every` of them.
pub fn each_case(class: &Class, every: usize) -> Vec<Case> {
    let mut count = 0;
    let mut cases = Vec::new();
    for container in CONTAINERS {
        let mut known = BTreeSet::new();
        for (at, disguise) in DISGUISES.iter().enumerate() {
            count += 1;
            if count % every != 0 {
                continue;
            }
            let (before, after) = class.around();
            let said = Said { before, value: &class.values[at % class.values.len()], after };
            let means_something = disguise.of.contains(&class.disguised_as);
            let planted = means_something.then(|| (disguise.plant)(&said));
            let file = planted.and_then(|planted| (container.build)(&planted));
            // full-width hanzi are hanzi: that is no other case
            let mut case = file.map(|file| (disguise.id.to_owned(), file));
            let mut seed = u32::try_from(at + 1).expect("few disguises");
            while case.as_ref().is_none_or(|(_, file)| known.contains(file)) {
                let file = build(container, &mixture(&said, seed));
                case = Some((format!("mixture-{seed}"), file));
                seed += 100;
            }
            if let Some((disguise, file)) = case {
                known.insert(file.clone());
                cases.push(Case { disguise, container, file });
            }
        }
    }
    cases
}

/// Every container takes characters.
pub fn build(container: &Container, planted: &Planted) -> Vec<u8> {
    let file = (container.build)(planted);
    file.unwrap_or_else(|| panic!("{} takes no text", container.id))
}

/// What the gate says of a file, as it is asked at its door.
pub fn findings(gate: &Gate, container: &Container, file: &[u8]) -> Vec<Finding> {
    let path = format!("files/2026-001.{}", container.extension);
    match container.comes {
        Comes::Rendered => {
            gate.inspect(&path, file, Form::of_extension(container.extension), &OwnPage)
        }
        Comes::Attached => {
            let reading = read_file(file, container.extension);
            gate.inspect_attachment(&path, &reading, file, &OwnPage)
        }
    }
}

/// Whether the gate finds what is in there, and does what is expected.
pub fn is_found(gate: &Gate, class: &Class, case: &Case) -> bool {
    findings(gate, case.container, &case.file).iter().any(|finding| {
        let blocks = finding.code.severity() == Severity::Leak;
        finding.code.name() == class.code && blocks == (class.expected == Expected::Block)
    })
}
