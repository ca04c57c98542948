//! What the gate and the texts of a page give to say, as diagnostics.

use super::leak_place;
use super::sayers::{Sayer, Sayers};
use crate::check;
use crate::content::{SITE_FILE, body_text, read_text};
use crate::diag::{Code, Diagnostic, Place};
use crate::disclosure::Lens;
use crate::guard::{Finding, Gate, NoPage, Permits, Reading, Unread, Unreadable, read_file};
use crate::model::{Day, Sha256Hex, SitePath};
use crate::pages::{Page, Plan, Subject};
use crate::records::AttachmentEntry;
use crate::render::Rendered;
use crate::world::World;
use std::collections::BTreeMap;

/// How many paths one message names.
const PATHS_SHOWN: usize = 4;

/// What was read of an attachment, and what is to be said of it.
#[derive(Default)]
pub struct Attached {
    /// Its words; none for rendered files.
    pub words: Option<Reading>,
    /// Why it must not be published as it stands.
    pub refusal: Option<Diagnostic>,
    /// What it holds that whoever opens it does not see.
    pub remark: Option<Diagnostic>,
}

/// Reads an attachment. Nothing is said of a file at whose very bytes a person has looked.
pub fn attached<L: Lens>(plan: &Plan<L>, page: &Page<L>, rendered: &Rendered<L>) -> Attached {
    let Subject::Attachment(position, ordinal) = page.subject else { return Attached::default() };
    let item = plan.item(position);
    let entry = &item.attachments[ordinal];
    let reading = read_file(rendered.bytes(), rendered.path().extension());
    let say = |code, cause: String, mend: String| {
        let place = Place::Key(format!("attachments.{ordinal}"));
        Diagnostic::new(code, item.file.clone(), place, cause, mend)
    };
    let today = plan.parts.at.day();
    let refusal = refusal(&reading.unread, entry, rendered.bytes(), today);
    let unseen = reading.unseen();
    let is_checked = || human_check(entry, &Sha256Hex::of(rendered.bytes()), today).is_none();
    let remark = (!unseen.is_empty() && !is_checked()).then(|| {
        let file = entry.file.reveal();
        let cause =
            format!("附件 {file} 里有{}，打开时看不见，下载的人都能找到", unseen.join("、"));
        let path = as_typed(file);
        let mend = format!(
            "运行 gongkai clean --in-place {path} 清理；确实要公开的，请人看过后运行 gongkai vouch {path} --by 姓名 --reason 理由"
        );
        say(Code::UnseenWords, cause, mend)
    });
    Attached {
        words: Some(reading),
        refusal: refusal.map(|(code, cause, mend)| say(code, cause, mend)),
        remark,
    }
}

/// Why a file with these unread parts must not be published as it stands, and the mend.
fn refusal(
    unread: &[Unread],
    entry: &AttachmentEntry,
    bytes: &[u8],
    today: Day,
) -> Option<(Code, String, String)> {
    let first = unread.first()?;
    let digest = Sha256Hex::of(bytes);
    let is_located = unread.iter().any(|unread| unread.why == Unreadable::Located);
    let (code, why) = match human_check(entry, &digest, today) {
        Some(missing) => missing,
        // it can be taken out, and no picture shows it
        None if is_located => (Code::HumanCheck, "里面有拍摄地点，人工核对不能放行"),
        None => return None,
    };
    let place = if first.place.is_empty() { String::new() } else { format!("{}：", first.place) };
    let more = match unread.len() {
        1 => String::new(),
        count => format!("（共 {count} 处）"),
    };
    let file = entry.file.reveal();
    let path = as_typed(file);
    let clean = match is_located {
        true => format!("先运行 gongkai clean --in-place {path} 去掉拍摄地点；还读不出的，"),
        false => String::new(),
    };
    let is_renamed =
        unread.iter().any(|u| u.why == Unreadable::WrongExtension && u.place.is_empty());
    let convert = match is_renamed {
        true => {
            "只改扩展名，格式不会变：请用能打开它的软件另存为这个格式（苹果手机的 HEIC 照片要导出成 JPEG），再放进来。扩展名确实没有错的，"
        }
        false => "",
    };
    let mend = format!(
        "{clean}{convert}请人打开附件逐页核对，然后运行 gongkai vouch {path} --by 姓名 --reason 理由（它在条目里写 checked-by、checked、reason 和 sha256 = \"{digest}\"）"
    );
    Some((code, format!("附件 {file}：{place}{}{more}：{why}", first.why.reason()), mend))
}

/// The path of an attachment as it is typed in a shell: in quotes where it needs them.
pub fn as_typed(file: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./·".contains(c);
    let path = format!("content/files/{file}");
    if path.chars().all(is_plain) { path } else { format!("\"{path}\"") }
}

/// What is missing from the word of whoever looked at a file.
fn human_check(
    entry: &AttachmentEntry,
    digest: &Sha256Hex,
    today: Day,
) -> Option<(Code, &'static str)> {
    let complete = entry.checked_by.is_some() && entry.checked.is_some() && entry.reason.is_some();
    match &entry.sha256 {
        _ if entry.checked.is_some_and(|day| day > today) => {
            Some((Code::HumanCheck, "核对日期（checked）在以后，那一天还没有到"))
        }
        Some(checked) if checked == digest && complete => None,
        Some(checked) if checked != digest => Some((Code::StaleCheck, "附件在人工核对之后变过")),
        _ => Some((Code::HumanCheck, "还没有人工核对记录")),
    }
}

/// Findings of the gate, one message for each value and content file, naming item, field
/// and every path, never the value.
pub fn diagnostics<L: Lens>(
    world: &dyn World,
    plan: &Plan<L>,
    found: Vec<(usize, Finding)>,
) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<_, Group> = BTreeMap::new();
    let mut sayers = Sayers::of(world, plan);
    for (page, finding) in found {
        let sayer = sayers.of_finding(page, &finding);
        let file = match sayer {
            Sayer::Item(position) => plan.item(position).file.clone(),
            Sayer::Site => SITE_FILE.to_owned(),
            Sayer::Nobody => String::new(),
        };
        let whose = (finding.owner.clone(), finding.field.clone(), finding.entry.clone());
        let key = (file, finding.code, whose);
        let group = groups.entry(key).or_insert_with(|| Group { sayer, found: Vec::new() });
        group.found.push((page, finding));
    }
    let said = |((file, ..), group): ((String, _, _), Group)| diagnostic(world, plan, file, &group);
    groups.into_iter().map(said).collect()
}

/// What one message speaks of: the same thing, said by the same item.
struct Group {
    sayer: Sayer,
    /// On which pages, and what.
    found: Vec<(usize, Finding)>,
}

fn diagnostic<L: Lens>(
    world: &dyn World,
    plan: &Plan<L>,
    file: String,
    group: &Group,
) -> Diagnostic {
    let (page, finding) = &group.found[0];
    let sayer = group.sayer;
    let listed = finding.entry.as_ref().and_then(|id| plan.policy.sensitive().entry(id));
    let mut places: Vec<String> = Vec::new();
    for place in group.found.iter().map(|(page, finding)| place_in_chinese(plan, *page, finding)) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let found = places.len();
    places.truncate(PATHS_SHOWN);
    let more = match found {
        count if count > PATHS_SHOWN => format!("等 {count} 处"),
        _ => String::new(),
    };
    let whose = match (&finding.owner, &finding.field) {
        (Some(owner), Some(field)) => format!(" {owner} 不予公开的 {field}"),
        (Some(owner), None) => format!(" {owner} 不予公开的内容"),
        _ => match listed {
            Some(entry) => {
                format!("{}（敏感清单 {}）：{}", entry.title, entry.id, plain(&entry.why))
            }
            None => finding.code.title().trim_start_matches("成品里有").to_owned(),
        },
    };
    let cause = format!("在 {}{more}里发现了{whose}", places.join("、"));
    let item = match (&finding.owner, sayer) {
        (Some(owner), _) => owner.to_string(),
        (None, Sayer::Item(position)) => plan.item(position).card.item.to_string(),
        (None, _) => "条目编号".to_owned(),
    };
    let narrow = finding.field.as_ref().map_or_else(
        || format!("class = \"{}\"", finding.code.name()),
        |field| format!("field = \"{field}\""),
    );
    let mend = match finding.code {
        Code::LeakResidentId => "从引出它的内容里删去；公民身份号码不得公开，也不能准许".to_owned(),
        _ if group.sayer == Sayer::Site => {
            "从站点资料里删去；是本单位对外的联系方式的，写在 [contact] 里".to_owned()
        }
        _ if listed.is_some() => format!(
            "请人逐处核对；不该公开的，从引出它的内容里删去或改写；确需公开的，经审批后在 content/policy.toml 写 [[permit]]：item = \"{item}\"、{narrow}、reason、person、until"
        ),
        _ => format!(
            "从引出它的内容里删去；确需公开的，经审批后在 content/policy.toml 写 [[permit]]：item = \"{item}\"、{narrow}、reason、person、until"
        ),
    };
    let place = leak_place::of_leak(world, plan, sayer, *page, finding);
    let diagnostic = Diagnostic::new(finding.code, file, place, cause, mend);
    match listed.and_then(|entry| entry.citation.as_ref()) {
        Some(citation) => diagnostic.with_basis(citation.in_chinese()),
        None => diagnostic,
    }
}

/// Where in the site: an attachment by the name that whoever reads the message knows, too.
fn place_in_chinese<L: Lens>(plan: &Plan<L>, page: usize, finding: &Finding) -> String {
    let (path, place) = (&finding.path, &finding.place);
    match plan.pages[page].subject {
        Subject::Attachment(position, ordinal) => {
            let file = plan.item(position).attachments[ordinal].file.reveal();
            format!("附件 {file}（{path}）的{}", place.trim_start_matches("附件"))
        }
        _ => format!("{path} 的{place}"),
    }
}

/// What all pages together show of single values, with the page that shows the first of it;
/// a permit names the item that withholds the value, and the field.
pub fn of_all_pages<L: Lens>(
    plan: &Plan<L>,
    gate: &Gate,
    permits: &Permits<'_>,
) -> Vec<(usize, Finding)> {
    let mut findings = gate.partial_findings();
    findings.retain(|finding| !permits.allow(finding, &NoPage));
    let page = |finding: &Finding| {
        plan.pages.iter().position(|page| page.path.as_str() == finding.path).unwrap_or(0)
    };
    findings.into_iter().map(|finding| (page(&finding), finding)).collect()
}

/// A sentence without its full stop.
fn plain(sentence: &str) -> &str {
    sentence.trim_end_matches('。')
}

/// Advice on the wording of an item's text.
pub fn advice<L: Lens>(world: &dyn World, plan: &Plan<L>, page: &Page<L>) -> Vec<Diagnostic> {
    let Subject::Detail(position) = page.subject else { return Vec::new() };
    let item = plan.item(position);
    let Some(handle) = &item.body else { return Vec::new() };
    let text = read_text(world, &item.file).and_then(|text| body_text(&item.file, text, handle));
    text.map_or_else(
        |_| Vec::new(),
        |text| check::finished::check_prose(&item.file, &text, handle.offset, &plan.policy),
    )
}

/// Two pages of one address: one would silently replace the other.
pub fn colliding_paths<L: Lens>(plan: &Plan<L>) -> Vec<Diagnostic> {
    let mut named: Vec<(String, &SitePath)> =
        plan.pages.iter().map(|p| (p.path.as_str().to_ascii_lowercase(), &p.path)).collect();
    named.sort_unstable();
    let pairs = named.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    pairs
        .map(|pair| {
            let cause = format!("两个页面的地址都是 {}", pair[1].1);
            Diagnostic::new(
                Code::PathCollision,
                "",
                Place::File,
                cause,
                "给其中一个条目、频道或主题文件改名（大小写不同也算同名）",
            )
        })
        .collect()
}
