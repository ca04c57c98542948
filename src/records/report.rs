//! 政府信息公开工作年度报告: its sections and its figures.

use crate::model::{EntryId, FreeText, Label};
use crate::schema::record;

record! {
    /// The report on one year.
    struct Report {
        year: u32 = "报告年度",
        section: Vec<ReportSection> = "正文",
        figure: Vec<ReportFigure> = "统计数据",
    }
    /// One section of the text.
    struct ReportSection {
        id: Option<EntryId> = "编号",
        heading: Label = "标题",
        text: FreeText = "内容",
    }
    /// One figure of the tables.
    struct ReportFigure {
        id: Option<EntryId> = "编号",
        name: Label = "指标",
        value: u32 = "数量",
    }
}
