//! The header that every kind shares.

use crate::model::{Day, DocumentNumber, FilePath, FreeText, GroundId, Label, Moment, Sha256Hex};
use crate::policy::Naming;
use crate::schema::{codes, record};

codes! {
    /// 五公开 (中办发〔2016〕8号).
    Phase {
        Decision = "decision" "决策公开",
        Execution = "execution" "执行公开",
        Management = "management" "管理公开",
        Service = "service" "服务公开",
        Result = "result" "结果公开",
    }
    /// On what the publication of a natural person's name rests.
    BasisKind {
        Law = "law" "法律",
        Regulation = "regulation" "法规",
        StateCouncil = "state-council" "国务院决定或者命令",
        Consent = "consent" "本人单独同意",
    }
}

record! {
    /// Facts about an item that do not depend on its kind.
    struct Header {
        title: Label = "名称",
        date: Option<Day> = "成文日期",
        publish: Option<Moment> = "发布时间",
        issuer: Option<Label> = "发布机构",
        department: Option<Label> = "责任科室",
        document_number: Option<DocumentNumber> = "文号",
        topics: Vec<Label> = "主题词",
        phase: Option<Phase> = "公开环节",
        basis: Vec<Label> = "公开依据",
        summary: Option<FreeText> = "内容概述",
        attachments: Vec<AttachmentEntry> = "附件",
        demonstration: bool = "演示数据",
        publication_basis: Option<PublicationBasis> = "个人信息公开依据",
        review: Vec<Review> = "发布前审查",
        change: Vec<Change> = "变更记录",
        withdrawal: Option<Withdrawal> = "撤下",
        exception: Vec<ExceptionEntry> = "不予公开",
    }
    /// A file that belongs to an item.
    struct AttachmentEntry {
        file: FilePath = "文件",
        title: Label = "附件名称",
        checked_by: Option<Label> = "人工核对人",
        checked: Option<Day> = "人工核对日期",
        reason: Option<Label> = "人工核对理由",
        sha256: Option<Sha256Hex> = "核对时的 SHA-256",
    }
    /// Why the name of a natural person may be published.
    struct PublicationBasis {
        kind: BasisKind = "依据种类",
        document: Option<Label> = "文件名称",
        article: Option<Label> = "条款",
        consent_date: Option<Day> = "同意日期",
        file_number: Option<Label> = "同意书档号",
        naming: Option<Naming> = "姓名写法",
    }
    /// One review before publication (条例第十七条). Internal: never shown.
    struct Review {
        kind: Label = "审查种类",
        by: Label = "审查人",
        date: Day = "审查日期",
        result: Label = "审查结论",
    }
    /// One line of the public history.
    struct Change {
        date: Day = "日期",
        what: FreeText = "变更内容",
    }
    /// From when on an item is no longer public, and why. Internal: never shown.
    struct Withdrawal {
        date: Day = "撤下日期",
        reason: FreeText = "理由",
    }
    /// What is not public, why, and when that is looked at again (条例第十八条).
    struct ExceptionEntry {
        scope: ExceptionScope = "范围",
        ground: GroundId = "不予公开的理由",
        decided_by: Label = "决定机构",
        decided: Day = "决定日期",
        review_by: Day = "下次评估日期",
        public_reason: Option<Label> = "对外说明",
        consent: Option<ThirdPartyConsent> = "第三方同意公开",
        public_interest: Option<PublicInterest> = "公共利益重大影响",
    }
    /// A third party agrees that what concerns it is made public (条例第十五条).
    struct ThirdPartyConsent {
        date: Day = "同意日期",
        file_number: Label = "同意书档号",
    }
    /// Not disclosing would gravely harm the public interest (条例第十五条).
    struct PublicInterest {
        date: Day = "决定日期",
        decided_by: Label = "决定机构",
        reason: FreeText = "理由",
    }
}

/// `"whole"`, or the key paths that are masked.
#[derive(Clone, Debug, PartialEq)]
pub enum ExceptionScope {
    /// Nothing of the item is public.
    Whole,
    /// These key paths are masked; array entries by their id.
    Fields(Vec<String>),
}

impl crate::schema::FieldValue for ExceptionScope {
    const SHAPE: crate::schema::Shape =
        crate::schema::Shape::List(&crate::schema::Shape::Id("subject.name"));
    fn read(node: &crate::model::Node, reading: &mut crate::schema::Reading) -> Option<Self> {
        if node.text() == Some("whole") {
            return Some(Self::Whole);
        }
        let paths: Option<Vec<String>> =
            node.elements().iter().map(|n| n.text().map(str::to_owned)).collect();
        match paths {
            Some(paths) if !paths.is_empty() => Some(Self::Fields(paths)),
            _ => reading.refuse(
                node.span,
                crate::model::Refused::new(
                    crate::diag::Code::BadValue,
                    "不予公开的范围写法不对",
                    "整条不公开写 scope = \"whole\"；部分不公开写 scope = [\"subject.name\"]",
                ),
            ),
        }
    }
}
