//! Styles that hide, rows that were deleted, and marks between the letters of a Word text:
//! each is read through, and what nobody sees is known as such.

use super::hiding::{ID, found, places, run, word};
use crate::guard::read_file;

#[test]
fn in_a_style_that_hides() {
    let styles = "<w:styles xmlns:w='w'><w:style w:styleId='a'><w:rPr><w:vanish/></w:rPr></w:style>\
                  <w:style w:styleId='b'><w:basedOn w:val='a'/></w:style><w:style w:styleId='c'>\
                  <w:basedOn w:val='a'/><w:rPr><w:vanish w:val='0'/></w:rPr></w:style></w:styles>";
    let all = styles.replace(
        "<w:style w:styleId='b'>",
        "<w:docDefaults><w:rPrDefault><w:rPr>\
              <w:vanish/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:styleId='b'>",
    );
    let hidden = |paragraph: &str, styles: &str| {
        let file = word(paragraph, &[("word/styles.xml", styles)]);
        let reading = read_file(&file, "docx");
        (places(&file, "docx"), reading.unseen())
    };
    let run = |style: &str| {
        format!("<w:r><w:rPr><w:rStyle w:val='{style}'/></w:rPr><w:t>{ID}</w:t></w:r>")
    };
    let paragraph =
        |style: &str| format!("<w:pPr><w:pStyle w:val='{style}'/></w:pPr>{}", self::run(ID));
    let table = format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val='b'/></w:tblPr><w:tr><w:tc><w:p>{}</w:p>\
                         </w:tc></w:tr></w:tbl>",
        self::run(ID)
    );
    for (paragraph, styles) in [
        (run("a"), styles),
        (run("b"), styles),
        (paragraph("b"), styles),
        (table, styles),
        (self::run(ID), &all),
    ] {
        let (places, unseen) = hidden(&paragraph, styles);
        assert!(places.contains(&"附件文字 › 正文 › 隐藏文字".to_owned()), "{places:?}");
        assert_eq!(unseen, ["隐藏"], "{paragraph}");
    }
    for (paragraph, styles) in [(run("c"), styles), (paragraph("c"), &all), (self::run(ID), styles)]
    {
        let (places, _) = hidden(&paragraph, styles);
        assert_eq!(places, ["附件文字 › 正文"], "{paragraph}");
    }
    let half = [self::run("110105"), run("a").replace(ID, "19491231"), self::run("002X")].concat();
    let (places, unseen) = hidden(&half, styles);
    assert_eq!(
        (places.as_slice(), unseen),
        (&["附件文字 › 正文 › 连同隐藏文字".to_owned()][..], vec!["隐藏"])
    );
}

#[test]
fn in_a_cell_or_a_row_that_was_deleted() {
    let cell = format!("<w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr><w:p>{}</w:p></w:tc>", run(ID));
    let row = format!(
        "<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc><w:p>{}</w:p></w:tc></w:tr>",
        run(ID)
    );
    for row in [format!("<w:tr>{cell}</w:tr>"), row] {
        let file = word(&format!("<w:tbl>{row}</w:tbl>"), &[]);
        found(&file, "docx", "正文 › 修订（已删除的文字）");
        assert_eq!(read_file(&file, "docx").unseen(), ["修订"]);
    }
}

#[test]
fn between_marks_that_split_no_word() {
    let symbols: String =
        ID.bytes().map(|c| format!("<w:sym w:font='Symbol' w:char='F0{c:02X}'/>")).collect();
    let base = format!(
        "<w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby>",
        run("x"),
        run("19491231")
    );
    for paragraph in [
        format!("<w:r>{symbols}</w:r>"),
        format!("{}<w:r><w:softHyphen/></w:r>{}", run("110105"), run("19491231002X")),
        format!("{}<w:r><w:noBreakHyphen/></w:r>{}", run("110105"), run("19491231002X")),
        format!("{}<w:r>{base}</w:r>{}", run("110105"), run("002X")),
        format!(
            "{}<w:fldSimple w:instr='PAGE'>{}</w:fldSimple>{}",
            run("110105"),
            run("19491231"),
            run("002X")
        ),
        "<m:oMath><m:r><m:t>110105</m:t></m:r><m:r><m:t>19491231002X</m:t></m:r></m:oMath>"
            .to_owned(),
        format!(
            "{}<w:proofErr/><w:bookmarkStart w:name='x'/>{}",
            run("110105"),
            run("19491231002X")
        ),
    ] {
        found(&word(&paragraph, &[]), "docx", "正文");
    }
    for (part, text) in [
        ("word/afchunk.htm", format!("<p>{ID}</p>")),
        ("word/afchunk.rtf", format!("{{\\rtf1 {ID}}}")),
        ("word/afchunk.mht", format!("MIME-Version: 1.0\n\n<p>{ID}</p>")),
        ("word/embeddings/a.xml", format!("<a>{ID}</a>")),
        (
            "word/activeX/activeX1.xml",
            format!("<ax:ocx><ax:ocxPr ax:name='Caption' ax:value='{ID}'/></ax:ocx>"),
        ),
        (
            "word/diagrams/data1.xml",
            format!("<dgm:pt><dgm:t><a:p><a:r><a:t>{ID}</a:t></a:r></a:p></dgm:t></dgm:pt>"),
        ),
        ("word/vmlDrawing1.vml", format!("<v:shape><v:textpath string='{ID}'/></v:shape>")),
        (
            "word/charts/chart1.xml",
            format!("<c:strCache><c:pt><c:v>{ID}</c:v></c:pt></c:strCache>"),
        ),
    ] {
        assert!(!places(&word("", &[(part, &text)]), "docx").is_empty(), "{part}");
    }
}
