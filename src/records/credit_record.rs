//! 信用记录: a record of dishonesty in office, or an honour.

use crate::model::{
    Day, EntryId, FreeText, Identifier, Label, Organisation, PersonName, PublicBody, Uscc,
};
use crate::schema::{codes, record};

codes! {
    /// 失信 or 守信.
    RecordKind {
        Dishonesty = "dishonesty" "失信记录",
        Honour = "honour" "守信激励",
    }
    /// The four sources of a record of dishonesty.
    RecordSource {
        Judgment = "judicial-judgment" "司法判决",
        Penalty = "administrative-penalty" "行政处罚",
        Discipline = "disciplinary-action" "纪律处分",
        Accountability = "accountability" "问责处理",
    }
    /// 失信程度 (国家发展改革委令第36号).
    Tier {
        Minor = "minor" "轻微",
        General = "general" "一般",
        Serious = "serious" "严重",
    }
    /// Whom the record is about.
    SubjectKind {
        Organisation = "organisation" "机关或单位",
        NaturalPerson = "natural-person" "自然人",
    }
    /// What an objection led to.
    ObjectionOutcome {
        Corrected = "corrected" "异议成立，已更正",
        Removed = "removed" "异议成立，终止公示",
        Rejected = "rejected" "异议不成立",
    }
    /// What making good by oneself led to (主动纠正、挽回损失).
    MitigationEffect {
        Lighter = "lighter" "从轻",
        Waived = "waived" "免于惩戒",
    }
}

record! {
    /// One record of dishonesty or one honour.
    struct CreditRecord {
        kind: RecordKind = "记录种类",
        source: Option<RecordSource> = "记录来源",
        tier: Option<Tier> = "失信程度",
        sector: Option<Label> = "适用领域规则",
        term: Option<u32> = "公示期限（月）",
        subject: Subject = "主体",
        facts: Option<FreeText> = "主要事实",
        decision: Option<Decision> = "认定文书",
        honour: Option<Honour> = "守信荣誉",
        explanation: Option<FreeText> = "原因说明",
        rectification: Option<Rectification> = "限期整改",
        measure: Vec<Measure> = "惩戒或激励措施",
        mitigation: Option<Mitigation> = "从轻或免于惩戒",
        objection: Vec<Objection> = "异议",
        repair: Option<Repair> = "信用修复",
        necessity: Option<FreeText> = "确有必要公示的理由",
    }
    /// Whom the record is about.
    struct Subject {
        kind: SubjectKind = "主体类别",
        organisation: Option<Organisation> = "单位名称",
        uscc: Option<Uscc> = "统一社会信用代码",
        name: Option<PersonName> = "姓名",
        post: Option<Label> = "职务",
    }
    /// The document that establishes the facts.
    struct Decision {
        authority: PublicBody = "作出机关",
        number: Option<Identifier> = "文书号",
        date: Day = "认定日期",
        result: FreeText = "处理结果",
        /// Changed, revoked, or found unlawful or void: public no longer from this day on.
        revoked: Option<Day> = "变更、撤销或者确认违法、无效的日期",
    }
    /// What was awarded.
    struct Honour {
        award: Label = "荣誉名称",
        authority: PublicBody = "授予机关",
        date: Day = "授予日期",
        until: Option<Day> = "有效期至",
    }
    /// 说明原因、限期整改.
    struct Rectification {
        due: Day = "整改期限",
        done: Option<Day> = "完成日期",
        result: Option<FreeText> = "整改情况",
    }
    /// A measure and for how long it holds.
    struct Measure {
        id: Option<EntryId> = "编号",
        what: Label = "措施",
        from: Day = "起",
        until: Option<Day> = "止",
    }
    /// Making good by oneself, and what it led to.
    struct Mitigation {
        effect: MitigationEffect = "结果",
        reason: FreeText = "理由",
        decided: Option<Day> = "决定日期",
    }
    /// An objection by the subject.
    struct Objection {
        id: Option<EntryId> = "编号",
        raised: Day = "提出日期",
        resolved: Option<Day> = "办结日期",
        outcome: Option<ObjectionOutcome> = "办理结果",
        result: Option<FreeText> = "结果说明",
    }
    /// The repair of credit.
    struct Repair {
        applied: Day = "申请日期",
        fulfilled: Option<Day> = "义务履行完毕日期",
        undertaking: Option<FreeText> = "信用承诺",
        decided: Option<Day> = "决定日期",
    }
}
