//! The program on one screen: one line a door. Read this first.
//!
//! `build`, `check`, `serve`, `package` and every test run this same function; they
//! differ in the lens they look through and in what they do with cleared files.

mod facts;
mod findings;
mod gathering;
mod progress;
mod report;

pub use progress::{Progress, Silent};
pub use report::{Counts, Report};

use crate::check;
use crate::content::{Loaded, load};
use crate::diag::Diagnostic;
use crate::disclosure::{Lens, decide};
use crate::guard::{Finding, Gate, Permits, clear};
use crate::model::Moment;
use crate::output::Sink;
use crate::pages::{Page, plan};
use crate::render::{Renderer, Templates, Theme};
use crate::world::World;
use gathering::Gathered;
use rayon::prelude::*;
use std::io;

/// What one page gives to say: of its text, and of the gate.
type Found = (Vec<Diagnostic>, Vec<Finding>);

/// How many pages a thread takes at once: few, so that none is left with a long tail.
const PAGES_AT_ONCE: usize = 8;

/// What a run is asked for, besides the site itself.
#[derive(Clone, Debug)]
pub struct Request {
    /// The instant for which the law is applied.
    pub as_of: Moment,
    /// Prefix of the links of 404.html: empty, or `/x/`.
    pub base_path: String,
    /// Whether to look at the wording of texts too.
    pub advice: bool,
}

/// Runs every door up to the gate; cleared files go to `sink`.
///
/// # Errors
/// Files cannot be walked or written. What is wrong with the content is in the report.
pub fn run<L: Lens>(
    world: &dyn World,
    request: &Request,
    sink: &dyn Sink<L>,
    progress: &dyn Progress,
) -> io::Result<Report> {
    let mut loaded = load(world)?;
    loaded.diagnostics.extend(check::curated::check(&loaded));
    let theme = Theme::load(world)?;
    loaded.diagnostics.extend(theme.problems(&loaded.policy));
    let gathered = decide_all::<L>(loaded, request);
    let Gathered { parts, policy, mut needles, hidden_texts, mut report } = gathered;
    match findings::needles_of_texts(world, &hidden_texts) {
        Ok(more) => needles.extend(more),
        Err(diagnostics) => report.diagnostics.extend(diagnostics),
    }
    let Some(parts) = parts else { return Ok(report) };
    needles.extend(findings::needles_of_attachments(world, &parts, &report));
    report.diagnostics.extend(findings::copies_of_kept(world, &parts));
    let organ = facts::organ_texts(&parts.site);
    let plan = plan(parts, policy, theme.static_names());
    report.diagnostics.extend(findings::colliding_paths(&plan));
    let templates = match Templates::new(&theme, &plan) {
        Ok(templates) => templates,
        Err(diagnostic) => {
            report.diagnostics.push(diagnostic);
            return Ok(report);
        }
    };
    let permits = Permits::new(&plan.policy.permits, request.as_of.day());
    let gate = Gate::new(needles, &organ);
    let renderer = Renderer { world, plan: &plan, templates, theme: &theme };
    let writes = !report.diagnostics.has_errors();
    progress.begin(plan.pages.len());
    let one = |page: &Page<L>| -> io::Result<Found> {
        let rendered = match renderer.render(page) {
            Ok(rendered) => rendered,
            Err(diagnostics) => return Ok((diagnostics, Vec::new())),
        };
        let facts = facts::OnPage::new(&plan, page);
        let extracted = match findings::extracted(&plan, page, &rendered) {
            Ok(extracted) => extracted,
            Err(diagnostic) => return Ok((vec![diagnostic], Vec::new())),
        };
        let clearance = clear(rendered, extracted.as_deref(), &gate, &permits, &facts);
        let advice = match request.advice {
            true => findings::advice(world, &plan, page),
            false => Vec::new(),
        };
        if let (Some(cleared), true) = (clearance.cleared, writes) {
            sink.put(cleared)?;
        }
        progress.step();
        Ok((advice, clearance.findings))
    };
    let at = |page: usize| Ok((page, one(&plan.pages[page])?));
    let order = plan.work_order();
    let found: io::Result<Vec<(usize, Found)>> =
        order.par_iter().with_max_len(PAGES_AT_ONCE).map(|page| at(*page)).collect();
    let mut found = found?;
    found.sort_unstable_by_key(|(page, _)| *page);
    let mut leaks = Vec::new();
    for (page, (diagnostics, findings)) in found {
        report.diagnostics.extend(diagnostics);
        leaks.extend(findings.into_iter().map(|finding| (page, finding)));
    }
    report.diagnostics.extend(findings::diagnostics(&plan, leaks));
    if writes {
        report.diagnostics.extend(findings::stale_permits(&plan, &permits));
    }
    report.pages = plan.pages.len();
    progress.end();
    Ok(report)
}

/// Decides every item and counts what became of each; the sum must come out.
fn decide_all<L: Lens>(loaded: Loaded, request: &Request) -> Gathered<L> {
    let Loaded { site, policy, register, items, broken, files, litter, diagnostics } = loaded;
    let naming = gathering::naming_items(&items);
    let required = site.as_ref().map(|site| site.review_kinds.clone()).unwrap_or_default();
    let rules = crate::disclosure::Rules { policy: &policy, required_reviews: &required };
    let decisions: Vec<_> =
        items.into_par_iter().map(|item| decide::<L>(item, rules, request.as_of)).collect();
    let mut gathered =
        gathering::gather(decisions, naming, &register, broken, diagnostics, request.as_of);
    gathered.report.litter = litter;
    gathered.into_parts(site, policy, register, files, request)
}
