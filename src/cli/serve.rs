//! `gongkai serve`: the site in the browser of this computer, rebuilt after every save.

use super::arguments::{AsOf, Format};
use super::console::{Console, Exit, tally};
use super::request;
use crate::diag::{Diagnostic, Severity, Style, render, to_json};
use crate::preview::{self, Audience, Built, Outcome, Settings};
use crate::world::Disk;
use serde_json::json;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

/// Previews until Ctrl+C.
///
/// # Errors
/// No port is free, or the folder of the preview cannot be written.
pub fn serve(
    site: &Path,
    port: u16,
    drafts: bool,
    moment: &AsOf,
    console: Console,
) -> io::Result<Exit> {
    let asked = request(&Disk::new(site), moment, "/", false)?;
    let as_of = moment.as_of.as_ref().map(|_| asked.as_of);
    let settings = Settings { site: site.to_owned(), port, drafts, as_of };
    let told: Arc<dyn Audience> = match console.format {
        Format::Text => Arc::new(Person),
        Format::Json => Arc::new(Program),
    };
    preview::serve(settings, told)?;
    Ok(Exit::Done)
}

// A terminal that is gone is no reason to end the preview: what cannot be said is left.

/// Reads Chinese lines.
struct Person;

impl Person {
    fn say(&self, built: &Built) -> io::Result<()> {
        if built.outcome != Outcome::Shown {
            let mut out = io::stderr().lock();
            let style = if out.is_terminal() { Style::Coloured } else { Style::Plain };
            // warnings did not stop the build: repeated at every save they hide what did
            let stops = |d: &&Diagnostic| matches!(d.severity, Severity::Error | Severity::Leak);
            for diagnostic in built.diagnostics.iter().filter(stops) {
                writeln!(out, "{}", render(diagnostic, &built.sources, style))?;
            }
            if !built.diagnostics.is_empty() {
                writeln!(out, "{}", tally(&built.diagnostics))?;
            }
        }
        writeln!(io::stdout(), "{}", built.line())
    }
}

impl Audience for Person {
    fn built(&self, built: &Built) {
        let _ = self.say(built);
    }

    fn open(&self, address: &str) {
        let _ = writeln!(io::stdout(), "预览：{address}\n按 Ctrl+C 结束");
    }
}

/// Reads one JSON object a line.
struct Program;

impl Audience for Program {
    fn built(&self, built: &Built) {
        let object = json!({
            "ok": built.outcome == Outcome::Shown,
            "text": built.line(),
            "diagnostics": to_json(&built.diagnostics, &built.sources),
        });
        let _ = writeln!(io::stdout(), "{object}");
    }

    fn open(&self, address: &str) {
        let _ = writeln!(io::stdout(), "{}", json!({ "address": address }));
    }
}
