//! The line on which every page goes from the plan to the sink, many at a time: render,
//! look, clear, put. Gives what there is to say; puts nothing once anything is wrong.

use super::findings::Attached;
use super::{Progress, facts, findings, stale_permits};
use crate::diag::Diagnostic;
use crate::disclosure::Lens;
use crate::guard::{Finding, Gate, Permits, clear};
use crate::output::Sink;
use crate::pages::Page;
use crate::render::{Desk, Rendered, Renderer};
use rayon::prelude::*;
use std::io;

/// How many pages a thread takes at once: few, so that none is left with a long tail.
const PAGES_AT_ONCE: usize = 16;
/// No further page is rendered before these bytes are looked at.
const BYTES_AT_ONCE: usize = 1 << 19;

/// What one page gives to say: of its text, and of the gate.
pub type Found = (Vec<Diagnostic>, Vec<Finding>);

/// Everything that a page meets on its way.
pub struct Line<'r, L: Lens> {
    /// Makes its bytes.
    pub renderer: Renderer<'r, L>,
    /// Looks at them.
    pub gate: &'r Gate,
    /// What people have allowed.
    pub permits: Permits<'r>,
    /// Takes what is cleared.
    pub sink: &'r dyn Sink<L>,
    /// Nothing is wrong so far.
    pub writes: bool,
    /// Whether to look at the wording of texts too.
    pub advice: bool,
}

impl<L: Lens> Line<'_, L> {
    /// Sends every page of the plan along; gives what there is to say, in page order.
    ///
    /// # Errors
    /// A file cannot be put.
    pub fn run(&self, progress: &dyn Progress) -> io::Result<Vec<Diagnostic>> {
        let plan = self.renderer.plan;
        let found = self.look(&plan.work_order(), progress)?;
        let (mut said, mut leaks) = (Vec::new(), Vec::new());
        for (page, (diagnostics, findings)) in found {
            said.extend(diagnostics);
            leaks.extend(findings.into_iter().map(|finding| (page, finding)));
        }
        leaks.extend(findings::of_all_pages(plan, self.gate, &self.permits));
        said.extend(findings::diagnostics(self.renderer.world, plan, leaks));
        if self.writes {
            said.extend(stale_permits::diagnostics(plan, &self.permits));
        }
        Ok(said)
    }

    /// Sends these pages along, in this order; gives what each has to say, in page order.
    ///
    /// # Errors
    /// A file cannot be put.
    pub fn look(
        &self,
        order: &[usize],
        progress: &dyn Progress,
    ) -> io::Result<Vec<(usize, Found)>> {
        progress.begin(order.len());
        let some = |desk: &mut Desk, pages: &[usize]| self.pages(pages, desk, progress);
        let found: io::Result<Vec<Vec<(usize, Found)>>> =
            order.par_chunks(PAGES_AT_ONCE).map_init(Desk::default, some).collect();
        progress.end();
        let mut found = found?.concat();
        found.sort_unstable_by_key(|(page, _)| *page);
        Ok(found)
    }

    /// A few pages: all are rendered, then all are looked at, so that a processor does one
    /// thing at a time. Pages that are long are not kept waiting.
    fn pages(
        &self,
        mut pages: &[usize],
        desk: &mut Desk,
        progress: &dyn Progress,
    ) -> io::Result<Vec<(usize, Found)>> {
        let mut found = Vec::with_capacity(pages.len());
        while !pages.is_empty() {
            let (mut waiting, mut bytes) = (Vec::with_capacity(pages.len()), 0);
            while let Some((page, behind)) = pages.split_first().filter(|_| bytes < BYTES_AT_ONCE) {
                let rendered = self.renderer.render(&self.renderer.plan.pages[*page], desk);
                bytes += rendered.as_ref().map_or(0, |rendered| rendered.bytes().len());
                waiting.push((*page, rendered));
                pages = behind;
            }
            for (page, rendered) in waiting {
                let of_page = match rendered {
                    Ok(rendered) => self.page(&self.renderer.plan.pages[page], rendered)?,
                    Err(diagnostics) => (diagnostics, Vec::new()),
                };
                found.push((page, of_page));
                progress.step();
            }
        }
        Ok(found)
    }

    fn page(&self, page: &Page<L>, rendered: Rendered<L>) -> io::Result<Found> {
        let plan = self.renderer.plan;
        let Attached { words, refusal, remark } = findings::attached(plan, page, &rendered);
        let facts = facts::OnPage::new(plan, page);
        let clearance = clear(rendered, words.as_ref(), self.gate, &self.permits, &facts);
        if let (Some(cleared), true) = (clearance.cleared, self.writes && refusal.is_none()) {
            self.sink.put(cleared)?;
        }
        let mut said = match self.advice {
            true => findings::advice(self.renderer.world, plan, page),
            false => Vec::new(),
        };
        said.extend(refusal.into_iter().chain(remark));
        Ok((said, clearance.findings))
    }
}
