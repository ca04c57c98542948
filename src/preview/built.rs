//! What one build of the preview came to, and its one line of Chinese.

use crate::diag::{Diagnostics, Severity, Sources};
use crate::model::Moment;
use crate::pipeline::Counts;

/// One build that has ended.
#[derive(Debug)]
pub struct Built {
    /// When it ended.
    pub at: Moment,
    /// How long it took.
    pub seconds: f64,
    /// What it came to.
    pub outcome: Outcome,
    /// What became of every item, where the build came so far.
    pub counts: Option<Counts>,
    /// Everything there is to say, with places resolved.
    pub diagnostics: Diagnostics,
    /// The covered texts that messages may show.
    pub sources: Sources,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether an earlier build of this session is still shown.
    pub earlier: bool,
}

/// What a build came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The browser shows it.
    Shown,
    /// The content has errors.
    Refused,
    /// Files could not be read or written.
    Trouble(String),
}

impl Built {
    /// `10:32:05 已更新（0.1 秒）公开 109`.
    pub fn line(&self) -> String {
        let moment = self.at.rfc3339();
        let clock = moment.get(11..19).unwrap_or_default();
        match self.outcome {
            Outcome::Shown => format!("{clock} 已更新（{:.1} 秒）{}", self.seconds, self.text()),
            _ => format!("{clock} {}（{:.1} 秒）", self.text(), self.seconds),
        }
    }

    /// The same without time and duration.
    pub fn text(&self) -> String {
        let after = if self.earlier {
            "仍显示上一次的网站"
        } else {
            "改好并保存后，会自动显示网站"
        };
        match &self.outcome {
            Outcome::Shown => self.shown(),
            Outcome::Refused => format!("有 {}，{after}", self.what_is_wrong()),
            Outcome::Trouble(cause) => format!("没有完成：{cause}，{after}"),
        }
    }

    fn shown(&self) -> String {
        let published = self.counts.as_ref().map_or(0, |counts| counts.published);
        let mut text = if self.drafts {
            format!("显示 {published}（含草稿）")
        } else {
            format!("公开 {published}")
        };
        let warnings = self.diagnostics.count(Severity::Warning);
        if warnings > 0 {
            text.push_str(&format!("，{warnings} 个警告（用 gongkai check 查看）"));
        }
        text
    }

    fn what_is_wrong(&self) -> String {
        let parts = [(Severity::Leak, "处泄露"), (Severity::Error, "个错误")];
        let parts = parts.iter().map(|(severity, unit)| (self.diagnostics.count(*severity), unit));
        let said: Vec<String> = parts
            .filter(|(count, _)| *count > 0)
            .map(|(count, unit)| format!("{count} {unit}"))
            .collect();
        said.join("、")
    }
}
