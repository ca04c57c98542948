//! What a run says to the person in front of it, or to a program.

use super::arguments::Format;
use crate::diag::{Diagnostics, Severity, Sources, Style, render, to_json};
use crate::model::Moment;
use crate::pipeline::{Progress, Report, tell};
use crate::world::World;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value as Json, json};
use std::io::{self, IsTerminal, Write};

/// How a run ended; the process ends with its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The content has errors.
    ContentErrors = 1,
    /// Usage, or reading and writing.
    Trouble = 2,
    /// A leak was stopped.
    Leak = 3,
}

impl Exit {
    /// How a run with these problems ends.
    pub fn of(diagnostics: &Diagnostics) -> Self {
        match (diagnostics.has_leaks(), diagnostics.has_errors()) {
            (true, _) => Self::Leak,
            (_, true) => Self::ContentErrors,
            _ => Self::Done,
        }
    }
}

/// Where the results of one command go.
#[derive(Clone, Copy, Debug)]
pub struct Console {
    /// Text or JSON.
    pub format: Format,
}

impl Console {
    /// Writes every problem (text: to stderr), then `summary` (text) or `data` (JSON).
    ///
    /// # Errors
    /// The console cannot be written.
    pub fn report(
        &self,
        world: &dyn World,
        report: &Report,
        summary: &str,
        data: Json,
    ) -> io::Result<()> {
        let at = report.as_of.unwrap_or_else(|| world.now());
        let (diagnostics, sources) = tell(world, at, report.diagnostics.clone());
        match self.format {
            Format::Text => {
                self.problems(&diagnostics, &sources)?;
                writeln!(io::stdout(), "{summary}")
            }
            Format::Json => {
                let mut object = json!({
                    "counts": counts(report),
                    "diagnostics": to_json(&diagnostics, &sources),
                });
                if let (Json::Object(all), Json::Object(data)) = (&mut object, data) {
                    all.extend(data);
                }
                let text = serde_json::to_string_pretty(&object).map_err(io::Error::other)?;
                writeln!(io::stdout(), "{text}")
            }
        }
    }

    /// Writes problems and `data` as one JSON object, for what counts no items.
    ///
    /// # Errors
    /// The console cannot be written.
    pub fn data(
        &self,
        world: &dyn World,
        at: Moment,
        said: Diagnostics,
        data: Json,
    ) -> io::Result<()> {
        let (diagnostics, sources) = tell(world, at, said);
        let mut object = data;
        object["diagnostics"] = to_json(&diagnostics, &sources);
        let text = serde_json::to_string_pretty(&object).map_err(io::Error::other)?;
        writeln!(io::stdout(), "{text}")
    }

    fn problems(&self, diagnostics: &Diagnostics, sources: &Sources) -> io::Result<()> {
        let stderr = io::stderr();
        let style = if stderr.is_terminal() { Style::Coloured } else { Style::Plain };
        let mut out = stderr.lock();
        for diagnostic in diagnostics.iter() {
            writeln!(out, "{}", render(diagnostic, sources, style))?;
        }
        if !diagnostics.is_empty() {
            writeln!(out, "{}", tally(diagnostics))?;
        }
        if let Some(gravest) = diagnostics.iter().max_by_key(|d| d.severity) {
            let code = gravest.code.name();
            writeln!(out, "运行 gongkai explain <代码> 看详细说明，如 gongkai explain {code}")?;
        }
        Ok(())
    }

    /// A progress bar on a terminal, nothing in a pipe.
    pub fn progress(&self) -> Bar {
        let shown = self.format == Format::Text && io::stderr().is_terminal();
        Bar(if shown { ProgressBar::new(0) } else { ProgressBar::hidden() })
    }
}

/// `3 个错误、2 个警告`.
pub fn tally(diagnostics: &Diagnostics) -> String {
    let parts = [
        (Severity::Leak, "处泄露"),
        (Severity::Error, "个错误"),
        (Severity::Warning, "个警告"),
        (Severity::Advice, "条提示"),
    ];
    let parts = parts.iter().map(|(severity, unit)| (diagnostics.count(*severity), unit));
    let said: Vec<String> = parts
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| format!("{count} {unit}"))
        .collect();
    if said.is_empty() { "没有问题".to_owned() } else { format!("共 {}", said.join("、")) }
}

/// The sum that every run ends with.
pub fn counts_in_chinese(report: &Report) -> String {
    let c = &report.counts;
    let mut text = format!(
        "条目 {} = 公开 {}（其中部分不公开 {}）＋ 整条不公开 {} ＋ 未到公开时间 {} ＋ 低于公示标准 {} ＋ 终止公示 {}\n\
         页面与文件 {}，泄露 {}",
        c.items,
        c.published,
        c.masked,
        c.withheld,
        c.pending,
        c.below_publication,
        c.ended,
        report.pages,
        report.diagnostics.count(Severity::Leak),
    );
    if report.demonstration > 0 {
        text.push_str(&format!("，演示数据 {} 条", report.demonstration));
    }
    if report.litter > 0 {
        text.push_str(&format!("，忽略系统文件 {} 个", report.litter));
    }
    text
}

fn counts(report: &Report) -> Json {
    let mut counts = report.counts.to_json();
    counts["pages"] = json!(report.pages);
    counts["leaks"] = json!(report.diagnostics.count(Severity::Leak));
    counts["demonstration"] = json!(report.demonstration);
    counts["litter"] = json!(report.litter);
    counts["asOf"] = json!(report.as_of.map(|moment| moment.rfc3339()));
    counts
}

/// A progress bar.
pub struct Bar(ProgressBar);

impl Progress for Bar {
    fn begin(&self, pages: usize) {
        self.0.set_length(pages as u64);
        if let Ok(style) = ProgressStyle::with_template("生成 {bar:30} {pos}/{len} 页") {
            self.0.set_style(style);
        }
    }

    fn step(&self) {
        self.0.inc(1);
    }

    fn end(&self) {
        self.0.finish_and_clear();
    }
}
