//! Working days: weekends, holidays and make-up workdays of the years whose notice is
//! known. Takes one entry a year; counts days. A year without data is never guessed.

use super::Citation;
use crate::diag::{Code, Span};
use crate::model::{Day, DocumentNumber, Label, Node, Refused};
use crate::schema::{FieldValue, Reading, Record, Shape, Table, record};
use std::collections::{BTreeMap, BTreeSet};

record! {
    /// Days off, the first and the last counted.
    struct Holiday {
        name: Label = "节日",
        from: Day = "起",
        until: Day = "止",
    }
    /// The days that one notice moves.
    struct MovedDays {
        year: Year = "年份",
        holiday: Vec<Holiday> = "放假",
        workday: Vec<Day> = "补班",
    }
}

/// A year, and where it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Year {
    number: i16,
    span: Span,
}

impl FieldValue for Year {
    const SHAPE: Shape = Shape::Bare("2027");
    fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let number = i16::try_from(u32::read(node, reading)?).ok().filter(|n| *n <= 9998);
        let mend = "写四位数的年份，如 2027";
        let refused = || Refused::new(Code::BadValue, "这不是一个年份", mend);
        match number {
            Some(number) => Some(Self { number, span: node.span }),
            None => reading.refuse(node.span, refused()),
        }
    }
}

/// One notice on the holidays of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct CalendarYear {
    days: MovedDays,
    citation: Citation,
}

impl FieldValue for CalendarYear {
    const SHAPE: Shape = Shape::Table(MovedDays::FIELDS);
    fn read(node: &Node, reading: &mut Reading) -> Option<Self> {
        let mut table = Table::open(node, reading)?;
        let days = MovedDays::take(&mut table, reading);
        let citation = Citation::take(&mut table, reading);
        table.finish(reading);
        refuse_invented_number(node, reading);
        Some(Self { days: days?, citation: citation? })
    }
}

/// A notice has the number of a document; what an example has in its place is none.
fn refuse_invented_number(node: &Node, reading: &mut Reading) {
    let Some(number) = node.get("number") else { return };
    if number.text().is_some_and(|text| DocumentNumber::parse(text).is_err()) {
        let cause = "这不是放假通知的文号";
        let mend = "照通知原文写文号，如“国办发明电〔2025〕7号”；通知还没有公布的，删去这一条 [[calendar]]";
        reading.refuse::<()>(number.span, Refused::new(Code::BadDocumentNumber, cause, mend));
    }
}

impl CalendarYear {
    /// Where the year was written.
    pub(super) fn span(&self) -> Span {
        self.days.year.span
    }

    /// Whether a day may stand in this notice: in its year, or in the December before.
    fn may_move(&self, day: Day) -> bool {
        let year = self.days.year.number;
        let december = Day::new(year - 1, 12, 1);
        december.is_some_and(|december| december <= day) && day.year() <= year
    }

    fn problem(&self) -> Option<Refused> {
        let days = &self.days;
        let refused = |cause: String, mend| Some(Refused::new(Code::BadValue, cause, mend));
        let backwards = days.holiday.iter().find(|holiday| holiday.until < holiday.from);
        if let Some(holiday) = backwards {
            return refused(format!("{} 起的放假止于更早的一天", holiday.from), "核对放假起止日期");
        }
        let bounds = days.holiday.iter().flat_map(|holiday| [holiday.from, holiday.until]);
        let stray = bounds.chain(days.workday.iter().copied()).find(|day| !self.may_move(*day));
        if let Some(day) = stray {
            return refused(format!("{day} 不在这份通知安排的年份里"), "核对年份和日期");
        }
        let plain = days.workday.iter().find(|day| !day.is_weekend());
        plain.and_then(|day| {
            refused(format!("{day} 不是周六或周日，不会是补班日"), "workday 只写周末补班的日子")
        })
    }

    /// The names of its holidays; one that is two at once gives both.
    fn names(&self) -> impl Iterator<Item = &str> {
        self.days.holiday.iter().flat_map(|holiday| holiday.name.reveal().split('、'))
    }

    /// The holidays of an earlier year that this one does not name: half a notice was copied.
    fn lacks<'n>(&self, names: &'n BTreeSet<String>) -> Vec<&'n str> {
        let stem = |name: &'n str| name.strip_suffix('节').unwrap_or(name);
        let is_named = |name: &'n str| self.names().any(|own| own.contains(stem(name)));
        names.iter().map(String::as_str).filter(|name| !is_named(name)).collect()
    }
}

/// The working days of every year whose notice is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendar {
    years: BTreeMap<i16, Citation>,
    /// The holidays that every year has so far.
    names: Option<BTreeSet<String>>,
    off: BTreeSet<Day>,
    work: BTreeSet<Day>,
    /// Every working day of the known years, in order.
    working: Vec<Day>,
}

impl Calendar {
    /// Adds the notice of a year.
    ///
    /// # Errors
    /// The year is known already, or a day of the notice cannot be right.
    pub(super) fn add(&mut self, notice: CalendarYear) -> Result<(), Refused> {
        let year = notice.days.year.number;
        if self.years.contains_key(&year) {
            let cause = format!("{year} 年的放假安排已经有了");
            let mend = "删去这一条 [[calendar]]；若认为内置的安排有误，请反馈给工具的维护者";
            return Err(Refused::new(Code::BadValue, cause, mend));
        }
        if let Some(refused) = notice.problem() {
            return Err(refused);
        }
        let lacking = self.names.as_ref().map(|names| notice.lacks(names)).unwrap_or_default();
        if !lacking.is_empty() {
            let cause = format!("{year} 年的放假安排不全，没有：{}", lacking.join("、"));
            let mend = "照通知原文补全 holiday；连在一起放的，名称写在一起，如“国庆节、中秋节”";
            return Err(Refused::new(Code::BadValue, cause, mend));
        }
        let own: BTreeSet<String> = notice.names().map(str::to_owned).collect();
        self.names = Some(match self.names.take() {
            Some(names) => names.intersection(&own).cloned().collect(),
            None => own,
        });
        for holiday in &notice.days.holiday {
            let days = std::iter::successors(Some(holiday.from), |day| day.next());
            self.off.extend(days.take_while(|day| *day <= holiday.until));
        }
        self.work.extend(notice.days.workday);
        self.years.insert(year, notice.citation);
        self.working = self.years.keys().flat_map(|year| self.working_days_of(*year)).collect();
        Ok(())
    }

    fn working_days_of(&self, year: i16) -> impl Iterator<Item = Day> {
        let days = std::iter::successors(Day::new(year, 1, 1), |day| day.next());
        let days = days.take_while(move |day| day.year() == year);
        days.filter(|day| self.is_working_day(*day) == Some(true))
    }

    /// How many working days lie before or on a day, gaps between years left out.
    fn up_to(&self, day: Day) -> usize {
        self.working.partition_point(|working| *working <= day)
    }

    /// The first year without data from one through another.
    fn unknown_year(&self, from: i16, until: i16) -> Option<i16> {
        (from..=until).find(|year| !self.years.contains_key(year))
    }

    /// The years whose notice is known, and the notice.
    pub fn years(&self) -> impl Iterator<Item = (i16, &Citation)> {
        self.years.iter().map(|(year, citation)| (*year, citation))
    }

    /// Whether a year lies behind every one that is known: its notice is still to come.
    pub fn is_to_come(&self, year: i16) -> bool {
        self.years.last_key_value().is_none_or(|(last, _)| *last < year)
    }

    /// Whether people work on that day; none where its year is unknown.
    pub fn is_working_day(&self, day: Day) -> Option<bool> {
        let known = self.years.contains_key(&day.year());
        let works = self.work.contains(&day) || !day.is_weekend() && !self.off.contains(&day);
        known.then_some(works)
    }

    /// Whether a notice names the day as one off, be it a weekend or not.
    pub fn is_named_off(&self, day: Day) -> bool {
        self.off.contains(&day)
    }

    /// The last of `count` working days behind `day`, which is not counted itself.
    /// None as soon as a day of an unknown year is needed.
    pub fn working_days_after(&self, day: Day, count: u32) -> Option<Day> {
        self.count_after(day, count).ok()
    }

    /// The same, or the year without data.
    ///
    /// # Errors
    /// The first year that is needed and unknown.
    pub(super) fn count_after(&self, day: Day, count: u32) -> Result<Day, i16> {
        let Some(more) = (count as usize).checked_sub(1) else { return Ok(day) };
        let first = day.next().ok_or(day.year())?.year();
        let last = self.working.get(self.up_to(day) + more);
        match self.unknown_year(first, last.map_or(i16::MAX, |last| last.year())) {
            Some(year) => Err(year),
            None => last.copied().ok_or(first),
        }
    }

    /// How many working days lie behind `from`, up to and with `to`; none where one of
    /// the days between is of an unknown year.
    pub fn working_days_between(&self, from: Day, to: Day) -> Option<u32> {
        let Some(first) = from.next().filter(|first| *first <= to) else { return Some(0) };
        match self.unknown_year(first.year(), to.year()) {
            Some(_) => None,
            None => u32::try_from(self.up_to(to) - self.up_to(from)).ok(),
        }
    }
}
