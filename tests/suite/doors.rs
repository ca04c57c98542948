//! The one-way doors as the compiler sees them: each case of `tests/ui/` must not compile,
//! for the reason in its `.stderr`; its passing twin, `.pass.rs`, is compiled into this
//! very binary, so that a case never fails for a wrong name or path.
//!
//! `TRYBUILD=overwrite cargo test doors` rewrites the reasons.

#[allow(dead_code)]
#[path = "../ui/curated_is_not_serialised.pass.rs"]
mod curated_is_not_serialised;
#[allow(dead_code)]
#[path = "../ui/only_a_stage_is_staged.pass.rs"]
mod only_a_stage_is_staged;
#[allow(dead_code)]
#[path = "../ui/only_decide_discloses.pass.rs"]
mod only_decide_discloses;
#[allow(dead_code)]
#[path = "../ui/only_render_renders.pass.rs"]
mod only_render_renders;
#[allow(dead_code)]
#[path = "../ui/only_the_gate_clears.pass.rs"]
mod only_the_gate_clears;
#[allow(dead_code)]
#[path = "../ui/output_takes_no_rendered.pass.rs"]
mod output_takes_no_rendered;
#[allow(dead_code)]
#[path = "../ui/private_is_not_printed.pass.rs"]
mod private_is_not_printed;
#[allow(dead_code)]
#[path = "../ui/public_output_takes_no_preview.pass.rs"]
mod public_output_takes_no_preview;
#[allow(dead_code)]
#[path = "../ui/seal_takes_no_preview.pass.rs"]
mod seal_takes_no_preview;
#[allow(dead_code)]
#[path = "../ui/template_takes_no_curated.pass.rs"]
mod template_takes_no_curated;

use std::fs;
use std::path::Path;

#[test]
fn no_door_has_a_way_round_it() {
    let cases = trybuild::TestCases::new();
    for case in names(".rs").iter().filter(|name| !name.ends_with(".pass")) {
        cases.compile_fail(format!("tests/ui/{case}.rs"));
    }
}

#[test]
fn every_case_has_a_reason_and_a_passing_twin() {
    let cases: Vec<String> =
        names(".rs").into_iter().filter(|name| !name.ends_with(".pass")).collect();
    assert_eq!(cases, names(".stderr"));
    assert_eq!(cases, names(".pass.rs"));
    let suite = include_str!("doors.rs");
    for case in cases {
        assert!(
            suite.contains(&format!("../ui/{case}.pass.rs")),
            "{case}: its twin is not compiled"
        );
    }
}

/// Names of the files of `tests/ui/` with this ending, without it, sorted.
fn names(ending: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let entries = fs::read_dir(folder).expect("tests/ui is there");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("a folder entry can be read").file_name())
        .filter_map(|name| name.to_str()?.strip_suffix(ending).map(str::to_owned))
        .collect();
    names.sort();
    names
}
