//! 公开指引: the standing pages, guide, institutions, leading group, how to apply and object.

use crate::model::Label;
use crate::schema::{codes, record};

codes! {
    /// What a standing page is for; the builder adds what it knows to each.
    PageRole {
        Guide = "guide" "政府信息公开指南",
        Rules = "rules" "政府信息公开制度",
        Organ = "organ" "机构职能",
        LeadingGroup = "leading-group" "领导小组",
        Application = "application" "依申请公开",
        Objection = "objection" "异议与投诉",
        Repair = "repair" "信用修复",
        Topic = "topic" "专题",
    }
}

record! {
    /// One standing page; the text is Markdown.
    struct StandingPage {
        role: PageRole = "用途",
        order: Option<u32> = "排列次序",
        source: Option<Label> = "信息来源",
    }
}
