//! Partial forms: what is aligned, what adds up, and what is nobody's.
//! Every number here is made up; their check digits are right.

use super::super::tests::Facts;
use super::super::tests::listed::POLICY;
use super::EarlierForm;
use crate::diag::Code;
use crate::disclosure::{Class, Hold, Needle};
use crate::guard::{Form, Gate};
use crate::model::{ItemId, ItemRef, Kind, Private};
use std::sync::Arc;

fn gate(class: Class, text: &str, shown: Option<&str>) -> Gate {
    let id = ItemId::parse("2026-001").expect("an id");
    let owner = Arc::new(ItemRef { kind: Kind::Records, id });
    let text = Private::new(text.to_owned());
    let shown = shown.map(Arc::from);
    let needle =
        Needle { text, class, owner, field: "subject.name".into(), shown, hold: Hold::Secret };
    Gate::new(vec![needle], &[]).with_partial_forms(POLICY.partial_forms.clone())
}

fn said(gate: &Gate, pages: &[&str], own: bool) -> Vec<Code> {
    let facts = Facts::of_own(own);
    for (number, page) in pages.iter().enumerate() {
        let path = format!("column/2026-{number:03}.html");
        gate.inspect(&path, page.as_bytes(), Form::Html, &facts);
    }
    gate.partial_findings().iter().map(|finding| finding.code).collect()
}

const ID: &str = "11010519491231002X";

#[test]
fn a_part_of_a_known_number_is_recognised_in_every_cover() {
    for page in [
        "<p>身份证号110105********002X。</p>",
        "<p>身份证号１１０１０５＊＊＊＊＊＊＊＊００２Ｘ。</p>",
        "<p>号 110105 ******** 002x 的人</p>",
        "<p>110105<b>xxxxxxxx</b>002X</p>",
        "<p>110105███002X</p>",
        "<p>110105★★★★★★★★002X</p>",
        "<p>110105△△△△△△△△002X</p>",
        "<p>1101051949123100**</p>",
        "<p>**0105**491231002X</p>",
        "<p>******19491231****</p>",
        "<p>110105________002X</p>",
        "<p>110105--------002X</p>",
        "<p>110105????????002X</p>",
        "<p>110105,********,002X</p>",
        "<table><tr><td>110105<td>********<td>002X</table>",
        "<p>前14位：11010519491231</p>",
    ] {
        let gate = gate(Class::Identifier, ID, None);
        assert_eq!(said(&gate, &[page], false), [Code::LeakPartialForm], "{page}");
    }
    for page in ["<p>身份证尾号为002X。</p>", "<p>后四位：002X</p>", "<p>*************002X</p>"]
    {
        let gate = gate(Class::Identifier, ID, None);
        assert_eq!(said(&gate, &[page], false), [Code::AskPartialForm], "{page}");
    }
    let page = "<p>电话138****8000</p>";
    let found = said(&gate(Class::Phone, "138-0013-8000", None), &[page], false);
    assert_eq!(found, [Code::LeakPartialForm]);
}

#[test]
fn what_is_nobodys_part_passes() {
    let gate = gate(Class::Identifier, ID, None);
    let pages = [
        "<p>441402********1234</p>",
        "<p>9110105****002X</p>",
        "<p>尾号1234，后四位 8000</p>",
        "<p>2026-05-02 *** 110105</p>",
        "<p>＊＊＊</p><p>a * b * c</p>",
        "<p>******19501231****</p>",
        "<p>*****19491231****</p>",
        "<p>编号 110105---2026---002X</p>",
        "<p>*002X</p>",
    ];
    assert!(said(&gate, &pages[..8], false).is_empty());
}

#[test]
fn forms_that_complement_each_other_add_up() {
    let apart = ["<p>1101************02</p>", "<p>后四位002X</p>"];
    let gate = gate(Class::Identifier, ID, None);
    assert_eq!(said(&gate, &apart[1..], false), [Code::AskPartialForm]);
    let gate = self::gate(Class::Identifier, ID, None);
    let both = ["<p>1101**************</p>", "<p>后四位002X</p>"];
    assert_eq!(said(&gate, &both, false), [Code::LeakPartialForm]);
    let finding = &gate.partial_findings()[0];
    assert!(finding.place.contains("合起来"), "{finding:?}");
}

#[test]
fn a_name_shows_no_more_than_its_published_form() {
    let gate = || gate(Class::PersonName, "张三丰", Some("张某"));
    for page in ["<p>张*丰</p>", "<p>张某丰</p>", "<p>张三某</p>", "<p>张 ＊ 丰</p>"] {
        assert_eq!(said(&gate(), &[page], true), [Code::AskPartialForm], "{page}");
    }
    for page in ["<p>张某</p>", "<p>张某某</p>", "<p>张**</p>", "<p>张某甲</p>"] {
        assert!(said(&gate(), &[page], true).is_empty(), "{page}");
    }
    for page in ["<p>张XX</p>", "<p>李XX</p>"] {
        assert!(said(&gate(), &[page], true).is_empty(), "{page}");
    }
    let long = self::gate(Class::PersonName, "欧阳振海", Some("欧阳某"));
    let both = ["<p>欧阳XX</p>", "<p>XX振海</p>"];
    assert_eq!(said(&long, &both, true), [Code::LeakPartialForm]);
    // with the surname that is public they tell the whole name
    assert_eq!(said(&gate(), &["<p>*三丰</p>"], true), [Code::LeakPartialForm]);
    let both = ["<p>张*丰</p>", "<p>张三*</p>"];
    assert_eq!(said(&gate(), &both, true), [Code::LeakPartialForm]);
    assert!(said(&gate(), &["<p>李*丰</p>"], false).is_empty());
    assert_eq!(said(&gate(), &["<p>张*丰</p>"], false), [Code::AskPartialForm]);
}

#[test]
fn what_an_earlier_package_showed_counts() {
    let gate = gate(Class::Identifier, ID, None);
    let snippet = "号1101**************。".to_owned();
    let earlier = EarlierForm { package: "第 1 个包".into(), path: "a.html".into(), snippet };
    gate.look_back(&[earlier]);
    assert_eq!(said(&gate, &["<p>后四位002X</p>"], false), [Code::LeakPartialForm]);
}

const HOME: &str = "演示省演示市演示区演示街道彬芳大道88号3栋502房";

#[test]
fn an_address_shows_no_more_than_the_township() {
    let gate = || gate(Class::Address, HOME, None);
    for page in [
        "<p>住演示市演示区演示街道彬芳大道**号*栋***房</p>",
        "<p>住彬芳大道＊＊号</p>",
        "<p>彬芳大道 88 号***</p>",
        "<p>***88号3栋502房</p>",
        "<p>彬芳大道某号某栋</p>",
        "<p>彬芳大道……号</p>",
    ] {
        assert_eq!(said(&gate(), &[page], false), [Code::AskPartialForm], "{page}");
    }
    for page in [
        "<p>住演示省演示市演示区演示街道***</p>",
        "<p>演示区演示街道****号</p>",
        "<p>梅江大道**号*栋</p>",
        "<p>**号</p>",
        "<p>***房</p>",
    ] {
        assert!(said(&gate(), &[page], false).is_empty(), "{page}");
    }
    let both = ["<p>彬芳大道***</p>", "<p>***88号3栋502房</p>"];
    assert_eq!(said(&gate(), &both, false), [Code::LeakPartialForm]);
}

#[test]
fn an_electronic_address_shows_no_more_than_the_domain() {
    let gate = || gate(Class::Email, "Zhang.San88@example.com", None);
    for page in ["<p>邮箱zh***@example.com</p>", "<p>邮箱：z****88@example.com</p>"] {
        assert_eq!(said(&gate(), &[page], false), [Code::AskPartialForm], "{page}");
    }
    for page in ["<p>***@example.com</p>", "<p>z***@example.com</p>", "<p>zh***@example.org</p>"] {
        assert!(said(&gate(), &[page], false).is_empty(), "{page}");
    }
    let both = ["<p>zhang.s***@example.com</p>", "<p>****.san88@example.com</p>"];
    assert_eq!(said(&gate(), &both, false), [Code::LeakPartialForm]);
    let both = ["<p>zh***@example.com</p>", "<p>*hang.san88@e*****e.com</p>"];
    assert_eq!(said(&gate(), &both, false), [Code::LeakPartialForm]);
}

#[test]
fn a_number_inside_withheld_words_is_a_number() {
    let gate = gate(Class::FreeText, "联系电话 13800138000，请勿外传。", None);
    let both = ["<p>138****8000</p>", "<p>***0013****</p>"];
    assert_eq!(said(&gate, &both, false), [Code::LeakPartialForm]);
}
