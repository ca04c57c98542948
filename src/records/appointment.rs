//! 干部任前公示: who is proposed for what, and until when one can object.

use crate::model::{Address, Day, EmailAddress, EntryId, Label, Month, PersonName, Phone};
use crate::schema::record;

record! {
    /// One notice before appointment.
    struct Appointment {
        opens: Day = "公示开始",
        closes: Day = "公示截止",
        candidate: Vec<Candidate> = "拟任人选",
        contact: NoticeContact = "意见反映",
    }
    /// A person proposed for a post.
    struct Candidate {
        id: Option<EntryId> = "编号",
        name: PersonName = "姓名",
        gender: Option<Label> = "性别",
        ethnicity: Option<Label> = "民族",
        born: Option<Month> = "出生年月",
        native_place: Option<Label> = "籍贯",
        education: Option<Label> = "学历学位",
        party: Option<Label> = "政治面貌",
        current_post: Label = "现任职务",
        proposed_post: Label = "拟任职务",
    }
    /// Where to object.
    struct NoticeContact {
        office: Label = "受理部门",
        phone: Option<Phone> = "受理电话",
        address: Option<Address> = "受理地址",
        email: Option<EmailAddress> = "电子邮箱",
    }
}
