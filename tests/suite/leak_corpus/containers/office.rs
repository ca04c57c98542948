//! Word, Excel and PowerPoint: the least parts that make a file, and one secret in one of
//! them. Tags become runs.

use super::super::planted::{Joint, Planted, Tags, markup};
use super::archives::packed;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const S: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const P: &str = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const DECL: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Paragraphs of Word.
const WORD: Tags = Tags {
    inline: "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r><w:r><w:t xml:space=\"preserve\">",
    cell: "<w:tc><w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:tc>",
    line: "<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
};
/// Paragraphs of drawings.
const DRAWN: Tags = Tags {
    inline: "</a:t></a:r><a:r><a:rPr b=\"1\"/><a:t>{}</a:t></a:r><a:r><a:t>",
    cell: "<a:tc><a:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></a:txBody></a:tc>",
    line: "<a:p><a:r><a:t>{}</a:t></a:r></a:p>",
};

/// Paragraphs: text, runs, cells and lines.
fn paragraphs(planted: &Planted, tags: &Tags) -> Option<String> {
    let is_plain = matches!(planted, Planted::Text(_))
        || matches!(planted, Planted::Parts { joint: Joint::Run | Joint::Cell | Joint::Line, .. });
    if !is_plain {
        return None;
    }
    let text = planted.as_markup(tags)?;
    Some(match planted {
        Planted::Parts { joint: Joint::Cell, .. } if tags.cell.starts_with("<w") => {
            format!("<w:tbl><w:tr>{text}</w:tr></w:tbl>")
        }
        _ => text,
    })
}

fn package(main: (&str, &str, String), others: &[(&str, &str, String)]) -> Vec<u8> {
    let mut types = String::from(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    );
    let mut related = String::new();
    let mut parts = Vec::new();
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    for (at, (name, what, text)) in others.iter().enumerate() {
        types +=
            &format!("<Override PartName=\"/{name}\" ContentType=\"{}\"/>", content_type(what));
        if !name.starts_with("docProps") {
            let (_, target) = name.split_once('/').unwrap_or(("", name));
            related += &format!(
                "<Relationship Id=\"rId{}\" Type=\"{kind}/{what}\" Target=\"{target}\"/>",
                at + 1
            );
        }
        parts.push((*name, format!("{DECL}{text}")));
    }
    let (name, what, text) = main;
    types +=
        &format!("<Override PartName=\"/{name}\" ContentType=\"{}\"/></Types>", content_type(what));
    let all = |inside: &str| {
        format!(
            "{DECL}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
        )
    };
    let mut top =
        format!("<Relationship Id=\"rId1\" Type=\"{kind}/officeDocument\" Target=\"{name}\"/>");
    if others.iter().any(|(name, ..)| name.starts_with("docProps")) {
        top += "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>";
    }
    let (folder, file) = name.split_once('/').unwrap_or(("", name));
    let relations = format!("{folder}/_rels/{file}.rels");
    let (types, top, related) = (format!("{DECL}{types}"), all(&top), all(&related));
    let text = format!("{DECL}{text}");
    let mut files: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", top.as_bytes()),
        (name, text.as_bytes()),
        (&relations, related.as_bytes()),
    ];
    files.extend(parts.iter().map(|(name, text)| (*name, text.as_bytes())));
    packed(&files)
}

fn content_type(what: &str) -> String {
    let (family, kind) = match what {
        "document" => ("wordprocessingml", "document.main"),
        "workbook" => ("spreadsheetml", "sheet.main"),
        "presentation" => ("presentationml", "presentation.main"),
        "worksheet" | "sharedStrings" => ("spreadsheetml", what),
        "sheet-comments" => ("spreadsheetml", "comments"),
        "slide" | "notesSlide" => ("presentationml", what),
        "core" => return "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        what => ("wordprocessingml", what),
    };
    format!("application/vnd.openxmlformats-officedocument.{family}.{kind}+xml")
}

fn document(body: &str, others: &[(&str, &str, String)]) -> Vec<u8> {
    let section = if others.iter().any(|(_, what, _)| *what == "header") {
        "<w:sectPr><w:headerReference xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" w:type=\"default\" r:id=\"rId1\"/></w:sectPr>"
    } else {
        ""
    };
    let text = format!(
        "<w:document {W}><w:body><w:p><w:r><w:t>演示材料</w:t></w:r></w:p>{body}{section}</w:body></w:document>"
    );
    package(("word/document.xml", "document", text), others)
}

pub fn body(planted: &Planted) -> Option<Vec<u8>> {
    Some(document(&paragraphs(planted, &WORD)?, &[]))
}

pub fn comment(planted: &Planted) -> Option<Vec<u8>> {
    let inside = paragraphs(planted, &WORD)?;
    let part = format!(
        "<w:comments {W}><w:comment w:id=\"0\" w:author=\"演示\">{inside}</w:comment></w:comments>"
    );
    Some(document("", &[("word/comments.xml", "comments", part)]))
}

/// Text that tracking of changes keeps.
pub fn deleted(planted: &Planted) -> Option<Vec<u8>> {
    let text = markup(planted.as_text()?);
    let inside = format!(
        "<w:p><w:r><w:t>演示</w:t></w:r><w:del w:id=\"1\" w:author=\"演示\"><w:r><w:delText xml:space=\"preserve\">{text}</w:delText></w:r></w:del></w:p>"
    );
    Some(document(&inside, &[]))
}

pub fn header(planted: &Planted) -> Option<Vec<u8>> {
    let part = format!("<w:hdr {W}>{}</w:hdr>", paragraphs(planted, &WORD)?);
    Some(document("", &[("word/header1.xml", "header", part)]))
}

pub fn property(planted: &Planted) -> Option<Vec<u8>> {
    let text = markup(&planted.as_lines()?);
    let part = format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:description>{text}</dc:description></cp:coreProperties>"
    );
    Some(document("", &[("docProps/core.xml", "core", part)]))
}

fn workbook(state: &str, rows: &str, others: &[(&str, &str, String)]) -> Vec<u8> {
    let text = format!(
        "<workbook {S}><sheets><sheet name=\"甲\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"乙\" sheetId=\"2\"{state} r:id=\"rId2\"/></sheets></workbook>"
    );
    let sheet = |rows: &str| format!("<worksheet {S}><sheetData>{rows}</sheetData></worksheet>");
    let first = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>演示</t></is></c></row>";
    let mut all = vec![
        ("xl/worksheets/sheet1.xml", "worksheet", sheet(first)),
        ("xl/worksheets/sheet2.xml", "worksheet", sheet(rows)),
    ];
    all.extend_from_slice(others);
    package(("xl/workbook.xml", "workbook", text), &all)
}

/// Rows of cells; a line is a row.
fn rows(planted: &Planted) -> Option<String> {
    let cell = |text: &str| {
        let text = markup(text);
        let is_digit = text.len() == 1 && text.chars().all(|c| c.is_ascii_digit());
        match is_digit {
            true => format!("<c><v>{text}</v></c>"),
            false => {
                format!("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
            }
        }
    };
    let Planted::Parts { before, parts, after, joint } = planted else {
        return Some(format!("<row r=\"1\">{}</row>", cell(planted.as_text()?)));
    };
    let all = [before].into_iter().chain(parts).chain([after]);
    match joint {
        Joint::Cell => {
            Some(format!("<row r=\"1\">{}</row>", all.map(|part| cell(part)).collect::<String>()))
        }
        Joint::Line => Some(all.map(|part| format!("<row>{}</row>", cell(part))).collect()),
        Joint::Run => {
            let runs: String =
                all.map(|part| format!("<r><rPr><b/></rPr><t>{}</t></r>", markup(part))).collect();
            Some(format!("<row r=\"1\"><c t=\"inlineStr\"><is>{runs}</is></c></row>"))
        }
        Joint::Nested | Joint::Comment => None,
    }
}

pub fn cell(planted: &Planted) -> Option<Vec<u8>> {
    Some(workbook("", &rows(planted)?, &[]))
}

pub fn hidden_sheet(planted: &Planted) -> Option<Vec<u8>> {
    Some(workbook(" state=\"veryHidden\"", &rows(planted)?, &[]))
}

pub fn note(planted: &Planted) -> Option<Vec<u8>> {
    let text = markup(&planted.as_lines()?);
    let part = format!(
        "<comments {S}><authors><author>演示</author></authors><commentList><comment ref=\"A1\" authorId=\"0\"><text><r><t xml:space=\"preserve\">{text}</t></r></text></comment></commentList></comments>"
    );
    Some(workbook("", "", &[("xl/comments1.xml", "sheet-comments", part)]))
}

fn slides(text: &str, notes: &str) -> Vec<u8> {
    let shape = |inside: &str| {
        format!(
            "<p:cSld><p:spTree><p:sp><p:txBody><a:bodyPr/>{inside}</p:txBody></p:sp></p:spTree></p:cSld>"
        )
    };
    let main = format!(
        "<p:presentation {P}><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst></p:presentation>"
    );
    let slide = format!("<p:sld {P}>{}</p:sld>", shape(text));
    let notes = format!("<p:notes {P}>{}</p:notes>", shape(notes));
    let others = [
        ("ppt/slides/slide1.xml", "slide", slide),
        ("ppt/notesSlides/notesSlide1.xml", "notesSlide", notes),
    ];
    package(("ppt/presentation.xml", "presentation", main), &others)
}

const DEMONSTRATION: &str = "<a:p><a:r><a:t>演示</a:t></a:r></a:p>";

pub fn slide(planted: &Planted) -> Option<Vec<u8>> {
    Some(slides(&paragraphs(planted, &DRAWN)?, DEMONSTRATION))
}

pub fn slide_notes(planted: &Planted) -> Option<Vec<u8>> {
    Some(slides(DEMONSTRATION, &paragraphs(planted, &DRAWN)?))
}

/// Between the codes of a footer: size, colour, font and weight change in the middle.
pub fn footer(planted: &Planted) -> Option<Vec<u8>> {
    let text = planted.as_text()?.replace('&', "&&");
    let middle = text.char_indices().nth(text.chars().count() / 2)?.0;
    let (first, second) = text.split_at(middle);
    let coded = markup(&format!("&C&\"宋体,Bold\"{first}&K00B0F0&B{second}&R第 &P 页"));
    let sheet = format!(
        "<worksheet {S}><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>演示</t></is></c></row></sheetData><headerFooter><oddFooter>{coded}</oddFooter></headerFooter></worksheet>"
    );
    let text = format!(
        "<workbook {S}><sheets><sheet name=\"甲\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let others = [("xl/worksheets/sheet1.xml", "worksheet", sheet)];
    Some(package(("xl/workbook.xml", "workbook", text), &others))
}

/// In a style that hides what is written in it.
pub fn hidden_style(planted: &Planted) -> Option<Vec<u8>> {
    let text = markup(planted.as_text()?);
    let styles = format!(
        "<w:styles {W}><w:style w:type=\"character\" w:styleId=\"a\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style></w:styles>"
    );
    let inside = format!(
        "<w:p><w:r><w:t>演示</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"b\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    );
    Some(document(&inside, &[("word/styles.xml", "styles", styles)]))
}
