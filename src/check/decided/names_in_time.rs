//! 当时的规定: whether a person is named in full is for the rule of the item's own time to
//! say. Where none of that time is known, the name is shortened, and somebody looks.

use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::{Disclosed, Lens};

/// See the module.
pub fn check<L: Lens>(disclosed: &Disclosed<L>) -> Vec<Diagnostic> {
    let Some(first) = disclosed.names_out_of_time.first() else { return Vec::new() };
    let cause = format!(
        "公开姓名（{}）的规定，在这件事的日期还没有施行或者已经失效；当时的规定程序不知道，姓名只公开姓氏",
        disclosed.names_out_of_time.join("、")
    );
    let mend = "核对成文日期（date）或认定、授予日期；当时另有规定或者本人同意的，写 [publication-basis]，要写全名的加 naming = \"full\"";
    let place = Place::Key(first.clone());
    vec![Diagnostic::new(Code::RuleOfAnotherTime, disclosed.file.clone(), place, cause, mend)]
}
