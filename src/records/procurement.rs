//! 政府采购 and 招标投标: one file a contracting process, its notices in it.

use crate::model::{
    Address, AgencyRef, Day, Decimal, EntryId, FreeText, Identifier, Label, Moment, Money, Month,
    Organisation, PersonName, Phone, ProjectRef, Uscc, WebAddress,
};
use crate::schema::{codes, record};

codes! {
    /// Which law governs the process.
    Regime {
        Procurement = "procurement-law" "政府采购",
        Bidding = "bidding-law" "招标投标",
    }
    /// 采购方式.
    Method {
        OpenTendering = "open-tendering" "公开招标",
        InvitedTendering = "invited-tendering" "邀请招标",
        Negotiation = "competitive-negotiation" "竞争性谈判",
        Consultation = "competitive-consultation" "竞争性磋商",
        Inquiry = "inquiry" "询价",
        SingleSource = "single-source" "单一来源",
        Framework = "framework-agreement" "框架协议",
    }
    /// 采购标的类别 (OCDS procurementCategory).
    ProcurementCategory {
        Goods = "goods" "货物",
        Works = "works" "工程",
        Services = "services" "服务",
    }
    /// The notices of 财办库〔2020〕50号 and of 发展改革委令第10号.
    NoticeKind {
        Intention = "intention" "采购意向公告",
        Prequalification = "prequalification" "资格预审公告",
        Tender = "tender" "招标公告",
        Negotiation = "negotiation" "谈判（磋商、询价）公告",
        SingleSource = "single-source" "单一来源采购公示",
        Candidates = "candidates" "中标候选人公示",
        Result = "result" "中标（成交）结果公告",
        Correction = "correction" "更正公告",
        Termination = "termination" "终止公告",
        Contract = "contract" "合同公告",
        Acceptance = "acceptance" "验收结果公告",
        Complaint = "complaint" "投诉处理结果公告",
        Supervision = "supervision" "监督检查处理结果公告",
    }
}

record! {
    /// One contracting process.
    struct Procurement {
        regime: Regime = "适用制度",
        method: Method = "采购方式",
        category: ProcurementCategory = "标的类别",
        project_number: Identifier = "项目编号",
        buyer: Organisation = "采购人",
        agency: Option<AgencyRef> = "代理机构",
        project: Option<ProjectRef> = "所属项目",
        budget: Option<Money> = "预算金额（元）",
        ceiling: Option<Money> = "最高限价（元）",
        planned: Option<Month> = "预计采购时间",
        requirement: FreeText = "采购需求概况",
        canonical_url: Option<WebAddress> = "指定媒体发布地址",
        notice: Vec<Notice> = "公告",
        contract: Vec<Contract> = "合同",
    }
    /// One notice of the process.
    struct Notice {
        id: Option<EntryId> = "编号",
        kind: NoticeKind = "公告类型",
        date: Day = "公告日期",
        title: Label = "公告标题",
        canonical_url: Option<WebAddress> = "指定媒体原文",
        canonical_published: Option<Moment> = "指定媒体发布时间",
        closes: Option<Day> = "公告（公示）截止日期",
        awarded: Option<Day> = "中标（成交）结果确定日期",
        signed: Option<Day> = "合同签订日期",
        report_received: Option<Day> = "收到评标报告日期",
        shortened_reason: Option<FreeText> = "期限缩短的理由",
        content: Option<FreeText> = "公告内容",
        opening: Option<Moment> = "开标（响应）时间",
        place: Option<Address> = "地点",
        supplier: Vec<Supplier> = "供应商",
        item: Vec<Item> = "主要标的",
        expert: Vec<PersonName> = "评审专家",
        agency_fee: Option<Money> = "代理服务收费（元）",
        corrected: Option<FreeText> = "更正内容",
        reason: Option<FreeText> = "原因",
        opinion: Option<FreeText> = "意见或结论",
        contact: Option<NoticeContacts> = "联系方式",
    }
    /// A supplier, and what it was awarded or ranked.
    struct Supplier {
        id: Option<EntryId> = "编号",
        name: Organisation = "供应商名称",
        uscc: Option<Uscc> = "统一社会信用代码",
        address: Option<Address> = "地址",
        rank: Option<u32> = "排序",
        score: Option<Decimal> = "得分",
        amount: Option<Money> = "金额（元）",
    }
    /// A thing or service that is bought.
    struct Item {
        id: Option<EntryId> = "编号",
        name: Label = "名称",
        specification: Option<Label> = "规格或服务要求",
        quantity: Option<Decimal> = "数量",
        unit: Option<Label> = "单位",
        unit_price: Option<Money> = "单价（元）",
        amount: Option<Money> = "金额（元）",
    }
    /// Whom to ask.
    struct NoticeContacts {
        buyer_address: Option<Address> = "采购人地址",
        buyer_phone: Option<Phone> = "采购人电话",
        agency_phone: Option<Phone> = "代理机构电话",
        person: Option<PersonName> = "项目联系人",
    }
    /// The contract that came of it.
    struct Contract {
        id: Option<EntryId> = "编号",
        number: Identifier = "合同编号",
        title: Label = "合同名称",
        supplier: Organisation = "供应商",
        amount: Money = "合同金额（元）",
        signed: Day = "签订日期",
        period: Option<Label> = "履约期限",
        performance: Option<FreeText> = "履约验收情况",
    }
}
