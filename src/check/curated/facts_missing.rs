//! 待填写: facts of the organ that the law asks for and that nobody has filled in. The
//! page says 待填写; `package` refuses.

use crate::content::{Loaded, UNNAMED};
use crate::diag::{Code, Diagnostic, Place};

/// See the module.
pub fn check(loaded: &Loaded) -> Vec<Diagnostic> {
    let Some(site) = &loaded.site else { return Vec::new() };
    let contact = &site.contact;
    let facts = [
        ("name", "机构名称", site.name.reveal() != UNNAMED),
        ("uscc", "统一社会信用代码", site.uscc.is_some()),
        ("identification-code", "网站标识码", site.identification_code.is_some()),
        ("icp", "ICP 备案编号", site.icp.is_some()),
        ("police-record", "公安机关备案号", site.police_record.is_some()),
        ("error-report", "“我为政府网站找错”入口", site.error_report.is_some()),
        ("contact.office", "公开工作机构名称", contact.office.is_some()),
        ("contact.address", "办公地址", contact.address.is_some()),
        ("contact.hours", "办公时间", contact.hours.is_some()),
        ("contact.phone", "联系电话", contact.phone.is_some()),
        ("contact.email", "互联网联系方式", contact.email.is_some()),
    ];
    let missing: Vec<String> = facts
        .iter()
        .filter(|(.., known)| !known)
        .map(|(key, label, _)| format!("{label}（{key}）"))
        .collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let cause = format!("有 {} 项待填写：{}", missing.len(), missing.join("、"));
    let mend = "在 content/site.toml 里补上；在此之前页面显示“待填写”，gongkai package 会拒绝打包";
    let basis = "《中华人民共和国政府信息公开条例》（国务院令第711号）第十二条；《政府网站发展指引》（国办发〔2017〕47号）";
    vec![
        Diagnostic::new(Code::FactMissing, "content/site.toml", Place::File, cause, mend)
            .with_basis(basis),
    ]
}
