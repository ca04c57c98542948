//! 公开承诺 and whether it was kept.

use crate::model::{Day, EntryId, FreeText, Label};
use crate::schema::{codes, record};

codes! {
    /// Where a commitment stands.
    CommitmentStatus {
        Ongoing = "ongoing" "履行中",
        Kept = "kept" "已兑现",
        Delayed = "delayed" "延期",
        Broken = "broken" "未兑现",
    }
}

record! {
    /// One public commitment.
    struct Commitment {
        promise: FreeText = "承诺内容",
        promisor: Label = "承诺主体",
        made: Day = "承诺日期",
        due: Option<Day> = "兑现期限",
        status: CommitmentStatus = "状态",
        fulfilment: Vec<Fulfilment> = "履行情况",
    }
    /// One step towards keeping it.
    struct Fulfilment {
        id: Option<EntryId> = "编号",
        date: Day = "日期",
        what: FreeText = "履行情况",
    }
}
