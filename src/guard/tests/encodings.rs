//! Values that stand encoded in a page or in an attachment, and what only looks so.

use super::{Facts, codes, gate, needle, numbers};
use crate::diag::Code;
use crate::disclosure::Class;
use crate::guard::{Form, Gate, package, read_file};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use std::io::Write;

const ID: &str = "11010519491231002X";

fn base64(bytes: &[u8]) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = bytes.chunks(3).flat_map(|three| {
        let sum = three.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
        let sum = sum << (8 * (3 - three.len()));
        (0..4).map(move |at| match at <= three.len() {
            true => char::from(letters[(sum >> (18 - 6 * at)) as usize & 63]),
            false => '=',
        })
    });
    groups.collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// Queries as a workbook keeps them: a version, a length, a package, rights, what is said of
/// the package with an empty package behind it, and a seal.
fn queries(section: &str) -> Vec<u8> {
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("Config/Package.xml", "<Package/>"),
        ("Formulas/Section1.m", section),
    ];
    let parts = parts.map(|(name, text)| (name, text.as_bytes()));
    let package = package(&parts);
    let counted = |bytes: &[u8]| [&(bytes.len() as u32).to_le_bytes()[..], bytes].concat();
    let empty = [&b"PK\x05\x06"[..], &[0; 18]].concat();
    let about = [&[0; 4][..], &counted("\u{FEFF}<LocalPackageMetadataFile/>".as_bytes())].concat();
    let about = [about, counted(&empty)].concat();
    let rights = "\u{FEFF}<PermissionList><CanEvaluate>false</CanEvaluate></PermissionList>";
    let seal: Vec<u8> = (0..218_u32).map(|at| (at * 37 % 251) as u8).collect();
    let all = [counted(&package), counted(rights.as_bytes()), counted(&about), counted(&seal)];
    [&[0; 4][..], &all.concat()].concat()
}

/// A workbook with such queries.
fn queried(section: &str) -> Vec<u8> {
    let mashup = base64(&queries(section));
    let item = format!(
        "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-16\"?><DataMashup xmlns=\"http://schemas.microsoft.com/DataMashup\">{mashup}</DataMashup>"
    );
    let sheet =
        "<worksheet><sheetData><row><c t=\"str\"><v>甲</v></c></row></sheetData></worksheet>";
    package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("customXml/item1.xml", &utf16(&item)),
    ])
}

fn found_in(file: &[u8], extension: &str) -> Vec<(Code, String)> {
    let gate = Gate::new(Vec::new(), &[]);
    let found = gate.inspect_reading("a", &read_file(file, extension), &Facts::default());
    found.into_iter().map(|finding| (finding.code, finding.place)).collect()
}

#[test]
fn values_in_the_queries_of_a_workbook_are_found() {
    let rows = base64(&deflate(format!("[[\"甲\",\"{ID}\"]]").as_bytes()));
    let typed = format!("shared a = #table({{\"b\"}}, {{{{\"{ID}\"}}}});");
    let packed = format!(
        "shared a = Table.FromRows(Json.Document(Binary.Decompress(Binary.FromText(\"{rows}\", \
         BinaryEncoding.Base64), Compression.Deflate)));"
    );
    for section in [typed, packed] {
        let found = found_in(&queried(&section), "xlsx");
        assert!(found.iter().any(|(code, _)| *code == Code::LeakResidentId), "{section} {found:?}");
    }
    let lawful = "shared a = let b = Excel.CurrentWorkbook(){[Name=\"表\"]}[Content] in b;";
    assert_eq!(found_in(&queried(lawful), "xlsx"), []);
    assert_eq!(read_file(&queried(lawful), "xlsx").unread, []);
}

#[test]
fn files_behind_a_length_are_read() {
    let document = package(&[(
        "word/document.xml",
        format!("<w:p><w:r><w:t>{ID}</w:t></w:r></w:p>").as_bytes(),
    )]);
    let text = format!("身份证号码是{ID}");
    for file in [document, gzip(text.as_bytes()), zlib(text.as_bytes()), utf16(&text)] {
        for before in [&b"\0\0\0\x01"[..], b"\x08\x07\x09\x01\x02\x03\x04\xFF"] {
            let page = format!("<p>{}</p>", base64(&[before, &file].concat()));
            assert_eq!(numbers(&page, Form::Html), [Code::LeakResidentId], "{page}");
        }
    }
}

#[test]
fn an_archive_that_nothing_unpacks_is_refused_behind_a_length_too() {
    for before in [&b""[..], b"\x08\0\0\x01"] {
        let archive = [before, b"7z\xBC\xAF\x27\x1C\0\x04", &[0x81; 40]].concat();
        let page = format!("<p>{}</p>", base64(&archive));
        assert_eq!(numbers(&page, Form::Html), [Code::LeakUndecoded], "{before:?}");
    }
}

/// Marks of files that stand in noise by chance.
#[test]
fn noise_holds_no_files() {
    let noise: Vec<u8> =
        (0..9000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for mark in [&b"PK\x03\x04"[..], b"\x1F\x8B\x08", b"\x78\x9C", b"PK\x03\x04\x14\0\0\0\x08\0"] {
        for at in [0, 4, 40, 5000] {
            for length in [60, 9000] {
                let mut bytes = noise[..length.max(at + 50)].to_vec();
                bytes[at..at + mark.len()].copy_from_slice(mark);
                let page = format!("<p>{}</p>", base64(&bytes));
                assert!(numbers(&page, Form::Html).is_empty(), "{at} {length} {mark:?}");
            }
        }
    }
}

/// Ways to write an ID number so that nobody sees it.
fn disguised() -> Vec<String> {
    let plain = base64(ID.as_bytes());
    let hexadecimal: String = ID.bytes().map(|byte| format!("{byte:02x}")).collect();
    let text = format!("身份证号码是{ID}");
    let (head, tail) = plain.split_at(16);
    let picture = include_bytes!("../../../tests/pictures/small.jpg");
    vec![
        plain.clone(),
        plain.trim_end_matches('=').replace('+', "-").replace('/', "_"),
        format!("{head}\n{tail}"),
        format!("{head}\r\n    {tail}"),
        format!("data:text/plain;base64,{plain}"),
        format!("/assets/{plain}"),
        base64(plain.as_bytes()),
        base64(&gzip(text.as_bytes())),
        base64(&zlib(text.as_bytes())),
        base64(&deflate(text.as_bytes())),
        base64(&zlib(&zlib(text.as_bytes()))),
        base64(&zlib(&utf16(&text))),
        base64(&utf16(&text)),
        base64(text.as_bytes()),
        base64(format!(r#"{{"a":"\u0031{}"}}"#, &ID[1..]).as_bytes()),
        base64(&[&picture[..], ID.as_bytes()].concat()),
        hexadecimal,
        ID.bytes().map(|byte| format!("%{byte:02X}")).collect(),
        ID.bytes().map(|byte| format!("={byte:02X}")).collect(),
        ID.bytes().map(|byte| format!("\\x{byte:02x}")).collect(),
        ID.bytes().map(|byte| format!("\\u{byte:04x}")).collect(),
    ]
}

#[test]
fn an_encoded_id_is_found_in_every_form_of_file() {
    for disguise in disguised() {
        for page in [
            format!("<p>见 {disguise} 。</p>"),
            format!("<p data-x=\"{disguise}\">文字</p>"),
            format!("<script>var a = \"{disguise}\";</script>"),
            format!("<style>a{{background:url({disguise})}}</style>"),
        ] {
            assert!(numbers(&page, Form::Html).contains(&Code::LeakResidentId), "{page}");
        }
        for form in [Form::Json, Form::Text, Form::Xml] {
            let page = format!("{{\"a\": \"{disguise}\"}}");
            assert!(numbers(&page, form).contains(&Code::LeakResidentId), "{page}");
        }
        let reading = read_file(disguise.as_bytes(), "txt");
        let gate = Gate::new(Vec::new(), &[]);
        let found = gate.inspect_reading("a.txt", &reading, &Facts::default());
        let codes: Vec<Code> = found.iter().map(|finding| finding.code).collect();
        assert!(codes.contains(&Code::LeakResidentId), "{disguise}");
        assert!(found.iter().all(|finding| !finding.place.contains("1101")));
    }
}

#[test]
fn a_name_is_found_in_base64_and_its_place_is_told() {
    let gate = gate(Class::PersonName, "欧阳演示");
    for bytes in [
        "姓名：欧阳演示".as_bytes().to_vec(),
        utf16("姓名：欧阳演示"),
        b"\xD0\xD5\xC3\xFB\xA3\xBA\xC5\xB7\xD1\xF4\xD1\xDD\xCA\xBE".to_vec(),
    ] {
        let page = format!("<p>{}</p>", base64(&bytes));
        let found = gate.inspect("a.html", page.as_bytes(), Form::Html, &Facts::default());
        assert!(found.iter().any(|finding| finding.place == "正文 › Base64 编码"), "{found:?}");
    }
}

#[test]
fn a_name_is_found_in_an_address_that_was_escaped_in_gbk() {
    let gate = gate(Class::PersonName, "欧阳演示");
    let found = |page: &str, form| codes(&gate, page, form, &Facts::default());
    for escaped in ["%C5%B7%D1%F4%D1%DD%CA%BE", "%u6b27%u9633%u6f14%u793a"] {
        let page = format!("<a href=\"list.asp?name={escaped}&amp;page=1\">名单</a>");
        assert_eq!(found(&page, Form::Html), [Code::LeakNeedle], "{page}");
        assert_eq!(found(&format!("见 ?name={escaped}"), Form::Text), [Code::LeakNeedle]);
    }
    let mail = "Subject: =C5=B7=D1=F4=D1=DD=CA=BE";
    assert_eq!(found(mail, Form::Text), [Code::LeakNeedle]);
}

#[test]
fn a_long_text_is_decoded_to_its_end() {
    let digits: String = ID.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let text = format!("{} {digits}", "公开信息 \\n **甲** &amp; ".repeat(1_000_000));
    assert_eq!(numbers(&text, Form::Text), [Code::LeakResidentId]);
}

#[test]
fn a_run_that_was_once_too_deep_to_read_is_read_where_it_is_not() {
    let twice = base64(base64(ID.as_bytes()).as_bytes());
    let mut deep = twice.clone();
    for _ in 0..3 {
        deep = base64(deep.as_bytes());
    }
    assert!(numbers(&format!("<p>{deep}</p>"), Form::Html).is_empty(), "deeper than anybody looks");
    assert_eq!(numbers(&format!("<p>{twice}</p>"), Form::Html), [Code::LeakResidentId]);
}

/// Digests, identifiers, addresses, fonts: noise.
#[test]
fn what_only_looks_encoded_passes() {
    let needles = vec![needle(Class::PersonName, "张三")];
    let gate = Gate::new(needles, &[]);
    for page in [
        "<link href='style.9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08.css'>",
        "<p>sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</p>",
        "<a href='?t=1713800138000&x=1713800138001'>x</a>",
        "<p>增长 5%，完成 100%13 项</p>",
        "<p>urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6 2026-001-attachment-of-the-notice</p>",
        "<script>var aVeryLongNameOfSomeFunctionInAProgram = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'</script>",
    ] {
        assert_eq!(codes(&gate, page, Form::Html, &Facts::default()), [], "{page}");
    }
}

#[test]
fn encodings_within_encodings_end() {
    let mut text = ID.repeat(400);
    for _ in 0..8 {
        text = base64(text.as_bytes());
    }
    let _ = numbers(&text, Form::Text);
    let bomb = base64(&gzip(&vec![b' '; 70 << 20]));
    assert_eq!(numbers(&format!("<p>{bomb}</p>"), Form::Html), [Code::LeakUndecoded]);
    let bomb = base64(&zlib(&vec![b' '; 70 << 20]));
    assert_eq!(numbers(&format!("<p>{bomb}</p>"), Form::Html), [Code::LeakUndecoded]);
}

#[test]
fn lines_that_are_encoded_each_alone_are_decoded_alone() {
    let id = "440524188001010014";
    let line = base64(id.as_bytes());
    assert_eq!(numbers(&format!("{line}\n{line}\n"), Form::Text), [Code::LeakResidentId]);
    let phones = ["13800138000", "13900139000"].map(|phone| base64(phone.as_bytes()));
    for lines in [phones.join("\n"), phones.join("\n").replace('=', "")] {
        assert_eq!(numbers(&lines, Form::Text), [Code::LeakMobile], "{lines}");
    }
    let words = "aVeryLongNameOfSomeClass1\nanotherLongNameOfAClass22\n".repeat(20);
    assert!(numbers(&words, Form::Text).is_empty());
}

#[test]
fn one_character_a_cell_is_read_as_one_word() {
    let cells = |text: &str| text.chars().map(|c| format!("<td>{c}</td>")).collect::<String>();
    let row = format!("<table><tr><td>证号</td>{}</tr></table>", cells("11010519491231002X"));
    assert_eq!(numbers(&row, Form::Html), [Code::LeakResidentId]);
    let lines: String = "13800138000".chars().map(|c| format!("{c}\n")).collect();
    assert!(numbers(&lines, Form::Text).is_empty(), "eleven counts");
    assert_eq!(numbers(&format!("手机\n{lines}"), Form::Text), [Code::LeakMobile]);
    let entries: Vec<String> = "11010519491231002X".chars().map(|c| format!("\"{c}\"")).collect();
    let json = format!("{{\"a\":[{}]}}", entries.join(","));
    assert_eq!(numbers(&json, Form::Json), [Code::LeakResidentId]);
    let counts = "<tr><td>甲</td><td>0</td><td>3</td><td>1</td><td>0</td><td>2</td></tr>".repeat(9);
    assert!(numbers(&counts, Form::Html).is_empty());
}

#[test]
fn signs_that_draw_cells_keep_no_characters_apart() {
    let row = |text: &str, sign: &str| {
        let all: Vec<String> = text.chars().map(String::from).collect();
        all.join(sign)
    };
    let signs = ["&nbsp;", "\u{3000}", "│", "｜", "|", "□", "、", " │ ", "&nbsp;&nbsp;", "丨", "┃"];
    for sign in signs {
        let page = format!("<p>证号{sign}{}{sign}</p>", row("11010519491231002X", sign));
        assert!(numbers(&page, Form::Html).contains(&Code::LeakResidentId), "{page}");
        let page = format!("<p>{}</p>", row("欧阳测试", sign));
        let found = super::html(Class::PersonName, "欧阳测试", &page);
        assert_eq!(found, [Code::LeakNeedle], "{page}");
        let phone = row("13800138000", sign);
        let page = format!("手机{sign}{phone}");
        assert!(numbers(&page, Form::Text).contains(&Code::LeakMobile), "{page}");
        let counts = format!("新收{sign}{phone}{sign}0{sign}2{sign}5");
        assert!(numbers(&counts, Form::Text).is_empty(), "{counts}");
    }
    for page in ["电话按键1、2、3、4、5、6、7、8、9", "<p>东、西、南、北、中，甲、乙、丙、丁</p>"]
    {
        assert!(super::html(Class::Identifier, "123456", page).is_empty(), "{page}");
        assert!(numbers(page, Form::Html).is_empty(), "{page}");
    }
}

#[test]
fn references_that_were_escaped_twice_are_decoded() {
    let page = "<p>&amp;#49;&amp;#51;800138000</p>";
    assert_eq!(numbers(page, Form::Html), [Code::LeakMobile]);
    let page = "<p>138&lt;b&gt;0013&lt;/b&gt;8000</p>";
    assert_eq!(numbers(page, Form::Html), [Code::LeakMobile]);
}
