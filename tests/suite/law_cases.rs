//! Content files of credit records, put together piece by piece, for tests that apply the
//! law to them; and the moments at which they do. Decides nothing itself.

use gongkai::content::load;
use gongkai::disclosure::{Rules, Standing, standing};
use gongkai::model::{Day, Label, Moment};
use gongkai::policy::Policy;
use gongkai::records::Curated;
use gongkai::world::Memory;
use std::sync::OnceLock;

/// A content file: keys of its head, and tables behind them.
#[derive(Clone, Debug, Default)]
pub struct Written {
    head: String,
    tables: String,
}

impl Written {
    /// A record of dishonesty of an organisation, without `publish`.
    pub fn dishonesty(source: &str, tier: &str, decided: &str) -> Self {
        Self::of_kind("dishonesty")
            .key(&format!("source = \"{source}\""))
            .key(&format!("tier = \"{tier}\""))
            .key("facts = \"付款逾期。\"")
            .table(&format!(
                "[decision]\nauthority = \"演示机关\"\ndate = {decided}\nresult = \"通报。\""
            ))
    }

    /// With the decision behind it revoked on a day.
    pub fn revoked(mut self, day: &str) -> Self {
        self.tables =
            self.tables.replace("[decision]\n", &format!("[decision]\nrevoked = {day}\n"));
        self
    }

    /// An honour, without `publish`.
    pub fn honour(date: &str, until: Option<&str>) -> Self {
        let until = until.map(|day| format!("\nuntil = {day}")).unwrap_or_default();
        Self::of_kind("honour").table(&format!(
            "[honour]\naward = \"演示荣誉\"\nauthority = \"演示机关\"\ndate = {date}{until}"
        ))
    }

    fn of_kind(kind: &str) -> Self {
        Self::default()
            .key("title = \"演示记录\"")
            .key(&format!("kind = \"{kind}\""))
            .table("[subject]\nkind = \"organisation\"\norganisation = \"演示单位\"")
    }

    /// With one more line of the head.
    pub fn key(mut self, line: &str) -> Self {
        self.head.push_str(line);
        self.head.push('\n');
        self
    }

    /// Published at this instant, `2026-05-02T09:00:00`.
    pub fn publish(self, at: &str) -> Self {
        self.key(&format!("publish = {at}"))
    }

    /// With one more table.
    pub fn table(mut self, text: &str) -> Self {
        self.tables.push('\n');
        self.tables.push_str(text);
        self.tables.push('\n');
        self
    }

    /// With an exception; `more` are further lines of it.
    pub fn exception(self, scope: &str, ground: &str, more: &str) -> Self {
        self.table(&format!(
            "[[exception]]\nscope = {scope}\nground = \"{ground}\"\ndecided-by = \"办公室\"\ndecided = 2026-05-01\nreview-by = 2027-05-01\n{more}"
        ))
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        format!("{}{}", self.head, self.tables)
    }

    /// The item that is read from it.
    pub fn read(&self) -> Curated {
        read("content/records/2026-001.toml", &self.text())
    }
}

/// The item that is read from a file.
pub fn read(path: &str, text: &str) -> Curated {
    let mut loaded = load(&world().with(path, text)).expect("a site in memory can be read");
    assert!(loaded.diagnostics.is_empty(), "{text}\n{:?}", loaded.diagnostics);
    loaded.items.pop().expect("the file holds an item")
}

/// A site without items.
pub fn world() -> Memory {
    crate::support::site()
}

/// The policy of the program.
pub fn policy() -> &'static Policy {
    static POLICY: OnceLock<Policy> = OnceLock::new();
    POLICY.get_or_init(|| load(&world()).expect("a site in memory can be read").policy)
}

/// Where an item stands at `2026-05-02T09:00:00`; the first second for a day alone.
pub fn standing_at(item: &Curated, policy: &Policy, at: &str) -> Standing {
    standing(item, Rules { policy, required_reviews: &[] }, moment(at))
}

/// The instant of a test; the first second of a day alone.
pub fn moment(text: &str) -> Moment {
    match text.contains('T') {
        true => Moment::parse(text).expect("a moment in a test is sound"),
        false => Moment::start_of(date(text)),
    }
}

/// The day of a test.
pub fn date(text: &str) -> Day {
    Day::parse(text).expect("a day in a test is sound")
}

/// The reviews of a site that requires one.
pub fn reviews() -> Vec<Label> {
    vec![Label::parse("保密审查").expect("a label")]
}
