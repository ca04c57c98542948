//! 招标代理机构: whom the bureau engaged and how it performed; the rest is linked to.

use crate::model::{
    Address, Day, Decimal, EntryId, FreeText, Label, Organisation, Phone, ProcurementRef, Uscc,
    WebAddress,
};
use crate::schema::record;

record! {
    /// One agent.
    struct Agency {
        name: Organisation = "机构名称",
        uscc: Uscc = "统一社会信用代码",
        address: Option<Address> = "办公场所地址",
        phone: Option<Phone> = "联系电话",
        registration_url: Option<WebAddress> = "名录登记信息",
        credit_url: Option<WebAddress> = "信用信息查询",
        engagement: Vec<Engagement> = "委托关系",
        performance: Vec<AgencyPerformance> = "履约评价",
    }
    /// A process for which the agent was engaged.
    struct Engagement {
        id: Option<EntryId> = "编号",
        procurement: Option<ProcurementRef> = "采购项目",
        what: Label = "委托事项",
        from: Day = "起",
        until: Option<Day> = "止",
    }
    /// How the agent performed.
    struct AgencyPerformance {
        id: Option<EntryId> = "编号",
        date: Day = "评价日期",
        score: Option<Decimal> = "得分",
        result: Label = "评价结果",
        note: Option<FreeText> = "说明",
    }
}
