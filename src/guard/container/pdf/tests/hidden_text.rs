//! Ways to hide a number among what a page draws.

use super::*;

fn page(content: &str) -> Vec<u8> {
    Maker::page(content, "", "").done("")
}

#[test]
fn what_is_drawn_but_not_seen() {
    for content in [
        format!("BT /F1 12 Tf 72 700 Td ({ID}) Tj ET"),
        // outside of the page
        format!("BT /F1 12 Tf -900 5000 Td ({ID}) Tj ET"),
        // without ink, in white, clipped away, in no size
        format!("BT /F1 12 Tf 3 Tr 72 700 Td ({ID}) Tj ET"),
        format!("1 1 1 rg BT /F1 12 Tf 72 700 Td ({ID}) Tj ET"),
        format!("0 0 1 1 re W n BT /F1 12 Tf 72 700 Td ({ID}) Tj ET"),
        format!("BT /F1 0.01 Tf 72 700 Td ({ID}) Tj ET"),
        // under a bar
        format!("BT /F1 12 Tf 72 700 Td ({ID}) Tj ET 0 g 0 690 595 40 re f"),
        // upside down, and up the margin
        format!("BT /F1 12 Tf -1 0 0 -1 300 700 Tm ({ID}) Tj ET"),
        format!("BT /F1 12 Tf 0 1 -1 0 300 100 Tm ({ID}) Tj ET"),
        // other ways to write it
        format!("BT /F1 12 Tf 72 700 Td 0 0 ({ID}) \" ET"),
        format!("BT /F1 12 Tf 72 700 Td <{}> Tj ET", hex(ID)),
        "BT /F1 12 Tf 72 700 Td (\\061\\061\\060105\\\n19491231002X) Tj ET".to_owned(),
    ] {
        let content = format!("{PLAIN} {content}");
        finds(&page(&content), "第 1 页");
    }
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02X}")).collect()
}

/// Each digit drawn by an operator of its own.
fn digit_by_digit(show: impl Fn(usize, char) -> String) -> Vec<u8> {
    let digits: String = ID.chars().enumerate().map(|(at, digit)| show(at, digit)).collect();
    page(&format!("{PLAIN} BT /F1 12 Tf {digits} ET"))
}

#[test]
fn digit_by_digit_in_order_or_not() {
    finds(
        &digit_by_digit(|at, digit| format!("1 0 0 1 {} 500 Tm ({digit}) Tj ", 72 + 7 * at)),
        "第 1 页",
    );
    // one a cell
    finds(
        &digit_by_digit(|at, digit| format!("1 0 0 1 {} 500 Tm ({digit}) Tj ", 20 + 31 * at)),
        "第 1 页",
    );
    // one a line
    finds(
        &digit_by_digit(|at, digit| format!("1 0 0 1 72 {} Tm ({digit}) Tj ", 600 - 20 * at)),
        "第 1 页",
    );
    // the last one first
    let digits: Vec<char> = ID.chars().collect();
    let backwards = digit_by_digit(|at, _| {
        let at = 17 - at;
        format!("1 0 0 1 {} 500 Tm ({}) Tj ", 72 + 7 * at, digits[at])
    });
    finds(&backwards, "第 1 页");
    // pushed apart
    let apart: String = ID.chars().map(|digit| format!("({digit})-300 ")).collect();
    finds(&page(&format!("BT /F1 12 Tf 72 700 Td [{apart}] TJ ET")), "第 1 页");
}

#[test]
fn bold_by_drawing_each_digit_more_than_once() {
    for copies in
        [&[(0.0, 0.0), (0.3, 0.0)][..], &[(-0.3, 0.0), (0.3, 0.0), (0.0, 0.3), (0.0, -0.3)]]
    {
        finds(
            &digit_by_digit(|at, digit| {
                let show = |(right, up): &(f64, f64)| {
                    let x = 72.0 + 6.0 * f64::from(u8::try_from(at).expect("few")) + right;
                    format!("1 0 0 1 {x} {} Tm ({digit}) Tj ", 500.0 + up)
                };
                copies.iter().map(show).collect()
            }),
            "第 1 页",
        );
    }
    // a few at once
    let parts = [("110105", 72.0), ("19491231", 108.0), ("002X", 156.0)].map(|(part, x)| {
        format!("1 0 0 1 {x} 500 Tm ({part}) Tj 1 0 0 1 {} 500 Tm ({part}) Tj ", x + 0.3)
    });
    finds(&page(&format!("{PLAIN} BT /F1 12 Tf {} ET", parts.concat())), "第 1 页");
    // drawn over the one before by going back
    let back: String = ID.chars().map(|digit| format!("({digit}) 480 ({digit}) ")).collect();
    finds(&page(&format!("{PLAIN} BT /F1 12 Tf 72 500 Td [{back}] TJ ET")), "第 1 页");
    // one a line
    let down = digit_by_digit(|at, digit| {
        let y = 600 - 20 * at;
        format!("1 0 0 1 72 {y} Tm ({digit}) Tj 1 0 0 1 72.3 {y} Tm ({digit}) Tj ")
    });
    finds(&down, "第 1 页");
}

#[test]
fn in_parts_by_a_font_of_which_the_file_tells_no_widths() {
    // six figures of Helvetica are that wide
    let parts = [("138001", 72.0), ("38000", 112.03)].map(|(part, x)| {
        format!("1 0 0 1 {x} 500 Tm ({part}) Tj 1 0 0 1 {} 500 Tm ({part}) Tj ", x + 0.3)
    });
    finds(&page(&format!("{PLAIN} BT /F1 12 Tf {} ET", parts.concat())), "第 1 页");
}

#[test]
fn over_the_end_of_a_line() {
    let content =
        "BT /F1 12 Tf 14 TL 400 700 Td (Number 1101051949) Tj T* (1231002X, of age) Tj ET";
    finds(&page(content), "第 1 页");
    // where only the reader of objects looks
    let mut maker = Maker::page(PLAIN, "", "");
    maker.stream(20, "/Subtype/Form", content.as_bytes());
    finds(&maker.done(""), "不在任何页上的内容");
}

#[test]
fn over_the_ends_of_lines_in_a_cell() {
    let cell = |lines: &[&str]| {
        let lines: Vec<String> = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td")).collect();
        page(&format!(
            "BT /F1 12 Tf 72 700 Td (Zhang San) Tj 100 0 Td {} 100 42 Td (male) Tj ET",
            lines.join(" ")
        ))
    };
    finds(&cell(&["1101051", "9491231", "002X"]), "第 1 页");
    finds(&cell(&["6222020200", "112230301"]), "第 1 页");
    finds(&cell(&["6222020", "2001122", "30301"]), "第 1 页");
    finds(&cell(&["1380013", "8000"]), "第 1 页");
}

#[test]
fn under_the_text_of_the_next_cell() {
    // what does not fit into a cell goes on behind its edge
    for (first, second) in [("440305199001011234", "13800138000"), ("20261120093015", ID)] {
        let at = 72.0 + 0.5 * 12.0 * f64::from(u8::try_from(first.len()).expect("short"));
        finds(
            &page(&format!(
                "q 0 0 150 900 re W n BT /F1 12 Tf 72 700 Td ({first}) Tj ET Q \
                 BT /F1 12 Tf {at} 700 Td ({second}) Tj ET"
            )),
            "第 1 页",
        );
    }
}

#[test]
fn with_a_part_that_is_raised() {
    finds(
        &page("BT /F1 12 Tf 72 700 Td (110105) Tj 6 Ts (19491231) Tj 0 Ts (002X) Tj ET"),
        "第 1 页",
    );
}

#[test]
fn in_forms_patterns_and_layers() {
    let shown = format!("BT /F1 12 Tf 72 700 Td ({ID}) Tj ET");
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>";
    let layered = format!("{form}/OC 21 0 R");
    let resources = "/Resources<</Font<</F1 5 0 R>>/XObject<</X 20 0 R>>>>";
    let mut maker = Maker::page(&format!("{PLAIN} /X Do"), "", resources);
    maker.stream(20, &layered, shown.as_bytes());
    maker.object(21, "<</Type/OCG/Name(Draft)>>");
    finds(&maker.done(""), "第 1 页");
    // that nothing draws
    let mut maker = Maker::page(PLAIN, "", "");
    maker.stream(20, form, shown.as_bytes());
    finds(&maker.done(""), "不在任何页上的内容");
    let mut maker = Maker::page(PLAIN, "", "");
    let pattern = "/PatternType 1/Filter/FlateDecode/Resources<</Font<</F1 5 0 R>>>>";
    maker.stream(20, pattern, &packed(shown.as_bytes()));
    finds(&maker.done(""), "不在任何页上的内容");
}

#[test]
fn by_a_map_of_characters() {
    let codes: String = (1..=18).map(|code| format!("{code:04X}")).collect();
    let characters: String = (1..)
        .zip(ID.chars())
        .map(|(code, c)| format!("<{code:04X}> <{:04X}>\n", c as u32))
        .collect();
    let map = format!(
        "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
         18 beginbfchar\n{characters}endbfchar endcmap"
    );
    let content = format!("BT /F2 12 Tf 72 700 Td <{codes}> Tj ET");
    let resources = "/Resources<</Font<</F2 20 0 R>>>>";
    let mut maker = Maker::page(&content, "", resources);
    maker.object(
        20,
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 21 0 R\
         /DescendantFonts[22 0 R]>>",
    );
    maker.stream(21, "", map.as_bytes());
    maker.object(22, "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500>>");
    finds(&maker.done(""), "第 1 页");
}

#[test]
fn by_names_of_glyphs_and_a_map_that_lies() {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/A/Encoding<</Differences[65/one/zero/five\
        /nine/four/two/three/X]>>";
    let content = "BT /F2 12 Tf 72 700 Td (AABABCADEDAFGABBFH) Tj ET";
    let resources = "/Resources<</Font<</F2 20 0 R>>>>";
    let mut maker = Maker::page(content, "", resources);
    maker.object(20, &format!("{font}>>"));
    finds(&maker.done(""), "第 1 页");
    let mut maker = Maker::page(content, "", resources);
    maker.object(20, &format!("{font}/ToUnicode 21 0 R>>"));
    maker.stream(21, "", b"1 beginbfrange <41> <48> <0061> endbfrange");
    finds(&maker.done(""), "第 1 页");
}

#[test]
fn in_a_chinese_font_without_a_map() {
    let content = format!(
        "BT /F2 12 Tf 72 700 Td <{}> Tj ET",
        ID.encode_utf16().map(|unit| format!("{unit:04X}")).collect::<String>()
    );
    for (encoding, content) in [
        ("UniGB-UCS2-H", content.as_str()),
        ("GBK-EUC-H", &format!("BT /F2 12 Tf 72 700 Td (\\326\\244{ID}) Tj ET")),
    ] {
        let mut maker = Maker::page(content, "", "/Resources<</Font<</F2 20 0 R>>>>");
        maker.object(
            20,
            &format!(
                "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/{encoding}\
                 /DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light\
                 /CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>>>]>>"
            ),
        );
        finds(&maker.done(""), "第 1 页");
    }
}

#[test]
fn in_what_stands_for_the_text() {
    for content in [
        format!("/Span <</ActualText({ID})>> BDC {PLAIN} EMC"),
        format!("{PLAIN} % {ID}"),
        format!("{PLAIN} ({ID}) unknown"),
        format!("{PLAIN} BI /W 1 /H 1 /BPC 8 /CS /G /Note ({ID}) ID \0 EI"),
        format!("{PLAIN} BI /W 1 /H 1 /BPC 8 /CS /G ID {ID} EI"),
        format!("{PLAIN} BI ID \u{80} EI \u{80}\u{80} BT /F1 9 Tf 9 9 Td ({ID}) Tj ET"),
        format!("{PLAIN} ID BT /F1 9 Tf 9 9 Td ({ID}) Tj ET EI"),
        ID.chars().map(|c| format!("/Span<</ActualText({c})>>BDC EMC ")).collect::<String>()
            + PLAIN,
    ] {
        finds(&page(&content), "第 1 页");
    }
}

#[test]
fn in_what_stands_for_the_text_under_a_name() {
    let spans = |name: &dyn Fn(usize) -> String| {
        let spans = (0..ID.len()).map(|at| format!("/Span /{} BDC EMC ", name(at)));
        spans.collect::<String>() + PLAIN
    };
    let all: String =
        ID.chars().zip(0..).map(|(c, at)| format!("/P{at}<</ActualText({c})>>")).collect();
    let resources = format!("/Resources<</Font<</F1 5 0 R>>/Properties<<{all}>>>>");
    // in another order than they are listed, so that only the page tells the number
    let turned: String =
        ID.chars().rev().zip(0..).map(|(c, at)| format!("/P{at}<</ActualText({c})>>")).collect();
    let turned = resources.replace(&all, &turned);
    finds(&Maker::page(&spans(&|at| format!("P{at}")), "", &resources).done(""), "第 1 页");
    finds(&Maker::page(&spans(&|at| format!("P{}", 17 - at)), "", &turned).done(""), "第 1 页");
    let mut maker = Maker::page(
        &spans(&|at| format!("P{}", &ID[at..=at])),
        "",
        "/Resources<</Font<</F1 5 0 R>>/Properties 20 0 R>>",
    );
    let digits: String =
        "0123459X".chars().zip(21..).map(|(c, at)| format!("/P{c} {at} 0 R")).collect();
    maker.object(20, &format!("<<{digits}>>"));
    for (c, number) in "0123459X".chars().zip(21..) {
        maker.object(number, &format!("<</ActualText<FEFF{:04X}>>>", c as u32));
    }
    finds(&maker.done(""), "第 1 页");
}
