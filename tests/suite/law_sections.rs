//! The cases of the table of the law: kinds, sources, tiers, days of decision on both sides
//! of every change of the law, repairs, objections, withdrawals, exceptions. Only facts
//! stand here; what follows from them is for the program to say.

use crate::law_cases::Written;
use crate::law_table::{Case, Section};
use crate::law_turns::{by_objection, by_publication, by_repair};
use crate::specimens::{SPECIMENS, exception, with_more};

const SOURCES: [(&str, &str); 4] = [
    ("judicial-judgment", "司法判决"),
    ("administrative-penalty", "行政处罚"),
    ("disciplinary-action", "纪律处分"),
    ("accountability", "问责处理"),
];
const TIERS: [(&str, &str); 3] = [("minor", "轻微"), ("general", "一般"), ("serious", "严重")];
const NECESSARY: &str = "necessity = \"影响面大。\"";

/// Every section, in order.
pub fn sections() -> Vec<Section> {
    vec![
        Section {
            heading: "一、失信记录：来源、程度、认定日期",
            question: "认定次日九时发布；没有写期限、没有修复。新旧规定以 2026-04-01 为界。",
            cases: by_date(),
        },
        Section {
            heading: "二、领域规则与通用规则",
            question: "行政处罚；市场监督管理（45 号令）与食品、药品、特种设备、安全生产、消防（58 号令）。",
            cases: by_sector(),
        },
        Section {
            heading: "三、文书自定期限，月末，闰年",
            question: "公示 N 个月到 N 个月后的同一天为止；那个月没有这一天的，到月末。",
            cases: by_months(),
        },
        Section {
            heading: "四、信用修复",
            question: "满最短公示期后申请、义务履行完毕、作出信用承诺、已经决定，四项缺一不可。",
            cases: by_repair(),
        },
        Section {
            heading: "五、异议与限期整改",
            question: "问责处理，一般失信，2026-05-01 认定。",
            cases: by_objection(),
        },
        Section {
            heading: "六、撤下、草稿、定时发布、发布前审查",
            question: "撤下当日零时起终止；没有到时间的、没有审查的，一个字也不公开。",
            cases: by_publication(),
        },
        Section {
            heading: "七、守信激励",
            question: "公示到荣誉自身的有效期为止；没有有效期的不终止。",
            cases: by_honour(),
        },
        Section {
            heading: "八、不予公开",
            question: "条例第十四条至第十六条；只有商业秘密、个人隐私因第三方同意或公共利益重大影响而公开。评估日期 2027-05-01。",
            cases: by_exception(),
        },
        Section {
            heading: "九、其他栏目",
            question: "没有公示期限：发布后一直公开，直到撤下；整条不公开的，只在登记簿里有一行。",
            cases: by_kind(),
        },
    ]
}

fn by_date() -> Vec<Case> {
    let days = [
        ("2020-06-15", "2020-06-16"),
        ("2022-06-15", "2022-06-16"),
        ("2024-06-15", "2024-06-16"),
        ("2026-03-31", "2026-03-31"),
        ("2026-04-01", "2026-04-02"),
    ];
    let mut cases = Vec::new();
    for (source, source_name) in SOURCES {
        for (tier, tier_name) in TIERS {
            for (decided, publish) in days {
                let written = Written::dishonesty(source, tier, decided);
                let written = written.publish(&format!("{publish}T09:00:00"));
                let what = format!("{source_name}，{tier_name}，{decided} 认定");
                if tier == "minor" {
                    let with = written.clone().key(NECESSARY);
                    cases.push(Case::record(format!("{what}，确有必要"), &with));
                }
                cases.push(Case::record(what, &written));
            }
        }
    }
    cases
}

fn by_sector() -> Vec<Case> {
    let sectors = [
        ("market-regulation", "市场监督管理"),
        ("food-drug-equipment-safety-fire", "食品等五领域"),
    ];
    let days = ["2021-08-31", "2021-09-01", "2023-04-30", "2023-05-01", "2026-03-31", "2026-04-01"];
    let mut cases = Vec::new();
    for (sector, sector_name) in sectors {
        for (tier, tier_name) in TIERS {
            for decided in days {
                let written = Written::dishonesty("administrative-penalty", tier, decided)
                    .key(&format!("sector = \"{sector}\""))
                    .publish(&format!("{decided}T09:00:00"));
                let what = format!("{sector_name}，{tier_name}，{decided} 认定");
                cases.push(Case::record(what, &written));
            }
        }
    }
    cases
}

fn by_months() -> Vec<Case> {
    let rows = [
        ("minor", "2026-08-31", Some(1)),
        ("minor", "2027-11-30", None),
        ("general", "2026-08-31", Some(6)),
        ("general", "2028-02-29", None),
        ("general", "2026-12-31", Some(11)),
        ("serious", "2026-05-31", Some(13)),
        ("serious", "2028-02-29", Some(24)),
        ("serious", "2028-02-29", None),
        // longer than the law allows: the law holds
        ("general", "2026-05-01", Some(24)),
    ];
    let case = |(tier, decided, months): (&str, &str, Option<u32>)| {
        let name = TIERS.iter().find(|(code, _)| *code == tier).map_or("", |(_, name)| *name);
        let mut written = Written::dishonesty("accountability", tier, decided).key(NECESSARY);
        let mut what = format!("{name}，{decided} 认定");
        if let Some(months) = months {
            written = written.key(&format!("term = {months}"));
            what += &format!("，自定 {months} 个月");
        }
        Case::record(what, &written.publish(&format!("{decided}T09:00:00")))
    };
    rows.into_iter().map(case).collect()
}

fn by_honour() -> Vec<Case> {
    let honour = |until| Written::honour("2026-05-01", until).publish("2026-05-02T09:00:00");
    let withdrawn = "[withdrawal]\ndate = 2026-07-01\nreason = \"荣誉撤销。\"";
    vec![
        Case::record("没有有效期", &honour(None)),
        Case::record("有效期至 2027-05-01", &honour(Some("2027-05-01"))),
        Case::record("有效期至 2028-02-29", &honour(Some("2028-02-29"))),
        Case::record("有效期在发布之前已满", &honour(Some("2026-05-01"))),
        Case::record("荣誉撤销", &honour(Some("2027-05-01")).table(withdrawn)),
    ]
}

const GROUNDS: [(&str, &str); 7] = [
    ("forbidden-by-law", "法律禁止"),
    ("public-safety", "三安全一稳定"),
    ("trade-secret", "商业秘密"),
    ("personal-privacy", "个人隐私"),
    ("internal-affairs", "内部事务"),
    ("process-information", "过程性信息"),
    ("enforcement-file", "执法案卷"),
];

fn by_exception() -> Vec<Case> {
    let honour = || {
        Written::honour("2026-05-01", None).key("facts = \"事实。\"").publish("2026-05-02T09:00:00")
    };
    let consent = "[exception.consent]\ndate = 2026-09-01\nfile-number = \"同意书一\"";
    let interest = "[exception.public-interest]\ndate = 2026-10-01\ndecided-by = \"办公室\"\nreason = \"重大影响。\"";
    let both = format!("{consent}\n\n{interest}");
    let mut cases = Vec::new();
    for (scope, scope_name) in [("\"whole\"", "整条"), ("[\"facts\"]", "主要事实一项")] {
        for (ground, name) in GROUNDS {
            for (more, more_name) in [
                ("", ""),
                (consent, "，第三方 2026-09-01 同意"),
                (interest, "，2026-10-01 认定公共利益重大影响"),
                (both.as_str(), "，两者都有"),
            ] {
                // of the part, two grounds stand for all
                if scope != "\"whole\"" && !["trade-secret", "internal-affairs"].contains(&ground) {
                    continue;
                }
                let written = honour().exception(scope, ground, more);
                cases.push(Case::record(format!("{scope_name}，{name}{more_name}"), &written));
            }
        }
    }
    cases
}

fn by_kind() -> Vec<Case> {
    let mut cases = Vec::new();
    for (path, text) in SPECIMENS.iter().filter(|(path, _)| !path.contains("/records/")) {
        let kind = path.split('/').nth(1).and_then(gongkai::model::Kind::of_slug);
        let name = kind.map_or("", gongkai::model::Kind::name);
        let withdrawn = "\n[withdrawal]\ndate = 2026-09-01\nreason = \"更正。\"\n";
        for (what, more) in
            [("", ""), ("，撤下", withdrawn), ("，整条不公开", exception("\"whole\"").as_str())]
        {
            let text = if more.is_empty() { (*text).to_owned() } else { with_more(text, more) };
            let what = format!("{name}{what}");
            cases.push(Case { what, path: (*path).to_owned(), text, needs_review: false });
        }
    }
    cases
}
