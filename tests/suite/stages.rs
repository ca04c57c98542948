//! The order of the flow: which stage may name which, and that ARCHITECTURE.md tells it so.

use crate::architecture::sources;
use std::collections::BTreeSet;
use std::path::Path;

/// Each stage in the order of the flow, and the stages that it may name.
const STAGES: [(&str, &[&str]); 21] = [
    ("diag", &[]),
    ("model", &["diag"]),
    ("world", &["model"]),
    ("schema", &["diag", "model"]),
    ("explain", &["diag", "schema"]),
    ("policy", &["diag", "model", "schema"]),
    ("records", &["diag", "model", "policy", "schema"]),
    ("content", &["diag", "model", "policy", "records", "schema", "world"]),
    ("disclosure", &["model", "policy", "records", "schema"]),
    ("check", &["content", "diag", "disclosure", "model", "policy", "records"]),
    ("due", &["content", "diag", "disclosure", "model", "policy", "records"]),
    ("markup", &["diag", "model"]),
    ("pages", &["content", "disclosure", "markup", "model", "policy", "records", "schema"]),
    (
        "render",
        &[
            "content",
            "diag",
            "disclosure",
            "markup",
            "model",
            "pages",
            "policy",
            "records",
            "schema",
            "world",
        ],
    ),
    ("guard", &["diag", "disclosure", "model", "policy", "render"]),
    ("clean", &["guard"]),
    ("output", &["disclosure", "guard", "model"]),
    ("deliver", &["guard", "model", "output", "policy"]),
    (
        "pipeline",
        &[
            "check",
            "content",
            "diag",
            "disclosure",
            "guard",
            "markup",
            "model",
            "output",
            "pages",
            "policy",
            "records",
            "render",
            "world",
        ],
    ),
    (
        "preview",
        &[
            "content",
            "diag",
            "disclosure",
            "model",
            "output",
            "pipeline",
            "policy",
            "render",
            "world",
        ],
    ),
    (
        "cli",
        &[
            "clean",
            "content",
            "deliver",
            "diag",
            "disclosure",
            "due",
            "explain",
            "guard",
            "model",
            "output",
            "pages",
            "pipeline",
            "policy",
            "preview",
            "records",
            "render",
            "world",
        ],
    ),
];

#[test]
fn a_stage_names_only_stages_above_it() {
    let order: Vec<&str> = STAGES.iter().map(|(stage, _)| *stage).collect();
    for (at, (stage, above)) in STAGES.iter().enumerate() {
        for named in *above {
            let place = order.iter().position(|other| other == named);
            assert!(place.is_some_and(|place| place < at), "{stage} → {named}: not above it");
        }
    }
    let mut used = BTreeSet::new();
    for source in sources().iter().filter(|source| !["lib", "main"].contains(&source.stage())) {
        let stage = source.stage().to_owned();
        let (_, allowed) = STAGES
            .iter()
            .find(|(name, _)| *name == stage)
            .unwrap_or_else(|| panic!("{stage} is no stage of the table"));
        for named in stages_named(&source.code).into_iter().filter(|named| *named != stage) {
            assert!(allowed.contains(&named.as_str()), "{} names {named}", source.path);
            used.insert((stage.clone(), named));
        }
    }
    for (stage, allowed) in STAGES.iter().filter(|(stage, _)| exists(stage)) {
        for named in allowed.iter().filter(|named| exists(named)) {
            let is_used = used.contains(&((*stage).to_owned(), (*named).to_owned()));
            assert!(is_used, "{stage} no longer names {named}: take it out of the table");
        }
    }
}

/// Every `crate::<stage>` in a piece of code.
fn stages_named(code: &str) -> BTreeSet<String> {
    let word = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    code.split("crate::").skip(1).map(word).filter(|name: &String| is_stage(name)).collect()
}

fn is_stage(name: &str) -> bool {
    STAGES.iter().any(|(stage, _)| *stage == name)
}

fn exists(stage: &str) -> bool {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    src.join(stage).is_dir() || src.join(format!("{stage}.rs")).is_file()
}

/// The rooms of ARCHITECTURE.md stand in this order, and none is missing.
#[test]
fn the_rooms_are_told_in_the_order_of_the_flow() {
    let document = include_str!("../../ARCHITECTURE.md");
    let rows = document.lines().filter_map(|line| line.strip_prefix("| `src/"));
    let rooms: Vec<&str> = rows
        .filter_map(|row| row.split(['/', '.', '`']).next())
        .filter(|room| is_stage(room))
        .collect();
    let stages: Vec<&str> =
        STAGES.iter().map(|(stage, _)| *stage).filter(|stage| exists(stage)).collect();
    assert_eq!(rooms, stages);
}
