//! The table of the law: for every kind of item and every turn it can take, what the public
//! sees, from which second to which, and why. `tests/law/table.md` is written for somebody
//! who knows the law and no program, and is under review like code.
//!
//! `GONGKAI_BLESS=1 cargo test law_table` rewrites it; read the difference.

use crate::law_cases::{Written, date, policy, read, reviews};
use crate::law_sections::sections;
use gongkai::disclosure::{
    EndCause, Mask, Outcome, PendingCause, Public, Publicity, Rules, Standing, decide, exposure,
    standing, turning_points,
};
use gongkai::model::{CodeList, Day, Label, Moment};
use gongkai::records::{Body, Curated, ExceptionEntry, ExceptionScope};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// One case of a section: what the officer reads, and the file.
pub struct Case {
    /// What is so of it.
    pub what: String,
    /// Where its file lies.
    pub path: String,
    /// Its file.
    pub text: String,
    /// Whether the site requires a review.
    pub needs_review: bool,
}

/// Cases of one question.
pub struct Section {
    /// Its heading.
    pub heading: &'static str,
    /// What is asked.
    pub question: &'static str,
    /// The cases.
    pub cases: Vec<Case>,
}

impl Case {
    /// A credit record.
    pub fn record(what: impl Into<String>, written: &Written) -> Self {
        let path = "content/records/2026-001.toml".to_owned();
        Self { what: what.into(), path, text: written.text(), needs_review: false }
    }
}

/// A time in which an item stands as it does.
struct Span {
    from: Moment,
    /// None: for good.
    before: Option<Moment>,
    standing: Standing,
    /// What of it is masked.
    masks: Vec<Mask>,
}

/// The masks on what is public of an item.
fn masks(item: &Curated, rules: Rules<'_>, at: Moment) -> Vec<Mask> {
    let in_part = |entry: &ExceptionEntry| entry.scope != ExceptionScope::Whole;
    if !item.header.exception.iter().any(in_part) {
        return Vec::new();
    }
    match decide::<Public>(item.clone(), rules, at).outcome {
        Outcome::Disclosed(disclosed) => disclosed.masks,
        _ => Vec::new(),
    }
}

/// Every time of a case, from the first of 2018 to the last of 2035, looked at in the first
/// and the last second of every day and at every turn.
fn spans(item: &Curated, required: &[Label]) -> Vec<Span> {
    let rules = Rules { policy: policy(), required_reviews: required };
    let last = date("2035-12-31");
    let days = std::iter::successors(Some(date("2018-01-01")), |day| {
        day.next().filter(|next| *next <= last)
    });
    let mut moments: Vec<Moment> =
        days.flat_map(|day| [Moment::start_of(day), Moment::end_of(day)]).collect();
    moments.extend(turning_points(item, policy()));
    moments.sort_unstable();
    moments.dedup();
    let mut spans: Vec<Span> = Vec::new();
    for at in moments {
        let (now, masks) = (standing(item, rules, at), masks(item, rules, at));
        if let Some(span) = spans.last_mut() {
            if span.standing == now && span.masks == masks {
                continue;
            }
            span.before = Some(at);
        }
        spans.push(Span { from: at, before: None, standing: now, masks });
    }
    spans
}

fn from_in_chinese(at: Moment) -> String {
    match at.day() <= date("2018-01-01") {
        true => "（起初）".to_owned(),
        false => format!("{} {}", at.day(), clock(at)),
    }
}

fn to_in_chinese(before: Option<Moment>) -> String {
    let Some(before) = before else { return "（此后一直）".to_owned() };
    match (Moment::start_of(before.day()) == before, before.day().previous()) {
        (true, Some(eve)) => format!("{eve} 23:59:59"),
        _ => format!("{} {} 之前", before.day(), clock(before)),
    }
}

fn clock(at: Moment) -> String {
    let text = at.rfc3339();
    let clock = text.split(['T', '+']).nth(1);
    clock.unwrap_or_default().to_owned()
}

fn public_sees(standing: &Standing) -> String {
    match standing {
        Standing::Published(publicity) => public_as(*publicity),
        Standing::Withheld(_) => "**不公开**：登记簿里一行，只写理由".to_owned(),
        Standing::Pending(_) => "**看不到**".to_owned(),
        Standing::BelowPublication => "**看不到**：从未公开".to_owned(),
        Standing::Ended(_) => "**已终止公示**：只剩统一的提示页".to_owned(),
    }
}

fn public_as(publicity: Publicity) -> String {
    let state = publicity.state.map_or("公开", CodeList::label);
    let rectification = publicity.rectification.map(|r| format!("，{}", r.label()));
    format!("{state}{}", rectification.unwrap_or_default())
}

fn why(item: &Curated, standing: &Standing) -> String {
    match standing {
        Standing::Published(Publicity { last_day: None, .. }) => "没有期限".to_owned(),
        Standing::Published(Publicity { last_day: Some(day), .. }) => until(item, *day),
        Standing::Withheld(mask) => by_mask(mask),
        Standing::Pending(PendingCause::Draft) => "没有写发布时间，是草稿".to_owned(),
        Standing::Pending(PendingCause::Until(_)) => "没有到发布时间".to_owned(),
        Standing::Pending(PendingCause::Review(kind)) => format!("没有做{kind}"),
        Standing::Pending(PendingCause::UnknownGround) => "不予公开的理由不认识".to_owned(),
        Standing::Pending(PendingCause::Over(cause)) => {
            format!("发布之前就已经终止，从未公开：{}", ended(item, *cause))
        }
        Standing::BelowPublication => format!("失信程度轻微，没有写确有必要：{}", rule(item)),
        Standing::Ended(cause) => ended(item, *cause),
    }
}

fn ended(item: &Curated, cause: EndCause) -> String {
    match cause {
        EndCause::Term => format!("期限届满：{}", rule(item)),
        EndCause::Repaired => "信用已经修复".to_owned(),
        EndCause::ObjectionUpheld => "异议成立，终止公示".to_owned(),
        EndCause::Revoked => "认定的决定已经变更、撤销或者被确认违法、无效".to_owned(),
        EndCause::Withdrawn => "已经撤下".to_owned(),
        EndCause::Removed => "文件已经删去".to_owned(),
    }
}

fn until(item: &Curated, day: Day) -> String {
    format!("公示到 {day}：{}", rule(item))
}

fn rule(item: &Curated) -> String {
    let Body::CreditRecord(record) = &item.body else { return "该栏目没有期限".to_owned() };
    let exposure = exposure(record, policy());
    let Some(deciding) = exposure.deciding() else { return "荣誉自身的有效期".to_owned() };
    let citation = &deciding.term.citation;
    let (number, article) = (citation.number.reveal(), citation.article.reveal());
    format!("{number}（{article}），{} 起适用", deciding.from)
}

fn by_mask(mask: &Mask) -> String {
    let overdue = if mask.is_overdue { "；评估已经过期" } else { "" };
    format!("{}（{}）{overdue}", mask.ground.name(), mask.ground.citation().in_chinese())
}

fn table() -> String {
    let mut text = String::from(
        "# 公示表：什么时候，公众看到什么，为什么\n\n本表由测试逐日计算（2018 年至 2035 年，每天的第一秒和最后一秒），供熟悉政策的同志核对；与程序不一致时测试不通过。时间为北京时间，起止均含当秒。\n",
    );
    text += "\n所引规定：\n\n";
    for term in policy().terms() {
        let citation = &term.citation;
        let to = citation.effective_to.map_or("现行".to_owned(), |day| format!("{day} 止"));
        let (name, from) = (citation.in_chinese(), citation.effective_from);
        let most = term.longest_months;
        let least = term.shortest_months;
        let least =
            least.map_or("没有规定最短".to_owned(), |months| format!("最短 {months} 个月"));
        let _ = writeln!(
            text,
            "- {name}：{least}，最长 {most} 个月；{from} 起，{to}；{}",
            citation.verified.label()
        );
    }
    let required = reviews();
    for section in sections() {
        let _ = write!(text, "\n## {}\n\n{}\n\n", section.heading, section.question);
        text += "| 情形 | 从 | 到 | 公众看到 | 依据 |\n|---|---|---|---|---|\n";
        for case in section.cases {
            let item = read(&case.path, &case.text);
            let needed = if case.needs_review { required.as_slice() } else { &[] };
            for (at, span) in spans(&item, needed).iter().enumerate() {
                let what = if at == 0 { case.what.as_str() } else { "" };
                let (from, to) = (from_in_chinese(span.from), to_in_chinese(span.before));
                let (mut sees, mut why) = (public_sees(&span.standing), why(&item, &span.standing));
                for mask in &span.masks {
                    sees += "，**部分不公开**";
                    why += &format!("；{}", by_mask(mask));
                }
                let _ = writeln!(text, "| {what} | {from} | {to} | {sees} | {why} |");
            }
        }
    }
    text
}

#[test]
fn what_the_public_sees_is_what_the_table_of_the_law_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/law/table.md");
    let made = table();
    if std::env::var_os("GONGKAI_BLESS").is_some() {
        fs::create_dir_all(file.parent().expect("tests/law")).expect("a folder");
        fs::write(&file, &made).expect("the table can be rewritten");
    }
    let reviewed = fs::read_to_string(&file).unwrap_or_default();
    let reviewed = reviewed.replace("\r\n", "\n");
    let differs = made.lines().zip(reviewed.lines()).find(|(made, old)| made != old);
    assert!(
        made == reviewed,
        "tests/law/table.md is another: {differs:?}\n\nif this is the law: \
         GONGKAI_BLESS=1 cargo test law_table"
    );
}
