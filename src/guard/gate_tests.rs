//! The gate as a whole: every class, every form, what passes and what does not.

use super::{Finding, Form, Gate, PageFacts};
use crate::diag::Code;
use crate::disclosure::{Class, Needle};
use crate::model::{ItemId, ItemRef, Kind, Private, Uscc, is_resident_id};
use proptest::prelude::*;
use std::sync::Arc;

#[derive(Default)]
struct Facts {
    disclosed: Vec<(Class, &'static str)>,
    contacts: Vec<&'static str>,
    own: bool,
}

impl PageFacts for Facts {
    fn discloses(&self, class: Class, text: &str) -> bool {
        self.disclosed.contains(&(class, text))
    }
    fn is_contact(&self, digits: &str) -> bool {
        self.contacts.contains(&digits)
    }
    fn is_output_of(&self, _: &ItemRef) -> bool {
        self.own
    }
}

const FORMS: [Form; 6] =
    [Form::Html, Form::Xml, Form::Json, Form::Text, Form::Extracted, Form::Raw];

fn owner(id: &str) -> Arc<ItemRef> {
    let id = ItemId::parse(id).expect("an id");
    Arc::new(ItemRef { kind: Kind::ALL[0], id })
}

fn needle(class: Class, text: &str) -> Needle {
    let text = Private::new(text.to_owned());
    Needle { text, class, owner: owner("2026-001"), field: "subject.name".into() }
}

fn gate(class: Class, text: &str) -> Gate {
    Gate::new(vec![needle(class, text)], &[])
}

fn codes(gate: &Gate, page: &str, form: Form, facts: &Facts) -> Vec<Code> {
    let findings = gate.inspect("records/2026-001.html", page.as_bytes(), form, facts);
    let mut codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
    codes.dedup();
    codes
}

/// The codes found in a page of HTML by a gate that looks for `text`.
fn html(class: Class, text: &str, page: &str) -> Vec<Code> {
    codes(&gate(class, text), page, Form::Html, &Facts::default())
}

fn numbers(page: &str, form: Form) -> Vec<Code> {
    codes(&Gate::new(Vec::new(), &[]), page, form, &Facts::default())
}

#[test]
fn a_value_of_every_class_is_found_in_every_disguise() {
    for (class, text) in [
        (Class::PersonName, "欧阳测试"),
        (Class::Organisation, "兴宁市某某（集团）有限公司"),
        (Class::FreeText, "他在庭审中说，家里还有老人。"),
        (Class::Address, "兴城街道某某路 12 号"),
        (Class::Identifier, "91441400MA4UQ5XB1K"),
        (Class::Phone, "0753-3388110"),
        (Class::Email, "someone@example.cn"),
    ] {
        let middle = text.char_indices().nth(3).map_or(0, |(at, _)| at);
        let (head, tail) = text.split_at(middle);
        let entities: String = text.chars().map(|c| format!("&#x{:x};", u32::from(c))).collect();
        for page in [
            format!("<p>见{text}。</p>"),
            format!("<p>见{head}<b>{tail}</b></p>"),
            format!("<p>见{head}<wbr>{tail}</p>"),
            format!("<p>见{head}&#x200B;\n {tail}</p>"),
            format!("<p>见{entities}</p>"),
            format!("<img alt=\"{text}\">"),
            format!("<meta content='{entities}'>"),
            format!("<!-- {text} -->"),
            format!("<script>x = '{text}'</script>"),
        ] {
            assert_eq!(html(class, text, &page), [Code::LeakNeedle], "{page}");
        }
        let gate = gate(class, text);
        let escaped: String = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        for (page, form) in [
            (format!("{{\"a\":\"{escaped}\"}}"), Form::Json),
            (format!("{{\"{text}\":1}}"), Form::Json),
            (format!("甲,\"{text}\"\r\n"), Form::Text),
            (format!("var a = \"{escaped}\";"), Form::Text),
            (format!("<a><b>{text}</b></a>"), Form::Xml),
            (format!("<a>{head}&lt;i&gt;{tail}&lt;/i&gt;</a>"), Form::Xml),
            (format!("甲 {text} 乙"), Form::Extracted),
            (format!("\u{0}\u{1}{text}\u{0}"), Form::Raw),
        ] {
            assert_eq!(
                codes(&gate, &page, form, &Facts::default()),
                [Code::LeakNeedle],
                "{page} as {form:?}"
            );
        }
    }
}

#[test]
fn blocks_and_cells_are_not_read_as_one() {
    for page in ["<td>欧阳</td><td>测试</td>", "<p>欧阳</p><p>测试</p>", "欧阳<br>测试"]
    {
        assert!(html(Class::PersonName, "欧阳测试", page).is_empty(), "{page}");
    }
    let gate = gate(Class::PersonName, "欧阳测试");
    assert!(codes(&gate, "欧阳,测试", Form::Text, &Facts::default()).is_empty());
    assert!(codes(&gate, r#"["欧阳","测试"]"#, Form::Json, &Facts::default()).is_empty());
}

#[test]
fn full_width_is_the_same_as_ascii() {
    assert_eq!(html(Class::Identifier, "ab123456", "ＡＢ１２３４５６"), [Code::LeakNeedle]);
    assert_eq!(html(Class::Phone, "０７５３－３３８８１１０", "0753 3388110"), [Code::LeakNeedle]);
    assert_eq!(
        numbers("号１１０１０５１９４９１２３１００２Ｘ", Form::Html),
        [Code::LeakResidentId]
    );
    assert_eq!(numbers("电话１３８００１３８０００", Form::Html), [Code::LeakMobile]);
}

#[test]
fn a_number_is_not_found_inside_a_longer_one() {
    for page in ["1234567", "0123456", "12345", "2123456 3"] {
        assert!(html(Class::Identifier, "123456", page).is_empty(), "{page}");
    }
    assert_eq!(html(Class::Identifier, "123456", "2026 123456 7"), [Code::LeakNeedle]);
    assert!(html(Class::Identifier, "12345", "12345").is_empty());
    assert_eq!(html(Class::Phone, "07533388110", "(0753)-1, 0753-3388110"), [Code::LeakNeedle]);
    assert!(html(Class::Phone, "3388110", "13388110").is_empty());
}

#[test]
fn one_character_and_common_values_are_not_looked_for() {
    assert!(html(Class::PersonName, "张", "张").is_empty());
    assert!(html(Class::Common, "2026年5月2日", "2026年5月2日").is_empty());
}

#[test]
fn a_short_value_asks_and_blocks_on_its_own_page() {
    for text in ["张三", "张三丰", "张 三"] {
        let gate = gate(Class::PersonName, text);
        let page = "<p>张三丰</p>";
        assert_eq!(codes(&gate, page, Form::Html, &Facts::default()), [Code::AskNeedle]);
        let own = Facts { own: true, ..Facts::default() };
        assert_eq!(codes(&gate, page, Form::Html, &own), [Code::LeakNeedle]);
    }
    assert_eq!(html(Class::PersonName, "诸葛张三", "诸葛张三"), [Code::LeakNeedle]);
}

#[test]
fn what_the_page_or_the_organ_discloses_passes() {
    let firm = "兴宁市某某有限公司";
    let gate = gate(Class::Organisation, firm);
    let facts = Facts { disclosed: vec![(Class::Organisation, firm)], ..Facts::default() };
    assert!(codes(&gate, firm, Form::Html, &facts).is_empty());
    let other = Facts { disclosed: vec![(Class::PersonName, firm)], ..Facts::default() };
    assert_eq!(codes(&gate, firm, Form::Html, &other), [Code::LeakNeedle]);
    let organ = [(Class::Address, "广东省兴宁市某某路1号（兴宁市某某有限公司旁）".to_owned())];
    let gate = Gate::new(vec![needle(Class::Organisation, firm)], &organ);
    assert!(codes(&gate, firm, Form::Html, &Facts::default()).is_empty());
}

#[test]
fn the_first_owner_that_is_betrayed_is_named() {
    let name = "欧阳测试";
    let mut person = needle(Class::PersonName, name);
    person.owner = owner("2026-002");
    let needles = vec![needle(Class::FreeText, name), person];
    let gate = Gate::new(needles, &[]);
    let facts = Facts { disclosed: vec![(Class::FreeText, name)], ..Facts::default() };
    let findings = gate.inspect("a.html", name.as_bytes(), Form::Html, &facts);
    let expected = Finding {
        code: Code::LeakNeedle,
        owner: Some(owner("2026-002")),
        field: Some("subject.name".into()),
        path: "a.html".to_owned(),
        place: "正文",
    };
    assert_eq!(findings, [expected]);
}

#[test]
fn the_path_is_looked_at_and_not_repeated() {
    let gate = gate(Class::PersonName, "欧阳测试");
    for path in ["files/欧阳测试.pdf", "files/%E6%AC%A7%E9%98%B3测试.pdf"] {
        let findings = gate.inspect(path, b"", Form::Raw, &Facts::default());
        let shown: Vec<_> = findings.iter().map(|f| (f.place, f.path.as_str())).collect();
        assert_eq!(shown, [("文件路径", "files/＊＊＊")]);
    }
    let findings = gate.inspect("files/13800138000.pdf", b"", Form::Raw, &Facts::default());
    assert_eq!(findings.first().map(|finding| finding.code), Some(Code::LeakMobile));
}

#[test]
fn numbers_that_nobody_may_publish() {
    for (page, code) in [
        ("<p>身份证号11010519491231002X号</p>", Code::LeakResidentId),
        ("<p>110105<b>19491231</b>002X</p>", Code::LeakResidentId),
        ("<a href='tel:+86-138-0013-8000'>电话</a>", Code::LeakMobile),
        ("<p>1<sup>2</sup></p><p><sup>1</sup>13800138000</p>", Code::LeakMobile),
        ("<td>6228 4804 0256 4890 018</td>", Code::LeakBankCard),
        ("<td>4111111111111111</td>", Code::AskBankCard),
    ] {
        assert_eq!(numbers(page, Form::Html), [code], "{page}");
    }
    assert_eq!(numbers(r#"{"a":13800138000}"#, Form::Json), [Code::LeakMobile]);
    assert_eq!(numbers(r#"{"a":"1380\u0030138000"}"#, Form::Json), [Code::LeakMobile]);
    assert_eq!(numbers("甲,13800138000,乙", Form::Text), [Code::LeakMobile]);
}

#[test]
fn look_alikes_pass() {
    for page in [
        "11441481007200000X/2026-00012 114414000000000008",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "20260502093000 20260502093000123 2026-05-02T09:30:00",
        "https://www.example.gov.cn/content/post_4567890.html?t=1700000000000",
        "<td>1380</td><td>0138000</td>",
        "1,380,013,800.0 0.13800138000 13800138000.55",
        "2204-441481-04-01-123456 0753-3388110",
    ] {
        assert!(numbers(page, Form::Html).is_empty(), "{page}");
    }
    assert!(numbers("[138 0013 8000]", Form::Raw).is_empty());
}

/// A made-up social credit code that is an ID number by its form.
const CODE_LIKE_AN_ID: &str = "114414190001010040";

#[test]
fn contacts_and_disclosed_identifiers_pass() {
    let gate = Gate::new(Vec::new(), &[]);
    let contact = Facts { contacts: vec!["13800138000"], ..Facts::default() };
    assert!(codes(&gate, "+86 138-0013-8000", Form::Html, &contact).is_empty());
    let passes = |number: &'static str| {
        let facts = Facts { disclosed: vec![(Class::Identifier, number)], ..Facts::default() };
        codes(&gate, number, Form::Html, &facts).is_empty()
    };
    assert!(passes("6228480402564890018"));
    assert!(!passes("440524188001010014"), "a resident ID number, whatever field it stands in");
    let code = CODE_LIKE_AN_ID;
    assert!(is_resident_id(code.as_bytes()) && Uscc::parse(code).is_ok());
    assert!(passes(code));
    assert_eq!(numbers(code, Form::Html), [Code::LeakResidentId]);
}

#[test]
fn values_with_markup_in_them_are_found_in_raw_bytes() {
    let gate = gate(Class::FreeText, "甲公司&nbsp;乙公司");
    assert_eq!(
        codes(&gate, "甲公司&nbsp;乙公司", Form::Html, &Facts::default()),
        [Code::LeakNeedle]
    );
}

/// A resident ID number with its check character.
fn resident_id(region: u32, days: u32, serial: u32) -> String {
    let (year, month, day) = (1940 + days / 372, days / 31 % 12 + 1, days % 28 + 1);
    let body = format!("{region:06}{year:04}{month:02}{day:02}{serial:03}");
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = body.bytes().map(|byte| u32::from(byte - b'0'));
    let sum: u32 = digits.zip(weights).map(|(digit, weight)| digit * weight).sum();
    body + &"10X98765432"[sum as usize % 11..][..1]
}

proptest! {
    #[test]
    fn random_bytes_never_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        text in "[<>&;#x0-9a-z/\"'!\\[\\]\\\\u张三 -]{0,120}",
    ) {
        let gate = gate(Class::PersonName, "张三");
        for form in FORMS {
            gate.inspect("a", &bytes, form, &Facts::default());
            gate.inspect(&text, text.as_bytes(), form, &Facts::default());
        }
    }

    #[test]
    fn an_id_is_found_anywhere(
        region in 110_000_u32..660_000,
        days in 0_u32..29_000,
        serial in 0_u32..1000,
        before in "[一-龥，。：]{0,40}(<p>|</b>|<td class=\"a\">|&nbsp;)?",
        after in "(</p>|<b>|</td>|&#x3000;)?[一-龥，。：]{0,40}",
    ) {
        let page = format!("{before}{}{after}", resident_id(region, days, serial));
        prop_assert!(numbers(&page, Form::Html).contains(&Code::LeakResidentId), "{page}");
    }
}
