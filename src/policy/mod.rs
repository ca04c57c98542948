//! The law as data: grounds, terms, fields named by law, word lists. Tables stand in
//! `src/policy/*.toml`, each rule with document, 文号, article, dates and `verified`;
//! `content` parses them. No figure of the law is a literal in code.

mod annual_report;
mod calendar;
mod citation;
mod conversion;
mod deadline;
mod freshness;
mod ground;
mod partial_forms;
mod pattern;
mod permit;
mod person;
mod sensitive;
mod site_policy;
mod slip;
mod small_counts;
mod term;
mod withdrawal;

pub use annual_report::{
    Contradiction, Figure, FormLine, FormSection, FormTable, Given, ReportForm,
};
pub use calendar::{Calendar, CalendarYear};
pub use citation::{Citation, Verified};
use conversion::Conversion;
pub use deadline::{Deadline, Due, Fact, Facts, Matter, Period, Scope, Unit, Within};
pub use freshness::{Freshness, FreshnessClass};
pub use ground::Ground;
pub use partial_forms::PartialForms;
pub use pattern::{Boundary, CharSet, Pattern, Piece};
pub use permit::Permit;
pub use person::{NameBasis, Naming, Person, surname};
pub use sensitive::{OnFinding, PermittedIn, Sensitive, SensitiveList, SiteSensitive};
pub use site_policy::SitePolicy;
pub use slip::Slip;
pub use small_counts::SmallCounts;
pub use term::{Bearing, Exposure, Sector, Term, TermFacts};
pub use withdrawal::WithdrawalDuty;

use crate::diag::{Code, Span};
use crate::model::{Day, Kind, Label, Node, Refused};
use crate::schema::{FieldValue, Reading, Table};
use std::sync::Arc;

/// The embedded tables: file name and text.
pub const TABLES: [(&str, &str); 15] = [
    ("policy/grounds.toml", include_str!("grounds.toml")),
    ("policy/terms.toml", include_str!("terms.toml")),
    ("policy/calendar.toml", include_str!("calendar.toml")),
    ("policy/deadlines.toml", include_str!("deadlines.toml")),
    ("policy/withdrawal.toml", include_str!("withdrawal.toml")),
    ("policy/freshness.toml", include_str!("freshness.toml")),
    ("policy/persons.toml", include_str!("persons.toml")),
    ("policy/surnames.toml", include_str!("surnames.toml")),
    ("policy/litter.toml", include_str!("litter.toml")),
    ("policy/files.toml", include_str!("files.toml")),
    ("policy/slips.toml", include_str!("slips.toml")),
    ("policy/annual_report.toml", include_str!("annual_report.toml")),
    ("policy/partial_forms.toml", include_str!("partial_forms.toml")),
    ("policy/disclosure_control.toml", include_str!("disclosure_control.toml")),
    ("policy/sensitive.toml", include_str!("sensitive.toml")),
];

/// The id of the ground of abbreviated names in its table.
const NAME_GROUND: &str = "name-abbreviated";

/// Names that content may have: no site may call them litter.
const CONTENT_NAMES: [&str; 7] =
    ["2026-001.md", "2026-001.toml", "guide.md", "site.toml", "a.pdf", "records", "column"];

/// The policy in force for one site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    grounds: Vec<Ground>,
    terms: Vec<Term>,
    freshness: Vec<Freshness>,
    deadlines: Vec<Arc<Deadline>>,
    periods: Vec<Period>,
    withdrawals: Vec<WithdrawalDuty>,
    persons: Vec<Person>,
    surnames: Vec<String>,
    slips: Vec<Slip>,
    accepted: Vec<String>,
    conversions: Vec<Conversion>,
    theme: Vec<String>,
    sensitive: SensitiveList,
    /// Working days.
    pub calendar: Calendar,
    /// Up to which size a count is not split.
    pub small_counts: SmallCounts,
    /// How parts of values are shown and the rest covered.
    pub partial_forms: PartialForms,
    /// The official form of the annual report.
    pub report_form: ReportForm,
    /// What the system leaves behind.
    pub litter: Litter,
    /// What people permitted.
    pub permits: Vec<Permit>,
}

/// Names that systems and editors leave behind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Litter(Vec<String>);

impl Litter {
    /// Whether a file or folder name is litter.
    pub fn matches(&self, name: &str) -> bool {
        self.0.iter().any(|pattern| match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
            (Some(end), _) => name.ends_with(end),
            (None, Some(start)) => name.starts_with(start),
            (None, None) => name == pattern,
        })
    }
}

impl Policy {
    /// Reads the embedded tables, in the order of `TABLES`, and the site's own policy.
    pub fn read(tables: &[Node], site: SitePolicy, reading: &mut Reading) -> Self {
        let mut policy = Self { permits: site.permit, ..Self::default() };
        for node in tables {
            let each = |key: &str| node.get(key).map(Node::elements).unwrap_or_default();
            policy.grounds.extend(each("ground").iter().filter_map(|n| Ground::read(n, reading)));
            policy.terms.extend(each("term").iter().filter_map(|n| Term::read(n, reading)));
            let fresh = each("freshness");
            policy.freshness.extend(fresh.iter().filter_map(|n| Freshness::read(n, reading)));
            let deadlines = each("deadline").iter().filter_map(|n| Deadline::read(n, reading));
            policy.deadlines.extend(deadlines.map(Arc::new));
            let periods = each("period").iter().filter_map(|n| Period::read(n, reading));
            policy.periods.extend(periods);
            let years = each("calendar").iter();
            let years: Vec<_> = years.filter_map(|n| CalendarYear::read(n, reading)).collect();
            policy.add_years(years, reading);
            let duties = each("withdrawal").iter();
            policy.withdrawals.extend(duties.filter_map(|n| WithdrawalDuty::read(n, reading)));
            policy.persons.extend(each("person").iter().filter_map(|n| Person::read(n, reading)));
            policy.slips.extend(each("slip").iter().filter_map(|n| Slip::read(n, reading)));
            let words = |key: &str| each(key).iter().filter_map(Node::text).map(str::to_owned);
            policy.theme.extend(words("theme"));
            policy.accepted.extend(words("accepted"));
            let how = each("convert").iter().filter_map(|n| Conversion::read(n, reading));
            policy.conversions.extend(how);
            policy.surnames.extend(words("surnames"));
            policy.litter.0.extend(words("names"));
            let form = each("annual-report").iter().find_map(|n| ReportForm::read(n, reading));
            policy.report_form = form.unwrap_or(policy.report_form);
            let counts = each("small-counts").iter().find_map(|n| SmallCounts::read(n, reading));
            let forms = each("partial-forms").iter();
            let forms = forms.filter_map(|n| PartialForms::read(n, reading)).last();
            policy.partial_forms = forms.unwrap_or(policy.partial_forms);
            policy.small_counts = counts.unwrap_or(policy.small_counts);
            policy.sensitive.add_table(node, reading);
        }
        policy.sensitive.compound_names = policy.surnames.clone();
        site.sensitive.into_iter().for_each(|own| policy.sensitive.add_site(own, reading));
        policy.add_years(site.calendar, reading);
        let own = Litter(site.litter.iter().map(|name| name.reveal().to_owned()).collect());
        if CONTENT_NAMES.iter().any(|name| own.matches(name)) {
            let mend = "只写系统或编辑软件留下的文件，如 \"~备份*\"；内容和附件不能这样忽略";
            let cause = "litter 会把真正的内容也忽略掉";
            let refused = Refused::new(Code::BadValue, cause, mend);
            reading.refuse::<()>(Span::default(), refused);
        } else {
            policy.litter.0.extend(own.0);
        }
        policy
    }

    fn add_years(&mut self, years: Vec<CalendarYear>, reading: &mut Reading) {
        for year in years {
            let span = year.span();
            if let Err(refused) = self.calendar.add(year) {
                reading.refuse::<()>(span, refused);
            }
        }
    }

    /// The rule that says by when a matter is to be public, and the day from which it
    /// counts: one for its kind or notice before the general one.
    pub fn deadline(&self, matter: &Matter, facts: Facts<'_>) -> Option<(&Arc<Deadline>, Day)> {
        let rules = self.deadlines.iter();
        let govern = rules.filter_map(|rule| Some((rule, rule.counts_from(matter, facts)?)));
        govern.min_by_key(|(rule, _)| rule.scope.kind.is_none())
    }

    /// Every rule on when something is to be public.
    pub fn deadlines(&self) -> impl Iterator<Item = &Deadline> {
        self.deadlines.iter().map(Arc::as_ref)
    }

    /// Every rule on how long a notice has to stand.
    pub fn periods(&self) -> impl Iterator<Item = &Period> {
        self.periods.iter()
    }

    /// A ground that files may name, by its id or its Chinese name.
    pub fn ground(&self, text: &str) -> Option<&Ground> {
        let is_named = |ground: &&Ground| ground.id() == text || ground.name() == text;
        self.grounds.iter().filter(|ground| ground.is_for_files()).find(is_named)
    }

    /// Whether a ground, as written, is one that no file may name.
    pub fn refuses(&self, ground: &str) -> bool {
        self.grounds.iter().any(|known| known.is_refused() && known.is_named(ground))
    }

    /// Whether a text names such a ground where grounds are named, whatever its syntax:
    /// this holds for a file that does not parse.
    pub fn refuses_text(&self, text: &str) -> bool {
        let refused: Vec<&Ground> = self.grounds.iter().filter(|g| g.is_refused()).collect();
        let names = |part: &str| refused.iter().flat_map(|g| g.names()).any(|n| part.contains(n));
        let by_id = refused.iter().any(|ground| text.contains(ground.id()));
        by_id || behind(text, "[[不公开").any(names) || behind(text, "ground").any(names)
    }

    /// Every ground.
    pub fn grounds(&self) -> &[Ground] {
        &self.grounds
    }

    /// How long a record with these facts is public.
    pub fn exposure(&self, facts: &TermFacts<'_>) -> Exposure<'_> {
        Exposure::of(&self.terms, facts)
    }

    /// The rule for a class of columns.
    pub fn freshness(&self, class: FreshnessClass) -> Option<&Freshness> {
        self.freshness.iter().find(|rule| rule.class == class)
    }

    /// Every rule on how long records are public.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// How soon a record is to be gone that is withdrawn on `day`.
    pub fn withdrawal_duty(&self, day: Day) -> Option<&WithdrawalDuty> {
        self.withdrawals.iter().find(|duty| duty.governs(day))
    }

    /// Sectors with rules of their own, each once.
    pub fn sectors(&self) -> Vec<&Sector> {
        let mut sectors: Vec<&Sector> = Vec::new();
        for sector in self.terms.iter().filter_map(|term| term.sector.as_ref()) {
            if !sectors.contains(&sector) {
                sectors.push(sector);
            }
        }
        sectors
    }

    /// The rule for a field that names a person (path without entry ids) in something of a
    /// day, if it has one.
    pub fn person(&self, kind: Kind, field: &str, day: Day) -> Option<&Person> {
        let governs = |person: &&Person| person.citation.governs(day);
        self.persons.iter().filter(|person| person.is_for(kind, field)).find(governs)
    }

    /// Every rule on fields that name persons, of whatever time.
    pub fn persons(&self) -> &[Person] {
        &self.persons
    }

    /// Surnames of two characters.
    pub fn compound_surnames(&self) -> &[String] {
        &self.surnames
    }

    /// The ground on which the policy itself abbreviates names.
    pub fn name_ground(&self) -> Option<&Ground> {
        self.grounds.iter().find(|ground| ground.id() == NAME_GROUND)
    }

    /// Whether portals accept a file with this extension (lower case).
    pub fn accepts(&self, extension: &str) -> bool {
        self.accepted.iter().any(|accepted| accepted == extension)
    }

    /// How a file with this extension (lower case) becomes one that is published, if there
    /// is something to say.
    pub fn how_to_convert(&self, extension: &str) -> Option<&str> {
        let serves = |c: &&Conversion| c.extensions.iter().any(|e| e.reveal() == extension);
        self.conversions.iter().find(serves).map(|conversion| conversion.how.reveal())
    }

    /// Whether a theme may publish a file with this extension (lower case).
    pub fn accepts_in_theme(&self, extension: &str) -> bool {
        self.theme.iter().any(|accepted| accepted == extension)
    }

    /// What is never published, or only after a person has looked.
    pub fn sensitive(&self) -> &SensitiveList {
        &self.sensitive
    }

    /// Wordings that are often wrong.
    pub fn slips(&self) -> &[Slip] {
        &self.slips
    }
}

fn text(table: &mut Table<'_>, name: &'static str, reading: &mut Reading) -> Option<String> {
    table.take::<Label>(name, name, reading).map(|label| label.reveal().to_owned())
}

/// What stands behind each `mark` on its line, up to `]]`.
fn behind<'t>(text: &'t str, mark: &'static str) -> impl Iterator<Item = &'t str> {
    text.match_indices(mark).map(move |(at, _)| {
        let line = text[at..].lines().next().unwrap_or("");
        line.split("]]").next().unwrap_or(line)
    })
}
