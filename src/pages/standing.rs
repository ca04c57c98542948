//! What the builder adds to standing pages from `site.toml`: the leading group and the
//! contacts that 条例第十二条 asks of a guide.

use super::fields::plain;
use super::frame::UNKNOWN;
use super::plan::Plan;
use super::view::FieldView;
use crate::disclosure::Lens;

/// The leading group as a table, and its office.
pub fn leading_group<L: Lens>(plan: &Plan<L>) -> Vec<FieldView> {
    let site = &plan.parts.site;
    let row = |member: &crate::records::GroupMember| {
        let cells = [member.role.reveal(), member.name.reveal(), member.post.reveal()];
        cells.map(|text| plain("", text)).to_vec()
    };
    let rows: Vec<_> = site.leading_group.iter().map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = ["组内职务", "姓名", "单位职务"].map(str::to_owned).to_vec();
    let label = "领导小组成员".to_owned();
    let table = FieldView { label, form: "table", columns, rows, ..FieldView::default() };
    let office = site.leading_group_office.as_ref();
    let office = office.map(|office| plain("领导小组办公室", office.reveal()));
    std::iter::once(table).chain(office).collect()
}

/// How to reach the organ; what is unknown is said to be so.
pub fn contacts<L: Lens>(plan: &Plan<L>) -> FieldView {
    let contact = &plan.parts.site.contact;
    let facts: [(&str, Option<&str>); 7] = [
        ("公开工作机构", contact.office.as_ref().map(|v| v.reveal())),
        ("办公地址", contact.address.as_ref().map(|v| v.reveal())),
        ("办公时间", contact.hours.as_ref().map(|v| v.reveal())),
        ("联系电话", contact.phone.as_ref().map(|v| v.reveal())),
        ("传真号码", contact.fax.as_ref().map(|v| v.reveal())),
        ("电子邮箱", contact.email.as_ref().map(|v| v.reveal())),
        ("邮政编码", contact.postcode.as_ref().map(|v| v.reveal())),
    ];
    let fields = facts.map(|(label, value)| plain(label, value.unwrap_or(UNKNOWN))).to_vec();
    FieldView { label: "联系方式".to_owned(), form: "group", fields, ..FieldView::default() }
}
