//! The door of the gate: rendered bytes in, cleared bytes out, or findings.

use super::{Finding, Form, Gate, PageFacts, Permits, Reading};
use crate::diag::Severity;
use crate::disclosure::Lens;
use crate::model::SitePath;
use crate::render::Rendered;
use std::marker::PhantomData;

/// Bytes in which the gate found nothing that blocks. Only `output` takes them.
#[derive(Debug)]
pub struct Cleared<L: Lens> {
    path: SitePath,
    bytes: Vec<u8>,
    lens: PhantomData<L>,
}

impl<L: Lens> Cleared<L> {
    /// Where they go.
    pub fn path(&self) -> &SitePath {
        &self.path
    }

    /// What is written.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// What the gate says of one file.
#[derive(Debug)]
pub struct Clearance<L: Lens> {
    /// The file, if nothing blocks it.
    pub cleared: Option<Cleared<L>>,
    /// Everything that was found and is not permitted.
    pub findings: Vec<Finding>,
}

/// Looks at one file. `words` are those of an attachment; rendered files are read
/// by their own form.
pub fn clear<L: Lens>(
    rendered: Rendered<L>,
    words: Option<&Reading>,
    gate: &Gate,
    permits: &Permits<'_>,
    facts: &dyn PageFacts,
) -> Clearance<L> {
    let path = rendered.path().as_str();
    let form = Form::of_extension(rendered.path().extension());
    let mut findings = match words {
        Some(reading) => gate.inspect_attachment(path, reading, rendered.bytes(), facts),
        None => gate.inspect(path, rendered.bytes(), form, facts),
    };
    findings.retain(|finding| !permits.allow(finding, facts));
    let blocked = findings.iter().any(|finding| finding.code.severity() == Severity::Leak);
    let cleared = (!blocked).then(|| {
        let (path, bytes) = rendered.into_parts();
        Cleared { path, bytes, lens: PhantomData }
    });
    Clearance { cleared, findings }
}
