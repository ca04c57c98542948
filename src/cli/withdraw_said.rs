//! What `gongkai withdraw` says: to people what is to be done on the server, to programs
//! the same as lists. Takes what a run found; writes nothing.

use super::console::counts_in_chinese;
use crate::model::{Day, ItemRef, Kind};
use crate::output::Difference;
use crate::pages::paths;
use crate::pipeline::Report;
use crate::policy::WithdrawalDuty;
use serde_json::{Value as Json, json};
use std::path::Path;

/// Copies that are not on the server.
const BEYOND_REACH: &str = "别人已经保存的副本删不掉；搜索引擎的快照，用各搜索引擎的“快照删除（投诉）”入口申请删除；有 CDN 或网页缓存的，请服务商刷新。";

/// What a run found.
pub struct Found {
    /// What was said and counted.
    pub report: Report,
    /// The new site beside the old one.
    pub difference: Difference,
    /// Pages, twins and attachments of the items that a server may hold.
    pub pages: Vec<String>,
    /// What a server may hold and the new site lacks.
    pub delete: Vec<String>,
    /// Why nobody knows what earlier packages held.
    pub ledger_trouble: Option<String>,
}

impl Found {
    /// A run, before anybody looked at the ledger.
    pub fn of(report: Report, difference: Difference) -> Self {
        let (pages, delete) = (Vec::new(), Vec::new());
        Self { report, difference, pages, delete, ledger_trouble: None }
    }

    fn is_built(&self) -> bool {
        !self.report.diagnostics.has_errors()
    }
}

/// What was asked for, and how it went.
pub struct Told<'t> {
    /// Which items.
    pub items: &'t [ItemRef],
    /// Their content files.
    pub files: Vec<&'t str>,
    /// From when on.
    pub date: Day,
    /// Nothing was written.
    pub dry_run: bool,
    /// The output folder.
    pub output: &'t Path,
    /// How long it took.
    pub seconds: f64,
    /// How soon a record is to be gone.
    pub duty: Option<&'t WithdrawalDuty>,
}

impl Told<'_> {
    /// For people.
    pub fn in_chinese(&self, found: &Found) -> String {
        let mut said = vec![self.heading(found)];
        if found.is_built() {
            said.push(counts_in_chinese(&found.report));
            said.extend(self.on_the_server(found));
        } else {
            said.push(self.not_built(found));
        }
        if let Some(trouble) = &found.ledger_trouble {
            said.push(format!("注意，上面的删除名单不全：{trouble}"));
        }
        said.extend(self.duty_in_chinese());
        said.push(BEYOND_REACH.to_owned());
        said.join("\n")
    }

    fn heading(&self, found: &Found) -> String {
        let items: Vec<String> = self.items.iter().map(ToString::to_string).collect();
        let (items, files, date) = (items.join("、"), self.files.join("、"), self.date);
        match (self.dry_run, found.is_built()) {
            (true, _) => format!(
                "预演，没有改动任何文件：将撤下 {items}（{date} 起），在 {files} 里写上 [withdrawal]"
            ),
            (false, true) => format!(
                "已撤下 {items}（{date} 起），写在 {files} 里；已生成 {}（{:.1} 秒）",
                self.output.display(),
                self.seconds
            ),
            (false, false) => format!("已在 {files} 里写上撤下（{date} 起），但是网站没有生成"),
        }
    }

    fn not_built(&self, found: &Found) -> String {
        let when = if self.dry_run { "撤下之前请先" } else { "请" };
        let mut said = format!(
            "上面的错误不改正，网站就不能生成；{when}改正，再运行 gongkai build 和 gongkai package，照 delete.txt 在服务器上删除。"
        );
        let pages: Vec<String> = match found.pages.is_empty() {
            true => self.items.iter().map(|item| paths::item(item).to_string()).collect(),
            false => found.pages.clone(),
        };
        said.push_str("\n服务器上的页面还在！等不及的，先在服务器上直接删掉这些文件：");
        pages.iter().for_each(|path| said.push_str(&format!("\n  {path}")));
        said.push_str("\n首页、栏目列表、订阅和数据文件里还有它的标题和内容，要等网站重新生成、上传才会去掉；别的条目也用了它的附件的，那一份也还在。");
        said
    }

    fn on_the_server(&self, found: &Found) -> Vec<String> {
        let list = |paths: &mut dyn Iterator<Item = &String>| -> String {
            paths.map(|path| format!("\n  {path}")).collect()
        };
        let (delete, changed) = (&found.delete, &found.difference.changed);
        let delete = match delete.len() {
            0 => "一、服务器上没有要删除的文件。".to_owned(),
            count => format!("一、在服务器上删除 {count} 个文件：{}", list(&mut delete.iter())),
        };
        let upload = match (found.difference.before.is_empty(), changed.len()) {
            (true, _) => {
                "二、这里没有上一次生成的网站可比，不知道哪些文件变了：请把整个网站重新上传。"
                    .to_owned()
            }
            (_, 0) => "二、没有要重新上传的文件。".to_owned(),
            (_, count) => format!(
                "二、从 {} 重新上传 {count} 个文件（与上一次生成相比有变化的）：{}",
                self.output.display(),
                list(&mut changed.iter())
            ),
        };
        let begin = match self.dry_run {
            true => "撤下之后，要在服务器上做两件事：",
            false => {
                "网站还没有上传，服务器上的页面还在！请马上做两件事（或者运行 gongkai package，整包上传后照 delete.txt 和下面的名单删除）："
            }
        };
        vec![begin.to_owned(), delete, upload]
    }

    fn duty_in_chinese(&self) -> Option<String> {
        let duty =
            self.duty.filter(|_| self.items.iter().any(|item| item.kind == Kind::Records))?;
        Some(format!(
            "认定文书被撤销、变更或者确认违法、无效的，应当在 {} 个工作日内撤回并说明理由（参照{}）。",
            duty.working_days,
            duty.citation.in_chinese()
        ))
    }

    /// For programs.
    pub fn to_json(&self, found: &Found) -> Json {
        let items = self.items.iter().zip(&self.files).map(|(item, file)| {
            let address = paths::item(item).to_string();
            json!({ "item": item.to_string(), "file": file, "address": address })
        });
        let items: Vec<Json> = items.collect();
        let built = found.is_built();
        let duty = self.duty_in_chinese();
        json!({
            "withdrawn": items,
            "date": self.date.to_string(),
            "dryRun": self.dry_run,
            "built": built,
            "output": self.output,
            "delete": if built { &found.delete } else { &found.pages },
            "upload": if built { found.difference.changed.iter().collect() } else { Vec::new() },
            "uploadAll": built && found.difference.before.is_empty(),
            "ledgerTrouble": found.ledger_trouble,
            "duty": duty,
        })
    }
}
