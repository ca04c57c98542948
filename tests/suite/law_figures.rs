//! Every figure of the law matters: for each rule of the tables stands here, typed by hand,
//! what follows from it. A test changes each figure by one, in the tables themselves, and
//! sees that an expectation breaks; none may survive.

use crate::law_cases::{Written, date, moment, policy, read, standing_at};
use crate::tables::{Change, figures, policy_of, tables};
use crate::take_down::specimen;
use gongkai::check::curated::check;
use gongkai::content::load;
use gongkai::diag::Code;
use gongkai::disclosure::{Disclosed, Outcome, Public, Rules, Shown, Standing, Value, decide};
use gongkai::model::{CodeList, Day};
use gongkai::policy::{Exposure, Policy, TermFacts};
use gongkai::records::Curated;
use gongkai::world::Memory;
use std::sync::OnceLock;

/// As in `TERMS`.
type TermCase = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    bool,
    &'static str,
    &'static str,
    &'static str,
);
/// As in `PERSONS`.
type NameCase =
    (&'static str, (&'static str, &'static str), &'static str, &'static str, &'static str);

/// Source, tier, sector, day of the decision, whether it is necessary: the last public day,
/// the first day of repair where every rule agrees on it, and the rules that bear on it.
#[rustfmt::skip]
const TERMS: [TermCase; 37] = [
    // 令36, decided under it
    ("accountability", "minor", "", "2026-04-01", true, "2026-07-01", "2026-04-01", "credit-repair-2026-minor"),
    ("accountability", "minor", "", "2026-04-01", false, "2026-03-31", "2026-04-01", "credit-repair-2026-minor"),
    ("accountability", "general", "", "2026-04-01", false, "2027-04-01", "2026-07-01", "credit-repair-2026-general"),
    ("accountability", "serious", "", "2026-04-01", false, "2029-04-01", "2027-04-01", "credit-repair-2026-serious"),
    ("judicial-judgment", "general", "", "2026-08-31", true, "2027-08-31", "2026-11-30", "credit-repair-2026-general"),
    ("disciplinary-action", "serious", "", "2028-02-29", true, "2031-02-28", "2029-02-28", "credit-repair-2026-serious"),
    // 令36, decided before it, where no rule was
    ("accountability", "minor", "", "2020-01-01", true, "2026-03-31", "", "credit-repair-2026-minor"),
    ("accountability", "general", "", "2020-01-01", true, "2026-03-31", "", "credit-repair-2026-general"),
    ("accountability", "serious", "", "2020-01-01", true, "2026-03-31", "", "credit-repair-2026-serious"),
    ("judicial-judgment", "general", "", "2026-03-31", true, "2027-03-31", "", "credit-repair-2026-general"),
    // 58号令: three years, three months
    ("administrative-penalty", "general", "", "2022-06-15", false, "2025-06-15", "2022-09-15", "credit-repair-2023"),
    ("administrative-penalty", "minor", "", "2022-06-15", false, "2025-06-15", "2022-09-15", "credit-repair-2023"),
    ("administrative-penalty", "serious", "", "2022-06-15", false, "2025-06-15", "2022-09-15", "credit-repair-2023"),
    ("administrative-penalty", "general", "", "2019-06-01", false, "2023-04-30", "", "credit-repair-2023"),
    ("administrative-penalty", "serious", "", "2024-06-15", false, "2027-06-15", "", "credit-repair-2023 credit-repair-2026-serious"),
    // the last day of 58号令 and the first of 令36
    ("administrative-penalty", "serious", "", "2026-03-31", false, "2029-03-31", "", "credit-repair-2023 credit-repair-2026-serious"),
    ("administrative-penalty", "serious", "", "2026-04-01", false, "2029-04-01", "2027-04-01", "credit-repair-2026-serious"),
    ("administrative-penalty", "general", "", "2026-03-31", false, "2027-03-31", "2026-06-30", "credit-repair-2023 credit-repair-2026-general"),
    ("administrative-penalty", "minor", "", "2026-03-31", false, "2026-03-31", "", "credit-repair-2023 credit-repair-2026-minor"),
    ("administrative-penalty", "general", "", "2024-06-15", false, "2026-03-31", "2024-09-15", "credit-repair-2023 credit-repair-2026-general"),
    // 58号令: food, drugs, special equipment, safety at work, fire: a year at least
    ("administrative-penalty", "general", SAFETY, "2022-06-15", false, "2025-06-15", "2023-06-15", "credit-repair-2023-safety"),
    ("administrative-penalty", "minor", SAFETY, "2022-06-15", false, "2025-06-15", "2023-06-15", "credit-repair-2023-safety"),
    ("administrative-penalty", "general", SAFETY, "2019-06-01", false, "2023-04-30", "", "credit-repair-2023-safety"),
    ("administrative-penalty", "serious", SAFETY, "2026-03-31", false, "2029-03-31", "2027-03-31", "credit-repair-2023-safety credit-repair-2026-serious"),
    ("administrative-penalty", "serious", SAFETY, "2026-04-01", false, "2029-04-01", "2027-04-01", "credit-repair-2026-serious"),
    // the three months of 令36 are no help before it is in force
    ("administrative-penalty", "general", SAFETY, "2024-06-15", false, "2026-03-31", "2025-06-15", "credit-repair-2023-safety credit-repair-2026-general"),
    ("judicial-judgment", "general", SAFETY, "2026-03-31", true, "2027-03-31", "", "credit-repair-2026-general"),
    // 45号令: three months for what is minor, three years for the rest
    ("administrative-penalty", "minor", MARKET, "2022-01-10", false, "2022-04-10", "", "market-regulation-2021-minor"),
    ("administrative-penalty", "general", MARKET, "2020-01-10", false, "2023-01-10", "", "market-regulation-2021-other"),
    ("administrative-penalty", "minor", MARKET, "2019-01-01", false, "2021-08-31", "", "market-regulation-2021-minor"),
    ("administrative-penalty", "serious", MARKET, "2018-01-01", false, "2021-08-31", "", "market-regulation-2021-other"),
    // it says nothing of a repair: what the general rule of the time asks is asked
    ("administrative-penalty", "minor", MARKET, "2026-05-01", true, "2026-08-01", "2026-05-01", "credit-repair-2026-minor market-regulation-2021-minor"),
    ("administrative-penalty", "general", MARKET, "2026-05-01", false, "2027-05-01", "2026-08-01", "credit-repair-2026-general market-regulation-2021-other"),
    ("administrative-penalty", "serious", MARKET, "2026-05-01", false, "2029-05-01", "2027-05-01", "credit-repair-2026-serious market-regulation-2021-other"),
    ("administrative-penalty", "serious", MARKET, "2023-05-01", false, "2026-05-01", "2023-08-01", "credit-repair-2023 market-regulation-2021-other credit-repair-2026-serious"),
    ("judicial-judgment", "minor", MARKET, "2024-06-15", true, "2026-03-31", "", "credit-repair-2026-minor"),
    ("judicial-judgment", "serious", MARKET, "2026-05-01", true, "2029-05-01", "2027-05-01", "credit-repair-2026-serious"),
];
const SAFETY: &str = "food-drug-equipment-safety-fire";
const MARKET: &str = "market-regulation";

/// Sectors with rules of their own.
const SECTORS: [(&str, &str); 2] =
    [(SAFETY, "食品、药品、特种设备、安全生产、消防"), (MARKET, "市场监督管理")];

/// The first day on which a repair that is applied for on that very day meets its shortest
/// term.
fn repairable(exposure: &Exposure<'_>, decided: Day) -> Option<Day> {
    let mut days = std::iter::successors(Some(decided), |day| day.next()).take(3 * 366);
    days.find(|day| exposure.repairable_from(decided, *day).is_some_and(|from| from <= *day))
}

fn terms_hold(policy: &Policy) -> bool {
    let sectors = policy.sectors();
    let sectors = sectors.iter().map(|sector| (sector.id.as_str(), sector.name.as_str()));
    sectors.eq(SECTORS)
        && TERMS.iter().all(|(source, tier, sector, decided, is_necessary, last, repair, rules)| {
            let decided = date(decided);
            let exposure = policy.exposure(&TermFacts {
                source,
                tier,
                sector: Some(*sector).filter(|sector| !sector.is_empty()),
                decided,
                months: None,
                is_necessary: *is_necessary,
            });
            let ids: Vec<&str> = exposure.bearings.iter().map(|b| b.term.id.as_str()).collect();
            ids.join(" ") == *rules
                && exposure.last_day() == Some(date(last))
                && (repair.is_empty() || repairable(&exposure, decided) == Some(date(repair)))
        })
}

/// Ground, its name, whether consent lifts it, whether the public interest does.
const GROUNDS: [(&str, &str, bool, bool); 7] = [
    ("forbidden-by-law", "法律、行政法规禁止公开", false, false),
    ("public-safety", "公开后可能危及国家安全、公共安全、经济安全、社会稳定", false, false),
    ("trade-secret", "涉及商业秘密", true, true),
    ("personal-privacy", "涉及个人隐私", true, true),
    ("internal-affairs", "属于内部事务信息", false, false),
    ("process-information", "属于过程性信息", false, false),
    ("enforcement-file", "属于行政执法案卷信息", false, false),
];

const CONSENTED: &str = "[exception.consent]\ndate = 2026-06-01\nfile-number = \"同意书一\"\n";
const OVERRIDDEN: &str = "[exception.public-interest]\ndate = 2026-07-01\ndecided-by = \"办公室\"\nreason = \"重大影响。\"\n";

/// For every ground, what is withheld on it and comes to be consented to, or overridden.
fn withheld() -> &'static [(Curated, Curated)] {
    static ITEMS: OnceLock<Vec<(Curated, Curated)>> = OnceLock::new();
    let item = |ground: &str, more: &str| {
        let record = Written::honour("2026-04-20", None).publish("2026-05-02T09:00:00");
        record.exception("\"whole\"", ground, more).read()
    };
    let both = |ground: &str| (item(ground, CONSENTED), item(ground, OVERRIDDEN));
    ITEMS.get_or_init(|| GROUNDS.iter().map(|(ground, ..)| both(ground)).collect())
}

/// For every ground, what is withheld on it by a decision of that day.
fn decided_on(day: &str) -> Memory {
    let record = |ground: &str| {
        let honour = Written::honour("2019-04-20", None).publish("2026-05-02T09:00:00");
        let text = honour.exception("\"whole\"", ground, "").text();
        text.replace("decided = 2026-05-01", &format!("decided = {day}"))
    };
    let grounds = GROUNDS.iter().enumerate();
    grounds.fold(crate::law_cases::world(), |site, (at, (ground, ..))| {
        site.with(&format!("content/records/g{at}.toml"), record(ground))
    })
}

fn grounds_hold(policy: &Policy) -> bool {
    let is_withheld =
        |item: &Curated, at: &str| matches!(standing_at(item, policy, at), Standing::Withheld(_));
    let mut both = GROUNDS.iter().zip(withheld());
    let for_files = both.all(|((id, name, by_consent, by_interest), (consented, overridden))| {
        policy.ground(id).is_some_and(|ground| ground.name() == *name)
            && is_withheld(consented, "2026-05-31T23:59:59")
            && is_withheld(consented, "2026-06-01") != *by_consent
            && is_withheld(overridden, "2026-06-30T23:59:59")
            && is_withheld(overridden, "2026-07-01") != *by_interest
            && !policy.refuses(id)
    });
    let secret = [
        "state-secret",
        "依法确定为国家秘密",
        "国家秘密",
        "涉密",
        "涉及国家秘密",
        "机密",
        "绝密",
        "state_secret",
        "state secret",
    ];
    let liftable = policy
        .grounds()
        .iter()
        .filter(|ground| ground.is_lifted_by_consent() || ground.is_lifted_by_public_interest());
    // an exception that was decided before the ground was in force is told
    let told = |day: &str| {
        let mut loaded = load(&decided_on(day)).expect("a site in memory can be read");
        loaded.policy = policy.clone();
        let said = check(&loaded).into_iter();
        said.filter(|told| told.code == Code::RuleOfAnotherTime).count()
    };
    for_files
        && told("2019-05-14") == GROUNDS.len()
        && told("2019-05-15") == 0
        && liftable.map(|ground| ground.id()).eq(["trade-secret", "personal-privacy"])
        && secret.iter().all(|name| policy.refuses(name) && policy.ground(name).is_none())
        && policy.ground("name-abbreviated").is_none()
        && !policy.refuses("name-abbreviated")
        && policy.name_ground().is_some_and(|ground| ground.name() == "自然人姓名只公开姓氏")
}

/// For every row of `PERSONS`, the item that it speaks of.
fn named() -> &'static [Curated] {
    static ITEMS: OnceLock<Vec<Curated>> = OnceLock::new();
    let item = |(kind, change, ..): &NameCase| {
        let (path, text) = specimen(kind);
        assert!(text.contains(change.0), "{kind}: the specimen has changed");
        read(path, &text.replacen(change.0, change.1, 1))
    };
    ITEMS.get_or_init(|| PERSONS.iter().map(item).collect())
}

fn disclosed(policy: &Policy, item: &Curated) -> Option<Disclosed<Public>> {
    let rules = Rules { policy, required_reviews: &[] };
    match decide::<Public>(item.clone(), rules, moment("2026-11-23")).outcome {
        Outcome::Disclosed(disclosed) => Some(*disclosed),
        _ => None,
    }
}

fn says(item: &Disclosed<Public>, name: &str) -> bool {
    fn within(value: &Value, name: &str) -> bool {
        match value {
            Value::Text(text) => text == name,
            Value::List(values) => values.iter().any(|value| within(value, name)),
            Value::Group(_, fields) => fields.iter().any(|field| match &field.shown {
                Shown::Open(value) => within(value, name),
                Shown::Withheld(_) => false,
            }),
            _ => false,
        }
    }
    item.fields.iter().filter_map(|field| field.value()).any(|value| within(value, name))
}

const CONSENT: &str = "[publication-basis]\nkind = \"consent\"\nconsent-date = 2026-05-01\nfile-number = \"同意书一\"\nnaming = \"full\"\n";
const LAW: &str = "[publication-basis]\nkind = \"regulation\"\ndocument = \"《党政领导干部选拔任用工作条例》\"\narticle = \"任前公示\"\n";

/// The last days before the rules on names, and their first.
#[rustfmt::skip]
const DATED: [(&str, &str); 8] = [
    ("title = \"演示采购\"", "title = \"演示采购\"\ndate = 2015-02-28"),
    ("title = \"演示采购\"", "title = \"演示采购\"\ndate = 2015-03-01"),
    ("title = \"演示采购\"", "title = \"演示采购\"\ndate = 2020-06-30"),
    ("title = \"演示采购\"", "title = \"演示采购\"\ndate = 2020-07-01"),
    ("title = \"演示项目\"", "title = \"演示项目\"\ndate = 2019-05-14"),
    ("title = \"演示项目\"", "title = \"演示项目\"\ndate = 2019-05-15"),
    ("title = \"演示任前公示\"", "title = \"演示任前公示\"\ndate = 2019-02-28"),
    ("title = \"演示任前公示\"", "title = \"演示任前公示\"\ndate = 2019-03-01"),
];

/// Kind, what of its specimen is replaced by what: the name that is shown, the fields that
/// are said to name a person without a basis, those for which no rule of the time is known.
#[rustfmt::skip]
const PERSONS: [NameCase; 18] = [
    ("procurement", ("", ""), "评审专家宫一", "", ""),
    ("procurement", ("", ""), "评审专家商二", "", ""),
    ("procurement", ("", ""), "联系人甲子", "", ""),
    ("projects", ("", ""), "责任人己巳", "", ""),
    ("appointments", ("", ""), "人选丙子丁", "", ""),
    ("appointments", (LAW, ""), "人某", "candidate.name", ""),
    ("records", (CONSENT, LAW), "演某", "", ""),
    ("records", (CONSENT, ""), "演某", "subject.name", ""),
    ("procurement", DATED[0], "评某甲", "notice.contact.person notice.expert", "notice.contact.person notice.expert"),
    ("procurement", DATED[1], "评审专家宫一", "notice.contact.person", "notice.contact.person"),
    ("procurement", DATED[2], "联某", "notice.contact.person", "notice.contact.person"),
    ("procurement", DATED[3], "联系人甲子", "", ""),
    ("projects", DATED[4], "责某", "responsible.name", "responsible.name"),
    ("projects", DATED[5], "责任人己巳", "", ""),
    ("appointments", DATED[6], "人某", "", "candidate.name"),
    ("appointments", DATED[7], "人选丙子丁", "", ""),
    ("records", ("date = 2026-04-15", "date = 2021-10-31"), "演示人员震", "", "subject.name"),
    ("records", ("date = 2026-04-15", "date = 2021-11-01"), "演示人员震", "", ""),
];

fn persons_hold(policy: &Policy) -> bool {
    PERSONS.iter().zip(named()).all(|((.., shown, unfounded, untimely), item)| {
        disclosed(policy, item).is_some_and(|item| {
            says(&item, shown)
                && item.unfounded_names.join(" ") == *unfounded
                && item.names_out_of_time.join(" ") == *untimely
        })
    })
}

/// Where each rule stands in the law, and from when to when.
#[rustfmt::skip]
const CITATIONS: [(&str, &str, &str, &str, &str); 21] = [
    ("state-secret", "《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条", "2019-05-15", "", "full-text"),
    ("forbidden-by-law", "《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条", "2019-05-15", "", "full-text"),
    ("public-safety", "《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条", "2019-05-15", "", "full-text"),
    ("trade-secret", "《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条", "2019-05-15", "", "full-text"),
    ("personal-privacy", "《中华人民共和国政府信息公开条例》（国务院令第711号）第十五条", "2019-05-15", "", "full-text"),
    ("internal-affairs", "《中华人民共和国政府信息公开条例》（国务院令第711号）第十六条第一款", "2019-05-15", "", "full-text"),
    ("process-information", "《中华人民共和国政府信息公开条例》（国务院令第711号）第十六条第二款", "2019-05-15", "", "full-text"),
    ("enforcement-file", "《中华人民共和国政府信息公开条例》（国务院令第711号）第十六条第二款", "2019-05-15", "", "full-text"),
    ("name-abbreviated", "《中华人民共和国个人信息保护法》（2021年11月1日起施行）第六条", "2021-11-01", "", "memory"),
    ("credit-repair-2026-minor", "《信用修复管理办法》（国家发展改革委令第36号）轻微失信信息", "2026-04-01", "", "secondary"),
    ("credit-repair-2026-general", "《信用修复管理办法》（国家发展改革委令第36号）一般失信信息", "2026-04-01", "", "secondary"),
    ("credit-repair-2026-serious", "《信用修复管理办法》（国家发展改革委令第36号）严重失信信息", "2026-04-01", "", "secondary"),
    ("credit-repair-2023", "《失信行为纠正后的信用信息修复管理办法（试行）》（国家发展改革委令第58号）行政处罚信息的公示期限", "2023-05-01", "2026-03-31", "memory"),
    ("credit-repair-2023-safety", "《失信行为纠正后的信用信息修复管理办法（试行）》（国家发展改革委令第58号）食品、药品、特种设备、安全生产、消防领域行政处罚信息的公示期限", "2023-05-01", "2026-03-31", "memory"),
    ("market-regulation-2021-minor", "《市场监督管理行政处罚信息公示规定》（国家市场监督管理总局令第45号）第十三条", "2021-09-01", "", "full-text"),
    ("market-regulation-2021-other", "《市场监督管理行政处罚信息公示规定》（国家市场监督管理总局令第45号）第十三条", "2021-09-01", "", "full-text"),
    ("procurement notice.expert", "《中华人民共和国政府采购法实施条例》（国务院令第658号）第四十三条", "2015-03-01", "", "full-text"),
    ("procurement notice.contact.person", "《政府采购公告和公示信息格式规范（2020年版）》（财办库〔2020〕50号）项目联系方式", "2020-07-01", "", "memory"),
    ("projects responsible.name", "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条第（二）项", "2019-05-15", "", "full-text"),
    ("appointments candidate.name", "《党政领导干部选拔任用工作条例》（中共中央2019年3月修订）任前公示", "2019-03-01", "", "secondary"),
    ("records subject.name", "《中华人民共和国个人信息保护法》（2021年11月1日起施行）第六条、第二十五条", "2021-11-01", "", "secondary"),
];

fn citations_hold(policy: &Policy) -> bool {
    let found = crate::tables::citations(policy);
    found.len() == CITATIONS.len()
        && CITATIONS.iter().all(|(rule, text, from, to, verified)| {
            found.iter().any(|(of, citation)| {
                of == rule
                    && citation.in_chinese() == *text
                    && citation.effective_from == date(from)
                    && citation.effective_to == Some(*to).filter(|to| !to.is_empty()).map(date)
                    && citation.verified.code() == *verified
            })
        })
}

/// Rules that say what would hold without them: they are there to be told.
const SAYS_THE_DEFAULT: [&str; 1] = ["person 4"];

/// Where a figure decides nothing, its citation is what there is to expect.
fn holds(policy: &Policy, change: &Change) -> bool {
    let is_default = SAYS_THE_DEFAULT.iter().any(|rule| change.what.starts_with(rule));
    let decides = terms_hold(policy) && grounds_hold(policy) && persons_hold(policy);
    decides && (!(change.is_only_told() || is_default) || citations_hold(policy))
}

#[test]
fn what_follows_from_the_law_holds() {
    assert!(terms_hold(policy()), "terms");
    assert!(grounds_hold(policy()), "grounds");
    assert!(persons_hold(policy()), "persons");
    assert!(citations_hold(policy()), "citations");
}

#[test]
fn no_figure_of_the_law_can_be_changed_unnoticed() {
    let tables = tables();
    assert_eq!(policy_of(&tables).terms(), policy().terms(), "the tables are read as they are");
    let unchanged = policy_of(&tables);
    assert!(terms_hold(&unchanged) && grounds_hold(&unchanged) && persons_hold(&unchanged));
    let changes = figures(&tables);
    assert!(changes.len() > 200, "only {} figures were changed", changes.len());
    let survivors: Vec<String> = changes
        .iter()
        .filter(|change| holds(&policy_of(&change.tables), change))
        .map(|change| change.what.clone())
        .collect();
    assert!(survivors.is_empty(), "{} survive:\n{}", survivors.len(), survivors.join("\n"));
}
