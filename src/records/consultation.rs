//! 意见征集: 规范性文件 and 重大行政决策, from draft to what became of the comments.

use crate::model::{Address, Day, DocumentRef, EmailAddress, FreeText, Phone};
use crate::schema::{codes, record};

codes! {
    /// What is consulted on.
    ConsultationSubject {
        NormativeDocument = "normative-document" "行政规范性文件",
        MajorDecision = "major-decision" "重大行政决策",
        Other = "other" "其他事项",
    }
    /// Where the consultation stands.
    ConsultationStage {
        Soliciting = "soliciting" "正在征集",
        Closed = "closed" "征集结束",
        Adopted = "adopted" "已作出决定",
        Abandoned = "abandoned" "终止",
    }
}

record! {
    /// One consultation.
    struct Consultation {
        subject: ConsultationSubject = "征集事项",
        stage: ConsultationStage = "进展",
        opens: Day = "征集开始",
        closes: Day = "征集截止",
        shortened_reason: Option<FreeText> = "缩短期限的理由",
        phone: Option<Phone> = "联系电话",
        email: Option<EmailAddress> = "电子邮箱",
        address: Option<Address> = "通信地址",
        outcome: Option<ConsultationOutcome> = "意见采纳情况",
    }
    /// What became of the comments.
    struct ConsultationOutcome {
        received: u32 = "收到意见（条）",
        adopted: u32 = "采纳意见（条）",
        explanation: FreeText = "采纳情况说明",
        document: Option<DocumentRef> = "最终文件",
    }
}
