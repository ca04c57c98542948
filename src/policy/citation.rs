//! The clause behind a rule, and how sure it is.

use crate::diag::Severity;
use crate::model::{Day, Label};
use crate::schema::{codes, record};

codes! {
    /// How a rule was confirmed.
    Verified {
        FullText = "full-text" "据原文",
        Secondary = "secondary" "据转载",
        Memory = "memory" "待核",
    }
}

impl Verified {
    /// How loud a rule may be that was confirmed in this way.
    pub fn loudest(self) -> Severity {
        match self {
            Self::FullText => Severity::Error,
            Self::Secondary => Severity::Warning,
            Self::Memory => Severity::Advice,
        }
    }
}

record! {
    /// Document, number, article, and from when to when it holds.
    struct Citation {
        document: Label = "文件",
        number: Label = "文号",
        article: Label = "条款",
        effective_from: Day = "施行日期",
        effective_to: Option<Day> = "失效日期",
        verified: Verified = "核实程度",
    }
}

impl Citation {
    /// Whether it governs something of that day.
    pub fn governs(&self, day: Day) -> bool {
        self.effective_from <= day && self.effective_to.is_none_or(|to| day <= to)
    }

    /// `《…》（文号）第…条`.
    pub fn in_chinese(&self) -> String {
        format!(
            "《{}》（{}）{}",
            self.document.reveal(),
            self.number.reveal(),
            self.article.reveal()
        )
    }
}
