//! How long a record of dishonesty stays public: rules by date, tier, source and sector.
//! Takes the facts of one record; gives its last public day and the rules behind it.

use super::Citation;
use crate::model::{Day, Label, Node};
use crate::schema::{Reading, Record, Table};

/// One rule: for which records, and from how short to how long.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Its id in the table.
    pub id: String,
    /// Codes of sources; all if empty.
    pub sources: Vec<String>,
    /// Codes of tiers; all if empty.
    pub tiers: Vec<String>,
    /// The sector for which it is; none for all records.
    pub sector: Option<Sector>,
    /// The general rule that it replaces for its sector.
    pub instead_of: Option<String>,
    /// Months from the decision before which credit cannot be repaired, where the rule
    /// says anything of that.
    pub shortest_months: Option<u32>,
    /// Months from the decision to the last public day.
    pub longest_months: u32,
    /// Public only where the file says why that is necessary.
    pub only_if_necessary: bool,
    /// The clause.
    pub citation: Citation,
}

/// A sector whose own rules stand beside the general ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sector {
    /// The id in content files.
    pub id: String,
    /// Its Chinese name.
    pub name: String,
}

/// What of a record its term depends on.
#[derive(Clone, Copy, Debug)]
pub struct TermFacts<'f> {
    /// Code of the source.
    pub source: &'f str,
    /// Code of the tier.
    pub tier: &'f str,
    /// The sector whose rule stands beside the general one.
    pub sector: Option<&'f str>,
    /// The day of the decision, from which the term counts.
    pub decided: Day,
    /// Months, where the decision itself sets them.
    pub months: Option<u32>,
    /// The file says why publication is necessary.
    pub is_necessary: bool,
}

/// A rule that bears on a record, and the first day on which it does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bearing<'p> {
    /// The rule.
    pub term: &'p Term,
    /// The day of the decision, or that on which a later rule came into force.
    pub from: Day,
    /// The last public day under this rule alone: never before `from` but by one day.
    pub last_day: Option<Day>,
}

/// How long a record is public, and by which rules.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exposure<'p> {
    /// Every rule that bears on it, in the order in which they do.
    pub bearings: Vec<Bearing<'p>>,
}

impl Term {
    fn covers(&self, facts: &TermFacts<'_>) -> bool {
        let among = |all: &[String], one: &str| all.is_empty() || all.iter().any(|of| of == one);
        among(&self.sources, facts.source)
            && among(&self.tiers, facts.tier)
            && self.sector.as_ref().is_none_or(|sector| facts.sector == Some(&sector.id))
    }

    /// Whether it is for a sector and stands beside the general rules.
    fn is_beside(&self) -> bool {
        self.sector.is_some() && self.instead_of.is_none()
    }

    /// The day from which it bears on what was decided on `decided`.
    fn bears_from(&self, decided: Day) -> Option<Day> {
        match self.citation.governs(decided) {
            true => Some(decided),
            false => {
                (self.citation.effective_from > decided).then_some(self.citation.effective_from)
            }
        }
    }

    fn bearing<'p>(&'p self, facts: &TermFacts<'_>) -> Option<Bearing<'p>> {
        let from = self.bears_from(facts.decided)?;
        let months = facts.months.map_or(self.longest_months, |m| m.min(self.longest_months));
        let by_months = match self.only_if_necessary && !facts.is_necessary {
            true => None,
            false => facts.decided.plus_months(i32::try_from(months).ok()?),
        };
        // a rule takes nothing back from the days before it came into force
        Some(Bearing { term: self, from, last_day: by_months.max(from.previous()) })
    }

    pub(super) fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let mut table = Table::open(node, reading)?;
        let id = table.take::<Label>("id", "编号", reading);
        let sources = table.take::<Vec<Label>>("sources", "来源", reading);
        let tiers = table.take::<Vec<Label>>("tiers", "程度", reading);
        let sector = table.take::<Option<Label>>("sector", "领域", reading);
        let sector_name = table.take::<Option<Label>>("sector_name", "领域名称", reading);
        let instead_of = table.take::<Option<Label>>("instead_of", "代替", reading);
        let shortest_months = table.take::<Option<u32>>("shortest_months", "最短月数", reading);
        let longest_months = table.take::<u32>("longest_months", "最长月数", reading);
        let only_if_necessary = table.take::<bool>("only_if_necessary", "确有必要", reading);
        let citation = Citation::take(&mut table, reading);
        table.finish(reading);
        let words = |all: Vec<Label>| all.iter().map(|label| label.reveal().to_owned()).collect();
        let named = |label: Option<Label>| label.map(|label| label.reveal().to_owned());
        Some(Self {
            id: id?.reveal().to_owned(),
            sources: words(sources?),
            tiers: words(tiers?),
            sector: named(sector?).and_then(|id| Some(Sector { id, name: named(sector_name?)? })),
            instead_of: named(instead_of?),
            shortest_months: shortest_months?,
            longest_months: longest_months?,
            only_if_necessary: only_if_necessary?,
            citation: citation?,
        })
    }
}

impl<'p> Exposure<'p> {
    /// How the rules bear on a record with these facts.
    pub fn of(terms: &'p [Term], facts: &TermFacts<'_>) -> Self {
        let covering: Vec<&Term> = terms.iter().filter(|term| term.covers(facts)).collect();
        let replaced =
            |term: &Term| covering.iter().any(|other| other.instead_of.as_ref() == Some(&term.id));
        let mut bearings: Vec<Bearing<'p>> = covering
            .iter()
            .filter(|term| !replaced(term))
            .filter_map(|term| term.bearing(facts))
            .collect();
        bearings.sort_by_key(|bearing| bearing.from);
        // what has ended is not prolonged, nor touched, by a rule that came later
        let mut kept: Vec<Bearing<'p>> = Vec::new();
        for bearing in bearings {
            let ended = kept.iter().filter_map(|kept| kept.last_day).min();
            if ended.is_none_or(|last| bearing.from <= last) {
                kept.push(bearing);
            }
        }
        Self { bearings: kept }
    }

    /// The last public day: the shortest of what bears on it. None where no rule is known.
    pub fn last_day(&self) -> Option<Day> {
        self.bearings.iter().filter_map(|bearing| bearing.last_day).min()
    }

    /// The rule that sets the last public day.
    pub fn deciding(&self) -> Option<&Bearing<'p>> {
        self.bearings.iter().min_by_key(|bearing| bearing.last_day)
    }

    /// The first day on which a repair can be applied for, to one who applies on `applied`;
    /// none where no rule says. Of general rules that followed each other the earliest
    /// holds; a sector's rule stands beside them, so that both are to be met.
    pub fn repairable_from(&self, decided: Day, applied: Day) -> Option<Day> {
        let shortest = self.shortest(false, applied).max(self.shortest(true, applied))?;
        decided.plus_months(i32::try_from(shortest).ok()?)
    }

    /// The fewest months by any of the rules that bear on the record by `applied`; where none
    /// of them says, by any that will.
    fn shortest(&self, beside: bool, applied: Day) -> Option<u32> {
        let rules = self.bearings.iter().filter(|bearing| bearing.term.is_beside() == beside);
        let told = rules.filter_map(|rule| Some((rule.from, rule.term.shortest_months?)));
        let all: Vec<(Day, u32)> = told.collect();
        let then = all.iter().filter(|(from, _)| *from <= applied);
        let fewest = then.map(|(_, months)| *months).min();
        fewest.or(all.iter().map(|(_, months)| *months).min())
    }
}
