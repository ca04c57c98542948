//! By when something is to be public, and how long a notice has to stand: the rules of
//! `deadlines.toml`. Takes a fact with its day; gives the day that is due, or the year
//! without which it cannot be counted. Reads no record and no clock.

use super::{Calendar, Citation, text};
use crate::diag::Code;
use crate::model::{CodeList, Day, Kind, Label, Node, Refused};
use crate::schema::{Reading, Record, Table, codes, record};

codes! {
    /// A fact with a day, from which a period is counted or at which it ends.
    Fact {
        Formed = "formed" "形成",
        Approved = "approved" "批复",
        YearEnd = "year-end" "年度终了",
        Awarded = "awarded" "中标（成交）结果确定",
        Signed = "contract-signed" "合同签订",
        ReportReceived = "evaluation-report" "收到评标报告",
        Issued = "issued" "公告发布",
        Started = "procurement-start" "采购活动开始",
        Opening = "opening" "开标（响应）",
        Opens = "opens" "开始",
        Closes = "closes" "截止",
    }
    /// In what a period is counted.
    Unit {
        WorkingDays = "working-days" "个工作日",
        Days = "days" "日",
        Months = "months" "个月",
        DateOfNextYear = "date-of-next-year" "次年",
    }
}

record! {
    /// What a rule is for; what it does not say holds for all.
    struct Scope {
        kind: Option<Kind> = "栏目",
        regime: Option<Label> = "适用制度",
        method: Vec<Label> = "采购方式",
        notice: Option<Label> = "公告类型",
        subject: Option<Label> = "征集事项",
    }
    /// How long.
    struct Length {
        count: Option<u32> = "数目",
        unit: Unit = "单位",
        on: Option<Label> = "月日",
    }
}

/// What a rule is asked for: the kind of an item, and the codes of its record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Matter {
    /// Its kind.
    pub kind: Kind,
    /// Which law governs a process.
    pub regime: Option<&'static str>,
    /// How it is procured.
    pub method: Option<&'static str>,
    /// Which notice of it; none for the item itself.
    pub notice: Option<&'static str>,
    /// What a consultation is about.
    pub subject: Option<&'static str>,
}

impl Scope {
    fn covers(&self, matter: &Matter) -> bool {
        let is = |wanted: &Option<Label>, code: Option<&str>| {
            wanted.as_ref().is_none_or(|wanted| Some(wanted.reveal()) == code)
        };
        self.kind.is_none_or(|kind| kind == matter.kind)
            && is(&self.regime, matter.regime)
            && is(&self.notice, matter.notice)
            && is(&self.subject, matter.subject)
            && (self.method.is_empty()
                || self.method.iter().any(|method| Some(method.reveal()) == matter.method))
            // a rule for items is none for their notices
            && self.notice.is_some() == matter.notice.is_some()
    }
}

/// How long a period is.
#[derive(Clone, Debug, PartialEq)]
pub enum Within {
    /// So many working days.
    WorkingDays(u32),
    /// So many days.
    Days(u32),
    /// So many months.
    Months(u32),
    /// Through a day, `01-31`, of the year that follows.
    DateOfNextYear(String),
}

/// The last day of a period, where it can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Through this day.
    On(Day),
    /// The working days of this year are not known.
    Unknown(i16),
}

impl Due {
    /// The day, if it is known.
    pub fn day(self) -> Option<Day> {
        match self {
            Self::On(day) => Some(day),
            Self::Unknown(_) => None,
        }
    }
}

impl Within {
    fn of(length: Length) -> Option<Self> {
        Some(match (length.unit, length.count, length.on) {
            (Unit::WorkingDays, Some(count), None) => Self::WorkingDays(count),
            (Unit::Days, Some(count), None) => Self::Days(count),
            (Unit::Months, Some(count), None) => Self::Months(count),
            (Unit::DateOfNextYear, None, Some(on)) => Self::DateOfNextYear(on.reveal().to_owned()),
            _ => return None,
        })
    }

    /// `20 个工作日`, as it stands in a sentence.
    pub fn in_chinese(&self) -> String {
        match self {
            Self::WorkingDays(count) => format!("{count} {}", Unit::WorkingDays.label()),
            Self::Days(count) => format!("{count} {}", Unit::Days.label()),
            Self::Months(count) => format!("{count} {}", Unit::Months.label()),
            Self::DateOfNextYear(on) => format!("{} {on}", Unit::DateOfNextYear.label()),
        }
    }

    /// The last day of the period that begins behind `day`.
    pub fn last_day(&self, day: Day, calendar: &Calendar) -> Due {
        let counted = match self {
            Self::WorkingDays(count) => {
                return calendar.count_after(day, *count).map_or_else(Due::Unknown, Due::On);
            }
            Self::Days(count) => day.plus_days(*count),
            Self::Months(count) => i32::try_from(*count).ok().and_then(|n| day.plus_months(n)),
            Self::DateOfNextYear(on) => Day::parse(&format!("{:04}-{on}", day.year() + 1)).ok(),
        };
        counted.map_or(Due::Unknown(day.year()), Due::On)
    }
}

/// By when something is to be public.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// Its name in the table.
    pub id: String,
    /// What it is for.
    pub scope: Scope,
    /// From what it is counted.
    pub counted_from: Fact,
    /// How long it is.
    pub within: Within,
    /// The clause.
    pub citation: Citation,
}

/// How long a notice has to stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    /// Its name in the table.
    pub id: String,
    /// What it is for.
    pub scope: Scope,
    /// From what it is counted.
    pub counted_from: Fact,
    /// With what it ends, not before its last day.
    pub until: Fact,
    /// How long it is at least.
    pub within: Within,
    /// The law has it shortened for a reason that is stated.
    pub excused_by_reason: bool,
    /// The clause.
    pub citation: Citation,
}

/// Facts of one matter, each with its day.
pub type Facts<'f> = &'f [(Fact, Day)];

/// The day of a fact.
fn day_of(facts: Facts<'_>, fact: Fact) -> Option<Day> {
    facts.iter().find(|(known, _)| *known == fact).map(|(_, day)| *day)
}

impl Deadline {
    /// The day from which the rule counts, where it governs this matter.
    pub fn counts_from(&self, matter: &Matter, facts: Facts<'_>) -> Option<Day> {
        let day = day_of(facts, self.counted_from)?;
        (self.scope.covers(matter) && self.citation.governs(day)).then_some(day)
    }

    pub(super) fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let mut table = Table::open(node, reading)?;
        let id = text(&mut table, "id", reading);
        let scope = Scope::take(&mut table, reading);
        let counted_from = table.take::<Fact>("counted_from", "起算", reading);
        let within = read_within(node, &mut table, reading);
        let citation = Citation::take(&mut table, reading);
        table.finish(reading);
        Some(Self {
            id: id?,
            scope: scope?,
            counted_from: counted_from?,
            within: within?,
            citation: citation?,
        })
    }
}

impl Period {
    /// From when to when the period of a matter runs, where the rule governs it.
    pub fn runs(&self, matter: &Matter, facts: Facts<'_>) -> Option<(Day, Day)> {
        let (from, until) = (day_of(facts, self.counted_from)?, day_of(facts, self.until)?);
        (self.scope.covers(matter) && self.citation.governs(from)).then_some((from, until))
    }

    pub(super) fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let mut table = Table::open(node, reading)?;
        let id = text(&mut table, "id", reading);
        let scope = Scope::take(&mut table, reading);
        let counted_from = table.take::<Fact>("counted_from", "起算", reading);
        let until = table.take::<Fact>("until", "截止", reading);
        let within = read_within(node, &mut table, reading);
        let excused_by_reason = table.take::<bool>("excused_by_reason", "可说明理由", reading);
        let citation = Citation::take(&mut table, reading);
        table.finish(reading);
        Some(Self {
            id: id?,
            scope: scope?,
            counted_from: counted_from?,
            until: until?,
            within: within?,
            excused_by_reason: excused_by_reason?,
            citation: citation?,
        })
    }
}

fn read_within(node: &Node, table: &mut Table<'_>, reading: &mut Reading) -> Option<Within> {
    let length = Length::take(table, reading)?;
    Within::of(length).or_else(|| {
        let mend = "date-of-next-year 写 on = \"01-31\"，其他单位写 count";
        reading.refuse(node.span, Refused::new(Code::BadValue, "期限的单位和数目不配", mend))
    })
}
