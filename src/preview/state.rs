//! What browsers may ask about the last build, as JSON.

use super::{Built, Outcome};
use crate::diag::to_json;
use crate::pipeline::Counts;
use serde_json::json;

/// The last build as browsers see it.
#[derive(Clone, Debug, Default)]
pub struct State {
    builds: usize,
    sites: usize,
    /// `{ok, site, build, counts, diagnostics, text}`.
    pub json: String,
}

impl State {
    /// The state after one more build.
    pub fn after(built: &Built, before: &Self) -> Self {
        let ok = built.outcome == Outcome::Shown;
        let mut state = Self {
            builds: before.builds + 1,
            sites: before.sites + usize::from(ok),
            json: String::new(),
        };
        state.json = json!({
            "ok": ok,
            "site": state.site(),
            "build": state.builds,
            "counts": built.counts.as_ref().map(Counts::to_json),
            "diagnostics": to_json(&built.diagnostics, &built.sources),
            "text": built.text(),
        })
        .to_string();
        state
    }

    /// Whether there is a site to show.
    pub fn has_site(&self) -> bool {
        self.sites > 0
    }

    /// Names the site that is shown: another one after every good build, and in every
    /// session, so that a browser knows when its page is old.
    pub fn site(&self) -> String {
        format!("{}-{}", std::process::id(), self.sites)
    }
}
