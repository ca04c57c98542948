//! What cannot be read, or not to its end, is said; and no damage makes a reader fall.

use super::super::lane::Patience;
use super::*;
use crate::guard::Unread;
use proptest::prelude::*;

const DRAWN: &str = "0 0 10 10 re f";

fn page(content: &str) -> Vec<u8> {
    Maker::page(content, "", "").done("")
}

#[track_caller]
fn cannot(file: &[u8], place: &str, why: Unreadable) {
    let unread = read_file(file, "pdf").unread;
    let wanted = Unread { place: place.to_owned(), why };
    assert!(unread.contains(&wanted), "{wanted:?} is not among {unread:?}");
}

#[test]
fn a_page_that_only_shows_pictures() {
    cannot(&page(DRAWN), "第 1 页", Unreadable::NoText);
    let resources = "/Resources<</XObject<</X 20 0 R>>>>";
    let mut maker = Maker::page("595 0 0 842 0 0 cm /X Do", "", resources);
    maker.stream(
        20,
        "/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
        b"\0",
    );
    cannot(&maker.done(""), "第 1 页", Unreadable::NoText);
}

#[test]
fn a_thumbnail_and_a_photograph() {
    let mut maker = Maker::page(PLAIN, "", "/Thumb 20 0 R");
    maker.stream(20, "/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", b"\0");
    cannot(&maker.done(""), "第 1 页的缩略图", Unreadable::NoText);
    let resources = "/Resources<</Font<</F1 5 0 R>>/XObject<</X 20 0 R>>>>";
    let mut maker = Maker::page(&format!("{PLAIN} /X Do"), "", resources);
    maker.stream(20, "/Subtype/Image/Width 1/Height 1/Filter/DCTDecode", b"no picture");
    let unread = read_file(&maker.done(""), "pdf").unread;
    assert!(unread.iter().any(|unread| unread.place == "第 1 页的图片"), "{unread:?}");
}

#[test]
fn a_font_that_nobody_can_read() {
    for font in [
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[22 0 R]>>",
        "<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor<</FontFile2 23 0 R>>>>",
        "<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<</Differences[49/g1/g2/g3]>>>>",
    ] {
        let content = format!("{PLAIN} BT /F2 12 Tf 72 500 Td (1231) Tj ET");
        let resources = "/Resources<</Font<</F1 5 0 R/F2 20 0 R>>>>";
        let mut maker = Maker::page(&content, "", resources);
        maker.object(20, font);
        maker.object(22, "<</Type/Font/Subtype/CIDFontType2/BaseFont/A>>");
        maker.stream(23, "/Length1 4", b"\0\x01\0\0");
        let file = maker.done("");
        cannot(&file, "第 1 页", Unreadable::Partial);
        assert!(read_file(&file, "pdf").text().contains("Notice"));
    }
}

#[test]
fn a_script() {
    let mut maker = Maker::page(PLAIN, "/OpenAction 20 0 R", "");
    maker.object(20, &format!("<</S/JavaScript/JS(show\\('{ID}'\\))>>"));
    let file = maker.done("");
    cannot(&file, "脚本", Unreadable::Script);
    finds(&file, "脚本");
}

#[test]
fn a_password() {
    let encrypt = "/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>/ID[(a)(a)]";
    cannot(&Maker::page(PLAIN, "", "").done(encrypt), "", Unreadable::Encrypted);
}

/// A file that is encrypted with this password.
fn encrypted(user_password: &str) -> Vec<u8> {
    let file = page(&format!("BT /F1 12 Tf 72 700 Td ({ID}) Tj ET"));
    let mut document = lopdf::Document::load_mem(&file).expect("a file");
    let name = || lopdf::Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", lopdf::Object::Array(vec![name(), name()]));
    let version = lopdf::EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password,
        key_length: 128,
        permissions: lopdf::Permissions::all(),
    };
    let state = lopdf::EncryptionState::try_from(version).expect("a key");
    document.encrypt(&state).expect("encrypted");
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory");
    bytes
}

#[test]
fn encryption_without_a_password() {
    let file = encrypted("");
    assert!(memchr::memmem::find(&file, ID.as_bytes()).is_none());
    finds(&file, "第 1 页");
    assert_eq!(read_file(&file, "pdf").unread, Vec::new());
    cannot(&encrypted("secret"), "", Unreadable::Encrypted);
    // what the tables do not reach is not decrypted
    let orphan = b"77 0 obj\n<</Any(\x93\x11\x80)>>\nendobj\n";
    cannot(&[&file[..], orphan].concat(), "其他对象", Unreadable::Encrypted);
    let replaced = b"4 0 obj\n<</Any(\x93\x11\x80)>>\nendobj\n";
    cannot(&[&file[..], replaced].concat(), "早先版本", Unreadable::Encrypted);
}

#[test]
fn a_stream_that_is_damaged_or_unknown() {
    for filter in ["/FlateDecode", "/Unheard", "/Crypt/DecodeParms<</Name/Own>>"] {
        let mut maker = Maker::page(PLAIN, "", "");
        maker.stream(20, &format!("/Filter{filter}"), b"\xFF\xFF\xFF\xFF damaged");
        cannot(&maker.done(""), "其他对象", Unreadable::Partial);
    }
    let file = Maker::page(PLAIN, "", "").done("");
    cannot(
        &[&file[..], &[0x80, 0xFF, 0x01].repeat(99)].concat(),
        "文件末尾之后",
        Unreadable::Partial,
    );
}

#[test]
fn what_is_no_pdf_is_broken() {
    for bytes in [&b"text"[..], b"%PDF-1.7", b"%PDF-1.4\n%%EOF", &[0; 2000]] {
        let result = words(bytes, "pdf");
        assert!(
            matches!(
                result,
                Err(Unreadable::Broken | Unreadable::NoText | Unreadable::WrongExtension)
            ),
            "{result:?}"
        );
    }
}

#[test]
fn without_a_table_it_is_read_all_the_same() {
    let file = page(&format!("BT /F1 12 Tf 72 700 Td ({ID}) Tj ET"));
    let at = memchr::memmem::rfind(&file, b"xref\n0").expect("a table");
    finds(&file[..at], "第 1 页");
}

#[test]
fn files_in_files_end_somewhere() {
    let mut file = page(PLAIN);
    for _ in 0..8 {
        let mut maker = Maker::page(PLAIN, "", "");
        maker.stream(20, "/Type/EmbeddedFile/Filter/FlateDecode", &packed(&file));
        maker.object(21, "<</Type/Filespec/F(a.pdf)/EF<</F 20 0 R>>>>");
        file = maker.done("");
    }
    let unread = read_file(&file, "pdf").unread;
    assert!(unread.iter().any(|unread| unread.why == Unreadable::TooLarge), "{unread:?}");
}

#[test]
fn circles_end() {
    let resources = "/Resources<</Font<</F1 5 0 R>>/XObject<</X 20 0 R>>>>";
    let mut maker = Maker::page(&format!("{PLAIN} /X Do"), "", resources);
    let form = "/Subtype/Form/Resources<</XObject<</X 20 0 R>>>>/Length 30 0 R";
    maker.stream(20, form, b"/X Do /X Do");
    maker.object(30, "30 0 R");
    maker.object(31, &"[".repeat(5000));
    assert!(read_file(&maker.done(""), "pdf").text().contains("Notice"));
}

#[test]
fn what_is_nested_too_deep_is_not_given_to_others() {
    for nested in ["[".repeat(300_000), "[[[[ 9 0 obj ".repeat(100_000)] {
        let mut maker = Maker::page(PLAIN, "", "");
        maker.object(20, &nested);
        let file = maker.done("");
        cannot(&file, "", Unreadable::Partial);
        assert!(read_file(&file, "pdf").text().contains("Notice"));
    }
    cannot(&page(&"[".repeat(300_000)), "第 1 页", Unreadable::Broken);
}

#[test]
fn what_never_ends_is_not_given_to_others() {
    // fields within themselves fill any memory
    let mut maker = Maker::page(PLAIN, "/AcroForm<</Fields[20 0 R]>>", "");
    maker.object(20, "<</T(a)/FT/Tx/Kids[20 0 R]>>");
    let file = maker.done("");
    cannot(&file, "", Unreadable::TooLarge);
    assert!(read_file(&file, "pdf").text().contains("Notice"));
}

#[test]
fn fonts_that_say_the_same_of_all_characters_are_read_in_no_time() {
    let content = format!("{PLAIN} BT /F2 12 Tf 72 500 Td <0041> Tj ET");
    let resources = "/Resources<</Font<</F1 5 0 R/F2 20 0 R>>>>";
    let mut maker = Maker::page(&content, "", resources);
    maker.object(
        20,
        "<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 21 0 R/DescendantFonts[22 0 R]>>",
    );
    let ranges = "<0000> <FFFF> <0041>\n".repeat(20_000);
    maker.stream(21, "", format!("1 beginbfrange {ranges} endbfrange").as_bytes());
    maker.object(22, &format!("<</Type/Font/W[{}]>>", "0 65535 500 ".repeat(20_000)));
    let file = maker.done("");
    let unread = read_file(&file, "pdf").unread;
    assert!(unread.iter().all(|unread| unread.why != Unreadable::TimedOut), "{unread:?}");
    cannot(&file, "", Unreadable::TooLarge);
}

#[test]
fn streams_that_do_not_end_are_too_large() {
    let endless = b"9 0 obj<<>>stream\nx ".repeat(20_000);
    let file = [b"%PDF-1.7\n", &endless[..]].concat();
    cannot(&file, "", Unreadable::TooLarge);
}

/// A file with something of everything.
fn everything() -> Vec<u8> {
    let resources = "/Annots[20 0 R]/Thumb 21 0 R/Resources<</Font<</F1 5 0 R/F2 22 0 R>>>>";
    let content = format!("{PLAIN} BT /F2 9 Tf [(ab) -20 <0102>] TJ ET BI /W 1 ID x EI");
    let mut maker = Maker::page(&content, "/AcroForm<</XFA 23 0 R>>", resources);
    maker.object(20, "<</Subtype/Text/Rect[0 0 1 1]/Contents<FEFF4E2D>/AP<</N 24 0 R>>>>");
    maker.stream(21, "/Filter[/ASCIIHexDecode]", b"00>");
    maker.object(
        22,
        "<</Subtype/Type0/Encoding/Identity-H/ToUnicode 25 0 R/DescendantFonts[<</W[0[1 2] 3 9 1]>>]>>",
    );
    maker.stream(23, "/Filter/FlateDecode", &packed(b"<a>x</a>"));
    maker.stream(24, "/Subtype/Form/Matrix[1 0 0 1 0 0]", PLAIN.as_bytes());
    maker.stream(25, "", b"1 beginbfrange <0000> <00FF> <0041> endbfrange");
    maker.end("");
    maker.stream(30, "/Type/ObjStm/N 1/First 5", b"31 0 <</A(b)/C#41[1 2 (c)]>>");
    maker.done("/Info<</Title(x)>>")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn damage_never_panics(
        changes in proptest::collection::vec((0_usize..2600, any::<u8>()), 1..4),
        cut in 0_usize..4000,
    ) {
        let mut file = everything();
        for (at, with) in changes {
            if let Some(byte) = file.get_mut(at) {
                *byte = with;
            }
        }
        file.truncate(cut);
        prop_assert!(super::super::objects(&file, &Patience::default()).is_ok());
        let _ = read_file(&file, "pdf");
    }
}

#[test]
fn what_only_one_program_understands() {
    let piece = "/PieceInfo<</Illustrator<</LastModified(D:20260101)/Private 21 0 R>>>>";
    let mut maker = Maker::page(PLAIN, "", piece);
    maker.object(21, "<</AIPrivateData1 20 0 R/NumBlock 1>>");
    maker.stream(
        20,
        "",
        &[b"%AI12_CompressedData\x78\x9C".as_slice(), &[7, 0, 255, 1].repeat(40)].concat(),
    );
    cannot(&maker.done(""), "其他对象", Unreadable::Partial);
    for packed in [&b"7z\xBC\xAF\x27\x1C\0\x04"[..], b"BZh91AY&SY\0\x01", b"\xFD7zXZ\0\0"] {
        let mut maker = Maker::page(PLAIN, "/Private 20 0 R", "");
        maker.stream(20, "", packed);
        cannot(&maker.done(""), "附件 1", Unreadable::UnknownFormat);
    }
}

#[test]
fn digits_in_circles_of_a_symbol_font() {
    let circled = [1, 3, 8, 0, 0, 1, 3, 8, 0, 0, 0].map(|digit| 0xF080 + digit);
    let unread = read_file(&with_signs(&circled), "pdf").unread;
    assert!(unread.iter().any(|unread| unread.why == Unreadable::Partial), "{unread:?}");
    // characters of a font's own, and no signs
    let unread = read_file(&with_signs(&[0xE123]), "pdf").unread;
    assert!(unread.iter().any(|unread| unread.why == Unreadable::Partial), "{unread:?}");
}

/// A page in a font whose map says of these codes that they are blank, and of U+0041 that it
/// is itself.
fn with_blanks(codes: &[u16], blank: &str) -> Vec<u8> {
    let shown: String = codes.iter().map(|code| format!("{code:04X}")).collect();
    let content = format!("{PLAIN} BT /F2 12 Tf 72 600 Td <0041{shown}> Tj ET");
    let resources = "/Resources<</Font<</F1 5 0 R/F2 20 0 R>>>>";
    let mut maker = Maker::page(&content, "", resources);
    maker.object(
        20,
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 21 0 R\
         /DescendantFonts[22 0 R]>>",
    );
    let lines: String = codes.iter().map(|code| format!("<{code:04X}> <{blank}>\n")).collect();
    let map = format!(
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n{} beginbfchar\n\
         <0041> <0041>\n{lines}endbfchar\n",
        codes.len() + 1
    );
    maker.stream(21, "", map.as_bytes());
    maker.object(22, "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500>>");
    maker.done("")
}

#[test]
fn letters_that_a_map_calls_blank() {
    for blank in ["0020", "00A0", "3000", "200B", "000D"] {
        cannot(&with_blanks(&[3, 5, 8, 9, 20], blank), "第 1 页", Unreadable::Partial);
    }
    // spaces of some widths are blank
    for codes in [&[3, 160, 3, 3, 8, 9, 9][..], &[3, 3, 3, 3, 3, 3, 3, 3]] {
        assert_eq!(read_file(&with_blanks(codes, "0020"), "pdf").unread, Vec::new());
    }
}
