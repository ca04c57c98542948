//! The list of what is never published, over whole sites: every text of an item, attachments
//! too; what a site may add to it, and what not; how a person permits. The classes
//! themselves are tried in `src/guard/tests/listed.rs`.

use crate::support::{Built, build, registered};
use gongkai::explain::Page;
use gongkai::policy::{OnFinding, Sensitive};
use gongkai::world::Memory;

const ARTICLE: &str = "content/column/news/2026-001.md";

fn article(body: &str) -> Memory {
    let text = format!("+++\ntitle = \"演示文章\"\npublish = 2026-05-02T09:00:00\n+++\n\n{body}\n");
    registered([(ARTICLE, text.as_str())])
}

fn with_policy(body: &str, policy: &str) -> Built {
    build(&article(body).with("content/policy.toml", policy))
}

fn list() -> Vec<Sensitive> {
    let loaded = gongkai::content::load(&article("正文。")).expect("content can be walked");
    loaded.policy.sensitive().entries().to_vec()
}

#[test]
fn the_reason_on_the_list_is_the_one_that_explain_shows() {
    for entry in list() {
        let code = entry.code();
        let page = Page::of(code).expect("every code has a page");
        let reason = page.sections.iter().find(|section| section.heading == "为什么");
        assert_eq!(reason.map(|r| r.text.as_str()), Some(entry.why.as_str()), "{}", entry.id);
        let basis = page.sections.iter().find(|section| section.heading == "依据");
        let cited = entry.citation.as_ref().map_or_else(String::new, |c| c.in_chinese());
        assert!(basis.is_some_and(|basis| basis.text.contains(&cited)), "{}: {cited}", entry.id);
    }
}

#[test]
fn a_class_without_a_confirmed_form_never_blocks() {
    let blocks = list().into_iter().filter(|entry| entry.on_finding == OnFinding::Block);
    let blocks: Vec<String> = blocks.map(|entry| entry.id).collect();
    assert_eq!(blocks, ["secrecy-marking", "passport-mrz", "home-address"]);
}

#[test]
fn a_question_is_asked_once_for_an_item_and_names_entry_and_permit() {
    let built = build(&article("车辆粤M·1２**34**5 已维修。"));
    assert_eq!(built.codes(), ["ask-plate"], "{}", built.messages);
    for said in [
        "敏感清单 plate",
        "请人逐处核对",
        "item = \"column/2026-001\"",
        "class = \"ask-plate\"",
        "第十五条",
    ] {
        assert!(built.messages.contains(said), "{said}: {}", built.messages);
    }
    assert!(!built.messages.contains("2345"), "a message repeats what it found");
    assert!(built.files.contains_key("column/2026-001.html"), "a question does not block");
}

#[test]
fn what_is_permitted_is_not_asked_again() {
    let permit = "[[permit]]\nitem = \"column/2026-001\"\nclass = \"ask-plate\"\nreason = \"公务用车，不是私人的\"\nperson = \"办公室主任\"\nuntil = 2027-05-02\n";
    let built = with_policy("车辆粤M12345已维修。", permit);
    assert!(built.messages.is_empty(), "{}", built.messages);
    let stale = with_policy("车辆已维修。", permit);
    assert_eq!(stale.codes(), ["stale-permit"], "{}", stale.messages);
}

#[test]
fn the_words_of_an_attachment_are_looked_at() {
    let text = "+++\ntitle = \"演示文章\"\npublish = 2026-05-02T09:00:00\nattachments = [{ file = \"a.csv\", title = \"名单\" }]\n+++\n\n正文。\n";
    let site = registered([(ARTICLE, text)]);
    let list = |row: &str| build(&site.clone().with("content/files/a.csv", row));
    assert_eq!(list("序号,姓名,优待金\n1,演示人员甲,1200\n").codes(), ["ask-benefit-amount"]);
    let blocked = list("姓名,家庭住址\n演示人员甲,某某镇某某村三组12号\n");
    assert_eq!(blocked.codes(), ["leak-home-address"], "{}", blocked.messages);
    assert!(blocked.report.diagnostics.has_leaks());
    assert!(list("序号,批次,人数\n1,第一批,12\n").messages.is_empty());
}

const OWN: &str = "[[sensitive]]\nid = \"code-name\"\ntitle = \"项目内部代称\"\non-finding = \"ON\"\nwhy = \"内部代称不对外使用。\"\nwords = [\"青松 Project\"]\n";

#[test]
fn a_site_adds_words_of_its_own() {
    for (on, code) in [("ask", "ask-sensitive"), ("block", "leak-sensitive")] {
        let policy = OWN.replace("ON", on);
        let built = with_policy("青松ｐroject进展顺利。", &policy);
        assert_eq!(built.codes(), [code], "{}", built.messages);
        assert!(built.messages.contains("项目内部代称"), "{}", built.messages);
        assert!(!built.messages.to_lowercase().contains("project"), "{}", built.messages);
        assert!(with_policy("青松projects进展顺利。", &policy).messages.is_empty());
    }
}

#[test]
fn a_site_tightens_a_class_and_gives_it_more_words() {
    let tighter = "[[sensitive]]\nid = \"plate\"\non-finding = \"block\"\n";
    let built = with_policy("车辆粤M12345已维修。", tighter);
    assert_eq!(built.codes(), ["leak-sensitive"], "{}", built.messages);
    assert!(built.messages.contains("车牌号码"), "{}", built.messages);
    let more = "[[sensitive]]\nid = \"passport\"\non-finding = \"ask\"\nwords = [\"出国证件\"]\nforms = ['\\az\\d{7}\\a']\n";
    for body in ["出国证件 E12345678。", "出国证件 Z1234567。"] {
        assert_eq!(with_policy(body, more).codes(), ["ask-passport"]);
        assert!(with_policy(body, "").messages.is_empty());
    }
}

#[test]
fn a_site_loosens_nothing_and_writes_no_nonsense() {
    for (policy, said) in [
        ("[[sensitive]]\nid = \"home-address\"\non-finding = \"ask\"\n", "不能改成只提醒"),
        ("[[sensitive]]\nid = \"no-such-class\"\non-finding = \"ask\"\n", "清单里没有这个 id"),
        ("[[sensitive]]\nid = \"plate\"\non-finding = \"ask\"\nwords = [\"车\"]\n", "太短"),
        ("[[sensitive]]\nid = \"plate\"\non-finding = \"ask\"\nforms = [\"[甲\"]\n", "样式"),
        ("[[sensitive]]\nid = \"plate\"\non-finding = \"never\"\n", "允许的范围"),
        ("[[sensitive]]\nid = \"plate\"\non-finding = \"ask\"\nlawful = [\"车\"]\n", "没有这个键"),
    ] {
        let built = with_policy("正文。", policy);
        assert!(built.report.diagnostics.has_errors(), "{policy}");
        assert!(built.messages.contains(said), "{policy}: {}", built.messages);
        let at = built.report.diagnostics.iter().next().map(|d| d.file.as_str());
        assert_eq!(at, Some("content/policy.toml"));
    }
}

#[test]
fn contacts_of_the_organ_pass_wherever_they_stand() {
    let site = article("电话：0753-3388110，信箱 office@example.gov.cn。");
    let known = crate::support::KNOWN_SITE.replace("0753-0000000", "0753-3388110");
    assert!(build(&site.clone().with("content/site.toml", known)).messages.is_empty());
    assert_eq!(build(&site).codes(), ["ask-landline"]);
}
