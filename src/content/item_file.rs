//! One content file → one `Curated` item, every problem of it at once.

use super::date_slip::explain_dates;
use super::echoes::without_echoes;
use super::line_slip::explain_lines;
use super::misplaced::explain_places;
use super::samples_left::{refuse_sample_body, refuse_samples};
use super::{source_text, toml_file};
use crate::diag::{Code, Diagnostic, Place, Span};
use crate::model::{ItemId, ItemRef, Kind, Node, NodeValue, Passage, Refused};
use crate::policy::{Ground, Policy};
use crate::records::{Body, BodyHandle, Curated, Header};
use crate::schema::{Problem, Reading, Record, Table};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What one file gave.
pub struct ItemFile {
    /// The item, where nothing was wrong with it.
    pub curated: Option<Curated>,
    /// The item as far as it was read, where something was: it is looked at, and goes nowhere.
    pub doubtful: Option<Curated>,
    /// What was wrong.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the text of one content file.
pub fn read(
    item: ItemRef,
    channel: Option<ItemId>,
    file: &str,
    text: &str,
    policy: &Policy,
) -> ItemFile {
    let mut reading = Reading::default();
    let curated = read_parts(item, channel, file, text, policy, &mut reading);
    let names_it = |curated: &Curated| {
        let grounds = curated.header.exception.iter().map(|entry| entry.ground.reveal());
        let passages = curated.text.iter().flat_map(|text| &text.masked).map(String::as_str);
        grounds.chain(passages).any(|ground| policy.refuses(ground))
    };
    if policy.refuses_text(text) || curated.as_ref().is_some_and(names_it) {
        let diagnostics = vec![refused_whole(file)];
        return ItemFile { curated: None, doubtful: None, diagnostics };
    }
    let diagnostics = diagnostics(file, text, reading);
    let (curated, doubtful) = match diagnostics.is_empty() {
        true => (curated, None),
        false => (None, curated),
    };
    ItemFile { curated, doubtful, diagnostics }
}

/// The problems of a file as diagnostics.
pub fn diagnostics(file: &str, text: &str, reading: Reading) -> Vec<Diagnostic> {
    let diagnostic = |Problem { span, refused }: Problem| {
        Diagnostic::new(refused.code, file, Place::Span(span), refused.cause, refused.mend)
    };
    let problems = explain_places(without_echoes(reading.problems, text), file, text);
    let problems = explain_lines(explain_dates(problems, text), text);
    problems.into_iter().map(diagnostic).collect()
}

fn read_parts(
    item: ItemRef,
    channel: Option<ItemId>,
    file: &str,
    text: &str,
    policy: &Policy,
    reading: &mut Reading,
) -> Option<Curated> {
    let (front, handle) = parts(item.kind, text, reading)?;
    refuse_marks(text, front, reading);
    let (node, problems) = toml_file::parse(&text[front.start..front.end], front.start);
    reading.problems.extend(problems);
    let mut table = Table::open(&node, reading)?;
    let header = Header::take(&mut table, reading);
    let body = Body::take(item.kind, &mut table, reading);
    table.finish(reading);
    refuse_empty_body(item.kind, header.as_ref(), handle.as_ref(), text, reading);
    refuse_repeated_entries(&node, reading);
    if is_to_be_public(&node) {
        refuse_samples(Header::FIELDS, &node, text, reading);
        refuse_samples(Body::fields(item.kind), &node, text, reading);
        refuse_sample_body(text, handle.as_ref(), reading);
    }
    check_exceptions(&node, policy, reading);
    Some(Curated {
        item,
        file: file.to_owned(),
        channel,
        header: header?,
        body: body?,
        text: handle,
    })
}

/// Whether somebody set a time of publication, sound or not, and took nothing down.
fn is_to_be_public(node: &Node) -> bool {
    node.get("publish").is_some() && node.get("withdrawal").is_none()
}

/// Marks of passages stand in Markdown alone: in a field they would be published as they are.
fn refuse_marks(text: &str, front: Span, reading: &mut Reading) {
    let fields = &text[front.start..front.end];
    for at in Passage::meant(fields) {
        let line = fields[..at].rfind('\n').map_or(0, |end| end + 1);
        if fields[line..].trim_start().starts_with('#') {
            continue;
        }
        let at = front.start + at;
        let mend = "字段不公开，用 [[exception]] 的 scope 指明字段；字段里只写可以公开的文字。[[不公开:理由]] 只能写在 Markdown 正文里";
        let refused = Refused::new(Code::UnknownGround, "字段里写了不公开标记", mend);
        reading.refuse::<()>(Span::new(at, at + "不公开".len()), refused);
    }
}

fn parts(kind: Kind, text: &str, reading: &mut Reading) -> Option<(Span, Option<BodyHandle>)> {
    if !kind.is_markdown() {
        return Some((Span::new(0, text.len()), None));
    }
    match source_text::split(text) {
        Ok(split) => {
            let body = &text[split.body.start..split.body.end];
            for at in Passage::unfinished(body) {
                let at = split.body.start + at;
                let mend = "写成 [[不公开:理由]]：半角的两个左方括号开头，同一行里两个右方括号结尾。它代替被隐去的文字，里面和后面都不写原文，也没有结束标记";
                let refused = Refused::new(Code::UnknownGround, "不公开标记没有写对", mend);
                reading.refuse::<()>(Span::new(at, at + "不公开".len()), refused);
            }
            let handle = BodyHandle {
                offset: split.body.start,
                length: body.len(),
                fingerprint: fingerprint(text),
                masked: Passage::grounds(body),
            };
            Some((split.front, Some(handle)))
        }
        Err(problem) => {
            reading.problems.push(problem);
            None
        }
    }
}

/// The body behind a handle, if the file is still the one that was read.
///
/// # Errors
/// Somebody saved the file in between.
pub fn body_text(file: &str, text: String, handle: &BodyHandle) -> Result<String, Diagnostic> {
    if fingerprint(&text) == handle.fingerprint {
        return Ok(text[handle.offset..handle.offset + handle.length].to_owned());
    }
    let cause = "文件在生成过程中被改动了";
    Err(Diagnostic::new(Code::ChangedMeanwhile, file, Place::File, cause, "保存好后再运行一次"))
}

/// A fingerprint for one run of one process; it is stored nowhere.
fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// An article or a document that is to be public says something; a draft need not yet.
fn refuse_empty_body(
    kind: Kind,
    header: Option<&Header>,
    handle: Option<&BodyHandle>,
    text: &str,
    reading: &mut Reading,
) {
    let to_be_public = header.is_some_and(|header| header.publish.is_some());
    let Some(handle) = handle.filter(|_| to_be_public) else { return };
    let body = &text[handle.offset..handle.offset + handle.length];
    if body.trim().is_empty() && matches!(kind, Kind::Column | Kind::Documents) {
        let mend = "在第二行 +++ 之后写正文；暂时不写就先不写 publish，存成草稿";
        let refused = Refused::new(Code::EmptyBody, "资料区后面没有正文", mend);
        let fence = text[..handle.offset].trim_end().len();
        reading.refuse::<()>(Span::new(fence.saturating_sub(3), fence), refused);
    }
}

/// Two entries of one list with one id: an exception would name both.
fn refuse_repeated_entries(node: &Node, reading: &mut Reading) {
    for entry in node.entries() {
        let elements = entry.node.elements();
        let mut seen: Vec<&str> = Vec::new();
        for element in elements {
            refuse_repeated_entries(element, reading);
            let Some(id) = element.get("id") else { continue };
            let Some(text) = id.text() else { continue };
            if seen.contains(&text) {
                let mend = "同一组条目里每一条的 id 都要不同，如 n1、n2、n3";
                let refused =
                    Refused::new(Code::DuplicateEntry, "这个 id 在同一组里已经用过", mend);
                reading.refuse::<()>(id.span, refused);
            }
            seen.push(text);
        }
        if elements.is_empty() {
            refuse_repeated_entries(&entry.node, reading);
        }
    }
}

/// Every scope must name a field that the file has, every ground must be known. Looks at
/// what is written, whether the rest of the exception could be read or not.
fn check_exceptions(node: &Node, policy: &Policy, reading: &mut Reading) {
    let exceptions = node.get("exception").map(Node::elements).unwrap_or_default();
    for exception in exceptions {
        if let Some(ground) = exception.get("ground") {
            check_ground(ground, policy, reading);
        }
        check_review(exception, reading);
        let Some(scope) = exception.get("scope") else { continue };
        for path in scope.elements().iter().filter_map(Node::text) {
            if let Some(refused) = scope_problem(node, path) {
                reading.refuse::<()>(scope.span, refused);
            }
        }
    }
}

fn check_ground(ground: &Node, policy: &Policy, reading: &mut Reading) {
    if ground.text().is_some_and(|text| policy.ground(text).is_none()) {
        let known: Vec<&str> =
            policy.grounds().iter().filter(|g| g.is_for_files()).map(Ground::id).collect();
        let mend = format!("从这些理由里选一个：{}", known.join("、"));
        let cause = "政策里没有这个不予公开的理由";
        reading.refuse::<()>(ground.span, Refused::new(Code::UnknownGround, cause, mend));
    }
}

fn check_review(exception: &Node, reading: &mut Reading) {
    let (Some(decided), Some(review)) = (exception.get("decided"), exception.get("review-by"))
    else {
        return;
    };
    if let (NodeValue::Day(decided), NodeValue::Day(by)) = (&decided.value, &review.value)
        && by < decided
    {
        let mend = "下次评估日期应当晚于决定日期";
        let cause = "下次评估日期早于决定日期";
        reading.refuse::<()>(review.span, Refused::new(Code::ReviewDate, cause, mend));
    }
}

fn scope_problem(node: &Node, path: &str) -> Option<Refused> {
    let head = path.split('.').next().unwrap_or("");
    let (cause, mend) = if Header::FIELDS.iter().any(|field| field.key() == head) {
        (
            "名称、概述等公共字段不能部分不公开",
            "把公共字段写成中性的文字；或用 scope = \"whole\" 整条不公开",
        )
    } else if node.locate_exactly(path) && !path.ends_with(".id") {
        return None;
    } else {
        (
            "不予公开的范围在这个文件里找不到",
            "写文件里真有的键，用点连接；一组条目里的某一条用它的 id，如 notice.n1.supplier.s2.amount",
        )
    };
    Some(Refused::new(Code::UnknownScope, cause, mend))
}

fn refused_whole(file: &str) -> Diagnostic {
    Diagnostic::new(
        Code::StateSecret,
        file,
        Place::File,
        "这个文件以国家秘密为由不予公开。涉密不上网：它不应当出现在这台电脑上",
        "立即把它从这台电脑和备份里清除，并按保密规定报告；以前生成过的 output/、packages/ 和服务器上可能还有它，一并清除。本工具不登记、不计数、不显示它的任何内容",
    )
    .with_basis("《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条")
}
