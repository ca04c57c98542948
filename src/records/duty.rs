//! 权责清单: one matter, its basis, and who answers for it.

use crate::model::{EntryId, FreeText, Identifier, Label};
use crate::schema::{codes, record};

codes! {
    /// 事项类型.
    DutyType {
        Licence = "licence" "行政许可",
        Payment = "payment" "行政给付",
        Confirmation = "confirmation" "行政确认",
        Reward = "reward" "行政奖励",
        Inspection = "inspection" "行政检查",
        Penalty = "penalty" "行政处罚",
        Other = "other" "其他职权",
    }
}

record! {
    /// One matter of the list.
    struct Duty {
        number: Option<Identifier> = "事项编码",
        matter_type: DutyType = "事项类型",
        basis_item: Vec<DutyBasis> = "设定依据",
        body: Label = "行使主体",
        responsibility: FreeText = "责任事项",
        accountability: Option<FreeText> = "追责情形",
        supervision: Option<Label> = "监督方式",
    }
    /// A clause on which the matter rests.
    struct DutyBasis {
        id: Option<EntryId> = "编号",
        document: Label = "文件",
        article: Option<Label> = "条款",
    }
}
