//! Names of natural persons: the surname and 某 unless the law has them named or they agree
//! to it; people of one surname told apart; the name in full nowhere, and nothing gets past
//! the gate that tells it.

use crate::support::{Built, build, registered};
use crate::take_down::specimen;

const PATH: &str = "content/appointments/2026-001.toml";
const PAGE: &str = "appointments/2026-001.html";

/// A notice of these candidates whose names are abbreviated.
fn notice(names: &[&str]) -> String {
    let mut text = String::from(
        "title = \"演示任前公示\"\npublish = 2026-05-08T09:00:00\nopens = 2026-05-08\ncloses = 2026-05-15\n\n[publication-basis]\nkind = \"regulation\"\ndocument = \"《党政领导干部选拔任用工作条例》\"\narticle = \"任前公示\"\nnaming = \"abbreviated\"\n\n[contact]\noffice = \"受理部门\"\nphone = \"0753-5556667\"\n",
    );
    for (at, name) in names.iter().enumerate() {
        text += &format!(
            "\n[[candidate]]\nid = \"p{at}\"\nname = \"{name}\"\ncurrent-post = \"现任职务{at}\"\nproposed-post = \"拟任职务{at}\"\n"
        );
    }
    text
}

/// A record about a natural person, under this basis.
fn record(name: &str, basis: &str) -> String {
    format!(
        "title = \"演示记录\"\npublish = 2026-05-04T09:00:00\nkind = \"honour\"\n\n[honour]\naward = \"演示荣誉\"\nauthority = \"演示机关\"\ndate = 2026-04-20\n\n[subject]\nkind = \"natural-person\"\nname = \"{name}\"\n\n[publication-basis]\n{basis}"
    )
}

const LAW: &str = "kind = \"law\"\ndocument = \"《演示法》\"\narticle = \"第一条\"\n";
const CONSENT: &str = "kind = \"consent\"\nconsent-date = 2026-05-01\nfile-number = \"同意书一\"\n";

fn built(files: &[(&str, &str)]) -> Built {
    let built = build(&registered(files.iter().copied()));
    assert!(!built.report.diagnostics.has_errors(), "{}", built.messages);
    built
}

/// How the candidates of a notice are named on its page, in order.
fn named(names: &[&str]) -> Vec<String> {
    let text = notice(names);
    let built = built(&[(PATH, &text)]);
    let twin = built.text("appointments/2026-001.json");
    let parsed: serde_json::Value = serde_json::from_str(&twin).expect("a twin is JSON");
    let mut found = Vec::new();
    collect(&parsed, &mut found);
    let page = built.text(PAGE);
    for (name, shown) in names.iter().zip(&found) {
        assert!(page.contains(shown.as_str()), "the page does not name {shown}");
        if name != shown {
            built.lacks(name);
        }
    }
    found
}

/// Every `name` of a person who is proposed for a post.
fn collect(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(map) => {
            let is_candidate = map.contains_key("proposedPost");
            if let Some(name) = map.get("name").filter(|_| is_candidate) {
                found.push(name.as_str().unwrap_or_default().to_owned());
            }
            map.values().for_each(|value| collect(value, found));
        }
        serde_json::Value::Array(all) => all.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}

#[test]
fn a_name_that_need_not_be_told_is_its_surname() {
    assert_eq!(named(&["赵演示"]), ["赵某"]);
    assert_eq!(named(&["欧阳演示", "上官示范"]), ["欧阳某", "上官某"]);
    // a surname of two characters alone is a surname of one with a given name
    assert_eq!(named(&["司马"]), ["司某"]);
    assert_eq!(named(&["演·示范", "阿依·示例"]), ["演某", "阿某"]);
    assert_eq!(named(&["Demo Example"]), ["D某"]);
}

#[test]
fn people_of_one_surname_are_told_apart_in_order() {
    assert_eq!(named(&["张演一", "李演二", "张演三"]), ["张某甲", "李某", "张某乙"]);
    assert_eq!(named(&["欧阳演一", "欧演二", "欧阳演三"]), ["欧阳某甲", "欧某", "欧阳某乙"]);
    let twelve: Vec<String> = (0..12).map(|at| format!("王演{at}示")).collect();
    let twelve: Vec<&str> = twelve.iter().map(String::as_str).collect();
    let shown = named(&twelve);
    assert_eq!(shown[..3], ["王某甲", "王某乙", "王某丙"]);
    assert_eq!(shown[9..], ["王某癸", "王某11", "王某12"]);
}

#[test]
fn one_person_has_one_alias_in_a_document() {
    assert_eq!(named(&["张演一", "张演三", "张演一"]), ["张某甲", "张某乙", "张某甲"]);
    assert_eq!(named(&["张演一", "张演一"]), ["张某", "张某"]);
}

#[test]
fn a_name_that_is_abbreviated_already_is_kept_and_taken() {
    assert_eq!(named(&["张某"]), ["张某"]);
    assert_eq!(named(&["张演一", "张某"]), ["张某甲", "张某"]);
    assert_eq!(named(&["张演一", "张某甲", "张演三"]), ["张某乙", "张某甲", "张某丙"]);
    assert_eq!(named(&["欧阳某", "欧阳演一"]), ["欧阳某", "欧阳某甲"]);
}

#[test]
fn who_is_in_charge_and_who_reviews_is_named_in_full() {
    let project = specimen("projects").1.replace("责任人己巳", "钱演示");
    let procurement = specimen("procurement").1.replace("评审专家宫一", "孙演示");
    let procurement = procurement.replace("评审专家商二", "孙示范").replace("联系人甲子", "李演示");
    let built = built(&[
        ("content/projects/2026-001.toml", project.as_str()),
        ("content/procurement/2026-001.toml", procurement.as_str()),
    ]);
    assert!(built.text("projects/2026-001.html").contains("钱演示"));
    let page = built.text("procurement/2026-001.html");
    for name in ["孙演示", "孙示范", "李演示"] {
        assert!(page.contains(name), "{name}");
    }
}

#[test]
fn a_record_names_its_subject_in_full_only_by_consent_to_that() {
    let path = "content/records/2026-001.toml";
    for (basis, in_full) in [
        (LAW.to_owned(), false),
        (CONSENT.to_owned(), false),
        (format!("{CONSENT}naming = \"abbreviated\"\n"), false),
        (format!("{CONSENT}naming = \"full\"\n"), true),
        (format!("{LAW}naming = \"full\"\n"), true),
    ] {
        let built = built(&[(path, &record("周演示", &basis))]);
        let page = built.text("records/2026-001.html");
        assert_eq!(page.contains("周演示"), in_full, "{basis}");
        if !in_full {
            assert!(page.contains("周某"), "{basis}");
            built.lacks("周演示");
        }
    }
}

/// An article beside a record whose subject's name is abbreviated.
fn told(name: &str, words: &str) -> Built {
    let record = record(name, LAW);
    let article =
        format!("+++\ntitle = \"演示文章\"\npublish = 2026-05-20T09:00:00\n+++\n\n{words}\n");
    build(&registered([
        ("content/records/2026-001.toml", record.as_str()),
        ("content/column/news/2026-001.md", article.as_str()),
    ]))
}

/// However the name is written: spaced, in bold, as an entity, in the address of a link.
#[test]
fn an_article_that_names_the_person_in_full_is_stopped() {
    for words in [
        "祝贺欧阳演示同志。",
        "祝贺欧 阳 演 示同志。",
        "祝贺**欧阳**演示同志。",
        "[祝贺](https://www.example.gov.cn/欧阳演示)。",
        "祝贺欧阳&#28436;示同志。",
    ] {
        let built = told("欧阳演示", words);
        assert!(built.report.diagnostics.has_leaks(), "{words}\n{}", built.messages);
        assert!(!built.files.contains_key("column/2026-001.html"), "{words}: it was cleared");
        assert!(!built.messages.contains("欧阳演示"), "{words}");
    }
}

/// A name of three characters may be that of somebody else: on the page of another item it
/// is asked about, on the person's own it stops the build.
#[test]
fn a_short_name_is_asked_about_and_stopped_on_its_own_page() {
    let built = told("吴演示", "祝贺吴演示同志。");
    assert!(built.codes().contains(&"ask-withheld-value"), "{}", built.messages);
    assert!(!built.messages.contains("吴演示"));
    let own = record("吴演示", LAW).replace("title = \"演示记录\"", "title = \"吴演示的记录\"");
    let built = build(&registered([("content/records/2026-001.toml", own.as_str())]));
    assert!(built.report.diagnostics.has_leaks(), "{}", built.messages);
    assert!(!built.files.contains_key("records/2026-001.html"), "it was cleared");
}

/// The same given name of another person changes no byte: nothing of it is there.
#[test]
fn no_byte_depends_on_a_given_name() {
    let one = notice(&["张演一", "欧阳演二", "张示三"]);
    let two = notice(&["张全然不同", "欧阳别", "张另外"]);
    let (one, two) = (built(&[(PATH, &one)]), built(&[(PATH, &two)]));
    assert_eq!(one.files, two.files);
    assert_eq!(one.messages, two.messages);
}
