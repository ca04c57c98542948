//! 政策文件: number, validity, what it repeals and what it is based on.

use crate::model::{Day, DocumentRef, Label, WebAddress};
use crate::schema::{codes, record};

codes! {
    /// 有效性.
    Validity {
        InForce = "in-force" "现行有效",
        Amended = "amended" "已被修改",
        Repealed = "repealed" "已废止",
        Expired = "expired" "已失效",
    }
    /// 体裁.
    Genre {
        Plan = "plan" "方案",
        Notice = "notice" "通知",
        Opinion = "opinion" "意见",
        Measure = "measure" "办法",
        Rule = "rule" "规定",
        Interpretation = "interpretation" "政策解读",
        Other = "other" "其他",
    }
}

record! {
    /// One policy document.
    struct Document {
        genre: Genre = "体裁",
        validity: Validity = "有效性",
        effective: Option<Day> = "施行日期",
        expires: Option<Day> = "有效期至",
        repealed: Option<Day> = "废止或失效日期",
        replaced_by: Option<DocumentRef> = "替代文件",
        interprets: Option<DocumentRef> = "解读的文件",
        source: Option<Label> = "信息来源",
        source_url: Option<WebAddress> = "原文链接",
    }
}
