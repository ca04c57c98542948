//! `content/site.toml`: the organ, its contacts and its standing facts. All public;
//! what is unknown is left out and shown as 待填写.

use crate::model::{
    Address, EmailAddress, FreeText, ItemId, Label, Organisation, Phone, Uscc, WebAddress,
};
use crate::policy::FreshnessClass;
use crate::schema::record;

record! {
    /// The organ and the site.
    struct Site {
        name: Organisation = "机构名称",
        short_name: Option<Label> = "机构简称",
        section_title: Label = "栏目总称",
        slogan: Option<Label> = "标语",
        description: FreeText = "站点简介",
        keywords: Vec<Label> = "关键词",
        uscc: Option<Uscc> = "统一社会信用代码",
        url: Option<WebAddress> = "本站网址",
        portal: Option<WebAddress> = "门户网站",
        identification_code: Option<Label> = "网站标识码",
        icp: Option<Label> = "ICP 备案编号",
        police_record: Option<Label> = "公安机关备案号",
        error_report: Option<WebAddress> = "“我为政府网站找错”入口",
        contact: SiteContact = "联系方式",
        channel: Vec<Channel> = "专栏频道",
        leading_group: Vec<GroupMember> = "领导小组",
        leading_group_office: Option<FreeText> = "领导小组办公室",
        review_kinds: Vec<Label> = "发布前必经的审查",
        limits: Option<Limits> = "上传限制",
    }
    /// How to reach the organ (条例第十二条).
    struct SiteContact {
        office: Option<Label> = "公开工作机构",
        address: Option<Address> = "办公地址",
        hours: Option<Label> = "办公时间",
        phone: Option<Phone> = "联系电话",
        fax: Option<Phone> = "传真号码",
        email: Option<EmailAddress> = "电子邮箱",
        postcode: Option<Label> = "邮政编码",
    }
    /// One channel of the integrity column: a folder under `content/column/`.
    struct Channel {
        id: ItemId = "频道文件夹",
        name: Label = "频道名称",
        description: Label = "频道说明",
        freshness: Option<FreshnessClass> = "更新要求",
    }
    /// One member of the leading group; an official named by role.
    struct GroupMember {
        role: Label = "组内职务",
        name: crate::model::PersonName = "姓名",
        post: Label = "单位职务",
    }
    /// What the portal accepts.
    struct Limits {
        max_file_bytes: Option<u32> = "单个文件上限（字节）",
    }
}
