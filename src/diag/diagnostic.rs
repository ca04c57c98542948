//! One problem: its code, its place, its cause and its mend.

use super::{Code, Concealed, Severity, Span, covered_numbers};

/// Where a problem is.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// The whole file.
    File,
    /// A byte range of the file.
    Span(Span),
    /// A line that is named and never shown: it leaks what nobody has recorded.
    Line(Span),
    /// A key path such as `subject.name`; resolved to a span when it is shown.
    Key(String),
}

/// One problem that somebody has to know about.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Which rule speaks.
    pub code: Code,
    /// How loud it is; from the code unless a rule says otherwise.
    pub severity: Severity,
    /// Path relative to the site, `/`-separated; empty for the site as a whole.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// What is wrong, in Chinese, without any withheld value.
    pub cause: String,
    /// What to do about it, in Chinese.
    pub mend: String,
    /// The clause behind the rule, where there is one.
    pub basis: Option<String>,
}

impl Diagnostic {
    /// A problem of `code` in `file`.
    pub fn new(
        code: Code,
        file: impl Into<String>,
        place: Place,
        cause: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity: code.severity(),
            file: file.into(),
            place,
            cause: cause.into(),
            mend: mend.into(),
            basis: None,
        }
    }

    /// The same problem with the clause that stands behind it.
    pub fn with_basis(mut self, basis: impl Into<String>) -> Self {
        self.basis = Some(basis.into());
        self
    }

    /// The same problem as it may be said: what its words took from the content (the name
    /// of a file, the target of a link) repeats no value that is withheld.
    pub fn without(mut self, concealed: &Concealed) -> Self {
        let said = |text: &str| covered_numbers(&concealed.hidden_in_words(text));
        self.cause = said(&self.cause);
        self.mend = said(&self.mend);
        self
    }

    /// The same problem at another severity.
    pub fn at(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }
}

/// The name of a file as it may be said.
pub fn shown_name(file: &str, concealed: &Concealed) -> String {
    covered_numbers(&concealed.hidden_in_source(file))
}

/// All problems of one run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all problems of `other`.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(other);
    }

    /// How many there are of `severity`.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether anything forbids publication.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| matches!(d.severity, Severity::Error | Severity::Leak))
    }

    /// Whether the gate stopped a leak.
    pub fn has_leaks(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Leak)
    }

    /// Nothing to say.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// In the order in which they were sorted or pushed.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// File order, then place, then code; exact repeats said once.
    pub fn sort_by(&mut self, position: impl Fn(&Diagnostic) -> usize) {
        self.0
            .sort_by_cached_key(|d| (d.file.clone(), position(d), d.code.name(), d.cause.clone()));
        self.0.dedup();
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<T: IntoIterator<Item = Diagnostic>>(iter: T) -> Self {
        Self(iter.into_iter().collect())
    }
}
