//! 政府信息公开工作年度报告: its texts, and the figures of the official tables (国办公开办
//! 函〔2021〕30号). What is zero may be left out, and so may totals. Names of rows and
//! columns, their order and their sums stand in the policy.

use crate::model::{Decimal, FreeText};
use crate::schema::record;

/// Something with figures that can be walked through by key path.
pub trait Counted {
    /// Calls `visit` with the key path of every figure that the file gives.
    fn counts(&self, path: &str, visit: &mut dyn FnMut(&str, u32));
}

impl Counted for u32 {
    fn counts(&self, path: &str, visit: &mut dyn FnMut(&str, u32)) {
        visit(path, *self);
    }
}

impl Counted for FreeText {
    fn counts(&self, _: &str, _: &mut dyn FnMut(&str, u32)) {}
}

impl Counted for Decimal {
    fn counts(&self, _: &str, _: &mut dyn FnMut(&str, u32)) {}
}

/// Declares tables of figures, none of which has to be given.
macro_rules! counted {
    ($($(#[$doc:meta])* $name:ident { $($field:ident : $cell:ty = $label:literal,)* })*) => {
        record! { $($(#[$doc])* struct $name { $($field: Option<$cell> = $label,)* })* }
        $(impl Counted for $name {
            fn counts(&self, path: &str, visit: &mut dyn FnMut(&str, u32)) {
                $(if let Some(cell) = &self.$field {
                    let key = stringify!($field).replace('_', "-");
                    cell.counts(&format!("{path}.{key}"), visit);
                })*
            }
        })*
    };
}

record! {
    /// The report on one year.
    struct Report {
        year: u32 = "报告年度",
        overview: FreeText = "总体情况",
        disclosure: Option<ReportDisclosure> = "主动公开政府信息情况",
        applications: Option<ReportApplications> = "收到和处理政府信息公开申请情况",
        reviews: Option<ReportReviews> = "政府信息公开行政复议、行政诉讼情况",
        problems: FreeText = "存在的主要问题及改进情况",
        other: FreeText = "其他需要报告的事项",
    }
}

impl Report {
    /// Calls `visit` with the key path of every figure that the file gives.
    pub fn counts(&self, visit: &mut dyn FnMut(&str, u32)) {
        let Self { disclosure, applications, reviews, .. } = self;
        let tables: [(&str, Option<&dyn Counted>); 3] = [
            ("disclosure", disclosure.as_ref().map(|table| table as &dyn Counted)),
            ("applications", applications.as_ref().map(|table| table as &dyn Counted)),
            ("reviews", reviews.as_ref().map(|table| table as &dyn Counted)),
        ];
        for (name, table) in tables {
            if let Some(table) = table {
                table.counts(name, visit);
            }
        }
    }
}

counted! {
    /// 条例第二十条第（一）（五）（六）（八）项.
    ReportDisclosure {
        note: FreeText = "说明",
        rules: DocumentCounts = "规章",
        normative: DocumentCounts = "行政规范性文件",
        licences: u32 = "行政许可（本年处理决定数量）",
        penalties: u32 = "行政处罚（本年处理决定数量）",
        coercion: u32 = "行政强制（本年处理决定数量）",
        fees: Decimal = "行政事业性收费（本年收费金额，万元）",
    }
    /// Documents made, repealed and in force.
    DocumentCounts {
        made: u32 = "本年制发件数",
        repealed: u32 = "本年废止件数",
        in_force: u32 = "现行有效件数",
    }
    /// What was asked for, and what became of it.
    ReportApplications {
        note: FreeText = "说明",
        new: Applicants = "本年新收",
        carried_over: Applicants = "上年结转",
        granted: Applicants = "予以公开",
        partly_granted: Applicants = "部分公开",
        secret: Applicants = "不予公开：属于国家秘密",
        forbidden: Applicants = "不予公开：其他法律行政法规禁止公开",
        public_safety: Applicants = "不予公开：危及“三安全一稳定”",
        third_party: Applicants = "不予公开：保护第三方合法权益",
        internal_affairs: Applicants = "不予公开：属于三类内部事务信息",
        process_information: Applicants = "不予公开：属于四类过程性信息",
        enforcement_file: Applicants = "不予公开：属于行政执法案卷",
        administrative_query: Applicants = "不予公开：属于行政查询事项",
        not_held: Applicants = "无法提供：本机关不掌握",
        not_ready_made: Applicants = "无法提供：没有现成信息需要另行制作",
        still_unclear: Applicants = "无法提供：补正后申请内容仍不明确",
        petition: Applicants = "不予处理：信访举报投诉类申请",
        repeated: Applicants = "不予处理：重复申请",
        publication: Applicants = "不予处理：要求提供公开出版物",
        excessive: Applicants = "不予处理：无正当理由大量反复申请",
        confirmation: Applicants = "不予处理：要求确认或重新出具已获取信息",
        not_supplemented: Applicants = "其他处理：逾期不补正",
        fee_unpaid: Applicants = "其他处理：逾期未缴纳费用",
        other: Applicants = "其他处理：其他",
        total: Applicants = "办理结果总计",
        carried_forward: Applicants = "结转下年度继续办理",
    }
    /// Who asked.
    Applicants {
        individuals: u32 = "自然人",
        business: u32 = "商业企业",
        research: u32 = "科研机构",
        social_welfare: u32 = "社会公益组织",
        legal_services: u32 = "法律服务机构",
        other: u32 = "其他",
        total: u32 = "总计",
    }
    /// Cases about disclosure.
    ReportReviews {
        note: FreeText = "说明",
        reconsideration: CaseResults = "行政复议",
        direct_litigation: CaseResults = "行政诉讼：未经复议直接起诉",
        later_litigation: CaseResults = "行政诉讼：复议后起诉",
    }
    /// How cases ended.
    CaseResults {
        upheld: u32 = "结果维持",
        corrected: u32 = "结果纠正",
        other: u32 = "其他结果",
        pending: u32 = "尚未审结",
        total: u32 = "总计",
    }
}
