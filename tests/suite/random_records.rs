//! A thousand credit records that look random and are the same in every run: their facts
//! for the second law, and the items that are read from their content files.

use crate::law_cases::{Written, world};
use crate::second_law::{Date, Exception, Facts, Objection, Repair, Sector, Tier, civil, date};
use gongkai::content::load;
use gongkai::model::Day;
use gongkai::records::Curated;

const RECORDS: u64 = 1_000;
const LAST_SECOND: i64 = 24 * 60 * 60 - 1;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from(self.0 >> 33).expect("31 bits") % sides
    }

    fn percent(&mut self, chance: i64) -> bool {
        self.below(100) < chance
    }

    fn some<T>(&mut self, chance: i64, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.percent(chance).then(|| make(self))
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        let sides = i64::try_from(of.len()).expect("a short list");
        of[usize::try_from(self.below(sides)).expect("an index")]
    }

    /// Any day of nine years; often a month's last, or one beside a change of the law.
    fn decided(&mut self) -> Date {
        match self.below(10) {
            0..2 => {
                let edge = self.one(&[date(2021, 9, 1), date(2023, 5, 1), date(2026, 4, 1)]);
                edge + self.below(9) - 4
            }
            2..4 => {
                let year = 2021 + self.below(9);
                let next = 2 + self.below(11);
                date(year, next, 1) - 1
            }
            _ => date(2021, 1, 1) + self.below(9 * 365),
        }
    }

    fn second(&mut self) -> i64 {
        let any = self.below(LAST_SECOND);
        self.one(&[0, LAST_SECOND, any, any])
    }
}

fn random(dice: &mut Dice) -> Facts {
    let is_honour = dice.percent(12);
    let decided = dice.decided();
    let tier = dice.one(&[Tier::Minor, Tier::General, Tier::Serious]);
    let publish = decided + dice.one(&[0, 1, 7, 30, 200, 900]);
    let mut facts = Facts {
        tier: (!is_honour).then_some(tier),
        source: dice.one(&[
            "administrative-penalty",
            "administrative-penalty",
            "administrative-penalty",
            "judicial-judgment",
            "disciplinary-action",
            "accountability",
        ]),
        sector: dice.one(&[Sector::None, Sector::None, Sector::Market, Sector::Safety]),
        decided,
        months: dice.some(35, |dice| 1 + dice.below(40)),
        necessity: dice.percent(50),
        publish: dice.some(96, |dice| (publish, dice.second())),
        reviewed: dice.percent(95),
        honour_until: dice.some(60, |dice| decided + dice.below(1_200)),
        revoked: dice.some(if is_honour { 0 } else { 10 }, |dice| decided + dice.below(1_000)),
        withdrawn: dice.some(12, |dice| decided + dice.below(1_200)),
        objections: Vec::new(),
        repair: None,
        rectification: dice.some(30, |dice| {
            let due = decided + dice.below(200);
            (due, dice.some(70, |dice| due - 40 + dice.below(80)))
        }),
        whole: dice.some(10, |dice| Exception {
            ground: dice.one(&[
                "trade-secret",
                "personal-privacy",
                "internal-affairs",
                "public-safety",
            ]),
            consent: dice.some(50, |dice| decided + dice.below(600)),
            interest: dice.some(30, |dice| decided + dice.below(600)),
        }),
        masked: dice.some(15, |dice| decided + dice.below(900)),
    };
    if dice.percent(15) {
        repaired_under_58(dice, &mut facts);
        return facts;
    }
    for _ in 0..dice.below(3) {
        let raised = decided + dice.below(700);
        let resolved = dice.some(75, |dice| {
            (raised + dice.below(60), dice.one(&["corrected", "removed", "rejected"]))
        });
        facts.objections.push(Objection { raised, resolved });
    }
    facts.repair = dice.some(if is_honour { 0 } else { 40 }, |dice| {
        let applied = decided + dice.below(800);
        Repair {
            applied,
            fulfilled: dice.some(85, |dice| applied - 100 + dice.below(160)),
            undertaking: dice.percent(85),
            decided: dice.some(85, |dice| applied + dice.below(90)),
        }
    });
    facts
}

/// A penalty of the time before 2026-04-01 whose repair is complete: whether it was applied
/// for in time is for the law of its own time to say.
fn repaired_under_58(dice: &mut Dice, facts: &mut Facts) {
    facts.tier = Some(dice.one(&[Tier::Minor, Tier::General, Tier::Serious]));
    facts.source = "administrative-penalty";
    facts.sector = dice.one(&[Sector::None, Sector::Safety]);
    facts.decided = date(2023, 5, 1) + dice.below(900);
    facts.publish = Some((facts.decided + 3, dice.second()));
    let applied = facts.decided + dice.below(420);
    facts.repair = Some(Repair {
        applied,
        fulfilled: Some(applied - 1),
        undertaking: true,
        decided: Some(applied + dice.below(30)),
    });
}

fn written(facts: &Facts) -> String {
    let day = |date: Date| day_of(date).to_string();
    let mut file = match facts.tier {
        None => Written::honour(&day(facts.decided), facts.honour_until.map(day).as_deref()),
        Some(tier) => {
            let record = Written::dishonesty(facts.source, tier_code(tier), &day(facts.decided));
            facts.revoked.map_or(record.clone(), |on| record.revoked(&day(on)))
        }
    };
    if let Some((on, second)) = facts.publish {
        let clock = (second / 3600, second / 60 % 60, second % 60);
        file = file.publish(&format!("{}T{:02}:{:02}:{:02}", day(on), clock.0, clock.1, clock.2));
    }
    match facts.sector {
        Sector::None => {}
        Sector::Market => file = file.key("sector = \"market-regulation\""),
        Sector::Safety => file = file.key("sector = \"food-drug-equipment-safety-fire\""),
    }
    if let Some(months) = facts.months.filter(|_| facts.tier.is_some()) {
        file = file.key(&format!("term = {months}"));
    }
    if facts.necessity {
        file = file.key("necessity = \"影响面大。\"");
    }
    if facts.reviewed {
        file = file.table("[[review]]\nkind = \"保密审查\"\nby = \"办公室\"\ndate = 2021-01-01\nresult = \"可以公开\"");
    }
    if let Some(on) = facts.withdrawn {
        file = file.table(&format!("[withdrawal]\ndate = {}\nreason = \"撤销。\"", day(on)));
    }
    for Objection { raised, resolved } in &facts.objections {
        let end = resolved
            .map(|(on, how)| format!("\nresolved = {}\noutcome = \"{how}\"", day(on)))
            .unwrap_or_default();
        file = file.table(&format!("[[objection]]\nraised = {}{end}", day(*raised)));
    }
    written_rest(facts, file).text()
}

fn written_rest(facts: &Facts, mut file: Written) -> Written {
    let day = |date: Date| day_of(date).to_string();
    let line = |key: &str, date: Option<Date>| {
        date.map(|date| format!("\n{key} = {}", day(date))).unwrap_or_default()
    };
    if let Some((due, done)) = facts.rectification {
        file = file.table(&format!("[rectification]\ndue = {}{}", day(due), line("done", done)));
    }
    if let Some(repair) = &facts.repair {
        let undertaking = if repair.undertaking { "\nundertaking = \"守信。\"" } else { "" };
        file = file.table(&format!(
            "[repair]\napplied = {}{}{}{undertaking}",
            day(repair.applied),
            line("fulfilled", repair.fulfilled),
            line("decided", repair.decided)
        ));
    }
    if let Some(whole) = &facts.whole {
        let consent = whole.consent.map(|on| {
            format!("[exception.consent]\ndate = {}\nfile-number = \"同意书一\"\n", day(on))
        });
        let interest = whole.interest.map(|on| {
            format!("[exception.public-interest]\ndate = {}\ndecided-by = \"办公室\"\nreason = \"重大影响。\"\n", day(on))
        });
        let more = consent.unwrap_or_default() + &interest.unwrap_or_default();
        file = file.exception("\"whole\"", whole.ground, &more);
    }
    if let Some(review_by) = facts.masked.filter(|_| facts.tier.is_some()) {
        file = file.table(&format!("[[exception]]\nscope = [\"facts\"]\nground = \"internal-affairs\"\ndecided-by = \"办公室\"\ndecided = 2020-01-01\nreview-by = {}", day(review_by)));
    }
    file
}

fn tier_code(tier: Tier) -> &'static str {
    match tier {
        Tier::Minor => "minor",
        Tier::General => "general",
        Tier::Serious => "serious",
    }
}

/// The day of the program for one of the second law.
pub fn day_of(date: Date) -> Day {
    let (year, month, day) = civil(date);
    let year = i16::try_from(year).expect("a year of four digits");
    let small = |number: i64| i8::try_from(number).expect("a month or a day of one");
    Day::new(year, small(month), small(day)).expect("a day of the second calendar")
}

/// Every record: its facts, and the item that is read from its file.
pub fn records() -> Vec<(Facts, Curated)> {
    let mut dice = Dice(20_261_123);
    let facts: Vec<Facts> = (0..RECORDS).map(|_| random(&mut dice)).collect();
    let site = facts.iter().enumerate().fold(world(), |site, (at, facts)| {
        site.with(&format!("content/records/r{at:04}.toml"), written(facts))
    });
    let loaded = load(&site).expect("a site in memory can be read");
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    facts.into_iter().zip(loaded.items).collect()
}
