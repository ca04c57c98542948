//! Tracked changes in a text: what Word shows when they are accepted, or a plain refusal.

use super::{TYPES, cleaned, document, package};
use crate::clean::{Kind, clean};
use crate::guard::read_file;

/// A text of these paragraphs and tables.
fn text(body: &str) -> Vec<u8> {
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    document(&format!(
        r#"<w:document xmlns:w="{w}"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    ))
}

/// A paragraph with these properties and words.
fn p(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

const MARK: &str = r#"<w:rPr><w:del w:author="王五"/></w:rPr>"#;
const ROWS: &str = r#"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>上格</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:author="王五"/></w:trPr><w:tc>CELL<w:p><w:r><w:t>删格</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"#;

/// The main part after cleaning.
fn body(file: &[u8]) -> String {
    let parts = crate::clean::office::parts_of(file);
    let part = parts.into_iter().find(|(name, _)| name == "word/document.xml");
    String::from_utf8(part.expect("a text").1).expect("UTF-8")
}

#[test]
fn paragraphs_flow_together_where_that_looks_the_same() {
    let center = r#"<w:jc w:val="center"/>"#;
    let deleted = r#"<w:del w:author="王五"><w:r><w:delText>删去</w:delText></w:r></w:del>"#;
    let gone = format!("<w:p><w:pPr>{center}{MARK}</w:pPr>{deleted}</w:p>");
    for (case, paragraphs, text_after) in [
        (p(MARK, "甲") + &p("", "乙"), 1, "甲乙"),
        (p(&format!("{center}{MARK}"), "甲") + &p(center, "乙"), 1, "甲乙"),
        (p(MARK, "甲") + &p(MARK, "乙") + &p("", "丙"), 1, "甲乙丙"),
        // nothing is left of the first: the second keeps its own format
        (gone.clone() + &p("", "乙"), 1, "乙"),
        // the last of the text has to end somewhere
        (p("", "甲") + &p(MARK, "乙"), 2, "甲乙"),
        (gone + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" + &p("", "乙"), 2, "乙"),
    ] {
        let body = body(&cleaned(&text(&case), "docx").bytes);
        assert_eq!(
            body.matches("<w:p>").count() + body.matches("<w:p/>").count(),
            paragraphs,
            "{body}"
        );
        let words: String =
            body.split("<w:t>").skip(1).filter_map(|t| t.split('<').next()).collect();
        assert_eq!(words, text_after, "{body}");
        assert!(!body.contains("王五"), "{body}");
    }
}

#[test]
fn a_deleted_row_goes_and_an_inserted_one_stays() {
    let inserted = ROWS.replace("w:del ", "w:ins ").replace("CELL", "");
    let after = cleaned(&text(&inserted), "docx");
    assert!(body(&after.bytes).contains("删格"), "it was inserted");
    assert_eq!(after.taken.count(Kind::Revisions), 1);
    let after = cleaned(&text(&ROWS.replace("CELL", "")), "docx");
    assert!(body(&after.bytes).contains("上格") && !body(&after.bytes).contains("删格"));
    assert_eq!(after.taken.count(Kind::Revisions), 1);
}

#[test]
fn what_only_word_can_accept_is_refused_in_plain_words() {
    let center = r#"<w:jc w:val="center"/>"#;
    let cell = |mark: &str| {
        format!(
            "<w:tbl><w:tr><w:tc><w:tcPr><w:{mark} w:author='王五'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:p/>"
        )
    };
    let section = format!("<w:sectPr/>{MARK}");
    for case in [
        cell("cellDel"),
        cell("cellMerge"),
        ROWS.replace("CELL", r#"<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>"#),
        p(&format!("{center}{MARK}"), "甲") + &p("", "乙"),
        p(&section, "甲") + &p("", "乙"),
        p(MARK, "甲") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>",
        "<w:p><m:f><m:fPr><m:ctrlPr><w:del w:author='王五'/></m:ctrlPr></m:fPr></m:f></w:p>".to_owned(),
        // half of a field
        "<w:p><w:del><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:del><w:r><w:t>甲</w:t><w:fldChar w:fldCharType='end'/></w:r></w:p>".to_owned(),
    ] {
        let refused = clean(&text(&case), "docx").expect_err(&case);
        let plain = refused.contains("接受所有修订") || refused.contains("会改动正文");
        assert!(plain && !refused.contains("王五"), "{case}: {refused}");
    }
    let kept = cleaned(&text(&cell("cellIns")), "docx");
    assert_eq!(kept.taken.count(Kind::Revisions), 1, "an inserted cell is there already");
}

#[test]
fn changes_are_counted_as_a_person_would() {
    let ins = |author: &str, words: &str| {
        format!(r#"<w:ins w:author="{author}"><w:r><w:t>{words}</w:t></w:r></w:ins>"#)
    };
    let moved = r#"<w:moveFromRangeStart w:author="王五"/><w:moveFrom w:author="王五"><w:r><w:t>移</w:t></w:r></w:moveFrom><w:moveFromRangeEnd/><w:r><w:t>间</w:t></w:r><w:moveTo w:author="王五"><w:r><w:t>移</w:t></w:r></w:moveTo>"#;
    for (case, count) in [
        (ins("王五", "甲") + &ins("王五", "乙"), 1),
        (ins("王五", "甲") + &ins("李四", "乙"), 2),
        (ins("王五", "甲") + "<w:r><w:t>间</w:t></w:r>" + &ins("王五", "乙"), 2),
        (moved.to_owned(), 1),
    ] {
        let cleaned = cleaned(&text(&format!("<w:p>{case}</w:p>")), "docx");
        assert_eq!(cleaned.taken.count(Kind::Revisions), count, "{case}");
    }
}

#[test]
fn another_prefix_is_understood() {
    let file =
        text(r#"<w:p><w:del w:author="王五"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>"#);
    let named = body(&file).replace("w:", "ns0:").replace("xmlns:w", "xmlns:ns0");
    let cleaned = cleaned(&document(&named), "docx");
    let words = read_file(&cleaned.bytes, "docx").text();
    assert!(!words.contains("王五") && !words.contains("删去"), "{words}");
}

#[test]
fn who_may_edit_a_passage_is_not_told() {
    let passage = |who: &str| {
        format!(
            r#"<w:p><w:permStart w:id="7" {who}/><w:r><w:t>甲</w:t></w:r><w:permEnd w:id="7"/></w:p>"#
        )
    };
    let named = cleaned(&text(&passage(r#"w:ed="王五""#)), "docx");
    assert!(!body(&named.bytes).contains("w:perm") && body(&named.bytes).contains("甲"));
    let everybody = cleaned(&text(&passage(r#"w:edGrp="everyone""#)), "docx");
    assert_eq!(body(&everybody.bytes).matches("w:perm").count(), 2);
}

/// Hidden by a style, which this program leaves as it is.
#[test]
fn what_a_style_hides_is_told() {
    let styles = "<w:styles xmlns:w='w'><w:style w:type='character' w:styleId='H'><w:rPr>\
                  <w:vanish/></w:rPr></w:style></w:styles>";
    let run = |style: &str| {
        format!("<w:r><w:rPr><w:rStyle w:val='{style}'/></w:rPr><w:t>甲乙丙丁</w:t></w:r>")
    };
    let left = |style: &str| {
        let body = format!(
            "<w:document xmlns:w='w'><w:body><w:p>{}</w:p></w:body></w:document>",
            run(style)
        );
        let file = package(&[
            ("[Content_Types].xml", TYPES.as_bytes()),
            ("word/document.xml", body.as_bytes()),
            ("word/styles.xml", styles.as_bytes()),
        ]);
        clean(&file, "docx").expect("a document").left
    };
    assert_eq!(left("H"), ["打开时看不见的文字（隐藏）"]);
    assert!(left("I").is_empty());
}
