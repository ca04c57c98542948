//! The program on one screen: one line a door. Read this first.
//!
//! `build`, `check`, `serve`, `package`, `withdraw`, `vouch` and the tests of whole sites run
//! this same function; they differ in the lens they look through and in what they do with
//! cleared files.

mod facts;
mod findings;
mod foresight;
mod gathering;
mod hidden_words;
mod leak_place;
mod line;
mod progress;
mod report;
mod sayers;
mod stale_permits;
mod telling;

pub use findings::as_typed;
pub use foresight::foresee;
pub use progress::{Progress, Silent};
pub use report::{Counts, Report};
pub use telling::{concealed, tell};

use crate::check;
use crate::content::{Loaded, load};
use crate::disclosure::{Lens, Rules, decide};
use crate::guard::{EarlierForm, Gate, Permits, without_common};
use crate::model::Moment;
use crate::output::Sink;
use crate::pages::plan;
use crate::render::{Renderer, Templates, Theme};
use crate::world::World;
use gathering::Gathered;
use line::Line;
use rayon::prelude::*;
use std::io;

/// What a run is asked for, besides the site itself.
#[derive(Clone, Debug)]
pub struct Request {
    /// The instant for which the law is applied.
    pub as_of: Moment,
    /// Prefix of the links of 404.html: empty, or `/x/`.
    pub base_path: String,
    /// What earlier packages of this site showed of values that are covered in part.
    pub earlier: Vec<EarlierForm>,
    /// Whether to look at the wording of texts too.
    pub advice: bool,
}

impl Request {
    /// A run for an instant, with links from the root of a server.
    pub fn at(as_of: Moment) -> Self {
        Self { as_of, base_path: "/".to_owned(), earlier: Vec::new(), advice: false }
    }
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
    let Gathered { parts, policy, needles, hidden_texts, mut report } =
        decide_all::<L>(loaded, request);
    let Some(parts) = parts else { return Ok(report) };
    let hidden = hidden_words::needles(world, &parts, &report, &hidden_texts);
    report.diagnostics.extend(hidden.problems);
    let needles = without_common([needles, hidden.needles].concat(), &parts.disclosed);
    let gate = Gate::new(needles, &facts::organ_texts(&parts.site))
        .with_partial_forms(policy.partial_forms.clone())
        .watching(policy.sensitive());
    gate.look_back(&request.earlier);
    let plan = plan(parts, policy, theme.static_names());
    report.diagnostics.extend(findings::colliding_paths(&plan));
    let templates = match Templates::new(&theme, &plan) {
        Ok(templates) => templates,
        Err(diagnostic) => {
            report.diagnostics.push(diagnostic);
            return Ok(report);
        }
    };
    let line = Line {
        renderer: Renderer { world, plan: &plan, templates, theme: &theme },
        gate: &gate,
        permits: Permits::new(&plan.policy.permits, request.as_of.day()),
        sink,
        writes: !report.diagnostics.has_errors(),
        advice: request.advice,
    };
    report.diagnostics.extend(line.run(progress)?);
    report.pages = plan.pages.len();
    Ok(report)
}

/// Decides every item and counts what became of each; the sum must come out.
fn decide_all<L: Lens>(loaded: Loaded, request: &Request) -> Gathered<L> {
    let Loaded { site, policy, register, items, broken, files, litter, diagnostics, .. } = loaded;
    let naming = gathering::naming_items(&items);
    let rules = Rules::of(site.as_ref(), &policy);
    let reviews = !rules.required_reviews.is_empty();
    let past_due = check::decided::past_due(&items, &policy, reviews, request.as_of);
    let withdrawals = check::decided::check_withdrawals(&items, rules, request.as_of);
    let decisions: Vec<_> =
        items.into_par_iter().map(|item| decide::<L>(item, rules, request.as_of)).collect();
    let mut gathered = gathering::gather(decisions, naming, &register, broken, diagnostics);
    let overdue = check::decided::check_overdue(&gathered.report.pending, &past_due);
    gathered.report.diagnostics.extend(overdue);
    gathered.report.diagnostics.extend(withdrawals);
    gathered.report.litter = litter;
    gathered.into_parts(site, policy, register, files, request)
}
