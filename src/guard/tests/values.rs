//! Withheld values: found in every disguise, and dropped where they are public.
//! Each test says what passes as well as what does not.

use super::{Facts, codes, gate, html, needle, numbers, owner};
use crate::diag::Code;
use crate::disclosure::Class;
use crate::guard::{Finding, Form, Gate};
use crate::model::Private;

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
            format!("<p>见{head}<sup class=\"footnote-reference\"><a>1</a></sup>{tail}</p>"),
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
            (format!("甲 {text} 乙"), Form::Text),
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
fn a_name_is_found_with_another_dot_and_the_other_word_for_a_company() {
    for (class, text, written) in [
        (Class::PersonName, "演示古丽·示范", "演示古丽示范"),
        (Class::PersonName, "演示古丽·示范", "演示古丽.示范"),
        (Class::Organisation, "兴宁市演示有限公司", "兴宁市演示有限责任公司"),
        (Class::Organisation, "兴宁市演示有限责任公司", "兴宁市演示有限公司"),
    ] {
        assert_eq!(
            html(class, text, &format!("<p>见{written}。</p>")),
            [Code::LeakNeedle],
            "{written}"
        );
    }
    assert!(
        html(Class::Organisation, "兴宁市演示有限公司", "<p>兴宁市演示股份有限公司</p>").is_empty()
    );
}

#[test]
fn blocks_and_cells_are_not_read_as_one() {
    for page in ["<td>欧阳</td><td>测试</td>", "<p>欧阳</p><p>测试</p>"] {
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
    let address = "广东省兴宁市某某路1号（兴宁市某某有限公司旁）";
    let organ = [(Class::Address, address.to_owned())];
    let gate = Gate::new(vec![needle(Class::Organisation, firm)], &organ);
    assert!(codes(&gate, address, Form::Html, &Facts::default()).is_empty());
    let both = format!("{address}<p>{firm}</p>");
    assert_eq!(codes(&gate, &both, Form::Html, &Facts::default()), [Code::LeakNeedle]);
    let organ = [(Class::Phone, "07533388110".to_owned())];
    let gate = Gate::new(vec![needle(Class::Phone, "0753-3388110")], &organ);
    assert!(codes(&gate, "0753-3388110", Form::Html, &Facts::default()).is_empty());
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
        entry: None,
        said: Some(Private::new(name.to_owned())),
        code: Code::LeakNeedle,
        owner: Some(owner("2026-002")),
        field: Some("subject.name".into()),
        path: "a.html".to_owned(),
        place: "正文".to_owned(),
    };
    assert_eq!(findings, [expected]);
}

#[test]
fn the_path_is_looked_at_and_not_repeated() {
    let gate = gate(Class::PersonName, "欧阳测试");
    for path in ["files/欧阳测试.pdf", "files/%E6%AC%A7%E9%98%B3测试.pdf"] {
        let findings = gate.inspect(path, b"", Form::Raw, &Facts::default());
        let shown: Vec<_> = findings.iter().map(|f| (f.place.as_str(), f.path.as_str())).collect();
        assert_eq!(shown, [("文件路径", "files/＊＊＊")]);
    }
    let findings = gate.inspect("files/13800138000.pdf", b"", Form::Raw, &Facts::default());
    assert_eq!(findings.first().map(|finding| finding.code), Some(Code::LeakMobile));
}

#[test]
fn values_with_markup_in_them_are_found_in_raw_bytes() {
    let gate = gate(Class::FreeText, "甲公司&nbsp;乙公司");
    assert_eq!(
        codes(&gate, "甲公司&nbsp;乙公司", Form::Html, &Facts::default()),
        [Code::LeakNeedle]
    );
}

#[test]
fn words_go_on_behind_a_line_break() {
    for (class, text) in
        [(Class::PersonName, "欧阳测试"), (Class::FreeText, "他在庭审中说，家里还有老人。")]
    {
        let (head, tail) = text.split_at("欧阳".len());
        for page in [format!("{head}<br>{tail}"), format!("<p>{head}<br />\n{tail}</p>")] {
            assert_eq!(html(class, text, &page), [Code::LeakNeedle], "{page}");
        }
    }
    assert!(html(Class::Identifier, "123456", "123<br>4567").is_empty());
    assert!(numbers("1380<br>0138000", Form::Html).is_empty());
}

#[test]
fn the_digits_of_an_identifier_are_looked_for_on_their_own() {
    let number = "判字123456号";
    for page in ["案号123456", "判字123-456号", "判字１２３４５６号", "判字123 456号", "123/456"]
    {
        assert_eq!(html(Class::Identifier, number, page), [Code::LeakNeedle], "{page}");
    }
    for page in ["1234567", "12.3456", "a123456", "123 4-56", "12345"] {
        assert!(html(Class::Identifier, number, page).is_empty(), "{page}");
    }
    let code = "2204-441481-04-01-123456";
    assert_eq!(html(Class::Identifier, code, "22044414810401123456"), [Code::LeakNeedle]);
    for (number, page) in
        [("X-20260502", "2026-05-02"), ("YS-2026-013", "2026-013"), ("X2026013", "2026-013")]
    {
        assert!(html(Class::Identifier, number, page).is_empty(), "{number}");
    }
    assert!(html(Class::Identifier, "91441400MA4UQ5XB1K", "91441400MA4UQ00000").is_empty());
    let organ = [(Class::Address, "见判字123456号公告".to_owned())];
    let within_organ = Gate::new(vec![needle(Class::Identifier, number)], &organ);
    assert!(codes(&within_organ, &organ[0].1, Form::Html, &Facts::default()).is_empty());
    let digits = codes(&within_organ, "123456", Form::Html, &Facts::default());
    assert_eq!(digits, [Code::LeakNeedle]);
    let gate = Gate::new(
        vec![needle(Class::Phone, "0753-3388110"), needle(Class::Phone, "07533388110")],
        &[],
    );
    let facts = Facts { disclosed: vec![(Class::Phone, "0753-3388110")], ..Facts::default() };
    assert_eq!(codes(&gate, "0753 338 8110", Form::Html, &facts), [Code::LeakNeedle]);
}

#[test]
fn a_large_text_is_looked_at_as_a_whole() {
    let gate = gate(Class::PersonName, "欧阳测试");
    let filling = "甲乙，".repeat(1 << 20);
    let page = format!("{filling}欧阳测试{filling}");
    assert_eq!(codes(&gate, &page, Form::Text, &Facts::default()), [Code::LeakNeedle]);
}

#[test]
fn a_withheld_amount_is_found_in_every_spelling() {
    let own = Facts::of_own(true);
    let gate = gate(Class::Amount, "38764.25");
    for text in [
        "38764.25",
        "38,764.25元",
        "３８，７６４．２５",
        "3.876425万元",
        "叁万捌仟柒佰陆拾肆元贰角伍分",
    ] {
        let page = format!("<td>单价</td><td>{text}</td>");
        assert_eq!(codes(&gate, &page, Form::Html, &own), [Code::LeakNeedle], "{text}");
        let elsewhere = codes(&gate, &page, Form::Html, &Facts::default());
        assert_eq!(elsewhere, [Code::AskNeedle], "{text}");
    }
    for text in ["138,764.25", "1,238,764.25", "38764.253", "38764", "38,764.2", "8764.25"] {
        assert!(codes(&gate, text, Form::Html, &own).is_empty(), "{text}");
    }
    assert_eq!(codes(&gate, "5,38764.25,6", Form::Text, &own), [Code::LeakNeedle]);
}

#[test]
fn an_amount_of_few_digits_or_a_date_is_looked_for_on_its_own_pages() {
    let own = Facts::of_own(true);
    for (class, value, text, code) in [
        (Class::Amount, "1283500.00", "128.35万元", Code::LeakNeedle),
        (Class::Amount, "1283500.00", "1,283,500", Code::LeakNeedle),
        (Class::Date, "2026-05-02", "2026年5月2日", Code::AskNeedle),
        (Class::Date, "2026-05-02", "二〇二六年五月二日", Code::AskNeedle),
        (Class::Date, "2026-11-21", "于二零二六年十一月二十一日作出", Code::AskNeedle),
    ] {
        let gate = gate(class, value);
        assert_eq!(codes(&gate, text, Form::Html, &own), [code], "{text}");
        assert!(codes(&gate, text, Form::Html, &Facts::default()).is_empty(), "{text}");
    }
    let gate = gate(Class::Amount, "1283500.00");
    for text in ["1,283,500.50", "1283500.5元", "2,1,283,500", "1,283,500,000"] {
        assert!(codes(&gate, text, Form::Html, &own).is_empty(), "{text}");
    }
}

#[test]
fn an_address_is_found_without_the_township_and_the_word_for_a_room() {
    let home = "演示省演示市演示区演示街道演示路12号3栋402房";
    for page in
        [home, "演示路12号3栋402房", "住演示路 12 号 3 栋 402 室。", "演示路１２号３栋４０２"]
    {
        assert_eq!(html(Class::Address, home, page), [Code::LeakNeedle], "{page}");
    }
    for page in ["演示路12号3栋4021室", "演示路12号", "演示市演示区演示街道"] {
        assert!(html(Class::Address, home, page).is_empty(), "{page}");
    }
    let house = "演示省演示市演示路12号";
    assert!(html(Class::Address, house, "演示路12号").is_empty());
}

#[test]
fn a_name_is_found_among_radicals_and_signs_that_do_not_show() {
    for page in ["⻢⻰测试", "马\u{FFFC}龙测试", "马\u{1}龙\u{9F}测试", "马龙\u{FFF9}测\u{E0001}试"]
    {
        assert_eq!(html(Class::PersonName, "马龙测试", page), [Code::LeakNeedle], "{page}");
    }
    assert_eq!(html(Class::PersonName, "⻢龙测试", "马龙测试"), [Code::LeakNeedle]);
    assert!(html(Class::PersonName, "马龙测试", "⻋⻰测试 马\u{1F}龙测试").is_empty());
}
