//! Files that hold no secret, however much they look like it: nothing is found, and
//! nothing is left for a person to look at.

use super::*;

#[track_caller]
fn passes(file: &[u8]) {
    let reading = read_file(file, "pdf");
    assert_eq!(found(&reading), Vec::<String>::new(), "{}", reading.text());
    assert_eq!(reading.unread, Vec::new());
    assert!(reading.text().contains("Notice"), "{}", reading.text());
}

fn page(content: &str) -> Vec<u8> {
    Maker::page(&format!("{PLAIN} {content}"), "", "").done("")
}

#[test]
fn a_page_of_text_and_lines() {
    passes(&page(""));
    passes(&page("0 0 10 10 re f 0.13800138 0 0 13.800138 0 0 cm 1380 013 8000 138 0 0 cm"));
}

#[test]
fn columns_of_numbers() {
    let rows: String = (0..20)
        .map(|row| {
            let y = 600 - 20 * row;
            format!(
                "1 0 0 1 72 {y} Tm (1380) Tj 1 0 0 1 140 {y} Tm (0138000) Tj \
                 1 0 0 1 240 {y} Tm (0{row}) Tj "
            )
        })
        .collect();
    passes(&page(&format!("BT /F1 12 Tf {rows} ET")));
    let counts: String = (0..20)
        .map(|row| {
            let y = 600 - 20 * row;
            (0..15).map(|at| format!("1 0 0 1 {} {y} Tm (0) Tj ", 72 + 30 * at)).collect::<String>()
        })
        .collect();
    passes(&page(&format!("BT /F1 12 Tf {counts} ET")));
}

#[test]
fn amounts_under_each_other() {
    // read downwards, the first digits are the number of a card that exists
    let rows = |digits: &str, show: &dyn Fn(char) -> String| {
        let rows = digits
            .chars()
            .zip(0..)
            .map(|(digit, row)| format!("1 0 0 1 72 {} Tm ({}) Tj ", 600 - 20 * row, show(digit)));
        page(&format!("BT /F1 12 Tf {} ET", rows.collect::<String>()))
    };
    for digits in ["6222020200112230301", ID] {
        passes(&rows(digits, &|digit| format!("{digit}5.00")));
        finds(&rows(digits, &|digit| digit.to_string()), "第 1 页");
        // in a table whose rules are characters
        finds(&rows(digits, &|digit| format!("|{digit}")), "第 1 页");
    }
}

#[test]
fn counts_of_one_digit() {
    let counts: String = "15023100421"
        .chars()
        .zip(1..)
        .map(|(count, row)| {
            let y = 600 - 20 * row;
            format!("1 0 0 1 72 {y} Tm (Village {row}) Tj 1 0 0 1 240 {y} Tm ({count}) Tj ")
        })
        .collect();
    // 人数, by a font that has nothing else
    for across in [230, 240] {
        let heading = format!("/F2 12 Tf 1 0 0 1 {across} 600 Tm <00410042> Tj /F1 12 Tf");
        let resources = "/Resources<</Font<</F1 5 0 R/F2 20 0 R>>>>";
        let mut maker = Maker::page(&format!("{PLAIN} BT {heading} {counts} ET"), "", resources);
        maker.object(
            20,
            "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 21 0 R\
             /DescendantFonts[22 0 R]>>",
        );
        maker.stream(
            21,
            "",
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange \
              2 beginbfchar <0041> <4EBA> <0042> <6570> endbfchar",
        );
        maker.object(22, "<</Type/Font/Subtype/CIDFontType2/BaseFont/A>>");
        passes(&maker.done(""));
    }
}

#[test]
fn lines_that_end_and_begin_with_numbers() {
    passes(&page("BT /F1 12 Tf 14 TL 72 600 Td (in all 13) Tj T* (800138000 yuan) Tj ET"));
    passes(&page("BT /F1 12 Tf 14 TL 72 600 Td (since 2026) Tj T* (12 persons) Tj ET"));
}

#[test]
fn dates_and_identifiers() {
    let mut maker = Maker::page(PLAIN, "", "");
    maker.object(
        20,
        "<</CreationDate(D:20260502093000+08'00')/ModDate(D:20260502093001+08'00')\
         /Producer(Writer 7.5)/Title<FEFF516C544A>>>",
    );
    let id = "/ID[<31333830303133383030304142434445><00112233445566778899AABBCCDDEEFF>]";
    passes(&maker.done(&format!("/Info 20 0 R{id}")));
}

#[test]
fn names_of_fonts_and_streams_of_tables() {
    let mut maker = Maker::page(PLAIN, "", "");
    maker.object(20, "<</Type/FontDescriptor/FontName/ABCDEF+F13800138000/StemV 80>>");
    maker.stream(21, "/Type/XRef/W[1 2 1]/Size 3", b"\0\x0113800138000 \0\x0213800138000 ");
    maker.stream(
        22,
        "/Type/XObject/Subtype/Image/Width 5/Height 5/BitsPerComponent 8\
        /ColorSpace/DeviceGray",
        b"\x01\x02\x8013800138000\x02\xFF\x0113800138000",
    );
    passes(&maker.done(""));
}

#[test]
fn a_file_that_was_saved_twice() {
    let mut maker = Maker::page("BT /F1 12 Tf 72 700 Td (Draft) Tj ET", "", "");
    maker.end("");
    maker.stream(4, "/Filter/FlateDecode", &packed(PLAIN.as_bytes()));
    passes(&maker.done(""));
}

#[test]
fn a_form_with_links_and_bookmarks() {
    let mut maker = Maker::page(
        PLAIN,
        "/Outlines 20 0 R/AcroForm<</Fields[22 0 R]>>",
        "/Annots[22 0 R 23 0 R]",
    );
    maker.object(20, "<</First 21 0 R/Last 21 0 R/Count 1>>");
    maker.object(21, "<</Title(Part 1)/Parent 20 0 R/Dest[3 0 R/XYZ 0 138 0]>>");
    maker.object(22, "<</FT/Tx/Subtype/Widget/Rect[138 0013 8000 9]/T(name)/V(none)>>");
    maker.object(
        23,
        "<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://a.example/%E5%85%AC/2026-05-02)>>>>",
    );
    passes(&maker.done(""));
}

#[test]
fn bold_by_drawing_twice() {
    let twice = "BT /F1 12 Tf 72 500 Td (Tel 0753 3388110) Tj 0.3 0 Td (Tel 0753 3388110) Tj ET";
    passes(&page(twice));
}

#[test]
fn object_streams_and_metadata() {
    let mut maker = Maker::page(PLAIN, "/Metadata 40 0 R", "");
    let inner = "20 0 21 9 <</A 1>> <</B 2>>";
    maker.stream(30, "/Type/ObjStm/N 2/First 10", inner.as_bytes());
    let xml = "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta><xmp:CreateDate>\
        2026-05-02T09:30:00+08:00</xmp:CreateDate><xmpMM:DocumentID>uuid:1b1e9c3a-1380-0138-8000-\
        13800138aaaa</xmpMM:DocumentID></x:xmpmeta>";
    maker.stream(40, "/Type/Metadata/Subtype/XML", xml.as_bytes());
    passes(&maker.done(""));
}

#[test]
fn a_page_that_is_blank() {
    let mut maker = Maker::page(PLAIN, "", "");
    maker.object(2, "<</Type/Pages/Kids[3 0 R 20 0 R]/Count 2>>");
    maker.object(20, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
    passes(&maker.done(""));
}

#[test]
fn what_programs_note_in_words_and_tables_that_begin_like_an_archive() {
    let piece = "/PieceInfo<</InDesign<</LastModified(D:20260101)/Private 21 0 R>>>>";
    let mut maker = Maker::page(PLAIN, "/Private 22 0 R", piece);
    maker.object(21, "<</DocumentID(xmp.did)/Notes 20 0 R>>");
    maker.stream(20, "", b"colour management: on");
    maker.stream(22, "", &[0x1F, 0x8B, 0, 255, 254, 3, 1, 200]);
    passes(&maker.done(""));
}

#[test]
fn bullets_and_boxes_of_a_symbol_font() {
    passes(&with_signs(&[0xF0B7]));
    passes(&with_signs(&[0xF0FE, 0xF0A8]));
    passes(&with_signs(&[0xF0A8; 18]));
}
