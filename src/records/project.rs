//! 项目建设: who answers for which stage, what was promised and what was kept.

use crate::model::{
    Day, EntryId, FreeText, Identifier, Label, Money, Organisation, PersonName, ProcurementRef,
};
use crate::schema::{codes, record};

codes! {
    /// The stages that the plan names.
    ProjectStage {
        Preparation = "preparation" "筹备",
        Tendering = "tendering" "招标投标",
        Procurement = "procurement" "政府采购",
        Financing = "financing" "融资",
        Implementation = "implementation" "实施",
        Completion = "completion" "竣工",
    }
    /// OCDS milestone status.
    MilestoneStatus {
        Scheduled = "scheduled" "计划中",
        Met = "met" "按期完成",
        PartiallyMet = "partially-met" "部分完成",
        NotMet = "not-met" "未按期完成",
    }
}

record! {
    /// One project.
    struct Project {
        code: Option<Identifier> = "项目代码",
        stage: ProjectStage = "当前阶段",
        owner: Organisation = "项目单位",
        content: FreeText = "建设内容",
        investment: Option<Money> = "总投资（元）",
        funding: Option<Label> = "资金来源",
        starts: Option<Day> = "开工日期",
        ends: Option<Day> = "计划完成日期",
        responsible: Vec<Responsible> = "责任人",
        milestone: Vec<Milestone> = "里程碑",
        breach: Vec<Breach> = "失信违约记录",
        performance: Option<FreeText> = "守信履约与实施成效",
        procurement: Vec<ProcurementRef> = "相关采购",
    }
    /// Who answers for a stage.
    struct Responsible {
        id: Option<EntryId> = "编号",
        stage: ProjectStage = "阶段",
        name: PersonName = "姓名",
        post: Label = "职务",
        duty: Label = "诚信职责",
    }
    /// A point that the project has to reach.
    struct Milestone {
        id: Option<EntryId> = "编号",
        title: Label = "里程碑",
        due: Day = "计划日期",
        met: Option<Day> = "完成日期",
        status: MilestoneStatus = "状态",
    }
    /// A promise that was not kept.
    struct Breach {
        id: Option<EntryId> = "编号",
        date: Day = "日期",
        party: Organisation = "违约方",
        what: FreeText = "违约事实",
        handling: FreeText = "处理情况",
    }
}
