//! Files that lead other readers astray are refused before these see them; large lawful
//! files are not.

use super::super::lane::Patience;
use super::super::scan;
use super::super::tests::{Maker, PLAIN};
use super::*;
use std::fmt::Write;

#[track_caller]
fn weighed(file: &[u8]) -> Result<(), Unreadable> {
    weigh(&Store::new(scan::scan(file).expect("objects"), Patience::default()))
}

#[track_caller]
fn is_refused(file: &[u8]) {
    assert_eq!(weighed(file), Err(Unreadable::TooLarge));
}

/// The text of so many references to one object.
fn times(count: usize, number: u32) -> String {
    format!("{number} 0 R ").repeat(count)
}

#[test]
fn fields_within_themselves() {
    let mut maker = Maker::page(PLAIN, "/AcroForm<</Fields[20 0 R]>>", "");
    maker.object(20, "<</T(a)/FT/Tx/Kids[20 0 R]>>");
    is_refused(&maker.done(""));
    for (most, ways, is_lawful) in [(9, 10, false), (40, 1, false), (3, 10, true)] {
        let mut maker = Maker::page(PLAIN, "/AcroForm 19 0 R", "");
        maker.object(19, "<</Fields[20 0 R]>>");
        for depth in 0..most {
            let kids = times(ways, 21 + depth);
            maker.object(20 + depth, &format!("<</T(a)/Kids[{kids}]>>"));
        }
        maker.object(20 + most, "<</T(b)/FT/Tx/V(c)>>");
        assert_eq!(weighed(&maker.done("")).is_ok(), is_lawful, "{most} {ways}");
    }
    let mut maker = Maker::page(PLAIN, &format!("/AcroForm<</Fields[{}]>>", times(900, 20)), "");
    maker.object(20, "<</T(a)/FT/Tx/V 21 0 R>>");
    maker.object(21, &format!("({})", "x".repeat(100_000)));
    is_refused(&maker.done(""));
}

#[test]
fn forms_within_forms() {
    let resources = "/Resources<</XObject<</X 20 0 R>>>>";
    for (most, ways, is_lawful) in [(9, 10, false), (3, 10, true), (14, 1, true)] {
        let mut maker = Maker::page("/X Do", "", resources);
        for depth in 0..most {
            let own = format!("/Subtype/Form/Resources<</XObject<</X {} 0 R>>>>", 21 + depth);
            maker.stream(20 + depth, &own, "/X Do ".repeat(ways).as_bytes());
        }
        maker.stream(20 + most, "/Subtype/Form", PLAIN.as_bytes());
        assert_eq!(weighed(&maker.done("")).is_ok(), is_lawful, "{most} {ways}");
    }
}

#[test]
fn forms_that_only_one_table_knows() {
    // each form is there twice, harmless and not: a table may lead to either
    let mut maker = Maker::page("/X Do", "", "/Resources<</XObject<</X 20 0 R>>>>");
    for depth in 0..9 {
        let own = format!("/Subtype/Form/Resources<</XObject<</X {} 0 R>>>>", 21 + depth);
        maker.stream(20 + depth, &own, "/X Do ".repeat(10).as_bytes());
        maker.stream(20 + depth, "/Subtype/Form", PLAIN.as_bytes());
    }
    is_refused(&maker.done(""));
}

#[test]
fn one_content_many_times() {
    for (count, is_lawful) in [(100_000, false), (100, true)] {
        let contents = format!("/Contents[{}]", times(count, 20));
        let mut maker = Maker::page(PLAIN, "", &contents);
        maker.stream(20, "", "(a) Tj ".repeat(1000).as_bytes());
        assert_eq!(weighed(&maker.done("")).is_ok(), is_lawful, "{count}");
    }
}

#[test]
fn bookmarks_without_end() {
    for (count, is_lawful) in [(9_000, false), (2_000, true)] {
        let mut maker = Maker::page(PLAIN, "/Outlines<</First 20 0 R>>", "");
        for number in 20..20 + count {
            maker.object(number, &format!("<</Title(a)/Next {} 0 R>>", number + 1));
        }
        assert_eq!(weighed(&maker.done("")).is_ok(), is_lawful, "{count}");
    }
}

#[test]
fn maps_and_widths_of_fonts() {
    let ranges = |count: usize| "<0000> <FFFF> <0041>\n".repeat(count);
    for (map, is_lawful) in [
        ("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange".to_owned(), false),
        (format!("100 beginbfrange {} endbfrange", ranges(20_000)), false),
        (format!("3 beginbfrange {} <01> <02> [<0041> <0042>] endbfrange", ranges(2)), true),
    ] {
        let mut maker = Maker::page(PLAIN, "", "");
        maker.stream(20, "", map.as_bytes());
        maker.object(21, "<</Type/Font/Subtype/Type0/ToUnicode 20 0 R>>");
        assert_eq!(weighed(&maker.done("")).is_ok(), is_lawful);
    }
    let mut lawful = String::new();
    for glyph in 0..4000 {
        let (first, last) = (glyph * 9, glyph * 9 + 3);
        write!(lawful, "{first} {last} 500 {} [500 600 700] ", last + 2).expect("memory");
    }
    for (widths, is_lawful) in [("0 65535 500 ".repeat(20_000), false), (lawful, true)] {
        let mut maker = Maker::page(PLAIN, "", "");
        maker.object(20, "<</Type/Font/Subtype/Type0/DescendantFonts[21 0 R]>>");
        maker.object(21, &format!("<</Type/Font/W[{widths}]>>"));
        assert_eq!(weighed(&maker.done("")).is_ok(), is_lawful);
    }
}

#[test]
fn many_objects_at_one_place() {
    for (is_same, is_lawful) in [(true, false), (false, true)] {
        let places: String = (0..2000)
            .map(|at| format!("{} {} ", 100 + at, if is_same { at } else { 2 * at + 2000 }))
            .collect();
        let objects = format!("{}[{}]", " ".repeat(2000), "1 ".repeat(4000));
        let head = format!("/Type/ObjStm/N 2000/First {}", places.len());
        let mut maker = Maker::page(PLAIN, "", "");
        maker.stream(20, &head, format!("{places}{objects}").as_bytes());
        assert_eq!(weighed(&maker.done("")).is_ok(), is_lawful);
    }
    let rows: Vec<u8> = (0..90_u8).flat_map(|_| [2, 20, 3]).collect();
    let mut maker = Maker::page(PLAIN, "", "");
    maker.stream(20, "/Type/XRef/W[1 1 1]/Size 90", &rows);
    is_refused(&maker.done(""));
}

#[test]
fn large_lawful_files_are_given_to_others() {
    // a mark on each page, a form with some hundred fields, a font with all its characters
    let resources = "/Resources<</Font<</F1 5 0 R>>/XObject<</X 20 0 R>>>>";
    let fields: String = (0..500).map(|field| format!("{} 0 R ", 10_000 + field)).collect();
    let catalog = format!("/AcroForm<</Fields[{fields}]>>");
    let mut maker = Maker::page(&format!("{PLAIN} /X Do"), &catalog, resources);
    maker.stream(20, "/Subtype/Form", PLAIN.repeat(50).as_bytes());
    for page in 0..3000 {
        let own = format!("<</Type/Page/Parent 2 0 R/Contents 4 0 R{resources}>>");
        maker.object(30 + page, &own);
    }
    for field in 0..500 {
        maker.object(10_000 + field, &format!("<</T(a{field})/FT/Tx/V(b)/Parent 19 0 R>>"));
    }
    assert_eq!(weighed(&maker.done("")), Ok(()));
}
