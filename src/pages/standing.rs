//! What the builder adds to standing pages: the leading group, and what 条例第十二条 asks
//! of a guide, from `site.toml` and from the site itself.

use super::fields::plain;
use super::frame::UNKNOWN;
use super::home::standing_page;
use super::paths::{self, PER_PAGE};
use super::plan::Plan;
use super::section::introduction;
use super::shelf::Shelf;
use super::view::FieldView;
use crate::disclosure::Lens;
use crate::model::{IndexNumber, Kind, SitePath};
use crate::records::PageRole;

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

/// What 条例第十二条 asks of a guide, from what the site has: 信息的分类, 编排体系,
/// 获取方式; then the contacts.
pub fn guide<L: Lens>(plan: &Plan<L>) -> Vec<FieldView> {
    let class =
        |kind: Kind| vec![link(kind.name(), paths::section(kind)), plain("", introduction(kind))];
    let classes = table("信息的分类", ["栏目", "内容"], Kind::ALL.map(class).to_vec());
    vec![classes, arrangement(plan), ways(plan), contacts(plan)]
}

fn arrangement<L: Lens>(plan: &Plan<L>) -> FieldView {
    let number = IndexNumber::form(plan.parts.site.uscc.as_ref());
    let order = format!(
        "每个栏目和目录都按发布的年份分列，一页{PER_PAGE}条，从最早的一条编起；有类别的栏目另按类别分列"
    );
    let fields = vec![
        plain("索引号", &format!("{number}，登记后不变，不再给别的信息使用")),
        plain("编排", &order),
        plain("目录要素", "索引号、名称、内容概述、生成日期，以及分类、发布日期"),
    ];
    FieldView { label: "编排体系".to_owned(), form: "group", fields, ..FieldView::default() }
}

fn ways<L: Lens>(plan: &Plan<L>) -> FieldView {
    let catalogue = Shelf::Catalogue;
    let mut rows = vec![
        vec![link(catalogue.name(), paths::section(catalogue)), plain("", "按年份查阅全部信息")],
        vec![link("站点地图", paths::sitemap()), plain("", "按栏目、类别和年份查找")],
        vec![
            link("目录表格（CSV）", paths::data(catalogue, None, "csv")),
            plain("", "下载；各栏目的数据在栏目页下载"),
        ],
        vec![link("订阅更新（Atom）", paths::feed("site")), plain("", "新公开的信息自动送达")],
        vec![link("不予公开登记", paths::register()), plain("", "查不予公开的理由和依据")],
    ];
    if let Some(href) = standing_page(plan, PageRole::Application) {
        let application =
            FieldView {
                form: "link", text: "依申请公开".to_owned(), href, ..FieldView::default()
            };
        rows.push(vec![application, plain("", "没有主动公开、又需要的，可以申请")]);
    }
    table("获取方式", ["途径", "用途"], rows)
}

fn table(label: &str, columns: [&str; 2], rows: Vec<Vec<FieldView>>) -> FieldView {
    let columns = columns.map(str::to_owned).to_vec();
    FieldView { label: label.to_owned(), form: "table", columns, rows, ..FieldView::default() }
}

fn link(text: &str, path: SitePath) -> FieldView {
    let text = text.to_owned();
    FieldView { form: "link", text, href: path.to_string(), ..FieldView::default() }
}

/// How to reach the organ; what is unknown is said to be so.
pub fn contacts<L: Lens>(plan: &Plan<L>) -> FieldView {
    let contact = &plan.parts.site.contact;
    let facts: [(&str, Option<&str>); 7] = [
        ("公开工作机构名称", contact.office.as_ref().map(|v| v.reveal())),
        ("办公地址", contact.address.as_ref().map(|v| v.reveal())),
        ("办公时间", contact.hours.as_ref().map(|v| v.reveal())),
        ("联系电话", contact.phone.as_ref().map(|v| v.reveal())),
        ("传真号码", contact.fax.as_ref().map(|v| v.reveal())),
        ("互联网联系方式", contact.email.as_ref().map(|v| v.reveal())),
        ("邮政编码", contact.postcode.as_ref().map(|v| v.reveal())),
    ];
    let fields = facts.map(|(label, value)| plain(label, value.unwrap_or(UNKNOWN))).to_vec();
    FieldView { label: "联系方式".to_owned(), form: "group", fields, ..FieldView::default() }
}
